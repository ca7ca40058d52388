package io.headroom.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Distribution;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueTest {
    @Test
    void theServiceTimeIsThatOfTheModel() throws NotExpressible {
        assertThat(Queue.of("M/M/c", Map.of("c", 8.0, "lambda", 6.8, "mu", 2.0))).isEqualTo(new Queue(6.8, 8, new Distribution.Exponential(0.5), 1, false));
        assertThat(Queue.of("M/D/1", Map.of("lambda", 0.5, "D", 1.0)).service()).isEqualTo(new Distribution.Fixed(1));
        Queue erlang = Queue.of("M/E3/1", Map.of("lambda", 0.2, "mean", 4.0));
        assertThat(erlang.scv()).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(erlang.service()).isEqualTo(new Distribution.Gamma(4, Math.sqrt(1.0 / 3)));
        assertThat(Queue.of("M/H2/1", Map.of("lambda", 0.8, "p1", 0.5, "mu1", 2.0, "mu2", 2.0 / 3)).scv()).isCloseTo(1.5, within(1e-12));
        Distribution logNormal = Queue.of("M/LogN/1", Map.of("lambda", 0.9, "mean", 1.0, "scv", 1.0)).service();
        assertThat(Math.log(logNormal.quantile(0.5))).isCloseTo(-Math.log(2) / 2, within(1e-12));
        assertThat(((Distribution.LogNormal) logNormal).sigma()).isCloseTo(Math.sqrt(Math.log(2)), within(1e-12));
        assertThat(Queue.of("M/G/inf", Map.of("lambda", 10.0, "E[S]", 2.5)).servers()).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"M/M/1 PR-prio, l1=0.3;l2=0.5;mu=1, interrupt service", "M/E2/1 NP-prio, l1=0.3;l2=0.5;mu=1, of queues with priorities",
        "M/M/c NP-prio, c=4;l1=1;l2=3;mu=1, without bound", "M/M/c NP-prio, c=4;l1=1;mu=1, it has 1 classes", "M/M/2 NP-prio, l1=1;E1=1;l2=1;E2=0.5, times of their own on several",
        "M/M/1 NP-prio, l1=0.3;E1=1;E2_1=1;l2=0.5;E2=1, second moment", "M/G/1 NP-prio, l1=0.3;E1=1;E2_1=0.5;l2=0.5;E2=1;E2_2=2, less than the square",
        "M/M/1 NP-prio, l1=0.3;l2=0.5;mu=1;theta=2, parameter theta", "M/M/1 NP-prio, l1=0.3;l2=0.5, mu is missing", "M/M/2 NP-prio, c=3;l1=0.3;l2=0.5;mu=1, c is 3",
        "M/M/1 NP-prio, l1=0.1;l2=0.1;l3=0.1;l4=0.1;l5=0.1;mu=1, tiers have 2 to 4", "M/M/1 NP-prio, l1=0.01;E1=0.0001;l2=0.5;E2=1, could count them", "M/M/c/K, c=4;K=3;lambda=3;mu=1, fewer than the 4 servers", "M/G/c/K, c=4;K=8;lambda=3;mu=1, of bounded queues", "M/M/c/c, c=4;a=3;mu=2, parameter mu", "M/G/c+M, c=8;lambda=9;mu=1;theta=0.5, of queues that requests leave",
        "M/M/1-PS, lambda=0.5;mu=1, processor sharing", "Halfin-Whitt, beta=1, limit", "M/M/1, lambda=1;mu=1, without bound", "M/M/1, lambda=0.5, mu is missing",
        "M/M/c, c=2.5;lambda=1;mu=1, whole number", "M/M/1, lambda=-1;mu=1, above 0", "M/M/1, lambda=0.5;mu=1;K=4, parameter K", "M/M/2, c=3;lambda=1;mu=1, c is 3",
        "G/M/1, lambda=1;mu=2, no such model", "M/M/1, lambda=0.9999;mu=1, close to saturation"})
    void whatSlotsCannotBeIsLeftOutWithItsReason(String model, String parameters, String reason) {
        assertThatThrownBy(() -> QueueCase.of(model, Arrays.stream(parameters.split(";")).map(part -> part.split("="))
                .collect(Collectors.toMap(part -> part[0], part -> Double.valueOf(part[1]))))).isInstanceOf(NotExpressible.class).hasMessageContaining(reason);
    }

    @Test
    void classesAreReadTheHighestFirst() throws NotExpressible {
        ClassedQueue queue = ClassedQueue.of("M/D/1(two-class) NP-prio", Map.of("l1", 0.4, "E1", 0.5, "E2_1", 0.25, "l2", 0.2, "E2", 3.0, "E2_2", 9.0));
        assertThat(queue).isEqualTo(new ClassedQueue(List.of(new ClassedQueue.Customers(0.4, new Distribution.Fixed(0.5), 0),
                new ClassedQueue.Customers(0.2, new Distribution.Fixed(3), 0)), 1));
        assertThat(queue.rate()).isCloseTo(0.6, within(1e-15));
        assertThat(queue.load()).isCloseTo(0.8, within(1e-15));
        ClassedQueue alike = ClassedQueue.of("M/M/c NP-prio", Map.of("c", 8.0, "l1", 2.0, "l2", 4.8, "mu", 1.0));
        assertThat(alike.alike()).isTrue();
        assertThat(alike.servers()).isEqualTo(8);
        assertThat(alike.load()).isCloseTo(0.85, within(1e-12));
        assertThat(ClassedQueue.of("M/G/1 NP-prio", Map.of("l1", 0.3, "E1", 1.0, "E2_1", 3.0, "l2", 0.2, "E2", 1.0, "E2_2", 1.0)).classes().getFirst().service())
                .isEqualTo(new Distribution.Gamma(1, Math.sqrt(2)));
    }

    @ParameterizedTest
    @CsvSource({"class3.Wq_mean, there are 2 classes", "class1.Lq_mean, not kept by class", "class1.rho, not kept by class", "scv, not kept by class", "class1.nonsense, nonsense"})
    void figuresThatAreNotKeptByClassAreLeftOutWithTheirReason(String metric, String reason) throws NotExpressible {
        QueueCase known = QueueCase.of("M/M/c NP-prio", Map.of("c", 4.0, "l1", 1.0, "l2", 2.0, "mu", 1.0));
        assertThatThrownBy(() -> known.ask(metric)).isInstanceOf(NotExpressible.class).hasMessageContaining(reason);
    }

    @Test
    void patienceIsTheMeanTimeUntilARequestLeaves() throws NotExpressible {
        Queue queue = Queue.impatient(Map.of("c", 8.0, "lambda", 9.0, "mu", 1.0, "theta", 0.5));
        assertThat(queue).isEqualTo(new Queue(9, 8, new Distribution.Exponential(1), 1, false, null, new Distribution.Exponential(2)));
        assertThat(queue.in(0.5).patience()).isEqualTo(new Distribution.Exponential(1));
        assertThat(queue.memory()).as("a load above 1 settles all the same").isBetween(9.0, 1_000.0);
        assertThatThrownBy(() -> Queue.impatient(Map.of("c", 8.0, "lambda", 9.0, "mu", 1.0))).isInstanceOf(NotExpressible.class).hasMessage("the parameter theta is missing");
        assertThatThrownBy(() -> Queue.impatient(Map.of("c", 8.0, "lambda", 9.0, "mu", 1.0, "theta", 1.0, "K", 4.0))).isInstanceOf(NotExpressible.class)
                .hasMessageContaining("parameter K");
    }

    @Test
    void whereRequestsLeaveAFigureSaysOfWhichRequestsItIs() throws NotExpressible {
        assertThat(QueueMetric.ofImpatient("P(abandon)")).isEqualTo(new QueueMetric.Blocked());
        assertThat(QueueMetric.ofImpatient("P(wait>0)")).isEqualTo(new QueueMetric.NotAtOnce());
        assertThat(QueueMetric.ofImpatient("Wq_mean")).isEqualTo(new QueueMetric.TimeInQueue());
        assertThat(QueueMetric.ofImpatient("Lq_mean")).isEqualTo(new QueueMetric.Population(true));
        assertThat(QueueMetric.ofImpatient("Wq_mean(served)")).isEqualTo(new QueueMetric.Moment(true, QueueMetric.Moment.Kind.MEAN));
        assertThat(QueueMetric.ofImpatient("P(Wq>0.5)(served)")).isEqualTo(new QueueMetric.Beyond(true, 0.5));
        for (String other : List.of("W_mean", "Wq_p99", "P(Wq>0.5)", "P(block)", "Lq_mean(served)", "nonsense")) {
            assertThatThrownBy(() -> QueueMetric.ofImpatient(other)).isInstanceOf(NotExpressible.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"Wq_p99.9", "W_p50", "P(Wq>0.5)", "P(W>1e-3)", "P(N=51)", "P(N>6)", "N_p95", "Wq_var", "W_second_moment", "rho", "P(wait>0)", "L_mean", "Lq_mean", "N_var", "scv"})
    void metricsAreRead(String text) throws NotExpressible {
        assertThat(QueueMetric.of(text)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"P(blocked)", "W_p100", "Wq_p", "W_mean|size=1", "P(W>-1)", "class1.Wq_mean", "Wq_max"})
    void otherMetricsAreNamed(String text) {
        assertThatThrownBy(() -> QueueMetric.of(text)).isInstanceOf(NotExpressible.class).hasMessageContaining(text);
    }

    @Test
    void theUnitOfTimeChangesNothingElse() throws NotExpressible {
        Queue queue = Queue.of("M/H2/1", Map.of("lambda", 0.8, "p1", 0.5, "mu1", 2.0, "mu2", 0.7));
        assertThat(queue.in(0.25).load()).isCloseTo(queue.load(), within(1e-15));
        assertThat(queue.in(0.25).mean()).isEqualTo(queue.mean() / 4);
        assertThat(queue.in(0.25).rate()).isEqualTo(3.2);
    }
}
