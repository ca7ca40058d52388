package io.headroom.cli;

import io.headroom.allocate.sweep.Figure;
import io.headroom.allocate.sweep.Outcome;
import io.headroom.allocate.sweep.Point;
import io.headroom.allocate.sweep.SweepTable;
import io.headroom.plan.TenantId;
import io.headroom.words.SweepWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A sweep as a table for a terminal, a line for each point: figures of the whole plan, or of one tenant.
final class PointsTable {
    private static final Words WORDS = Words.of(PointsTable.class);
    private static final SweepWords SHOWN = SweepWords.here();
    private static final List<Figure> OF_PLAN = List.of(Figure.GPUS, Figure.USD_PER_HOUR, Figure.UTILISATION, Figure.MET, Figure.AT_RISK, Figure.MISSED, Figure.OFFERED,
            Figure.THROTTLED, Figure.MISS_USD);
    private static final List<Figure> OF_TENANT = List.of(Figure.MET, Figure.AT_RISK, Figure.MISSED, Figure.OFFERED, Figure.SERVED, Figure.THROTTLED, Figure.TTFT_P99,
            Figure.E2E_P99, Figure.WAIT_P99);

    private PointsTable() {}

    /// @param tenant whose figures are shown, or null for those of the plan
    static String text(SweepTable table, @Nullable TenantId tenant) {
        List<Figure> figures = tenant == null ? OF_PLAN : OF_TENANT;
        boolean named = table.points().stream().anyMatch(point -> !point.name().isEmpty());
        List<String> header = new ArrayList<>(List.of(WORDS.text("sweep.point")));
        if (named) {
            header.add(WORDS.text("sweep.name"));
        }
        table.subjects().forEach(subject -> header.add(SHOWN.subject(subject)));
        figures.forEach(figure -> header.add(SHOWN.figure(figure)));
        List<List<String>> rows = new ArrayList<>(List.of(header));
        List<String> notes = new ArrayList<>();
        for (Point point : table.points()) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(point.number())));
            if (named) {
                row.add(point.name());
            }
            table.subjects().forEach(subject -> row.add(point.value(subject).orElse("")));
            Outcome outcome = table.of(point).orElse(null);
            figures.forEach(figure -> row.add(outcome instanceof Outcome.Ran ran ? shown(ran, tenant, figure) : ""));
            rows.add(row);
            if (outcome instanceof Outcome.CannotStand impossible) {
                notes.add(WORDS.text("sweep.cannotStand", point.number(), impossible.why()));
            }
        }
        List<String> lines = new ArrayList<>(List.of(tenant == null ? WORDS.text("sweep.ofPlan") : WORDS.text("sweep.ofTenant", tenant), ""));
        lines.addAll(TextColumns.lines(rows, named ? Set.of(1) : Set.of()));
        if (!notes.isEmpty()) {
            lines.add("");
            lines.addAll(notes);
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String shown(Outcome.Ran ran, @Nullable TenantId tenant, Figure figure) {
        Map<Figure, Double> figures = tenant == null ? ran.plan()
                : ran.tenants().stream().filter(each -> each.tenant().equals(tenant)).map(Outcome.OfTenant::figures).findFirst().orElse(Map.of());
        return SHOWN.value(figure, Objects.requireNonNullElse(figures.get(figure), Double.NaN));
    }
}
