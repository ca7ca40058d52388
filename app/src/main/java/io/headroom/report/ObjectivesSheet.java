package io.headroom.report;

import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.words.Words;
import java.util.List;

/// What each tenant was promised and what became of it: a row for each objective, worst first.
final class ObjectivesSheet {
    private static final Words WORDS = Words.of(ObjectivesSheet.class);

    private ObjectivesSheet() {}

    static void fill(Page page, Plan plan, Results results) {
        page.heading(WORDS.text("sheet.objectives"), WORDS.text("objectives.note", Scope.of(results)));
        table(plan, results).fill(page, 1);
    }

    static Table<Verdict.Judged> table(Plan plan, Results results) {
        return new Table<>("objectives", columns(plan), Verdict.of(results).judged());
    }

    private static List<Column<Verdict.Judged>> columns(Plan plan) {
        return List.of(
                Column.<Verdict.Judged>of(head("tenant"), 30, Style.TEXT, row -> row.tenant().name()).to(row -> row.tenant().id()),
                Column.<Verdict.Judged>of(head("partition"), 22, Style.TEXT, row -> plan.partition(row.tenant().partition()).name()).to(row -> row.tenant().partition()),
                Column.<Verdict.Judged>of(head("kind"), 11, Style.TEXT, row -> TenantsSheet.kind(plan.partition(row.tenant().partition()))),
                Column.<Verdict.Judged>of(head("objective"), 14, Style.TEXT, Verdict.Judged::name),
                Column.<Verdict.Judged>of(head("target"), 12, Style.SECONDS, row -> row.result().objective().targetSeconds()),
                Column.<Verdict.Judged>of(head("value"), 12, Style.SECONDS, row -> row.result().value()),
                Column.<Verdict.Judged>of(head("low"), 12, Style.SECONDS, row -> row.result().interval().lo()),
                Column.<Verdict.Judged>of(head("high"), 12, Style.SECONDS, row -> row.result().interval().hi()),
                new Column<>("", head("state"), 12, row -> ResultsSheet.style(row.result().state()), row -> WORDS.of(row.result().state())),
                Column.<Verdict.Judged>of(head("ofTarget"), 12, Style.SHARE, Verdict.Judged::shareOfTarget),
                Column.<Verdict.Judged>of(head("attainment"), 13, Style.SHARE, row -> row.result().attainment()),
                Column.<Verdict.Judged>of(head("number"), 14, Style.TEXT, row -> WORDS.of(row.tenant().kind())));
    }

    private static String head(String key) {
        return WORDS.text("objectives." + key);
    }
}
