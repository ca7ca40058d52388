package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateMeasuredTest {
    private static final Path SAMPLE = Path.of("..", "samples", "measurements.csv");
    private static final String HEADER = "id,model,gpu,engine,precision,input_tokens,output_tokens,concurrency,tp,ttft_ms,tpot_ms\n";

    @TempDir
    Path folder;

    private final CommandRig program = new CommandRig();

    private int run(Object... arguments) {
        return program.run(arguments);
    }

    private String out() {
        return program.out();
    }

    private void refuses(String message, Object... arguments) {
        assertThat(run(arguments)).as(message).isEqualTo(Program.BAD_INPUT);
        assertThat(program.err()).contains(message).hasLineCount(1);
    }

    @Test
    void printsGroupsTheFurthestRowsAndWhatWasLeftOut() {
        assertThat(run("validate", "--measured", SAMPLE)).isZero();
        assertThat(out()).containsPattern("(?m)^all +44 +median [\\d.]+, P90 [\\d.]+ +median [\\d.]+, P90 [\\d.]+ +\\d+ +4$")
                .contains("The 10 furthest off", "llama-3.1-8b-4096-64-c1", "Left out by rule: 4 of 48 rows (8.33 %)", "8 left out");
        assertThat(out().lines().filter(line -> line.startsWith("  llama"))).hasSize(10);
    }

    @Test
    void theCheckFailsOnARowOutsideAndOnlyThen() throws IOException {
        assertThat(run("validate", "--measured", SAMPLE, "--check")).isEqualTo(Program.NOT_MET);
        assertThat(program.err()).contains("outside").hasLineCount(1);
        // What the simulation itself says of a row is inside whatever error is stated.
        Path row = Files.writeString(folder.resolve("one.csv"), HEADER + "a,llama-3.1-8b,h100-80-sxm,vllm,bf16,1024,128,4,1,50,8\n");
        assertThat(run("validate", "--measured", row, "--json", "-")).isZero();
        JsonNode rows = JsonMapper.shared().readTree(out()).get("rows");
        Path same = Files.writeString(folder.resolve("same.csv"), HEADER + "a,llama-3.1-8b,h100-80-sxm,vllm,bf16,1024,128,4,1,%s,%s\n"
                .formatted(rows.get(0).get("simulated").asString(), rows.get(1).get("simulated").asString()));
        assertThat(run("validate", "--measured", same, "--check")).isZero();
    }

    @Test
    void jsonHasAllKeysAndIsTheSameOnAnyNumberOfThreads() throws IOException {
        assertThat(run("validate", "--measured", SAMPLE, "--json", "-", "--threads", "1")).isZero();
        String one = out();
        Path target = folder.resolve("report.json");
        assertThat(run("validate", "--measured", SAMPLE, "--json", target, "--threads", "2")).isZero();
        assertThat(Files.readString(target)).isEqualTo(one);
        JsonNode json = JsonMapper.shared().readTree(one);
        assertThat(json.propertyNames()).containsExactly("rows", "groups", "left_out");
        assertThat(json.get("rows")).hasSize(96);
        assertThat(json.get("rows").get(0).propertyNames()).containsExactly("id", "metric", "expected", "simulated", "ci", "verdict", "why");
        assertThat(json.get("groups").get(0).propertyNames()).containsExactly("name", "n", "ttft", "tpot", "excluded");
        assertThat(json.get("left_out").get(0).get("rule").asString()).isEqualTo("unknown_model");
        assertThat(json.get("left_out").get(0).get("share").doubleValue()).isEqualTo(1 / 48.0);
    }

    @Test
    void rowsHeldOutOfAFitAreScoredInEveryWay() throws IOException {
        Path few = Files.write(folder.resolve("few.csv"), Files.readAllLines(SAMPLE).stream()
                .filter(line -> line.startsWith("id,") || line.startsWith("llama-3.1-8b-256")).toList());
        for (String way : new String[] {"rows", "engine", "gpus"}) {
            assertThat(run("validate", "--measured", few, "--held-out", way, "--json", "-")).as(way).isZero();
            assertThat(JsonMapper.shared().readTree(out()).get("groups").get(0).get("n").intValue()).isEqualTo(5);
        }
    }

    @Test
    void theProtocolCanBeGiven() {
        assertThat(run("validate", "--measured", SAMPLE, "--json", "-")).isZero();
        String stated = out();
        assertThat(run("validate", "--measured", SAMPLE, "--json", "-", "--requests-per-client", "2", "--shortest", "100%", "--ramp", "10s")).isZero();
        assertThat(out()).isNotEqualTo(stated);
    }

    @Test
    void badInputIsOneLine() throws IOException {
        refuses("--queueing FILE, --measured FILE, --run FOLDER", "validate", "--measured", SAMPLE, "--queueing", SAMPLE);
        refuses("--queueing FILE, --measured FILE, --run FOLDER", "validate");
        refuses("--shortest belongs to --measured", "validate", "--queueing", SAMPLE, "--shortest", "0.9");
        refuses("--held-out belongs to --measured", "validate", "--queueing", SAMPLE, "--held-out", "rows");
        refuses("--seed belongs to --queueing", "validate", "--measured", SAMPLE, "--seed", "3");
        refuses("--ramp does not go with --held-out", "validate", "--measured", SAMPLE, "--held-out", "rows", "--ramp", "1s");
        refuses("\"columns\" is no way to hold rows out: use rows, engine or gpus", "validate", "--measured", SAMPLE, "--held-out", "columns");
        refuses("Each client sends 0 requests", "validate", "--measured", SAMPLE, "--requests-per-client", "0");
        refuses("The shortest lengths are 1.5", "validate", "--measured", SAMPLE, "--shortest", "150%");
        refuses("is not a duration", "validate", "--measured", SAMPLE, "--ramp", "10");
        refuses("it is the file to compare with", "validate", "--measured", SAMPLE, "--json", SAMPLE);
        refuses("is a plan, not a file of profiles", "validate", "--measured", SAMPLE, "--profile", Path.of("..", "samples", "chatbot.headroom"));
        refuses("there is no such file", "validate", "--measured", folder.resolve("none.csv"));
        refuses("line 2: ttft_ms is \"fast\"", "validate", "--measured",
                Files.writeString(folder.resolve("bad.csv"), HEADER + "a,llama-3.1-8b,h100-80-sxm,vllm,bf16,1024,128,4,1,fast,8\n"));
    }
}
