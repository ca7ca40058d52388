package io.headroom.engine;

import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Partitions during a run that exchange requests or replicas, with their tenants. They go on together, event by event; a partition by itself needs no such care.
final class Group {
    /// A power of two: a few milliseconds of work.
    private static final int CHANGES_BETWEEN_QUESTIONS = 1 << 14;

    private final Map<PartitionId, PartitionRun> partitions = new HashMap<>();
    private final List<PartitionRun> inOrder = new ArrayList<>();
    private final Map<TenantId, TenantRun> tenants = new HashMap<>();
    private final Samplers samplers = new Samplers();
    private final boolean few;

    /// @param watch what to keep of its requests
    Group(Portion portion, int replication, Watch watch) {
        Plan plan = portion.plan();
        Desk desk = new Desk();
        desk.adopt(plan);
        boolean atOnce = portion.answersAtOnce();
        few = plan.tenants().size() < Notebook.MANY;
        for (int i = 0; i < plan.partitions().size(); i++) {
            Partition partition = plan.partitions().get(i);
            PartitionRun run = new PartitionRun(plan, partition, portion.outages().get(i), 0, desk);
            run.tellFirstTokens(!atOnce);
            partitions.put(partition.id(), run);
            inOrder.add(run);
        }
        List<Meter> meters = meters(plan, watch, atOnce);
        for (int i = 0; i < plan.tenants().size(); i++) {
            add(plan, plan.tenants().get(i), replication, meters.get(i));
        }
        Loan.arrange(plan, partitions);
    }

    private static List<Meter> meters(Plan plan, Watch watch, boolean atOnce) {
        Horizon horizon = new Horizon(plan.run().warmupSeconds(), plan.run().durationSeconds(), watch.sections());
        VerdictMeter[] meters = Stream.generate(() -> new VerdictMeter(horizon, watch, atOnce)).limit(plan.tenants().size()).toArray(VerdictMeter[]::new);
        if (meters.length < Notebook.MANY) {
            return List.of(meters);
        }
        Notebook notes = new Notebook(horizon, meters);
        return IntStream.range(0, meters.length).<Meter>mapToObj(i -> new NotedMeter(notes, i, meters[i])).toList();
    }

    private void add(Plan plan, Tenant tenant, int replication, Meter meter) {
        TenantRun run = new TenantRun(tenant.id(), meter);
        run.adopt(plan, tenant, plan.run());
        tenants.put(tenant.id(), run);
        PartitionRun home = Objects.requireNonNull(partitions.get(Objects.requireNonNull(tenant.partition())));
        List<Extra> extras = Extra.of(plan, tenant.id());
        for (int i = 0; i < tenant.workloads().size(); i++) {
            start(home, new Source(run, plan, tenant, i, plan.run(), replication, null, samplers), 0);
            for (Extra extra : extras) {
                start(home, new Source(run, plan, tenant, i, plan.run(), replication, extra, samplers), extra.from());
            }
        }
    }

    /// Drawing ahead pays where sources are so many that each must be fetched anew; few are asked one request ahead.
    private void start(PartitionRun home, Source source, double at) {
        source.startAt(at);
        if (few || source.reacts()) {
            home.add(source);
        } else {
            home.foresee(source);
        }
    }

    /// The partitions in plan order.
    List<PartitionRun> partitions() {
        return inOrder;
    }

    TenantRun tenant(TenantId id) {
        return Objects.requireNonNull(tenants.get(id));
    }

    /// What of each tenant waits now, wherever it is; tenants of whom nothing does are absent.
    Map<TenantRun, Backlog.Count> backlogs() {
        Map<TenantRun, Backlog.Count> counts = new HashMap<>();
        inOrder.forEach(partition -> partition.countBacklog(counts));
        return counts;
    }

    /// Simulates everything up to and including a time, or gives up where it is.
    ///
    /// @param cancelled asked every few milliseconds
    /// @return whether it came to the time
    boolean advance(double to, BooleanSupplier cancelled) {
        if (inOrder.size() == 1) {
            return inOrder.getFirst().advance(to, cancelled);
        }
        for (int changes = 0;; changes++) {
            if ((changes & CHANGES_BETWEEN_QUESTIONS - 1) == 0 && cancelled.getAsBoolean()) {
                return false;
            }
            PartitionRun next = inOrder.getFirst();
            for (PartitionRun other : inOrder) {
                if (other.nextEvent() < next.nextEvent()) {
                    next = other;
                }
            }
            if (next.nextEvent() > to) {
                inOrder.forEach(partition -> partition.advance(to));
                return true;
            }
            next.step();
        }
    }
}
