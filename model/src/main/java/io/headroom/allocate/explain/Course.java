package io.headroom.allocate.explain;

import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Watcher;
import io.headroom.engine.LiveRun;
import io.headroom.engine.Moment;
import io.headroom.plan.Deployment;
import io.headroom.plan.Objective;
import io.headroom.plan.Outage;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Serving;
import io.headroom.plan.Supply;
import io.headroom.plan.Tenant;
import io.headroom.plan.Workload;
import io.headroom.serving.KvCache;
import io.headroom.serving.LoadEstimate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * The first replication once more, looked at a few hundred times. What binds is read from how the partition stands while most requests wait: the first that waits is
 * let in unless it lacks a seat, blocks or room in the step (see BatchingReplica), so whichever of the three is used up is the one. A look falls somewhere within a
 * step, where requests that came since its beginning wait although nothing is used up: those few are told from a queue by how long it keeps the tightest objective.
 */
/// How a partition stands over the time of a run.
final class Course {
    private static final int LOOKS = 240;
    /// Looks that are taken together, so that one request more or less makes no peak.
    private static final int TOGETHER = 5;
    private static final double USED_UP = 0.9;
    private static final double LEAST_PART_OF_TARGET = 0.1;
    private static final double LEAST_PART_OF_STAY = 0.02;
    private static final double GROWING = 0.1;
    /// Requests simulated between two questions to the watcher.
    private static final double AT_ONCE = 10_000;
    private static final double SHORTEST_WINDOW = 10;
    private static final double LONGEST_WINDOW = 600;

    private final Plan plan;
    private final Partition partition;
    private final List<Outage> outages;
    private final double[] seconds = new double[LOOKS];
    private final double[] waiting = new double[LOOKS];
    private final double[] running = new double[LOOKS];
    private final double[] refused = new double[LOOKS];
    private final double[] perSecond = new double[LOOKS];
    private final double[] kv = new double[LOOKS];
    private final double[] busy = new double[LOOKS];

    private Course(Plan plan, Partition partition) {
        this.plan = plan;
        this.partition = partition;
        outages = Supply.outages(plan, partition);
    }

    static Course of(Plan plan, PartitionId id, Watcher watcher) {
        Partition partition = plan.partition(id);
        Course course = new Course(plan, partition);
        course.run(watcher);
        return course;
    }

    private void run(Watcher watcher) {
        Plan alone = alone();
        RunSettings settings = plan.run();
        LiveRun run = new LiveRun(alone);
        double rate = alone.tenants().stream().filter(tenant -> tenant.partition() != null).mapToDouble(tenant -> LoadEstimate.requestsPerSecond(alone, tenant)).sum();
        double slice = rate > 0 ? AT_ONCE / rate : Double.POSITIVE_INFINITY;
        double gap = settings.durationSeconds() / LOOKS;
        double window = Math.clamp(gap, SHORTEST_WINDOW, LONGEST_WINDOW);
        for (int look = 0; look < LOOKS; look++) {
            seconds[look] = settings.warmupSeconds() + (look + 0.5) * gap;
            while (run.clockSeconds() < seconds[look]) {
                if (watcher.cancelled()) {
                    throw new SearchCancelled();
                }
                run.advance(Math.min(seconds[look], run.clockSeconds() + slice));
            }
            look(look, run.moment(window));
            watcher.progress((look + 1.0) / LOOKS);
        }
    }

    private void look(int look, Moment moment) {
        for (Tenant tenant : plan.tenantsIn(partition.id())) {
            moment.tenant(tenant.id()).ifPresent(one -> {
                waiting[look] += one.waiting();
                running[look] += one.running();
                refused[look] += one.away() + one.throttled() + one.rejected();
                perSecond[look] += one.offeredPerSecond(moment.windowSeconds());
            });
        }
        moment.partition(partition.id()).ifPresent(one -> {
            kv[look] = one.replicaKv().stream().mapToDouble(Double::doubleValue).average().orElse(0);
            busy[look] = one.utilisation();
        });
    }

    /// The plan with this partition alone; all of it where requests or replicas may come from elsewhere.
    private Plan alone() {
        List<Tenant> placed = plan.tenantsIn(partition.id());
        boolean linked = plan.tenants().stream().anyMatch(tenant -> tenant.client().fallback().stream().anyMatch(hop -> hop.partition() != null))
                || plan.partitions().stream().anyMatch(other -> other.sharing().spill() != null || other.sharing().borrows() > 0);
        return linked ? plan.withScenarios(Scenarios.NONE) : plan.withScenarios(Scenarios.NONE).withPartitions(plan.partitions(), plan.tenants().stream()
                .map(tenant -> placed.contains(tenant) || tenant.partition() == null ? tenant : tenant.in(null)).toList());
    }

    /// The look around which most wait; where none do, that around which most are served.
    int busiest() {
        int most = most(waiting);
        return around(waiting, most) > 0 ? most : most(running);
    }

    /// The look around which most are refused or between attempts.
    int mostRefused() {
        return most(refused);
    }

    private static int most(double[] of) {
        int most = 0;
        for (int look = 1; look < LOOKS; look++) {
            if (around(of, look) > around(of, most)) {
                most = look;
            }
        }
        return most;
    }

    private static double around(double[] of, int look) {
        return Arrays.stream(of, Math.max(0, look - TOGETHER / 2), Math.min(LOOKS, look + TOGETHER / 2 + 1)).average().orElse(0);
    }

    LocalDateTime clock(int look) {
        return plan.run().start().plusNanos((long) (seconds[look] * 1e9));
    }

    Binding.Peak peak(int look) {
        return new Binding.Peak(around(waiting, look), around(running, look), seats(), around(kv, look), around(busy, look), plan.replicas(partition), absent(look));
    }

    private long seats() {
        return (long) plan.replicas(partition) * switch (plan.deploymentOf(partition).serving()) {
            case Serving.Batching batching -> batching.maxSequences();
            case Serving.Slots slots -> slots.servers();
        };
    }

    /// Replicas that were missing at some time since the queue began to grow.
    private int absent(int look) {
        int from = look;
        double most = around(waiting, look);
        while (from > 0 && waiting[from - 1] > GROWING * most) {
            from--;
        }
        double began = from == 0 ? plan.run().warmupSeconds() : seconds[from - 1];
        return (int) outages.stream().filter(outage -> outage.fromSeconds() <= seconds[look] && outage.untilSeconds() > began).map(Outage::replica).distinct().count();
    }

    /// What binds around a look.
    ///
    /// @param objective the one that has the least room, or null where there is none
    Cause cause(int look, @Nullable Objective objective) {
        if (absent(look) > 0) {
            return Cause.SUPPLY;
        }
        if (!queues(look, objective)) {
            return Cause.PACE;
        }
        Deployment deployment = plan.deploymentOf(partition);
        return switch (deployment.serving()) {
            case Serving.Slots _ -> Cause.SLOTS;
            case Serving.Batching batching -> {
                double seats = around(running, look) / seats();
                double memory = around(kv, look);
                double next = nextPrompt(deployment, batching);
                if (seats >= USED_UP && seats >= memory) {
                    yield Cause.SEQUENCES;
                }
                yield memory >= USED_UP || memory + next >= 1 ? Cause.KV_MEMORY : Cause.STEPS;
            }
        };
    }

    /// Whether so many wait that it matters.
    private boolean queues(int look, @Nullable Objective objective) {
        if (objective != null && objective.metric() == Objective.Metric.TPOT) {
            return false;
        }
        // Little's law: those that wait over those that come are how long they wait.
        double wait = around(waiting, look) / around(perSecond, look);
        return objective == null ? around(waiting, look) > LEAST_PART_OF_STAY * around(running, look) : wait > LEAST_PART_OF_TARGET * objective.targetSeconds();
    }

    /// The share of a replica's cache that the first chunk of a mean prompt takes.
    private double nextPrompt(Deployment deployment, Serving.Batching batching) {
        double tokens = 0;
        double requests = 0;
        for (Tenant tenant : plan.tenantsIn(partition.id())) {
            for (Workload workload : tenant.workloads()) {
                LoadEstimate.Load load = LoadEstimate.load(plan, workload.traffic());
                tokens += load.requestsPerSecond() * Math.min(load.inputTokens(), batching.maxBatchedTokens());
                requests += load.requestsPerSecond();
            }
        }
        int blocks = KvCache.blocks(plan.model(deployment.model()), plan.gpuType(plan.cluster(partition.cluster()).gpu()), batching);
        return requests > 0 ? tokens / requests / KvCache.BLOCK_TOKENS / blocks : 0;
    }
}
