package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.board.Selection;
import io.headroom.commands.Command;
import io.headroom.look.Theme;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.session.Clipboard;
import io.headroom.session.EngineThreads;
import io.headroom.session.FakeDialogs;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.Pace;
import io.headroom.session.PlanFiles;
import io.headroom.session.Settings;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.store.PlanDocument;
import io.headroom.words.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final FakeDialogs dialogs = new FakeDialogs();
    private Workbench bench = workbench();
    private Commands commands = new Commands(bench, new NoWindow(Theme.Choice.DARK));

    private Workbench workbench() {
        StillSimulator simulator = new StillSimulator(TestResults.of(TestPlans.plan(), Map.of(TestPlans.LAUNCH, 1.9), 38));
        return new Workbench(new Ports(new ManualClock(), runner, runner, runner, runner, simulator, PlanFiles.onDisk(), dialogs, folder, new EngineThreads(2)));
    }

    @BeforeEach
    void openThePlan() {
        bench = workbench();
        commands = new Commands(bench, new NoWindow(Theme.Choice.DARK));
        bench.session().openCopy(PlanDocument.of(TestPlans.plan()));
        runner.runAll();
    }

    @Test
    void everyCommandHasWordsAndItsOwnKeys() {
        Set<String> keys = new HashSet<>();
        assertThat(commands.all()).hasSizeGreaterThan(25).allSatisfy(command -> {
            assertThat(command.words().get()).isNotBlank();
            assertThat(command.keys()).allSatisfy(key -> assertThat(keys.add(key)).as(key).isTrue());
        });
        assertThatThrownBy(() -> commands.get("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCannotBeDoneSaysWhyAndDoesNothing() {
        Command undo = commands.get("edit.undo");
        assertThat(undo.enabled()).isFalse();
        assertThat(undo.hint("Ctrl+Z")).isEqualTo("Undo (Ctrl+Z)\nNothing to undo.");
        assertThat(commands.get("plan.move").obstacle().get()).isEqualTo("Select a tenant first.");
        commands.get("plan.remove").run();
        assertThat(bench.session().dirtyProperty().get()).isFalse();
    }

    @Test
    void undoNamesTheEdit() {
        bench.selectionProperty().set(new Selection.OfPartition(TestPlans.LANE));
        commands.get("plan.grow").run();
        assertThat(bench.session().plan().partition(TestPlans.LANE).gpus()).isEqualTo(20);
        assertThat(commands.get("edit.undo").words().get()).isEqualTo("Undo Resize Lane 1 to 20 GPUs");
        commands.get("edit.undo").run();
        assertThat(commands.get("edit.redo").words().get()).isEqualTo("Redo Resize Lane 1 to 20 GPUs");
    }

    @Test
    void aNewCabinTakesTheSelectedTenant() {
        bench.selectionProperty().set(new Selection.OfTenant(TestPlans.LAUNCH));
        commands.get("plan.newCabin").run();
        assertThat(bench.session().plan().partitions()).hasSize(3);
        assertThat(bench.session().plan().partitions().getLast().owner()).isEqualTo(TestPlans.LAUNCH);
    }

    @Test
    void aLanguageIsKeptForTheNextStartAndSaysSo() {
        assertThat(commands.get("view.language.DESKTOP").on()).isNotNull().satisfies(on -> assertThat(on.getAsBoolean()).isTrue());
        commands.get("view.language.GERMAN").run();
        assertThat(bench.hintProperty().get()).isEqualTo("Deutsch from the next start on.");
        assertThat(commands.get("view.language.GERMAN").on()).isNotNull().satisfies(on -> assertThat(on.getAsBoolean()).isTrue());
        bench.settings().flush();
        runner.runAll();
        assertThat(Settings.saved(folder, "language", Language.class)).contains(Language.GERMAN);
    }

    @Test
    void theLastReplicaIsNotShrunkAway() {
        bench.selectionProperty().set(new Selection.OfPartition(TestPlans.CABIN));
        commands.get("plan.shrink").run();
        assertThat(commands.get("plan.shrink").obstacle().get()).isEqualTo("It holds one replica. Remove it instead.");
    }

    @Test
    void anIncidentHitsWhatIsSelectedAndIsUndoneLikeAnyEdit() {
        Plan before = bench.session().plan();
        Command burst = commands.get("incident.burst");
        assertThat(burst.hint("")).isEqualTo("Load ×10 for 5 minutes\nSelect a tenant in a cabin or lane first.");
        bench.selectionProperty().set(new Selection.OfTenant(TestPlans.LAUNCH));
        assertThat(burst.words().get()).isEqualTo("Load ×10 for 5 minutes: Launch operator");
        burst.run();
        assertThat(bench.session().plan().incidents()).as("no run is under way: at the end of the warm-up")
                .containsExactly(new Incident(new Incident.What.Burst(TestPlans.LAUNCH, 10), 60, 300));
        assertThat(bench.hintProperty().get()).isEqualTo("Load ×10 on Launch operator: at 09:01:00. Undo takes it back.");
        assertThat(commands.get("edit.undo").words().get()).isEqualTo("Undo Load ×10 on Launch operator");
        commands.get("edit.undo").run();
        assertThat(bench.session().plan()).isEqualTo(before);
    }

    @Test
    void anIncidentIsOfferedWhereThereIsSomethingToHit() {
        assertThat(commands.get("incident.node").words().get()).isEqualTo("Lose a node of A for 10 minutes");
        commands.get("incident.node").run();
        commands.get("incident.node").run();
        assertThat(bench.session().plan().incidents()).extracting(Incident::what)
                .containsExactly(new Incident.What.NodesLost(TestPlans.CLUSTER, 1), new Incident.What.NodesLost(TestPlans.CLUSTER, 2));
        assertThat(commands.get("incident.provider").obstacle().get()).isEqualTo("The plan has no outside provider. Add one on the page of the plan.");
        assertThat(commands.get("incident.delay").obstacle().get()).isEqualTo("No cluster comes on a date. Give one a date on the page of the plan.");
        bench.selectionProperty().set(new Selection.OfTenant(TestPlans.TRAY));
        assertThat(commands.get("incident.launch").enabled()).as("an unplaced tenant is not simulated").isFalse();
    }

    @Test
    void removingTheSelectionSelectsNothing() {
        bench.selectionProperty().set(new Selection.OfTenant(TestPlans.LAUNCH));
        commands.get("plan.remove").run();
        assertThat(bench.selectionProperty().get()).isEqualTo(Selection.none());
    }

    @Test
    void paceAndModeAreSwitches() {
        commands.get("run.pace.MAX").run();
        assertThat(bench.live().paceProperty().get()).isEqualTo(Pace.MAX);
        commands.get("run.show.MOMENT").run();
        assertThat(bench.gauges().scopeInWords()).isEqualTo("Moment: press Run");
    }

    @Test
    void theWorkbookIsWrittenInTheBackground() {
        Path file = folder.resolve("plan.xlsx");
        dialogs.save = Optional.of(file);
        commands.get("file.export").run();
        assertThat(bench.jobs().running()).hasSize(1);
        runner.runAll();
        assertThat(file).isNotEmptyFile();
        assertThat(bench.hintProperty().get()).contains("plan.xlsx");
    }

    @Test
    void aWorkbookThatCannotBeWrittenMayGoElsewhere() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken.xlsx"));
        Path free = folder.resolve("free.xlsx");
        dialogs.save = Optional.of(taken);
        dialogs.elsewhere.add(free);
        commands.get("file.export").run();
        runner.runAll();
        assertThat(dialogs.errors).singleElement().asString().contains("taken.xlsx was not saved: it is a folder.").hasLineCount(1);
        assertThat(free).isNotEmptyFile();
        assertThat(bench.hintProperty().get()).contains("free.xlsx");
        dialogs.save = Optional.of(taken);
        commands.get("file.export").run();
        runner.runAll();
        assertThat(dialogs.errors).as("told once more, and left at that").hasSize(2);
        assertThat(bench.jobs().running()).isEmpty();
    }

    @Test
    void theSummaryIsWrittenForWhomItIs() throws IOException {
        Path file = folder.resolve("plan.pdf");
        dialogs.save = Optional.of(file);
        dialogs.choice = Optional.of(1);
        commands.get("file.exportSummary").run();
        runner.runAll();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("For the customer");
        }
        assertThat(bench.hintProperty().get()).contains("plan.pdf");
    }

    @Test
    void theBoardIsWrittenAsTheNameSays() throws IOException {
        dialogs.save = Optional.of(folder.resolve("board.svg"));
        commands.get("file.exportBoard").run();
        dialogs.save = Optional.of(folder.resolve("board.PNG"));
        commands.get("file.exportBoard").run();
        dialogs.save = Optional.of(folder.resolve("board.gif"));
        commands.get("file.exportBoard").run();
        runner.runAll();

        assertThat(folder.resolve("board.svg")).content().contains("<svg").contains(TestPlans.plan().tenants().getFirst().name());
        assertThat(ImageIO.read(folder.resolve("board.PNG").toFile()).getWidth()).isEqualTo(2_400);
        assertThat(folder.resolve("board.gif")).doesNotExist();
        assertThat(dialogs.errors).containsExactly("board.gif was not written: end its name in .png or .svg.");
    }

    @Test
    void theBoardGoesToTheClipboardAsPictureAndWords() throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        new Commands(bench, new NoWindow(Theme.Choice.DARK, new Clipboard() {
            @Override
            public void put(String clip, String text) {}

            @Override
            public void putTable(String text, String html) {}

            @Override
            public void putPicture(byte[] png, String text) {
                pictures.add(png);
                texts.add(text);
            }

            @Override
            public Optional<String> clip() {
                return Optional.empty();
            }

            @Override
            public Optional<String> text() {
                return Optional.empty();
            }
        })).get("file.copyBoard").run();
        runner.runAll();

        assertThat(ImageIO.read(new ByteArrayInputStream(pictures.getFirst())).getWidth()).isEqualTo(2_400);
        assertThat(texts.getFirst()).contains("GPUs");
    }

    @Test
    void aTraceThatIsNoneIsOneLineAndNoChange() throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, "hello\n");
        dialogs.open = Optional.of(file);
        commands.get("file.import").run();
        runner.runAll();
        assertThat(dialogs.errors).singleElement().asString().contains("bad.csv").hasLineCount(1);
        assertThat(bench.session().dirtyProperty().get()).isFalse();
    }

    @Test
    void anImportedTraceIsSelected() throws IOException {
        Path file = folder.resolve("morning.csv");
        Files.writeString(file, "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03.9799600,4808,10\n2023-11-16 18:17:04.0319600,3180,8\n");
        bench.openOrImport(List.of(file));
        runner.runAll();
        assertThat(bench.session().plan().traces()).hasSize(1);
        assertThat(bench.selectionProperty().get()).isInstanceOf(Selection.OfTenant.class);
    }

    @Test
    void aDroppedTableIsATraceOrASheetAsItsContentTells() throws IOException {
        Path trace = folder.resolve("morning.csv");
        Files.writeString(trace, "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03.9799600,4808,10\n");
        Path sheet = folder.resolve("customers.csv");
        Files.writeString(sheet, "Customer;Rate (req/s);Prompt tokens;Completion tokens\nAcme;4,5;1800;320\n");
        List<String> pages = new ArrayList<>();
        bench.importing().onRead(() -> pages.add("page"));
        bench.openOrImport(List.of(trace));
        runner.runAll();
        assertThat(bench.session().plan().traces()).hasSize(1);
        assertThat(pages).isEmpty();
        bench.openOrImport(List.of(sheet));
        runner.runAll();
        assertThat(pages).as("the page opens, and nothing comes in unasked").hasSize(1);
        assertThat(bench.session().plan().traces()).hasSize(1);
        assertThat(dialogs.errors).isEmpty();
    }

    @Test
    void whatAnImportLeavesOutIsSaid() throws IOException {
        Path file = folder.resolve("chat.jsonl");
        Files.writeString(file, """
                {"timestamp": 0, "input_length": 600, "output_length": 9, "hash_ids": [0, 1]}
                {"timestamp": 10, "input_length": 600, "output_length": 0, "hash_ids": [0, 1]}
                """);
        bench.openOrImport(List.of(file));
        runner.runAll();
        assertThat(bench.session().plan().traces().getLast().prefixes()).isNotNull();
        assertThat(bench.hintProperty().get()).isEqualTo("1 of 2 rows without tokens in or tokens out: failed requests, left out.");
    }

    @Test
    void theClientsOfAPoolAreOneStepToUndo() throws IOException {
        Plan before = bench.session().plan();
        Path file = folder.resolve("pool_client_rates.csv");
        Files.writeString(file, "client,t_s,rate_rps,cv,pattern,param1,param2\n0,0,0.5,2,Gamma,0.25,1\n1,0,1,1,,0,0\n");
        bench.openOrImport(List.of(file));
        runner.runAll();
        assertThat(bench.session().plan().tenants()).hasSize(before.tenants().size() + 2);
        assertThat(bench.selectionProperty().get()).isInstanceOf(Selection.OfTenant.class);
        assertThat(bench.hintProperty().get()).contains("2 clients in 1 window of 600 s, 900 requests in all.", "Lengths of 2 clients assumed");
        commands.get("edit.undo").run();
        assertThat(bench.session().plan()).isEqualTo(before);
    }

    @Test
    void fleetCountsAddUp() {
        FleetCounts counts = FleetCounts.of(bench.session().plan());
        assertThat(counts).isEqualTo(new FleetCounts(32, 24, 0, 8, 0));
    }
}
