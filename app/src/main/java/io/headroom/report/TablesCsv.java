package io.headroom.report;

import io.headroom.compare.ScenarioRuns;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.store.AtomicFile;
import io.headroom.store.SaveFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// The tables of the workbook as CSV, a file for each: `tenants.csv`, `partitions.csv`, `results.csv`, `objectives.csv`, `outcomes.csv`, `backlog.csv`, `fairness.csv`,
/// `risks.csv`, `incidents.csv`, `tenant-rows.csv` and `fleet-rows.csv` as an import reads them back, `comparison.csv` where the plan has other scenarios,
/// `contracts.csv` where it has offers, `forecast.csv`, `needs.csv`, `growth.csv` and `loads.csv` where a forecast was made, `lanes.csv` and
/// `guarantees.csv` where a lane guarantees something, and `offers.csv` where offers were looked at.
public final class TablesCsv {
    private TablesCsv() {}

    /// Says early whether the files can be written, before the work that fills them. The folder is made if it is not there.
    ///
    /// @throws SaveFailed in one line why not, and what to do
    public static void check(Path folder) throws SaveFailed {
        AtomicFile.checkFolder(folder);
    }

    /// Writes all of them, each whole or not at all.
    ///
    /// @return the files, in order
    /// @throws SaveFailed if one cannot be written, in one line why and what to do
    /// @throws CancellationException if the watch ended it
    public static List<Path> write(Path folder, Dossier dossier, ExportWatch watch) throws SaveFailed {
        check(folder);
        Plan plan = dossier.plan();
        Results results = dossier.results();
        ScenarioRuns scenarios = dossier.scenarios();
        List<Table<?>> tables = new ArrayList<>(List.of(TenantsSheet.table(plan), PartitionsSheet.table(plan, results), ResultsSheet.table(plan, results),
                ObjectivesSheet.table(plan, results), OutcomesSheet.table(plan, results, dossier.contention()), BacklogSheet.table(plan, results), FairnessSheet.table(plan, results),
                RisksSheet.table(plan, results), IncidentsSheet.table(plan), TenantRowsSheet.table(plan), FleetRowsSheet.table(plan)));
        if (scenarios != null) {
            tables.add(ComparisonSheet.table(scenarios));
        }
        if (!plan.offers().isEmpty()) {
            tables.add(ContractsSheet.table(plan));
        }
        if (dossier.forecast() != null) {
            tables.addAll(ForecastSheet.tables(plan, dossier.forecast()));
        }
        if (dossier.lanes() != null && !dossier.lanes().lanes().isEmpty()) {
            tables.addAll(ForecastSheet.tables(plan, dossier.lanes()));
        }
        if (dossier.offers() != null) {
            tables.add(OffersSheet.table(dossier.offers()));
        }
        ExportWatch.Rows rows = new ExportWatch.Rows(watch, tables.stream().mapToLong(table -> table.rows().size()).sum());
        List<Path> written = new ArrayList<>();
        for (Table<?> table : tables) {
            Path file = folder.resolve(table.name() + ".csv");
            AtomicFile.replace(file, out -> table.csv(out, rows));
            written.add(file);
        }
        return written;
    }
}
