package io.headroom.plan;

/// What is taken of a GPU that is cut into slices, in one number: parts of compute in the lowest four bits, parts of memory in the next four, then for each kind of slice
/// how many there are, four bits each. Two GPUs with the same number are as good as each other.
///
/// The sums are the rule: whatever slices keep to seven parts of compute, eight of memory and the most of each kind can be laid out on a GPU, the largest first.
final class CutGpu {
    /// A GPU that holds no slice.
    static final long EMPTY = 0;

    private static final int BITS = 4;
    private static final long MASK = 15;

    private CutGpu() {}

    static int compute(long state) {
        return (int) (state & MASK);
    }

    static int memory(long state) {
        return (int) (state >> BITS & MASK);
    }

    /// Whether one more slice has room.
    static boolean fits(long state, Claim claim) {
        SliceProfile slice = slice(claim);
        return compute(state) + slice.compute() <= SliceProfile.COMPUTE_PARTS && memory(state) + claim.memory() <= SliceProfile.MEMORY_PARTS
                && (state >> shift(claim) & MASK) < slice.most();
    }

    static long with(long state, Claim claim) {
        return state + one(claim);
    }

    static long without(long state, Claim claim) {
        return state - one(claim);
    }

    private static long one(Claim claim) {
        return slice(claim).compute() + ((long) claim.memory() << BITS) + (1L << shift(claim));
    }

    private static int shift(Claim claim) {
        return BITS * (2 + claim.kind());
    }

    private static SliceProfile slice(Claim claim) {
        SliceProfile slice = claim.slice();
        if (slice == null) {
            throw new IllegalArgumentException("Partition " + claim.partition().name() + " holds whole GPUs.");
        }
        return slice;
    }
}
