package io.headroom.allocate.auto;

import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import io.headroom.estimate.Estimate;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Rate;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Looks by estimate at some tenants on one partition of one deployment and GPU type. One thread at a time.
final class Glance {
    private static final ClusterId CLUSTER = new ClusterId("cluster");
    private static final PartitionId PARTITION = new PartitionId("partition");
    private static final Prices FREE = new Prices(0, 0, LocalDate.EPOCH, "left out");
    private static final int SAMPLED = 100;

    private final Plan plan;
    private final GpuTypeId gpu;
    private final Deployment deployment;
    private final double servedShare;
    private final Estimate estimate = new Estimate();

    Glance(Ask ask, GpuTypeId gpu, Deployment deployment) {
        plan = ask.plan();
        this.gpu = gpu;
        this.deployment = deployment;
        servedShare = ask.assurance().servedShare();
    }

    /// Whether the plan's models, GPUs and memory allow it at all.
    boolean possible() {
        try {
            estimate.of(of(List.of(), false, 1));
            load(plan.tenants().stream().filter(tenant -> tenant.accepts(deployment.model())).limit(1).toList(), false);
            return true;
        } catch (InvalidPlan tooLarge) {
            return false;
        }
    }

    /// Saturated replicas that tenants fill.
    double load(List<Tenant> tenants, boolean cabin) {
        return tenants.isEmpty() ? 0 : estimate.of(of(tenants, cabin, 1)).loads().values().iterator().next();
    }

    /// Whether the objectives of the first of some tenants hold, with enough requests served; one without objectives asks that the load can be carried.
    ///
    /// @param judged how many of them count
    boolean holds(List<Tenant> tenants, int judged, boolean cabin, int replicas) {
        Estimate.Estimated estimated = estimate.of(of(tenants, cabin, replicas));
        double load = estimated.loads().values().iterator().next();
        return estimated.results().tenants().stream().limit(judged).allMatch(tenant -> holds(tenant, load));
    }

    private boolean holds(TenantResult tenant, double load) {
        long ended = tenant.offered() - tenant.inFlight();
        return tenant.objectives().stream().noneMatch(objective -> objective.state() == ObjectiveState.MISSED)
                && (ended == 0 ? tenant.offered() == 0 || servedShare == 0 : tenant.served() >= servedShare * ended) && (!tenant.objectives().isEmpty() || load <= 1);
    }

    /// The least replicas with which all their objectives hold, 0 if none up to the most are enough.
    ///
    /// @param from where to begin, at least 1
    int least(List<Tenant> tenants, boolean cabin, int from, int most) {
        int high = Math.clamp(from, 1, most);
        int low = 0;
        if (holds(tenants, tenants.size(), cabin, high)) {
            int step = 1;
            while (high - step > 0 && holds(tenants, tenants.size(), cabin, high - step)) {
                high -= step;
                step *= 2;
            }
            low = Math.max(0, high - step);
        } else {
            int step = 1;
            do {
                low = high;
                if (low == most) {
                    return 0;
                }
                high = Math.min(most, high + step);
                step *= 2;
            } while (!holds(tenants, tenants.size(), cabin, high));
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (holds(tenants, tenants.size(), cabin, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private Plan of(List<Tenant> tenants, boolean cabin, int replicas) {
        int width = deployment.gpusPerReplica();
        Cluster cluster = new Cluster(CLUSTER, "Cluster", gpu, replicas, width, null, FREE);
        TenantId owner = cabin && tenants.size() == 1 ? tenants.getFirst().id() : null;
        Partition partition = new Partition(PARTITION, "Partition", owner == null ? Partition.Kind.SHARED : Partition.Kind.RESERVED, CLUSTER, replicas * width, deployment.id(),
                owner);
        List<Tenant> placed = tenants.stream().map(tenant -> tenant.in(PARTITION).withClient(tenant.client().withFallback(List.of()))).toList();
        return new Plan("Glance", "", plan.gpuTypes(), plan.models(), plan.profiles(), List.of(cluster), List.of(deployment), List.of(partition), plan.tiers(), placed,
                plan.traces(), plan.run(), List.of(), List.of(), Scenarios.NONE);
    }

    /// A tenant under another id that sends a multiple of what it sends. What a trace recorded keeps its lengths and loses its order.
    Tenant scaled(Tenant tenant, double factor, String id) {
        List<Workload> workloads = new ArrayList<>();
        for (Workload workload : tenant.workloads()) {
            workloads.add(workload.withTraffic(switch (workload.traffic()) {
                case Traffic.Generated generated -> new Traffic.Generated(scaled(generated.arrivals(), factor), generated.inputTokens(), generated.outputTokens());
                case Traffic.Sessions sessions -> sessions.withArrivals(scaled(sessions.arrivals(), factor));
                case Traffic.Replayed replayed -> drawn(plan.trace(replayed.trace()), factor);
            }));
        }
        return new Tenant(new TenantId(id), tenant.name(), tenant.tier(), null, workloads, tenant.objectives(), tenant.client());
    }

    private static Arrivals scaled(Arrivals arrivals, double factor) {
        return arrivals.rate().perSecond() == 0 ? arrivals : arrivals.withRate(Rate.perSecond(arrivals.rate().perSecond() * factor));
    }

    private static Traffic drawn(Trace trace, double factor) {
        List<Double> input = new ArrayList<>();
        List<Double> output = new ArrayList<>();
        IntStream.range(0, Math.min(SAMPLED, trace.size())).map(i -> (int) ((long) i * trace.size() / Math.min(SAMPLED, trace.size()))).forEach(row -> {
            input.add((double) trace.inputTokens(row));
            output.add((double) trace.outputTokens(row));
        });
        return new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(trace.ratePerSecond() * factor)), new Distribution.Empirical(input), new Distribution.Empirical(output));
    }
}
