package io.headroom.allocate.caps;

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
import java.util.Objects;

/// Plans with two counters of single servers that take one second on average: queues whose answers are known.
final class CounterPlans {
    static final PartitionId COUNTER = new PartitionId("counter");
    static final PartitionId OTHER = new PartitionId("other");
    static final TierId PUBLIC = new TierId("public");
    static final TierId GOLD = new TierId("gold");

    private static final ModelId SERVICE = new ModelId("service");

    private CounterPlans() {}

    /// A counter of one server, and another of one; the public tier may send some requests a minute, the gold one as many as it likes.
    static Plan plan(double publicPerMinute, double seconds, Tenant... tenants) {
        return plan(new Limits(new Rate(publicPerMinute, Rate.Per.MINUTE), null), seconds, tenants);
    }

    static Plan plan(Limits limits, double seconds, Tenant... tenants) {
        ClusterId cluster = new ClusterId("a");
        Deployment service = new Deployment(new DeploymentId("service"), "Service", SERVICE, new Serving.Slots(1, new Distribution.Exponential(1), 1));
        List<Partition> partitions = List.of(new Partition(COUNTER, "Counter", Partition.Kind.SHARED, cluster, 1, service.id(), null),
                new Partition(OTHER, "Other counter", Partition.Kind.SHARED, cluster, 1, service.id(), null));
        return new Plan("Counters", "", List.of(Hardware.H100), List.of(),
                List.of(new Cluster(cluster, "A", Hardware.H100.id(), 1, 4, null, new Prices(4, 2.5, LocalDate.of(2026, 11, 1), "test"))), List.of(service), partitions,
                List.of(new Tier(PUBLIC, "Public", Tier.Level.BRONZE, limits, 1), new Tier(GOLD, "Gold", Tier.Level.GOLD, Limits.NONE, 1)), List.of(tenants), List.of(),
                new RunSettings(LocalDateTime.of(2026, 11, 30, 0, 0), seconds, 100, 5, 2));
    }

    static Tenant tenant(String name, TierId tier, PartitionId partition, double perSecond, Objective... objectives) {
        return tenant(name, tier, partition, perSecond, Workload.Kind.INTERACTIVE, objectives);
    }

    static Tenant tenant(String name, TierId tier, PartitionId partition, double perSecond, Workload.Kind kind, Objective... objectives) {
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(perSecond)), new Distribution.Fixed(1), new Distribution.Fixed(1));
        return new Tenant(new TenantId(name.toLowerCase(java.util.Locale.ROOT)), name, tier, partition,
                List.of(new Workload("work", List.of(SERVICE), traffic, kind, null)), List.of(objectives));
    }

    static Objective meanWait(double seconds) {
        return new Objective(Objective.Metric.WAIT, Objective.Statistic.MEAN, seconds);
    }

    static Objective p99(double seconds) {
        return new Objective(Objective.Metric.E2E, Objective.Statistic.P99, seconds);
    }

    static double requestsPerMinute(Plan plan, TierId tier) {
        return Objects.requireNonNull(plan.tier(tier).limits().requests()).perSecond() * 60;
    }
}
