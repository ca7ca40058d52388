package io.headroom.engine;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The verdict on a plan: replication by replication over the whole horizon, under the plan's run settings. Each partition of each replication is simulated on
/// its own, or with those that it is linked to, and the parts are put together in plan order, so results do not depend on the number of threads. What is known of a partition from before is not
/// simulated again, and is the same as if it were.
///
/// ```java
/// Evaluation evaluation = new Evaluation(plan, 2);
/// while (evaluation.hasNext() && evaluation.runNext(() -> false)) {
///     show(evaluation.results());
/// }
/// ```
public final class Evaluation {
    /// Version of the engine.
    public static final String VERSION = "0.4.0";

    /// Fewest sections, over all replications, that intervals are taken from.
    private static final int LEAST_SECTIONS = 20;

    /// Fewest replications before a stopping rule is asked.
    private static final int LEAST_REPLICATIONS = 2;

    private final Plan plan;
    private final int threads;
    private final KnownTallies known;
    private final List<GroupVerdict> parts;
    private final List<Verdict.Place> places;
    private final @Nullable StoppingRule rule;
    private double wallSeconds;
    private int judged;
    private volatile boolean narrowEnough;

    /// Prepares an evaluation that knows nothing; nothing runs yet.
    ///
    /// @param threads threads to use, at least one
    /// @throws InvalidPlan if a partition has tenants and its cluster is not there at any time of the run
    public Evaluation(Plan plan, int threads) {
        this(plan, threads, new KnownTallies());
    }

    /// Prepares an evaluation; nothing runs yet.
    ///
    /// @param threads threads to use, at least one
    /// @param known what earlier evaluations came to; this one adds to it
    /// @throws InvalidPlan if a partition has tenants and its cluster is not there at any time of the run
    public Evaluation(Plan plan, int threads, KnownTallies known) {
        this(plan, threads, known, Math.ceilDiv(LEAST_SECTIONS, plan.run().halfWidth() == null ? plan.run().replications() : LEAST_REPLICATIONS));
    }

    /// An evaluation whose intervals are taken from some number of sections of each replication: with one, there are none, and it takes less to judge.
    Evaluation(Plan plan, int threads, KnownTallies known, int sections) {
        this.plan = plan;
        this.threads = Math.max(1, threads);
        this.known = known;
        rule = plan.run().halfWidth() == null ? null : new StoppingRule(plan);
        List<List<Partition>> groups = Links.groups(plan);
        parts = groups.stream().map(group -> new GroupVerdict(plan, group, sections, known)).toList();
        Map<PartitionId, Verdict.Place> found = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int index = 0; index < groups.get(i).size(); index++) {
                found.put(groups.get(i).get(index).id(), new Verdict.Place(parts.get(i).known(), index));
            }
        }
        places = plan.partitions().stream().map(partition -> Objects.requireNonNull(found.get(partition.id()))).toList();
    }

    /// Whether there is still something to run or to judge: not after the last replication, nor once the plan's half-width is reached.
    public boolean hasNext() {
        return !narrowEnough && judged < plan.run().replications();
    }

    /// Runs the first replication, so that there is an answer soon, or after it as many as keep the threads busy. Without a half-width, replications that are
    /// known count at once.
    ///
    /// @param cancelled asked every few milliseconds, from any of the threads
    /// @return whether they ran to their end; if not, what did run to its end is kept
    /// @throws InvalidPlan if a partition cannot hold its model
    public boolean runNext(BooleanSupplier cancelled) {
        long began = System.nanoTime();
        int lacking = (int) parts.stream().filter(part -> part.replications() <= judged).count();
        int step = judged == 0 ? Math.max(1, threads / Math.max(1, lacking)) : threads;
        int target = Math.min(plan.run().replications(), Math.max(judged + step, plan.run().halfWidth() == null ? leastKnown() : 0));
        boolean complete = run(target, () -> narrowEnough || cancelled.getAsBoolean());
        known.trim();
        wallSeconds += (System.nanoTime() - began) / 1e9;
        return complete;
    }

    private int leastKnown() {
        return parts.stream().mapToInt(GroupVerdict::replications).min().orElse(plan.run().replications());
    }

    private boolean run(int target, BooleanSupplier cancelled) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("engine-", 0).factory())) {
            List<List<Future<?>>> running = new ArrayList<>();
            for (int replication = judged; replication < target; replication++) {
                running.add(submit(pool, replication, cancelled));
            }
            for (List<Future<?>> replication : running) {
                if (!finished(replication)) {
                    return false;
                }
                judge();
                if (narrowEnough) {
                    return true;
                }
            }
            return true;
        }
    }

    /// Hands out what is not known of a replication, the most work first, so that no thread is left with a long one at the end.
    private List<Future<?>> submit(ExecutorService pool, int replication, BooleanSupplier cancelled) {
        return parts.stream().filter(part -> part.replications() <= replication).sorted(Comparator.comparingDouble(GroupVerdict::work).reversed())
                .<Future<?>>map(part -> pool.submit((Callable<Boolean>) () -> part.simulate(replication, cancelled))).toList();
    }

    private static boolean finished(List<Future<?>> running) {
        boolean all = true;
        for (Future<?> future : running) {
            try {
                all &= Boolean.TRUE.equals(future.get());
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof InvalidPlan invalid) {
                    throw invalid;
                }
                throw new IllegalStateException("The simulation failed: " + failed.getCause(), failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                all = false;
            }
        }
        return all;
    }

    /// Takes in the next replication. Those that ran ahead of the one at which the intervals are narrow enough are left out: where a run ends does not depend on the
    /// number of threads, nor on what was known.
    private void judge() {
        int replication = judged++;
        if (rule == null || plan.run().halfWidth() == null) {
            return;
        }
        rule.add(places.stream().map(place -> place.group().tally(replication).partitions().get(place.index())).toList());
        narrowEnough = judged >= LEAST_REPLICATIONS && rule.widest() <= plan.run().halfWidth();
    }

    /// Share of the whole evaluation that is done, 0 to 1; may be asked from another thread while a replication runs.
    public double progress() {
        double work = 0;
        double done = 0;
        for (GroupVerdict part : parts) {
            work += part.work() * plan.run().replications();
            done += part.work() * part.simulatedReplications();
        }
        return work == 0 ? 1 : Math.min(1, done / work);
    }

    /// Requests that this evaluation has simulated itself, those it knew left out.
    public long simulatedRequests() {
        return parts.stream().mapToLong(GroupVerdict::simulatedRequests).sum();
    }

    /// Results of the replications that have run. Without a half-width a partition may be ahead of the others: its figures are then from all replications known of it.
    ///
    /// @throws IllegalStateException if no replication has run
    public Results results() {
        return results(verdict());
    }

    /// The same results, the last that are asked for: what they are made of goes while they come, partition by partition, so that a plan of a hundred thousand tenants never
    /// holds both.
    ///
    /// @throws IllegalStateException if no replication has run
    public Results lastResults() {
        Verdict verdict = verdict();
        parts.forEach(part -> part.known().forget());
        return results(verdict);
    }

    private Verdict verdict() {
        if (judged == 0) {
            throw new IllegalStateException("Run a replication before asking for its results.");
        }
        return new Verdict(plan, places, rule == null ? plan.run().replications() : judged);
    }

    private Results results(Verdict verdict) {
        return verdict.results(judged, wallSeconds, threads, rule == null || plan.run().halfWidth() == null ? null
                : new Results.Stop(plan.run().halfWidth(), rule.widest(), plan.run().replications()));
    }

    /// The plan that is judged.
    Plan plan() {
        return plan;
    }

    /// What the replications that count recorded of a tenant, in their order; none if it is in the tray, or not there.
    List<VerdictMeter> meters(TenantId id) {
        for (int i = 0; i < places.size(); i++) {
            List<TenantId> placed = plan.tenantsIn(plan.partitions().get(i).id()).stream().map(Tenant::id).toList();
            int at = placed.indexOf(id);
            if (at >= 0) {
                Verdict.Place place = places.get(i);
                return place.group().tallies(judged).stream().map(tally -> tally.partitions().get(place.index()).meters().get(at)).toList();
            }
        }
        return List.of();
    }

    /// Runs all replications of a plan.
    ///
    /// @throws InvalidPlan if a partition cannot hold its model, or has tenants and its cluster is not there at any time of the run
    /// @throws IllegalStateException if the thread is interrupted
    public static Results of(Plan plan, int threads) {
        Evaluation evaluation = new Evaluation(plan, threads);
        while (evaluation.hasNext()) {
            if (!evaluation.runNext(() -> false)) {
                throw new IllegalStateException("The evaluation of %s was interrupted.".formatted(plan.name()));
            }
        }
        return evaluation.lastResults();
    }
}
