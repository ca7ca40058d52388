package io.headroom.allocate.auto;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// The cheapest layout that can be found: exactly for few tenants, else by annealing from several starts, on several threads, with the same outcome on any number.
final class Search {
    private static final int RUNS = 4;
    private static final int STEPS_PER_TENANT = 6_000;
    private static final int LEAST_STEPS = 30_000;
    private static final int MOST_STEPS = 1_500_000;

    private final Crew crew;
    private final long seed;

    /// @param seed the same seed finds the same layout
    Search(Crew crew, long seed) {
        this.crew = crew;
        this.seed = seed;
    }

    /// @param layout the best found
    /// @param optimal whether none is better by the tables
    record Found(Layout layout, boolean optimal) {}

    /// Empty if a tenant finds no place at any size, fleet and budget aside.
    ///
    /// @param also layouts to begin with besides those by rule
    /// @param effort share of the usual steps
    Optional<Found> best(Puzzle puzzle, List<Layout> also, double effort) {
        List<Layout> starts = Stream.concat(also.stream(), Stream.of(FirstFit.current(puzzle), FirstFit.greedy(puzzle), FirstFit.dedicated(puzzle)).flatMap(Optional::stream))
                .sorted(Layout.CHEAPEST).toList();
        if (starts.isEmpty()) {
            return Optional.empty();
        }
        Layout best = starts.getFirst();
        Optional<Layout> exact = SmallSearch.of(puzzle, crew.pulse(), best.cost());
        if (exact.isPresent()) {
            return Optional.of(new Found(exact.get(), true));
        }
        int steps = (int) (effort * Math.clamp((long) STEPS_PER_TENANT * puzzle.tenants(), LEAST_STEPS, MOST_STEPS));
        List<Callable<Layout>> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Layout start = starts.get(run % Math.min(2, starts.size()));
            long own = seed * RUNS + run;
            runs.add(() -> Annealing.improved(puzzle, start, own, steps, crew.pulse()));
        }
        // The first of equals, so that it does not matter who ends first.
        Layout cheapest = crew.all(runs).stream().min(Layout.CHEAPEST).orElseThrow();
        return Optional.of(new Found(cheapest, cheapest.fits(puzzle) && cheapest.cost() <= Bound.of(puzzle) + 1e-6));
    }
}
