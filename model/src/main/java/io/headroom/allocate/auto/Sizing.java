package io.headroom.allocate.auto;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.engine.Results;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 * Blocks that stay exchange nothing, so a simulation of the whole tells of each of them on its own, and all of them look for their size at once: one that holds tries fewer
 * replicas, one that does not tries more, in steps that double until both are known and are then halved. What has settled is known from before and costs nothing. All
 * trials run under the plan's seed, so that two sizes differ by their size alone.
 */
/// Finds by simulation the least size of each block of a layout at which everything holds.
final class Sizing {
    private static final int ROUNDS = 24;

    private final Ground ground;
    private final Trials trials;
    private final Crew crew;
    private final Map<Puzzle.Group, Size> settled = new HashMap<>();

    /// What is known of a group.
    ///
    /// @param replicas the least with which everything holds, 0 if none up to the most does
    /// @param estimated what the estimate says
    /// @param fewer what breaks with one replica fewer, or null where there is none fewer or the load alone asks for them
    record Size(int replicas, int estimated, Assurance.@Nullable Breach fewer) {}

    Sizing(Ground ground, Trials trials, Crew crew) {
        this.ground = ground;
        this.trials = trials;
        this.crew = crew;
    }

    /// All that has settled so far.
    Map<Puzzle.Group, Size> settled() {
        return Map.copyOf(settled);
    }

    private static final class Trial {
        final Layout.Block block;
        final Set<TenantId> members;
        final int least;
        final int most;
        final int estimated;
        int fails;
        int holds;
        int next;
        int step = 1;
        Assurance.@Nullable Breach fewer;

        Trial(Layout.Block block, Set<TenantId> members, int least, int most, int estimated, double lean) {
            this.block = block;
            this.members = members;
            this.least = least;
            this.most = most;
            fails = least - 1;
            holds = most + 1;
            this.estimated = estimated;
            next = Math.clamp(Math.round(estimated * lean), least, most);
        }

        boolean done() {
            return holds - fails <= 1;
        }

        void heard(Assurance.@Nullable Breach breach) {
            boolean turned = breach == null ? fails >= least : holds <= most;
            if (breach == null) {
                holds = next;
            } else {
                fails = next;
                fewer = breach;
            }
            if (turned) {
                next = (fails + holds) >>> 1;
            } else {
                next = Math.clamp(breach == null ? (long) next - step : (long) next + step, least, most);
                step *= 2;
            }
        }
    }

    /// Settles the size of every block.
    ///
    /// @return the blocks with their sizes; 0 replicas where no number is enough
    List<Layout.Block> settle(Layout layout) {
        double[] lean = lean();
        List<Trial> trialled = new ArrayList<>();
        List<Layout.Block> open = layout.blocks().stream().filter(block -> !settled.containsKey(block.group())).toList();
        List<int[]> estimated = crew.all(open.stream().map(block -> (Callable<int[]>) () -> estimated(block)).toList());
        for (int i = 0; i < open.size(); i++) {
            Layout.Block block = open.get(i);
            int most = ground.most(ground.sites().get(block.site()));
            trialled.add(new Trial(block, names(block), Math.min(estimated.get(i)[0], most), most, estimated.get(i)[1], lean[block.site()]));
        }
        for (int round = 0; round < ROUNDS && trialled.stream().anyMatch(trial -> !trial.done()); round++) {
            run(layout, trialled);
        }
        trialled.forEach(trial -> settled.put(trial.block.group(), new Size(trial.holds > trial.most ? 0 : trial.holds, trial.estimated, trial.fewer)));
        return layout.blocks().stream().map(block -> block.withReplicas(size(block).replicas())).toList();
    }

    /// For each site how large blocks turned out to be there, compared with their estimate.
    double[] lean() {
        double[] lean = new double[ground.sites().size()];
        for (int site = 0; site < lean.length; site++) {
            int there = site;
            List<Size> sizes = settled.entrySet().stream().filter(entry -> entry.getKey().site() == there && entry.getValue().replicas() > 0).map(Map.Entry::getValue).toList();
            lean[site] = sizes.isEmpty() ? 1 : (double) sizes.stream().mapToInt(Size::replicas).sum() / sizes.stream().mapToInt(Size::estimated).sum();
        }
        return lean;
    }

    /// Makes a block larger than its simulation asked for: where it stands in the fleet it needs more.
    void enlarge(Layout.Block block) {
        settled.computeIfPresent(block.group(), (_, size) -> new Size(Math.min(size.replicas() + 1, ground.most(ground.sites().get(block.site()))), size.estimated(), size.fewer()));
    }

    Size size(Layout.Block block) {
        return settled.getOrDefault(block.group(), new Size(0, 0, null));
    }

    private Set<TenantId> names(Layout.Block block) {
        return Arrays.stream(block.members()).mapToObj(ground.tenants()::get).map(Tenant::id).collect(Collectors.toUnmodifiableSet());
    }

    /// The fewest replicas to think of, and those that the estimate asks for. Latencies of a lane that nobody has objectives in tell nothing of a queue that grows.
    private int[] estimated(Layout.Block block) {
        Ground.Site site = ground.sites().get(block.site());
        Glance glance = new Glance(ground.ask(), site.cluster().gpu(), site.deployment());
        List<Tenant> tenants = Arrays.stream(block.members()).mapToObj(ground.tenants()::get).toList();
        boolean promised = tenants.stream().noneMatch(tenant -> tenant.objectives().isEmpty());
        int carried = (int) Math.max(1, Math.ceil(glance.load(tenants, site.cabin()) - 1e-9));
        crew.pulse().beat();
        int needed = glance.least(tenants, site.cabin(), Math.max(1, block.replicas()), ground.most(site));
        return new int[] {promised ? 1 : carried, needed == 0 ? Math.max(block.replicas(), carried) : needed};
    }

    private void run(Layout layout, List<Trial> trialled) {
        Map<Layout.Block, Trial> going = trialled.stream().filter(trial -> !trial.done()).collect(Collectors.toMap(trial -> trial.block, trial -> trial));
        List<Layout.Block> tried = layout.blocks().stream().filter(going::containsKey).map(block -> block.withReplicas(Objects.requireNonNull(going.get(block)).next)).toList();
        Blueprint.Drawn drawn = Blueprint.widened(ground, new Layout(tried, 0, 0, 0, 0));
        Results results = trials.of(drawn.plan());
        Map<TenantId, Assurance.Breach> breaches = ground.ask().assurance().breaches(results).stream()
                .collect(Collectors.toMap(Assurance.Breach::tenant, breach -> breach, Sizing::worse));
        for (Trial trial : trialled) {
            if (!trial.done()) {
                trial.heard(trial.members.stream().sorted(Comparator.comparing(TenantId::value)).map(breaches::get).filter(Objects::nonNull)
                        .reduce(Sizing::worse).orElse(null));
            }
        }
    }

    /// Who is further from the target; a share too small comes before any latency.
    static Assurance.Breach worse(Assurance.Breach one, Assurance.Breach other) {
        return excess(other) > excess(one) ? other : one;
    }

    private static double excess(Assurance.Breach breach) {
        return breach.objective() == null ? 1e9 * (1 + breach.target() - breach.value()) : Double.isNaN(breach.bound()) ? 1e8 : breach.bound() / breach.target();
    }
}
