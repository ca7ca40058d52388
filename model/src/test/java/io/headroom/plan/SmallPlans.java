package io.headroom.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan to break rules on: cluster Hall of two nodes with a lane of 8 GPUs, another of 4 and a cabin of 4 that run the same service on 4 GPUs per replica.
final class SmallPlans {
    static final ClusterId HALL = new ClusterId("hall");
    static final PartitionId WIDE = new PartitionId("wide");
    static final PartitionId NARROW = new PartitionId("narrow");
    static final PartitionId CABIN = new PartitionId("cabin");
    static final TenantId CALLER = new TenantId("caller");
    static final TenantId OWNER = new TenantId("owner");
    static final ProviderId OUTSIDE = new ProviderId("outside");
    static final DeploymentId DESK = new DeploymentId("desk");

    private SmallPlans() {}

    static Plan plan() {
        GpuType gpu = new GpuType(new GpuTypeId("gpu"), "GPU", 80, 3000, 900, null, null, 900, 8, null, "test");
        Cluster hall = new Cluster(HALL, "Hall", gpu.id(), 2, 8, null, new Prices(4, 2, LocalDate.of(2026, 1, 1), "test"));
        Deployment desk = new Deployment(DESK, "Desk", new ModelId("desk"), new Serving.Slots(1, new Distribution.Fixed(1), 4));
        Tier tier = new Tier(new TierId("tier"), "Tier", Tier.Level.SILVER, Limits.NONE, 1);
        List<Partition> partitions = List.of(partition(WIDE, "Wide", 8, null), partition(NARROW, "Narrow", 4, null), partition(CABIN, "Cabin", 4, OWNER));
        List<Provider> providers = List.of(new Provider(OUTSIDE, "Outside", new Distribution.Fixed(0.5), 0.02));
        return new Plan("Small", "", List.of(gpu), List.of(), List.of(), List.of(hall), List.of(desk), partitions, List.of(tier),
                List.of(tenant(CALLER, "Caller", WIDE, "desk"), tenant(OWNER, "Owner", CABIN, "desk")), List.of(),
                new RunSettings(LocalDateTime.of(2027, 1, 4, 8, 0), 3600, 600, 1, 1), providers, List.of(), Scenarios.NONE);
    }

    static Partition partition(PartitionId id, String name, int gpus, @Nullable TenantId owner) {
        return new Partition(id, name, owner == null ? Partition.Kind.SHARED : Partition.Kind.RESERVED, HALL, gpus, DESK, owner);
    }

    static Tenant tenant(TenantId id, String name, PartitionId partition, String... models) {
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(1)), new Distribution.Fixed(1), new Distribution.Fixed(1));
        Workload workload = new Workload("calls", List.of(models).stream().map(ModelId::new).toList(), traffic, Workload.Kind.INTERACTIVE, null);
        return new Tenant(id, name, new TierId("tier"), partition, List.of(workload), List.of());
    }

    /// The plan where a partition shares otherwise.
    static Plan sharing(Plan plan, PartitionId id, Sharing sharing) {
        return plan.withPartition(plan.partition(id).withSharing(sharing));
    }

    /// The plan where a tenant falls back to places.
    static Plan fallback(Plan plan, TenantId id, Hop... hops) {
        Tenant tenant = plan.tenant(id);
        return plan.withTenant(tenant.withClient(tenant.client().withFallback(List.of(hops))));
    }

    /// The plan where something happens twenty minutes into the run, for ten minutes.
    static Plan happens(Plan plan, Incident.What... what) {
        return plan.withIncidents(List.of(what).stream().map(each -> new Incident(each, 1200, 600)).toList());
    }

    /// The plan whose cluster comes and leaves on dates.
    static Plan between(Plan plan, @Nullable LocalDate from, @Nullable LocalDate until) {
        Cluster hall = plan.cluster(HALL);
        return plan.withCluster(new Cluster(HALL, hall.name(), hall.gpu(), hall.nodes(), hall.gpusPerNode(), from, until, hall.prices()));
    }
}
