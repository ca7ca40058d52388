package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Client;
import io.headroom.plan.Distribution;
import io.headroom.plan.Envelope;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Limits;
import io.headroom.plan.Plan;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Requests at known times on servers that take a known time: what is refused, by which limit, is worked out by hand.
class LimitsTest {
    private static final double NEXT = Double.MIN_VALUE;

    private static TenantLimits limits(Limits limits) {
        return limits(limits, null, LocalDateTime.of(2026, 11, 30, 23, 0));
    }

    private static TenantLimits limits(Limits limits, @Nullable TokenPrices prices, LocalDateTime start) {
        TenantLimits used = new TenantLimits();
        used.adopt(new Tier(EngineFixture.LIMITED, "limited", Tier.Level.GOLD, limits, 1, prices), start);
        return used;
    }

    private static Source source(Workload.Kind kind, Envelope envelope) {
        Tenant caller = EngineFixture.caller("caller", 1);
        Workload plain = caller.workloads().getFirst();
        Tenant tenant = caller.withWorkloads(List.of(new Workload("w", plain.models(), plain.traffic(), kind, null, 0, envelope)));
        RunSettings run = EngineFixture.run(60, 0, 1, 1);
        return new Source(new TenantRun(tenant.id(), new MomentMeter()), EngineFixture.plan(run, tenant), tenant, 0, run, 0);
    }

    private static final Source PLAIN = source(Workload.Kind.INTERACTIVE, Envelope.PLAIN);

    private static Rate perMinute(double amount) {
        return new Rate(amount, Rate.Per.MINUTE);
    }

    /// REFERENCE 3: 60 requests a minute may come at once, and are refilled one a second.
    @Test
    void aBucketHoldsOneMinuteAndRefillsContinuously() {
        TenantLimits limits = limits(Limits.NONE.withRequests(perMinute(60)));
        for (int i = 0; i < 60; i++) {
            assertThat(limits.refusal(PLAIN, 1, 1, 0)).isNull();
            limits.charge(PLAIN, 1, 1, 0);
        }
        assertThat(limits.refusal(PLAIN, 1, 1, 0)).isEqualTo(LimitKind.REQUESTS);
        assertThat(limits.retryAfter()).isEqualTo(1);
        assertThat(limits.refusal(PLAIN, 1, 1, 0.25)).isEqualTo(LimitKind.REQUESTS);
        assertThat(limits.retryAfter()).isCloseTo(0.75, within(1e-12));
        assertThat(limits.refusal(PLAIN, 1, 1, 1)).isNull();
    }

    /// REFERENCE 3: 60/min may be enforced as 1/s.
    @Test
    void sixtyAMinuteMayBeEnforcedAsOneASecond() {
        TenantLimits limits = limits(Limits.NONE.withRequests(perMinute(60)).withPerSecond(true));
        limits.charge(PLAIN, 1, 1, 10);
        assertThat(limits.refusal(PLAIN, 1, 1, 10.4)).isEqualTo(LimitKind.REQUESTS);
        assertThat(limits.retryAfter()).isCloseTo(0.6, within(1e-9));
        assertThat(limits.refusal(PLAIN, 1, 1, 11)).isNull();
    }

    /// REFERENCE 3: output tokens are charged from the request's maximum at the start and corrected at the end.
    @Test
    void outputIsChargedAtItsMaximumAndCorrectedAtTheEnd() {
        TenantLimits limits = limits(Limits.NONE.withOutputTokens(perMinute(1_000)));
        limits.charge(PLAIN, 10, 600, 0);
        assertThat(limits.refusal(PLAIN, 10, 600, 0)).isEqualTo(LimitKind.OUTPUT_TOKENS);
        assertThat(limits.retryAfter()).isCloseTo(200 / (1_000 / 60.0), within(1e-9));
        limits.settle(PLAIN, 0, 550, 0, 0);
        assertThat(limits.refusal(PLAIN, 10, 600, 0)).isNull();
        assertThat(limits.refusal(PLAIN, 10, 951, 0)).isEqualTo(LimitKind.OUTPUT_TOKENS);
    }

    @Test
    void inputAndOutputHaveBucketsOfTheirOwn() {
        TenantLimits limits = limits(Limits.NONE.withInputTokens(perMinute(500)).withOutputTokens(perMinute(100)));
        assertThat(limits.refusal(PLAIN, 501, 10, 0)).isEqualTo(LimitKind.INPUT_TOKENS);
        assertThat(limits.retryAfter()).as("it never fits").isInfinite();
        limits.charge(PLAIN, 500, 0, 0);
        assertThat(limits.refusal(PLAIN, 1, 100, 0)).isEqualTo(LimitKind.INPUT_TOKENS);
        assertThat(limits.refusal(PLAIN, 1, 100, 6)).isNull();
    }

    /// Of two limits that refuse, the one that holds the request up longer is named.
    @Test
    void aRefusalNamesTheLimitThatHoldsTheRequestUpLongest() {
        TenantLimits limits = limits(Limits.NONE.withRequests(perMinute(60)).withPerSecond(true).withTokens(perMinute(600)));
        limits.charge(PLAIN, 300, 300, 0);
        assertThat(limits.refusal(PLAIN, 10, 10, 0)).isEqualTo(LimitKind.TOKENS);
        assertThat(limits.retryAfter()).isCloseTo(2, within(1e-9));
        assertThat(limits.refusal(PLAIN, 1, 1, 0)).as("a short one waits longer for the requests").isEqualTo(LimitKind.REQUESTS);
    }

    /// REFERENCE 3: refused above 100 %, with the time until it is below; else the estimate is added, and corrected at the end; drains at the provisioned rate.
    @Test
    void provisionedThroughputIsALeakyBucket() {
        TenantLimits limits = limits(Limits.NONE.withProvisioned(new Provisioned(1, 6_000, 1)));
        limits.charge(PLAIN, 5_000, 900, 0);
        assertThat(limits.refusal(PLAIN, 4_000, 4_000, 0)).as("98 %: let in, whatever it takes").isNull();
        limits.charge(PLAIN, 4_000, 4_000, 0);
        assertThat(limits.refusal(PLAIN, 1, 1, 0)).isEqualTo(LimitKind.PROVISIONED);
        assertThat(limits.retryAfter()).isCloseTo(7_900 / 100.0, within(1e-9));
        limits.settle(PLAIN, 0, 3_900, 3_000, 10);
        assertThat(limits.refusal(PLAIN, 1, 1, 10)).as("cached input and unmade output do not count").isNull();
    }

    @Test
    void anOutputTokenOfProvisionedThroughputCountsAsSeveral() {
        TenantLimits limits = limits(Limits.NONE.withProvisioned(new Provisioned(2, 3_400, 8)));
        limits.charge(PLAIN, 0, 851, 0);
        assertThat(limits.refusal(PLAIN, 1, 1, 0)).isEqualTo(LimitKind.PROVISIONED);
        assertThat(limits.retryAfter()).isCloseTo(8 / (6_800 / 60.0), within(1e-9));
    }

    @Test
    void aDaysTokensBeginAnewAtTheTenantsMidnight() {
        TenantLimits limits = limits(Limits.NONE.withTokensPerDay(1_000L));
        limits.charge(PLAIN, 400, 500, 0);
        assertThat(limits.refusal(PLAIN, 50, 51, 60)).isEqualTo(LimitKind.TOKENS_PER_DAY);
        assertThat(limits.retryAfter()).as("it is 23:01").isCloseTo(3_540, within(1e-6));
        limits.settle(PLAIN, 0, 100, 0, 70);
        assertThat(limits.refusal(PLAIN, 50, 51, 80)).isNull();
        assertThat(limits.refusal(PLAIN, 500, 500, 3_600)).isNull();
    }

    @Test
    void aMonthsSpendBeginsAnewWithTheTenantsMonth() {
        TenantLimits limits = limits(Limits.NONE.withUsdPerMonth(10.0), new TokenPrices(1, 4), LocalDateTime.of(2026, 11, 30, 23, 0));
        limits.charge(PLAIN, 6_000_000, 500_000, 0);
        assertThat(limits.refusal(PLAIN, 2_000_001, 0, 0)).isEqualTo(LimitKind.SPEND_PER_MONTH);
        assertThat(limits.retryAfter()).isCloseTo(3_600, within(1e-6));
        assertThat(limits.refusal(PLAIN, 2_000_000, 0, 0)).isNull();
        assertThat(limits.refusal(PLAIN, 10_000_000, 0, 3_600)).isNull();
    }

    @Test
    void tenantsHaveTheirOwnMidnight() {
        Tenant tenant = EngineFixture.caller("caller", 1).withClient(Client.PLAIN.withHoursAhead(9)).withTier(EngineFixture.LIMITED);
        RunSettings run = EngineFixture.run(60, 0, 1, 1);
        Plan plan = EngineFixture.plan(run, tenant).withTier(EngineFixture.tier(EngineFixture.LIMITED, Limits.NONE.withTokensPerDay(10L)));
        TenantRun state = new TenantRun(tenant.id(), new MomentMeter());
        state.adopt(plan, tenant, run);
        state.limits.charge(PLAIN, 5, 5, 0);
        assertThat(state.limits.refusal(PLAIN, 1, 1, 0)).isEqualTo(LimitKind.TOKENS_PER_DAY);
        assertThat(state.limits.retryAfter()).as("the run starts at 0:00, where it is 9:00 for the tenant").isEqualTo(15 * 3_600);
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH_JOBS", "MULTIMODAL", "SANDBOX_JOBS"})
    void whatIsUnderWayIsCapped(LimitKind kind) {
        Limits.Caps caps = switch (kind) {
            case BATCH_JOBS -> Limits.Caps.NONE.withBatchJobs(2);
            case MULTIMODAL -> Limits.Caps.NONE.withMultimodal(2);
            default -> Limits.Caps.NONE.withSandboxJobs(2);
        };
        Source source = switch (kind) {
            case BATCH_JOBS -> source(Workload.Kind.BATCH, Envelope.PLAIN);
            case MULTIMODAL -> source(Workload.Kind.INTERACTIVE, new Envelope(null, 0, true));
            default -> source(Workload.Kind.SANDBOX, Envelope.PLAIN);
        };
        TenantLimits limits = limits(Limits.NONE.withCaps(caps));
        limits.charge(source, 1, 1, 0);
        assertThat(limits.refusal(source, 1, 1, 0)).isNull();
        limits.charge(source, 1, 1, 0);
        assertThat(limits.refusal(source, 1, 1, 0)).isEqualTo(kind);
        assertThat(limits.retryAfter()).isEqualTo(NEXT);
        assertThat(limits.refusal(PLAIN, 1, 1, 0)).as("others are not meant").isNull();
        limits.settle(source, 0, 0, 0, 1);
        assertThat(limits.refusal(source, 1, 1, 1)).isNull();
    }

    @Test
    void aPayloadBeyondTheCapNeverComesIn() {
        TenantLimits limits = limits(Limits.NONE.withCaps(Limits.Caps.NONE.withPayloadBytes(128_000_000L)));
        assertThat(limits.refusal(source(Workload.Kind.INTERACTIVE, new Envelope(null, 128_000_000, false)), 1, 1, 0)).isNull();
        assertThat(limits.refusal(source(Workload.Kind.INTERACTIVE, new Envelope(null, 128_000_001, false)), 1, 1, 0)).isEqualTo(LimitKind.PAYLOAD);
        assertThat(limits.retryAfter()).isInfinite();
    }

    private static TenantResult run(Limits limits, Client client, Workload.Kind kind, Envelope envelope, double service, double... arrivals) {
        return results(limits, client, kind, envelope, service, arrivals).tenants().getFirst();
    }

    private static Results results(Limits limits, Client client, Workload.Kind kind, Envelope envelope, double service, double... arrivals) {
        int[] tokens = new int[arrivals.length];
        Arrays.fill(tokens, 10);
        Trace trace = new Trace(new TraceId("t"), "t", "by hand", DoubleStream.of(arrivals).map(at -> at - arrivals[0]).toArray(), tokens, tokens);
        Tenant tenant = EngineFixture.tenant("caller", EngineFixture.COUNTER, EngineFixture.DESK, new Traffic.Replayed(trace.id(), false), EngineFixture.LIMITED)
                .withClient(client);
        Workload work = tenant.workloads().getFirst();
        Tenant sent = tenant.withWorkloads(List.of(new Workload("w", work.models(), work.traffic(), kind, null, 0, envelope)));
        Plan plan = EngineFixture.plan(EngineFixture.run(1_000, 0, 1, 1), 1, new Distribution.Fixed(service), List.of())
                .withTier(EngineFixture.tier(EngineFixture.LIMITED, limits)).withTenantAndTrace(sent, trace);
        return Evaluation.of(plan, 1);
    }

    @Test
    void whoIsRefusedIsCountedByLimit() {
        TenantResult result = run(Limits.NONE.withRequests(perMinute(60)).withPerSecond(true), Client.PLAIN, Workload.Kind.INTERACTIVE, Envelope.PLAIN, 0.1, 0, 0.5, 1, 1.2, 3);
        assertThat(result.throttled()).isEqualTo(2);
        assertThat(result.served()).isEqualTo(3);
        assertThat(result.pushback().gaveUp()).isEqualTo(Map.of(LimitKind.REQUESTS, 2L));
    }

    @Test
    void jobsBeyondTheCapAreRejected() {
        TenantResult result = run(Limits.NONE.withCaps(Limits.Caps.NONE.withBatchJobs(2)), Client.PLAIN, Workload.Kind.BATCH, Envelope.PLAIN, 10, 0, 1, 2, 11);
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.throttled()).isZero();
        assertThat(result.pushback().gaveUp()).isEqualTo(Map.of(LimitKind.BATCH_JOBS, 1L));
    }

    /// The output bucket holds 100: two requests that may make 50 each empty it, though they make 10; one that comes when they are done finds what they did not use.
    @Test
    void theMaximumIsChargedUntilTheAnswerIsThere() {
        Limits limits = Limits.NONE.withOutputTokens(perMinute(100));
        Envelope fifty = new Envelope(50, 0, false);
        assertThat(run(limits, Client.PLAIN, Workload.Kind.INTERACTIVE, fifty, 1, 0, 0.1, 0.2).throttled()).isEqualTo(1);
        assertThat(run(limits, Client.PLAIN, Workload.Kind.INTERACTIVE, fifty, 1, 0, 0.1, 2.2).throttled()).isZero();
        assertThat(run(limits, Client.PLAIN, Workload.Kind.INTERACTIVE, Envelope.PLAIN, 1, 0, 0.1, 0.2).throttled()).isZero();
    }

    @Test
    void answersAreCutAtTheMostThatRequestsAskFor() {
        TenantResult result = run(Limits.NONE, Client.PLAIN, Workload.Kind.INTERACTIVE, new Envelope(4, 0, false), 1, 0, 10);
        assertThat(result.tokensOutPerSecond()).isEqualTo(8 / 1_000.0);
    }

    @Test
    void aTenantsOwnQueueIsBounded() {
        TenantResult result = run(Limits.NONE.withCaps(Limits.Caps.NONE.withWaiting(1)), Client.PLAIN, Workload.Kind.INTERACTIVE, Envelope.PLAIN, 10, 0, 1, 2, 3);
        assertThat(result.rejected()).isEqualTo(2);
        assertThat(result.pushback().gaveUp()).isEqualTo(Map.of(LimitKind.TENANT_QUEUE, 2L));
    }

    @Test
    void aTenantsWaitIsBounded() {
        TenantResult result = run(Limits.NONE.withCaps(Limits.Caps.NONE.withWaitSeconds(5.0)), Client.PLAIN, Workload.Kind.INTERACTIVE, Envelope.PLAIN, 10, 0, 4, 6, 7);
        assertThat(result.expired()).as("of those at 4, 6 and 7 only one is within 5 s of 10, and the server is free then").isEqualTo(2);
        assertThat(result.pushback().gaveUp()).isEqualTo(Map.of(LimitKind.WAIT, 2L));
        assertThat(result.served()).isEqualTo(2);
    }
}
