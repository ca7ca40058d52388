package io.headroom.session;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small plan for tests: a launch operator and a start-up share a lane on one cluster, a desk has a cabin, eight GPUs are free.
public final class TestPlans {
    public static final TenantId LAUNCH = new TenantId("launch");
    public static final TenantId STARTUP = new TenantId("startup");
    public static final TenantId DESK = new TenantId("desk");
    public static final TenantId TRAY = new TenantId("robotics");
    public static final PartitionId LANE = new PartitionId("lane-1");
    public static final PartitionId CABIN = new PartitionId("cabin-1");
    public static final ClusterId CLUSTER = new ClusterId("a");
    public static final TierId GOLD = new TierId("gold");
    public static final TierId SILVER = new TierId("silver");

    private TestPlans() {}

    public static Plan plan() {
        GpuType gpu = new GpuType(new GpuTypeId("h100"), "H100 80 GB", 79.6, 3350, 989, 1979.0, null, 900, 8, 700.0, "test");
        ModelId chat = new ModelId("chat-70b");
        Model model = new Model(chat, "Chat 70B", 70.6e9, 70.6e9, 80, 8192, 0, 64, 8, 128, 80, 0, 0, 0, 131_072, 327_680, 0, 141.2e9, "test");
        Cluster cluster = new Cluster(CLUSTER, "A", gpu.id(), 4, 8, null, new Prices(3.99, 2.35, LocalDate.of(2026, 11, 12), "test"));
        Deployment deployment = new Deployment(new DeploymentId("chat"), "chat-70b fp8", chat, Serving.Batching.of(Precision.FP8, 4));
        Partition lane = new Partition(LANE, "Lane 1", Partition.Kind.SHARED, CLUSTER, 16, deployment.id(), null);
        Partition cabin = new Partition(CABIN, "Cabin 1", Partition.Kind.RESERVED, CLUSTER, 8, deployment.id(), DESK);
        Tier gold = new Tier(GOLD, "Gold", Tier.Level.GOLD, new Limits(new Rate(400, Rate.Per.MINUTE), new Rate(900_000, Rate.Per.MINUTE)), 4);
        Tier silver = new Tier(SILVER, "Silver", Tier.Level.SILVER, Limits.NONE, 2);
        List<Tenant> tenants = List.of(tenant(LAUNCH, "Launch operator", GOLD, LANE, chat, 4.2, true), tenant(STARTUP, "Speech start-up", SILVER, LANE, chat, 1.4, true),
                tenant(DESK, "Fraud desk", GOLD, CABIN, chat, 6, true), tenant(TRAY, "Robotics", SILVER, null, chat, 3.5, false));
        RunSettings run = new RunSettings(LocalDateTime.of(2026, 11, 30, 9, 0), 600, 60, 7, 2);
        return new Plan("Launch window", "Drag the launch operator onto the free GPUs.", List.of(gpu), List.of(model), List.of(cluster), List.of(deployment),
                List.of(lane, cabin), List.of(gold, silver), tenants, List.of(), run);
    }

    private static Tenant tenant(TenantId id, String name, TierId tier, @Nullable PartitionId partition, ModelId model, double rate, boolean promised) {
        Traffic traffic = new Traffic.Generated(new Arrivals.Renewal(Rate.perSecond(rate), 2.8, Arrivals.Renewal.Shape.GAMMA),
                new Distribution.LogNormal(1800, 7900, null), new Distribution.LogNormal(320, 1100, null));
        Workload chat = new Workload("chat", List.of(model), traffic, Workload.Kind.INTERACTIVE, null);
        List<Objective> objectives = promised ? List.of(new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 0.5),
                new Objective(Objective.Metric.E2E, Objective.Statistic.P99, 12)) : List.of();
        return new Tenant(id, name, tier, partition, List.of(chat), objectives);
    }

    /// An edit that fits and changes something.
    public static Edit rename(Plan plan, String name) {
        return Edits.change(plan.tenant(LAUNCH).withName(name));
    }
}
