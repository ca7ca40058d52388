package io.headroom.look;

import io.headroom.words.Words;

/// The mark of a tier: chevrons for how much it is preferred, bars for batch.
public enum Tier {
    /// Three chevrons.
    GOLD(Icon.TIER_GOLD),
    /// Two chevrons.
    SILVER(Icon.TIER_SILVER),
    /// One chevron.
    BRONZE(Icon.TIER_BRONZE),
    /// Three bars.
    BATCH(Icon.TIER_BATCH);

    private final Icon icon;

    Tier(Icon icon) {
        this.icon = icon;
    }

    /// The shape of this tier.
    public Icon icon() {
        return icon;
    }

    /// The name of this tier in the language of the desktop.
    public String word() {
        return Words.of(Tier.class).text("tier." + name());
    }
}
