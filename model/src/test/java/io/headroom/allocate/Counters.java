package io.headroom.allocate;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Client;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Limits;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
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

/// Plans of counters, lanes of slots with exponential service of one second, which closed forms know: one server on each GPU.
public final class Counters {
    /// A lane of 8 servers.
    public static final PartitionId EAST = new PartitionId("east");
    /// A lane of 4 servers.
    public static final PartitionId WEST = new PartitionId("west");
    /// The tier of all tenants.
    public static final TierId TIER = new TierId("tier");
    /// Where both lanes are; 8 more GPUs are free.
    public static final ClusterId HALL = new ClusterId("hall");
    /// What both lanes run.
    public static final ModelId DESK = new ModelId("desk");
    /// One server on a GPU.
    public static final DeploymentId SINGLE = new DeploymentId("single");
    /// Four servers on two GPUs.
    public static final DeploymentId DOUBLE = new DeploymentId("double");
    /// Eight servers with one queue on two GPUs.
    public static final DeploymentId EIGHT = new DeploymentId("eight");
    /// Four servers with one queue on two GPUs.
    public static final DeploymentId FOUR = new DeploymentId("four");
    /// When runs start.
    public static final LocalDateTime START = LocalDateTime.of(2027, 1, 4, 9, 0);

    private Counters() {}

    /// A plan with tenants.
    public static Plan plan(double seconds, int replications, Tenant... tenants) {
        GpuType gpu = new GpuType(new GpuTypeId("gpu"), "GPU", 80, 3000, 900, null, null, 900, 8, null, "test");
        Cluster hall = new Cluster(HALL, "Hall", gpu.id(), 10, 2, null, new Prices(4, 2, LocalDate.of(2026, 1, 1), "test"));
        List<Deployment> deployments = List.of(new Deployment(SINGLE, "Single", DESK, new Serving.Slots(1, new Distribution.Exponential(1), 1)),
                new Deployment(DOUBLE, "Double", DESK, new Serving.Slots(4, new Distribution.Exponential(1), 2)),
                new Deployment(EIGHT, "Eight", DESK, new Serving.Slots(8, new Distribution.Exponential(1), 2)),
                new Deployment(FOUR, "Four", DESK, new Serving.Slots(4, new Distribution.Exponential(1), 2)));
        return new Plan("Counters", "", List.of(gpu), List.of(), List.of(hall), deployments, List.of(lane(EAST, "East", 8), lane(WEST, "West", 4)),
                List.of(new Tier(TIER, "Tier", Tier.Level.SILVER, Limits.NONE, 1)), List.of(tenants), List.of(), new RunSettings(START, seconds, seconds / 10, 7, replications));
    }

    /// The plan whose lanes are one replica each, so that all their servers share a queue, as Erlang's do.
    public static Plan pooled(double seconds, int replications, Tenant... tenants) {
        Plan plan = plan(seconds, replications, tenants);
        return plan.withPartitions(List.of(new Partition(EAST, "East", Partition.Kind.SHARED, HALL, 2, EIGHT, null), new Partition(WEST, "West", Partition.Kind.SHARED, HALL, 2, FOUR, null)),
                plan.tenants());
    }

    private static Partition lane(PartitionId id, String name, int gpus) {
        return new Partition(id, name, Partition.Kind.SHARED, HALL, gpus, SINGLE, null);
    }

    /// A tenant who sends requests at random.
    public static Tenant tenant(String id, PartitionId lane, double rate, Objective... objectives) {
        return tenant(id, lane, new Arrivals.Poisson(Rate.perSecond(rate)), objectives);
    }

    /// A tenant who sends requests in some pattern.
    public static Tenant tenant(String id, PartitionId lane, Arrivals arrivals, Objective... objectives) {
        return tenant(id, lane, new Traffic.Generated(arrivals, new Distribution.Fixed(1), new Distribution.Fixed(1)), objectives);
    }

    /// A tenant with some traffic.
    public static Tenant tenant(String id, PartitionId lane, Traffic traffic, Objective... objectives) {
        return new Tenant(new TenantId(id), id, TIER, lane, List.of(new Workload("calls", List.of(DESK), traffic, Workload.Kind.INTERACTIVE, null)), List.of(objectives), Client.PLAIN);
    }
}
