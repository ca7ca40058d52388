package io.headroom.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.NeedsData;
import io.headroom.engine.Evaluation;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.trust.TrustReport.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueingCheckTest {
    private static final String HEADER = "\uFEFFmodel,parameters,metric,value,source-formula\n";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("known.csv"), text);
    }

    private TrustReport check(String rows, int threads) throws IOException {
        return QueueingCheck.read(file(HEADER + rows)).run(3, threads, () -> false);
    }

    /// M/M/1 at 0.6: mean wait 0.6 / 0.4 = 1.5 and p99 of the stay ln(100) / 0.4, in a unit of time in which arrivals are rare.
    @Test
    void knownFiguresAreInsideAndWrongOnesOutside() throws IOException {
        TrustReport report = check("""
                M/M/1,c=1;lambda=0.0006;mu=0.001,Wq_mean,1500,
                M/M/1,mu=0.001;lambda=0.0006,W_p99,11512.925464970229,
                M/M/1,c=1;lambda=0.0006;mu=0.001,Wq_mean,1560,4 % off
                M/M/1,c=1;lambda=0.0006;mu=0.001,W_p99,12000,4 % off
                M/M/1,c=1;lambda=0.0006;mu=0.001,P(N=0),0.4,
                M/M/1,c=1;lambda=0.0006;mu=0.001,P(blocked),0.1,no such thing
                M/M/c/K,c=1;K=4,L_mean,1,
                """, 2);
        assertThat(report.rows()).extracting(TrustReport.Row::verdict).containsExactly(Verdict.INSIDE, Verdict.INSIDE, Verdict.OUTSIDE, Verdict.OUTSIDE, Verdict.INSIDE,
                Verdict.LEFT_OUT, Verdict.LEFT_OUT);
        assertThat(report.rows(Verdict.LEFT_OUT)).extracting(TrustReport.Row::why).containsExactly("the metric P(blocked) is not known here",
                "the parameter lambda is missing");
        assertThat(report.groups()).containsExactly(new TrustReport.Group("M/M/1", 5, null, null, 1), new TrustReport.Group("M/M/c/K", 0, null, null, 1));
    }

    /// Erlang's B of 3 on 4 servers is 0.2061; with four more places and a load above 1, birth and death give the rest.
    @Test
    void lossesOfBoundedQueuesAreInsideAndWrongOnesOutside() throws IOException {
        TrustReport report = check("""
                M/M/c/c,c=4;a=3,P(block),0.20610687022900763,
                M/M/c/c,c=4;a=3,carried_load,2.3816793893129771,
                M/M/c/c,c=4;a=3,P(block),0.21,2 % off
                M/M/c/K,c=1;K=3;lambda=2;mu=1,P(block),0.53333333333333333,
                M/M/c/K,c=1;K=3;lambda=2;mu=1,throughput,0.93333333333333333,
                M/M/c/K,c=1;K=3;lambda=2;mu=1,L_mean,2.2666666666666667,
                M/M/c/K,c=1;K=3;lambda=2;mu=1,Wq_mean(accepted),1.4285714285714286,
                M/M/c/K,c=1;K=3;lambda=2;mu=1,P(wait>0|accepted),0.8571428571428571,
                M/M/c/K,c=1;K=3;lambda=2;mu=1,throughput,0.95,2 % off
                """, 2);
        assertThat(report.rows()).extracting(TrustReport.Row::verdict).containsExactly(Verdict.INSIDE, Verdict.INSIDE, Verdict.OUTSIDE, Verdict.INSIDE, Verdict.INSIDE,
                Verdict.INSIDE, Verdict.INSIDE, Verdict.INSIDE, Verdict.OUTSIDE);
    }

    /// Cobham's formula with W0 = 0.25, half the load in either class, by hand: 0.25 / 0.75 and 0.25 / (0.75 x 0.5) for a deterministic service of 1 at 0.25 each. With
    /// three exponential classes of 0.2 each on one server, W0 is 0.6: 0.75, 1.25 and 2.5, and all of them wait 1.5 as without classes.
    @Test
    void prioritiesAreInsideAndWrongOnesOutside() throws IOException {
        TrustReport report = check("""
                M/D/1 NP-prio,l1=0.25;E1=1;l2=0.25;E2=1,class1.Wq_mean,0.33333333333333333,
                M/D/1 NP-prio,l1=0.25;E1=1;l2=0.25;E2=1,class2.Wq_mean,0.66666666666666667,
                M/D/1 NP-prio,l1=0.25;E1=1;l2=0.25;E2=1,class2.W_mean,1.66666666666666667,
                M/D/1 NP-prio,l1=0.25;E1=1;l2=0.25;E2=1,class1.Wq_mean,0.66666666666666667,the other class
                M/M/c NP-prio,c=1;l1=0.2;l2=0.2;l3=0.2;mu=1,class1.Wq_mean,0.75,
                M/M/c NP-prio,c=1;l1=0.2;l2=0.2;l3=0.2;mu=1,class2.Wq_mean,1.25,
                M/M/c NP-prio,c=1;l1=0.2;l2=0.2;l3=0.2;mu=1,class3.Wq_mean,2.5,
                M/M/c NP-prio,c=1;l1=0.2;l2=0.2;l3=0.2;mu=1,aggregate.Wq_mean,1.5,
                M/M/c NP-prio,c=1;l1=0.2;l2=0.2;l3=0.2;mu=1,P(wait>0),0.6,
                M/M/c NP-prio,c=1;l1=0.2;l2=0.2;l3=0.2;mu=1,class1.throughput,0.2,
                M/M/c NP-prio,c=1;l1=0.2;l2=0.2;l3=0.2;mu=1,aggregate.throughput,0.6,
                M/M/c NP-prio,c=1;l1=0.2;l2=0.2;l3=0.2;mu=1,rho,0.6,
                M/M/c NP-prio,c=1;l1=0.2;l2=0.2;l3=0.2;mu=1,class3.Wq_mean,2.7,8 % off
                """, 2);
        assertThat(report.rows(Verdict.LEFT_OUT)).isEmpty();
        assertThat(report.rows(Verdict.OUTSIDE)).extracting(TrustReport.Row::expected).containsExactly(2.0 / 3, 2.7);
    }

    /// Erlang A at a load of 1.25, where only leaving keeps the line short, and at one below 1.
    @Test
    void requestsThatLeaveAreInsideAndWrongFiguresOutside() throws IOException {
        ErlangA crowded = new ErlangA(4, 5, 1, 0.25);
        ErlangA calm = new ErlangA(2, 1, 1, 2);
        TrustReport report = check("""
                M/M/c+M,c=4;lambda=5;mu=1;theta=0.25,P(abandon),%s,
                M/M/c+M,c=4;lambda=5;mu=1;theta=0.25,P(wait>0),%s,
                M/M/c+M,c=4;lambda=5;mu=1;theta=0.25,Lq_mean,%s,
                M/M/c+M,c=4;lambda=5;mu=1;theta=0.25,L_mean,%s,
                M/M/c+M,c=4;lambda=5;mu=1;theta=0.25,Wq_mean,%s,
                M/M/c+M,c=4;lambda=5;mu=1;theta=0.25,Wq_mean(served),%s,
                M/M/c+M,c=4;lambda=5;mu=1;theta=0.25,Wq_p99,3,of whom
                M/M/c+M,c=2;lambda=1;mu=1;theta=2,P(abandon),%s,
                M/M/c+M,c=2;lambda=1;mu=1;theta=2,throughput,%s,
                M/M/c+M,c=2;lambda=1;mu=1;theta=2,Wq_mean(served),%s,
                M/M/c+M,c=2;lambda=1;mu=1;theta=2,P(abandon),%s,3 %% off
                """.formatted(crowded.abandonment(), crowded.probabilityOfWaiting(), crowded.meanWaiting(), crowded.meanInSystem(), crowded.meanWait(),
                crowded.meanWaitOfServed(), calm.abandonment(), 1 - calm.abandonment(), calm.meanWaitOfServed(), 1.03 * calm.abandonment()), 2);
        assertThat(report.rows(Verdict.LEFT_OUT)).hasSize(1);
        assertThat(report.rows(Verdict.OUTSIDE)).extracting(TrustReport.Row::expected).containsExactly(1.03 * calm.abandonment());
    }

    /// What leaves is what a verdict counts as expired.
    @Test
    void thoseThatLeaveHaveExpired() throws NotExpressible {
        Queue queue = Queue.impatient(Map.of("c", 4.0, "lambda", 5.0, "mu", 1.0, "theta", 0.25));
        Plan plan = QueuePlans.alike(queue, 1, new RunSettings(LocalDateTime.of(2027, 1, 1, 0, 0), 200_000, 1_000, 7, 1));
        TenantResult result = Evaluation.of(plan, 1).tenants().getFirst();
        assertThat(result.offered()).isEqualTo(result.served() + result.expired() + result.inFlight());
        assertThat((double) result.expired() / result.offered()).isCloseTo(new ErlangA(4, 5, 1, 0.25).abandonment(), within(0.004));
    }

    /// Classes with service times of their own run on a replica that takes one sequence at a time. By hand: W0 is 0.4 x 0.25 + 0.05 x 9 = 0.55 with service of 0.5 and 3,
    /// the first exponential (E2 = 0.5) and the second deterministic; loads 0.2 and 0.15.
    @Test
    void classesMayHaveServiceTimesOfTheirOwn() throws IOException {
        String moments = "l1=0.4;E1=0.5;E2_1=0.5;l2=0.05;E2=3;E2_2=9";
        double w0 = (0.4 * 0.5 + 0.05 * 9) / 2;
        TrustReport report = check("""
                M/G/1 NP-prio,%1$s,class1.Wq_mean,%2$s,
                M/G/1 NP-prio,%1$s,class2.Wq_mean,%3$s,
                M/G/1 NP-prio,%1$s,class1.W_mean,%4$s,
                M/G/1 NP-prio,%1$s,class2.W_mean,%5$s,
                M/G/1 NP-prio,%1$s,P(wait>0),0.35,
                """.formatted(moments, w0 / 0.8, w0 / (0.8 * 0.65), w0 / 0.8 + 0.5, w0 / (0.8 * 0.65) + 3), 2);
        assertThat(report.rows()).extracting(TrustReport.Row::verdict).containsOnly(Verdict.INSIDE);
    }

    /// A deterministic service time puts many requests on one and the same stay: P(W > D) = rho, and the median stay is D where nobody waits for half of them.
    @Test
    void timesThatManyRequestsShareAreReadRight() throws IOException {
        TrustReport report = check("""
                M/D/1,lambda=0.4;D=1,P(W>1),0.4,
                M/D/1,lambda=0.4;D=1,P(W>0.999),1,
                M/D/1,lambda=0.4;D=1,W_p50,1,
                M/D/1,lambda=0.4;D=1,Wq_p50,0,
                M/D/1,lambda=0.4;D=1,Wq_mean,0.3333333333333333,
                """, 1);
        assertThat(report.rows()).extracting(TrustReport.Row::verdict).containsOnly(Verdict.INSIDE);
    }

    /// Two lanes of one server at half load, mean wait 1, beside one lane of both: Erlang C gives 1/3 for the chance and the mean.
    @Test
    void separateAndPooledServersAreBothSimulated() throws IOException {
        TrustReport report = check("""
                pooling,pools=2;c_each=1;a_each=0.5;mu=1,separate.Wq_mean,1,
                pooling,pools=2;c_each=1;a_each=0.5;mu=1,pooled.Wq_mean,0.3333333333333333,
                pooling,pools=2;c_each=1;a_each=0.5;mu=1,pooled.P(wait>0),0.3333333333333333,
                pooling,pools=2;c_each=1;a_each=0.5;mu=1,Wq_ratio_separate/pooled,3,
                pooling,pools=2;c_each=1;a_each=0.5;mu=1,Wq_ratio_separate/pooled,3.2,
                """, 2);
        assertThat(report.rows()).extracting(TrustReport.Row::verdict).containsExactly(Verdict.INSIDE, Verdict.INSIDE, Verdict.INSIDE, Verdict.INSIDE, Verdict.OUTSIDE);
    }

    @Test
    void theReportDependsOnTheRowsAndTheSeedAlone() throws IOException {
        String one = "M/E2/1,lambda=0.3;mean=1,Wq_mean,0.32142857142857145,\n";
        String two = "staffing,a=1;mu=1,min_c:P(wait>0)<=0.2,3,\n";
        List<TrustReport.Row> rows = check(one + two, 1).rows();
        assertThat(check(two + one, 3).rows()).isEqualTo(rows.reversed());
        assertThat(rows).extracting(TrustReport.Row::verdict).containsOnly(Verdict.INSIDE);
    }

    /// Every row of the twelve models that partitions can be is simulated, percentiles too.
    @Test
    @NeedsData
    void theReferenceFileIsReadInFull() throws IOException {
        Path real = Path.of(System.getenv("HEADROOM_DATA"), "queueing", "closed_form.csv");
        assertThat(QueueingCheck.read(real).compared()).isEqualTo(518);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"M/M/1,lambda=0.5;mu=1,rho # line 2: it has 3 columns", "M/M/1,lambda=0.5;mu=1,rho,half, # line 2: its value is \"half\"",
        "M/M/1,lambda;mu=1,rho,0.5, # line 2: the parameter \"lambda\" is not of the form", "M/M/1,lambda=x,rho,0.5, # line 2: its parameter lambda is \"x\"",
        "M/M/1,lambda=1;lambda=2,rho,0.5, # line 2: the parameter lambda is there twice", ",lambda=1,rho,0.5, # line 2: its model is empty",
        "M/M/1,lambda=0.5;mu=1,rho,NaN, # line 2: its value is \"NaN\""})
    void aRowThatCannotBeReadIsOneClearLine(String row, String problem) throws IOException {
        Path bad = file(HEADER + row + "\n");
        assertThatThrownBy(() -> QueueingCheck.read(bad)).isInstanceOf(BadReferenceFile.class).hasMessageContaining(problem).hasMessageContaining("known.csv")
                .message().doesNotContain("\n");
    }

    @Test
    void filesThatAreNoneAreNamed() throws IOException {
        Path other = file("a,b\n1,2\n");
        assertThatThrownBy(() -> QueueingCheck.read(other)).isInstanceOf(BadReferenceFile.class).hasMessageContaining("no column model");
        Path empty = file("");
        assertThatThrownBy(() -> QueueingCheck.read(empty)).isInstanceOf(BadReferenceFile.class).hasMessageContaining("holds no rows");
        assertThatThrownBy(() -> QueueingCheck.read(folder)).isInstanceOf(BadReferenceFile.class).hasMessageContaining("folder");
        assertThatThrownBy(() -> QueueingCheck.read(folder.resolve("none.csv"))).isInstanceOf(BadReferenceFile.class).hasMessageContaining("no such file");
    }
}
