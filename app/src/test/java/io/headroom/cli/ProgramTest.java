package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.engine.Contention;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.report.Examples;
import io.headroom.report.json.ResultsJson;
import io.headroom.store.PlanFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Plan> simulated = new ArrayList<>();
    private final List<Picture.Look> drawn = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private Path file = Path.of("");
    private boolean display = true;
    private boolean cheap = true;
    private boolean memoryIsShort;
    private final List<Boolean> studied = new ArrayList<>();

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("launch.headroom");
        PlanFile.write(file, Examples.plan());
    }

    private int run(Object... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        Program program = new Program(terminal, new Display(display), (plan, running) -> opened.add(plan + (running ? " running" : "")), new Bitmaps((plan, results, look) -> {
            drawn.add(look);
            return PNG;
        }), replayed -> PNG,
                new Canned());
        return program.run(java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    /// Results made by hand.
    private final class Canned implements Simulation {
        @Override
        public Results run(Plan plan, int threads, Terminal terminal) {
            if (memoryIsShort) {
                throw new IllegalStateException(new OutOfMemoryError("Java heap space"));
            }
            simulated.add(plan);
            return Examples.results(plan);
        }

        @Override
        public @Nullable Contention contention(Plan plan, int threads, Terminal terminal, boolean asked) {
            studied.add(asked);
            return cheap || asked ? Examples.contention(plan) : null;
        }
    }

    @Test
    void tooLittleMemoryIsOneLineAndNoMistake() {
        memoryIsShort = true;
        assertThat(run("evaluate", file)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(1).contains("more memory than the", "-Xmx").doesNotContain("OutOfMemoryError");
    }

    private static byte[] json() {
        return ResultsJson.bytes(Examples.results(), Examples.contention(Examples.plan()), PlanFile.sha256(Examples.plan()));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsATable() {
        assertThat(run("evaluate", file)).isZero();
        assertThat(out()).contains("Launch window & friends", "simulated · 1 h after 5 min of warm-up · 3 replications · seed 7",
                "p99 TTFT ≤ 500 ms: missed", "1.90 s ±7 %", "Cabin 1", "Utilisation", "(estimated)");
        assertThat(err()).isEmpty();
    }

    @Test
    void optionsOverrideThePlan() {
        assertThat(run("evaluate", file, "--duration", "2h", "--warmup", "90s", "--seed", "-12", "--replications", "5", "--half-width", "2%", "--threads", "1")).isZero();
        assertThat(simulated).singleElement().extracting(Plan::run)
                .isEqualTo(Examples.plan().run().withDuration(7200).withWarmup(90).withSeed(-12).withReplications(5).withHalfWidth(0.02));
    }

    @Test
    void withoutOptionsThePlansSettingsHold() {
        run("evaluate", file);
        assertThat(simulated).singleElement().isEqualTo(Examples.plan());
    }

    @Test
    void jsonOnStandardOutputIsAlone() {
        assertThat(run("evaluate", file, "--json", "-")).isZero();
        assertThat(out.toByteArray()).isEqualTo(json());
        assertThat(err()).isEmpty();
    }

    @Test
    void writesWhatIsAskedFor() throws IOException {
        assertThat(run("evaluate", file, "--json", folder.resolve("r.json"), "--excel", folder.resolve("r.xlsx"), "--png", folder.resolve("r.png"))).isZero();
        assertThat(folder.resolve("r.json")).hasBinaryContent(json());
        assertThat(folder.resolve("r.png")).hasBinaryContent(PNG);
        try (XSSFWorkbook workbook = new XSSFWorkbook(folder.resolve("r.xlsx").toString())) {
            assertThat(workbook.getSheetName(0)).isEqualTo("Decision");
        }
        assertThat(out()).contains("Wrote").doesNotContain("Tenant ");
    }

    @Test
    void aForecastBringsWhatIsGuaranteedInLanes() throws IOException {
        assertThat(run("evaluate", file, "--duration", "20s", "--warmup", "0s", "--replications", "1", "--csv", folder.resolve("tables"), "--forecast")).isZero();
        assertThat(folder.resolve("tables").resolve("forecast.csv")).isNotEmptyFile();
        assertThat(Files.readAllLines(folder.resolve("tables").resolve("lanes.csv"))).hasSize(2).last().asString().startsWith("Lane 1,");
        assertThat(Files.readAllLines(folder.resolve("tables").resolve("guarantees.csv"))).as("the tier Public bounds no rate").hasSize(3).last().asString().startsWith("Chatbot 1M/day,Lane 1,its limits,");
    }

    @Test
    void whoMakesWhomWaitIsFoundOutForWhatShowsIt() throws IOException {
        run("evaluate", file);
        run("evaluate", file, "--png", folder.resolve("r.png"));
        assertThat(studied).as("neither shows it").isEmpty();
        run("evaluate", file, "--json", "-");
        run("evaluate", file, "--excel", folder.resolve("r.xlsx"));
        run("evaluate", file, "--json", "-", "--contention");
        assertThat(studied).as("whether it was asked for").containsExactly(false, false, true);
        run("evaluate", file, "--json", "-", "--no-contention");
        assertThat(studied).hasSize(3);
        assertThat(out.toByteArray()).isEqualTo(ResultsJson.bytes(Examples.results(), null, PlanFile.sha256(Examples.plan())));
        cheap = false;
        run("evaluate", file, "--json", "-");
        assertThat(out.toByteArray()).isEqualTo(ResultsJson.bytes(Examples.results(), null, PlanFile.sha256(Examples.plan())));
    }

    @Test
    void theTableTellsWhoIsRefusedWhoStarvesAndOnRequestWhy() {
        run("evaluate", file);
        assertThat(out()).contains("Refused by", "Launch operator: request rate ", ", tokens per day 7", "Lane 1 starves Launch operator, Emergency speech start-up", "0.61")
                .doesNotContain("Marketing copy shop: request rate", "Too few GPUs");
        run("evaluate", file, "--contention");
        assertThat(out()).contains("Too few GPUs", "Isolation", "Felt most");
        assertThat(out().lines().filter(line -> line.startsWith("Emergency speech start-up") && line.contains("+112 %"))).singleElement().asString()
                .contains("381 ms", "50.0 ms", "90.0 ms", "210 ms", "31.0 ms", "Launch operator");
        assertThat(out().lines().filter(line -> line.contains("+112 %")).map(String::length)).allMatch(length -> length < 130);
    }

    @Test
    void whatTakesTooManyRequestsIsLeftOutUnlessItIsAskedFor() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(said), false);
        Plan plan = Examples.plan();
        assertThat(ContentionRun.of(plan.withRun(plan.run().withDuration(100 * 3600)), 2, terminal, false)).isNull();
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).singleElement().asString().contains("left out", "requests", "more than 5M", "--contention", "--no-contention");
        said.reset();
        assertThat(ContentionRun.of(plan.withRun(plan.run().withDuration(5).withWarmup(0)), 2, terminal, false)).isNotNull();
        assertThat(said.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--edition customer,--pdf", "--forecast,--excel", "--offers,--csv", "--png-size 1280x800,--png", "--png-theme dark,--png", "--svg-theme dark,--svg"})
    void anOptionThatChangesNothingIsRefused(String option, String goesWith) {
        List<Object> arguments = new ArrayList<>(List.of("evaluate", file, "--json", folder.resolve("out.json")));
        arguments.addAll(List.of(option.split(" ", -1)));
        assertThat(run(arguments.toArray())).isEqualTo(2);
        assertThat(err().lines()).singleElement().asString().contains(option.split(" ", -1)[0], goesWith, "leave it out");
        assertThat(folder.resolve("out.json")).doesNotExist();
    }

    @Test
    void aPictureHasTheSizeAndColoursAskedFor() {
        assertThat(run("evaluate", file, "--png", folder.resolve("a.png"))).isZero();
        assertThat(run("evaluate", file, "--png", folder.resolve("b.png"), "--png-size", "1280x800", "--png-theme", "light")).isZero();
        assertThat(drawn).containsExactly(Picture.Look.USUAL, new Picture.Look(1280, 800, Picture.Scheme.LIGHT));
        assertThat(run("evaluate", file, "--png", folder.resolve("c.png"), "--png-size", "10x10")).isEqualTo(2);
        assertThat(err().lines()).singleElement().asString().contains("10x10", "1600x1000");
        assertThat(run("evaluate", file, "--png", folder.resolve("c.png"), "--png-theme", "pink")).isEqualTo(2);
        assertThat(err().lines()).singleElement().asString().contains("pink", "light or dark");
    }

    @Test
    void checkExitsWithOneWhenAnObjectiveIsMissed() {
        assertThat(run("evaluate", file, "--check", "--json", "-")).isEqualTo(1);
        assertThat(err().lines()).singleElement().asString().contains("1 objective is missed", "Launch operator", "p99 TTFT ≤ 500 ms", "1.90 s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--durations 1h | --duration", "--duration -5m | Duration", "--duration 0s | Duration", "--duration soon | \"soon\"",
            "--duration 400d | 366 days", "--warmup -1s | Warm-up", "--warmup 5 | \"5\"", "--seed abc | \"abc\"", "--seed 1.5 | \"1.5\"",
            "--replications 0 | replications", "--replications x | \"x\"", "--threads 0 | --threads", "--json | --json", "--excel no/such/r.xlsx | no/such",
            "--json . | folder", "extra | extra"})
    void badOptionsEndInOneLine(String options, String named) {
        List<Object> arguments = new ArrayList<>(List.of("evaluate", file));
        arguments.addAll(List.of(options.split(" ")));
        assertThat(run(arguments.toArray())).isEqualTo(2);
        assertThat(err().lines()).singleElement().asString().startsWith("headroom: ").contains(named);
        assertThat(out()).isEmpty();
        assertThat(simulated).isEmpty();
    }

    @Test
    void badPlansEndInOneLineThatNamesThem() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.headroom"), "{ \"name\": ");
        for (Path bad : List.of(broken, folder.resolve("missing.headroom"), folder)) {
            assertThat(run("evaluate", bad)).isEqualTo(2);
            assertThat(err().lines()).singleElement().asString().startsWith("headroom: ").contains(bad.toString());
        }
    }

    @Test
    void aPlanIsNeededToEvaluate() {
        assertThat(run("evaluate")).isEqualTo(2);
        assertThat(err().lines()).singleElement().asString().contains("PLAN", "headroom evaluate --help");
    }

    @Test
    void outputsNeverReplaceThePlanOrEachOther() throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThat(run("evaluate", file, "--json", file)).isEqualTo(2);
        assertThat(err()).contains("it is the plan");
        assertThat(file).hasBinaryContent(before);
        assertThat(run("evaluate", file, "--json", folder.resolve("x.xlsx"), "--excel", folder.resolve("./x.xlsx"))).isEqualTo(2);
        assertThat(err()).contains("another output goes there");
    }

    @ParameterizedTest
    @CsvSource({"--excel,out.csv,.xlsx", "--excel,-,.xlsx", "--pdf,out.xlsx,.pdf", "--png,out,.png", "--svg,out.png,.svg"})
    void outputsThatOthersTellByTheirNameEndAsTheyMust(String option, String name, String ending) {
        Path out = name.equals("-") ? Path.of(name) : folder.resolve(name);
        assertThat(run("evaluate", file, option, out)).isEqualTo(2);
        assertThat(err().lines()).singleElement().asString().contains(name, ending);
        assertThat(out).doesNotExist();
    }

    @Test
    void opensTheWindow() {
        assertThat(run()).isZero();
        assertThat(run(file)).isZero();
        assertThat(opened).containsExactly("null", file.toString());
        assertThat(run(folder.resolve("missing.headroom"))).isEqualTo(2);
        assertThat(err().lines()).singleElement().asString().contains("missing.headroom");
    }

    @Test
    void saysWhyThereIsNoWindow() {
        display = false;
        assertThat(run(file)).isEqualTo(2);
        assertThat(err().lines()).singleElement().asString().contains("No display", "headroom evaluate PLAN");
    }

    @Test
    void theDemoWritesFilesWhereThereIsNoDisplay() {
        display = false;
        Path demo = folder.resolve("demo/out");
        assertThat(run("--demo", demo, file)).isZero();
        assertThat(demo.resolve("launch.xlsx")).isNotEmptyFile();
        assertThat(demo.resolve("launch.json")).hasBinaryContent(json());
        assertThat(demo.resolve("workbench.png")).hasBinaryContent(PNG);
        assertThat(out()).contains("No display", demo.resolve("launch.xlsx").toString());
        display = true;
        assertThat(run("--demo", demo, file)).isZero();
        assertThat(opened).containsExactly(file + " running");
    }

    @Test
    void namesTheCommandsThereAre() {
        assertThat(run("simulate", file)).isEqualTo(2);
        assertThat(err().lines()).singleElement().asString().contains("There is no command \"simulate\"", "evaluate, compare");
    }

    @Test
    void helpAndVersion() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("evaluate", "Exit codes").doesNotContain("--demo");
        assertThat(run("evaluate", "--help")).isZero();
        assertThat(out()).contains("Usage: headroom evaluate", "--duration=TIME", "Measured time", "--excel=FILE", "Show the version");
        assertThat(run("--version")).isZero();
        assertThat(out()).startsWith("Headroom 0.");
    }

    @Test
    void aMistakeOfOursIsOneLineToo() {
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        Program program = new Program(terminal, new Display(true), (plan, running) -> {}, new Bitmaps((plan, results, look) -> PNG), replayed -> PNG, (plan, threads, shown) -> {
            throw new IllegalStateException("a\nb");
        });
        assertThat(program.run("evaluate", file.toString())).isEqualTo(70);
        assertThat(err().lines()).singleElement().asString().contains("a b", "report it");
    }
}
