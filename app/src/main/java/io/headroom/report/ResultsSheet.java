package io.headroom.report;

import io.headroom.engine.AnswerSpeed;
import io.headroom.engine.Interval;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What each tenant got: a row for each, in groups of columns.
final class ResultsSheet {
    private static final Words WORDS = Words.of(ResultsSheet.class);

    private final Plan plan;
    private final boolean sessions;
    private final Map<TenantId, Verdict.Judged> worst = new HashMap<>();

    private ResultsSheet(Plan plan, Results results) {
        this.plan = plan;
        sessions = results.tenants().stream().anyMatch(tenant -> tenant.session().count() > 0);
        Verdict.of(results).worstOfEachTenant().forEach(one -> worst.put(one.tenant().id(), one));
    }

    static void fill(Page page, Plan plan, Results results) {
        page.heading(WORDS.text("sheet.results"), WORDS.text("results.note", Scope.of(results)));
        table(plan, results).fill(page, 1);
    }

    static Table<TenantResult> table(Plan plan, Results results) {
        return new Table<>("results", new ResultsSheet(plan, results).columns(), results.tenants());
    }

    private List<Column<TenantResult>> columns() {
        List<Column<TenantResult>> columns = new ArrayList<>();
        columns.add(Column.<TenantResult>of(head("tenant"), 26, Style.TEXT, TenantResult::name).to(TenantResult::id));
        requests(columns);
        objective(columns);
        latency(columns, "ttft", TenantResult::ttft);
        latency(columns, "tpot", TenantResult::tpot);
        speed(columns);
        latency(columns, "e2e", TenantResult::e2e);
        latency(columns, "wait", TenantResult::waitTime);
        if (sessions) {
            latency(columns, "session", TenantResult::session);
        }
        return columns;
    }

    private void requests(List<Column<TenantResult>> columns) {
        columns.add(Column.<TenantResult>of(head("partition"), 22, Style.TEXT, row -> plan.partition(row.partition()).name()).to(TenantResult::partition).under(head("group.requests")));
        columns.add(Column.of(head("kind"), 11, Style.TEXT, row -> WORDS.text(row.reserved() ? "Kind.RESERVED" : "Kind.SHARED")));
        columns.add(Column.of(head("number"), 13, Style.TEXT, row -> WORDS.of(row.kind())));
        columns.add(Column.of(head("offered"), 13, Style.COUNT, TenantResult::offered));
        columns.add(Column.of(head("served"), 13, Style.COUNT, TenantResult::served));
        columns.add(Column.of(head("throttled"), 12, Style.COUNT, TenantResult::throttled));
        columns.add(Column.of(head("rejected"), 12, Style.COUNT, TenantResult::rejected));
        columns.add(Column.of(head("expired"), 12, Style.COUNT, TenantResult::expired));
        columns.add(Column.of(head("inFlight"), 12, Style.COUNT, TenantResult::inFlight));
        columns.add(Column.of(head("fellBack"), 12, Style.COUNT, TenantResult::fellBack));
        columns.add(Column.of(head("attempts"), 13, Style.COUNT, TenantResult::attempts));
        columns.add(Column.of(head("deadlineMisses"), 12, Style.COUNT, TenantResult::deadlineMisses));
        columns.add(Column.of(head("tokensIn"), 17, Style.TOKENS_PER_SECOND, TenantResult::tokensInPerSecond));
        columns.add(Column.of(head("cached"), 14, Style.SHARE, TenantResult::cachedShare));
        columns.add(Column.of(head("tokensOut"), 17, Style.TOKENS_PER_SECOND, TenantResult::tokensOutPerSecond));
    }

    private void objective(List<Column<TenantResult>> columns) {
        columns.add(worst("objective", 22, Style.TEXT, Verdict.Judged::name).under(head("group.objective")));
        columns.add(worst("target", 13, Style.SECONDS, one -> one.result().objective().targetSeconds()));
        columns.add(worst("value", 13, Style.SECONDS, one -> one.result().value()));
        columns.add(worst("low", 13, Style.SECONDS, one -> one.result().interval().lo()));
        columns.add(worst("high", 13, Style.SECONDS, one -> one.result().interval().hi()));
        columns.add(new Column<>("", head("state"), 13, row -> style(row.state()), row -> row.objectives().isEmpty() ? null : WORDS.of(row.state())));
        columns.add(worst("attainment", 13, Style.SHARE, one -> one.result().attainment()));
        columns.add(Column.of(head("met"), 16, Style.TEXT, row -> row.objectives().isEmpty() ? null : met(row)));
    }

    private Column<TenantResult> worst(String key, int width, Style style, Function<Verdict.Judged, Object> figure) {
        return Column.of(head(key), width, style, row -> of(row, figure));
    }

    private @Nullable Object of(TenantResult row, Function<Verdict.Judged, Object> figure) {
        Verdict.Judged one = worst.get(row.id());
        return one == null ? null : figure.apply(one);
    }

    private static String met(TenantResult row) {
        long met = row.objectives().stream().filter(one -> one.state() == ObjectiveState.MET).count();
        return WORDS.text("results.metOf", met, row.objectives().size());
    }

    /// The style of a state.
    static Style style(ObjectiveState state) {
        return switch (state) {
            case MET -> Style.MET;
            case AT_RISK -> Style.AT_RISK;
            case MISSED -> Style.MISSED;
            case NO_DATA -> Style.NO_DATA;
        };
    }

    private static void latency(List<Column<TenantResult>> columns, String name, Function<TenantResult, LatencySummary> of) {
        columns.add(seconds(name, "mean", of.andThen(LatencySummary::mean)).under(head("group." + name)));
        columns.add(seconds(name, "mean.low", of.andThen(LatencySummary::meanInterval).andThen(Interval::lo)));
        columns.add(seconds(name, "mean.high", of.andThen(LatencySummary::meanInterval).andThen(Interval::hi)));
        columns.add(seconds(name, "p50", of.andThen(LatencySummary::p50)));
        columns.add(seconds(name, "p90", of.andThen(LatencySummary::p90)));
        columns.add(seconds(name, "p95", of.andThen(LatencySummary::p95)));
        columns.add(seconds(name, "p99", of.andThen(LatencySummary::p99)));
        columns.add(seconds(name, "p99.low", of.andThen(LatencySummary::p99Interval).andThen(Interval::lo)));
        columns.add(seconds(name, "p99.high", of.andThen(LatencySummary::p99Interval).andThen(Interval::hi)));
    }

    private static void speed(List<Column<TenantResult>> columns) {
        columns.add(speed("p50", AnswerSpeed::p50).under(head("group.speed")));
        columns.add(speed("p10", AnswerSpeed::p10));
        columns.add(speed("p5", AnswerSpeed::p5));
        columns.add(speed("p1", AnswerSpeed::p1));
        columns.add(speed("p1.low", speed -> speed.p1Interval().lo()));
        columns.add(speed("p1.high", speed -> speed.p1Interval().hi()));
    }

    private static Column<TenantResult> speed(String statistic, Function<AnswerSpeed, Double> value) {
        return Column.of(head("speed." + statistic), 14, Style.TOKENS_PER_SECOND, row -> value.apply(row.speed()));
    }

    private static Column<TenantResult> seconds(String name, String statistic, Function<TenantResult, Double> value) {
        return Column.of(WORDS.text("results.latency." + statistic, head("short." + name)), 11, Style.SECONDS, row -> value.apply(row));
    }

    private static String head(String key) {
        return WORDS.text("results." + key);
    }
}
