package io.headroom.allocate.auto;

import io.headroom.plan.Arrivals;
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
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Small plans of counters: one GPU is one server that takes a second, more or less, for a call, at $4 an hour on demand and $3 reserved.
final class Counters {
    static final ModelId CALLS = new ModelId("calls");
    static final ClusterId HALL = new ClusterId("hall");
    static final DeploymentId DESK = new DeploymentId("desk");

    private Counters() {}

    static Plan plan(int nodes, List<Partition> partitions, Tenant... tenants) {
        GpuType gpu = new GpuType(new GpuTypeId("gpu"), "GPU", 80, 3000, 900, null, null, 900, 8, null, "test");
        Cluster hall = new Cluster(HALL, "Hall", gpu.id(), nodes, 8, null, new Prices(4, 3, LocalDate.of(2026, 1, 1), "test"));
        Deployment desk = new Deployment(DESK, "Desk", CALLS, new Serving.Slots(1, new Distribution.Exponential(1), 1));
        return new Plan("Counters", "", List.of(gpu), List.of(), List.of(hall), List.of(desk), partitions, List.of(new Tier(new TierId("open"), "Open", Tier.Level.SILVER, Limits.NONE, 1)),
                List.of(tenants), List.of(), new RunSettings(LocalDateTime.of(2027, 1, 4, 8, 0), 3_600, 300, 1, 3));
    }

    /// Someone whose calls wait no longer than some seconds on average.
    static Tenant caller(String name, double perSecond, double meanWait, @Nullable String partition) {
        return caller(name, perSecond, partition, new Objective(Objective.Metric.WAIT, Objective.Statistic.MEAN, meanWait));
    }

    static Tenant caller(String name, double perSecond, @Nullable String partition, Objective... objectives) {
        Distribution one = new Distribution.Fixed(1);
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(perSecond)), one, one);
        return new Tenant(new TenantId(name), name, new TierId("open"), partition == null ? null : new PartitionId(partition),
                List.of(new Workload("calls", List.of(CALLS), traffic, Workload.Kind.INTERACTIVE, null)), List.of(objectives));
    }

    static Partition lane(String id, int gpus) {
        return new Partition(new PartitionId(id), "Lane " + id, Partition.Kind.SHARED, HALL, gpus, DESK, null);
    }

    static Partition cabin(String id, int gpus, String owner) {
        return new Partition(new PartitionId(id), "Cabin " + id, Partition.Kind.RESERVED, HALL, gpus, DESK, new TenantId(owner));
    }

    /// A few callers at random, all in the tray.
    static Plan random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Tenant> callers = new ArrayList<>();
        for (int i = 0; i < 3 + random.nextInt(4); i++) {
            callers.add(caller("t" + i, 0.5 + 3 * random.nextDouble(), null, switch (random.nextInt(3)) {
                case 0 -> new Objective(Objective.Metric.WAIT, Objective.Statistic.MEAN, 0.1 + random.nextDouble());
                case 1 -> new Objective(Objective.Metric.E2E, Objective.Statistic.P95, 3.3 + random.nextDouble());
                default -> new Objective(Objective.Metric.E2E, Objective.Statistic.MEAN, 1.1 + random.nextDouble());
            }));
        }
        return plan(8, List.of(), callers.toArray(Tenant[]::new)).withRun(new RunSettings(LocalDateTime.of(2027, 1, 4, 8, 0), 3_600, 300, seed, 3));
    }
}
