package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TierPresetTest {
    @ParameterizedTest
    @EnumSource
    void aTierMadeOfAPresetIsRecognisedByItsLimits(TierPreset preset) {
        Tier tier = preset.tier(new TierId("t"), "T");
        assertThat(TierPreset.of(tier.limits())).contains(preset);
        assertThat(tier.level().name()).isEqualTo(preset.name());
        assertThat(TierPreset.of(tier.limits().withPerSecond(tier.limits().requests() != null).withTokensPerDay(17L))).as("custom").isEmpty();
    }

    @Test
    void whoPaysMoreMaySendMore() {
        Limits bronze = TierPreset.BRONZE.limits();
        Limits silver = TierPreset.SILVER.limits();
        Limits gold = TierPreset.GOLD.limits();
        assertThat(perSecond(bronze.requests())).isLessThan(perSecond(silver.requests()));
        assertThat(perSecond(silver.requests())).isLessThan(perSecond(gold.requests()));
        assertThat(perSecond(bronze.tokens())).isLessThan(perSecond(silver.tokens()));
        assertThat(perSecond(silver.tokens())).isLessThan(perSecond(gold.tokens()));
        assertThat(TierPreset.of(Limits.NONE)).as("no limit at all is no preset").isEmpty();
    }

    private static double perSecond(@Nullable Rate rate) {
        return Objects.requireNonNull(rate).perSecond();
    }
}
