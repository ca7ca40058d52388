package io.headroom.allocate.frontier;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
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
import io.headroom.serving.Hardware;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A lane of single servers that take one second on average, and GPUs to spare: queues whose answers are known.
final class FrontierPlans {
    static final PartitionId LANE = new PartitionId("lane");
    static final TierId OPEN = new TierId("open");
    static final double RESERVED = 2.5;
    static final double ON_DEMAND = 4;

    private static final ModelId SERVICE = new ModelId("service");

    private FrontierPlans() {}

    /// A lane of some servers on a cluster of some nodes of 8 GPUs.
    static Plan plan(int servers, int nodes, double seconds, Tenant... tenants) {
        ClusterId cluster = new ClusterId("a");
        Deployment service = new Deployment(new DeploymentId("service"), "Service", SERVICE, new Serving.Slots(1, new Distribution.Exponential(1), 1));
        List<Partition> cabins = Stream.of(tenants).map(Tenant::partition).filter(id -> id != null && !id.equals(LANE)).distinct()
                .map(id -> new Partition(id, id.value(), Partition.Kind.RESERVED, cluster, 4, service.id(), owner(tenants, id))).toList();
        List<Partition> partitions = Stream.concat(Stream.of(new Partition(LANE, "Lane", Partition.Kind.SHARED, cluster, servers, service.id(), null)), cabins.stream()).toList();
        return new Plan("Lane", "", List.of(Hardware.H100), List.of(),
                List.of(new Cluster(cluster, "A", Hardware.H100.id(), nodes, 8, null, new Prices(ON_DEMAND, RESERVED, LocalDate.of(2026, 11, 1), "test"))), List.of(service),
                partitions, List.of(new Tier(OPEN, "Open", Tier.Level.GOLD, Limits.NONE, 1)), List.of(tenants), List.of(),
                new RunSettings(LocalDateTime.of(2026, 11, 30, 0, 0), seconds, 100, 5, 2));
    }

    private static TenantId owner(Tenant[] tenants, PartitionId cabin) {
        return Stream.of(tenants).filter(tenant -> cabin.equals(tenant.partition())).findFirst().orElseThrow().id();
    }

    static Tenant tenant(String name, @Nullable PartitionId partition, double perSecond, Objective... objectives) {
        return tenant(name, partition, perSecond, null, 0, objectives);
    }

    static Tenant tenant(String name, @Nullable PartitionId partition, double perSecond, @Nullable Double deadline, double missUsd, Objective... objectives) {
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(perSecond)), new Distribution.Fixed(10), new Distribution.Fixed(10));
        return new Tenant(new TenantId(name.toLowerCase(Locale.ROOT)), name, OPEN, partition,
                List.of(new Workload("work", List.of(SERVICE), traffic, Workload.Kind.INTERACTIVE, null).withDeadline(deadline, missUsd)), List.of(objectives));
    }

    static Objective meanWait(double seconds) {
        return new Objective(Objective.Metric.WAIT, Objective.Statistic.MEAN, seconds);
    }
}
