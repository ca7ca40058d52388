package io.headroom.report;

import io.headroom.compare.ScenarioRuns;
import io.headroom.engine.Contention;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.store.AtomicFile;
import io.headroom.store.SaveFailed;
import io.headroom.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// The Excel workbook of a plan and its results, for people who do not run Headroom. Every figure is that of the results, unrounded: only its display rounds.
/// The sheets: Summary, Map, Tenants, Partitions, Costs, Results, Objectives, Outcomes, Backlog, Fairness, Incidents, Before and after where the plan has other scenarios, Assumptions.
public final class PlanWorkbook {
    private static final Words WORDS = Words.of(PlanWorkbook.class);

    private final XSSFWorkbook workbook;
    private final Stylesheet styles;
    private final Plan plan;
    private final Results results;
    private final @Nullable Contention contention;
    private final @Nullable ScenarioRuns scenarios;

    private PlanWorkbook(XSSFWorkbook workbook, Plan plan, Results results, @Nullable Contention contention, @Nullable ScenarioRuns scenarios) {
        this.workbook = workbook;
        this.styles = new Stylesheet(workbook);
        this.plan = plan;
        this.results = results;
        this.contention = contention;
        this.scenarios = scenarios;
    }

    /// Writes the workbook whole, without who makes whom wait and without its other scenarios, or leaves the file as it was.
    ///
    /// @param results results of this very plan
    /// @throws SaveFailed if the file cannot be written, saying in one line why and what to do
    public static void write(Path file, Plan plan, Results results) throws SaveFailed {
        write(file, plan, results, null, null);
    }

    /// Writes the workbook whole, or leaves the file as it was.
    ///
    /// @param results results of this very plan
    /// @param contention who makes whom wait in this very plan, or null where that was not worked out
    /// @param scenarios the plan against its other scenarios, run to their end; null to leave them out
    /// @throws SaveFailed if the file cannot be written, saying in one line why and what to do
    public static void write(Path file, Plan plan, Results results, @Nullable Contention contention, @Nullable ScenarioRuns scenarios) throws SaveFailed {
        AtomicFile.replace(file, out -> write(out, plan, results, contention, scenarios));
    }

    private static void write(OutputStream out, Plan plan, Results results, @Nullable Contention contention, @Nullable ScenarioRuns scenarios) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            new PlanWorkbook(workbook, plan, results, contention, scenarios).fill();
            workbook.write(out);
        }
    }

    private void fill() {
        Page summary = page("summary");
        Page map = page("map");
        Page tenants = page("tenants");
        Page partitions = page("partitions");
        Page costs = page("costs");
        Page figures = page("results");
        Page objectives = page("objectives");
        Page outcomes = page("outcomes");
        Page backlog = page("backlog");
        Page fairness = page("fairness");
        Page incidents = page("incidents");
        if (scenarios != null) {
            ComparisonSheet.fill(page("comparison"), scenarios);
        }
        Page assumptions = page("assumptions");
        MapSheet.fill(map, plan);
        TenantsSheet.fill(tenants, plan);
        PartitionsSheet.fill(partitions, plan, results, CostSheet.fill(costs, plan, results));
        ResultsSheet.fill(figures, plan, results);
        ObjectivesSheet.fill(objectives, plan, results);
        OutcomesSheet.fill(outcomes, plan, results, contention);
        BacklogSheet.fill(backlog, plan, results);
        IncidentsSheet.fill(incidents, plan);
        FairnessSheet.fill(fairness, plan, results);
        AssumptionsSheet.fill(assumptions, plan, results);
        new SummarySheet(summary, plan, results).fill();
        workbook.setActiveSheet(0);
        describe();
    }

    private Page page(String sheet) {
        return new Page(workbook.createSheet(WORDS.text("sheet." + sheet)), styles, plan.name());
    }

    private void describe() {
        POIXMLProperties properties = workbook.getProperties();
        properties.getCoreProperties().setTitle(WORDS.text("document.title", Page.printable(plan.name())));
        properties.getCoreProperties().setSubjectProperty(WORDS.text("document.subject"));
        properties.getCoreProperties().setCreator(WORDS.text("document.creator"));
        properties.getCoreProperties().setKeywords(WORDS.text("document.keywords"));
        properties.getCoreProperties().setDescription(Scope.of(results));
        properties.getExtendedProperties().setApplication(WORDS.text("document.creator"));
        properties.getCustomProperties().addProperty("Engine version", results.engine().version());
        properties.getCustomProperties().addProperty("Seed", Long.toString(results.engine().seed()));
    }
}
