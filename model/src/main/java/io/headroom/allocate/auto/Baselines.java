package io.headroom.allocate.auto;

import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import java.util.List;
import java.util.Optional;

/// What plans by rule cost, each with the least sizes at which everything holds by simulation: what an auto-plan is compared with.
///
/// @param firstFitUsdPerHour the greedy first-fit plan in lanes of at most a node, in US dollars per hour; NaN where there is none that fits
/// @param dedicatedUsdPerHour a partition for each tenant alone where it costs least, whether or not the fleet is large enough; NaN where no size is enough for one
public record Baselines(double firstFitUsdPerHour, double dedicatedUsdPerHour) {
    /// Simulates both.
    ///
    /// @param threads threads to use, at least one
    /// @throws io.headroom.allocate.SearchCancelled if the watcher ended it
    public static Baselines of(Ask ask, int threads, Watcher watcher) {
        Crew crew = new Crew(Math.max(1, threads), Pulse.of(watcher));
        Ground ground = Ground.of(ask);
        Puzzle puzzle = ground.puzzle(LoadTables.of(ground, crew, new LoadTables.Memory()));
        Sizing sizing = new Sizing(ground, new Trials(Math.max(1, threads), watcher), crew);
        Optional<Layout> firstFit = FirstFit.greedy(puzzle).map(layout -> sized(puzzle, sizing, layout)).filter(layout -> layout.fits(puzzle));
        Optional<Layout> dedicated = FirstFit.dedicated(puzzle).map(layout -> sized(puzzle, sizing, layout));
        return new Baselines(usd(ground, firstFit), usd(ground, dedicated));
    }

    private static Layout sized(Puzzle puzzle, Sizing sizing, Layout layout) {
        return puzzle.layout(sizing.settle(layout));
    }

    private static double usd(Ground ground, Optional<Layout> layout) {
        List<Layout.Block> blocks = layout.map(Layout::blocks).orElse(List.of());
        return layout.isEmpty() || blocks.stream().anyMatch(block -> block.replicas() == 0) ? Double.NaN : ground.keptUsd() + layout.get().usd();
    }
}
