package io.headroom.allocate.caps;

import io.headroom.plan.LimitKind;
import io.headroom.plan.Limits;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// One limit of a tier that may rise. Bounds on waiting are none of these: they keep requests out of a queue, and to raise them lets nobody do more.
///
/// @param tier the tier that has it
/// @param kind what it bounds
public record TierCap(TierId tier, LimitKind kind) {
    /// What may rise, in the order in which they are shown.
    public static final List<LimitKind> KINDS = List.of(LimitKind.REQUESTS, LimitKind.INPUT_TOKENS, LimitKind.OUTPUT_TOKENS, LimitKind.TOKENS,
            LimitKind.TOKENS_PER_DAY, LimitKind.SPEND_PER_MONTH, LimitKind.PROVISIONED, LimitKind.BATCH_JOBS, LimitKind.MULTIMODAL, LimitKind.SANDBOX_JOBS,
            LimitKind.PAYLOAD);

    /// The limits of the tiers of a lane's tenants, tier by tier in plan order. One of 0 forbids something and is left as it is.
    public static List<TierCap> in(Plan plan, PartitionId lane) {
        List<TierId> tiers = plan.tenantsIn(lane).stream().map(Tenant::tier).distinct().toList();
        List<TierCap> caps = new ArrayList<>();
        for (Tier tier : plan.tiers()) {
            if (tiers.contains(tier.id())) {
                KINDS.stream().filter(kind -> amount(tier.limits(), kind).orElse(0) > 0).forEach(kind -> caps.add(new TierCap(tier.id(), kind)));
            }
        }
        return List.copyOf(caps);
    }

    /// How much it allows, in the unit it was entered in; bytes for payloads, units for a provisioned throughput.
    public double amount(Plan plan) {
        return amount(plan.tier(tier).limits(), kind).orElse(Double.NaN);
    }

    /// How much limits allow of a kind, in the unit it was entered in; empty where they do not bound it.
    public static OptionalDouble amount(Limits limits, LimitKind kind) {
        return switch (kind) {
            case REQUESTS -> of(limits.requests());
            case INPUT_TOKENS -> of(limits.inputTokens());
            case OUTPUT_TOKENS -> of(limits.outputTokens());
            case TOKENS -> of(limits.tokens());
            case TOKENS_PER_DAY -> of(limits.tokensPerDay());
            case SPEND_PER_MONTH -> of(limits.usdPerMonth());
            case PROVISIONED -> limits.provisioned() == null ? OptionalDouble.empty() : OptionalDouble.of(limits.provisioned().units());
            case BATCH_JOBS -> of(limits.caps().batchJobs());
            case MULTIMODAL -> of(limits.caps().multimodal());
            case SANDBOX_JOBS -> of(limits.caps().sandboxJobs());
            case PAYLOAD -> of(limits.caps().payloadBytes());
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble of(@Nullable Rate rate) {
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate.amount());
    }

    private static OptionalDouble of(@Nullable Number number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.doubleValue());
    }

    /// The rate that it bounds, or null if it bounds none: for its unit.
    public @Nullable Rate rate(Plan plan) {
        Limits limits = plan.tier(tier).limits();
        return switch (kind) {
            case REQUESTS -> limits.requests();
            case INPUT_TOKENS -> limits.inputTokens();
            case OUTPUT_TOKENS -> limits.outputTokens();
            case TOKENS -> limits.tokens();
            default -> null;
        };
    }

    /// Whether it counts things, so that it rises by whole ones.
    public boolean whole() {
        return kind == LimitKind.BATCH_JOBS || kind == LimitKind.MULTIMODAL || kind == LimitKind.SANDBOX_JOBS;
    }

    /// The plan with this limit raised to a percentage of what it is; what counts whole things is rounded down.
    ///
    /// @param percent of what it is now, e.g. 120
    Plan raised(Plan plan, int percent) {
        // Multiplied first: 50/min at 120 % are 60/min to the last bit.
        return with(plan, amount(plan) * percent / 100);
    }

    /// The plan without this limit.
    Plan lifted(Plan plan) {
        return with(plan, Double.NaN);
    }

    /// The plan with this limit at an amount, in the unit it was entered in.
    ///
    /// @param amount NaN for none
    public Plan with(Plan plan, double amount) {
        Tier before = plan.tier(tier);
        return plan.withTier(before.withLimits(with(before.limits(), Double.isNaN(amount) ? null : amount)));
    }

    private Limits with(Limits limits, @Nullable Double amount) {
        Limits.Caps caps = limits.caps();
        Provisioned units = limits.provisioned();
        return switch (kind) {
            case REQUESTS -> limits.withRequests(rate(limits.requests(), amount));
            case INPUT_TOKENS -> limits.withInputTokens(rate(limits.inputTokens(), amount));
            case OUTPUT_TOKENS -> limits.withOutputTokens(rate(limits.outputTokens(), amount));
            case TOKENS -> limits.withTokens(rate(limits.tokens(), amount));
            case TOKENS_PER_DAY -> limits.withTokensPerDay(amount == null ? null : Long.valueOf(amount.longValue()));
            case SPEND_PER_MONTH -> limits.withUsdPerMonth(amount);
            case PROVISIONED -> limits.withProvisioned(units == null || amount == null ? null : new Provisioned(amount, units.tokensPerMinutePerUnit(), units.outputRatio()));
            case BATCH_JOBS -> limits.withCaps(caps.withBatchJobs(count(amount)));
            case MULTIMODAL -> limits.withCaps(caps.withMultimodal(count(amount)));
            case SANDBOX_JOBS -> limits.withCaps(caps.withSandboxJobs(count(amount)));
            case PAYLOAD -> limits.withCaps(caps.withPayloadBytes(amount == null ? null : Long.valueOf(amount.longValue())));
            default -> throw new IllegalStateException("A limit of the kind " + kind + " does not rise.");
        };
    }

    private static @Nullable Rate rate(@Nullable Rate before, @Nullable Double amount) {
        return amount == null ? null : new Rate(amount, Objects.requireNonNull(before).per());
    }

    private static @Nullable Integer count(@Nullable Double amount) {
        return amount == null ? null : Integer.valueOf(amount.intValue());
    }
}
