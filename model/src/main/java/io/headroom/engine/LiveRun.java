package io.headroom.engine;

import io.headroom.plan.Deployment;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Supply;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.serving.Station;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One run of a plan that is watched while it goes on, and that takes an edited plan without stopping. Not thread-safe: one thread at a time.
///
/// An edit keeps the clock. Waiting requests go with their tenant; what runs finishes where it is, on replicas that take nothing new if the edit removed them.
/// The waiting requests of a tenant in the tray are held until it is placed again. None is lost or counted twice. Sessions go with their tenant too: a turn that
/// finishes where the tenant was is followed by one where it is, and turns that fall due in the tray come when it is placed. Other traffic ends them.
public final class LiveRun {
    private final RunSettings run;
    private Plan plan;
    private final Desk desk = new Desk();
    private double clock;
    /// Whether a partition may hear from another while it goes on; for good once it may have.
    private boolean linked;
    private final Map<PartitionId, PartitionRun> partitions = new LinkedHashMap<>();
    private final List<PartitionRun> draining = new ArrayList<>();
    private final Map<TenantId, TenantRun> tenants = new HashMap<>();
    private final Map<TenantId, Map<Extra, List<Source>>> extras = new HashMap<>();
    private final Map<TenantId, List<Pending>> held = new HashMap<>();

    /// Starts a run at time 0, as the plan's first replication.
    public LiveRun(Plan plan) {
        this.plan = plan;
        run = plan.run();
        desk.adopt(plan);
        linked = Links.groups(plan).size() < plan.partitions().size();
        for (Partition partition : plan.partitions()) {
            partitions.put(partition.id(), partition(partition));
        }
        for (Tenant tenant : plan.tenants()) {
            place(plan, tenant, true);
            addExtras(tenant);
        }
        Loan.arrange(plan, partitions);
    }

    private PartitionRun partition(Partition partition) {
        return new PartitionRun(plan, partition, Supply.outages(plan, partition), clock, desk);
    }

    /// The plan it runs now.
    public Plan plan() {
        return plan;
    }

    /// Simulated seconds since the start of the run, warm-up included.
    public double clockSeconds() {
        return clock;
    }

    /// Simulated seconds at which the run ends.
    public double endSeconds() {
        return run.warmupSeconds() + run.durationSeconds();
    }

    /// Whether the end of the horizon is reached.
    public boolean finished() {
        return clock >= endSeconds();
    }

    /// Simulates up to a time, or to the end of the horizon if that comes first.
    ///
    /// @param toSeconds simulated seconds since the start of the run; a time before the clock changes nothing
    public void advance(double toSeconds) {
        double to = Math.min(toSeconds, endSeconds());
        if (to <= clock) {
            return;
        }
        while (clock < to || anyNextEvent() <= to) {
            // A turn that ends where its tenant was makes one come where it is now: then no partition may run ahead of another.
            double next = linked || all().stream().anyMatch(PartitionRun::servesStrays) ? Math.clamp(anyNextEvent(), clock, to) : to;
            partitions.values().forEach(partition -> partition.advanceMarking(next));
            draining.forEach(partition -> partition.advanceMarking(next));
            clock = next;
        }
        draining.removeIf(PartitionRun::idle);
    }

    private double anyNextEvent() {
        return all().stream().mapToDouble(PartitionRun::nextEvent).min().orElse(Double.POSITIVE_INFINITY);
    }

    /// Goes on under an edited plan at the same clock. The horizon and the seed stay those of the plan that started the run.
    ///
    /// @throws InvalidPlan if a partition cannot hold its model; the run then goes on as it was
    public void adopt(Plan edited) {
        edited.partitions().forEach(partition -> new PartitionRun(edited, partition, clock));
        Plan before = plan;
        plan = edited;
        desk.adopt(edited);
        partitions.values().forEach(PartitionRun::endLoans);
        linked |= Links.groups(edited).size() < edited.partitions().size() || tenants.values().stream().anyMatch(tenant -> tenant.away > 0);
        Map<TenantId, List<Pending>> moving = new LinkedHashMap<>();
        for (Tenant tenant : before.tenants()) {
            if (!stays(before, tenant)) {
                moving.put(tenant.id(), takeOut(tenant));
            }
        }
        adoptPartitions(before);
        for (Tenant tenant : edited.tenants()) {
            boolean fresh = tenants.get(tenant.id()) == null || !sameTraffic(before, tenant);
            if (fresh || moving.containsKey(tenant.id())) {
                place(edited, tenant, fresh);
            }
            tenantRun(tenant.id()).adopt(edited, tenant, run);
            addExtras(tenant);
        }
        moving.forEach((id, pending) -> held.computeIfAbsent(id, key -> new ArrayList<>()).addAll(pending));
        edited.tenants().stream().filter(tenant -> tenant.partition() != null).forEach(this::letIn);
        Loan.arrange(edited, partitions);
    }

    private boolean stays(Plan before, Tenant tenant) {
        return plan.tenants().stream().anyMatch(now -> now.id().equals(tenant.id()) && Objects.equals(now.partition(), tenant.partition()) && sameTraffic(before, now));
    }

    private boolean sameTraffic(Plan before, Tenant now) {
        return before.tenants().stream().anyMatch(then -> then.id().equals(now.id()) && then.workloads().equals(now.workloads()))
                && now.workloads().stream().map(Workload::traffic).allMatch(traffic -> sameTrace(before, traffic));
    }

    private boolean sameTrace(Plan before, Traffic traffic) {
        return !(traffic instanceof Traffic.Replayed replayed) || trace(before, replayed).equals(trace(plan, replayed));
    }

    private static Trace trace(Plan plan, Traffic.Replayed replayed) {
        return plan.trace(replayed.trace());
    }

    private List<Pending> takeOut(Tenant tenant) {
        @Nullable PartitionRun home = tenant.partition() == null ? null : partitions.get(tenant.partition());
        return home == null ? List.of() : home.release(tenantRun(tenant.id()));
    }

    private void adoptPartitions(Plan before) {
        Map<PartitionId, PartitionRun> kept = new LinkedHashMap<>();
        for (Partition partition : plan.partitions()) {
            @Nullable PartitionRun there = partitions.remove(partition.id());
            if (there == null) {
                kept.put(partition.id(), partition(partition));
            } else {
                there.adopt(plan, partition, Supply.outages(plan, partition), sameReplicas(before, partition));
                kept.put(partition.id(), there);
            }
        }
        draining.addAll(partitions.values());
        partitions.clear();
        partitions.putAll(kept);
    }

    private boolean sameReplicas(Plan before, Partition now) {
        Partition then = before.partition(now.id());
        Deployment served = plan.deploymentOf(now);
        return before.deploymentOf(then).serving().equals(served.serving()) && before.deploymentOf(then).model().equals(served.model())
                && before.cluster(then.cluster()).gpu().equals(plan.cluster(now.cluster()).gpu()) && Objects.equals(then.slice(), now.slice()) && before.models().equals(plan.models())
                && before.gpuTypes().equals(plan.gpuTypes()) && then.queueing().discipline() == now.queueing().discipline()
                && then.queueing().gaps() == now.queueing().gaps();
    }

    /// Lets a tenant's arrivals go to its partition.
    ///
    /// @param fresh whether its traffic starts now, rather than going on where it was
    private void place(Plan into, Tenant tenant, boolean fresh) {
        TenantRun tenantRun = tenants.computeIfAbsent(tenant.id(), id -> new TenantRun(id, new MomentMeter()));
        tenantRun.adopt(into, tenant, run);
        if (fresh) {
            tenantRun.sources.forEach(Source::stop);
            tenantRun.sources.clear();
            extras.remove(tenant.id());
            for (int i = 0; i < tenant.workloads().size(); i++) {
                tenantRun.sources.add(new Source(tenantRun, into, tenant, i, run, 0));
            }
        }
        if (tenant.partition() == null) {
            return;
        }
        PartitionRun home = Objects.requireNonNull(partitions.get(tenant.partition()));
        for (Source source : tenantRun.sources) {
            if (source.next() <= clock) {
                source.startAt(clock);
            }
            home.add(source);
        }
    }

    /// Begins and ends what incidents add to a tenant's traffic. What is under way of one that an edit took away stops with it.
    private void addExtras(Tenant tenant) {
        TenantRun tenantRun = tenantRun(tenant.id());
        Map<Extra, List<Source>> known = extras.computeIfAbsent(tenant.id(), id -> new HashMap<>());
        List<Extra> wanted = Extra.of(plan, tenant.id());
        known.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().forEach(Source::end);
            }
            return gone;
        });
        for (Extra extra : wanted) {
            if (!known.containsKey(extra) && extra.until() > clock) {
                known.put(extra, begin(tenantRun, tenant, extra));
            }
        }
    }

    private List<Source> begin(TenantRun tenantRun, Tenant tenant, Extra extra) {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < tenant.workloads().size(); i++) {
            Source source = new Source(tenantRun, plan, tenant, i, run, 0, extra, new Samplers());
            source.startAt(Math.max(extra.from(), clock));
            sources.add(source);
            tenantRun.sources.add(source);
            if (tenant.partition() != null) {
                Objects.requireNonNull(partitions.get(tenant.partition())).add(source);
            }
        }
        return sources;
    }

    private void letIn(Tenant tenant) {
        @Nullable List<Pending> pending = held.remove(tenant.id());
        if (pending != null) {
            PartitionRun home = Objects.requireNonNull(partitions.get(tenant.partition()));
            pending.forEach(home::accept);
        }
        TenantRun waiting = tenantRun(tenant.id());
        List<Integer> tickets = List.copyOf(waiting.held);
        waiting.held.clear();
        waiting.away -= tickets.size();
        tickets.forEach(ticket -> Objects.requireNonNull(partitions.get(tenant.partition())).later(clock, ticket));
    }

    private TenantRun tenantRun(TenantId id) {
        return Objects.requireNonNull(tenants.get(id));
    }

    /// What a trailing window shows at the clock.
    ///
    /// @param windowSeconds length of the window, 10 to 600, in steps of 10; shorter near the start of the run
    public Moment moment(double windowSeconds) {
        double window = Math.min(windowSeconds, clock);
        Map<TenantRun, Backlog.Count> counts = new HashMap<>();
        all().forEach(partition -> partition.countBacklog(counts));
        List<Moment.TenantMoment> tenantMoments = plan.tenants().stream().filter(tenant -> tenant.partition() != null).map(tenant -> {
            Backlog.Count count = counts.get(tenantRun(tenant.id()));
            return moment(tenant, window, count == null ? Backlog.NONE : count.total());
        }).toList();
        List<Moment.PartitionMoment> partitionMoments = plan.partitions().stream().map(partition -> moment(partition, window)).toList();
        return new Moment(clock, window, finished(), tenantMoments, partitionMoments);
    }

    private Moment.TenantMoment moment(Tenant tenant, double window, Backlog backlog) {
        TenantRun state = tenantRun(tenant.id());
        MomentMeter.Slot slot = ((MomentMeter) state.meter).window(clock, window);
        return new Moment.TenantMoment(tenant.id(), slot.offered, slot.served, slot.throttled, slot.rejected, slot.expired, slot.fellBack, state.waiting,
                state.away, state.running, backlog.tokens(), backlog.oldestSeconds(), summary(slot.ttft), summary(slot.tpot), summary(slot.e2e), summary(slot.waitTime),
                window > 0 ? slot.tokensOut / window : 0);
    }

    private static LatencySummary summary(LatencyHistogram histogram) {
        return new LatencyStatistics(List.of(histogram)).summary();
    }

    private Moment.PartitionMoment moment(Partition partition, double window) {
        PartitionRun state = Objects.requireNonNull(partitions.get(partition.id()));
        double tokensOut = plan.tenantsIn(partition.id()).stream().mapToLong(tenant -> ((MomentMeter) tenantRun(tenant.id()).meter).tokensOut(clock, window)).sum();
        double[] busy = state.recentUtilisation(window);
        return new Moment.PartitionMoment(partition.id(), Arrays.stream(busy).average().orElse(0), state.waiting(), window > 0 ? tokensOut / window : 0,
                Arrays.stream(busy).boxed().toList(), state.replicas().all().stream().map(Station::kvFill).toList());
    }

    private Collection<PartitionRun> all() {
        return Stream.concat(partitions.values().stream(), draining.stream()).toList();
    }

    /// Requests of a tenant since the start of the run that are neither served nor refused: waiting, running or held. For the accounts.
    long inFlight(TenantId id) {
        return ((MomentMeter) tenantRun(id).meter).inFlight();
    }

    /// Sessions of a tenant under way that were not ended by other traffic. For the accounts.
    int sessionsUnderWay(TenantId id) {
        return tenantRun(id).sources.stream().mapToInt(Source::sessionsUnderWay).sum();
    }

    /// Those of them that pause between two turns.
    int sessionsPausing(TenantId id) {
        return tenantRun(id).sources.stream().mapToInt(Source::sessionsPausing).sum();
    }

    /// Requests of a tenant that can be pointed at: waiting, running or held. Equals [#inFlight] unless one was lost or counted twice.
    long present(TenantId id) {
        return (long) tenantRun(id).waiting + tenantRun(id).away + tenantRun(id).running + held.getOrDefault(id, List.of()).size();
    }
}
