package io.headroom.report;

import io.headroom.trust.TrustReport;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// The groups of a trust report as CSV: `name,n,ttft_median,ttft_p90,tpot_median,tpot_p90,excluded` with errors as shares where the report knows errors, else
/// `name,n,outside,excluded`. The help page shows these tables.
public final class TrustCsv {
    private static final MathContext FIGURES = new MathContext(4);

    private TrustCsv() {}

    /// The groups as UTF-8 text.
    public static byte[] bytes(TrustReport report) {
        boolean errors = report.groups().stream().anyMatch(group -> group.ttft() != null);
        List<List<String>> rows = new ArrayList<>();
        rows.add(errors ? List.of("name", "n", "ttft_median", "ttft_p90", "tpot_median", "tpot_p90", "excluded") : List.of("name", "n", "outside", "excluded"));
        report.groups().forEach(group -> rows.add(cells(report, group, errors)));
        return CsvBytes.of(rows);
    }

    private static List<String> cells(TrustReport report, TrustReport.Group group, boolean errors) {
        List<String> cells = new ArrayList<>(List.of(group.name(), Integer.toString(group.n())));
        if (errors) {
            for (TrustReport.Errors error : new TrustReport.Errors[] {group.ttft(), group.tpot()}) {
                cells.add(error == null ? "" : figure(error.median()));
                cells.add(error == null ? "" : figure(error.p90()));
            }
        } else {
            cells.add(Long.toString(report.outside(group)));
        }
        cells.add(Integer.toString(group.excluded()));
        return cells;
    }

    private static String figure(double share) {
        return BigDecimal.valueOf(share).round(FIGURES).stripTrailingZeros().toPlainString();
    }
}
