package io.headroom.report;

import io.headroom.plan.Cluster;
import io.headroom.plan.Plan;
import io.headroom.sheet.ClusterColumn;
import io.headroom.sheet.Field;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Clusters as an import reads them back: a row for each, by its id, counts and prices as figures and days as days, or nothing. Titles are the same in every language.
final class FleetRowsSheet {
    private static final Words WORDS = Words.of(FleetRowsSheet.class);
    private static final int WIDE = 30;
    private static final int WIDEST = 60; // a source tells where a price was read, and when
    private static final int NARROW = 16;

    private FleetRowsSheet() {}

    static void fill(Page page, Plan plan) {
        page.heading(WORDS.text("sheet.fleetRows"), WORDS.text("fleetRows.note"));
        table(plan).fill(page, 2);
    }

    static Table<Cluster> table(Plan plan) {
        List<Column<Cluster>> columns = new ArrayList<>();
        columns.add(Column.of(Field.CLUSTER_ID.title(), NARROW, Style.TEXT, cluster -> cluster.id().value()));
        Arrays.stream(ClusterColumn.values()).forEach(column -> columns.add(new Column<>("", column.title(), width(column), _ -> style(column), cluster -> Objects.requireNonNullElse(column.value(cluster), ""))));
        return new Table<>("fleet-rows", columns, plan.fleet());
    }

    static Style style(ClusterColumn column) {
        return switch (column) {
            case NODES, GPUS_PER_NODE -> Style.COUNT;
            case ON_DEMAND, RESERVED -> Style.USD_PER_GPU_HOUR;
            case FROM, UNTIL, AS_OF -> Style.DATE;
            case NAME, GPU -> Style.TEXT;
            case SOURCE -> Style.WRAPPED;
        };
    }

    static int width(ClusterColumn column) {
        return column == ClusterColumn.SOURCE ? WIDEST : column == ClusterColumn.NAME ? WIDE : NARROW;
    }
}
