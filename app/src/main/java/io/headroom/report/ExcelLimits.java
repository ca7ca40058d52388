package io.headroom.report;

import io.headroom.plan.Plan;
import io.headroom.words.Format;
import io.headroom.words.Words;
import org.apache.poi.ss.SpreadsheetVersion;

/// What a sheet of Excel holds at most, and whether a plan fits.
final class ExcelLimits {
    private static final Words WORDS = Words.of(ExcelLimits.class);
    private static final Format FORMAT = Format.here();
    private static final int ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows();
    private static final int COLUMNS = SpreadsheetVersion.EXCEL2007.getMaxColumns();

    private ExcelLimits() {}

    /// A sheet would be larger than Excel takes. The message says which and what to do instead, in one line.
    static final class Beyond extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Beyond(String line) {
            super(line);
        }
    }

    /// Says before the work begins whether the tables fit that grow with the tenants.
    ///
    /// @throws Beyond if one does not
    static void check(Dossier dossier) {
        Plan plan = dossier.plan();
        table("tenants", plan.tenants().stream().mapToLong(tenant -> tenant.workloads().size()).sum());
        table("results", dossier.results().tenants().size());
        table("objectives", dossier.results().tenants().stream().mapToLong(tenant -> tenant.objectives().size()).sum());
        table("comparison", dossier.scenarios() == null ? 0 : (long) plan.tenants().size() * plan.scenarios().others().size());
    }

    private static void table(String sheet, long things) {
        checkRows(WORDS.text("sheet." + sheet), Table.HEADER_ROW + 1 + things);
    }

    /// @throws Beyond if a sheet has more rows than Excel takes
    static void checkRows(String sheet, long rows) {
        if (rows > ROWS) {
            throw new Beyond(WORDS.text("limit.rows", sheet, FORMAT.whole(rows), FORMAT.whole(ROWS)));
        }
    }

    /// @throws Beyond if a sheet has more columns than Excel takes
    static void checkColumns(String sheet, int columns) {
        if (columns > COLUMNS) {
            throw new Beyond(WORDS.text("limit.columns", sheet, FORMAT.whole(columns), FORMAT.whole(COLUMNS)));
        }
    }
}
