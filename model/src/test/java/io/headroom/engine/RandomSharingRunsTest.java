package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.Feasibility;
import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random plans with limits, clients, sharing, incidents and dates: whatever happens, every request is accounted for.
class RandomSharingRunsTest {
    static IntStream seeds() {
        return IntStream.range(0, 200).filter(seed -> Feasibility.problems(plan(seed)).isEmpty()).limit(30);
    }

    private static Plan plan(int seed) {
        return RandomPlans.plan(seed).withRun(EngineFixture.run(150, 10, seed, 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRequestIsAccountedFor(int seed) {
        Plan plan = plan(seed);
        Results results = Evaluation.of(plan, 2);
        LiveRun live = new LiveRun(plan);
        for (int step = 1; step <= 16; step++) {
            live.advance(10 * step);
        }
        for (TenantResult tenant : results.tenants()) {
            assertThat(tenant.served() + tenant.throttled() + tenant.rejected() + tenant.expired() + tenant.inFlight()).isEqualTo(tenant.offered());
            assertThat(tenant.inFlight()).isNotNegative();
            assertThat(tenant.e2e().count()).isEqualTo(tenant.served());
            assertThat(tenant.fellBack()).isBetween(0L, tenant.served());
            assertThat(tenant.attempts()).isGreaterThanOrEqualTo(tenant.offered());
            assertThat(tenant.pushback().gaveUp().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(tenant.throttled() + tenant.rejected() + tenant.expired());
            assertThat(live.present(tenant.id())).isEqualTo(live.inFlight(tenant.id()));
        }
        assertThat(Evaluation.of(plan, 1).tenants()).isEqualTo(results.tenants());
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(seeds().count()).isEqualTo(30);
    }
}
