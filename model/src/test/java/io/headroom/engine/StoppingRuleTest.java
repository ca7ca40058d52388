package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.Distribution;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StoppingRuleTest {
    private static final RunSettings RUN = EngineFixture.run(2_000, 100, 5, 200).withHalfWidth(0.03);

    private static Plan plan(RunSettings run, Objective... objectives) {
        return EngineFixture.plan(run, 8, new Distribution.Exponential(1), List.of(EngineFixture.caller("callers", 6, objectives)));
    }

    private static Results.Stop stop(Results results) {
        return Objects.requireNonNull(results.engine().stop());
    }

    @Test
    void theRunEndsAtTheFirstReplicationThatIsNarrowEnough() {
        Results results = Evaluation.of(plan(RUN), 1);
        int ran = results.engine().replications();
        assertThat(ran).isBetween(3, 199);
        assertThat(stop(results).reached()).isTrue();
        LatencySummary e2e = results.tenants().getFirst().e2e();
        assertThat(stop(results).widest()).isLessThanOrEqualTo(0.03)
                .isEqualTo(Math.max(e2e.meanInterval().relativeHalfWidth(e2e.mean()), e2e.p99Interval().relativeHalfWidth(e2e.p99())));
        Results before = Evaluation.of(plan(RUN.withReplications(ran - 1)), 1);
        assertThat(before.engine().replications()).isEqualTo(ran - 1);
        assertThat(stop(before).reached()).isFalse();
        assertThat(stop(before).widest()).isGreaterThan(0.03);
    }

    @Test
    void whereItEndsDoesNotDependOnTheNumberOfThreads() {
        Results one = Evaluation.of(plan(RUN), 1);
        for (int threads : new int[] {2, 3, 8}) {
            Results several = Evaluation.of(plan(RUN), threads);
            assertThat(several.engine().replications()).isEqualTo(one.engine().replications());
            assertThat(several.engine().requests()).isEqualTo(one.engine().requests());
            assertThat(several.tenants()).isEqualTo(one.tenants());
            assertThat(several.partitions()).isEqualTo(one.partitions());
        }
    }

    @Test
    void objectivesCountInsteadOfTheUsualFigures() {
        Objective easy = new Objective(Objective.Metric.E2E, Objective.Statistic.P50, 5);
        Objective hard = new Objective(Objective.Metric.WAIT, Objective.Statistic.P99, 5);
        int easily = Evaluation.of(plan(RUN, easy), 2).engine().replications();
        int hardly = Evaluation.of(plan(RUN, easy, hard), 2).engine().replications();
        assertThat(easily).isLessThan(hardly);
    }

    @Test
    void twoReplicationsAlwaysRunAndOneIsNotAllowed() {
        assertThat(Evaluation.of(plan(RUN.withHalfWidth(0.5)), 1).engine().replications()).isEqualTo(2);
        assertThatThrownBy(() -> RUN.withReplications(1)).isInstanceOf(InvalidPlan.class).hasMessageContaining("allow 2 at least");
        assertThatThrownBy(() -> RUN.withHalfWidth(0.0)).isInstanceOf(InvalidPlan.class).hasMessageContaining("0.02 for 2 %");
    }

    @Test
    void withoutARuleAllRun() {
        Results results = Evaluation.of(plan(EngineFixture.run(200, 0, 5, 7)), 2);
        assertThat(results.engine().replications()).isEqualTo(7);
        assertThat(results.engine().stop()).isNull();
    }
}
