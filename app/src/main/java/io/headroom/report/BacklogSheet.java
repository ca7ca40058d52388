package io.headroom.report;

import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Plan;
import io.headroom.words.Words;
import java.util.Comparator;
import java.util.List;

/// Who is left waiting when the run ends: a row for each tenant with a backlog, whose oldest request has waited longest first.
final class BacklogSheet {
    private static final Words WORDS = Words.of(BacklogSheet.class);

    private BacklogSheet() {}

    static void fill(Page page, Plan plan, Results results) {
        Table<TenantResult> table = table(plan, results);
        page.heading(WORDS.text("sheet.backlog"), WORDS.text(table.rows().isEmpty() ? "backlog.none" : "backlog.note", Scope.of(results)));
        table.fill(page, 1);
    }

    static Table<TenantResult> table(Plan plan, Results results) {
        return new Table<>("backlog", columns(plan), results.tenants().stream().filter(tenant -> tenant.backlog().requests() > 0)
                .sorted(Comparator.comparingDouble((TenantResult tenant) -> tenant.backlog().oldestSeconds()).reversed()).toList());
    }

    private static List<Column<TenantResult>> columns(Plan plan) {
        return List.of(
                Column.<TenantResult>of(head("tenant"), 30, Style.TEXT, TenantResult::name).to(TenantResult::id),
                Column.<TenantResult>of(head("partition"), 24, Style.TEXT, row -> plan.partition(row.partition()).name()).to(TenantResult::partition),
                Column.<TenantResult>of(head("tier"), 16, Style.TEXT, row -> plan.tier(plan.tenant(row.id()).tier()).name()),
                Column.<TenantResult>of(head("oldest"), 16, Style.SECONDS, row -> row.backlog().oldestSeconds()),
                Column.<TenantResult>of(head("requests"), 16, Style.COUNT, row -> row.backlog().requests()),
                Column.<TenantResult>of(head("tokens"), 18, Style.TOKENS, row -> row.backlog().tokens()),
                Column.<TenantResult>of(head("number"), 16, Style.TEXT, row -> WORDS.of(row.kind())));
    }

    private static String head(String key) {
        return WORDS.text("backlog." + key);
    }
}
