package io.headroom.allocate;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuType;
import io.headroom.plan.Limits;
import io.headroom.plan.Model;
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
import io.headroom.serving.Hardware;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/// Small plans for tests of searches: one cluster, one lane, tenants with one workload.
public final class SearchFixture {
    public static final ClusterId CLUSTER = new ClusterId("a");
    public static final PartitionId LANE = new PartitionId("lane");
    public static final TierId TIER = new TierId("tier");
    public static final ModelId DESK = new ModelId("desk");
    public static final LocalDateTime MIDNIGHT = LocalDateTime.of(2027, 1, 18, 0, 0);
    public static final Prices PRICES = new Prices(4, 2.5, LocalDate.of(2026, 11, 1), "test");

    private SearchFixture() {}

    /// A plan with a lane that runs a language model.
    public static Plan chat(RunSettings run, GpuType gpu, Model model, Serving serving, int replicas, Tenant... tenants) {
        return plan(run, gpu, List.of(model), new Deployment(new DeploymentId("chat"), "Chat", model.id(), serving), replicas, tenants);
    }

    /// A plan with a lane of servers with one queue, each a GPU of its own.
    public static Plan slots(RunSettings run, Distribution service, int servers, Tenant... tenants) {
        return plan(run, Hardware.H100, List.of(), new Deployment(new DeploymentId("desk"), "Desk", DESK, new Serving.Slots(servers, service, servers)), 1, tenants);
    }

    /// The same plan with nodes of so many GPUs.
    public static Plan nodes(Plan plan, int gpusPerNode) {
        Cluster cluster = plan.cluster(CLUSTER);
        return plan.withCluster(new Cluster(cluster.id(), cluster.name(), cluster.gpu(), cluster.nodes(), gpusPerNode, null, cluster.prices()));
    }

    private static Plan plan(RunSettings run, GpuType gpu, List<Model> models, Deployment deployment, int replicas, Tenant... tenants) {
        Partition lane = new Partition(LANE, "Lane", Partition.Kind.SHARED, CLUSTER, replicas * deployment.gpusPerReplica(), deployment.id(), null);
        return new Plan("Test", "", List.of(gpu), models, List.of(new Cluster(CLUSTER, "A", gpu.id(), 200, 8, null, PRICES)), List.of(deployment), List.of(lane),
                List.of(new Tier(TIER, "Tier", Tier.Level.GOLD, Limits.NONE, 1)), List.of(tenants), List.of(), run);
    }

    /// A tenant of the lane whose requests come independently.
    public static Tenant tenant(String name, ModelId model, double perSecond, Distribution input, Distribution output, Objective... objectives) {
        return tenant(name, model, new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(perSecond)), input, output), objectives);
    }

    /// A tenant of the lane.
    public static Tenant tenant(String name, ModelId model, Traffic traffic, Objective... objectives) {
        return new Tenant(new TenantId(name), name, TIER, LANE, List.of(new Workload("work", List.of(model), traffic, Workload.Kind.INTERACTIVE, null)),
                List.of(objectives));
    }

    /// A tenant of a lane of servers.
    public static Tenant caller(String name, double perSecond, Objective... objectives) {
        return tenant(name, DESK, perSecond, new Distribution.Fixed(1), new Distribution.Fixed(1), objectives);
    }

    /// A run from midnight on.
    public static RunSettings run(double duration, double warmup, int replications) {
        return new RunSettings(MIDNIGHT, duration, warmup, 7, replications);
    }

    /// An objective.
    public static Objective objective(Objective.Metric metric, Objective.Statistic statistic, double seconds) {
        return new Objective(metric, statistic, seconds);
    }
}
