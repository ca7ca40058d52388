package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.calibrate.RunReplay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A run on an L40S, made up: two requests to Llama 3.1 8B, the second with one output token.
class RunValidationTest {
    private static final String META = """
            {"model": "meta-llama/Llama-3.1-8B", "started_at": "2026-04-25T18:47:18Z",
             "engine_kwargs": {"tensor_parallel_size": 1, "max_num_seqs": 4, "max_num_batched_tokens": 2048, "dtype": "bfloat16"}}
            """;
    private static final String REQUESTS = """
            {"request_id": "a", "input_toks": 300, "output_toks": 30, "arrival_time": 1777142838.5, "queued_ts": 7.5, "scheduled_ts": 7.5, "first_token_ts": 7.6, "last_token_ts": 8.4}
            {"request_id": "b", "input_toks": 400, "output_toks": 1, "arrival_time": 1777142838.75, "queued_ts": 7.75, "scheduled_ts": 7.8, "first_token_ts": 7.9, "last_token_ts": 7.9}
            """;

    @TempDir
    Path folder;

    private Path run = Path.of("unset");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<RunReplay.Outcome> drawn = new ArrayList<>();

    @BeforeEach
    void record() throws IOException {
        run = Files.createDirectory(folder.resolve("made-up_l40s"));
        Files.writeString(run.resolve("meta.json"), META);
        Files.writeString(run.resolve("requests.jsonl"), REQUESTS);
        Files.writeString(run.resolve("timeseries.csv"), "t,running,waiting\n0.6,3,0\n2,0,0\n");
    }

    private int validate(Object... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        Program program = new Program(terminal, new Display(false), (plan, running) -> {}, new Bitmaps((plan, results, look) -> new byte[0]), replayed -> {
            drawn.add(replayed);
            return new byte[] {1, 2, 3};
        });
        List<String> all = new ArrayList<>(List.of("validate"));
        Arrays.stream(arguments).map(Object::toString).forEach(all::add);
        return program.run(all.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsTheErrorsBesideWhatIsAllowedAndHowFarTheCountsDiffer() {
        assertThat(validate("--run", run)).isZero();
        assertThat(out()).contains("made-up_l40s: Llama 3.1 8B on L40S 48 GB, 2 requests", "Times run from when the engine queued a request").containsPattern("TPOT +27\\.6 ms ")
                .containsPattern("E2E .* median 8\\.0, P90 20\\.0").contains("1.0 running sequences, 0.0 waiting requests");
        assertThat(err()).isEmpty();
    }

    @Test
    void anErrorThatIsTooLargeFailsTheCheckAndOnlyThat() throws IOException {
        Files.writeString(run.resolve("requests.jsonl"), REQUESTS.replace("8.4}", "30}"));
        assertThat(validate("--run", run)).isZero();
        assertThat(validate("--run", run, "--check")).isEqualTo(Program.NOT_MET);
        assertThat(err()).contains("larger than allowed").hasLineCount(1);
    }

    @Test
    void jsonHasARowForEachFigureAndTheCountsOverTime() {
        assertThat(validate("--run", run, "--json", "-")).isZero();
        JsonNode json = JsonMapper.shared().readTree(out());
        assertThat(json.propertyNames()).containsExactly("rows", "groups", "timeseries");
        assertThat(json.get("rows").valueStream().map(row -> row.get("id").asString() + " " + row.get("metric").asString())).containsExactly("made-up_l40s a e2e_ms",
                "made-up_l40s a ttft_ms", "made-up_l40s a tpot_ms", "made-up_l40s b e2e_ms", "made-up_l40s b ttft_ms", "made-up_l40s b tpot_ms");
        assertThat(json.get("rows").get(5).get("verdict").asString()).isEqualTo("left out");
        JsonNode group = json.get("groups").get(0);
        assertThat(group.propertyNames()).containsExactly("name", "n", "ttft", "tpot", "e2e", "excluded");
        JsonNode first = json.get("timeseries").get(0);
        assertThat(first.propertyNames()).containsExactly("t_s", "running", "waiting", "kv");
        assertThat(first.get("running").get("measured").doubleValue()).isEqualTo(3);
        assertThat(first.get("kv").get("measured").isNull()).isTrue();
        assertThat(first.get("kv").get("simulated").doubleValue()).isPositive();
    }

    @Test
    void thePictureIsOfTheReplay() throws IOException {
        Path png = folder.resolve("run.png");
        assertThat(validate("--run", run, "--png", png, "--json", folder.resolve("run.json"))).isZero();
        assertThat(Files.readAllBytes(png)).containsExactly(1, 2, 3);
        assertThat(drawn).singleElement().satisfies(one -> assertThat(one.run().name()).isEqualTo("made-up_l40s"));
        assertThat(out()).contains("Wrote " + png, "Wrote " + folder.resolve("run.json"));
    }

    @Test
    void aProfilesFileAndTheGpuAskedForAreUsed() throws IOException {
        validate("--run", run, "--json", "-");
        String shipped = out();
        Path slow = Files.writeString(folder.resolve("slow.profiles"), """
                {"headroom": {"format": 1, "kind": "profiles"}, "profiles": [{"id": "slow", "name": "Slow", "gpu": "l40s-48", "engine": "vllm",
                  "coefficients": {"step": "100ms"}, "source": "made up"}]}
                """);
        assertThat(validate("--run", run, "--json", "-", "--profile", slow)).isZero();
        assertThat(out()).isNotEqualTo(shipped).contains("profile slow");
        assertThat(validate("--run", run, "--gpu", "h100-80-sxm")).isZero();
        assertThat(out()).contains("on H100 80 GB SXM");
    }

    @Test
    void badInputIsOneLine() throws IOException {
        Files.writeString(run.resolve("requests.jsonl"), REQUESTS + "{\n");
        assertThat(validate("--run", run)).isEqualTo(Program.BAD_INPUT);
        assertThat(err()).contains("made-up_l40s/requests.jsonl: line 3: is not valid JSON").hasLineCount(1);
        assertThat(validate("--run", run, "--gpu", "two words")).isEqualTo(Program.BAD_INPUT);
        assertThat(err()).contains("is no GPU type").hasLineCount(1);
        assertThat(validate("--run", run, "--json", run.resolve("meta.json"))).isEqualTo(Program.BAD_INPUT);
        assertThat(err()).contains("folder of what is compared with").hasLineCount(1);
        assertThat(validate("--run", run, "--queueing", run)).isEqualTo(Program.BAD_INPUT);
        assertThat(err()).contains("one of: --queueing FILE, --measured FILE, --run FOLDER").hasLineCount(1);
        assertThat(validate("--run", run, "--ramp", "1s")).isEqualTo(Program.BAD_INPUT);
        assertThat(err()).contains("--ramp belongs to --measured").hasLineCount(1);
        assertThat(validate("--run", run, "--seed", "2")).isEqualTo(Program.BAD_INPUT);
        assertThat(err()).contains("--seed belongs to --queueing").hasLineCount(1);
        assertThat(validate("--queueing", run, "--png", "x.png")).isEqualTo(Program.BAD_INPUT);
        assertThat(err()).contains("--png goes with --run").hasLineCount(1);
    }
}
