package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// What a group of tenants may use of a shared lane.
///
/// @param level the mark shown with it
/// @param weight share of a lane under contention, above 0
/// @param prices what its tenants pay for tokens, or null if they do not pay by the token
public record Tier(TierId id, String name, Level level, Limits limits, double weight, @Nullable TokenPrices prices) {
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

    /// @throws InvalidPlan if the weight is not positive, or spend is limited without a price
    public Tier {
        Require.name("tier", name);
        Require.above("Weight of tier " + name, weight, 0, "Use 1 for an ordinary share.");
        if (limits.usdPerMonth() != null && prices == null) {
            throw new InvalidPlan("Tier %s limits spend to $%s a month, but has no price of tokens: enter its prices, or remove the limit.".formatted(name,
                    Require.plain(limits.usdPerMonth())));
        }
    }

    /// A tier whose tenants do not pay by the token.
    ///
    /// @throws InvalidPlan if the weight is not positive, or spend is limited
    public Tier(TierId id, String name, Level level, Limits limits, double weight) {
        this(id, name, level, limits, weight, null);
    }

    /// The same tier with other limits.
    public Tier withLimits(Limits others) {
        return new Tier(id, name, level, others, weight, prices);
    }

    /// The same tier with other prices of tokens, or none.
    public Tier withPrices(@Nullable TokenPrices others) {
        return new Tier(id, name, level, limits, weight, others);
    }

    /// The same tier with another weight.
    public Tier withWeight(double other) {
        return new Tier(id, name, level, limits, other, prices);
    }
}
