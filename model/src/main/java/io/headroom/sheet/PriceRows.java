package io.headroom.sheet;

import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows that are prices, of a GPU type or of one cluster, which goes before its type.
final class PriceRows {
    private final Plan plan;
    private final RowCells cells;
    private final KnownGpus gpus;
    private final String sheet;
    private final Map<GpuTypeId, Grid.Line> byType = new HashMap<>();
    private final Map<ClusterId, Grid.Line> byCluster = new HashMap<>();

    /// @param sheet name of the sheet, the source of prices that name none
    PriceRows(Plan plan, SheetMapping mapping, RowCells cells, String sheet) {
        this.plan = plan;
        this.cells = cells;
        this.gpus = new KnownGpus(plan);
        this.sheet = sheet;
    }

    SheetImport read(List<Grid.Line> rows) {
        rows.forEach(this::named);
        List<Cluster> clusters = new ArrayList<>();
        int changed = 0;
        for (Cluster cluster : plan.fleet()) {
            Grid.Line row = byCluster.getOrDefault(cluster.id(), byType.get(cluster.gpu()));
            Prices prices = row == null ? null : prices(row, cluster);
            if (row != null && prices != null) {
                Cluster priced = new Cluster(cluster.id(), cluster.name(), cluster.gpu(), cluster.nodes(), cluster.gpusPerNode(), cluster.availableFrom(), cluster.availableUntil(), prices);
                clusters.add(priced);
                cells.origins().add(row);
                changed += priced.equals(cluster) ? 0 : 1;
            }
        }
        return new SheetImport(Subject.PRICES, List.of(), clusters, 0, changed, List.of(), cells.notes());
    }

    /// Finds what a row is the price of: a cluster by its id, a GPU type by id or name, a cluster by its name.
    private void named(Grid.Line row) {
        cells.begin();
        String text = cells.text(row, PriceColumn.OF);
        if (text.isEmpty()) {
            cells.problem(row, PriceColumn.OF, "The cell is empty: a price needs the GPU type or cluster it is of.");
            return;
        }
        Optional<Cluster> byId = plan.fleet().stream().filter(cluster -> cluster.id().value().equals(text)).findFirst();
        List<Cluster> byName = plan.fleet().stream().filter(cluster -> cluster.name().equalsIgnoreCase(text)).toList();
        Optional<KnownGpus.Found> type = gpus.find(text);
        if (byId.isPresent() || (byName.size() == 1 && type.filter(KnownGpus.Found::exact).isEmpty())) {
            put(row, text, byCluster, byId.orElseGet(byName::getFirst).id());
        } else if (type.isPresent()) {
            GpuTypeId id = type.get().gpu().id();
            if (!type.get().exact()) {
                cells.note(row, PriceColumn.OF, "%s was taken for the GPU type %s.".formatted(text, id));
            }
            put(row, text, byType, id);
            if (plan.fleet().stream().noneMatch(cluster -> cluster.gpu().equals(id))) {
                cells.note(row, PriceColumn.OF, "The plan has no cluster of %s: its price was left out.".formatted(id));
            }
        } else if (byName.size() > 1) {
            cells.problem(row, PriceColumn.OF, "There are %d clusters called \"%s\": write an id instead, such as %s.".formatted(byName.size(), text, byName.getFirst().id()));
        } else {
            cells.problem(row, PriceColumn.OF, "There is no GPU type and no cluster \"%s\": maybe %s?".formatted(text, gpus.near(text, plan.fleet().stream().map(Cluster::name).toList())));
        }
    }

    private <K> void put(Grid.Line row, String text, Map<K, Grid.Line> rows, K key) {
        Grid.Line before = rows.putIfAbsent(key, row);
        if (before != null) {
            cells.problem(row, PriceColumn.OF, "The price of %s is there twice, in row %d too: keep one.".formatted(text, before.number()));
        }
    }

    private @Nullable Prices prices(Grid.Line row, Cluster cluster) {
        Prices before = cluster.prices();
        Double onDemand = price(row, PriceColumn.ON_DEMAND, cluster, before.onDemandUsdPerGpuHour());
        Double reserved = price(row, PriceColumn.RESERVED, cluster, before.reservedUsdPerGpuHour());
        String day = cells.text(row, PriceColumn.AS_OF);
        LocalDate asOf = day.isEmpty() ? before.asOf() : cells.read(row, PriceColumn.AS_OF, DayText::read);
        if (onDemand == null || reserved == null || asOf == null) {
            return null;
        }
        boolean changed = onDemand != before.onDemandUsdPerGpuHour() || reserved != before.reservedUsdPerGpuHour();
        if (changed && day.isEmpty()) {
            cells.problem(row, PriceColumn.AS_OF, "A price needs the day it was read: fill a column %s.".formatted(PriceColumn.AS_OF.title()));
            return null;
        }
        String source = cells.text(row, PriceColumn.SOURCE);
        // A price of someone else is not what the old source said.
        String named = source.isEmpty() ? changed ? "sheet " + sheet : before.source() : RowCells.same(source, before.source()) ? before.source() : source;
        return new Prices(onDemand, reserved, asOf, named);
    }

    /// An empty cell says nothing of a price.
    private @Nullable Double price(Grid.Line row, PriceColumn column, Cluster cluster, double before) {
        return cells.text(row, column).isEmpty() ? Double.valueOf(before) : cells.read(row, column, text -> PriceText.read(text, cells.unit(column), cluster.gpusPerNode()));
    }
}
