package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.inspector.InspectorModel.Change;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.Plan;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.TierPreset;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.Units;
import io.headroom.words.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The section of a tenant's tier: which one, and the limits of all tenants that have it.
final class TierRows {
    /// What a provisioned unit is until a provider's own figures are entered: those of the worked example of Azure's documentation.
    private static final double TOKENS_PER_UNIT = 3400;
    private static final double OUTPUT_RATIO = 8;

    private final Figures figures;
    private final Plan plan;
    private final Tenant tenant;
    private final Tier tier;
    private final Limits limits;

    TierRows(Figures figures, Tenant tenant) {
        this.figures = figures;
        this.plan = figures.plan();
        this.tenant = tenant;
        this.tier = plan.tier(tenant.tier());
        this.limits = tier.limits();
    }

    Section section() {
        boolean cabin = tenant.partition() != null && plan.partition(tenant.partition()).reserved();
        List<Row> rows = new ArrayList<>();
        rows.add(new Choice("tier", figures.word("field.tier"), plan.tiers().stream().map(Tier::name).toList(), plan.tiers().indexOf(tier), Change.of(plan, this::move)));
        long tenants = plan.tenants().stream().filter(other -> other.tier().equals(tier.id())).count();
        rows.add(new Prose("tier.whose", figures.words().count("tier.whose", tenants, tier.name())));
        rows.add(preset());
        rows.add(new Fields("limit.rates", List.of(
                rate("requests", limits.requests(), limits::withRequests),
                rate("tokens", limits.tokens(), limits::withTokens))));
        if (limits.requests() != null) {
            rows.add(new Choice("limit.perSecond", figures.word("field.limit.perSecond"), List.of(figures.word("perSecond.no"), figures.word("perSecond.yes")), limits.perSecond() ? 1 : 0,
                    Change.of(plan, chosen -> with(limits.withPerSecond(chosen == 1)))));
        }
        rows.add(rates());
        rows.add(caps());
        rows.add(provisioned());
        rows.add(new Fields("tier.weight", List.of(figures.field(Quantity.COUNT, "weight", "field.limit.weight", Units.formatCount(tier.weight()),
                text -> Edits.change(tier.withWeight(figures.number(text, "field.limit.weight")))))));
        return new Section(figures.word("section.tier"), cabin ? figures.word("tier.cabin") : "", null, "", figures.word("help.tier"), rows);
    }

    private Edit move(int index) {
        if (index < 0 || index >= plan.tiers().size()) {
            throw new InvalidPlan(figures.word("problem.tier"));
        }
        return Edits.change(tenant.withTier(plan.tiers().get(index).id()));
    }

    /// "custom" is no choice, but what the limits are once they are changed.
    private Choice preset() {
        List<TierPreset> presets = List.of(TierPreset.values());
        Optional<TierPreset> now = TierPreset.of(limits);
        List<String> names = presets.stream().map(preset -> figures.word("preset." + preset)).collect(Collectors.toList());
        if (now.isEmpty()) {
            names.add(figures.word("preset.custom"));
        }
        return new Choice("limit.preset", figures.word("field.preset"), names, now.map(presets::indexOf).orElse(names.size() - 1),
                Change.of(plan, chosen -> with(chosen < presets.size() ? presets.get(chosen).limits() : limits)));
    }

    private Edit with(Limits other) {
        return Edits.change(tier.withLimits(other));
    }

    private Field rate(String key, @Nullable Rate rate, Function<@Nullable Rate, Limits> change) {
        return field(Quantity.RATE, key, Figures.rate(rate), text -> change.apply(Figures.readRateOrNone(text, rate)));
    }

    private Field field(Quantity quantity, String key, String text, Function<String, Limits> change) {
        return figures.optional(quantity, "limit." + key, "field.limit." + key, text, entered -> with(change.apply(entered)));
    }

    private Details rates() {
        TokenPrices prices = tier.prices();
        List<Row> rows = List.of(
                new Fields("limit.directions", List.of(rate("inputTokens", limits.inputTokens(), limits::withInputTokens), rate("outputTokens", limits.outputTokens(), limits::withOutputTokens))),
                new Fields("limit.allowances", List.of(
                        field(Quantity.COUNT, "tokensPerDay", Figures.count(limits.tokensPerDay()), text -> limits.withTokensPerDay(figures.readCount(text, "field.limit.tokensPerDay"))),
                        field(Quantity.USD, "usdPerMonth", Figures.count(limits.usdPerMonth()), text -> limits.withUsdPerMonth(text.isBlank() ? null : Units.count(text))))),
                new Fields("limit.prices", List.of(
                        price("priceIn", prices == null ? null : prices.usdPerMillionInput(), (before, usd) -> new TokenPrices(usd, before.usdPerMillionOutput())),
                        price("priceOut", prices == null ? null : prices.usdPerMillionOutput(), (before, usd) -> new TokenPrices(before.usdPerMillionInput(), usd)))));
        return new Details("limit.more", figures.folded("folded.rates", Figures.given(limits.inputTokens(), limits.outputTokens(), limits.tokensPerDay(), limits.usdPerMonth())), rows);
    }

    /// One of the two prices; with the last of them the tier no longer sells by the token.
    private Field price(String key, @Nullable Double usd, BiFunction<TokenPrices, Double, TokenPrices> change) {
        return figures.optional(Quantity.USD, "limit." + key, "field.limit." + key, usd == null ? "" : Units.formatCount(usd), text -> {
            TokenPrices before = Objects.requireNonNullElse(tier.prices(), new TokenPrices(0, 0));
            TokenPrices after = change.apply(before, text.isBlank() ? 0 : Units.count(text));
            return Edits.change(tier.withPrices(text.isBlank() && after.equals(new TokenPrices(0, 0)) ? null : after));
        });
    }

    private Details caps() {
        Limits.Caps caps = limits.caps();
        List<Row> rows = List.of(
                new Fields("limit.jobs", List.of(cap("batchJobs", caps.batchJobs(), caps::withBatchJobs), cap("sandboxJobs", caps.sandboxJobs(), caps::withSandboxJobs))),
                new Fields("limit.sizes", List.of(cap("multimodal", caps.multimodal(), caps::withMultimodal),
                        field(Quantity.BYTES, "payload", Figures.bytes(caps.payloadBytes()), text -> limits.withCaps(caps.withPayloadBytes(Figures.readBytes(text)))))),
                new Fields("limit.waits", List.of(cap("waiting", caps.waiting(), caps::withWaiting),
                        field(Quantity.DURATION, "waitSeconds", Figures.seconds(caps.waitSeconds()), text -> limits.withCaps(caps.withWaitSeconds(Figures.readSeconds(text)))))));
        return new Details("limit.caps", figures.folded("folded.caps",
                Figures.given(caps.batchJobs(), caps.sandboxJobs(), caps.multimodal(), caps.payloadBytes(), caps.waiting(), caps.waitSeconds())), rows);
    }

    private Field cap(String key, @Nullable Integer count, Function<@Nullable Integer, Limits.Caps> change) {
        return field(Quantity.WHOLE, key, Figures.count(count), text -> limits.withCaps(change.apply(figures.readSmallCount(text, "field.limit." + key))));
    }

    private Details provisioned() {
        Provisioned bought = limits.provisioned();
        List<Row> rows = new ArrayList<>();
        rows.add(new Fields("limit.units.row", List.of(field(Quantity.COUNT, "units", bought == null ? "" : Units.formatCount(bought.units()), text -> limits.withProvisioned(text.isBlank() ? null
                : new Provisioned(Units.count(text), bought == null ? TOKENS_PER_UNIT : bought.tokensPerMinutePerUnit(), bought == null ? OUTPUT_RATIO : bought.outputRatio()))))));
        if (bought != null) {
            rows.add(new Fields("limit.unit", List.of(
                    figures.field(Quantity.COUNT, "limit.perUnit", "field.limit.perUnit", Units.formatCount(bought.tokensPerMinutePerUnit()),
                            text -> with(limits.withProvisioned(new Provisioned(bought.units(), Units.count(text), bought.outputRatio())))),
                    figures.field(Quantity.COUNT, "limit.ratio", "field.limit.ratio", Units.formatCount(bought.outputRatio()),
                            text -> with(limits.withProvisioned(new Provisioned(bought.units(), bought.tokensPerMinutePerUnit(), Units.count(text))))))));
        }
        return new Details("limit.provisioned", figures.folded("folded.provisioned", bought == null ? 0 : 1), rows);
    }
}
