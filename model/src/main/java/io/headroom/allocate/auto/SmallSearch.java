package io.headroom.allocate.auto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/*
 * Tenants are placed one after another, the largest first, into each block that is open and into a new one on each site. A block only gets dearer as tenants join, so a
 * part that costs as much as the best whole is left. A new block is opened by its first tenant, so no set of blocks is met twice.
 */
/// The best layout of few tenants, by trying all that could be best.
final class SmallSearch {
    /// Tenants up to which it is worth a try.
    static final int MOST_TENANTS = 8;

    private static final int MOST_NODES = 500_000;
    private static final int CHECKED = 1 << 12;

    private final Puzzle puzzle;
    private final Pulse pulse;
    private final Integer[] order;
    private final List<Open> open = new ArrayList<>();
    private @Nullable Layout best;
    private double bestCost;
    private int nodes;

    private static final class Open {
        final int site;
        final int home;
        int[] members = new int[0];
        int replicas;

        Open(int site, int home) {
            this.site = site;
            this.home = home;
        }
    }

    private SmallSearch(Puzzle puzzle, Pulse pulse, double cost) {
        this.puzzle = puzzle;
        this.pulse = pulse;
        bestCost = cost;
        double[] least = Bound.ofEach(puzzle);
        order = IntStream.range(0, puzzle.tenants()).boxed().sorted(Comparator.comparingDouble(tenant -> -least[tenant])).toArray(Integer[]::new);
        int[] homes = puzzle.homes().homeSites();
        for (int home = 0; home < homes.length; home++) {
            open.add(new Open(homes[home], home));
        }
    }

    /// The best layout, or none if it would take too many steps or no block is large enough for a tenant.
    ///
    /// @param most a cost that is known to be reached; what costs more is not looked for
    static Optional<Layout> of(Puzzle puzzle, Pulse pulse, double most) {
        if (puzzle.tenants() > MOST_TENANTS || !puzzle.monotone()) {
            return Optional.empty();
        }
        SmallSearch search = new SmallSearch(puzzle, pulse, most + 1e-6);
        search.place(0);
        return search.nodes > MOST_NODES ? Optional.empty() : Optional.ofNullable(search.best);
    }

    private void place(int at) {
        if (++nodes > MOST_NODES) {
            return;
        }
        if ((nodes & (CHECKED - 1)) == 0) {
            pulse.beat();
        }
        Layout now = puzzle.layout(open.stream().filter(block -> block.members.length > 0)
                .map(block -> new Layout.Block(block.site, block.home, block.members, block.replicas)).toList());
        if (now.cost() >= bestCost - 1e-9) {
            return;
        }
        if (at == order.length) {
            best = now;
            bestCost = now.cost();
            return;
        }
        int tenant = order[at];
        int blocks = open.size();
        for (int i = 0; i < blocks; i++) {
            join(open.get(i), tenant, at);
        }
        for (int site = 0; site < puzzle.sites(); site++) {
            Open fresh = new Open(site, -1);
            open.add(fresh);
            join(fresh, tenant, at);
            open.removeLast();
        }
    }

    private void join(Open block, int tenant, int at) {
        if (!puzzle.allows(tenant, block.site, block.home)) {
            return;
        }
        int[] before = block.members;
        int replicas = block.replicas;
        int[] joined = Members.with(before, tenant);
        int needed = puzzle.replicas(block.site, joined);
        if (needed > 0) {
            block.members = joined;
            block.replicas = needed;
            place(at + 1);
            block.members = before;
            block.replicas = replicas;
        }
    }
}
