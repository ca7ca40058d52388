package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// What a group of tenants may use of a shared lane.
///
/// @param level the mark shown with it
/// @param weight share of a lane under contention, above 0
public record Tier(TierId id, String name, Level level, Limits limits, double weight) {
    /// The rank of a tier.
    public enum Level {
        /// Enterprise.
        GOLD(0),
        /// Business.
        SILVER(1),
        /// Public.
        BRONZE(2),
        /// Batch jobs.
        BATCH(3);

        private final int rank;

        Level(int rank) {
            this.rank = rank;
        }

        /// Its place in a queue by priority: 0 is served first.
        public int rank() {
            return rank;
        }
    }

    /// Limits of each tenant of the tier in shared lanes; cabins know none. Each is a bucket that holds one minute, is full at the start and refills continuously.
    ///
    /// @param requests requests admitted per period, or null for no limit
    /// @param tokens input plus output tokens admitted per period, or null for no limit; a request is charged its prompt and its output when it arrives
    public record Limits(@Nullable Rate requests, @Nullable Rate tokens) {
        /// No limit at all.
        public static final Limits NONE = new Limits(null, null);
    }

    /// @throws InvalidPlan if the weight is not positive
    public Tier {
        Require.name("tier", name);
        Require.above("Weight of tier " + name, weight, 0, "Use 1 for an ordinary share.");
    }
}
