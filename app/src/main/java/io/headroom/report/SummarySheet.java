package io.headroom.report;

import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/// One page for who decides: the verdict in a sentence, the key figures, and how close each tenant is to its objective.
final class SummarySheet {
    private static final Words WORDS = Words.of(SummarySheet.class);
    private static final Format FORMAT = Format.here();
    private static final int LAST = 7;
    private static final int LINE_OF_SENTENCE = 105;
    private static final int CHARTED = 12;
    private static final int LONGEST_LABEL = 30;
    private static final int LONGEST_TITLE = 64;

    private final Page page;
    private final XSSFSheet sheet;
    private final Plan plan;
    private final Results results;
    private final Verdict verdict;
    private int row;

    /// @param sheet the page again, for what only a sheet that is not streamed can hold
    SummarySheet(Page page, XSSFSheet sheet, Plan plan, Results results) {
        this.page = page;
        this.sheet = sheet;
        this.plan = plan;
        this.results = results;
        this.verdict = Verdict.of(results);
    }

    /// Fills the sheet.
    ///
    /// @return its chart, for another sheet to draw it too; empty where there is nothing to show
    Optional<ObjectiveChart> fill() {
        page.widths(30, 16, 13, 13, 13, 13, 13, 13);
        page.heading(Page.shortened(plan.name(), LONGEST_TITLE), Scope.of(results));
        String sentence = verdict.sentence();
        page.across(3, 0, LAST, sentence, Style.SENTENCE, Page.linesOf(sentence, LINE_OF_SENTENCE));
        row = 5;
        section("summary.keyFigures");
        objectives();
        fleet();
        cost();
        requests();
        List<Verdict.Judged> charted = verdict.worstOfEachTenant().stream().filter(one -> !Double.isNaN(one.shareOfTarget())).toList();
        Optional<ObjectiveChart> chart = charted.isEmpty() ? Optional.empty() : Optional.of(chart(charted.subList(0, Math.min(charted.size(), CHARTED)), charted.size()));
        page.onePage();
        return chart;
    }

    private void section(String key) {
        page.put(row, 0, WORDS.text(key), Style.SECTION);
        for (int column = 1; column <= LAST; column++) {
            page.blank(row, column, Style.SECTION);
        }
        row++;
    }

    private void figure(String key, Object value, Style style, String remark) {
        page.put(row, 0, WORDS.text(key), Style.TEXT);
        page.put(row, 1, value, style);
        page.across(row, 2, LAST, remark, Style.WRAPPED, Page.linesIn(remark, IntStream.rangeClosed(2, LAST).map(page::width).sum()));
        row++;
    }

    private void objectives() {
        int all = verdict.judged().size();
        figure("summary.objectives", verdict.count(ObjectiveState.MET), Style.COUNT, WORDS.text("summary.objectives.remark", FORMAT.whole(all),
                verdict.count(ObjectiveState.AT_RISK), verdict.count(ObjectiveState.MISSED), verdict.count(ObjectiveState.NO_DATA)));
        verdict.worst().ifPresentOrElse(
                worst -> figure("summary.worst", worst.result().value(), Style.SECONDS,
                        WORDS.text("summary.worst.remark", worst.tenant().name(), worst.promise(), WORDS.of(worst.result().state()))),
                () -> figure("summary.worst", Double.NaN, Style.SECONDS, WORDS.text("summary.worst.none")));
    }

    private void fleet() {
        figure("summary.reserved", gpus(true), Style.GPUS, WORDS.count("summary.reserved.remark", partitions(true)));
        figure("summary.shared", gpus(false), Style.GPUS, WORDS.count("summary.shared.remark", partitions(false)));
        int free = plan.fleet().stream().mapToInt(plan::freeGpus).sum();
        int all = plan.fleet().stream().mapToInt(Cluster::gpus).sum();
        int later = plan.fleet().stream().filter(plan::arriving).mapToInt(Cluster::gpus).sum();
        figure("summary.free", free, Style.GPUS, later == 0 ? WORDS.count("summary.free.remark", all) : WORDS.count("summary.free.later", all, FORMAT.whole(later)));
    }

    private int gpus(boolean reserved) {
        return (int) Math.ceil(plan.partitions().stream().filter(one -> one.reserved() == reserved).mapToDouble(Partition::gpuShare).sum() - 1e-9);
    }

    private long partitions(boolean reserved) {
        return plan.partitions().stream().filter(one -> one.reserved() == reserved).count();
    }

    private void cost() {
        figure("summary.cost", plan.usdPerHour(), Style.USD_PER_HOUR, WORDS.text("summary.cost.remark", DecisionBasis.priceDates(plan)));
        if (!plan.partitions().isEmpty()) {
            page.formula(row - 1, 1, PartitionsSheet.totalCost(plan), plan.usdPerHour(), Style.USD_PER_HOUR);
        }
    }

    private void requests() {
        long offered = results.tenants().stream().mapToLong(TenantResult::offered).sum();
        long throttled = results.tenants().stream().mapToLong(TenantResult::throttled).sum();
        figure("summary.requests", offered, Style.COUNT, WORDS.text("summary.requests.remark", FORMAT.whole(throttled),
                FORMAT.shareExact(offered == 0 ? Double.NaN : (double) throttled / offered).text()));
        figure("summary.tokens", results.tenants().stream().mapToDouble(TenantResult::tokensOutPerSecond).sum(), Style.TOKENS_PER_SECOND,
                WORDS.text("summary.tokens.remark"));
    }

    private ObjectiveChart chart(List<Verdict.Judged> charted, int all) {
        row++;
        section("summary.distance");
        page.put(row, 0, all > charted.size() ? WORDS.text("summary.distance.some", charted.size(), FORMAT.whole(all))
                : WORDS.text("summary.distance.all"), Style.NOTE);
        int top = row + 1;
        int bottom = top + 8 + charted.size() * 3 / 2;
        int header = bottom + 1;
        boolean wide = ObjectiveChart.wide(charted);
        row = header;
        page.put(row, 0, WORDS.text("objectives.tenant"), Style.HEADER);
        page.put(row, 1, WORDS.text("objectives.objective"), Style.HEADER);
        page.put(row, 2, WORDS.text("objectives.target"), Style.HEADER_FIGURE);
        page.put(row, 3, WORDS.text("objectives.value"), Style.HEADER_FIGURE);
        page.put(row, 4, WORDS.text("objectives.state"), Style.HEADER);
        for (ObjectiveState state : ObjectiveChart.STATES) {
            page.put(row, ObjectiveChart.column(state), WORDS.text("summary.share", WORDS.of(state)), Style.HEADER_FIGURE);
        }
        page.lines(header, 2);
        charted.forEach(one -> charted(one, wide));
        ObjectiveChart chart = new ObjectiveChart(sheet, charted, header + 1, wide);
        chart.draw(sheet, new HouseChart.Area(0, top, LAST + 1, bottom));
        return chart;
    }

    /// The chart takes its names from the cells, and gives a long one all its room. The whole name is on the other sheets.
    private static String label(String name) {
        return Page.shortened(name, LONGEST_LABEL);
    }

    private void charted(Verdict.Judged one, boolean wide) {
        row++;
        page.put(row, 0, label(one.tenant().name()), Style.TEXT);
        page.put(row, 1, one.name(), Style.TEXT);
        page.put(row, 2, one.result().objective().targetSeconds(), Style.SECONDS);
        page.put(row, 3, one.result().value(), Style.SECONDS);
        page.put(row, 4, WORDS.of(one.result().state()), ResultsSheet.style(one.result().state()));
        for (ObjectiveState state : ObjectiveChart.STATES) {
            boolean shown = one.result().state() == state && !(wide && one.shareOfTarget() <= 0); // a logarithmic axis has no zero
            if (shown) {
                page.put(row, ObjectiveChart.column(state), one.shareOfTarget(), Style.SHARE);
            } else {
                page.blank(row, ObjectiveChart.column(state), Style.SHARE);
            }
        }
    }
}
