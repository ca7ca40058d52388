package io.headroom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.engine.Evaluation;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchPlansTest {
    private final BenchPlans plans = new BenchPlans();

    /// 80 % of the capacity: it keeps up, and with a quarter more it would not.
    @Test
    void theReplicaCarriesWhatComes() {
        Results results = Evaluation.of(plans.replica(200_000), 1);
        TenantResult tenant = results.tenants().getFirst();
        assertThat((double) results.engine().requests()).isCloseTo(200_000 * 1.1, within(25_000.0));
        assertThat(tenant.inFlight()).isLessThan(300);
        assertThat(tenant.ttft().p99()).isLessThan(1);
        assertThat(tenant.tpot().p99()).isPositive();
    }

    @Test
    void theFleetHasWhatTheBenchSays() {
        Plan fleet = plans.fleet(600);
        assertThat(fleet.tenants()).hasSize(50);
        assertThat(fleet.partitions()).hasSize(20);
        assertThat(fleet.partitions().stream().mapToInt(fleet::replicas).sum()).isEqualTo(200);
        Results results = Evaluation.of(fleet, 2);
        assertThat(results.tenants()).anySatisfy(tenant -> assertThat(tenant.throttled()).isPositive());
        assertThat(results.tenants()).anySatisfy(tenant -> assertThat(tenant.waitTime().p99()).isPositive());
        assertThat(results.tenants()).allSatisfy(tenant -> assertThat(tenant.served()).isPositive());
    }

    @Test
    void aThousandTenantsAllSendRequests() {
        Plan thousand = plans.thousand();
        Results results = Evaluation.of(thousand.withRun(thousand.run().withDuration(60).withReplications(1)), 2);
        assertThat(results.tenants()).hasSize(1_000).allSatisfy(tenant -> assertThat(tenant.offered()).isPositive());
    }

    @Test
    void theQueueIsTheSampleOfErlang() {
        Results results = Evaluation.of(plans.queue(2_000_000), 2);
        assertThat(results.tenants().getFirst().waitTime().mean()).isCloseTo(0.47714, within(0.02));
    }

    @Test
    void theDayIsCarriedByItsFleet() {
        Plan day = plans.day(1_000_000_000);
        double perReplica = 1e9 / 86_400 / day.partitions().stream().mapToInt(day::replicas).sum();
        assertThat(perReplica).isBetween(10.0, 20.0);
        assertThat(Evaluation.of(day.withRun(day.run().withDuration(120)), 2).tenants()).allSatisfy(tenant -> assertThat(tenant.waitTime().p99()).isLessThan(0.2));
    }

    @Test
    void everyRoundOfATimingSimulatesTheSameRequests() {
        List<BenchRun> runs = new EngineBench(2, 0.001).plan();
        assertThat(runs).extracting(BenchRun::threads).containsExactly(1, 2);
        assertThat(runs).extracting(BenchRun::name).containsOnly("plan");
        assertThat(runs.getFirst().requests()).isEqualTo(runs.getLast().requests()).isPositive();
        assertThat(runs).allSatisfy(run -> assertThat(run.eventsPerRequest()).isBetween(2.0, 4.0));
    }
}
