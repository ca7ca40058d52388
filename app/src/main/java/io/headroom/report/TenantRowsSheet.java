package io.headroom.report;

import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.sheet.Field;
import io.headroom.sheet.TenantColumn;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tenants as an import reads them back: a row for each, by its id, in words that Headroom understands. Titles are the same in every language.
final class TenantRowsSheet {
    private static final Words WORDS = Words.of(TenantRowsSheet.class);
    private static final int WIDE = 30;
    private static final int NARROW = 18;

    private TenantRowsSheet() {}

    static void fill(Page page, Plan plan) {
        page.heading(WORDS.text("sheet.rows"), WORDS.text("rows.note"));
        table(plan).fill(page, 2);
    }

    static Table<Tenant> table(Plan plan) {
        List<Column<Tenant>> columns = new ArrayList<>();
        columns.add(Column.of(Field.ID.title(), NARROW, Style.TEXT, tenant -> tenant.id().value()));
        Arrays.stream(TenantColumn.values()).forEach(column -> columns.add(Column.of(column.title(), width(column), Style.TEXT, tenant -> column.text(plan, tenant))));
        return new Table<>("tenant-rows", columns, plan.tenants());
    }

    private static int width(TenantColumn column) {
        return switch (column) {
            case NAME, INPUT, OUTPUT, OBJECTIVES, MORE -> WIDE;
            default -> NARROW;
        };
    }
}
