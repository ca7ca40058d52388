package io.headroom.plan;

import static io.headroom.plan.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final Rate SIXTY = new Rate(60, Rate.Per.MINUTE);

    private static Tier tier(Limits limits, double weight) {
        return new Tier(new TierId("gold"), "Gold", Tier.Level.GOLD, limits, weight);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aWeightIsAboveZero(double weight) {
        refuses(() -> tier(Limits.NONE, weight), "Weight of tier Gold is %s: it must be more than 0. Use 1 for an ordinary share.".formatted(Require.plain(weight)));
    }

    @Test
    void spendNeedsAPrice() {
        Limits spend = Limits.NONE.withUsdPerMonth(250.0);
        refuses(() -> tier(spend, 1), "Tier Gold limits spend to $250 a month, but has no price of tokens: enter its prices, or remove the limit.");
        Tier priced = tier(Limits.NONE, 1).withPrices(new TokenPrices(0.6, 2.4)).withLimits(spend);
        refuses(() -> priced.withPrices(null), "Tier Gold limits spend to $250 a month, but has no price of tokens: enter its prices, or remove the limit.");
    }

    @Test
    void tokensArePaidByTheMillion() {
        assertThat(new TokenPrices(0.6, 2.4).usd(2_000_000, 500_000)).isCloseTo(2.4, within(1e-12));
        refuses(() -> new TokenPrices(-1, 0), "Price of input tokens is -1: it must be at least 0. Enter US dollars per million tokens, e.g. 0.60.");
        refuses(() -> new TokenPrices(0, Double.NaN), "Price of output tokens is NaN: it must be at least 0. Enter US dollars per million tokens, e.g. 2.40.");
    }

    @Test
    void onlyALimitIsEnforcedByTheSecond() {
        refuses(() -> Limits.NONE.withPerSecond(true),
                "Requests are limited second by second, but there is no limit on them: enter one, e.g. 60/min, or leave that out.");
        assertThat(Limits.NONE.withRequests(SIXTY).withPerSecond(true).withRequests(null)).isEqualTo(Limits.NONE);
    }

    @Test
    void allowancesAreNotNegative() {
        refuses(() -> Limits.NONE.withTokensPerDay(-1L), "Tokens per day is -1: it must be at least 0. Enter tokens, e.g. 5M, or nothing for no limit.");
        refuses(() -> Limits.NONE.withUsdPerMonth(-1.0), "Spend per month is -1: it must be at least 0. Enter US dollars, or nothing for no limit.");
        assertThatCode(() -> Limits.NONE.withTokensPerDay(0L).withUsdPerMonth(0.0)).doesNotThrowAnyException();
    }

    @Test
    void capsAreNotNegative() {
        Limits.Caps none = Limits.Caps.NONE;
        refuses(() -> none.withBatchJobs(-1), "Most batch jobs at once is -1: it must be at least 0. Enter a number of jobs, or nothing for no limit.");
        refuses(() -> none.withMultimodal(-1), "Most multimodal requests at once is -1: it must be at least 0. Enter a number of requests, or nothing for no limit.");
        refuses(() -> none.withSandboxJobs(-1), "Most sandbox jobs at once is -1: it must be at least 0. Enter a number of jobs, or nothing for no limit.");
        refuses(() -> none.withPayloadBytes(-1L), "Largest payload is -1: it must be at least 0. Enter bytes, e.g. 128 MB, or nothing for no limit.");
        refuses(() -> none.withWaiting(-1), "Most requests of a tenant that wait is -1: it must be at least 0. Enter a number of requests, or nothing for no bound.");
        refuses(() -> none.withWaitSeconds(0.0), "Longest wait of a tenant's request is 0: it must be more than 0. Enter a duration, e.g. 30s, or nothing for no bound.");
    }

    @Test
    void provisionedUnitsProvideSomething() {
        assertThat(new Provisioned(150, 3400, 8).tokensPerSecond()).isEqualTo(8500);
        refuses(() -> new Provisioned(0, 3400, 8), "Provisioned units is 0: it must be more than 0. Enter a number of units, e.g. 150, or nothing for no such limit.");
        refuses(() -> new Provisioned(150, 0, 8), "Tokens per minute of a provisioned unit is 0: it must be more than 0. Enter the provider's figure, e.g. 3400.");
        refuses(() -> new Provisioned(150, 3400, 0),
                "Input tokens that an output token counts as is 0: it must be more than 0. Enter the provider's figure, e.g. 8, or 1.");
    }

    @Test
    void aQueueLetsSomethingWait() {
        refuses(() -> Queueing.USUAL.withWaitSeconds(0.0), "Longest wait in a queue is 0: it must be more than 0. Enter a duration, e.g. 30s, or nothing for no bound.");
        assertThat(Queueing.USUAL.ranked()).isFalse();
        assertThat(Queueing.USUAL.withGaps(true).ranked()).isTrue();
    }

    @Test
    void onlyADeadlineIsMissed() {
        Workload workload = SmallPlans.plan().tenants().getFirst().workloads().getFirst();
        refuses(() -> workload.withDeadline(null, 5), "Workload calls pays $5 for a missed deadline, but has none: enter a deadline, or remove the cost.");
        refuses(() -> workload.withDeadline(60.0, -5), "Cost of a missed deadline of workload calls is -5: it must be at least 0. Enter US dollars, or 0.");
    }

    @Test
    void aRequestAsksForSomething() {
        refuses(() -> new Envelope(0, 0, false), "Most output tokens of a request is 0: it must be at least 1. Enter tokens, e.g. 1024, or nothing.");
        refuses(() -> new Envelope(null, -1, false), "Payload of a request is -1: it must be at least 0. Enter bytes, e.g. 2 MB, or nothing.");
    }

    @Test
    void jobsThatNobodyWaitsForMayRunInTheGaps() {
        assertThat(List.of(Workload.Kind.values()).stream().filter(Workload.Kind::deferrable)).containsExactly(Workload.Kind.BATCH, Workload.Kind.SANDBOX);
    }
}
