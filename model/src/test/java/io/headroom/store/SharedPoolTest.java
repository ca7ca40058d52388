package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.engine.Evaluation;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenario;
import io.headroom.plan.Tenant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The story of the sample `shared-pool`: averages promise what the p99 does not keep.
class SharedPoolTest {
    private static final Plan PLAN = SamplePlans.sharedPool();
    private static final Tenant LARGEST = PLAN.tenants().getFirst();

    private static double[] load(Predicate<Tenant> which) {
        double[] sum = new double[144];
        for (Tenant tenant : PLAN.tenants()) {
            Arrivals.Windowed windows = (Arrivals.Windowed) Objects.requireNonNull(tenant.workloads().getFirst().traffic().pattern());
            for (int i = 0; i < sum.length && which.test(tenant); i++) {
                sum[i] += windows.windows().ratePerSecond(i);
            }
        }
        return sum;
    }

    private static double p99(double[] load) {
        double[] sorted = load.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
    }

    @Test
    void theLargestTenantFreesItsShareOnTheMeanAndNextToNothingAtThePeak() {
        double[] all = load(tenant -> true);
        double[] rest = load(tenant -> !tenant.equals(LARGEST));
        assertThat(Arrays.stream(all).sum() / Arrays.stream(rest).sum() - 1).isBetween(0.35, 0.5);
        assertThat(p99(all) / p99(rest) - 1).isBetween(0.0, 0.02);
        for (Tenant tenant : PLAN.tenants()) {
            assertThat(Arrays.stream(load(tenant::equals)).sum()).isLessThanOrEqualTo(Arrays.stream(load(LARGEST::equals)).sum());
        }
    }

    @Test
    void thoseLeftInTheLaneGainLittleAtTheirP99AndLoseMuchWithItsShareOfTheGpus() {
        Results before = Evaluation.of(PLAN, 2);
        Results kept = Evaluation.of(scenario(0), 2);
        Results taken = Evaluation.of(scenario(1), 2);
        for (String evening : new String[] {"launch-operator", "billing-close", "help-desk"}) {
            double p99 = e2e(before, evening);
            assertThat(e2e(kept, evening) / p99).as(evening).isBetween(0.97, 1.01);
            assertThat(e2e(taken, evening) / p99).as(evening).isGreaterThan(1.15);
        }
    }

    private static Plan scenario(int number) {
        Scenario scenario = PLAN.scenarios().others().get(number);
        return scenario.plan();
    }

    private static double e2e(Results results, String tenant) {
        return results.tenants().stream().filter(result -> result.id().value().equals(tenant)).mapToDouble((TenantResult result) -> result.e2e().p99()).findFirst().orElseThrow();
    }
}
