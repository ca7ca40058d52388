package io.headroom.allocate.auto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Layouts by rule: where a search begins, and what it is compared with.
final class FirstFit {
    private FirstFit() {}

    /// The largest tenant first, each in the first block that still fits one node with it, else in a new one where its work costs least; what is then alone goes where
    /// that costs least. Empty if a tenant finds no place at any size.
    static Optional<Layout> greedy(Puzzle puzzle) {
        double[] least = Bound.ofEach(puzzle);
        List<Integer> order = IntStream.range(0, puzzle.tenants()).boxed().sorted(Comparator.comparingDouble(tenant -> -least[tenant])).toList();
        List<Layout.Block> lanes = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int tenant : order) {
            if (puzzle.homes().pinned()[tenant] >= 0 || !pooled(puzzle, lanes, tenant)) {
                others.add(tenant);
            }
        }
        lanes.stream().filter(block -> block.members().length == 1).forEach(block -> others.add(block.members()[0]));
        lanes.removeIf(block -> block.members().length == 1);
        return placed(puzzle, lanes, others, true);
    }

    private static boolean pooled(Puzzle puzzle, List<Layout.Block> lanes, int tenant) {
        for (int i = 0; i < lanes.size(); i++) {
            Layout.Block lane = lanes.get(i);
            int[] joined = Members.with(lane.members(), tenant);
            int replicas = puzzle.allows(tenant, lane.site(), -1) ? puzzle.replicas(lane.site(), joined) : 0;
            if (replicas > 0 && puzzle.onOneNode(lane.site(), replicas)) {
                Layout.Block grown = new Layout.Block(lane.site(), -1, joined, replicas);
                List<Layout.Block> then = new ArrayList<>(lanes);
                then.set(i, grown);
                if (puzzle.layout(then).overflowGpus() == 0) {
                    lanes.set(i, grown);
                    return true;
                }
            }
        }
        Layout.@Nullable Block best = null;
        for (int site = 0; site < puzzle.sites(); site++) {
            int[] alone = {tenant};
            int replicas = puzzle.site(site).cabin() ? 0 : puzzle.replicas(site, alone);
            if (replicas > 0 && puzzle.onOneNode(site, replicas) && (best == null || work(puzzle, tenant, site) < work(puzzle, tenant, best.site()))) {
                Layout.Block block = new Layout.Block(site, -1, alone, replicas);
                best = puzzle.layout(Stream.concat(lanes.stream(), Stream.of(block)).toList()).overflowGpus() == 0 ? block : best;
            }
        }
        if (best != null) {
            lanes.add(best);
        }
        return best != null;
    }

    private static double work(Puzzle puzzle, int tenant, int site) {
        return puzzle.needs().work()[tenant][site] * puzzle.site(site).usdPerReplica();
    }

    /// Each tenant alone where it costs least. Empty if one cannot be served alone, or must stay with others.
    static Optional<Layout> dedicated(Puzzle puzzle) {
        return placed(puzzle, new ArrayList<>(), IntStream.range(0, puzzle.tenants()).boxed().toList(), false);
    }

    /// The tenants where they are now, in blocks as large as they need; those that are nowhere, or with whom no size is enough, by the greedy rule.
    static Optional<Layout> current(Puzzle puzzle) {
        int[] homes = puzzle.homes().homeSites();
        List<Layout.Block> blocks = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        for (int home = 0; home < homes.length; home++) {
            int[] members = new int[0];
            for (int tenant = 0; tenant < puzzle.tenants(); tenant++) {
                if (puzzle.homes().current()[tenant] == home) {
                    int[] joined = Members.with(members, tenant);
                    if (puzzle.replicas(homes[home], joined) > 0) {
                        members = joined;
                    } else {
                        rest.add(tenant);
                    }
                }
            }
            if (members.length > 0) {
                blocks.add(new Layout.Block(homes[home], home, members, puzzle.replicas(homes[home], members)));
            }
        }
        IntStream.range(0, puzzle.tenants()).filter(tenant -> puzzle.homes().current()[tenant] < 0).forEach(rest::add);
        return placed(puzzle, blocks, rest, true);
    }

    private static Optional<Layout> placed(Puzzle puzzle, List<Layout.Block> blocks, List<Integer> tenants, boolean share) {
        double[] least = Bound.ofEach(puzzle);
        List<Integer> order = tenants.stream().sorted(Comparator.comparing((Integer tenant) -> puzzle.homes().pinned()[tenant] < 0)
                .thenComparingDouble(tenant -> -least[tenant])).toList();
        for (int tenant : order) {
            if (!placed(puzzle, blocks, tenant, share)) {
                return Optional.empty();
            }
        }
        return Optional.of(puzzle.layout(blocks));
    }

    private static boolean placed(Puzzle puzzle, List<Layout.Block> blocks, int tenant, boolean share) {
        Layout.@Nullable Block own = own(puzzle, blocks, tenant);
        for (int i = 0; i < blocks.size(); i++) {
            Layout.Block block = blocks.get(i);
            if ((share || (block.home() >= 0 && block.home() == puzzle.homes().pinned()[tenant])) && puzzle.allows(tenant, block.site(), block.home())) {
                int[] joined = Members.with(block.members(), tenant);
                int replicas = puzzle.replicas(block.site(), joined);
                double added = puzzle.usd(block.site(), replicas) - puzzle.usd(block.site(), block.replicas());
                if (replicas > 0 && (own == null || !share || added <= puzzle.usd(own.site(), own.replicas()))) {
                    blocks.set(i, new Layout.Block(block.site(), block.home(), joined, replicas));
                    return true;
                }
            }
        }
        if (own != null) {
            blocks.add(own);
        }
        return own != null;
    }

    private static Layout.@Nullable Block own(Puzzle puzzle, List<Layout.Block> blocks, int tenant) {
        int[] alone = {tenant};
        int pinned = puzzle.homes().pinned()[tenant];
        int[] homes = puzzle.homes().homeSites();
        if (pinned >= 0) {
            boolean begun = blocks.stream().anyMatch(block -> block.home() == pinned);
            int replicas = puzzle.replicas(homes[pinned], alone);
            return begun || replicas == 0 ? null : new Layout.Block(homes[pinned], pinned, alone, replicas);
        }
        Layout.@Nullable Block best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int site = 0; site < puzzle.sites(); site++) {
            int replicas = puzzle.replicas(site, alone);
            if (replicas > 0) {
                Layout.Block block = new Layout.Block(site, -1, alone, replicas);
                // Where it does not fit the fleet it costs far more.
                double cost = puzzle.layout(Stream.concat(blocks.stream(), Stream.of(block)).toList()).cost();
                if (best == null || cost < least) {
                    best = block;
                    least = cost;
                }
            }
        }
        return best;
    }
}
