package io.headroom.allocate.auto;

import io.headroom.allocate.Feasibility;
import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.engine.Results;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/*
 * In rounds: the search finds the cheapest layout by the tables; simulation settles the size of each of its blocks; what it taught corrects the tables, exactly for the
 * groups that were simulated and on average for all others on the same site; and the search begins again from there, until it finds nothing else or the rounds are over. A
 * layout counts only once its plan, as it would stand, has been simulated and everything holds.
 */
/// Looks for the cheapest plan in which everything holds.
final class Solver {
    private static final int ROUNDS_OF_FEW = 6;
    private static final int ROUNDS = 4;
    private static final int ROUNDS_OF_MANY = 3;
    private static final int FEW = 20;
    private static final int MANY = 100;
    private static final double LEAST_STRAIN = 0.6;
    private static final double MOST_STRAIN = 2;
    private static final int REPAIRS = 6;
    private static final double TABLES_SHARE = 0.15;

    private final Ground ground;
    private final Trials trials;
    private final Crew crew;
    private final Watcher watcher;
    private final Consumer<Answer.Found> soFar;
    private final LoadTables.Memory memory;
    private final Sizing sizing;
    private @Nullable Puzzle tables;
    private @Nullable Puzzle puzzle;
    private @Nullable Layout closest;
    private Answer.@Nullable Found best;
    private double bestCost = Double.POSITIVE_INFINITY;

    Solver(Ground ground, Trials trials, Crew crew, Watcher watcher, Consumer<Answer.Found> soFar, LoadTables.Memory memory) {
        this.ground = ground;
        this.trials = trials;
        this.crew = crew;
        this.watcher = watcher;
        this.soFar = soFar;
        this.memory = memory;
        sizing = new Sizing(ground, trials, crew);
    }

    /// The cheapest plan found; empty if none was found that holds. What was found before it was ended counts.
    ///
    /// @throws SearchCancelled if it was ended before anything was found
    Optional<Answer.Found> solve() {
        try {
            search();
        } catch (SearchCancelled cancelled) {
            if (best == null) {
                throw cancelled;
            }
            return Optional.of(best.cut());
        }
        return Optional.ofNullable(best);
    }

    /// The choice by what is known after the search.
    Puzzle puzzle() {
        return Objects.requireNonNull(puzzle);
    }

    /// Of the layouts whose sizes were simulated, the one that is closest to fit; null where there was none.
    @Nullable Layout closest() {
        return closest;
    }

    private void search() {
        Puzzle now = ground.puzzle(LoadTables.of(ground, crew, memory));
        tables = now;
        puzzle = now;
        watcher.progress(TABLES_SHARE);
        int tenants = ground.tenants().size();
        int rounds = tenants <= FEW ? ROUNDS_OF_FEW : tenants <= MANY ? ROUNDS : ROUNDS_OF_MANY;
        List<Layout> warm = new ArrayList<>();
        Set<Set<Puzzle.Group>> seen = new HashSet<>();
        for (int round = 0; round < rounds; round++) {
            Optional<Search.Found> found = new Search(crew, ground.plan().run().seed() + round).best(puzzle(), warm, 1);
            if (found.isEmpty() || !seen.add(groups(found.get().layout()))) {
                break;
            }
            settle(found.get().layout(), warm);
            watcher.progress(TABLES_SHARE + (1 - TABLES_SHARE) * (round + 1) / rounds);
        }
    }

    private static Set<Puzzle.Group> groups(Layout layout) {
        return layout.blocks().stream().map(Layout.Block::group).collect(Collectors.toSet());
    }

    private void settle(Layout layout, List<Layout> warm) {
        for (int repair = 0; repair < REPAIRS; repair++) {
            List<Layout.Block> blocks = sizing.settle(layout);
            learn();
            warm.clear();
            if (blocks.stream().anyMatch(block -> block.replicas() == 0)) {
                return;
            }
            Layout sized = puzzle().layout(blocks);
            warm.add(sized);
            closest = closest == null || sized.cost() < closest.cost() ? sized : closest;
            if (!sized.fits(puzzle()) || sized.cost() >= bestCost - 1e-9 || confirmed(sized)) {
                return;
            }
        }
    }

    /// Whether a plan holds as it would stand; what does not is made larger.
    private boolean confirmed(Layout layout) {
        Blueprint.Drawn drawn = Blueprint.of(ground, layout);
        if (!Feasibility.problems(drawn.plan()).isEmpty()) {
            // Replicas that must stand apart leave holes that the count of places does not see: look for something that asks for a node less.
            int[] fewer = drawn.plan().fleet().stream().mapToInt(cluster -> NodePlacement.of(drawn.plan(), cluster).unplaced().isEmpty() ? 0 : 1).toArray();
            tables = Objects.requireNonNull(tables).without(fewer);
            learn();
            return true;
        }
        Results results = trials.of(drawn.plan());
        Set<TenantId> broken = ground.ask().assurance().breaches(results).stream().map(breach -> breach.tenant()).collect(Collectors.toSet());
        List<Layout.Block> small = layout.blocks().stream()
                .filter(block -> Arrays.stream(block.members()).anyMatch(tenant -> broken.contains(ground.tenants().get(tenant).id()))).toList();
        small.forEach(sizing::enlarge);
        if (!small.isEmpty()) {
            return false;
        }
        bestCost = layout.cost();
        best = found(layout, drawn, results);
        soFar.accept(best);
        return true;
    }

    /// The sizes that were simulated; 0 where none was enough.
    Map<Puzzle.Group, Integer> known() {
        return sizing.settled().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().replicas()));
    }

    /// Corrects the tables by what has been simulated.
    private void learn() {
        Puzzle untaught = Objects.requireNonNull(tables);
        double[] tabled = new double[ground.sites().size()];
        double[] simulated = new double[tabled.length];
        Map<Puzzle.Group, Integer> known = known();
        known.forEach((group, replicas) -> {
            if (group.members().size() > 1 && replicas > 0) {
                tabled[group.site()] += Math.max(1, untaught.replicas(group.site(), group.members().stream().mapToInt(Integer::intValue).toArray()));
                simulated[group.site()] += replicas;
            }
        });
        double[] strain = IntStream.range(0, tabled.length)
                .mapToDouble(site -> tabled[site] == 0 ? 1 : Math.clamp(simulated[site] / tabled[site], LEAST_STRAIN, MOST_STRAIN)).toArray();
        puzzle = untaught.corrected(strain, known);
    }

    private Answer.Found found(Layout layout, Blueprint.Drawn drawn, Results results) {
        return new Account(ground, puzzle(), sizing).found(layout, drawn, results, trials.plans());
    }
}
