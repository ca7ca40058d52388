package io.headroom.report;

import io.headroom.compare.ScenarioRuns;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.store.AtomicFile;
import io.headroom.store.SaveFailed;
import io.headroom.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The Excel workbook of a plan and its results, for people who do not run Headroom. Every figure is that of the results, unrounded: only its display rounds.
/// The sheets: Decision, Summary, Contents, Map, Tenants, Partitions, Costs, Contracts, Offers, Results, Objectives, Outcomes, Backlog, Fairness, Forecast, Risks, Incidents, Before and after where
/// the plan has other scenarios, Charts, Assumptions, Glossary, and the rows of tenants and fleet to edit and import again.
public final class PlanWorkbook {
    private static final Words WORDS = Words.of(PlanWorkbook.class);
    private static final List<String> SHEETS = List.of("decision", "summary", "contents", "map", "tenants", "partitions", "costs", "contracts", "offers", "results", "objectives", "outcomes", "backlog",
            "fairness", "forecast", "risks", "incidents", "comparison", "charts", "assumptions", "glossary", "rows", "fleetRows");
    private static final int TABLES = 5; // with a row for each tenant, or about that
    private static final double OF_ROWS = 0.7; // share of the time; the rest goes into putting the file together

    private final XSSFWorkbook workbook;
    private final Stylesheet styles;
    private final Dossier dossier;
    private final ExportWatch.Rows rows;
    private final Places places;

    private PlanWorkbook(XSSFWorkbook workbook, Dossier dossier, ExportWatch watch) {
        this.workbook = workbook;
        this.styles = new Stylesheet(workbook);
        this.dossier = dossier;
        this.rows = new ExportWatch.Rows(watch, TABLES * (long) dossier.results().tenants().size(), OF_ROWS);
        this.places = Places.of(dossier.plan());
    }

    /// Writes the workbook whole, or leaves the file as it was.
    ///
    /// @param watch hears how far it is, and may end it
    /// @throws SaveFailed if the file cannot be written, saying in one line why and what to do
    /// @throws CancellationException if the watch ended it
    public static void write(Path file, Dossier dossier, ExportWatch watch) throws SaveFailed {
        try {
            ExcelLimits.check(dossier);
            AtomicFile.replace(file, out -> write(out, dossier, watch));
        } catch (ExcelLimits.Beyond larger) {
            throw SaveFailed.anywhere(file.toString(), String.valueOf(larger.getMessage()));
        }
        watch.progress(1);
    }

    private static void write(OutputStream out, Dossier dossier, ExportWatch watch) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            new PlanWorkbook(workbook, dossier, watch).write(out);
        }
    }

    /// Sheets whose rows grow with the plan are streamed: of a row that a sheet holds whole, a thousand bytes stay in memory for each cell.
    private void write(OutputStream out) throws IOException {
        sheets().forEach(sheet -> workbook.createSheet(WORDS.text("sheet." + sheet)));
        try (StreamedWorkbook streamed = new StreamedWorkbook(workbook, rows)) {
            fill(streamed);
            streamed.setZip64Mode(Zip64Mode.AsNeeded); // its usual one marks every part as one of more than 4 GB, which some programs cannot read
            streamed.write(out);
        }
    }

    private List<String> sheets() {
        return SHEETS.stream().filter(sheet -> dossier.scenarios() != null || !sheet.equals("comparison")).toList();
    }

    private void fill(StreamedWorkbook streamed) {
        Plan plan = dossier.plan();
        Results results = dossier.results();
        ScenarioRuns scenarios = dossier.scenarios();
        Provenance provenance = Provenance.of(plan, results);
        MapSheet.fill(streamed(streamed, "map"), plan);
        PartitionsSheet.fill(streamed(streamed, "partitions"), plan, results, CostSheet.fill(streamed(streamed, "costs"), plan, results, dossier.edition()));
        IncidentsSheet.fill(streamed(streamed, "incidents"), plan);
        FairnessSheet.fill(streamed(streamed, "fairness"), plan, results);
        RisksSheet.fill(streamed(streamed, "risks"), plan, results);
        AssumptionsSheet.fill(whole("assumptions"), plan, results, provenance);
        ContentsSheet.fill(whole("contents"), sheets());
        GlossarySheet.fill(whole("glossary"));
        ContractsSheet.fill(streamed(streamed, "contracts"), plan);
        OffersSheet.fill(streamed(streamed, "offers"), dossier.offers());
        ForecastSheet.fill(streamed(streamed, "forecast"), sheet("forecast"), plan, dossier.forecast(), dossier.lanes());
        Optional<ObjectiveChart> distance = new SummarySheet(whole("summary"), sheet("summary"), plan, results).fill();
        Decision decision = Decision.of(dossier);
        ChartsSheet charts = ChartsSheet.fill(whole("charts"), sheet("charts"), decision);
        new DecisionSheet(whole("decision"), sheet("decision"), decision, charts).fill(distance);
        TenantsSheet.fill(streamed(streamed, "tenants"), plan);
        ResultsSheet.fill(streamed(streamed, "results"), plan, results);
        ObjectivesSheet.fill(streamed(streamed, "objectives"), plan, results);
        OutcomesSheet.fill(streamed(streamed, "outcomes"), plan, results, dossier.contention());
        BacklogSheet.fill(streamed(streamed, "backlog"), plan, results);
        TenantRowsSheet.fill(streamed(streamed, "rows"), plan);
        FleetRowsSheet.fill(streamed(streamed, "fleetRows"), plan);
        if (scenarios != null) {
            ComparisonSheet.fill(streamed(streamed, "comparison"), scenarios);
        }
        workbook.setActiveSheet(0);
        describe(provenance);
        rows.check();
    }

    private XSSFSheet sheet(String key) {
        return workbook.getSheet(WORDS.text("sheet." + key));
    }

    private Page whole(String key) {
        return new Page(sheet(key), styles, dossier.plan().name(), rows, places);
    }

    private Page streamed(StreamedWorkbook streamed, String key) {
        return new Page(streamed.getSheet(WORDS.text("sheet." + key)), styles, dossier.plan().name(), rows, places);
    }

    private void describe(Provenance provenance) {
        POIXMLProperties properties = workbook.getProperties();
        properties.getCoreProperties().setTitle(WORDS.text("document.title", Page.printable(dossier.plan().name())));
        properties.getCoreProperties().setSubjectProperty(WORDS.text("document.subject"));
        properties.getCoreProperties().setCreator(WORDS.text("document.creator"));
        properties.getCoreProperties().setKeywords(WORDS.text("document.keywords"));
        properties.getCoreProperties().setDescription(Scope.of(dossier.results()));
        properties.getExtendedProperties().setApplication(WORDS.text("document.creator"));
        provenance.properties().forEach((name, value) -> properties.getCustomProperties().addProperty(name, value));
    }
}
