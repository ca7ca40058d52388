package io.headroom.allocate.sweep;

import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.engine.KnownTallies;
import io.headroom.engine.Results;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/*
 * Points run side by side, each on one thread, and share what is known of partitions. A point by itself keeps several threads busy only as long as it has as many
 * partitions and replications left; many points do until the last ones. What two threads happen to simulate at once is simulated twice, and comes out the same.
 */
/// Simulates a plan at every point of a grid. The table is the same on any number of threads, and whichever of its points were known before: all points run under
/// the plan's seed unless they set another, so they compare by common random numbers.
///
/// A grid that names what the plan does not have anywhere is refused at once. A point that cannot stand, say since a partition does not fit its cluster there, is
/// part of the table with why, and the others run.
public final class Sweep {
    private final Plan plan;
    private final Grid grid;
    private final List<Point> points;

    /// Prepares a sweep; nothing runs yet.
    ///
    /// @throws InvalidPlan if the grid names what no scenario of the plan has
    public Sweep(Plan plan, Grid grid) {
        PointPlan.checkNames(plan, grid);
        this.plan = plan;
        this.grid = grid;
        points = grid.all();
    }

    /// Hears what a point came to, one at a time, from any thread.
    @FunctionalInterface
    public interface Found {
        /// A point is done.
        ///
        /// @throws InvalidPlan or any other problem of its own, which ends the sweep
        void found(Point point, Outcome outcome);
    }

    /// The points in their order.
    public List<Point> points() {
        return points;
    }

    /// The plan of a point.
    ///
    /// @throws InvalidPlan if it cannot stand, with why
    public Plan planOf(Point point) {
        return PointPlan.of(plan, point);
    }

    /// The table as far as points are known.
    public SweepTable table(Map<Integer, Outcome> known) {
        return new SweepTable(grid.subjects(), points, known);
    }

    /// Runs the points that are not known, in their order.
    ///
    /// @param known what points came to before, by their numbers
    /// @param threads threads to use, at least one
    /// @param watcher hears how far it is, and may end it: points that are done by then are kept
    /// @param found hears of each point as it is done
    /// @return complete, unless the watcher ended it
    public SweepTable run(Map<Integer, Outcome> known, int threads, Watcher watcher, Found found) {
        Map<Integer, Outcome> outcomes = new TreeMap<>(known);
        List<Point> open = points.stream().filter(point -> !known.containsKey(point.number())).toList();
        KnownTallies tallies = new KnownTallies();
        AtomicInteger done = new AtomicInteger(known.size());
        watcher.progress(share(done.get()));
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), Thread.ofPlatform().daemon().name("sweep-", 0).factory())) {
            List<Future<?>> running = new ArrayList<>();
            open.forEach(point -> running.add(pool.submit(() -> {
                if (watcher.cancelled()) {
                    return;
                }
                Outcome outcome;
                try {
                    outcome = outcome(point, watcher, tallies);
                } catch (SearchCancelled _) {
                    return;
                }
                synchronized (outcomes) {
                    found.found(point, outcome);
                    outcomes.put(point.number(), outcome);
                }
                watcher.progress(share(done.incrementAndGet()));
            })));
            await(running);
        }
        synchronized (outcomes) {
            return table(outcomes);
        }
    }

    private double share(int done) {
        return (double) done / points.size();
    }

    private Outcome outcome(Point point, Watcher watcher, KnownTallies tallies) {
        try {
            Plan asked = planOf(point);
            Results results = new Trials(1, watcher, tallies).of(asked);
            return new Outcome.Ran(results.tenants().stream().map(tenant -> new Outcome.OfTenant(tenant.id(), Figure.ofTenant(tenant))).toList(), Figure.ofPlan(asked, results));
        } catch (InvalidPlan impossible) {
            return new Outcome.CannotStand(String.valueOf(impossible.getMessage()));
        }
    }

    private static void await(List<Future<?>> running) {
        try {
            for (Future<?> future : running) {
                future.get();
            }
        } catch (ExecutionException failed) {
            running.forEach(future -> future.cancel(false));
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException("The sweep failed: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException interrupted) {
            running.forEach(future -> future.cancel(false));
            Thread.currentThread().interrupt();
        }
    }
}
