package io.headroom.allocate.sweep;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Units;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A limit of a tier that a sweep may vary, named and written as in a plan file.
public enum TierLimit {
    /// Requests per period, e.g. `600/min`.
    REQUESTS("requests"),
    /// Input tokens per period.
    INPUT_TOKENS("inputTokens"),
    /// Output tokens per period.
    OUTPUT_TOKENS("outputTokens"),
    /// Tokens per period.
    TOKENS("tokens"),
    /// Tokens per day, e.g. `50M`.
    TOKENS_PER_DAY("tokensPerDay"),
    /// US dollars per month.
    USD_PER_MONTH("usdPerMonth"),
    /// Provisioned units; the tier must have some, which say what a unit provides.
    UNITS("units"),
    /// Batch jobs at once.
    BATCH_JOBS("batchJobs"),
    /// Multimodal requests at once.
    MULTIMODAL("multimodal"),
    /// Fine-tuning jobs at once.
    SANDBOX_JOBS("sandboxJobs"),
    /// Largest payload, e.g. `128MB`.
    PAYLOAD("payload"),
    /// Requests of a tenant that wait at once.
    WAITING("waiting"),
    /// Longest wait, e.g. `30s`.
    WAIT("wait");

    private final String key;

    TierLimit(String key) {
        this.key = key;
    }

    /// Its name in a file.
    public String key() {
        return key;
    }

    /// The limit with a name.
    ///
    /// @throws InvalidPlan if there is none
    public static TierLimit of(String key) {
        return Arrays.stream(values()).filter(limit -> limit.key.equals(key)).findFirst().orElseThrow(() -> new InvalidPlan("There is no limit \"%s\": use one of %s.".formatted(key,
                Arrays.stream(values()).map(TierLimit::key).collect(Collectors.joining(", ")))));
    }

    /// Limits in which this one is another.
    ///
    /// @param text the limit as in a plan file, or null for none
    /// @throws InvalidPlan if it cannot be read or is out of range
    public Limits in(Limits limits, @Nullable String text) {
        return switch (this) {
            case REQUESTS -> limits.withRequests(text == null ? null : Units.rate(text));
            case INPUT_TOKENS -> limits.withInputTokens(text == null ? null : Units.rate(text));
            case OUTPUT_TOKENS -> limits.withOutputTokens(text == null ? null : Units.rate(text));
            case TOKENS -> limits.withTokens(text == null ? null : Units.rate(text));
            case TOKENS_PER_DAY -> limits.withTokensPerDay(text == null ? null : whole(text));
            case USD_PER_MONTH -> limits.withUsdPerMonth(text == null ? null : Units.count(text));
            case UNITS -> units(limits, text);
            case BATCH_JOBS -> limits.withCaps(limits.caps().withBatchJobs(text == null ? null : small(text)));
            case MULTIMODAL -> limits.withCaps(limits.caps().withMultimodal(text == null ? null : small(text)));
            case SANDBOX_JOBS -> limits.withCaps(limits.caps().withSandboxJobs(text == null ? null : small(text)));
            case PAYLOAD -> limits.withCaps(limits.caps().withPayloadBytes(text == null ? null : Units.bytes(text)));
            case WAITING -> limits.withCaps(limits.caps().withWaiting(text == null ? null : small(text)));
            case WAIT -> limits.withCaps(limits.caps().withWaitSeconds(text == null ? null : Units.seconds(text)));
        };
    }

    private static Limits units(Limits limits, @Nullable String text) {
        Provisioned given = limits.provisioned();
        if (text == null) {
            return limits.withProvisioned(null);
        }
        double units = Units.count(text);
        if (given == null) {
            throw new InvalidPlan("The tier has no provisioned throughput, so %s units of it say nothing: give it some in the plan.".formatted(text));
        }
        return limits.withProvisioned(new Provisioned(units, given.tokensPerMinutePerUnit(), given.outputRatio()));
    }

    private static long whole(String text) {
        double count = Units.count(text);
        if (count != Math.rint(count) || Math.abs(count) > 1e18) {
            throw new InvalidPlan("\"%s\" is not a whole number: write it like 42 or 900k.".formatted(text));
        }
        return (long) count;
    }

    private static int small(String text) {
        long count = whole(text);
        if (count != (int) count) {
            throw new InvalidPlan("\"%s\" is too large: use at most 2147483647.".formatted(text));
        }
        return (int) count;
    }
}
