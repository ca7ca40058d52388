package io.headroom.allocate.sweep;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Units;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A limit of a tier that a sweep may vary, named and written as in a plan file.
public enum TierLimit {
    /// Requests per period, e.g. `600/min`.
    REQUESTS("requests", (limits, text) -> limits.withRequests(text == null ? null : Units.rate(text))),
    /// Input tokens per period.
    INPUT_TOKENS("inputTokens", (limits, text) -> limits.withInputTokens(text == null ? null : Units.rate(text))),
    /// Output tokens per period.
    OUTPUT_TOKENS("outputTokens", (limits, text) -> limits.withOutputTokens(text == null ? null : Units.rate(text))),
    /// Tokens per period.
    TOKENS("tokens", (limits, text) -> limits.withTokens(text == null ? null : Units.rate(text))),
    /// Tokens per day, e.g. `50M`.
    TOKENS_PER_DAY("tokensPerDay", (limits, text) -> limits.withTokensPerDay(text == null ? null : whole(text))),
    /// US dollars per month.
    USD_PER_MONTH("usdPerMonth", (limits, text) -> limits.withUsdPerMonth(text == null ? null : Units.count(text))),
    /// Provisioned units; the tier must have some, which say what a unit provides.
    UNITS("units", TierLimit::units),
    /// Batch jobs at once.
    BATCH_JOBS("batchJobs", (limits, text) -> limits.withCaps(limits.caps().withBatchJobs(text == null ? null : small(text)))),
    /// Multimodal requests at once.
    MULTIMODAL("multimodal", (limits, text) -> limits.withCaps(limits.caps().withMultimodal(text == null ? null : small(text)))),
    /// Fine-tuning jobs at once.
    SANDBOX_JOBS("sandboxJobs", (limits, text) -> limits.withCaps(limits.caps().withSandboxJobs(text == null ? null : small(text)))),
    /// Largest payload, e.g. `128MB`.
    PAYLOAD("payload", (limits, text) -> limits.withCaps(limits.caps().withPayloadBytes(text == null ? null : Units.bytes(text)))),
    /// Requests of a tenant that wait at once.
    WAITING("waiting", (limits, text) -> limits.withCaps(limits.caps().withWaiting(text == null ? null : small(text)))),
    /// Longest wait, e.g. `30s`.
    WAIT("wait", (limits, text) -> limits.withCaps(limits.caps().withWaitSeconds(text == null ? null : Units.seconds(text))));

    private final String key;
    private final BiFunction<Limits, @Nullable String, Limits> change;

    TierLimit(String key, BiFunction<Limits, @Nullable String, Limits> change) {
        this.key = key;
        this.change = change;
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
        return change.apply(limits, text);
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
