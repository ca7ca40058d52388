package io.headroom.estimate;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.Efficiency;
import io.headroom.plan.GpuType;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.Objective.Metric;
import io.headroom.plan.Objective.Statistic;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Prices;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.serving.KvCache;
import io.headroom.serving.StepTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Plans as planners draw them, the same for the same number: one partition of one deployment on one type of GPU, from an idle cabin to a lane at 130 % of
/// what it can carry. Rates follow from a rough capacity in closed form that shares nothing with the estimate; targets are drawn on their own.
final class StudyPlans {
    private static final List<String> GPUS = List.of("a100-80-sxm", "h100-80-sxm", "h200-141-sxm", "b200-180-sxm", "l40s-48", "mi300x-192", "rtx-pro-6000-96");
    private static final ModelId SERVICE = new ModelId("service");
    private static final PartitionId PLACE = new PartitionId("place");
    private static final double REQUESTS = 60_000;

    private final Random random;
    private final List<Tier> tiers = new ArrayList<>();
    private final List<Tenant> tenants = new ArrayList<>();

    private StudyPlans(long number) {
        // Neighbouring seeds of Random begin alike.
        random = new Random((number + 1) * 0x9E3779B97F4A7C15L);
    }

    /// The plan with a number.
    static Plan plan(long number) {
        return new StudyPlans(number).draw(number);
    }

    /// Lengths of requests and how long one holds a saturated replica.
    private record Kind(Distribution input, Distribution output, Arrivals shape, double share) {}

    private Plan draw(long number) {
        boolean slots = chance(0.12);
        String chosen = pick(GPUS);
        GpuType gpu = Catalogue.shipped().gpuTypes().stream().filter(type -> type.id().value().equals(chosen)).findFirst()
                .orElseGet(() -> Catalogue.shipped().gpuTypes().get(1));
        Model model = pick(Catalogue.shipped().models());
        Serving serving = slots ? slots() : batching(gpu);
        while (serving instanceof Serving.Batching batching && !fits(model, gpu, batching)) {
            model = pick(Catalogue.shipped().models());
            serving = batching(gpu);
        }
        boolean cabin = chance(0.3);
        int replicas = 1 + (int) (8 * Math.pow(random.nextDouble(), 1.5));
        double load = between(0.1, 1.3);
        List<Kind> kinds = new ArrayList<>();
        for (int i = cabin ? 1 : 1 + random.nextInt(5); i > 0; i--) {
            kinds.add(kind(Math.min(model.maxContext(), 32_000)));
        }
        double shares = kinds.stream().mapToDouble(Kind::share).sum();
        double secondsPerRequest = 0;
        for (Kind kind : kinds) {
            secondsPerRequest += kind.share() / shares * secondsPerRequest(model, gpu, serving, kind);
        }
        double total = load * replicas / secondsPerRequest;
        for (int i = 0; i < kinds.size(); i++) {
            tenants.add(tenant(i, kinds.get(i), total * kinds.get(i).share() / shares, slots ? SERVICE : model.id(), serving));
        }
        double duration = Math.rint(Math.clamp(between(8_000, 20_000) / total, 900, 3600));
        int replications = (int) Math.clamp(REQUESTS / (total * duration), 6, 40);
        RunSettings run = new RunSettings(LocalDateTime.of(2027, 1, 4, 8, 0), duration, 300, number, replications);
        Deployment deployment = new Deployment(new DeploymentId("d"), "Deployment", slots ? SERVICE : model.id(), serving);
        Partition partition = new Partition(PLACE, "Place", cabin ? Partition.Kind.RESERVED : Partition.Kind.SHARED, new ClusterId("c"),
                replicas * deployment.gpusPerReplica(), deployment.id(), cabin ? tenants.getFirst().id() : null);
        return new Plan("Study " + number, "", List.of(gpu), List.of(model), Catalogue.shipped().profiles(gpu.id()), List.of(new Cluster(new ClusterId("c"), "Cluster", gpu.id(), 16, 8, null,
                new Prices(4, 3, LocalDate.of(2026, 11, 1), "study"))), List.of(deployment), List.of(partition), tiers, tenants, List.of(), run);
    }

    private Serving.Batching batching(GpuType gpu) {
        Precision precision = chance(0.5) && gpu.fp8Tflops() != null ? Precision.FP8 : Precision.BF16;
        int parallel = 1 << random.nextInt(4);
        Serving.Batching usual = Serving.Batching.of(precision, parallel);
        if (chance(0.7)) {
            return usual;
        }
        return new Serving.Batching(usual.engine(), usual.engineVersion(), precision, chance(0.3) ? Precision.FP8 : Precision.BF16, parallel, pick(List.of(2048, 4096, 16_384)),
                pick(List.of(32, 64, 128, 512)), between(0.8, 0.95), usual.prefixCaching(), usual.sessionAffinity());
    }

    private static boolean fits(Model model, GpuType gpu, Serving.Batching batching) {
        try {
            return model.heads() % batching.tensorParallel() == 0 && KvCache.blocks(model, gpu, batching) > 2_000;
        } catch (InvalidPlan tooLarge) {
            return false;
        }
    }

    private Serving.Slots slots() {
        double mean = Math.exp(between(Math.log(0.05), Math.log(5)));
        Distribution service = switch (random.nextInt(4)) {
            case 0 -> new Distribution.Fixed(mean);
            case 1 -> new Distribution.Exponential(mean);
            case 2 -> new Distribution.Uniform(mean / 2, mean * 1.5);
            default -> new Distribution.LogNormal(mean, mean * between(2, 6), null);
        };
        return new Serving.Slots(1 + random.nextInt(16), service, 1);
    }

    private Kind kind(int most) {
        double cap = Math.min(most * 0.45, 16_000);
        Distribution input;
        Distribution output;
        switch (random.nextInt(5)) {
            case 0 -> {
                input = spread(between(150, 1200), between(3, 8), cap);
                output = spread(between(80, 350), between(2.5, 6), Math.min(cap, 3000));
            }
            case 1 -> {
                input = spread(between(1500, 5000), between(2, 4), cap);
                output = spread(between(50, 250), between(2, 5), Math.min(cap, 2000));
            }
            case 2 -> {
                input = spread(between(800, 2500), between(3, 6), cap);
                output = spread(between(8, 40), between(4, 12), Math.min(cap, 1000));
            }
            case 3 -> {
                input = new Distribution.Fixed(Math.min(cap, 128 << random.nextInt(6)));
                output = new Distribution.Fixed(Math.min(cap, 32 << random.nextInt(5)));
            }
            default -> {
                input = new Distribution.Uniform(Math.min(100, cap / 2), Math.min(cap, between(500, 4000)));
                output = new Distribution.Exponential(between(50, 400));
            }
        }
        Rate any = Rate.perSecond(1);
        Arrivals shape = chance(0.6) ? new Arrivals.Poisson(any)
                : new Arrivals.Renewal(any, Math.exp(between(Math.log(0.4), Math.log(5))), pick(List.of(Arrivals.Renewal.Shape.values())));
        return new Kind(input, output, shape, Math.exp(between(0, 2.5)));
    }

    private static Distribution spread(double median, double ratio, double cap) {
        double p50 = Math.min(median, cap / 2);
        return new Distribution.LogNormal(p50, p50 * ratio, cap);
    }

    /// Seconds of a saturated replica for a mean request, without queueing: its prompt in full steps and its share of the steps of a full batch.
    private static double secondsPerRequest(Model model, GpuType gpu, Serving serving, Kind kind) {
        double in = kind.input().mean();
        double out = kind.output().mean();
        return switch (serving) {
            case Serving.Slots slots -> slots.serviceSeconds().mean() / slots.servers();
            case Serving.Batching batching -> {
                StepTime time = new StepTime(model, gpu, batching, Efficiency.USUAL);
                double tokens = in + out / 2;
                int batch = (int) Math.clamp(KvCache.blocks(model, gpu, batching) * (double) KvCache.BLOCK_TOKENS / tokens, 1, batching.maxSequences());
                double decode = time.seconds(0, 0, batch, batch * tokens, 0) / batch * out;
                int chunk = (int) Math.clamp(in, 1, batching.maxBatchedTokens());
                yield decode + Math.max(0, time.seconds(chunk, chunk * in / 2, 0, 0, 1) * in / chunk - time.seconds(0, 0, 1, 0, 0));
            }
        };
    }

    private Tenant tenant(int i, Kind kind, double perSecond, ModelId model, Serving serving) {
        Limits limits = Limits.NONE;
        if (chance(0.3)) {
            double minute = 60 * perSecond * between(0.6, 1.7);
            double tokens = kind.input().mean() + kind.output().mean();
            limits = chance(0.5) ? new Limits(new Rate(minute, Rate.Per.MINUTE), null) : new Limits(null, new Rate(minute * tokens, Rate.Per.MINUTE));
        }
        Tier tier = new Tier(new TierId("t" + i), "Tier " + i, Tier.Level.SILVER, limits, 1);
        tiers.add(tier);
        Traffic traffic = new Traffic.Generated(kind.shape().withRate(Rate.perSecond(perSecond)), kind.input(), kind.output());
        return new Tenant(new TenantId("tenant" + i), "Tenant " + i, tier.id(), PLACE,
                List.of(new Workload("work", List.of(model), traffic, Workload.Kind.INTERACTIVE, null)), objectives(kind, serving));
    }

    /// What such a tenant is usually promised: a first token within 0.15 to 5 s, 10 to 100 ms a token, an answer within what both add up to.
    private List<Objective> objectives(Kind kind, Serving serving) {
        double first = Math.exp(between(Math.log(0.15), Math.log(5)));
        double each = Math.exp(between(Math.log(0.010), Math.log(0.100)));
        Statistic high = pick(List.of(Statistic.P90, Statistic.P95, Statistic.P99));
        List<Objective> objectives = new ArrayList<>();
        if (serving instanceof Serving.Slots slots) {
            double mean = slots.serviceSeconds().mean();
            objectives.add(new Objective(Metric.E2E, high, mean * Math.exp(between(0, Math.log(12)))));
            objectives.add(new Objective(Metric.WAIT, chance(0.5) ? Statistic.MEAN : high, mean * Math.exp(between(Math.log(0.05), Math.log(5)))));
            return objectives;
        }
        objectives.add(new Objective(Metric.TTFT, Statistic.P99, first));
        objectives.add(new Objective(Metric.TTFT, pick(List.of(Statistic.MEAN, Statistic.P50, Statistic.P95)), first * between(0.3, 1)));
        objectives.add(new Objective(Metric.TPOT, pick(List.of(Statistic.values())), each));
        objectives.add(new Objective(Metric.E2E, high, first + each * kind.output().quantile(0.95)));
        return objectives;
    }

    private double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
