package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Distribution;
import io.headroom.plan.Incident;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObservationTest {
    private static final double DURATION = 20_000;
    private final Tenant caller = EngineFixture.caller("caller", 3);
    private final Tenant other = EngineFixture.caller("other", 3);
    private final Plan plan = EngineFixture.plan(EngineFixture.run(DURATION, 200, 3, 1), 8, new Distribution.Exponential(1), List.of(caller, other));
    private final Watch watch = new Watch(10, List.of(0.0, 0.5), List.of(2.0), true);
    private final Observation seen = observe(watch);

    private Observation observe(Watch what) {
        return Objects.requireNonNull(Observation.of(plan, caller.id(), what, () -> false, share -> {}));
    }

    /// More is kept of the very simulation that the verdict comes from.
    @Test
    void theSectionsAddUpToTheVerdict() {
        Results verdict = Evaluation.of(plan, 1);
        TenantResult tenant = verdict.tenants().getFirst();
        assertThat(seen.sections().stream().mapToLong(section -> section.e2e().count()).sum()).isEqualTo(tenant.served());
        assertThat(seen.sections().stream().mapToDouble(section -> section.waits().sum()).sum()).isCloseTo(tenant.waitTime().mean() * tenant.waitTime().count(),
                within(1e-6));
        PartitionResult counter = verdict.partition(EngineFixture.COUNTER).orElseThrow();
        assertThat(seen.sections().stream().mapToDouble(section -> section.partition().busySeconds()).sum() / DURATION).isCloseTo(counter.utilisation(), within(1e-12));
        assertThat(seen.sections().stream().mapToDouble(section -> section.partition().waitingSeconds()).sum() / DURATION).isCloseTo(counter.queueMean(), within(1e-9));
    }

    @Test
    void everyMomentHasItsNumberInTheSystem() {
        assertThatNumbersAddUp(seen, 0);
    }

    private static void assertThatNumbersAddUp(Observation seen, double lostSeconds) {
        double numberSeconds = 0;
        for (Observation.Section section : seen.sections()) {
            List<Double> seconds = section.partition().occupancySeconds();
            assertThat(seconds.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(section.seconds(), within(1e-6));
            numberSeconds += IntStream.range(0, seconds.size()).mapToDouble(n -> n * seconds.get(n)).sum();
        }
        double busy = seen.sections().stream().mapToDouble(section -> 8 * section.partition().busySeconds()).sum();
        double waiting = seen.sections().stream().mapToDouble(section -> section.partition().waitingSeconds()).sum();
        assertThat(numberSeconds).as("those in service and those that wait").isCloseTo(busy + waiting + lostSeconds, within(1e-5));
    }

    /// At 200 s, when it begins to count, no server is there for another 10 s. Eight requests were in service and neither are nor wait.
    @Test
    void whoWaitsForAReplicaIsInTheSystem() {
        Incident lost = new Incident(new Incident.What.ClusterLost(plan.fleet().getFirst().id()), 190, 20);
        Plan interrupted = plan.withRun(EngineFixture.run(100, 200, 3, 1)).withIncidents(List.of(lost));
        Observation observation = Objects.requireNonNull(Observation.of(interrupted, other.id(), new Watch(1, List.of(), List.of(), true), () -> false, share -> {}));
        assertThatNumbersAddUp(observation, 8 * 10);
    }

    @Test
    void boundsAreCountedExactly() {
        for (Observation.Section section : seen.sections()) {
            assertThat((double) section.waitsBeyond().get(0)).isCloseTo(section.waits().count() * (1 - section.waits().shareWithin(0)), within(1e-6));
            assertThat((double) section.waitsBeyond().get(1)).isCloseTo(section.waits().count() * (1 - section.waits().shareWithin(0.5)), within(5.0));
            assertThat((double) section.e2eBeyond().get(0)).isCloseTo(section.e2e().count() * (1 - section.e2e().shareWithin(2)), within(5.0));
        }
    }

    @Test
    void whatIsNotAskedForIsNotKept() {
        Observation plain = observe(Watch.plain(3));
        assertThat(plain.sections()).hasSize(3).allSatisfy(section -> {
            assertThat(section.waitsBeyond()).isEmpty();
            assertThat(section.partition().occupancySeconds()).isEmpty();
        });
        assertThat(plain.sections().stream().mapToDouble(section -> section.e2e().sum()).sum())
                .isCloseTo(seen.sections().stream().mapToDouble(section -> section.e2e().sum()).sum(), within(1e-6));
    }

    @Test
    void aTenantInTheTrayIsNotObserved() {
        Plan unplaced = plan.withTenant(caller.in(null));
        assertThatThrownBy(() -> Observation.of(unplaced, caller.id(), watch, () -> false, share -> {})).isInstanceOf(InvalidPlan.class).hasMessageContaining("tray");
        assertThat(Observation.of(plan, caller.id(), watch, () -> true, share -> {})).isNull();
    }
}
