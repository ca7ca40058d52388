package io.headroom.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Replicas on the nodes of a cluster while they are being placed: whoever searches puts them there and takes them away again. Which of a node's GPUs a replica has does
/// not matter here, since they are alike.
final class Standing {
    /// Stands for a replica that has no node, and for one that has no GPU of its own to share.
    static final int NOWHERE = -1;

    private static final long[] NONE = {};

    private final List<Claim> claims;
    private final int gpusPerNode;
    private final int[] free;
    private final long[][] cut;
    private final int[][] nodeOf;
    private final int[][] cutOf;
    private final int[] left;
    /// For each claim that is to be spread, replicas on each node that has any.
    private final List<@Nullable Map<Integer, Integer>> perNode = new ArrayList<>();

    Standing(Cluster cluster, List<Claim> claims) {
        this.claims = claims;
        gpusPerNode = cluster.gpusPerNode();
        free = new int[cluster.nodes()];
        Arrays.fill(free, gpusPerNode);
        cut = new long[claims.stream().anyMatch(claim -> claim.slice() != null) ? cluster.nodes() : 0][];
        Arrays.setAll(cut, _ -> new long[0]);
        nodeOf = new int[claims.size()][];
        cutOf = new int[claims.size()][];
        left = new int[claims.size()];
        for (Claim claim : claims) {
            nodeOf[claim.number()] = new int[claim.replicas()];
            Arrays.fill(nodeOf[claim.number()], NOWHERE);
            cutOf[claim.number()] = claim.slice() == null ? new int[0] : new int[claim.replicas()];
            left[claim.number()] = claim.replicas();
            perNode.add(claim.spread() == null ? null : new HashMap<>());
        }
    }

    /// The same replicas on the same nodes, to go on from.
    Standing(Standing other) {
        claims = other.claims;
        gpusPerNode = other.gpusPerNode;
        free = other.free.clone();
        cut = copy(other.cut);
        nodeOf = copy(other.nodeOf);
        cutOf = copy(other.cutOf);
        left = other.left.clone();
        other.perNode.forEach(counts -> perNode.add(counts == null ? null : new HashMap<>(counts)));
    }

    private static long[][] copy(long[][] rows) {
        long[][] copies = rows.clone();
        Arrays.setAll(copies, i -> rows[i].clone());
        return copies;
    }

    private static int[][] copy(int[][] rows) {
        int[][] copies = rows.clone();
        Arrays.setAll(copies, i -> rows[i].clone());
        return copies;
    }

    List<Claim> claims() {
        return claims;
    }

    int nodes() {
        return free.length;
    }

    int gpusPerNode() {
        return gpusPerNode;
    }

    /// GPUs of a node that nothing stands on.
    int free(int node) {
        return free[node];
    }

    /// GPUs of a node that are or have been cut, each with what is taken of it: an empty one is free again.
    long[] cut(int node) {
        return cut.length == 0 ? NONE : cut[node];
    }

    int nodeOf(Claim claim, int replica) {
        return nodeOf[claim.number()][replica];
    }

    /// Which of the cut GPUs of its node a slice is on.
    int cutOf(Claim claim, int replica) {
        return cutOf[claim.number()][replica];
    }

    /// Replicas that have no node yet.
    int left(Claim claim) {
        return left[claim.number()];
    }

    boolean complete() {
        return Arrays.stream(left).allMatch(count -> count == 0);
    }

    /// Replicas of a claim on a node; counted only where it is to be spread, else 0.
    int there(Claim claim, int node) {
        Map<Integer, Integer> counts = perNode.get(claim.number());
        return counts == null ? 0 : counts.getOrDefault(node, 0);
    }

    /// Whether the spread of a claim lets one more of its replicas stand on a node.
    boolean spreadAllows(Claim claim, int node) {
        Spread spread = claim.spread();
        return spread == null || spread.allows(there(claim, node), Objects.requireNonNull(perNode.get(claim.number())).size(), left(claim));
    }

    /// The first cut GPU of a node that has room for a slice, or NOWHERE.
    int cutWithRoom(Claim claim, int node) {
        long[] states = cut(node);
        for (int i = 0; i < states.length; i++) {
            if (states[i] != CutGpu.EMPTY && CutGpu.fits(states[i], claim)) {
                return i;
            }
        }
        return NOWHERE;
    }

    /// Puts a replica of whole GPUs on a node, which has room for it.
    void put(Claim claim, int replica, int node) {
        free[node] -= claim.width();
        stand(claim, replica, node);
    }

    /// Puts a slice on a GPU of a node.
    ///
    /// @param gpu a GPU with room that is or has been cut, or NOWHERE to cut one that is free
    void put(Claim claim, int replica, int node, int gpu) {
        int index = gpu == NOWHERE ? firstEmpty(node) : gpu;
        cut[node] = Arrays.copyOf(cut[node], Math.max(cut[node].length, index + 1));
        free[node] -= cut[node][index] == CutGpu.EMPTY ? 1 : 0;
        cut[node][index] = CutGpu.with(cut[node][index], claim);
        cutOf[claim.number()][replica] = index;
        stand(claim, replica, node);
    }

    private int firstEmpty(int node) {
        int index = 0;
        while (index < cut[node].length && cut[node][index] != CutGpu.EMPTY) {
            index++;
        }
        return index;
    }

    private void stand(Claim claim, int replica, int node) {
        nodeOf[claim.number()][replica] = node;
        left[claim.number()]--;
        Map<Integer, Integer> counts = perNode.get(claim.number());
        if (counts != null) {
            counts.merge(node, 1, Integer::sum);
        }
    }

    /// Takes a replica away from its node.
    void takeAway(Claim claim, int replica) {
        int node = nodeOf[claim.number()][replica];
        if (claim.slice() == null) {
            free[node] += claim.width();
        } else {
            int index = cutOf[claim.number()][replica];
            cut[node][index] = CutGpu.without(cut[node][index], claim);
            free[node] += cut[node][index] == CutGpu.EMPTY ? 1 : 0;
        }
        nodeOf[claim.number()][replica] = NOWHERE;
        left[claim.number()]++;
        Map<Integer, Integer> counts = perNode.get(claim.number());
        if (counts != null) {
            counts.compute(node, (_, count) -> count == null || count == 1 ? null : count - 1);
        }
    }
}
