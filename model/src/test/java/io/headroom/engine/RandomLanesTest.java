package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Distribution;
import io.headroom.plan.Limits;
import io.headroom.plan.ModelId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Properties that hold of any plan, seen on random ones. All runs of a test draw the same requests: common random numbers.
class RandomLanesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void threadsDoNotChangeTheResultsOfAnyPlan(int number) {
        Plan plan = EngineFixture.feasible(number).withRun(EngineFixture.run(60, 5, number, 5));
        Results one = Evaluation.of(plan, 1);
        for (int threads : new int[] {2, 8}) {
            Results several = Evaluation.of(plan, threads);
            assertThat(several.tenants()).isEqualTo(one.tenants());
            assertThat(several.partitions()).isEqualTo(one.partitions());
            assertThat(several.engine().events()).isEqualTo(one.engine().events());
        }
    }

    /// From a lane that is overloaded to one that is idle.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void moreGpusNeverRaiseALanesMeanWaitByMoreThanItsInterval(int seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<Tenant> tenants = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            tenants.add(EngineFixture.tenant("tenant-" + i, EngineFixture.LANE, EngineFixture.CHAT, traffic(random), EngineFixture.FREE));
        }
        Plan plan = EngineFixture.plan(EngineFixture.run(150, 20, seed, 2), 8, new Distribution.Exponential(1), tenants);
        List<TenantResult> before = List.of();
        for (int gpus : new int[] {1, 2, 3, 5, 8}) {
            List<TenantResult> after = Evaluation.of(plan.withPartition(plan.partition(EngineFixture.LANE).withGpus(gpus)), 2).tenants();
            for (int i = 0; i < before.size(); i++) {
                LatencySummary wait = before.get(i).waitTime();
                double half = (wait.meanInterval().hi() - wait.meanInterval().lo()) / 2;
                assertThat(after.get(i).waitTime().mean()).as("%d GPUs", gpus).isLessThanOrEqualTo(wait.mean() + half);
            }
            before = after;
        }
        assertThat(before).hasSameSizeAs(tenants);
    }

    private static Traffic traffic(Random random) {
        Arrivals arrivals = random.nextBoolean() ? new Arrivals.Poisson(Rate.perSecond(1 + 20 * random.nextDouble()))
                : new Arrivals.Renewal(Rate.perSecond(1 + 20 * random.nextDouble()), 0.5 + 3 * random.nextDouble(), Arrivals.Renewal.Shape.GAMMA);
        return new Traffic.Generated(arrivals, new Distribution.LogNormal(200 + random.nextInt(2000), 4000, 16_000.0),
                new Distribution.Gamma(20 + random.nextInt(200), 0.3 + random.nextDouble()));
    }

    /// Where nobody waits, all that a tenant sees is its own: arrivals, lengths and service.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aTenantsArrivalsAndLengthsStayWhenAnythingElseChanges(int seed) {
        Random random = new Random(seed);
        Tenant tenant = EngineFixture.tenant("tenant", EngineFixture.COUNTER, EngineFixture.DESK, traffic(random), EngineFixture.FREE);
        Plan plain = EngineFixture.plan(EngineFixture.run(300, 10, seed, 2), 2_000, new Distribution.Hyperexponential(0.9, 0.5, 4), List.of(tenant));
        TenantResult alone = result(plain, tenant);
        assertThat(alone.waitTime().mean()).isZero();
        Tenant neighbour = EngineFixture.tenant("neighbour", EngineFixture.COUNTER, EngineFixture.DESK, traffic(random), EngineFixture.FREE);
        Tenant elsewhere = EngineFixture.chat("elsewhere", EngineFixture.LANE, 5);
        Plan busier = plain.withTenants(List.of(neighbour, elsewhere, tenant));
        assertThat(result(busier, tenant)).isEqualTo(alone);
        assertThat(result(busier.withPartition(busier.partition(EngineFixture.LANE).withGpus(1)), tenant)).isEqualTo(alone);
        assertThat(result(busier.withTier(EngineFixture.tier(EngineFixture.LIMITED, Limits.NONE)).withTitle("Other", ""), tenant)).isEqualTo(alone);
        List<Partition> reversed = busier.partitions().reversed();
        assertThat(result(busier.withPartitions(reversed, busier.tenants()), tenant)).isEqualTo(alone);
        PartitionId copy = new PartitionId("copy");
        Partition counter = busier.partition(EngineFixture.COUNTER);
        Plan moved = busier.withPartition(new Partition(copy, "Copy", Partition.Kind.RESERVED, counter.cluster(), 1, counter.deployment(), tenant.id()))
                .withTenant(tenant.in(copy));
        assertThat(result(moved, tenant).e2e()).isEqualTo(alone.e2e());
        assertThat(result(moved, tenant).tokensOutPerSecond()).isEqualTo(alone.tokensOutPerSecond());
        assertThat(result(moved, tenant).tokensInPerSecond()).isEqualTo(alone.tokensInPerSecond());
    }

    private static TenantResult result(Plan plan, Tenant tenant) {
        return Evaluation.of(plan, 2).tenant(tenant.id()).orElseThrow();
    }

    /// Whatever happens in the lanes beside it, a cabin's guest sees the same.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aCabinFeelsNothingOfRandomNeighbours(int seed) {
        Random random = new Random(seed);
        Tenant guest = EngineFixture.chat("guest", EngineFixture.CABIN, 4);
        Plan quiet = EngineFixture.plan(EngineFixture.run(100, 10, seed, 2), guest);
        List<Tenant> tenants = new ArrayList<>(List.of(guest));
        for (int i = 0; i < 4; i++) {
            PartitionId place = random.nextBoolean() ? EngineFixture.LANE : EngineFixture.COUNTER;
            ModelId model = place.equals(EngineFixture.LANE) ? EngineFixture.CHAT : EngineFixture.DESK;
            tenants.add(EngineFixture.tenant("neighbour-" + i, place, model, traffic(random), random.nextBoolean() ? EngineFixture.FREE : EngineFixture.LIMITED));
        }
        TenantResult alone = result(quiet, guest);
        assertThat(result(quiet.withTenants(tenants), guest)).isEqualTo(alone);
        assertThat(alone.throttled() + alone.rejected()).isZero();
        assertThat(alone.served()).isPositive();
        assertThat(Evaluation.of(quiet.withTenants(tenants), 1).tenant(new TenantId("neighbour-0")).orElseThrow().offered()).isPositive();
    }
}
