package io.headroom.tenants;

import io.headroom.edit.MoveTargets;
import io.headroom.edit.Refusal;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Distribution;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.Objective.Metric;
import io.headroom.plan.Objective.Statistic;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.Traffic;
import io.headroom.plan.Units;
import io.headroom.plan.Workload;
import io.headroom.tenants.CellChange.OfTenant;
import io.headroom.tenants.CellChange.OfTier;
import io.headroom.tenants.Column.Form;
import io.headroom.words.EditWords;
import io.headroom.words.Format;
import io.headroom.words.Quantity;
import io.headroom.words.Words;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The columns of the table: what a plan says about a tenant, most of it to be changed there, and what the simulation found.
final class Columns {
    private final Plan plan;
    private final Format format;
    private final Words words = Words.of(Columns.class);
    private final EditWords editWords = EditWords.here();
    private final Collator collator = Collator.getInstance();
    private final List<Column> all = new ArrayList<>();

    private Columns(Plan plan, Format format) {
        this.plan = plan;
        this.format = format;
    }

    static List<Column> of(Plan plan, Format format) {
        Columns columns = new Columns(plan, format);
        columns.identity();
        columns.load();
        columns.promises();
        columns.results();
        columns.limits();
        return columns.all;
    }

    private void identity() {
        words("name", 15, true, List.of(), row -> row.tenant().name(), (_, text) -> new OfTenant(tenant -> tenant.withName(text)));
        add("state", Quantity.WORDS, Form.STATE, 8, true, false, this::stateWord, Comparator.comparingInt(row -> row.state().gravity()), _ -> "", null, List.of());
        words("tier", 8, true, plan.tiers().stream().map(Tier::name).toList(), row -> row.tier().name(), (_, text) -> {
            Tier tier = plan.tiers().stream().filter(each -> each.name().equalsIgnoreCase(text)).findFirst().orElseThrow(() -> new InvalidPlan(words.text("problem.tier", text)));
            return new OfTenant(tenant -> tenant.withTier(tier.id()));
        });
        List<String> places = new ArrayList<>(List.of(words.text("tray")));
        plan.partitions().stream().map(Partition::name).forEach(places::add);
        words("partition", 12, true, places, row -> row.partition() == null ? words.text("tray") : row.partition().name(), this::place);
        words("deployment", 12, false, List.of(), row -> row.deployment() == null ? Format.NONE : row.deployment().name(), null);
        words("models", 14, false, List.of(), row -> row.tenant().workloads().stream().flatMap(each -> each.models().stream()).distinct().map(ModelId::value).collect(Collectors.joining(", ")), null);
        words("class", 8, false, List.of(), row -> row.tenant().workloads().stream().map(each -> words.text("kind." + each.kind())).distinct().collect(Collectors.joining(", ")), null);
    }

    private String stateWord(TenantRow row) {
        ObjectiveState state = row.state();
        return row.tenant().objectives().isEmpty() ? words.text("state.noObjective") : row.partition() == null ? words.text("state.unplaced")
                : row.pending() ? words.text("state.updating") : row.result() == null ? words.text("state.notYet") : words.text("state." + state);
    }

    private CellChange place(TenantRow row, String text) {
        if (text.isEmpty() || text.equalsIgnoreCase(words.text("tray"))) {
            return new CellChange.Place(Optional.empty());
        }
        Partition partition = plan.partitions().stream().filter(each -> each.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new InvalidPlan(words.text("problem.partition", text)));
        Refusal refusal = MoveTargets.refusal(plan, row.tenant(), partition);
        if (!refusal.equals(Refusal.NONE) && !refusal.key().equals("refusal.alreadyThere")) {
            throw new InvalidPlan(words.text("problem.refused", row.tenant().name(), partition.name(), editWords.reason(refusal)));
        }
        return new CellChange.Place(Optional.of(partition.id()));
    }

    private void load() {
        figures("rate", Quantity.RATE, true, false, row -> row.arrivals().map(each -> Units.format(each.rate())).orElse(Format.NONE),
                row -> row.arrivals().map(each -> each.rate().perSecond()).orElse(Double.NaN), row -> obstacle(row, row.arrivals().isPresent(), "obstacle.trace"),
                (row, text) -> new OfTenant(tenant -> traffic(tenant, traffic -> withRate(traffic, Units.rate(text)))));
        for (boolean input : new boolean[] {true, false}) {
            tokens(input, false);
            tokens(input, true);
        }
    }

    private String obstacle(TenantRow row, boolean there, String otherwise) {
        return row.workload().isEmpty() ? words.text("obstacle.workloads", row.tenant().name(), format.whole(row.tenant().workloads().size())) : there ? "" : words.text(otherwise);
    }

    private static Tenant traffic(Tenant tenant, Function<Traffic, Traffic> change) {
        Workload workload = tenant.workloads().getFirst();
        return tenant.withWorkloads(List.of(workload.withTraffic(change.apply(workload.traffic()))));
    }

    private static Traffic withRate(Traffic traffic, Rate rate) {
        return switch (traffic) {
            case Traffic.Generated generated -> new Traffic.Generated(rated(generated.arrivals(), rate), generated.inputTokens(), generated.outputTokens());
            case Traffic.Sessions sessions -> sessions.withArrivals(rated(sessions.arrivals(), rate));
            case Traffic.Replayed replayed -> replayed;
        };
    }

    /// The same rate written in another way is no change.
    private static Arrivals rated(Arrivals arrivals, Rate rate) {
        return arrivals.rate().equals(rate) ? arrivals : arrivals.withRate(rate);
    }

    private void tokens(boolean input, boolean tail) {
        double share = tail ? 0.99 : 0.5;
        String key = (input ? "tokensIn" : "tokensOut") + (tail ? ".p99" : ".p50");
        figures(key, Quantity.COUNT, !tail, false, row -> row.tokens(input).map(each -> count(each, share)).orElse(Format.NONE),
                row -> row.tokens(input).map(each -> each.quantile(share)).orElse(Double.NaN),
                row -> obstacle(row, row.tokens(input).filter(each -> each instanceof Distribution.LogNormal || (each instanceof Distribution.Fixed && !tail)).isPresent(),
                        row.tokens(input).isEmpty() ? "obstacle.trace" : "obstacle.shape"),
                (_, text) -> new OfTenant(tenant -> traffic(tenant, traffic -> withTokens(traffic, input, tail, Units.count(text)))));
    }

    private String count(Distribution tokens, double share) {
        return switch (tokens) {
            case Distribution.LogNormal(double p50, double p99, Double _) -> Units.formatCount(share == 0.5 ? p50 : p99);
            case Distribution.Fixed(double value) -> Units.formatCount(value);
            default -> format.count(tokens.quantile(share));
        };
    }

    private static Traffic withTokens(Traffic traffic, boolean input, boolean tail, double value) {
        return switch (traffic) {
            case Traffic.Generated generated -> input ? new Traffic.Generated(generated.arrivals(), with(generated.inputTokens(), tail, value), generated.outputTokens())
                    : new Traffic.Generated(generated.arrivals(), generated.inputTokens(), with(generated.outputTokens(), tail, value));
            case Traffic.Sessions sessions -> input ? sessions.withTokens(with(sessions.inputTokens(), tail, value), sessions.outputTokens())
                    : sessions.withTokens(sessions.inputTokens(), with(sessions.outputTokens(), tail, value));
            case Traffic.Replayed replayed -> replayed;
        };
    }

    private static Distribution with(Distribution tokens, boolean tail, double value) {
        return switch (tokens) {
            case Distribution.LogNormal(double p50, double p99, Double max) -> new Distribution.LogNormal(tail ? p50 : value, tail ? value : p99, max);
            case Distribution.Fixed _ -> new Distribution.Fixed(value);
            default -> tokens;
        };
    }

    private void promises() {
        promise(Metric.TTFT, Statistic.P99, true);
        promise(Metric.TPOT, Statistic.P99, false);
        promise(Metric.E2E, Statistic.P95, false);
        promise(Metric.E2E, Statistic.P99, false);
    }

    private void promise(Metric metric, Statistic statistic, boolean usual) {
        figures("target." + metric + "." + statistic, Quantity.DURATION, usual, true,
                row -> row.objective(metric, statistic).map(each -> Units.formatSeconds(each.targetSeconds()).replaceFirst("(?<=[0-9])(?=[a-zµ])", " ")).orElse(""),
                row -> row.objective(metric, statistic).map(Objective::targetSeconds).orElse(Double.NaN), _ -> "",
                (_, text) -> new OfTenant(tenant -> promised(tenant, metric, statistic, text)));
    }

    private static Tenant promised(Tenant tenant, Metric metric, Statistic statistic, String text) {
        List<Objective> objectives = new ArrayList<>(tenant.objectives());
        Optional<Objective> before = objectives.stream().filter(each -> each.metric() == metric && each.statistic() == statistic).findFirst();
        if (text.isEmpty()) {
            before.ifPresent(objectives::remove);
        } else {
            Objective after = new Objective(metric, statistic, Units.seconds(text));
            before.ifPresentOrElse(known -> objectives.set(objectives.indexOf(known), after), () -> objectives.add(after));
        }
        return tenant.withObjectives(objectives);
    }

    private void results() {
        result("p99.TTFT", true, row -> latency(row, Metric.TTFT), row -> row.latency(Metric.TTFT).p99());
        result("p99.E2E", false, row -> latency(row, Metric.E2E), row -> row.latency(Metric.E2E).p99());
        result("throttled", false, row -> row.result() == null ? Format.NONE : format.share(row.result().throttledShare()).text(), row -> throttled(row.result()));
    }

    private static double throttled(@Nullable TenantResult result) {
        return result == null ? Double.NaN : result.throttledShare();
    }

    private String latency(TenantRow row, Metric metric) {
        LatencySummary latency = row.latency(metric);
        if (Double.isNaN(latency.p99())) {
            return Format.NONE;
        }
        boolean known = !row.pending() && latency.p99Interval().known() && latency.p99() > 0;
        return format.duration(latency.p99()).text() + (known ? " " + format.margin(latency.p99Interval().relativeHalfWidth(latency.p99())) : "");
    }

    private void limits() {
        figures("limit.requests", Quantity.RATE, true, true, row -> rate(row.tier().limits().requests()), row -> perSecond(row.tier().limits().requests()), _ -> "",
                (_, text) -> new OfTier(tier -> tier.withLimits(tier.limits().withRequests(text.isEmpty() ? null : Units.rate(text)))));
        figures("limit.tokens", Quantity.RATE, true, true, row -> rate(row.tier().limits().tokens()), row -> perSecond(row.tier().limits().tokens()), _ -> "",
                (_, text) -> new OfTier(tier -> tier.withLimits(tier.limits().withTokens(text.isEmpty() ? null : Units.rate(text)))));
        figures("weight", Quantity.COUNT, false, false, row -> Units.formatCount(row.tier().weight()), row -> row.tier().weight(), _ -> "",
                (_, text) -> new OfTier(tier -> tier.withWeight(Units.count(text))));
        figures("budget", Quantity.USD, true, true, row -> money(row.tenant().budgetUsdPerMonth()), row -> number(row.tenant().budgetUsdPerMonth()), _ -> "",
                (_, text) -> new OfTenant(tenant -> tenant.withBudget(text.isEmpty() ? null : Double.valueOf(Units.count(text)))));
    }

    private static String money(@Nullable Double usd) {
        return usd == null ? "" : Units.formatCount(usd);
    }

    private static double number(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static String rate(@Nullable Rate rate) {
        return rate == null ? "" : Units.format(rate);
    }

    private static double perSecond(@Nullable Rate rate) {
        return rate == null ? Double.NaN : rate.perSecond();
    }

    private void words(String key, double em, boolean usual, List<String> choices, Function<TenantRow, String> text, Column.@Nullable Writer writer) {
        add(key, Quantity.WORDS, Form.WORDS, em, usual, false, text, Comparator.comparing(text, collator), _ -> "", writer, choices);
    }

    private void figures(String key, Quantity quantity, boolean usual, boolean optional, Function<TenantRow, String> text, ToDoubleFunction<TenantRow> value,
            Function<TenantRow, String> obstacle, Column.Writer writer) {
        add(key, quantity, Form.FIGURES, 8, usual, optional, text, unknownLast(value), obstacle, writer, List.of());
    }

    private void result(String key, boolean usual, Function<TenantRow, String> text, ToDoubleFunction<TenantRow> value) {
        add(key, Quantity.WORDS, Form.RESULT, 10, usual, false, text, unknownLast(value), _ -> "", null, List.of());
    }

    /// NaN counts as larger than every number.
    private static Comparator<TenantRow> unknownLast(ToDoubleFunction<TenantRow> value) {
        return Comparator.comparingDouble(value);
    }

    private void add(String key, Quantity quantity, Form form, double em, boolean usual, boolean optional, Function<TenantRow, String> text, Comparator<TenantRow> order,
            Function<TenantRow, String> obstacle, Column.@Nullable Writer writer, List<String> choices) {
        all.add(new Column(key, words.text("column." + key), quantity, form, em, usual, optional, text, order, obstacle, writer, choices));
    }
}
