package io.headroom.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/*
 * Depth first over the replicas, widest first, slices last, each on every node that has room. Three things keep that small. Nodes that look the same (free GPUs, what is
 * taken of cut ones, replicas of partitions still to be spread) are tried once. An arrangement from which the rest could not be placed is remembered by what its nodes
 * look like, whichever they are. And a branch ends as soon as the GPUs left on nodes that can take any replica are too few, or too few replicas of the width at hand fit.
 * A replica that fills a node exactly goes there without another try, unless spreading is still asked for: what else would stand there could change places with it.
 *
 * Staying put comes first: replicas are tried where they would stand anyway, and the search is run with at most none, one, two, ... of them elsewhere before it is run without
 * that bound. Those runs remember nothing, since what they find depends on which node is which.
 *
 * Bounded by nodes looked at, not by time, so that it repeats.
 */
/// Finds nodes for all replicas of a cluster where there are any, by exact search.
final class Packing {
    private static final int LOOKS = 300_000;
    private static final int LOOKS_TO_STAY = 20_000;
    private static final int MOST_MOVES_TRIED = 4;
    private static final int MOST_ITEMS = 3_000;

    private final Standing standing;
    private final List<Item> items = new ArrayList<>();
    private final long[] gpusFrom;
    private final int[] narrowestFrom;
    private final int[] alikeFrom;
    private final boolean[] spreadFrom;
    private final Map<List<Long>, Integer> looksLike = new HashMap<>();
    private final Set<Arrangement> dead = new HashSet<>();
    private boolean remembers;
    private int movesLeft;
    private int looks;

    /// @param home the node where it would stand anyway, or NOWHERE
    private record Item(Claim claim, int replica, int home) {}

    /// What nodes look like before an item is placed, whichever they are.
    private record Arrangement(int item, List<Integer> nodes) {}

    private record Try(int node, int gpu) {}

    /// @param standing with the replicas on it whose places are kept
    /// @param usual where the others would stand if they were placed in plan order, as far as there is room
    Packing(Standing standing, Standing usual) {
        this.standing = standing;
        List<Claim> order = standing.claims().stream().sorted(Claim.WIDEST_FIRST).toList();
        for (Claim claim : order) {
            for (int replica = claim.partition().siting().nodes().size(); replica < claim.replicas(); replica++) {
                items.add(new Item(claim, replica, usual.nodeOf(claim, replica)));
            }
        }
        int count = items.size();
        gpusFrom = new long[count + 1];
        narrowestFrom = new int[count + 1];
        alikeFrom = new int[count + 1];
        spreadFrom = new boolean[count + 1];
        narrowestFrom[count] = Integer.MAX_VALUE;
        for (int i = count - 1; i >= 0; i--) {
            Claim claim = items.get(i).claim();
            boolean whole = claim.slice() == null;
            gpusFrom[i] = gpusFrom[i + 1] + (whole ? claim.width() : 0);
            narrowestFrom[i] = Math.min(narrowestFrom[i + 1], claim.width());
            boolean asTheNext = i + 1 < count && whole && items.get(i + 1).claim().slice() == null && items.get(i + 1).claim().width() == claim.width();
            alikeFrom[i] = asTheNext ? alikeFrom[i + 1] + 1 : 1;
            spreadFrom[i] = spreadFrom[i + 1] || claim.spread() != null;
        }
    }

    /// Whether first fit, widest first, is as good as any search: where each width divides the next wider one, it wastes nothing. With the widest placed, the room for the
    /// narrower is the same wherever they went.
    static boolean simple(List<Claim> claims) {
        int[] widths = claims.stream().mapToInt(Claim::width).sorted().toArray();
        for (int i = 1; i < widths.length; i++) {
            if (widths[i] % widths[i - 1] != 0) {
                return false;
            }
        }
        return claims.stream().allMatch(claim -> claim.slice() == null && claim.spread() == null);
    }

    /// Places all that is left, or leaves things as they were.
    boolean complete() {
        if (items.size() > MOST_ITEMS) {
            return false;
        }
        for (int moves = 0; moves <= MOST_MOVES_TRIED; moves++) {
            if (search(moves, LOOKS_TO_STAY, false)) {
                return true;
            }
        }
        return search(Integer.MAX_VALUE, LOOKS, true);
    }

    private boolean search(int moves, int budget, boolean remembering) {
        movesLeft = moves;
        looks = budget;
        remembers = remembering;
        return place(0);
    }

    private boolean place(int i) {
        if (i == items.size()) {
            return true;
        }
        looks -= standing.nodes();
        if (looks < 0 || !hasRoom(i)) {
            return false;
        }
        Arrangement now = remembers ? arrangement(i) : new Arrangement(i, List.of());
        if (remembers && dead.contains(now)) {
            return false;
        }
        Item item = items.get(i);
        for (Try next : tries(i)) {
            boolean moves = item.home() != Standing.NOWHERE && next.node() != item.home();
            if (moves && movesLeft == 0) {
                continue;
            }
            movesLeft -= moves ? 1 : 0;
            put(item, next);
            if (place(i + 1)) {
                return true;
            }
            standing.takeAway(item.claim(), item.replica());
            movesLeft += moves ? 1 : 0;
        }
        if (remembers && looks >= 0) {
            dead.add(now);
        }
        return false;
    }

    private void put(Item item, Try where) {
        if (item.claim().slice() == null) {
            standing.put(item.claim(), item.replica(), where.node());
        } else {
            standing.put(item.claim(), item.replica(), where.node(), where.gpu());
        }
    }

    private boolean hasRoom(int i) {
        int width = items.get(i).claim().width();
        boolean whole = items.get(i).claim().slice() == null;
        long usable = 0;
        long alike = 0;
        for (int node = 0; node < standing.nodes(); node++) {
            int free = standing.free(node);
            usable += free >= narrowestFrom[i] ? free : 0;
            alike += free / width;
        }
        return usable >= gpusFrom[i] && (!whole || alike >= alikeFrom[i]);
    }

    /// Where to try an item: first where it would stand anyway, then where it fits best.
    private List<Try> tries(int i) {
        Item item = items.get(i);
        Claim claim = item.claim();
        List<Try> tries = new ArrayList<>();
        Set<List<Long>> seen = new HashSet<>();
        if (item.home() != Standing.NOWHERE) {
            add(tries, seen, i, item.home());
        }
        int first = tries.size();
        for (int node = 0; node < standing.nodes(); node++) {
            if (node != item.home()) {
                add(tries, seen, i, node);
            }
        }
        List<Try> others = tries.subList(first, tries.size());
        others.sort(Comparator.comparing((Try one) -> one.gpu() == Standing.NOWHERE).thenComparingInt(one -> standing.free(one.node())));
        if (claim.slice() == null && !spreadFrom[i] && !others.isEmpty() && standing.free(others.getFirst().node()) == claim.width()) {
            others.subList(1, others.size()).clear();
        }
        return tries;
    }

    private void add(List<Try> tries, Set<List<Long>> seen, int i, int node) {
        Claim claim = items.get(i).claim();
        if (!standing.spreadAllows(claim, node)) {
            return;
        }
        if (claim.slice() == null) {
            if (standing.free(node) >= claim.width() && seen.add(look(i, node))) {
                tries.add(new Try(node, Standing.NOWHERE));
            }
            return;
        }
        List<Long> look = look(i, node);
        long[] cut = standing.cut(node);
        for (int gpu = 0; gpu < cut.length; gpu++) {
            if (cut[gpu] != CutGpu.EMPTY && CutGpu.fits(cut[gpu], claim) && seen.add(joined(look, cut[gpu]))) {
                tries.add(new Try(node, gpu));
            }
        }
        if (standing.free(node) > 0 && seen.add(joined(look, CutGpu.EMPTY))) {
            tries.add(new Try(node, Standing.NOWHERE));
        }
    }

    private static List<Long> joined(List<Long> look, long cut) {
        List<Long> all = new ArrayList<>(look);
        all.add(cut);
        return all;
    }

    /// What matters of a node to the items from `i` on.
    private List<Long> look(int i, int node) {
        long[] cut = standing.cut(node).clone();
        Arrays.sort(cut);
        List<Long> look = new ArrayList<>();
        look.add((long) standing.free(node));
        for (long state : cut) {
            if (state != CutGpu.EMPTY) {
                look.add(state);
            }
        }
        if (spreadFrom[i]) {
            for (Claim claim : standing.claims()) {
                look.add((long) (standing.left(claim) > 0 ? standing.there(claim, node) : 0));
            }
        }
        return look;
    }

    private Arrangement arrangement(int i) {
        Integer[] nodes = new Integer[standing.nodes()];
        for (int node = 0; node < nodes.length; node++) {
            nodes[node] = Objects.requireNonNull(looksLike.computeIfAbsent(look(i, node), _ -> looksLike.size()));
        }
        Arrays.sort(nodes);
        return new Arrangement(i, List.of(nodes));
    }
}
