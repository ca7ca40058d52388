package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.inspector.InspectorModel.Action;
import io.headroom.inspector.InspectorModel.Actions;
import io.headroom.inspector.InspectorModel.Change;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Menu;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.plan.Client;
import io.headroom.plan.Distribution;
import io.headroom.plan.Hop;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.Retry;
import io.headroom.plan.Tenant;
import io.headroom.plan.Units;
import io.headroom.words.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The section of a tenant's programs: what they do when they are refused or kept waiting.
final class ClientRows {
    /// The patience that a choice begins with, in seconds.
    private static final double PATIENCE_SECONDS = 30;
    /// The attempts and pauses that most client libraries of such services make.
    private static final Retry USUAL = new Retry(3, 0.5, 2, 8, 0.25, true);

    private final Figures figures;
    private final Plan plan;
    private final Tenant tenant;
    private final Client client;

    ClientRows(Figures figures, Tenant tenant) {
        this.figures = figures;
        this.plan = figures.plan();
        this.tenant = tenant;
        this.client = tenant.client();
    }

    Section section() {
        List<Row> rows = new ArrayList<>();
        rows.add(retries());
        rows.add(patience());
        rows.add(fallback());
        return new Section(figures.word("section.client"), "", null, "", figures.word("help.client"), rows);
    }

    private Edit with(Client other) {
        return Edits.change(tenant.withClient(other));
    }

    private Details retries() {
        Retry retry = client.retry();
        List<Row> rows = new ArrayList<>();
        rows.add(new Fields("retry.attempts.row", List.of(figures.field(Quantity.WHOLE, "retry.attempts", "field.attempts", Integer.toString(retry.attempts()), text -> {
            int attempts = Math.clamp(figures.whole(text, "field.attempts"), Integer.MIN_VALUE, Integer.MAX_VALUE);
            // Who has never retried gets the usual pauses, not those that stand for none.
            Retry base = retry.equals(Retry.NONE) ? USUAL : retry;
            return with(client.withRetry(attempts == 1 && retry.equals(Retry.NONE) ? retry : new Retry(attempts, base.firstSeconds(), base.factor(), base.mostSeconds(), base.jitter(), base.honoursRetryAfter())));
        }))));
        if (retry.attempts() > 1) {
            rows.add(new Fields("retry.pauses", List.of(
                    figures.field(Quantity.DURATION, "retry.first", "field.firstPause", Figures.seconds(retry.firstSeconds()), text -> with(client.withRetry(
                            new Retry(retry.attempts(), Units.seconds(text), retry.factor(), retry.mostSeconds(), retry.jitter(), retry.honoursRetryAfter())))),
                    figures.field(Quantity.COUNT, "retry.factor", "field.pauseGrowth", Units.formatCount(retry.factor()), text -> with(client.withRetry(
                            new Retry(retry.attempts(), retry.firstSeconds(), figures.number(text, "field.pauseGrowth"), retry.mostSeconds(), retry.jitter(), retry.honoursRetryAfter())))))));
            rows.add(new Fields("retry.bounds", List.of(
                    figures.field(Quantity.DURATION, "retry.most", "field.longestPause", Figures.seconds(retry.mostSeconds()), text -> with(client.withRetry(
                            new Retry(retry.attempts(), retry.firstSeconds(), retry.factor(), Units.seconds(text), retry.jitter(), retry.honoursRetryAfter())))),
                    figures.field(Quantity.PERCENT, "retry.jitter", "field.jitter", Figures.percent(retry.jitter()), text -> with(client.withRetry(
                            new Retry(retry.attempts(), retry.firstSeconds(), retry.factor(), retry.mostSeconds(), figures.readPercent(text, "field.jitter"), retry.honoursRetryAfter())))))));
            rows.add(new Choice("retry.honours", figures.word("field.honours"), List.of(figures.word("honours.no"), figures.word("honours.yes")), retry.honoursRetryAfter() ? 1 : 0,
                    Change.of(plan, chosen -> with(client.withRetry(
                            new Retry(retry.attempts(), retry.firstSeconds(), retry.factor(), retry.mostSeconds(), retry.jitter(), chosen == 1))))));
        }
        return new Details("retry", retry.attempts() == 1 ? figures.word("folded.retries") : figures.word("folded.retries.set", Integer.toString(retry.attempts())), rows);
    }

    /// How patience is spread, in the order of the list.
    private enum Patience {
        NONE, FIXED, EXPONENTIAL, SPREAD, OTHER
    }

    private Details patience() {
        Distribution now = client.patienceSeconds();
        Patience kind = switch (now) {
            case null -> Patience.NONE;
            case Distribution.Fixed _ -> Patience.FIXED;
            case Distribution.Exponential _ -> Patience.EXPONENTIAL;
            case Distribution.LogNormal _ -> Patience.SPREAD;
            case Distribution.Uniform _, Distribution.Gamma _, Distribution.Hyperexponential _, Distribution.Empirical _ -> Patience.OTHER;
        };
        List<Patience> kinds = Stream.of(Patience.values()).filter(each -> each != Patience.OTHER || kind == Patience.OTHER).toList();
        List<Row> rows = new ArrayList<>();
        rows.add(new Choice("patience", figures.word("field.patience"), kinds.stream().map(each -> figures.word("patience." + each)).toList(), kinds.indexOf(kind),
                Change.of(plan, chosen -> with(client.withPatience(kinds.get(chosen) == kind ? now : patience(kinds.get(chosen), now))))));
        if (now instanceof Distribution.Exponential(double average)) {
            rows.add(new Fields("patience.mean.row", List.of(figures.field(Quantity.DURATION, "patience.mean", "field.patience.mean", Figures.seconds(average),
                    text -> with(client.withPatience(new Distribution.Exponential(Units.seconds(text))))))));
        } else if (now != null) {
            rows.add(Spread.ofSeconds(figures, "").row("patience", "field.patience", now, other -> with(client.withPatience(other))));
        }
        rows.add(new Fields("clock", List.of(figures.field(Quantity.COUNT, "hoursAhead", "field.hoursAhead", Units.formatCount(client.hoursAhead()),
                text -> with(client.withHoursAhead(figures.number(text, "field.hoursAhead")))))));
        return new Details("patience.more", figures.folded("folded.patience", Figures.given(now, client.hoursAhead() == 0 ? null : true)), rows);
    }

    private static @Nullable Distribution patience(Patience kind, @Nullable Distribution before) {
        double typical = before == null ? PATIENCE_SECONDS : before.quantile(0.5);
        return switch (kind) {
            case NONE -> null;
            case FIXED -> new Distribution.Fixed(typical);
            case EXPONENTIAL -> new Distribution.Exponential(typical);
            case SPREAD -> new Distribution.LogNormal(typical, 4 * typical, null);
            case OTHER -> before;
        };
    }

    private Details fallback() {
        List<Hop> hops = client.fallback();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < hops.size(); i++) {
            rows.addAll(hop(hops, i));
        }
        List<Action> more = places().filter(place -> hops.stream().noneMatch(hop -> hop.place().equals(place.id()))).map(place -> {
            List<Hop> longer = new ArrayList<>(hops);
            longer.add(place.hop(0, 0, 1, null));
            return new Action("fallback.add." + place.id(), place.name(), place.name(), with(client.withFallback(longer)));
        }).toList();
        rows.add(more.isEmpty() ? new Prose("fallback.none", figures.word(hops.isEmpty() ? "fallback.nowhere" : "fallback.all")) : new Menu("fallback.add", figures.word("fallback.add"), "", more));
        String chain = hops.stream().map(this::name).collect(Collectors.joining(", "));
        return new Details("fallback", hops.isEmpty() ? figures.word("folded.fallback") : figures.word("folded.fallback.set", chain), rows);
    }

    private List<Row> hop(List<Hop> hops, int index) {
        Hop hop = hops.get(index);
        String id = "fallback." + index;
        List<Place> possible = places().filter(place -> place.id().equals(hop.place()) || hops.stream().noneMatch(other -> other.place().equals(place.id()))).toList();
        int chosen = possible.stream().map(Place::id).toList().indexOf(hop.place());
        Choice place = new Choice(id + ".place", figures.word("field.hop", Integer.toString(index + 1)), possible.stream().map(Place::name).toList(), chosen,
                Change.of(plan, other -> replace(hops, index, possible.get(other).hop(hop.delaySeconds(), hop.usdPerMillionTokens(), hop.quality(), hop.afterSeconds()))));
        Fields when = new Fields(id + ".when", List.of(
                figures.optional(Quantity.DURATION, id + ".after", "field.hop.after", Figures.seconds(hop.afterSeconds()),
                        text -> replace(hops, index, new Hop(hop.partition(), hop.provider(), hop.delaySeconds(), hop.usdPerMillionTokens(), hop.quality(), Figures.readSeconds(text)))),
                figures.field(Quantity.DURATION, id + ".delay", "field.hop.delay", Figures.seconds(hop.delaySeconds()),
                        text -> replace(hops, index, new Hop(hop.partition(), hop.provider(), Units.seconds(text), hop.usdPerMillionTokens(), hop.quality(), hop.afterSeconds())))));
        Fields worth = new Fields(id + ".worth", List.of(
                figures.field(Quantity.USD, id + ".price", "field.hop.price", Units.formatCount(hop.usdPerMillionTokens()),
                        text -> replace(hops, index, new Hop(hop.partition(), hop.provider(), hop.delaySeconds(), Units.count(text), hop.quality(), hop.afterSeconds()))),
                figures.field(Quantity.PERCENT, id + ".quality", "field.hop.quality", Figures.percent(hop.quality()), text -> replace(hops, index,
                        new Hop(hop.partition(), hop.provider(), hop.delaySeconds(), hop.usdPerMillionTokens(), figures.readPercent(text, "field.hop.quality"), hop.afterSeconds())))));
        return List.of(place, when, worth, hopActions(hops, index));
    }

    private Actions hopActions(List<Hop> hops, int index) {
        String name = name(hops.get(index));
        List<Action> actions = new ArrayList<>();
        if (index > 0) {
            List<Hop> earlier = new ArrayList<>(hops);
            Collections.swap(earlier, index, index - 1);
            actions.add(new Action("fallback." + index + ".up", figures.word("fallback.up"), figures.word("fallback.up.spoken", name), with(client.withFallback(earlier))));
        }
        List<Hop> rest = new ArrayList<>(hops);
        rest.remove(index);
        actions.add(new Action("fallback." + index + ".remove", figures.word("remove"), figures.word("remove.spoken", name), with(client.withFallback(rest))));
        return new Actions("fallback." + index + ".actions", actions);
    }

    private Edit replace(List<Hop> hops, int index, Hop other) {
        List<Hop> changed = new ArrayList<>(hops);
        changed.set(index, other);
        return with(client.withFallback(changed));
    }

    /// Where requests of this tenant can go: a lane that serves its model, a cabin of its own, or an outside provider.
    private record Place(String id, String name, @Nullable Partition partition, @Nullable Provider provider) {
        Hop hop(double delay, double usd, double quality, @Nullable Double after) {
            return new Hop(partition == null ? null : partition.id(), provider == null ? null : provider.id(), delay, usd, quality, after);
        }
    }

    private Stream<Place> places() {
        return Stream.concat(plan.partitions().stream().filter(this::takes).map(partition -> new Place(partition.id().value(), partition.name(), partition, null)),
                plan.providers().stream().map(provider -> new Place(provider.id().value(), provider.name(), null, provider)));
    }

    private boolean takes(Partition partition) {
        return !partition.id().equals(tenant.partition()) && (!partition.reserved() || tenant.id().equals(partition.owner())) && tenant.accepts(plan.deploymentOf(partition).model());
    }

    private String name(Hop hop) {
        if (hop.provider() != null) {
            return plan.provider(hop.provider()).name();
        }
        return plan.partition(Objects.requireNonNull(hop.partition())).name();
    }
}
