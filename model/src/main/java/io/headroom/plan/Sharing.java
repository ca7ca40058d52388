package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// What a partition shares with others beyond its own GPUs. Nothing, unless it is switched on.
///
/// @param lends GPUs that it lends to batch work of others while they idle, 0 or more; they are its own again the moment one of its requests comes
/// @param borrows GPUs of others that its batch work may use at once, 0 or more
/// @param spill where load goes that waits too long, or null
public record Sharing(int lends, int borrows, @Nullable Spill spill) {
    /// Nothing at all.
    public static final Sharing NONE = new Sharing(0, 0, null);

    /// Where requests go that wait too long.
    ///
    /// @param lane a shared lane
    /// @param afterSeconds how long a request waits first, above 0
    public record Spill(PartitionId lane, double afterSeconds) {
        /// @throws InvalidPlan if requests would not wait at all
        public Spill {
            Require.above("Wait before requests spill to " + lane, afterSeconds, 0, "Enter a duration, e.g. 2s.");
        }
    }

    /// @throws InvalidPlan if a number of GPUs is negative
    public Sharing {
        Require.atLeast("GPUs lent", lends, 0, "Enter a number of GPUs, or 0.");
        Require.atLeast("GPUs borrowed", borrows, 0, "Enter a number of GPUs, or 0.");
    }

    /// The same with another number of GPUs lent.
    public Sharing withLends(int gpus) {
        return new Sharing(gpus, borrows, spill);
    }

    /// The same with another number of GPUs borrowed.
    public Sharing withBorrows(int gpus) {
        return new Sharing(lends, gpus, spill);
    }

    /// The same with another spill, or none.
    public Sharing withSpill(@Nullable Spill other) {
        return new Sharing(lends, borrows, other);
    }
}
