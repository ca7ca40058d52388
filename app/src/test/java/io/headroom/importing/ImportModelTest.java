package io.headroom.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.Edit;
import io.headroom.importing.ImportState.Opened;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.session.FakeDialogs;
import io.headroom.session.Jobs;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.PlanFiles;
import io.headroom.session.RecentFiles;
import io.headroom.session.RememberedMappings;
import io.headroom.session.Session;
import io.headroom.session.Settings;
import io.headroom.session.TestPlans;
import io.headroom.sheet.Field;
import io.headroom.sheet.Subject;
import io.headroom.words.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the page does, without a toolkit and without a clock: what is guessed, chosen, wrong, and what comes in.
@NullUnmarked
class ImportModelTest {
    private static final String GOOD = """
            Customer,Tier,Peak,Prompt tokens,Completion tokens,Contact
            Acme Robotics,Gold,120/min,1800,320,ann
            Borealis Bank,Silver,45/min,900,150,bo
            """;

    @TempDir
    private Path folder;

    private final ManualRunner runner = new ManualRunner();
    private final ManualClock clock = new ManualClock();
    private final FakeDialogs dialogs = new FakeDialogs();
    private final List<Arrived> arrived = new ArrayList<>();
    private RememberedMappings memory;
    private Jobs jobs;
    private Session session;
    private ImportModel model;
    private Plan before;

    @BeforeEach
    void begin() {
        memory = new RememberedMappings(folder.resolve("config"), runner);
        jobs = new Jobs(runner);
        session = new Session(PlanFiles.onDisk(), jobs, dialogs, new RecentFiles(new Settings(folder.resolve("config"), runner, clock)));
        session.apply(Edit.of("edit.run", List.of(), _ -> TestPlans.plan()));
        before = session.plan();
        model = model();
        model.open(true);
    }

    private ImportModel model() {
        return new ImportModel(new ImportDesk(session, jobs, dialogs, clock, memory, Format.of(Locale.ENGLISH), arrived::add));
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void settle() {
        clock.pass(Checker.QUIET);
        runner.runAll();
    }

    private Opened read(String name, String text) {
        model.read(file(name, text));
        runner.runAll();
        return opened();
    }

    private Opened opened() {
        return Objects.requireNonNull(model.state().opened());
    }

    private List<String> fields() {
        return opened().page().mapping().columns().stream().map(column -> column.field() == null ? "" : column.field().key()).toList();
    }

    private static Field field(String key) {
        return Field.of(Subject.TENANTS, key).orElseThrow();
    }

    private List<String> problems() {
        return Objects.requireNonNull(opened().check()).found().stream().filter(SheetCheck.Found::wrong).map(SheetCheck.Found::address).toList();
    }

    @Test
    void columnsAreGuessedByTheirTitlesAndSaidInOneLine() {
        read("a.csv", GOOD.replace("Peak", "Rate"));
        assertThat(fields()).containsExactly("name", "tier", "rate", "input", "output", "");
        assertThat(model.summary()).isEqualTo("2 new tenants, 1 column left out");
        assertThat(model.importLabel()).isEqualTo("Import 2 tenants");
        assertThat(model.obstacle()).isEmpty();
    }

    @Test
    void whatIsChosenForAColumnIsReadAtOnceAndAlone() {
        read("a.csv", GOOD);
        assertThat(model.obstacle()).startsWith("Nothing is imported while");
        model.map(2, field("budget"), null);
        model.map(2, field("rate"), null);
        assertThat(model.obstacle()).isEqualTo("What was chosen is being checked.");
        settle();
        assertThat(fields()).containsExactly("name", "tier", "rate", "input", "output", "");
        assertThat(model.obstacle()).isEmpty();
        model.map(0, field("tier"), null);
        settle();
        assertThat(fields()).as("a field has one column").containsExactly("tier", "", "rate", "input", "output", "");
    }

    @Test
    void anImportIsOneEditAndUndoGivesTheVeryPlanBack() {
        read("a.csv", GOOD.replace("Peak", "Rate"));
        assertThat(model.importAll()).isTrue();
        assertThat(session.plan().tenants()).hasSize(before.tenants().size() + 2);
        assertThat(rate("acme-robotics")).isEqualTo(new Rate(120, Rate.Per.MINUTE));
        assertThat(arrived).singleElement().satisfies(what -> {
            assertThat(what.first()).contains(new TenantId("acme-robotics"));
            assertThat(what.said()).isEqualTo("Imported a.csv: 2 new tenants. New tenants wait in the tray.");
        });
        assertThat(model.state()).as("the page is done with the file").isEqualTo(ImportState.EMPTY);
        session.undo();
        assertThat(session.plan()).isSameAs(before);
    }

    private Rate rate(String tenant) {
        return Objects.requireNonNull(session.plan().tenant(new TenantId(tenant)).workloads().getFirst().traffic().pattern()).rate();
    }

    @Test
    void aWrongCellKeepsEverythingOutUntilItsRowIsLeftOutByName() {
        read("a.csv", GOOD.replace("Peak", "Rate").replace("120/min", "often"));
        assertThat(problems()).containsExactly("C2");
        assertThat(model.summary()).isEqualTo("1 problem, 1 column left out");
        assertThat(model.importAll()).isFalse();
        assertThat(session.plan()).isSameAs(before);
        assertThat(model.importGoodLabel()).isEqualTo("Import without 1 row that is wrong");
        assertThat(model.importGood()).isTrue();
        assertThat(session.plan().tenants().stream().map(Tenant::name)).contains("Borealis Bank").doesNotContain("Acme Robotics");
        assertThat(arrived.getFirst().said()).isEqualTo("Imported a.csv: 1 new tenant. New tenants wait in the tray. Row 2 was left out.");
    }

    @Test
    void noRowIsGoodWhereAProblemIsOfTheWholeSheet() {
        read("a.csv", GOOD.replace("Customer", "Someone").replace("Peak", "Rate"));
        assertThat(problems()).isNotEmpty();
        assertThat(model.importGoodLabel()).isEmpty();
        assertThat(model.importGood()).isFalse();
        assertThat(session.plan()).isSameAs(before);
    }

    @Test
    void rowsThatThePlanHasAlreadyAreNoImport() {
        String text = "Id,Name\nlaunch,Launch operator\n".replace("launch,", TestPlans.LAUNCH + ",");
        read("a.csv", text);
        assertThat(model.summary()).isEqualTo("Nothing new, 1 as in the plan");
        assertThat(model.obstacle()).isEqualTo("The plan says all of this already.");
        assertThat(model.importAll()).isFalse();
        read("b.csv", text.replace("Launch operator", "Launch desk"));
        assertThat(model.importAll()).isTrue();
        assertThat(arrived.getFirst().said()).isEqualTo("Imported b.csv: 1 tenant changed.");
        assertThat(session.plan().tenant(TestPlans.LAUNCH).name()).isEqualTo("Launch desk");
    }

    @Test
    void anotherLineCanHoldTheTitles() {
        read("a.csv", "Rate,Name,,,,\n" + GOOD.replace("Peak", "Rate"));
        assertThat(opened().page().mapping().header()).as("the line that names most").isEqualTo(1);
        model.header(0);
        settle();
        assertThat(fields()).containsExactly("rate", "name", "", "", "", "");
        assertThat(problems()).isNotEmpty();
    }

    @Test
    void anEditMeanwhileIsReadForBeforeAnythingComesIn() {
        read("a.csv", GOOD.replace("Peak", "Rate"));
        session.apply(TestPlans.rename(session.plan(), "Launch desk"));
        assertThat(model.importAll()).as("what was read for another plan").isFalse();
        settle();
        assertThat(model.importAll()).isTrue();
        assertThat(session.plan().tenant(TestPlans.LAUNCH).name()).isEqualTo("Launch desk");
    }

    @Test
    void whatWasReadForAnOlderChoiceIsForgotten() {
        read("a.csv", GOOD);
        model.map(2, field("budget"), null);
        clock.pass(Checker.QUIET);
        model.map(2, field("rate"), null);
        runner.runAll();
        assertThat(opened().settled()).as("the older reading ended, and is of another choice").isNull();
        settle();
        assertThat(Objects.requireNonNull(opened().settled()).count(Subject.TENANTS, true)).isEqualTo(2);
    }

    @Test
    void aFileThatCannotBeReadIsOneLineAndLeavesTheOtherOpen() throws IOException {
        Opened first = read("a.csv", GOOD);
        model.read(folder.resolve("none.xlsx"));
        runner.runAll();
        assertThat(model.state().problem()).contains("none.xlsx").hasLineCount(1);
        assertThat(opened()).isEqualTo(first);
        model.read(Files.write(folder.resolve("bomb.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0}));
        runner.runAll();
        assertThat(model.state().problem()).contains("bomb.xlsx").hasLineCount(1);
        assertThat(opened()).isEqualTo(first);
        assertThat(dialogs.errors).as("said where one looks").isEmpty();
    }

    @Test
    void readingCanBeEndedAndNothingComesOfIt() {
        model.read(file("a.csv", GOOD));
        assertThat(model.state().reading()).isNotNull();
        model.cancel();
        runner.runAll();
        assertThat(model.state()).isEqualTo(ImportState.EMPTY);
    }

    @Test
    void aLongCheckTellsHowFarItIsAndCanBeEnded() {
        StringBuilder rows = new StringBuilder("Name,Rate,Input tokens,Output tokens\n");
        for (int i = 0; i < 2_500; i++) {
            rows.append("Tenant ").append(i).append(",2/s,100,10\n");
        }
        model.read(file("a.csv", rows.toString()));
        runner.runOneBehind();
        List<Double> shares = new ArrayList<>();
        model.checkedShareProperty().subscribe(share -> shares.add(share.doubleValue()));
        runner.runFront();
        runner.runOneBehind();
        runner.runFront();
        assertThat(shares).as("nothing goes on, so much, and nothing again").containsExactly(-1.0, 0.2, 0.4, -1.0);
        assertThat(model.importLabel()).isEqualTo("Import 2,500 tenants");
        model.take(false);
        clock.pass(Checker.QUIET);
        model.take(true);
        clock.pass(Checker.QUIET);
        model.cancelCheck();
        assertThat(model.obstacle()).startsWith("The check was ended.");
        runner.runAll();
        assertThat(opened().settled()).as("nothing comes of it").isNull();
        assertThat(jobs.running()).isEmpty();
    }

    @Test
    void aFileThatIsReadWhileNobodyLooksIsCheckedWhenSomeoneDoes() {
        model.read(file("a.csv", GOOD.replace("Peak", "Rate")));
        model.open(false);
        runner.runAll();
        assertThat(opened().check()).isNull();
        model.open(true);
        settle();
        assertThat(model.summary()).isEqualTo("2 new tenants, 1 column left out");
    }

    @Test
    void theSecondOfTwoFilesCounts() {
        model.read(file("a.csv", GOOD));
        model.read(file("b.csv", GOOD.replace("Acme", "Apex")));
        runner.runAll();
        assertThat(opened().name()).isEqualTo("b.csv");
    }

    @Test
    void aFileReadAgainKeepsWhatItsColumnsHold() {
        read("a.csv", GOOD.replace("120/min", "often"));
        model.map(2, field("rate"), null);
        settle();
        assertThat(problems()).containsExactly("C2");
        file("a.csv", GOOD);
        model.again();
        runner.runAll();
        assertThat(fields()).contains("rate");
        assertThat(model.obstacle()).isEmpty();
    }

    @Test
    void aColumnWithoutATitleIsNotForgotten() {
        read("a.csv", "Name,Rate,Input tokens,Output tokens,\nAcme,2/s,100,10,and this\n");
        assertThat(fields()).containsExactly("name", "rate", "input", "output", "");
        assertThat(model.summary()).isEqualTo("1 new tenant, 1 column left out");
    }

    @Test
    void bareNumbersTakeTheUnitThatIsChosen() {
        read("a.csv", GOOD.replace("Peak", "Rate").replace("/min", ""));
        model.map(2, field("rate"), "/h");
        settle();
        model.importAll();
        assertThat(rate("acme-robotics")).isEqualTo(new Rate(120, Rate.Per.HOUR));
    }

    @Test
    void whileNobodyLooksNothingIsRead() {
        read("a.csv", GOOD.replace("Peak", "Rate"));
        model.open(false);
        session.apply(TestPlans.rename(session.plan(), "Launch desk"));
        clock.pass(Checker.QUIET);
        assertThat(runner.waiting()).isZero();
        assertThat(model.importAll()).as("what was read for another plan").isFalse();
        model.open(true);
        settle();
        assertThat(Objects.requireNonNull(opened().settled()).plan()).isSameAs(session.plan());
    }

    @Test
    void aFileThatIsDroppedOpensThePage() {
        model.open(false);
        List<String> asked = new ArrayList<>();
        model.onRead(() -> asked.add("page"));
        model.read(file("a.csv", GOOD));
        assertThat(asked).containsExactly("page");
        dialogs.open = Optional.of(file("b.csv", GOOD));
        model.open(true);
        model.choose();
        runner.runAll();
        assertThat(opened().name()).isEqualTo("b.csv");
        assertThat(asked).as("it is open already").hasSize(1);
    }

    private Opened book(Map<String, List<String>> sheets) throws IOException {
        model.read(TestWorkbooks.write(folder.resolve("book.xlsx"), sheets));
        runner.runAll();
        return opened();
    }

    private static Map<String, List<String>> fleetAndTenants() {
        Map<String, List<String>> sheets = new LinkedHashMap<>();
        sheets.put("Notes", List.of("These are the figures of spring"));
        sheets.put("Clusters", List.of("Cluster,GPU type,Nodes,On-demand $/GPU h,Reserved $/GPU h,Price date", "Frankfurt,h100,4,4,3,2026-11-01", "Dublin,h100,2,4,3,2026-11-01"));
        sheets.put("Customers", List.of("Customer,Rate (req/s),Prompt tokens,Completion tokens", "Acme Robotics,4,1800,320"));
        return sheets;
    }

    @Test
    void allSheetsThatNameSomethingComeInAsOneEdit() throws IOException {
        Opened book = book(fleetAndTenants());
        assertThat(book.pages().stream().map(ImportState.Page::taken)).containsExactly(false, true, true);
        assertThat(book.page().grid().name()).as("the first that is imported").isEqualTo("Clusters");
        assertThat(model.summary()).isEqualTo("1 new tenant, 2 new clusters");
        assertThat(model.importLabel()).isEqualTo("Import all of it");
        assertThat(model.importAll()).isTrue();
        assertThat(session.plan().fleet()).hasSize(before.fleet().size() + 2);
        assertThat(session.plan().tenants()).hasSize(before.tenants().size() + 1);
        session.undo();
        assertThat(session.plan()).isSameAs(before);
    }

    @Test
    void aSheetCanBeLeftOut() throws IOException {
        book(fleetAndTenants());
        model.take(false);
        settle();
        assertThat(model.summary()).isEqualTo("1 new tenant");
        model.sheet(2);
        model.take(false);
        settle();
        assertThat(model.obstacle()).isEqualTo("No sheet is chosen: tick the one to import.");
    }

    @Test
    void rowsAreLeftOutOfTheSheetThatTheyAreIn() throws IOException {
        Map<String, List<String>> sheets = fleetAndTenants();
        sheets.put("Clusters", List.of("Cluster,GPU type,Nodes,On-demand $/GPU h,Reserved $/GPU h,Price date", "Frankfurt,h100,4,4,3,2026-11-01", "Dublin,h100,many,4,3,2026-11-01"));
        sheets.put("Customers", List.of("Customer,Rate (req/s),Prompt tokens,Completion tokens", "Acme Robotics,often,1800,320", "Borealis Bank,4,900,150"));
        book(sheets);
        SheetCheck check = Objects.requireNonNull(opened().check());
        assertThat(check.found().stream().map(found -> found.sheet() + " " + found.address())).containsExactly("Clusters C3", "Customers B2");
        assertThat(model.importGood()).isTrue();
        assertThat(session.plan().fleet().getLast().name()).isEqualTo("Frankfurt");
        assertThat(arrived.getFirst().said()).endsWith("2 rows were left out: Clusters 3, Customers 2.");
    }

    @Test
    void aSheetCanBeTakenForSomethingElse() {
        read("a.csv", "Cluster,GPU type,Nodes\nFrankfurt,h100,4\n");
        assertThat(opened().page().mapping().subject()).isEqualTo(Subject.FLEET);
        model.subject(Subject.PRICES);
        settle();
        assertThat(opened().page().mapping().subject()).isEqualTo(Subject.PRICES);
        assertThat(problems()).isNotEmpty();
    }

    @Test
    void whatWasChosenIsThereTheNextTimeUntilItIsForgotten() {
        read("a.csv", GOOD);
        model.map(2, field("rate"), null);
        settle();
        assertThat(opened().page().remembered()).isFalse();
        model.importAll();
        runner.runAll();
        memory = new RememberedMappings(folder.resolve("config"), runner);
        model = model();
        model.open(true);
        read("spring.csv", GOOD.replace("Acme", "Apex"));
        assertThat(fields()).containsExactly("name", "tier", "rate", "input", "output", "");
        assertThat(opened().page().remembered()).isTrue();
        model.forget();
        settle();
        assertThat(opened().page().remembered()).isFalse();
        assertThat(fields()).as("guessed again").containsExactly("name", "tier", "", "input", "output", "");
        read("summer.csv", GOOD);
        assertThat(opened().page().remembered()).isFalse();
    }

    @Test
    void theTemplateComesBackWithoutItsExamples() {
        Path file = folder.resolve("template.xlsx");
        dialogs.save = Optional.of(file);
        model.saveTemplate();
        runner.runAll();
        assertThat(model.state().note()).isEqualTo("The template is saved as " + file + ". Fill it in, and choose it here.");
        model.read(file);
        runner.runAll();
        assertThat(opened().pages().stream().filter(ImportState.Page::taken).map(page -> page.mapping().subject())).containsExactlyInAnyOrder(Subject.values());
        assertThat(problems()).isEmpty();
        assertThat(model.obstacle()).isEqualTo("There is no row to import below the titles.");
        dialogs.save = Optional.of(folder.resolve("none/template.xlsx"));
        model.saveTemplate();
        runner.runAll();
        assertThat(model.state().problem()).contains("template.xlsx").hasLineCount(1);
    }
}
