package io.headroom.allocate.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.allocate.offers.ProvisionedSizing.Load;
import io.headroom.plan.InvalidPlan;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisionedSizingTest {
    private static final ProvisionedSizing TERMS = new ProvisionedSizing(3_400, 8, 50, 50);

    /// The four worked examples: 3,400 tokens per minute and unit, an output token counts as 8, units in steps of 50, 1,000 requests a minute.
    @ParameterizedTest
    @CsvSource({"100, 50, 0, 147.06, 150", "100, 50, 0.25, 139.71, 150", "500, 200, 0, 617.65, 650", "500, 200, 0.25, 580.88, 600"})
    void theWorkedExamplesComeOutToTheDigit(double input, double output, double cached, double needed, double bought) {
        ProvisionedSizing.Size size = TERMS.size(new Load(1_000, input, output, cached));
        assertThat(Math.round(size.needed() * 100) / 100.0).isEqualTo(needed);
        assertThat(size.bought()).isEqualTo(bought);
        assertThat(size.tokensPerMinute()).isEqualTo(1_000 * ((1 - cached) * input + 8 * output));
    }

    @Test
    void whatIsBoughtProvidesWhatIsNeeded() {
        ProvisionedSizing.Size size = TERMS.size(new Load(1_000, 100, 50, 0));
        assertThat(TERMS.limit(size).tokensPerSecond() * 60).isEqualTo(150 * 3_400.0).isGreaterThan(size.tokensPerMinute());
        assertThat(TERMS.limit(size).outputRatio()).isEqualTo(8);
    }

    @Test
    void aWholeNumberOfStepsIsNotRoundedUp() {
        assertThat(TERMS.size(new Load(1_000, 510, 0, 0)).bought()).isEqualTo(150);
        assertThat(TERMS.size(new Load(1_000, 510.01, 0, 0)).bought()).isEqualTo(200);
        // 3 x 0.1 is a little more than 0.3 in binary.
        assertThat(new ProvisionedSizing(1, 1, 0.1, 0).size(new Load(1, 0.1 * 3, 0, 0)).bought()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void fewerThanTheLeastAreNotSoldAndNoLoadNeedsNone() {
        ProvisionedSizing terms = new ProvisionedSizing(2_500, 4, 5, 15);
        assertThat(terms.size(new Load(10, 100, 10, 0)).bought()).isEqualTo(15);
        assertThat(new ProvisionedSizing(2_500, 4, 10, 15).size(new Load(10, 100, 10, 0)).bought()).isEqualTo(20);
        assertThat(terms.size(new Load(0, 100, 10, 0)).bought()).isZero();
        assertThatThrownBy(() -> terms.limit(terms.size(new Load(0, 100, 10, 0)))).isInstanceOf(InvalidPlan.class);
    }

    @Test
    void moreLoadNeverNeedsFewerUnitsAndCachingNeverMore() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Load load = new Load(random.nextInt(5_000), random.nextInt(4_000), random.nextInt(2_000), random.nextDouble());
            double bought = TERMS.size(load).bought();
            assertThat(bought).isGreaterThanOrEqualTo(TERMS.size(load).needed() * (1 - 1e-9)).isLessThan(Math.max(51, TERMS.size(load).needed() + 50));
            assertThat(bought % 50).isZero();
            assertThat(TERMS.size(new Load(load.requestsPerMinute() + 100, load.inputTokens(), load.outputTokens(), load.cacheRate())).bought()).isGreaterThanOrEqualTo(bought);
            assertThat(TERMS.size(new Load(load.requestsPerMinute(), load.inputTokens(), load.outputTokens(), (1 + load.cacheRate()) / 2)).bought()).isLessThanOrEqualTo(bought);
        }
    }

    @Test
    void impossibleFiguresAreRefused() {
        assertThatThrownBy(() -> new ProvisionedSizing(0, 8, 50, 50)).isInstanceOf(InvalidPlan.class)
                .hasMessage("Tokens per minute of a provisioned unit is 0: it must be more than 0. Enter the provider's figure, e.g. 3400.");
        assertThatThrownBy(() -> new ProvisionedSizing(3_400, 8, 0, 50)).isInstanceOf(InvalidPlan.class).hasMessageContaining("Step in which units are sold is 0");
        assertThatThrownBy(() -> new ProvisionedSizing(3_400, 8, 50, -1)).isInstanceOf(InvalidPlan.class).hasMessageContaining("Smallest number of units sold is -1");
        assertThatThrownBy(() -> new Load(1_000, 100, 50, 1.5)).isInstanceOf(InvalidPlan.class)
                .hasMessage("Share of prompt tokens found in a cache is 1.5: use 0 to 1, e.g. 0.25.");
        assertThatThrownBy(() -> new Load(Double.NaN, 100, 50, 0)).isInstanceOf(InvalidPlan.class).hasMessageContaining("Requests per minute is NaN");
    }
}
