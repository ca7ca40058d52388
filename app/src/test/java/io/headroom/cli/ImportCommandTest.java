package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import io.headroom.report.Dossier;
import io.headroom.report.Examples;
import io.headroom.report.ExportWatch;
import io.headroom.report.PlanWorkbook;
import io.headroom.store.PlanFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path plan = Path.of("");
    private Path trace = Path.of("");

    @BeforeEach
    void save() throws IOException {
        plan = folder.resolve("plan.headroom");
        PlanFile.write(plan, Examples.plan());
        trace = Files.writeString(folder.resolve("code.csv"), """
                TIMESTAMP,ContextTokens,GeneratedTokens
                2023-11-16 18:17:03.9799600,4808,10
                2023-11-16 18:17:04.0319600,3180,8
                """);
    }

    private int run(Object... arguments) {
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        return new Program(terminal, new Display(false), (shown, running) -> {}, new Bitmaps((shown, results, look) -> new byte[0]), replayed -> new byte[0])
                .run(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    private String complaint() {
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        byte[] plans = Files.readAllBytes(plan);
        byte[] sheets = Files.readAllBytes(trace);
        Path saved = folder.resolve("saved.headroom");
        Path rows = Files.writeString(folder.resolve("rows.csv"), "Id,Nodes\na,3\n");
        assertThat(run("template", "-o", plan, "--for", plan)).isEqualTo(2);
        assertThat(complaint()).contains("Cannot write " + plan);
        err.reset();
        assertThat(run("import", trace, "--into", plan, "-o", trace)).isEqualTo(2);
        assertThat(complaint()).contains("Cannot write " + trace);
        err.reset();
        assertThat(run("import", rows, "--into", plan, "-o", saved, "--save-mapping", plan)).isEqualTo(2);
        assertThat(complaint()).contains("Cannot write " + plan);
        err.reset();
        assertThat(run("import", rows, "--into", plan, "-o", saved, "--save-mapping", saved)).isEqualTo(2);
        assertThat(complaint()).contains("Cannot write " + saved);
        assertThat(Files.readAllBytes(plan)).isEqualTo(plans);
        assertThat(Files.readAllBytes(trace)).isEqualTo(sheets);
        assertThat(saved).doesNotExist();
    }

    @Test
    void addsATenantThatReplaysTheTrace() throws IOException {
        Path changed = folder.resolve("changed.headroom");
        assertThat(run("import", trace, "--into", plan, "--as", "Code helpers", "--in", "lane 1", "--repeat", "-o", changed)).isZero();
        Plan read = PlanFile.read(changed).plan();
        Tenant added = read.tenants().getLast();
        assertThat(added.name()).isEqualTo("Code helpers");
        assertThat(added.partition()).hasToString("lane-1");
        assertThat(added.workloads().getFirst().traffic()).isInstanceOfSatisfying(Traffic.Replayed.class, replayed -> {
            assertThat(replayed.repeat()).isTrue();
            assertThat(read.trace(replayed.trace()).size()).isEqualTo(2);
        });
        assertThat(PlanFile.read(plan).plan()).isEqualTo(Examples.plan());
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Code helpers", "2 requests", "Lane 1", changed.toString());
    }

    @Test
    void changesThePlanInPlaceUnlessToldOtherwise() throws IOException {
        assertThat(run("import", trace, "--into", plan)).isZero();
        assertThat(PlanFile.read(plan).plan().tenants()).hasSize(Examples.plan().tenants().size() + 1);
    }

    @Test
    void namesTheBadRowOfATrace() throws IOException {
        Files.writeString(trace, "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03,many,10\n");
        assertThat(run("import", trace, "--into", plan)).isEqualTo(2);
        assertThat(complaint()).contains("code.csv", "line 2");
        assertThat(PlanFile.read(plan).plan()).isEqualTo(Examples.plan());
    }

    private Path rates() throws IOException {
        Files.writeString(folder.resolve("pool_token_quantiles.csv"), """
                client,window_start_s,field,mean,p50,p90,p99,max,mean_rate_rps_in_window
                0,0,input_tokens,300,250,600,900,1000,0.5
                0,0,output_tokens,100,90,200,300,400,0.5
                """);
        return Files.writeString(folder.resolve("pool_client_rates.csv"), """
                client,t_s,rate_rps,cv,pattern,param1,param2
                0,0,0.5,2,Gamma,0.25,1
                0,600,0.25,1,Weibull,1,1
                1,0,0,0,,0,0
                1,600,0,0,,0,0
                2,0,1,1,,0,0
                2,600,0,0,,0,0
                """);
    }

    @Test
    void aFileOfRatesBecomesATenantForEachClient() throws IOException {
        Path changed = folder.resolve("changed.headroom");
        assertThat(run("import", rates(), "--into", plan, "-o", changed)).isZero();
        Plan read = PlanFile.read(changed).plan();
        assertThat(read.tenants()).hasSize(Examples.plan().tenants().size() + 2);
        assertThat(read.tenants().subList(Examples.plan().tenants().size(), read.tenants().size())).extracting(Tenant::name).containsExactly("pool 0", "pool 2");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Added 2 tenants with 1,050 requests in all to Lane 1");
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).allMatch(line -> line.startsWith("headroom: note: "))
                .anyMatch(line -> line.contains("1 of 3 clients without a request in any window: left out."))
                .anyMatch(line -> line.contains("Lengths of 1 client from pool_token_quantiles.csv"))
                .anyMatch(line -> line.contains("Lengths of 1 client assumed"));
    }

    @Test
    void theLargestClientsMayBeEnough() throws IOException {
        assertThat(run("import", rates(), "--into", plan, "--as", "Pool B", "--most", 1)).isZero();
        assertThat(PlanFile.read(plan).plan().tenants().getLast().name()).isEqualTo("Pool B 2");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("1 of 2 clients left out, the smallest, with 450 of 1,050 requests.");
        assertThat(run("import", trace, "--into", plan, "--most", 1)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--most belongs to files of many clients");
    }

    @Test
    void lengthsMayBeNamed() throws IOException {
        Path rates = rates();
        Path quantiles = Files.move(folder.resolve("pool_token_quantiles.csv"), folder.resolve("tokens.csv"));
        assertThat(run("import", rates, "--into", plan, "--lengths", quantiles)).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Lengths of 1 client from tokens.csv");
        err.reset();
        assertThat(run("import", trace, "--into", plan, "--lengths", quantiles)).isEqualTo(2);
        assertThat(complaint()).contains("code.csv", "holds the lengths of its requests: leave out");
    }

    @Test
    void saysWhatItLeftOut() throws IOException {
        Files.writeString(trace, "Timestamp,Model,Request tokens,Response tokens\n5,A,472,18\n6,A,30,0\n");
        assertThat(run("import", trace, "--into", plan)).isZero();
        assertThat(complaint()).isEqualToIgnoringNewLines("headroom: note: 1 of 2 rows without tokens in or tokens out: failed requests, left out.");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("with 1 requests");
    }

    @Test
    void namesThePartitionsThereAre() {
        assertThat(run("import", trace, "--into", plan, "--in", "Lane 9")).isEqualTo(2);
        assertThat(complaint()).contains("Lane 9", "lane-1, cabin-1");
    }

    @Test
    void refusesACabinOfAnother() {
        assertThat(run("import", trace, "--into", plan, "--in", "cabin-1")).isEqualTo(2);
        assertThat(complaint()).contains("Cabin 1", "reserved for Fraud desk");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(run("import", folder.resolve("no.csv"), "--into", plan)).isEqualTo(2);
        assertThat(complaint()).contains("no.csv");
    }

    @Test
    void needsAPlan() {
        assertThat(run("import", trace)).isEqualTo(2);
        assertThat(complaint()).contains("--into", "headroom import --help");
    }

    @Test
    void theTenantsOfAWorkbookComeBackAsTheyWere() throws IOException {
        Path workbook = folder.resolve("plan.xlsx");
        PlanWorkbook.write(workbook, Dossier.of(Examples.plan(), Examples.results()), ExportWatch.NONE);
        Path back = folder.resolve("back.headroom");
        assertThat(run("import", workbook, "--into", plan, "-o", back)).isZero();
        assertThat(PlanFile.read(back).plan()).isEqualTo(PlanFile.read(plan).plan());
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Imported 0 new tenants into the tray, and changed 0");
    }

    @Test
    void rowsOfSomeoneElseBecomeTenantsUnderAMapping() throws IOException {
        Path sheet = Files.writeString(folder.resolve("customers.csv"), "Customer;Peak;Prompt tokens;Output tokens;TTFT p99 (ms)\nHarbour;90;1800;200;500\n");
        Path changed = folder.resolve("changed.headroom");
        assertThat(run("import", sheet, "--into", plan, "--map", "Peak=rate:/min", "-o", changed)).isZero();
        Tenant added = PlanFile.read(changed).plan().tenants().getLast();
        assertThat(added.name()).isEqualTo("Harbour");
        assertThat(added.objectives()).singleElement().satisfies(objective -> assertThat(objective.targetSeconds()).isEqualTo(0.5));
        assertThat(added.workloads().getFirst().traffic().pattern()).isNotNull().satisfies(arrivals -> assertThat(arrivals.rate().perSecond()).isEqualTo(1.5));
    }

    @Test
    void whatIsWrongInASheetIsSaidByCellAndThePlanStays() throws IOException {
        byte[] before = Files.readAllBytes(plan);
        Path sheet = Files.writeString(folder.resolve("customers.csv"), "Name,Rate,Input tokens,Output tokens\nHarbour,often,1800,200\n");
        assertThat(run("import", sheet, "--into", plan)).isEqualTo(2);
        assertThat(complaint()).contains("customers.csv").contains("B2");
        assertThat(Files.readAllBytes(plan)).isEqualTo(before);
    }

    @Test
    void aMappingToNothingListsWhatThereIs() throws IOException {
        Path sheet = Files.writeString(folder.resolve("customers.csv"), "Name,Rate,Input tokens,Output tokens\nHarbour,1,1800,200\n");
        assertThat(run("import", sheet, "--into", plan, "--map", "Rate=speed")).isEqualTo(2);
        assertThat(complaint()).contains("Rate=speed").contains("objective.ttft.p99");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void fill(Path workbook, String sheet, int row, Object... values) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(workbook))) {
            XSSFSheet into = book.getSheet(sheet);
            XSSFRow cells = into.getRow(row) == null ? into.createRow(row) : into.getRow(row);
            for (int i = 0; i < values.length; i++) {
                XSSFCell cell = cells.getCell(i, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                switch (values[i]) {
                    case Number number -> cell.setCellValue(number.doubleValue());
                    case LocalDate day -> cell.setCellValue(day);
                    default -> cell.setCellValue(values[i].toString());
                }
            }
            try (OutputStream to = Files.newOutputStream(workbook)) {
                book.write(to);
            }
        }
    }

    @Test
    void aTemplateFilledInComesInWhole() throws IOException {
        Path workbook = folder.resolve("template.xlsx");
        Path changed = folder.resolve("changed.headroom");
        assertThat(run("template", "-o", workbook, "--for", plan)).isZero();
        fill(workbook, "Tenants", 5, "", "Harbour", "", "", "agentic", "", 2.5, 1800, "lognormal p50 300 p99 2.9k", "ttft p99 500ms", "", "", 9000, "Chat");
        fill(workbook, "Tenants", 6, "", "Museum", "", "", "", "", "30/min", 900, 120);
        LocalDate day = LocalDate.of(2026, 11, 1);
        fill(workbook, "Fleet", 6, "south", "South", "l40s-48", 3, "", LocalDate.of(2027, 3, 1), "", 1.25, 0.9, day, "our contract");
        fill(workbook, "Prices", 6, Examples.plan().fleet().getFirst().gpu(), 2.5, 1.5, day, "rate card");
        assertThat(run("import", workbook, "--into", plan, "-o", changed)).isZero();
        Plan read = PlanFile.read(changed).plan();
        assertThat(read.tenants().subList(Examples.plan().tenants().size(), read.tenants().size())).extracting(Tenant::name).containsExactly("Harbour", "Museum");
        assertThat(read.tenants().getLast().workloads().getFirst().traffic().pattern()).isNotNull().satisfies(arrivals -> assertThat(arrivals.rate()).hasToString("30/min"));
        assertThat(read.fleet().getLast()).isEqualTo(new Cluster(new ClusterId("south"), "South", new GpuTypeId("l40s-48"), 3, 8, LocalDate.of(2027, 3, 1), new Prices(1.25, 0.9, day, "our contract")));
        assertThat(read.fleet().getFirst().prices()).isEqualTo(new Prices(2.5, 1.5, day, "rate card"));
        assertThat(printed()).contains("Imported 2 new tenants").contains("Imported 1 new clusters").contains("Changed the prices of 2 of 2 clusters");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Sheet Notes was left out", "Sheet Fleet, A6: The row is the example");
    }

    @Test
    void theExamplesOfATemplateAreGoodRowsAndAreLeftOut() throws IOException {
        Path workbook = folder.resolve("template.xlsx");
        assertThat(run("template", "-o", workbook)).isZero();
        byte[] before = Files.readAllBytes(plan);
        assertThat(run("import", workbook, "--into", plan)).isZero();
        assertThat(Files.readAllBytes(plan)).isEqualTo(before);
        fill(workbook, "Tenants", 4, "harbour");
        fill(workbook, "Fleet", 4, "hall");
        fill(workbook, "Prices", 4, "hall");
        assertThat(run("import", workbook, "--into", plan)).isZero();
        assertThat(PlanFile.read(plan).plan().tenants()).hasSize(Examples.plan().tenants().size() + 1);
        assertThat(PlanFile.read(plan).plan().fleet()).hasSize(Examples.plan().fleet().size() + 1);
    }

    @Test
    void onlyWhatIsAskedForComesInAndTheRestIsNamed() throws IOException {
        Path workbook = folder.resolve("plan.xlsx");
        PlanWorkbook.write(workbook, Dossier.of(Examples.plan(), Examples.results()), ExportWatch.NONE);
        assertThat(run("import", workbook, "--into", plan, "--what", "fleet")).isZero();
        assertThat(printed()).contains("from sheet Fleet to edit").doesNotContain("Tenants to edit");
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).anyMatch(line -> line.contains("Tenants to edit") && line.contains("--what asks for something else"));
        assertThat(run("import", workbook, "--into", plan, "--what", "cats")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("tenants, fleet, prices or all");
    }

    @Test
    void columnsThatAreLeftOutAreNamed() throws IOException {
        Path sheet = Files.writeString(folder.resolve("customers.csv"), "Name,Rate,Input tokens,Output tokens,Region,\nHarbour,1,1800,200,eu,note\n");
        assertThat(run("import", sheet, "--into", plan)).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("2 columns were left out: Region, F.");
    }

    @Test
    void aMappingIsSavedAndTakenTheNextTime() throws IOException {
        Path sheet = Files.writeString(folder.resolve("kunden.csv"), "Wer;Wie oft;Rein;Raus\nHafen;90;1800;200\n");
        Path mapping = folder.resolve("mapping.json");
        Path first = folder.resolve("first.headroom");
        Path second = folder.resolve("second.headroom");
        assertThat(run("import", sheet, "--into", plan, "-o", first, "--map", "Wer=name", "--map", "Wie oft=rate:/min", "--map", "Rein=input", "--map", "Raus=output", "--save-mapping", mapping)).isEqualTo(0);
        assertThat(run("import", sheet, "--into", plan, "-o", second, "--mapping", mapping)).isEqualTo(0);
        assertThat(PlanFile.read(second).plan()).isEqualTo(PlanFile.read(first).plan());
        assertThat(PlanFile.read(second).plan().tenants().getLast().workloads().getFirst().traffic().pattern()).isNotNull().satisfies(arrivals -> assertThat(arrivals.rate()).hasToString("90/min"));
    }

    @Test
    void anOldWorkbookIsToldInOneLine() throws IOException {
        Path old = Files.write(folder.resolve("old.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0});
        assertThat(run("import", old, "--into", plan)).isEqualTo(2);
        assertThat(complaint()).contains("old.xls", ".xlsx");
    }

    @Test
    void nothingIsWrittenOverWhatIsReadOrOverAnotherOutput() throws IOException {
        Path sheet = Files.writeString(folder.resolve("customers.csv"), "Name,Rate,Input tokens,Output tokens\nA,1,100,10\n");
        assertThat(run("import", sheet, "--into", plan, "-o", sheet)).isEqualTo(2);
        assertThat(complaint()).contains(sheet.toString(), "Choose another name");
        for (Path taken : List.of(sheet, plan, folder.resolve("out.headroom"))) {
            err.reset();
            assertThat(run("import", sheet, "--into", plan, "-o", folder.resolve("out.headroom"), "--save-mapping", taken)).as(taken.toString()).isEqualTo(2);
            assertThat(complaint()).contains(taken.toString(), "Choose another name");
        }
        err.reset();
        assertThat(run("template", "-o", plan, "--for", plan)).isEqualTo(2);
        assertThat(complaint()).contains(plan.toString(), "Choose another name");
        assertThat(PlanFile.read(plan).plan()).isEqualTo(Examples.plan());
        assertThat(sheet).content().startsWith("Name");
        assertThat(folder.resolve("out.headroom")).doesNotExist();
    }
}
