package io.headroom.engine;

import io.headroom.plan.LimitKind;
import io.headroom.plan.Limits;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a tenant may use of shared lanes, and what it has used. A request is asked about, charged as it is let in, and settled as it leaves.
final class TenantLimits {
    private Limits limits = Limits.NONE;
    private boolean none = true;
    private double longestWait = Double.POSITIVE_INFINITY;
    private int mostWaiting = Integer.MAX_VALUE;
    private @Nullable TokenPrices prices;
    private @Nullable TokenBucket requests;
    private @Nullable TokenBucket input;
    private @Nullable TokenBucket output;
    private @Nullable TokenBucket tokens;
    private @Nullable LeakyBucket provisioned;
    private @Nullable Allowance day;
    private @Nullable Allowance month;
    private int batchJobs;
    private int multimodal;
    private int sandboxJobs;
    private @Nullable LimitKind refusedBy;
    private double retryAfter;

    /// Takes what a tier says; whatever limits stay as they are keep what was used.
    ///
    /// @param start the tenant's local time at second 0
    void adopt(Tier tier, LocalDateTime start) {
        limits = tier.limits();
        none = limits.equals(Limits.NONE);
        longestWait = limits.caps().waitSeconds() == null ? Double.POSITIVE_INFINITY : limits.caps().waitSeconds();
        mostWaiting = limits.caps().waiting() == null ? Integer.MAX_VALUE : limits.caps().waiting();
        prices = tier.prices();
        requests = TokenBucket.kept(requests, limits.perSecond() ? TokenBucket.perSecond(limits.requests()) : TokenBucket.of(limits.requests()));
        input = TokenBucket.kept(input, TokenBucket.of(limits.inputTokens()));
        output = TokenBucket.kept(output, TokenBucket.of(limits.outputTokens()));
        tokens = TokenBucket.kept(tokens, TokenBucket.of(limits.tokens()));
        provisioned = LeakyBucket.kept(provisioned, limits.provisioned());
        day = kept(day, limits.tokensPerDay() == null ? null : new Allowance(limits.tokensPerDay(), false, start));
        month = kept(month, limits.usdPerMonth() == null ? null : new Allowance(limits.usdPerMonth(), true, start));
    }

    private static @Nullable Allowance kept(@Nullable Allowance before, @Nullable Allowance now) {
        return before != null && now != null && before.sameAs(now) ? before : now;
    }

    /// Longest that a request may wait in a lane, in seconds; infinite without a bound.
    double longestWait() {
        return longestWait;
    }

    /// Most requests that may wait in a lane.
    int mostWaiting() {
        return mostWaiting;
    }

    /// Whether there is no limit at all.
    boolean none() {
        return none;
    }

    /// Any of their state.
    double read() {
        return requests == null ? retryAfter : retryAfter + requests.read();
    }

    /// Whether anything changes when a request is settled.
    boolean settles() {
        return input != null || output != null || tokens != null || provisioned != null || day != null || month != null;
    }

    /// What refuses a request at a time, or null if it may come in. Of several limits the one that holds it up longest.
    @Nullable LimitKind refusal(Source source, int inputTokens, int mostOutput, double now) {
        if (none) {
            return null;
        }
        refusedBy = null;
        retryAfter = 0;
        askCaps(source);
        ask(LimitKind.REQUESTS, requests == null ? 0 : requests.secondsUntil(1, now));
        ask(LimitKind.INPUT_TOKENS, input == null ? 0 : input.secondsUntil(inputTokens, now));
        ask(LimitKind.OUTPUT_TOKENS, output == null ? 0 : output.secondsUntil(mostOutput, now));
        ask(LimitKind.TOKENS, tokens == null ? 0 : tokens.secondsUntil((double) inputTokens + mostOutput, now));
        ask(LimitKind.PROVISIONED, provisioned == null ? 0 : provisioned.secondsUntilFull(now));
        ask(LimitKind.TOKENS_PER_DAY, day == null ? 0 : day.secondsUntil((double) inputTokens + mostOutput, now));
        ask(LimitKind.SPEND_PER_MONTH, month == null ? 0 : month.secondsUntil(usd(inputTokens, mostOutput), now));
        return refusedBy;
    }

    private void askCaps(Source source) {
        Limits.Caps caps = limits.caps();
        if (caps.payloadBytes() != null && source.envelope.payloadBytes() > caps.payloadBytes()) {
            ask(LimitKind.PAYLOAD, Double.POSITIVE_INFINITY);
        }
        // Nobody knows when another request ends: a client that tries again chooses its own time.
        if (caps.batchJobs() != null && source.batchJob() && batchJobs >= caps.batchJobs()) {
            ask(LimitKind.BATCH_JOBS, Double.MIN_VALUE);
        }
        if (caps.sandboxJobs() != null && source.sandboxJob() && sandboxJobs >= caps.sandboxJobs()) {
            ask(LimitKind.SANDBOX_JOBS, Double.MIN_VALUE);
        }
        if (caps.multimodal() != null && source.envelope.multimodal() && multimodal >= caps.multimodal()) {
            ask(LimitKind.MULTIMODAL, Double.MIN_VALUE);
        }
    }

    private void ask(LimitKind kind, double wait) {
        if (wait > retryAfter) {
            refusedBy = kind;
            retryAfter = wait;
        }
    }

    private double usd(double inputTokens, double outputTokens) {
        return Objects.requireNonNull(prices).usd(inputTokens, outputTokens);
    }

    /// Seconds that the last refusal asks to wait before another attempt; infinite if none can succeed.
    double retryAfter() {
        return retryAfter;
    }

    /// Charges a request that is let in, its output at the most it may make.
    void charge(Source source, int inputTokens, int mostOutput, double now) {
        count(source, 1);
        if (none) {
            return;
        }
        if (requests != null) {
            requests.take(1, now);
        }
        if (input != null) {
            input.take(inputTokens, now);
        }
        if (output != null) {
            output.take(mostOutput, now);
        }
        if (tokens != null) {
            tokens.take((double) inputTokens + mostOutput, now);
        }
        if (provisioned != null) {
            provisioned.add(inputTokens, mostOutput, now);
        }
        useAllowances(inputTokens, mostOutput, now);
    }

    private void useAllowances(double inputTokens, double outputTokens, double now) {
        if (day != null) {
            day.use(inputTokens + outputTokens, now);
        }
        if (month != null) {
            month.use(usd(inputTokens, outputTokens), now);
        }
    }

    /// Corrects what a request was charged, as it leaves.
    ///
    /// @param inputLeft input tokens that were charged and not read
    /// @param outputLeft output tokens that were charged and not made
    /// @param cached input tokens that were found in a prefix cache
    void settle(Source source, int inputLeft, int outputLeft, int cached, double now) {
        count(source, -1);
        if (none) {
            return;
        }
        if (input != null && inputLeft > 0) {
            input.giveBack(inputLeft, now);
        }
        if (output != null && outputLeft > 0) {
            output.giveBack(outputLeft, now);
        }
        if (tokens != null && inputLeft + outputLeft > 0) {
            tokens.giveBack((double) inputLeft + outputLeft, now);
        }
        if (provisioned != null) {
            provisioned.correct((double) inputLeft + cached, outputLeft, now);
        }
        useAllowances(-inputLeft, -outputLeft, now);
    }

    private void count(Source source, int change) {
        if (!source.counted) {
            return;
        }
        if (source.batchJob()) {
            batchJobs += change;
        } else if (source.sandboxJob()) {
            sandboxJobs += change;
        }
        if (source.envelope.multimodal()) {
            multimodal += change;
        }
    }
}
