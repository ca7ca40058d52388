package io.headroom.allocate.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.SearchFixture;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.engine.Results;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Curve;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuType;
import io.headroom.plan.Incident;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.Traffic;
import io.headroom.serving.Hardware;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BindingTest {
    private static final RunSettings RUN = SearchFixture.run(600, 60, 1);
    private static final Objective WAIT = SearchFixture.objective(Objective.Metric.WAIT, Objective.Statistic.P95, 1);

    /// What a lane of one replica has much or little of.
    private record Lane(GpuType gpu, Serving.Batching serving, double perSecond, double input, double output) {
        Plan plan() {
            Tenant tenant = SearchFixture.tenant("tenant", Hardware.LLAMA_8B.id(), perSecond, new Distribution.Fixed(input), new Distribution.Fixed(output), WAIT);
            return SearchFixture.chat(RUN, gpu, Hardware.LLAMA_8B, serving, 1, tenant);
        }

        /// The same with twice as many seats, twice the cache, or twice the compute.
        Lane withTwice(Cause what) {
            return switch (what) {
                case SEQUENCES -> new Lane(gpu, sequences(serving, 2 * serving.maxSequences()), perSecond, input, output);
                case KV_MEMORY -> new Lane(memory(gpu, 2), serving, perSecond, input, output);
                default -> new Lane(compute(gpu, 2), serving, perSecond, input, output);
            };
        }
    }

    private static final Serving.Batching USUAL = Serving.Batching.of(Precision.BF16, 1);

    private static Serving.Batching sequences(Serving.Batching serving, int count) {
        return new Serving.Batching(serving.engine(), null, serving.precision(), serving.kvPrecision(), 1, serving.maxBatchedTokens(), count, serving.memoryShare(), true, true);
    }

    /// A GPU whose memory beyond the weights of the model is so many times as large.
    private static GpuType memory(GpuType gpu, double times) {
        double weights = Hardware.LLAMA_8B.weightBytes(Precision.BF16) / (1L << 30) / USUAL.memoryShare();
        return new GpuType(gpu.id(), gpu.name(), weights + (gpu.memoryGib() - weights) * times, gpu.bandwidthGbps(), gpu.bf16Tflops(), gpu.fp8Tflops(), gpu.fp4Tflops(),
                gpu.linkGbps(), gpu.gpusPerNode(), gpu.powerWatts(), gpu.source());
    }

    private static GpuType compute(GpuType gpu, double times) {
        return new GpuType(gpu.id(), gpu.name(), gpu.memoryGib(), gpu.bandwidthGbps(), gpu.bf16Tflops() * times, gpu.fp8Tflops(), gpu.fp4Tflops(), gpu.linkGbps(),
                gpu.gpusPerNode(), gpu.powerWatts(), gpu.source());
    }

    private static Lane shortOf(Cause cause) {
        return switch (cause) {
            case SEQUENCES -> new Lane(Hardware.H100, sequences(USUAL, 4), 2.2, 500, 200);
            case KV_MEMORY -> new Lane(memory(Hardware.H100, 0.15), USUAL, 4, 3000, 300);
            default -> new Lane(Hardware.H100, USUAL, 5.6, 7000, 2);
        };
    }

    private static Results results(Plan plan) {
        return new Trials(1, Watcher.NOBODY).of(plan);
    }

    private static Binding binding(Plan plan) {
        return Binding.of(plan, SearchFixture.LANE, results(plan), Watcher.NOBODY);
    }

    @ParameterizedTest
    @EnumSource(names = {"SEQUENCES", "KV_MEMORY", "STEPS"})
    void whatBindsIsThatOfWhichMoreHelpsMost(Cause cause) {
        Lane lane = shortOf(cause);
        Binding binding = binding(lane.plan());
        assertThat(binding.cause()).isEqualTo(cause);
        Map<Double, Cause> byWait = new TreeMap<>();
        for (Cause other : List.of(Cause.SEQUENCES, Cause.KV_MEMORY, Cause.STEPS)) {
            byWait.put(results(lane.withTwice(other).plan()).tenants().getFirst().waitTime().mean(), other);
        }
        assertThat(byWait.values().iterator().next()).isEqualTo(cause);
        assertThat(binding.peak().waiting()).isGreaterThan(1);
    }

    @Test
    void fullServersBindWhereThereAreSlots() {
        Binding binding = binding(SearchFixture.slots(RUN, new Distribution.Exponential(1), 8, SearchFixture.caller("caller", 7.8, WAIT)));
        assertThat(binding.cause()).isEqualTo(Cause.SLOTS);
        assertThat(binding.peak().running()).isCloseTo(8, within(0.2));
        assertThat(binding.peak().seats()).isEqualTo(8);
        assertThat(binding.tightest()).isNotNull().satisfies(tightest -> assertThat(tightest.result().objective()).isEqualTo(WAIT));
    }

    @Test
    void whereNothingWaitsThePaceOfServingIsWhatTakesTime() {
        Lane idle = new Lane(Hardware.H100, USUAL, 0.5, 500, 200);
        assertThat(binding(idle.plan()).cause()).isEqualTo(Cause.PACE);
        assertThat(binding(SearchFixture.slots(RUN, new Distribution.Exponential(1), 8, SearchFixture.caller("caller", 2, WAIT))).cause()).isEqualTo(Cause.PACE);
    }

    @Test
    void aTokensPaceDoesNotDependOnWhoWaits() {
        Lane lane = shortOf(Cause.SEQUENCES);
        Tenant tenant = lane.plan().tenants().getFirst().withObjectives(List.of(SearchFixture.objective(Objective.Metric.TPOT, Objective.Statistic.P95, 0.001)));
        assertThat(binding(lane.plan().withTenant(tenant)).cause()).isEqualTo(Cause.PACE);
    }

    @Test
    void theLimitThatRefusesIsNamedWithWhomItRefuses() {
        Plan plan = SearchFixture.slots(RUN, new Distribution.Exponential(1), 8, SearchFixture.caller("caller", 3, WAIT), SearchFixture.caller("other", 0.1, WAIT));
        Tier tier = plan.tier(SearchFixture.TIER);
        Binding binding = binding(plan.withTier(tier.withLimits(tier.limits().withRequests(Rate.perSecond(1)))));
        assertThat(binding.cause()).isEqualTo(Cause.LIMIT);
        assertThat(binding.refusal()).isNotNull().satisfies(refusal -> {
            assertThat(refusal.kind()).isEqualTo(LimitKind.REQUESTS);
            assertThat(refusal.tenant()).isEqualTo(new TenantId("caller"));
            // One a second of three comes through, and the bucket's first minute.
            assertThat(refusal.share()).isCloseTo(2.0 / 3, within(0.08));
        });
    }

    @Test
    void aQueueThatGrewWhileGpusWereMissingIsDueToThem() {
        Plan plan = SearchFixture.slots(RUN, new Distribution.Exponential(1), 8, SearchFixture.caller("caller", 4, WAIT));
        Binding binding = binding(plan.withIncidents(List.of(new Incident(new Incident.What.ClusterLost(SearchFixture.CLUSTER), 300, 60))));
        assertThat(binding.cause()).isEqualTo(Cause.SUPPLY);
        assertThat(binding.peak().absent()).isEqualTo(1);
        // The queue is longest as the GPUs come back.
        assertThat(binding.at()).isBetween(SearchFixture.MIDNIGHT.plusSeconds(350), SearchFixture.MIDNIGHT.plusSeconds(370));
    }

    @Test
    void thePeakIsSaidInThePlansTime() {
        List<Double> daily = IntStream.range(0, 24).mapToObj(hour -> hour == 14 ? 3.0 : 1.0).toList();
        Traffic traffic = new Traffic.Generated(new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(2.9)), new Curve(daily, List.of(), null)),
                new Distribution.Fixed(1), new Distribution.Fixed(1));
        RunSettings day = new RunSettings(LocalDateTime.of(2027, 1, 18, 6, 0), 12 * 3600, 0, 7, 1);
        Plan plan = SearchFixture.slots(day, new Distribution.Exponential(1), 8, SearchFixture.tenant("caller", SearchFixture.DESK, traffic, WAIT));
        Binding binding = binding(plan);
        assertThat(binding.cause()).isEqualTo(Cause.SLOTS);
        assertThat(binding.at()).isBetween(LocalDateTime.of(2027, 1, 18, 14, 0), LocalDateTime.of(2027, 1, 18, 15, 5));
    }

    @Test
    void onlyThePartitionAskedForIsLookedAt() {
        Plan plan = SearchFixture.slots(RUN, new Distribution.Exponential(1), 8, SearchFixture.caller("caller", 7.8, WAIT));
        Partition quiet = new Partition(new PartitionId("quiet"), "Quiet", Partition.Kind.SHARED, SearchFixture.CLUSTER, 8, plan.deployments().getFirst().id(), null);
        Plan both = plan.withPartition(quiet).withTenant(SearchFixture.caller("neighbour", 0.1, WAIT).in(quiet.id()));
        assertThat(Binding.of(both, quiet.id(), results(both), Watcher.NOBODY).cause()).isEqualTo(Cause.PACE);
        assertThat(Binding.of(both, SearchFixture.LANE, results(both), Watcher.NOBODY)).isEqualTo(binding(plan));
    }

    @Test
    void aWatcherEndsIt() {
        Plan plan = shortOf(Cause.STEPS).plan();
        Results results = results(plan);
        Watcher impatient = new Watcher() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(double share) {}
        };
        assertThatThrownBy(() -> Binding.of(plan, SearchFixture.LANE, results, impatient)).isInstanceOf(SearchCancelled.class);
    }
}
