package io.headroom.board;

import io.headroom.engine.Interval;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.Moment;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Limits;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A launch day on 80 GPUs: a crowded lane, two cabins, one vacant, some free, some on the way. All figures are invented.
final class BoardFixture {
    static final TenantId LAUNCH = new TenantId("launch");
    static final TenantId SPEECH = new TenantId("speech");
    static final TenantId FRAUD = new TenantId("fraud");
    static final TenantId LOGISTICS = new TenantId("logistics");
    static final TenantId ROBOTICS = new TenantId("robotics");
    static final PartitionId LANE_1 = new PartitionId("lane-1");
    static final PartitionId CABIN_1 = new PartitionId("cabin-1");
    static final PartitionId CABIN_3 = new PartitionId("cabin-3");
    static final PartitionId LANE_2 = new PartitionId("lane-2");

    private static final Map<String, ObjectiveState> STATES = Map.of("launch", ObjectiveState.MISSED, "speech", ObjectiveState.MISSED, "chatbot",
            ObjectiveState.AT_RISK, "marketing", ObjectiveState.MET, "fraud", ObjectiveState.MET, "triage", ObjectiveState.MET, "logistics",
            ObjectiveState.MET, "night", ObjectiveState.MET);
    private static final Map<String, Integer> WAITING = Map.of("launch", 21, "speech", 4, "chatbot", 15, "marketing", 6, "logistics", 12, "night", 5);

    private BoardFixture() {}

    static Plan plan() {
        LocalDate asOf = LocalDate.of(2026, 11, 12);
        Prices prices = new Prices(3.99, 2.35, asOf, "invented");
        List<Cluster> fleet = List.of(new Cluster(new ClusterId("a"), "A", new GpuTypeId("h100"), 6, 8, null, prices),
                new Cluster(new ClusterId("b"), "B", new GpuTypeId("h200"), 3, 8, null, prices),
                new Cluster(new ClusterId("c"), "C", new GpuTypeId("h200"), 1, 8, LocalDate.of(2026, 12, 3), prices));
        List<Partition> partitions = List.of(partition("lane-1", "Lane 1", Partition.Kind.SHARED, "a", 24, "chat", null),
                partition("cabin-1", "Cabin 1", Partition.Kind.RESERVED, "a", 8, "rank", "fraud"),
                partition("cabin-3", "Cabin 3", Partition.Kind.RESERVED, "a", 8, "chat", null),
                partition("cabin-2", "Cabin 2", Partition.Kind.RESERVED, "b", 8, "med", "triage"),
                partition("lane-2", "Lane 2", Partition.Kind.SHARED, "b", 16, "batch", null));
        return new Plan("launch-window", "", gpus(), models(), fleet, deployments(), partitions, tiers(), tenants(), List.of(),
                new RunSettings(LocalDateTime.of(2026, 11, 30, 0, 0), 86_400, 300, 7, 4));
    }

    private static List<GpuType> gpus() {
        return List.of(new GpuType(new GpuTypeId("h100"), "H100 80 GB", 80, 3350, 989, 1979.0, null, 900, 8, 700.0, "invented"),
                new GpuType(new GpuTypeId("h200"), "H200 141 GB", 141, 4800, 989, 1979.0, null, 900, 8, 700.0, "invented"));
    }

    private static List<Model> models() {
        return List.of(model("chat-70b"), model("rank-8b"), model("med-70b"), model("batch-moe"));
    }

    private static Model model(String id) {
        return new Model(new ModelId(id), id, 70e9, 70e9, 80, 8192, 0, 64, 8, 128, 80, 0, 0, 0, 131_072, 327_680, 0, 140e9, "invented");
    }

    private static List<Deployment> deployments() {
        return List.of(deployment("chat", "chat-70b fp8", "chat-70b", 4), deployment("rank", "rank-8b", "rank-8b", 1),
                deployment("med", "med-70b", "med-70b", 4), deployment("batch", "batch-moe fp8", "batch-moe", 4));
    }

    private static Deployment deployment(String id, String name, String model, int tensorParallel) {
        return new Deployment(new DeploymentId(id), name, new ModelId(model), Serving.Batching.of(Precision.FP8, tensorParallel));
    }

    private static Partition partition(String id, String name, Partition.Kind kind, String cluster, int gpus, String deployment, @Nullable String owner) {
        return new Partition(new PartitionId(id), name, kind, new ClusterId(cluster), gpus, new DeploymentId(deployment),
                owner == null ? null : new TenantId(owner));
    }

    private static List<Tier> tiers() {
        return List.of(new Tier(new TierId("gold"), "Gold", Tier.Level.GOLD, Limits.NONE, 4),
                new Tier(new TierId("silver"), "Silver", Tier.Level.SILVER, Limits.NONE, 2),
                new Tier(new TierId("bronze"), "Bronze", Tier.Level.BRONZE, Limits.NONE, 1),
                new Tier(new TierId("batch"), "Batch", Tier.Level.BATCH, Limits.NONE, 1));
    }

    private static List<Tenant> tenants() {
        return List.of(tenant("launch", "Launch operator", "gold", "lane-1", "chat-70b", 4.2), tenant("speech", "Emergency speech start-up", "gold", "lane-1", "chat-70b", 1.4),
                tenant("chatbot", "Chatbot 1M/day", "silver", "lane-1", "chat-70b", 11.6), tenant("marketing", "Marketing copy shop", "bronze", "lane-1", "chat-70b", 2.1),
                tenant("fraud", "Fraud desk", "gold", "cabin-1", "rank-8b", 6), tenant("triage", "Healthcare triage", "gold", "cabin-2", "med-70b", 2.8),
                tenant("logistics", "Logistics", "batch", "lane-2", "batch-moe", 240 / 3600.0), tenant("night", "Night translations", "batch", "lane-2", "batch-moe", 95 / 3600.0),
                tenant("robotics", "Robotics", "silver", null, "chat-70b", 3.5), tenant("claims", "Claims intake", "bronze", null, "chat-70b", 0.9));
    }

    private static Tenant tenant(String id, String name, String tier, @Nullable String partition, String model, double perSecond) {
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(perSecond)), new Distribution.Fixed(1800), new Distribution.Fixed(320));
        return new Tenant(new TenantId(id), name, new TierId(tier), partition == null ? null : new PartitionId(partition),
                List.of(new Workload("all", List.of(new ModelId(model)), traffic, Workload.Kind.INTERACTIVE, null)),
                List.of(new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 0.5)));
    }

    static Results results(Plan plan) {
        List<TenantResult> tenants = plan.tenants().stream().filter(tenant -> tenant.partition() != null).map(tenant -> result(plan, tenant)).toList();
        List<PartitionResult> partitions = plan.partitions().stream().map(partition -> new PartitionResult(partition.id(), partition.name(),
                partition.reserved(), partition.gpus(), plan.replicas(partition), 0.5, 0.25, 100, 0, 0)).toList();
        return new Results(new Results.EngineFacts("test", 7, 86_400, 300, 4, 1, 1, 1, 1), tenants, partitions);
    }

    private static TenantResult result(Plan plan, Tenant tenant) {
        PartitionId partition = java.util.Objects.requireNonNull(tenant.partition());
        ObjectiveState state = STATES.getOrDefault(tenant.id().value(), ObjectiveState.NO_DATA);
        return new TenantResult(tenant.id(), tenant.name(), partition, plan.partition(partition).reserved(), 1, 1, 0, 0, 0, 0, 0, 1, 0,
                NumberKind.SIMULATED, LatencySummary.EMPTY, LatencySummary.EMPTY, LatencySummary.EMPTY, LatencySummary.EMPTY, 0, 0, 0, LatencySummary.EMPTY,
                tenant.objectives().stream().map(objective -> new ObjectiveResult(objective, 1, Interval.UNKNOWN, state, 1)).toList());
    }

    /// @param step moves loads and queues a little, as time would
    static Moment moment(Plan plan, int step) {
        Random random = new Random(5 + step);
        List<Moment.TenantMoment> tenants = plan.tenants().stream().filter(tenant -> tenant.partition() != null)
                .map(tenant -> new Moment.TenantMoment(tenant.id(), Math.round(300 * rate(tenant)), 0, 0, 0,
                        WAITING.getOrDefault(tenant.id().value(), 0) + 3 * step, 0, 0, LatencySummary.EMPTY, LatencySummary.EMPTY, LatencySummary.EMPTY,
                        LatencySummary.EMPTY, 0))
                .toList();
        List<Moment.PartitionMoment> partitions = plan.partitions().stream().map(partition -> {
            double base = partition.reserved() ? 0.45 : 0.8;
            return new Moment.PartitionMoment(partition.id(), base, 0, 0, around(random, base, plan.replicas(partition)),
                    around(random, base * 0.7, plan.replicas(partition)));
        }).toList();
        return new Moment(45_730, 300, false, tenants, partitions);
    }

    private static double rate(Tenant tenant) {
        return tenant.workloads().getFirst().traffic() instanceof Traffic.Generated generated ? generated.arrivals().rate().perSecond() : 0;
    }

    private static List<Double> around(Random random, double base, int count) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(Math.clamp(base + random.nextDouble(-0.15, 0.15), 0, 1));
        }
        return values;
    }

    static List<Double> recent(TenantId tenant) {
        Random random = new Random(tenant.hashCode());
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            values.add(1 + random.nextDouble() + (i > 9 && i < 13 ? 3 * random.nextDouble() : 0));
        }
        return values;
    }

    static BoardModel model() {
        return model(plan(), new Selection.OfTenant(LAUNCH));
    }

    static BoardModel model(Plan plan, Selection selection) {
        return BoardModel.of(plan, selection, results(plan), moment(plan, 0), BoardFixture::recent);
    }
}
