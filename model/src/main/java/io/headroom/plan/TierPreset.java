package io.headroom.plan;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Limits to begin a tier with; a planner changes them freely.
///
/// Their range is that of public services billed by the token: those published 50 requests a minute for their lowest tier in 2026 and 2,000 to 5,000 for their highest
/// standard ones, one fine-tuning job at a time, and requests of up to 32 MB (256 MB for a file of batch jobs). Tokens allow 2,000 a request, above the mean of 1,400 of
/// the public Azure trace of conversations (2023). The bounds on waiting are ours.
public enum TierPreset {
    /// Public: anyone who signs up.
    BRONZE(Tier.Level.BRONZE, 1),
    /// Business.
    SILVER(Tier.Level.SILVER, 2),
    /// Enterprise.
    GOLD(Tier.Level.GOLD, 4),
    /// Batch jobs: many at once, bounded by the day.
    BATCH(Tier.Level.BATCH, 0.5);

    private final Tier.Level level;
    private final double weight;

    TierPreset(Tier.Level level, double weight) {
        this.level = level;
        this.weight = weight;
    }

    /// The limits.
    public Limits limits() {
        return switch (this) {
            case BRONZE -> limits(50, 100_000, 5_000_000L, new Limits.Caps(2, 2, 1, 32_000_000L, 20, 30.0));
            case SILVER -> limits(400, 800_000, 200_000_000L, new Limits.Caps(4, 16, 1, 128_000_000L, 200, 60.0));
            case GOLD -> limits(3_000, 6_000_000, null, new Limits.Caps(16, null, 4, 256_000_000L, null, null));
            case BATCH -> Limits.NONE.withTokensPerDay(1_000_000_000L).withCaps(new Limits.Caps(64, null, 1, 256_000_000L, null, null));
        };
    }

    private static Limits limits(double requestsPerMinute, double tokensPerMinute, @Nullable Long tokensPerDay, Limits.Caps caps) {
        return new Limits(new Rate(requestsPerMinute, Rate.Per.MINUTE), new Rate(tokensPerMinute, Rate.Per.MINUTE)).withTokensPerDay(tokensPerDay).withCaps(caps);
    }

    /// A tier that begins with them.
    public Tier tier(TierId id, String name) {
        return new Tier(id, name, level, limits(), weight);
    }

    /// The preset with exactly these limits; empty where they are custom.
    public static Optional<TierPreset> of(Limits limits) {
        return Arrays.stream(values()).filter(preset -> preset.limits().equals(limits)).findFirst();
    }
}
