package io.headroom.engine;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The verdict on a plan: replication by replication over the whole horizon, under the plan's run settings. Each partition of each replication is simulated on
/// its own and the parts are put together in plan order, so results do not depend on the number of threads.
///
/// ```java
/// Evaluation evaluation = new Evaluation(plan, 2);
/// while (evaluation.hasNext() && evaluation.runNext(() -> false)) {
///     show(evaluation.results());
/// }
/// ```
public final class Evaluation {
    /// Version of the engine.
    public static final String VERSION = "0.2.0";

    /// Fewest sections, over all replications, that intervals are taken from.
    private static final int LEAST_SECTIONS = 20;

    /// Fewest replications before a stopping rule is asked.
    private static final int LEAST_REPLICATIONS = 2;

    private final Plan plan;
    private final int threads;
    private final int sectionsPerReplication;
    private final List<List<PartitionTally>> replications = new ArrayList<>();
    private final DoubleAdder simulated = new DoubleAdder();
    private double wallSeconds;
    private final StoppingRule rule;
    private volatile boolean narrowEnough;

    /// Prepares an evaluation; nothing runs yet.
    ///
    /// @param threads threads to use, at least one
    public Evaluation(Plan plan, int threads) {
        this.plan = plan;
        this.threads = Math.max(1, threads);
        rule = new StoppingRule(plan);
        sectionsPerReplication = Math.ceilDiv(LEAST_SECTIONS, plan.run().halfWidth() == null ? plan.run().replications() : LEAST_REPLICATIONS);
    }

    /// Whether a replication is still to run: not after the last, nor once the plan's half-width is reached.
    public boolean hasNext() {
        return !narrowEnough && replications.size() < plan.run().replications();
    }

    /// Runs the first replication, so that there is an answer soon, or after it as many as keep the threads busy.
    ///
    /// @param cancelled asked often, from any of the threads
    /// @return whether they ran to their end; if not, the results are those before them
    /// @throws InvalidPlan if a partition cannot hold its model
    public boolean runNext(BooleanSupplier cancelled) {
        long began = System.nanoTime();
        int first = Math.ceilDiv(threads, Math.max(1, plan.partitions().size()));
        int count = Math.min(plan.run().replications() - replications.size(), replications.isEmpty() ? first : threads);
        List<List<Future<@Nullable PartitionTally>>> running = new ArrayList<>();
        boolean complete;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("engine-", 0).factory())) {
            for (int i = 0; i < count; i++) {
                int replication = replications.size() + i;
                running.add(plan.partitions().stream().map(partition -> pool.submit(() -> simulate(partition, replication, () -> narrowEnough || cancelled.getAsBoolean()))).toList());
            }
            complete = keepInOrder(running);
        }
        wallSeconds += (System.nanoTime() - began) / 1e9;
        return complete;
    }

    /// Keeps replications in their order until the intervals are narrow enough, and drops what ran ahead: where a run ends does not depend on the number of threads.
    private boolean keepInOrder(List<List<Future<@Nullable PartitionTally>>> running) {
        for (List<Future<@Nullable PartitionTally>> replication : running) {
            if (!keep(collect(replication))) {
                return false;
            }
            if (plan.run().halfWidth() == null) {
                continue;
            }
            rule.add(replications.getLast());
            if (replications.size() >= LEAST_REPLICATIONS && rule.widest() <= plan.run().halfWidth()) {
                narrowEnough = true;
                return true;
            }
        }
        return true;
    }

    private @Nullable PartitionTally simulate(Partition partition, int replication, BooleanSupplier cancelled) {
        return PartitionTally.of(plan, partition, replication, Watch.plain(sectionsPerReplication), cancelled, simulated::add);
    }

    private static List<@Nullable PartitionTally> collect(List<Future<@Nullable PartitionTally>> running) {
        List<@Nullable PartitionTally> tallies = new ArrayList<>();
        for (Future<@Nullable PartitionTally> future : running) {
            try {
                tallies.add(future.get());
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof InvalidPlan invalid) {
                    throw invalid;
                }
                throw new IllegalStateException("The simulation failed: " + failed.getCause(), failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                tallies.add(null);
            }
        }
        return tallies;
    }

    private boolean keep(List<@Nullable PartitionTally> tallies) {
        List<PartitionTally> whole = tallies.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        return whole.size() == tallies.size() && replications.add(whole);
    }

    /// Share of the whole evaluation that is done, 0 to 1; may be asked from another thread while a replication runs.
    public double progress() {
        return Math.min(1, simulated.sum() / (plan.run().replications() * (double) Math.max(1, plan.partitions().size())));
    }

    /// Results of the replications that have run.
    ///
    /// @throws IllegalStateException if none has
    public Results results() {
        if (replications.isEmpty()) {
            throw new IllegalStateException("Run a replication before asking for its results.");
        }
        return new Verdict(plan, replications).results(wallSeconds, threads, plan.run().halfWidth() == null ? null
                : new Results.Stop(plan.run().halfWidth(), rule.widest(), plan.run().replications()));
    }

    /// Runs all replications of a plan.
    ///
    /// @throws InvalidPlan if a partition cannot hold its model
    /// @throws IllegalStateException if the thread is interrupted
    public static Results of(Plan plan, int threads) {
        Evaluation evaluation = new Evaluation(plan, threads);
        while (evaluation.hasNext()) {
            if (!evaluation.runNext(() -> false)) {
                throw new IllegalStateException("The evaluation of %s was interrupted.".formatted(plan.name()));
            }
        }
        return evaluation.results();
    }
}
