package io.headroom.allocate.auto;

import java.util.ArrayList;
import java.util.List;

/// Every way to share out tenants: each partition of them into groups, each group in every home and on every site, all of it looked at and nothing left out.
final class BruteForce {
    private final Puzzle puzzle;
    private double best = Double.POSITIVE_INFINITY;

    private BruteForce(Puzzle puzzle) {
        this.puzzle = puzzle;
    }

    /// The least cost, infinite where no size is enough.
    static double leastCost(Puzzle puzzle) {
        BruteForce all = new BruteForce(puzzle);
        all.group(0, new ArrayList<>());
        return all.best;
    }

    private void group(int tenant, List<List<Integer>> groups) {
        if (tenant == puzzle.tenants()) {
            site(0, groups, new ArrayList<>());
            return;
        }
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).add(tenant);
            group(tenant + 1, groups);
            groups.get(i).removeLast();
        }
        groups.add(new ArrayList<>(List.of(tenant)));
        group(tenant + 1, groups);
        groups.removeLast();
    }

    private void site(int at, List<List<Integer>> groups, List<Layout.Block> blocks) {
        if (at == groups.size()) {
            best = Math.min(best, puzzle.layout(blocks).cost());
            return;
        }
        int[] members = groups.get(at).stream().mapToInt(Integer::intValue).toArray();
        int[] homes = puzzle.homes().homeSites();
        for (int home = -1; home < homes.length; home++) {
            int taken = home;
            if (home >= 0 && blocks.stream().anyMatch(block -> block.home() == taken)) {
                continue;
            }
            for (int site = home < 0 ? 0 : homes[home]; site < (home < 0 ? puzzle.sites() : homes[home] + 1); site++) {
                int there = site;
                if (groups.get(at).stream().allMatch(tenant -> puzzle.allows(tenant, there, taken)) && puzzle.replicas(site, members) > 0) {
                    blocks.add(new Layout.Block(site, home, members, puzzle.replicas(site, members)));
                    site(at + 1, groups, blocks);
                    blocks.removeLast();
                }
            }
        }
    }
}
