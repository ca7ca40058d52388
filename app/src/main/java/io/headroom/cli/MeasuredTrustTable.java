package io.headroom.cli;

import io.headroom.calibrate.MeasuredRow;
import io.headroom.trust.MeasuredCheck;
import io.headroom.trust.TrustReport;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The comparison with measured runs as text for a terminal: the groups, the rows furthest off, and what was left out by which rule.
final class MeasuredTrustTable {
    private static final Words WORDS = Words.of(MeasuredTrustTable.class);
    private static final int WORST = 10;

    private final TrustReport report;
    private final List<MeasuredRow> table;
    private final StringBuilder text = new StringBuilder();

    MeasuredTrustTable(TrustReport report, List<MeasuredRow> table) {
        this.report = report;
        this.table = table;
    }

    String text() {
        groups();
        worst();
        LeftOutRows.lines(table).forEach(this::line);
        line("");
        line(WORDS.text("trust.all", count(TrustReport.Verdict.INSIDE), count(TrustReport.Verdict.OUTSIDE), count(TrustReport.Verdict.LEFT_OUT)));
        return text.toString();
    }

    private int count(TrustReport.Verdict verdict) {
        return report.rows(verdict).size();
    }

    private void groups() {
        Map<String, Integer> outside = outside();
        List<List<String>> cells = new ArrayList<>(List.of(header("trust.group", "trust.n", "trust.ttft", "trust.tpot", "trust.outside", "trust.excluded")));
        for (TrustReport.Group group : report.groups()) {
            cells.add(List.of(group.name(), Integer.toString(group.n()), errors(group.ttft()), errors(group.tpot()),
                    Integer.toString(outside.getOrDefault(group.name(), 0)), Integer.toString(group.excluded())));
        }
        TextColumns.lines(cells).forEach(this::line);
        line("");
    }

    /// Figures outside by name of group; a row is in the groups of all, of its family, of its engine, and in its own.
    private Map<String, Integer> outside() {
        Map<String, MeasuredRow> byId = new HashMap<>();
        table.forEach(row -> byId.put(row.id(), row));
        Map<String, Integer> counts = new HashMap<>();
        for (TrustReport.Row row : report.rows(TrustReport.Verdict.OUTSIDE)) {
            MeasuredRow measured = byId.get(row.id());
            if (measured != null) {
                MeasuredCheck.groupNames(measured).forEach(name -> counts.merge(name, 1, Integer::sum));
            }
        }
        return counts;
    }

    private void worst() {
        List<TrustReport.Row> compared = report.rows().stream().filter(row -> row.verdict() != TrustReport.Verdict.LEFT_OUT).toList();
        if (compared.isEmpty()) {
            return;
        }
        line(WORDS.text("trust.rows"));
        line(WORDS.text("trust.worst", Math.min(WORST, compared.size())));
        List<List<String>> cells = new ArrayList<>(List.of(header("trust.row", "trust.metric", "trust.expected", "trust.simulated", "trust.ratio", "trust.verdict", "trust.with")));
        compared.stream().sorted(Comparator.comparingDouble((TrustReport.Row row) -> -Math.abs(Math.log(row.simulated() / row.expected())))).limit(WORST)
                .forEach(row -> cells.add(List.of("  " + row.id(), row.metric(), figure(row.expected()), figure(row.simulated()),
                        figure(row.simulated() / row.expected()), WORDS.text("Verdict." + row.verdict()), row.why())));
        TextColumns.lines(cells).forEach(this::line);
        line("");
    }

    private static String errors(TrustReport.@Nullable Errors errors) {
        return errors == null ? Format.NONE : WORDS.text("trust.errors", LeftOutRows.percent(errors.median()), LeftOutRows.percent(errors.p90()));
    }

    private static String figure(double value) {
        return BigDecimal.valueOf(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private static List<String> header(String... keys) {
        List<String> header = new ArrayList<>();
        for (String key : keys) {
            header.add(WORDS.text(key).strip());
        }
        return header;
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
