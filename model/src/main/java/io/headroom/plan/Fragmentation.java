package io.headroom.plan;

/// How far the free GPUs of a cluster lie apart.
///
/// @param free GPUs that nothing stands on
/// @param widest GPUs of the widest replica that still fits: the most free ones on one node
/// @param placement where everything stands
public record Fragmentation(int free, int widest, NodePlacement placement) {
    /// How far they lie apart with everything where it stands.
    public static Fragmentation of(Plan plan, Cluster cluster) {
        NodePlacement placement = NodePlacement.of(plan, cluster);
        int widest = 0;
        for (int node = 0; node < placement.nodes(); node++) {
            widest = Math.max(widest, placement.free(node));
        }
        return new Fragmentation(placement.freeGpus(), widest, placement);
    }

    /// Share of the free GPUs that no replica of a width can use, 0 to 1; 0 where none is free.
    ///
    /// @param width GPUs of one replica, all on one node
    public double unusableShare(int width) {
        return free == 0 ? 0 : 1 - (double) placement.roomAsItStands(width) * width / free;
    }
}
