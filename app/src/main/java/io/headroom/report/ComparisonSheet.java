package io.headroom.report;

import io.headroom.compare.Change;
import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.compare.ScenarioRuns;
import io.headroom.compare.TenantChange;
import io.headroom.compare.TenantSide;
import io.headroom.engine.Difference;
import io.headroom.engine.TenantResult;
import io.headroom.plan.ById;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.words.ComparisonWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the plan shows against each of its other scenarios: a row for each of these and each tenant, who loses most first, and what each holds and costs below.
final class ComparisonSheet {
    private static final Words WORDS = Words.of(ComparisonSheet.class);
    private static final ComparisonWords SHOWN = ComparisonWords.here();
    private static final Measure FIRST_TOKEN = new Measure.Latency(Objective.Metric.TTFT, Objective.Statistic.P99);
    private static final int FIXED = 2;
    private static final int SENTENCE = 4; // below the columns of the first measure
    private static final int SENTENCE_LAST = 10;

    private ComparisonSheet() {}

    /// A tenant in one of the comparisons, by both measures.
    private record Row(Comparison comparison, TenantChange tenant, TenantChange firstToken) {}

    /// @param runs run to their end
    static void fill(Page page, ScenarioRuns runs) {
        List<Comparison> comparisons = runs.by(Measure.USUAL);
        Comparison first = comparisons.getFirst();
        page.heading(WORDS.text("sheet.comparison"), WORDS.text("comparison.note", first.before().name(), Scope.of(first.before().results())));
        Table<Row> table = new Table<>("comparison", columns(), rows(comparisons, runs.by(FIRST_TOKEN)));
        CostFormulas costs = new CostFormulas(first.before().plan(), Revenue.of(first.before().plan(), first.before().results()));
        int last = table.columns().size() - 1;
        table.fill(page, FIXED, (at, row) -> {
            cost(page, at, last - 1, costs, row.comparison().before(), row.tenant().before());
            cost(page, at, last, costs, row.comparison().after(), row.tenant().after());
        });
        totals(page, Table.HEADER_ROW + table.rows().size() + 2, comparisons, costs);
    }

    static Table<?> table(ScenarioRuns runs) {
        return new Table<>("comparison", columns(), rows(runs.by(Measure.USUAL), runs.by(FIRST_TOKEN)));
    }

    private static List<Row> rows(List<Comparison> comparisons, List<Comparison> byFirstToken) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < comparisons.size(); i++) {
            List<TenantChange> others = ById.of(byFirstToken.get(i).tenants(), TenantChange::id);
            for (TenantChange tenant : comparisons.get(i).tenants()) {
                rows.add(new Row(comparisons.get(i), tenant, Objects.requireNonNull(ById.find(others, TenantChange::id, tenant.id()))));
            }
        }
        return rows;
    }

    private static List<Column<Row>> columns() {
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.of(head("scenario"), 24, Style.TEXT, row -> row.comparison().after().name()));
        columns.add(Column.<Row>of(head("tenant"), 26, Style.TEXT, row -> row.tenant().name()).to(row -> row.tenant().id()));
        columns.add(Column.<Row>of(head("from"), 26, Style.TEXT, row -> SHOWN.place(row.tenant().before())).under(head("group.place")));
        columns.add(Column.of(head("to"), 26, Style.TEXT, row -> SHOWN.place(row.tenant().after())));
        measure(columns, "group.e2e", Row::tenant);
        measure(columns, "group.ttft", Row::firstToken);
        columns.add(Column.<Row>of(WORDS.text("comparison.before", head("objectives")), 12, Style.TEXT, row -> SHOWN.objectives(row.tenant().before()))
                .under(head("group.figures")));
        columns.add(Column.of(WORDS.text("comparison.after", head("objectives")), 12, Style.TEXT, row -> SHOWN.objectives(row.tenant().after())));
        columns.add(Column.of(head("served.before"), 11, Style.SHARE, row -> row.tenant().servedShare().before()));
        columns.add(Column.of(head("served.after"), 11, Style.SHARE, row -> row.tenant().servedShare().after()));
        pair(columns, "throttled", 10, Style.COUNT, result -> (double) result.throttled());
        pair(columns, "rejected", 10, Style.COUNT, result -> (double) result.rejected());
        pair(columns, "expired", 10, Style.COUNT, result -> (double) result.expired());
        pair(columns, "e2eMean", 11, Style.SECONDS, result -> result.e2e().mean());
        pair(columns, "tokensOut", 15, Style.TOKENS_PER_SECOND, TenantResult::tokensOutPerSecond);
        columns.add(Column.of(WORDS.text("comparison.before", head("cost")), 12, Style.USD_PER_HOUR, row -> cost(row.tenant().before())));
        columns.add(Column.of(WORDS.text("comparison.after", head("cost")), 12, Style.USD_PER_HOUR, row -> cost(row.tenant().after())));
        return columns;
    }

    private static void measure(List<Column<Row>> columns, String group, Function<Row, TenantChange> of) {
        columns.add(new Column<Row>("", head("verdict"), 15, row -> style(of.apply(row).change()), row -> SHOWN.change(of.apply(row).change())).under(head(group)));
        columns.add(seconds(head("value.before"), of, Difference::before));
        columns.add(seconds(head("value.after"), of, Difference::after));
        columns.add(seconds(head("difference"), of, Difference::value));
        columns.add(seconds(head("low"), of, difference -> difference.interval().lo()));
        columns.add(seconds(head("high"), of, difference -> difference.interval().hi()));
        columns.add(Column.of(head("change"), 11, Style.CHANGE, row -> of.apply(row).difference().relative()));
    }

    private static Column<Row> seconds(String header, Function<Row, TenantChange> of, Function<Difference, Double> figure) {
        return Column.of(header, 12, Style.SIGNED_SECONDS, row -> figure.apply(of.apply(row).difference()));
    }

    private static void pair(List<Column<Row>> columns, String key, int width, Style style, Function<TenantResult, Double> figure) {
        columns.add(Column.of(WORDS.text("comparison.before", head(key)), width, style, row -> of(row.tenant().before(), figure)));
        columns.add(Column.of(WORDS.text("comparison.after", head(key)), width, style, row -> of(row.tenant().after(), figure)));
    }

    private static @Nullable Object of(TenantSide side, Function<TenantResult, Double> figure) {
        return side.result() == null ? null : figure.apply(side.result());
    }

    private static @Nullable Object cost(TenantSide side) {
        return side.placed() ? side.usdPerHour() : null;
    }

    private static void cost(Page page, int row, int column, CostFormulas costs, Comparison.Side side, TenantSide tenant) {
        Partition partition = tenant.partition();
        if (partition != null && Double.isFinite(tenant.share())) {
            costs.put(page, row, column, costs.rentPerHour(side.plan(), partition) + "*" + CostSheet.plain(tenant.share()), tenant.usdPerHour(), Style.USD_PER_HOUR);
        }
    }

    /// The style of a change.
    private static Style style(Change change) {
        return switch (change) {
            case LEAVES, LOSES -> Style.MISSED;
            case UNCLEAR -> Style.AT_RISK;
            case GAINS, ENTERS -> Style.MET;
            case UNCHANGED, IDLE -> Style.NO_DATA;
        };
    }

    /// What each scenario holds, costs and changes. The sentence stands on the page of the first measure, below its columns.
    private static void totals(Page page, int top, List<Comparison> comparisons, CostFormulas costs) {
        int row = top;
        page.put(row, 0, head("totals"), Style.HEADER);
        page.put(row, 1, head("gpus"), Style.HEADER_FIGURE);
        page.put(row, 2, head("cost"), Style.HEADER_FIGURE);
        page.blank(row, 3, Style.HEADER);
        page.put(row, SENTENCE, head("sentence"), Style.HEADER);
        page.merge(row, SENTENCE, SENTENCE_LAST, Style.HEADER);
        row++;
        total(page, row++, comparisons.getFirst().before(), "", costs);
        for (Comparison comparison : comparisons) {
            total(page, row++, comparison.after(), SHOWN.sentence(comparison), costs);
        }
        for (Comparison comparison : comparisons) {
            if (comparison.otherRun()) {
                page.put(row++, 0, SHOWN.note(comparison), Style.NOTE);
            }
        }
    }

    private static void total(Page page, int row, Comparison.Side side, String sentence, CostFormulas costs) {
        page.put(row, 0, side.name(), Style.WRAPPED);
        page.put(row, 1, side.gpus(), Style.GPUS);
        costs.put(page, row, 2, costs.rentPerHour(side.plan()), side.usdPerHour(), Style.USD_PER_HOUR);
        page.blank(row, 3, Style.TEXT);
        int width = IntStream.rangeClosed(SENTENCE, SENTENCE_LAST).map(page::width).sum();
        page.across(row, SENTENCE, SENTENCE_LAST, sentence, Style.WRAPPED, Math.max(Page.linesIn(sentence, width), Page.linesIn(side.name(), page.width(0))));
    }

    private static String head(String key) {
        return WORDS.text("comparison." + key);
    }
}
