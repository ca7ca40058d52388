package io.headroom.allocate.auto;

import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 * A smallest conflict by divide and conquer (Junker, QuickXplain, 2004): objectives are taken away by halves as long as what is left still cannot be met. What to relax is
 * taken from the conflict, since something of every conflict must go: the first objective without which the tables have a plan, else the one that helps most, and so
 * on. The relaxed plan is then searched and simulated like any other, so what is said to make it possible has made it possible.
 */
/// Finds out why there is no plan.
final class Conflicts {
    private static final int MOST_ASKED = 160;
    private static final int MOST_RELAXED = 40;
    private static final int MOST_CANDIDATES = 24;
    private static final int MOST_SOLVED = 6;
    private static final double EFFORT = 0.1;
    private static final double TIGHTER = 1.1;
    private static final int MOST_TIGHTER = 12;

    private final Ask ask;
    private final Trials trials;
    private final Crew crew;
    private final Watcher watcher;
    private final LoadTables.Memory memory;
    private int asked;

    Conflicts(Ask ask, Trials trials, Crew crew, Watcher watcher, LoadTables.Memory memory) {
        this.ask = ask;
        this.trials = trials;
        this.crew = crew;
        this.watcher = watcher;
        this.memory = memory;
    }

    /// Whether there are tenants whom no deployment serves on any cluster, or who must stay where none does, whatever their objectives.
    Optional<Answer> unserved(Ground ground) {
        Set<Answer.Promise> all = promises(ground);
        Ground free = without(all);
        Puzzle puzzle = free.puzzle(LoadTables.alone(free, crew, memory));
        List<TenantId> nowhere = new ArrayList<>();
        double[] least = Bound.ofEach(puzzle);
        for (int tenant = 0; tenant < least.length; tenant++) {
            if (Double.isInfinite(least[tenant])) {
                nowhere.add(free.tenants().get(tenant).id());
            }
        }
        return nowhere.isEmpty() ? Optional.empty()
                : Optional.of(new Answer.Impossible(ask.plan(), Answer.Cause.UNSERVED, nowhere, List.of(), true, List.of(), 0, 0, null));
    }

    /// Whether partitions that stay as they are miss objectives, which nothing else can mend.
    Optional<Answer> kept(Ground ground) {
        if (ground.kept().isEmpty()) {
            return Optional.empty();
        }
        Set<TenantId> free = ground.tenants().stream().map(Tenant::id).collect(Collectors.toSet());
        Plan alone = ask.plan().withPartitions(ground.kept(), ask.plan().tenants().stream().map(tenant -> free.contains(tenant.id()) ? tenant.in(null) : tenant).toList());
        List<Answer.Promise> missed = ask.assurance().breaches(trials.of(alone)).stream().filter(breach -> breach.objective() != null)
                .map(breach -> new Answer.Promise(breach.tenant(), Objects.requireNonNull(breach.objective()))).toList();
        if (missed.isEmpty()) {
            return Optional.empty();
        }
        Solver solver = solver(without(new HashSet<>(missed)));
        return Optional.of(new Answer.Impossible(ask.plan(), Answer.Cause.KEPT, List.of(), List.of(missed.getFirst()), true, missed, 0, 0, solver.solve().orElse(null)));
    }

    private Solver solver(Ground ground) {
        return new Solver(ground, trials, crew, watcher, _ -> {}, memory);
    }

    /// Why a search found nothing.
    Answer explained(Ground ground, Solver failed) {
        List<Answer.Promise> promises = List.copyOf(promises(ground));
        Tables tables = new Tables(ground, failed);
        Set<Answer.Promise> none = Set.of();
        for (int i = 0; i < MOST_TIGHTER && tables.possible(none); i++) {
            tables.tighten();
        }
        if (!tables.possible(new HashSet<>(promises))) {
            return tooLittle(tables, failed, List.of(), true, List.of(), null);
        }
        List<Answer.Promise> conflict = smallest(tables, promises);
        boolean smallest = asked < MOST_ASKED;
        Set<Answer.Promise> relaxed = new LinkedHashSet<>();
        List<Answer.Promise> left = conflict;
        Answer.@Nullable Found without = null;
        for (int tries = 0; without == null && relaxed.size() < Math.min(MOST_RELAXED, promises.size()) && tries < MOST_RELAXED; tries++) {
            relaxed.add(mostHelpful(tables, left, relaxed));
            if (tables.possible(relaxed) && tries < MOST_SOLVED + conflict.size()) {
                without = solver(without(relaxed)).solve().orElse(null);
            }
            if (without == null) {
                List<Answer.Promise> others = promises.stream().filter(promise -> !relaxed.contains(promise)).toList();
                left = tables.possible(relaxed) || asked >= MOST_ASKED ? others : smallest(tables, relaxed, others);
            }
        }
        boolean single = tables.single(conflict);
        if (single) {
            return new Answer.Impossible(ask.plan(), Answer.Cause.OBJECTIVE, List.of(), conflict, smallest, List.copyOf(relaxed), 0, 0, without);
        }
        return tooLittle(tables, failed, conflict, smallest, List.copyOf(relaxed), without);
    }

    private Answer tooLittle(Tables tables, Solver failed, List<Answer.Promise> conflict, boolean smallest, List<Answer.Promise> relaxed, Answer.@Nullable Found without) {
        Layout closest = failed.closest();
        Layout layout = closest == null ? tables.cheapest(Set.of()).orElse(null) : closest;
        int gpus = layout == null ? 0 : layout.overflowGpus();
        double budget = failed.puzzle().aims().budget();
        double usd = layout == null ? 0 : Math.max(0, layout.usd() - budget);
        return new Answer.Impossible(ask.plan(), gpus == 0 && Double.isFinite(budget) ? Answer.Cause.BUDGET : Answer.Cause.FLEET, List.of(), conflict, smallest, relaxed, gpus, usd,
                without);
    }

    private static Set<Answer.Promise> promises(Ground ground) {
        return ground.tenants().stream().flatMap(tenant -> tenant.objectives().stream().map(objective -> new Answer.Promise(tenant.id(), objective)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The ground on which some objectives were never promised.
    private Ground without(Set<Answer.Promise> dropped) {
        List<Tenant> tenants = ask.plan().tenants().stream().map(tenant -> {
            List<Objective> left = tenant.objectives().stream().filter(objective -> !dropped.contains(new Answer.Promise(tenant.id(), objective))).toList();
            return left.size() == tenant.objectives().size() ? tenant : tenant.withObjectives(left);
        }).toList();
        return Ground.of(ask.about(ask.plan().withTenants(tenants)));
    }

    private List<Answer.Promise> smallest(Tables tables, List<Answer.Promise> promises) {
        return smallest(tables, Set.of(), promises);
    }

    /// A smallest part of some objectives that cannot be met together while others are relaxed.
    private List<Answer.Promise> smallest(Tables tables, Set<Answer.Promise> relaxed, List<Answer.Promise> promises) {
        // One tenant's own come first: they are cheap to tell, and nothing is smaller.
        Set<TenantId> hopeless = tables.hopeless(relaxed);
        List<Answer.Promise> own = promises.stream().filter(promise -> hopeless.contains(promise.tenant())).toList();
        if (!own.isEmpty()) {
            TenantId first = own.getFirst().tenant();
            List<Answer.Promise> theirs = own.stream().filter(promise -> promise.tenant().equals(first)).toList();
            return explain(kept -> tables.servable(first, dropped(promises, relaxed, kept)), List.of(), theirs, false);
        }
        return explain(kept -> tables.possible(dropped(promises, relaxed, kept)), List.of(), promises, false);
    }

    private static Set<Answer.Promise> dropped(List<Answer.Promise> all, Set<Answer.Promise> relaxed, List<Answer.Promise> kept) {
        Set<Answer.Promise> dropped = new HashSet<>(all);
        dropped.addAll(relaxed);
        kept.forEach(dropped::remove);
        return dropped;
    }

    private List<Answer.Promise> explain(Predicate<List<Answer.Promise>> possible, List<Answer.Promise> base, List<Answer.Promise> rest, boolean grown) {
        if (grown && (asked >= MOST_ASKED || !possible.test(base))) {
            return List.of();
        }
        if (rest.size() == 1) {
            return rest;
        }
        List<Answer.Promise> one = rest.subList(0, rest.size() / 2);
        List<Answer.Promise> other = rest.subList(rest.size() / 2, rest.size());
        List<Answer.Promise> ofOther = explain(possible, joined(base, one), other, true);
        List<Answer.Promise> ofOne = explain(possible, joined(base, ofOther), one, !ofOther.isEmpty());
        return joined(ofOne, ofOther);
    }

    private static List<Answer.Promise> joined(List<Answer.Promise> some, List<Answer.Promise> others) {
        List<Answer.Promise> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /// The objective of a conflict without which the cheapest layout costs least.
    private Answer.Promise mostHelpful(Tables tables, List<Answer.Promise> conflict, Set<Answer.Promise> relaxed) {
        if (conflict.size() == 1) {
            return conflict.getFirst();
        }
        return conflict.stream().limit(MOST_CANDIDATES).min(Comparator.comparingDouble(promise -> {
            Set<Answer.Promise> more = new HashSet<>(relaxed);
            more.add(promise);
            return tables.cheapest(more).map(Layout::cost).orElse(Double.POSITIVE_INFINITY);
        })).orElseThrow();
    }

    /// What the tables, as the simulations corrected them, say of fewer objectives.
    private final class Tables {
        private final Ground ground;
        private final Solver failed;
        private double tighter = 1;

        Tables(Ground ground, Solver failed) {
            this.ground = ground;
            this.failed = failed;
        }

        void tighten() {
            tighter *= TIGHTER;
        }

        private Puzzle puzzle(Set<Answer.Promise> dropped, boolean pooled) {
            Ground fewer = without(dropped);
            Set<TenantId> freed = dropped.stream().map(Answer.Promise::tenant).collect(Collectors.toSet());
            double[] strain = failed.puzzle().strain();
            for (int i = 0; i < strain.length; i++) {
                strain[i] *= tighter;
            }
            Map<Puzzle.Group, Integer> known = failed.known().entrySet().stream()
                    .filter(entry -> entry.getKey().members().stream().noneMatch(member -> freed.contains(ground.tenants().get(member).id())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            return fewer.puzzle(pooled ? LoadTables.of(fewer, crew, memory) : LoadTables.alone(fewer, crew, memory)).corrected(strain, known);
        }

        Optional<Layout> cheapest(Set<Answer.Promise> dropped) {
            asked++;
            crew.pulse().beat();
            watcher.progress(Math.min(1, (double) asked / MOST_ASKED));
            Puzzle puzzle = puzzle(dropped, true);
            return new Search(crew, ask.plan().run().seed()).best(puzzle, List.of(), EFFORT).map(Search.Found::layout);
        }

        boolean possible(Set<Answer.Promise> dropped) {
            return cheapest(dropped).filter(layout -> layout.fits(failed.puzzle())).isPresent();
        }

        boolean servable(TenantId tenant, Set<Answer.Promise> dropped) {
            return !hopeless(dropped).contains(tenant);
        }

        /// Who cannot be served at any size.
        Set<TenantId> hopeless(Set<Answer.Promise> dropped) {
            Puzzle puzzle = puzzle(dropped, false);
            Set<TenantId> hopeless = new LinkedHashSet<>();
            double[] least = Bound.ofEach(puzzle);
            for (int tenant = 0; tenant < least.length; tenant++) {
                if (Double.isInfinite(least[tenant])) {
                    hopeless.add(ground.tenants().get(tenant).id());
                }
            }
            return hopeless;
        }

        /// Whether a conflict is of one tenant whom no size is enough for.
        boolean single(List<Answer.Promise> conflict) {
            return conflict.stream().map(Answer.Promise::tenant).distinct().count() == 1 && hopeless(Set.of()).contains(conflict.getFirst().tenant());
        }
    }
}
