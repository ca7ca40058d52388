package io.headroom.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/*
 * A way is a sequence of moves, each into room that is there at that moment, so that it can be carried out one replica at a time. A greedy way comes first: empty the node that
 * needs the fewest replicas moved for one more place, into room that serves no other place, until nothing more is won. Then iterative deepening looks for a shorter one: all
 * sequences of one move, of two, and so on, nodes that look the same tried once. A branch ends when the places still wanted cannot be won with the moves left: winning k places
 * on a node takes at least as many moves as its widest replicas that free so many GPUs, whatever becomes of them. Bounded by nodes looked at, so that it repeats.
 */
/// Makes room for more replicas of a width by moving others.
final class FewestMoves {
    private static final int LOOKS = 400_000;

    private final Standing standing;
    private final int width;
    private final List<Step> steps = new ArrayList<>();
    /// Who stands on each node.
    private final List<List<Mover>> on = new ArrayList<>();
    /// Those that have been moved: they stay.
    private final Set<Mover> moved = new HashSet<>();
    private int looks = LOOKS;

    /// @param gpu which of the cut GPUs of the node it left, or NOWHERE for whole ones
    private record Step(Mover mover, int from, int gpu, int to) {}

    FewestMoves(Standing standing, int width) {
        this.standing = standing;
        this.width = width;
        for (int node = 0; node < standing.nodes(); node++) {
            on.add(new ArrayList<>());
        }
        for (Claim claim : standing.claims()) {
            for (int replica = 0; replica < claim.replicas(); replica++) {
                if (standing.nodeOf(claim, replica) != Standing.NOWHERE) {
                    on.get(standing.nodeOf(claim, replica)).add(new Mover(claim, replica));
                }
            }
        }
    }

    /// What was found.
    ///
    /// @param fewest whether fewer moves are known not to do
    record Way(List<Compaction.Move> moves, int room, boolean fewest) {}

    int room() {
        int room = 0;
        for (int node = 0; node < standing.nodes(); node++) {
            room += standing.free(node) / width;
        }
        return room;
    }

    /// Makes room for so many replicas, or for as many as it can.
    Way towards(int wanted) {
        int before = room();
        while (room() < wanted && gainOne()) {
            // Each gain is a place more.
        }
        int found = room();
        List<Compaction.Move> greedy = moves();
        while (!steps.isEmpty()) {
            takeBack();
        }
        if (found == before) {
            return new Way(List.of(), before, true);
        }
        looks = LOOKS;
        for (int most = least(found - before); most < greedy.size(); most++) {
            if (deepen(found, most)) {
                return new Way(moves(), room(), true);
            }
            if (looks < 0) {
                return new Way(greedy, found, false);
            }
        }
        return new Way(greedy, found, true);
    }

    private List<Compaction.Move> moves() {
        return steps.stream().map(step -> new Compaction.Move(step.mover().claim().partition().id(), step.mover().replica(), step.from(), step.to())).toList();
    }

    /// A replica, or all slices of a GPU, whose going frees GPUs of a node.
    private record Load(int gpus, List<Mover> movers) {}

    private record Mover(Claim claim, int replica) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Mover that && claim.number() == that.claim.number() && replica == that.replica;
        }

        @Override
        public int hashCode() {
            return 31 * claim.number() + replica;
        }
    }

    private boolean gainOne() {
        record Candidate(int node, List<Mover> leave) {}
        List<Candidate> candidates = new ArrayList<>();
        for (int node = 0; node < standing.nodes(); node++) {
            List<Mover> leave = leaving(node);
            if (!leave.isEmpty()) {
                candidates.add(new Candidate(node, leave));
            }
        }
        candidates.sort(Comparator.comparingInt(candidate -> candidate.leave().size()));
        for (Candidate candidate : candidates) {
            int mark = steps.size();
            int room = room();
            if (candidate.leave().stream().allMatch(mover -> settle(mover, candidate.node())) && room() > room) {
                return true;
            }
            while (steps.size() > mark) {
                takeBack();
            }
            if (looks < 0) {
                return false;
            }
        }
        return false;
    }

    /// The fewest that must leave a node for one more place there; none if that cannot be.
    private List<Mover> leaving(int node) {
        int missing = width - standing.free(node) % width;
        List<Load> loads = loads(node);
        loads.sort(Comparator.comparingInt((Load load) -> load.movers().size()).thenComparingInt(load -> -load.gpus()));
        List<Mover> leave = new ArrayList<>();
        while (missing > 0 && !loads.isEmpty()) {
            int needed = missing;
            Load next = loads.stream().filter(load -> load.gpus() >= needed && load.movers().size() == 1).min(Comparator.comparingInt(Load::gpus)).orElse(loads.getFirst());
            loads.remove(next);
            leave.addAll(next.movers());
            missing -= next.gpus();
        }
        return missing > 0 ? List.of() : leave;
    }

    /// What may leave a node.
    private List<Load> loads(int node) {
        List<Load> loads = new ArrayList<>();
        Map<Integer, List<Mover>> shared = new TreeMap<>();
        for (Mover mover : on.get(node)) {
            Claim claim = mover.claim();
            if (claim.slice() != null) {
                shared.computeIfAbsent(standing.cutOf(claim, mover.replica()), _ -> new ArrayList<>()).add(mover);
            } else if (!moved.contains(mover)) {
                loads.add(new Load(claim.width(), List.of(mover)));
            }
        }
        shared.values().stream().filter(movers -> movers.stream().noneMatch(moved::contains)).forEach(movers -> loads.add(new Load(1, movers)));
        return loads;
    }

    /// Moves a replica away from a node to where it takes no place from others, as snugly as it can.
    private boolean settle(Mover mover, int from) {
        looks -= standing.nodes();
        int best = Standing.NOWHERE;
        for (int node = 0; node < standing.nodes(); node++) {
            if (node != from && fits(mover, node) && takesNoPlace(mover, node)
                    && (best == Standing.NOWHERE || standing.free(node) < standing.free(best))) {
                best = node;
            }
        }
        if (best == Standing.NOWHERE) {
            return false;
        }
        move(mover, best);
        return true;
    }

    private boolean takesNoPlace(Mover mover, int node) {
        return mover.claim().slice() != null ? standing.cutWithRoom(mover.claim(), node) != Standing.NOWHERE || standing.free(node) % width > 0
                : standing.free(node) % width >= mover.claim().width();
    }

    private boolean fits(Mover mover, int node) {
        Claim claim = mover.claim();
        boolean room = claim.slice() == null ? standing.free(node) >= claim.width() : standing.cutWithRoom(claim, node) != Standing.NOWHERE || standing.free(node) > 0;
        return room && spreadAllows(mover, node);
    }

    private boolean spreadAllows(Mover mover, int node) {
        Claim claim = mover.claim();
        if (claim.spread() == null) {
            return true;
        }
        int from = standing.nodeOf(claim, mover.replica());
        int gpu = gpuOf(mover);
        standing.takeAway(claim, mover.replica());
        boolean allows = standing.spreadAllows(claim, node);
        put(mover, from, gpu);
        return allows;
    }

    private int gpuOf(Mover mover) {
        return mover.claim().slice() == null ? Standing.NOWHERE : standing.cutOf(mover.claim(), mover.replica());
    }

    private void put(Mover mover, int node, int gpu) {
        if (mover.claim().slice() == null) {
            standing.put(mover.claim(), mover.replica(), node);
        } else {
            standing.put(mover.claim(), mover.replica(), node, gpu);
        }
    }

    private void move(Mover mover, int to) {
        Claim claim = mover.claim();
        Step step = new Step(mover, standing.nodeOf(claim, mover.replica()), gpuOf(mover), to);
        standing.takeAway(claim, mover.replica());
        put(mover, to, claim.slice() == null ? Standing.NOWHERE : standing.cutWithRoom(claim, to));
        on.get(step.from()).remove(mover);
        on.get(to).add(mover);
        moved.add(mover);
        steps.add(step);
    }

    private void takeBack() {
        Step last = steps.removeLast();
        standing.takeAway(last.mover().claim(), last.mover().replica());
        put(last.mover(), last.from(), last.gpu());
        on.get(last.to()).remove(last.mover());
        on.get(last.from()).add(last.mover());
        moved.remove(last.mover());
    }

    private boolean deepen(int wanted, int left) {
        int missing = wanted - room();
        if (missing <= 0) {
            return true;
        }
        looks -= standing.nodes();
        if (looks < 0 || least(missing) > left) {
            return false;
        }
        Set<List<Long>> sources = new HashSet<>();
        for (int from = 0; from < standing.nodes(); from++) {
            for (Mover mover : movers(from)) {
                List<Long> source = look(from);
                source.add((long) mover.claim().number());
                if (sources.add(source) && onward(wanted, left, mover, from)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean onward(int wanted, int left, Mover mover, int from) {
        Set<List<Long>> targets = new HashSet<>();
        for (int to = 0; to < standing.nodes(); to++) {
            if (to != from && fits(mover, to) && targets.add(look(to))) {
                move(mover, to);
                if (deepen(wanted, left - 1)) {
                    return true;
                }
                takeBack();
            }
        }
        return false;
    }

    /// One of those on a node that have not been moved for each claim, and for slices for each GPU: the others of it are as good.
    private List<Mover> movers(int node) {
        Map<List<Integer>, Mover> movers = new LinkedHashMap<>();
        for (Mover mover : on.get(node)) {
            if (!moved.contains(mover)) {
                movers.merge(List.of(mover.claim().number(), gpuOf(mover)), mover, (one, other) -> one.replica() > other.replica() ? one : other);
            }
        }
        return List.copyOf(movers.values());
    }

    /// What matters of a node: free GPUs, what is taken of cut ones, and who stands there, those that have been moved apart.
    private List<Long> look(int node) {
        List<Long> look = new ArrayList<>();
        on.get(node).stream().map(mover -> 2L * mover.claim().number() + (moved.contains(mover) ? 1 : 0)).sorted().forEach(look::add);
        look.add(-1L - standing.free(node));
        for (long state : standing.cut(node)) {
            look.add(state);
        }
        return look;
    }

    /// Moves that so many more places take at least.
    private int least(int missing) {
        double perPlace = Double.POSITIVE_INFINITY;
        for (int node = 0; node < standing.nodes(); node++) {
            int[] gpus = loads(node).stream().mapToInt(Load::gpus).sorted().toArray();
            int freed = standing.free(node);
            int places = freed / width;
            for (int taken = 1; taken <= gpus.length; taken++) {
                freed += gpus[gpus.length - taken];
                int won = freed / width - places;
                if (won > 0) {
                    perPlace = Math.min(perPlace, (double) taken / won);
                }
            }
        }
        return perPlace == Double.POSITIVE_INFINITY ? Integer.MAX_VALUE : Math.max(1, (int) Math.ceil(missing * perPlace - 1e-9));
    }
}
