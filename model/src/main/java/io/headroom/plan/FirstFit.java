package io.headroom.plan;

import java.util.List;

/// Puts replicas on the first node with room, one partition after another. Slices go to the first GPU that is cut and has room, and only then cut another.
final class FirstFit {
    private final Standing standing;

    FirstFit(Standing standing) {
        this.standing = standing;
    }

    /// Puts the replicas whose places are kept where they are kept, as far as there is room: whole GPUs first, then slices, the largest first, so that they take few GPUs.
    void keep() {
        for (Claim claim : standing.claims().stream().sorted(Claim.WIDEST_FIRST).toList()) {
            List<Integer> nodes = claim.partition().siting().nodes();
            for (int replica = 0; replica < nodes.size(); replica++) {
                int node = nodes.get(replica);
                if (standing.spreadAllows(claim, node)) {
                    putIfRoom(claim, replica, node);
                }
            }
        }
    }

    private void putIfRoom(Claim claim, int replica, int node) {
        if (claim.slice() == null) {
            if (standing.free(node) >= claim.width()) {
                standing.put(claim, replica, node);
            }
        } else {
            int gpu = standing.cutWithRoom(claim, node);
            if (gpu != Standing.NOWHERE || standing.free(node) > 0) {
                standing.put(claim, replica, node, gpu);
            }
        }
    }

    /// Puts all that have no place kept, claim by claim.
    void place(List<Claim> order) {
        for (Claim claim : order) {
            if (claim.slice() == null) {
                placeWhole(claim);
            } else {
                placeSlices(claim);
            }
        }
    }

    private void placeWhole(Claim claim) {
        int node = 0;
        for (int replica = claim.partition().siting().nodes().size(); replica < claim.replicas(); replica++) {
            // A node that has no room for a replica, or may not have one, will not have it for the next.
            while (node < standing.nodes() && !(standing.free(node) >= claim.width() && standing.spreadAllows(claim, node))) {
                node++;
            }
            if (node == standing.nodes()) {
                return;
            }
            standing.put(claim, replica, node);
        }
    }

    private void placeSlices(Claim claim) {
        int shared = 0;
        int fresh = 0;
        for (int replica = claim.partition().siting().nodes().size(); replica < claim.replicas(); replica++) {
            while (shared < standing.nodes() && !(standing.cutWithRoom(claim, shared) != Standing.NOWHERE && standing.spreadAllows(claim, shared))) {
                shared++;
            }
            if (shared < standing.nodes()) {
                standing.put(claim, replica, shared, standing.cutWithRoom(claim, shared));
                continue;
            }
            while (fresh < standing.nodes() && !(standing.free(fresh) > 0 && standing.spreadAllows(claim, fresh))) {
                fresh++;
            }
            if (fresh == standing.nodes()) {
                return;
            }
            standing.put(claim, replica, fresh, Standing.NOWHERE);
            shared = fresh;
        }
    }
}
