package io.headroom.cli;

import io.headroom.engine.Interval;
import io.headroom.trust.TrustReport;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A trust report as text for a terminal: each row with what is known, what was simulated and the verdict, then the groups, then what was left out and why.
final class TrustTable {
    private static final Words WORDS = Words.of(TrustTable.class);
    private static final MathContext FIGURES = new MathContext(5);

    private final TrustReport report;
    private final StringBuilder text = new StringBuilder();

    TrustTable(TrustReport report) {
        this.report = report;
    }

    String text() {
        rows();
        groups();
        leftOut();
        line(WORDS.text("trust.all", count(TrustReport.Verdict.INSIDE), count(TrustReport.Verdict.OUTSIDE), count(TrustReport.Verdict.LEFT_OUT)));
        return text.toString();
    }

    private int count(TrustReport.Verdict verdict) {
        return report.rows(verdict).size();
    }

    private void rows() {
        Map<String, List<TrustReport.Row>> byId = report.rows().stream().filter(row -> row.verdict() != TrustReport.Verdict.LEFT_OUT)
                .collect(Collectors.groupingBy(TrustReport.Row::id, LinkedHashMap::new, Collectors.toList()));
        byId.forEach((id, rows) -> {
            line(id);
            List<List<String>> cells = new ArrayList<>(List.of(header("trust.metric", "trust.expected", "trust.simulated", "trust.interval", "trust.verdict")));
            rows.forEach(row -> cells.add(List.of("  " + row.metric(), figure(row.expected()), figure(row.simulated()), interval(row.interval()),
                    WORDS.text("Verdict." + row.verdict()))));
            table(cells);
            line("");
        });
    }

    private void groups() {
        boolean errors = report.groups().stream().anyMatch(group -> group.ttft() != null || group.tpot() != null);
        List<List<String>> cells = new ArrayList<>(List.of(errors ? header("trust.group", "trust.n", "trust.ttft", "trust.tpot", "trust.outside", "trust.excluded")
                : header("trust.group", "trust.n", "trust.outside", "trust.excluded")));
        for (TrustReport.Group group : report.groups()) {
            List<String> row = new ArrayList<>(List.of(group.name(), Integer.toString(group.n())));
            if (errors) {
                row.add(errors(group.ttft()));
                row.add(errors(group.tpot()));
            }
            row.add(Long.toString(report.outside(group)));
            row.add(Integer.toString(group.excluded()));
            cells.add(row);
        }
        table(cells);
        line("");
    }

    private void leftOut() {
        Map<String, List<TrustReport.Row>> byReason = report.rows(TrustReport.Verdict.LEFT_OUT).stream()
                .collect(Collectors.groupingBy(TrustReport.Row::why, LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((why, rows) -> {
            line(WORDS.count("trust.left", rows.size(), why));
            rows.stream().collect(Collectors.groupingBy(TrustReport.Row::id, LinkedHashMap::new, Collectors.mapping(TrustReport.Row::metric, Collectors.joining(", "))))
                    .forEach((id, metrics) -> line(WORDS.text("trust.left.row", id, metrics)));
        });
        if (!byReason.isEmpty()) {
            line("");
        }
    }

    private static String errors(TrustReport.@Nullable Errors errors) {
        return errors == null ? Format.NONE : WORDS.text("trust.errors", percent(errors.median()), percent(errors.p90()));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(100 * share).round(new MathContext(3)).toPlainString();
    }

    private static String interval(Interval interval) {
        return WORDS.text("trust.range", figure(interval.lo()), figure(interval.hi()));
    }

    private static String figure(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? Format.NONE : "∞";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(FIGURES).stripTrailingZeros();
        return value == 0 ? "0" : Math.abs(value) < 1e-4 || Math.abs(value) >= 1e9 ? rounded.toString() : rounded.toPlainString();
    }

    private static List<String> header(String... keys) {
        List<String> header = new ArrayList<>();
        for (String key : keys) {
            header.add(WORDS.text(key));
        }
        return header;
    }

    private void table(List<List<String>> rows) {
        TextColumns.lines(rows).forEach(this::line);
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
