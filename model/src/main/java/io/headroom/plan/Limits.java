package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// What each tenant of a tier may use of shared lanes; cabins know no limits. A part that is null is no limit.
///
/// Rates are buckets that hold what one minute allows, are full at the start and refill continuously. Output tokens are charged at the most a request may make as it
/// arrives, and corrected when it is answered. The allowances of a day and a month begin anew at the tenant's midnight and month.
///
/// @param requests requests admitted per period
/// @param perSecond whether the bucket of requests holds one second's worth instead, but one request at least: 60/min enforced as 1/s
/// @param inputTokens input tokens admitted per period
/// @param outputTokens output tokens admitted per period
/// @param tokens input plus output tokens admitted per period
/// @param tokensPerDay input plus output tokens admitted from midnight to midnight
/// @param usdPerMonth what may be spent in a calendar month in US dollars, at the tier's prices
/// @param provisioned a throughput provided as a leaky bucket
/// @param caps bounds on what a tenant has under way at once
public record Limits(@Nullable Rate requests, boolean perSecond, @Nullable Rate inputTokens, @Nullable Rate outputTokens, @Nullable Rate tokens,
        @Nullable Long tokensPerDay, @Nullable Double usdPerMonth, @Nullable Provisioned provisioned, Caps caps) {
    /// No limit at all.
    public static final Limits NONE = new Limits(null, null);

    /// Bounds on what a tenant has under way at once, waiting or in service. A part that is null is no bound.
    ///
    /// @param batchJobs requests of batch workloads at once
    /// @param multimodal multimodal requests at once
    /// @param sandboxJobs fine-tuning jobs at once
    /// @param payloadBytes largest payload of a request, in bytes
    /// @param waiting requests that wait in a lane at once, 0 or more
    /// @param waitSeconds longest that a request waits in a lane before it is refused, in seconds
    public record Caps(@Nullable Integer batchJobs, @Nullable Integer multimodal, @Nullable Integer sandboxJobs, @Nullable Long payloadBytes,
            @Nullable Integer waiting, @Nullable Double waitSeconds) {
        /// No bound at all.
        public static final Caps NONE = new Caps(null, null, null, null, null, null);

        /// @throws InvalidPlan if a bound is negative, or the longest wait is not positive
        public Caps {
            Require.atLeast("Most batch jobs at once", batchJobs == null ? 0 : batchJobs, 0, "Enter a number of jobs, or nothing for no limit.");
            Require.atLeast("Most multimodal requests at once", multimodal == null ? 0 : multimodal, 0, "Enter a number of requests, or nothing for no limit.");
            Require.atLeast("Most sandbox jobs at once", sandboxJobs == null ? 0 : sandboxJobs, 0, "Enter a number of jobs, or nothing for no limit.");
            Require.atLeast("Largest payload", payloadBytes == null ? 0 : (double) payloadBytes, 0, "Enter bytes, e.g. 128 MB, or nothing for no limit.");
            Require.atLeast("Most requests of a tenant that wait", waiting == null ? 0 : waiting, 0, "Enter a number of requests, or nothing for no bound.");
            Require.above("Longest wait of a tenant's request", waitSeconds == null ? 1 : waitSeconds, 0, "Enter a duration, e.g. 30s, or nothing for no bound.");
        }

        /// The same with another bound on batch jobs.
        public Caps withBatchJobs(@Nullable Integer other) {
            return new Caps(other, multimodal, sandboxJobs, payloadBytes, waiting, waitSeconds);
        }

        /// The same with another bound on multimodal requests.
        public Caps withMultimodal(@Nullable Integer other) {
            return new Caps(batchJobs, other, sandboxJobs, payloadBytes, waiting, waitSeconds);
        }

        /// The same with another bound on sandbox jobs.
        public Caps withSandboxJobs(@Nullable Integer other) {
            return new Caps(batchJobs, multimodal, other, payloadBytes, waiting, waitSeconds);
        }

        /// The same with another largest payload in bytes.
        public Caps withPayloadBytes(@Nullable Long other) {
            return new Caps(batchJobs, multimodal, sandboxJobs, other, waiting, waitSeconds);
        }

        /// The same with another bound on requests that wait.
        public Caps withWaiting(@Nullable Integer other) {
            return new Caps(batchJobs, multimodal, sandboxJobs, payloadBytes, other, waitSeconds);
        }

        /// The same with another longest wait in seconds.
        public Caps withWaitSeconds(@Nullable Double other) {
            return new Caps(batchJobs, multimodal, sandboxJobs, payloadBytes, waiting, other);
        }
    }

    /// @throws InvalidPlan if an allowance is negative
    public Limits {
        Require.atLeast("Tokens per day", tokensPerDay == null ? 0 : (double) tokensPerDay, 0, "Enter tokens, e.g. 5M, or nothing for no limit.");
        Require.atLeast("Spend per month", usdPerMonth == null ? 0 : usdPerMonth, 0, "Enter US dollars, or nothing for no limit.");
        if (perSecond && requests == null) {
            throw new InvalidPlan("Requests are limited second by second, but there is no limit on them: enter one, e.g. 60/min, or leave that out.");
        }
    }

    /// Limits on the rates of requests and of tokens alone.
    public Limits(@Nullable Rate requests, @Nullable Rate tokens) {
        this(requests, false, null, null, tokens, null, null, null, Caps.NONE);
    }

    /// The same with another rate of requests; without one nothing is enforced by the second.
    public Limits withRequests(@Nullable Rate other) {
        return new Limits(other, perSecond && other != null, inputTokens, outputTokens, tokens, tokensPerDay, usdPerMonth, provisioned, caps);
    }

    /// The same with requests limited by the second or by the minute.
    public Limits withPerSecond(boolean on) {
        return new Limits(requests, on, inputTokens, outputTokens, tokens, tokensPerDay, usdPerMonth, provisioned, caps);
    }

    /// The same with another rate of input tokens.
    public Limits withInputTokens(@Nullable Rate other) {
        return new Limits(requests, perSecond, other, outputTokens, tokens, tokensPerDay, usdPerMonth, provisioned, caps);
    }

    /// The same with another rate of output tokens.
    public Limits withOutputTokens(@Nullable Rate other) {
        return new Limits(requests, perSecond, inputTokens, other, tokens, tokensPerDay, usdPerMonth, provisioned, caps);
    }

    /// The same with another rate of tokens.
    public Limits withTokens(@Nullable Rate other) {
        return new Limits(requests, perSecond, inputTokens, outputTokens, other, tokensPerDay, usdPerMonth, provisioned, caps);
    }

    /// The same with another allowance of tokens per day.
    public Limits withTokensPerDay(@Nullable Long other) {
        return new Limits(requests, perSecond, inputTokens, outputTokens, tokens, other, usdPerMonth, provisioned, caps);
    }

    /// The same with another allowance of US dollars per month.
    public Limits withUsdPerMonth(@Nullable Double other) {
        return new Limits(requests, perSecond, inputTokens, outputTokens, tokens, tokensPerDay, other, provisioned, caps);
    }

    /// The same with another provisioned throughput.
    public Limits withProvisioned(@Nullable Provisioned other) {
        return new Limits(requests, perSecond, inputTokens, outputTokens, tokens, tokensPerDay, usdPerMonth, other, caps);
    }

    /// The same with other bounds on what is under way.
    public Limits withCaps(Caps others) {
        return new Limits(requests, perSecond, inputTokens, outputTokens, tokens, tokensPerDay, usdPerMonth, provisioned, others);
    }
}
