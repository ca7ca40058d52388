package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.allocate.Counters;
import io.headroom.allocate.Watcher;
import io.headroom.allocate.sweep.Grid;
import io.headroom.allocate.sweep.Sweep;
import io.headroom.allocate.sweep.SweepTable;
import io.headroom.engine.Evaluation;
import io.headroom.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepFileTest {
    private static final Plan PLAN = Counters.plan(60, 1, Counters.tenant("shop", Counters.EAST, 4), Counters.tenant("clinic", Counters.WEST, 2));
    private static final String TEXT = """
            {
              "headroom": {"format": 1, "kind": "grid"},
              "axes": [{"gpus": {"east": [8, 16, 17]}}, {"seed": [1, 2]}],
              "points": [{"name": "as it is"}, {"name": "busy, \\"very\\"", "load": {"shop": 1.5}, "limits": {"tier": {"requests": "600/min", "waiting": 5, "tokens": null}}}]
            }
            """;

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("grid.results.csv");
    }

    private static Grid grid() throws BadPlanFile {
        return GridFile.parse("grid", TEXT);
    }

    private static SweepTable run(Path file, Plan plan, Grid grid, boolean resume) throws IOException {
        try (SweepFile results = SweepFile.open(file, plan, grid, resume)) {
            return new Sweep(plan, grid).run(results.known(), 1, Watcher.NOBODY, results::add);
        }
    }

    @Test
    void aGridIsWrittenAsItIsRead() throws IOException {
        assertThat(GridFile.parse("again", GridFile.format(grid()))).isEqualTo(grid());
        assertThat(grid().all()).hasSize(12);
        assertThat(GridFile.parse("object", TEXT.replace("[{\"gpus\"", "{\"gpus\"").replace("}, {\"seed\": [1, 2]}]", ", \"seed\": [1, 2]}"))).isEqualTo(grid());
    }

    @Test
    void aSweepThatWasCutAnywhereGoesOnToTheSameTable() throws IOException {
        SweepTable whole = run(file, PLAN, grid(), false);
        byte[] bytes = Files.readAllBytes(file);
        byte[] expected = SweepFile.csv(grid(), whole);
        int[] cuts = IntStream.concat(IntStream.of(0, 1, bytes.length - 1, bytes.length), new Random(5).ints(24, 0, bytes.length)).toArray();
        for (int cut : cuts) {
            Files.write(file, Arrays.copyOf(bytes, cut));
            SweepTable resumed = run(file, PLAN, grid(), true);
            assertThat(resumed).describedAs("cut at byte %d", cut).isEqualTo(whole);
            assertThat(SweepFile.csv(grid(), resumed)).isEqualTo(expected);
            assertThat(Files.readAllBytes(file)).describedAs("cut at byte %d", cut).isEqualTo(bytes);
        }
    }

    @Test
    void aPointThatLostALineRunsAgain() throws IOException {
        SweepTable whole = run(file, PLAN, grid(), false);
        List<String> lines = Files.readAllLines(file);
        for (int gone = 2; gone < lines.size(); gone += 5) {
            int left = gone;
            Files.writeString(file, IntStream.range(0, lines.size()).filter(i -> i != left).mapToObj(lines::get).collect(Collectors.joining("\n", "", "\n")));
            assertThat(run(file, PLAN, grid(), true)).describedAs("without line %d", gone + 1).isEqualTo(whole);
        }
    }

    @Test
    void whatIsKnownIsNotRunAgain() throws IOException {
        run(file, PLAN, grid(), false);
        try (SweepFile results = SweepFile.open(file, PLAN, grid(), true)) {
            assertThat(results.known()).hasSize(12);
        }
        assertThatThrownBy(() -> run(file, PLAN, grid(), false)).isInstanceOf(BadPlanFile.class).hasMessageContainingAll("12 points", "--resume");
    }

    @Test
    void resultsOfSomethingElseAreRefused() throws IOException {
        run(file, PLAN, grid(), false);
        refused(PLAN.withRun(PLAN.run().withSeed(8)), grid(), "another plan or grid");
        refused(PLAN, GridFile.parse("grid", TEXT.replace("[1, 2]", "[1, 3]")), "another plan or grid");
        Files.writeString(file, Files.readString(file).replaceFirst("engine " + Evaluation.VERSION, "engine 0.0.1"));
        refused(PLAN, grid(), "engine \"0.0.1\"");
        Files.writeString(file, "client,t_s\n1,2\n");
        refused(PLAN, grid(), "holds no results of a sweep");
    }

    @Test
    void aLineThatIsNoResultIsNamed() throws IOException {
        run(file, PLAN, grid(), false);
        List<String> lines = Files.readAllLines(file);
        for (String garbled : List.of("x", lines.get(3).replaceFirst("^[0-9]+", "99"), lines.get(3).replace("ran", "walked"), lines.get(3) + ",1", "\"")) {
            Files.writeString(file, IntStream.range(0, lines.size()).mapToObj(i -> i == 3 ? garbled : lines.get(i)).collect(Collectors.joining("\n", "", "\n")));
            refused(PLAN, grid(), "line 4");
        }
    }

    @Test
    void twoSweepsDoNotWriteToOneFile() throws IOException {
        try (SweepFile first = SweepFile.open(file, PLAN, grid(), true)) {
            assertThat(first.known()).isEmpty();
            assertThatThrownBy(() -> SweepFile.open(file, PLAN, grid(), true)).isInstanceOf(SaveFailed.class).hasMessageContaining("another sweep");
        }
    }

    private void refused(Plan plan, Grid grid, String... parts) throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> SweepFile.open(file, plan, grid, true)).isInstanceOf(BadPlanFile.class).hasMessageContainingAll(parts).message().doesNotContain("\n");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{}|$.headroom is missing",
        "{\"headroom\": {\"format\": 1}}|is a plan, not a grid",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}}|neither axes nor points",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axis\": []}|$.axis: is not known",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"gpu\": {\"east\": [1]}}}|$.axes.gpu: is not known: use scenario, seed",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"seed\": 1}}|$.axes.seed: is the number 1: it must be a list",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"seed\": []}}|$.axes.seed: An axis has no values",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"seed\": [1, 1.5]}}|$.axes.seed[1]: is the number 1.5",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"seed\": [1, 1]}}|$.axes.seed: Two of the values",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"seed\": [1e999]}}|$.axes.seed[0]",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"load\": {\"shop\": [-1]}}}|$.axes.load.shop[0]: The load of tenant shop is multiplied by -1",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"load\": {\"\": [1]}}}|$.axes.load",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"load\": [1]}}|$.axes.load: is a list: it must be an object",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"gpus\": {\"east\": [0]}}}|$.axes.gpus.east[0]: GPUs of partition east is 0",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"duration\": [60]}}|$.axes.duration[0]: is the number 60: it must be text",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"duration\": [\"1 fortnight\"]}}|$.axes.duration[0]: \"1 fortnight\" is not a duration",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"limits\": {\"tier\": {\"request\": [\"1/s\"]}}}}|$.axes.limits.tier.request[0]: There is no limit \"request\"",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"limits\": {\"tier\": {\"requests\": [\"many\"]}}}}|$.axes.limits.tier.requests[0]: \"many\" is not a rate",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"points\": [{\"seed\": 1}]}|$.points[0].name: is missing",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"points\": [{\"name\": \"a\", \"seed\": [1]}]}|$.points[0].seed: is a list",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"points\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}|Two of the points are called a",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"points\": 3}|$.points: is the number 3",
        "[1]|holds a list, not a grid",
        "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}|ends in the middle"
    })
    void aHostileGridGetsOneLineThatSaysWhere(String text, String line) {
        assertThatThrownBy(() -> GridFile.parse("my.grid.json", text)).isInstanceOf(BadPlanFile.class).hasMessageStartingWith("my.grid.json: ").hasMessageContaining(line)
                .message().doesNotContain("\n");
    }

    @Test
    void resultsStandBesideTheirGrid() {
        assertThat(SweepFile.beside(Path.of("a", "loads.grid.json"))).isEqualTo(Path.of("a", "loads.grid.results.csv"));
        assertThat(SweepFile.beside(Path.of("loads"))).isEqualTo(Path.of("loads.results.csv"));
        assertThat(new String(SweepFile.csv(new Grid(List.of(new Grid.Named("one", List.of())), List.of()),
                new SweepTable(List.of(), new Grid(List.of(new Grid.Named("one", List.of())), List.of()).all(), java.util.Map.of())), StandardCharsets.UTF_8)).contains("1,one,not run");
    }
}
