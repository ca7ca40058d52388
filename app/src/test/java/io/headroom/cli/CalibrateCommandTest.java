package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.store.PlanFile;
import io.headroom.store.ProfileFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CalibrateCommandTest {
    private static final Path SAMPLE = Path.of("..", "samples", "measurements.csv");
    private static final Path PLAN = Path.of("..", "samples", "launch-window.headroom");

    @TempDir
    Path folder;

    private final CommandRig program = new CommandRig();
    private Path small = Path.of("");

    /// Eight rows of one model, so that a fit is short, and one that nothing can simulate.
    @BeforeEach
    void cut() throws IOException {
        List<String> lines = Files.readAllLines(SAMPLE);
        List<String> some = lines.stream().filter(line -> line.startsWith("id,") || line.matches("llama-3.1-8b-(256-256|1024-128)-.*") || line.startsWith("house")).toList();
        small = Files.write(folder.resolve("small.csv"), some);
    }

    private int run(Object... arguments) {
        return program.run(arguments);
    }

    private String out() {
        return program.out();
    }

    private void refuses(String message, Object... arguments) {
        assertThat(run(arguments)).as(message).isEqualTo(Program.BAD_INPUT);
        assertThat(program.err()).contains(message).hasLineCount(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void printsErrorsCoefficientsOutliersAndWhatWasLeftOut() throws IOException {
        assertThat(run("calibrate", SAMPLE)).isZero();
        assertThat(out()).contains("Dense models on h100-80-sxm, vllm (44 points)", "shipped constants", "rows held out of the fit", "llama-3.1-70b fp8 on h100-80-sxm, vllm (20 points)",
                "1 outlier: llama-3.1-8b-4096-64-c1", "not told by these points", "Protocol found: 10 requests per client, lengths from 80 %",
                "mistral-nemo-12b · h100-80-sxm · vllm · bf16: 4 points, served by Dense models on h100-80-sxm, vllm", "Left out by rule: 4 of 48 rows (8.33 %)",
                "the catalogue does not know the model, e.g. house-model-1").containsPattern("gemmBf16 +0\\.\\d+ +0\\.7 +± [\\d.]+ %");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(small));
    }

    @Test
    void theProfilesItWritesImproveTheErrorsOnTheSample() throws IOException {
        Path target = folder.resolve("h100.profiles");
        assertThat(run("calibrate", SAMPLE, "-o", target)).isZero();
        assertThat(out()).endsWith("Wrote " + target + System.lineSeparator());
        List<Profile> profiles = ProfileFile.read(target).profiles();
        assertThat(profiles).hasSize(3).allSatisfy(profile -> assertThat(profile.accuracy()).isNotNull());
        assertThat(run("validate", "--measured", SAMPLE, "--json", "-")).isZero();
        JsonNode before = JsonMapper.shared().readTree(out()).get("groups").get(0);
        assertThat(run("validate", "--measured", SAMPLE, "--profile", target, "--json", "-")).isZero();
        JsonNode after = JsonMapper.shared().readTree(out()).get("groups").get(0);
        for (String metric : List.of("ttft", "tpot")) {
            assertThat(after.get(metric).get("median").doubleValue()).isLessThan(0.5 * before.get(metric).get("median").doubleValue());
        }
    }

    @Test
    void intoAPlanTheyReplaceTheOnesForTheSameDeploymentsAndSayWhereTheyApply() throws IOException {
        Path target = folder.resolve("changed.headroom");
        assertThat(run("calibrate", small, "--into", PLAN, "-o", target)).isZero();
        assertThat(out()).contains("Profile Dense models on h100-80-sxm, vllm applies to Lane 1", "Profile llama-3.1-8b bf16 on h100-80-sxm, vllm applies to Fraud desk",
                "Wrote " + target);
        Plan changed = PlanFile.read(target).plan();
        int before = PlanFile.read(PLAN).plan().profiles().size();
        assertThat(changed.profiles()).extracting(profile -> profile.id().value()).contains("llama-3.1-8b-h100-80-sxm-vllm-bf16", "h100-80-sxm-vllm-dense");
        byte[] once = Files.readAllBytes(target);
        assertThat(run("calibrate", small, "--into", target)).isZero();
        assertThat(Files.readAllBytes(target)).isEqualTo(once);
        assertThat(changed.profiles()).hasSizeBetween(before + 1, before + 2);
    }

    @Test
    void jsonHoldsTheSameAndIsTheSameOnAnyNumberOfThreads() throws IOException {
        assertThat(run("calibrate", small, "--into", PLAN, "-o", folder.resolve("c.headroom"), "--json", "-", "--threads", "1")).isZero();
        String one = out();
        Path target = folder.resolve("c.json");
        assertThat(run("calibrate", small, "--into", PLAN, "-o", folder.resolve("d.headroom"), "--json", target, "--threads", "2")).isZero();
        assertThat(target).hasContent(one);
        JsonNode json = JsonMapper.shared().readTree(one);
        assertThat(json.propertyNames()).containsExactly("profiles", "too_few", "left_out");
        JsonNode profile = json.get("profiles").get(1);
        assertThat(profile.propertyNames()).containsExactly("id", "name", "scope", "points", "before", "fitted", "held_out", "coefficients", "protocol", "rows", "partitions");
        assertThat(profile.get("scope").propertyNames()).containsExactly("gpu", "engine", "engine_version", "family", "model", "precision");
        assertThat(profile.get("held_out").get("ttft").propertyNames()).containsExactly("median", "p90");
        assertThat(profile.get("coefficients").get(0).propertyNames()).containsExactly("name", "unit", "value", "usual", "uncertainty", "told");
        assertThat(profile.get("rows").get(0).propertyNames()).containsExactly("id", "ttft_ms", "tpot_ms", "before", "held_out", "fitted", "outlier");
        assertThat(profile.get("partitions").get(0).asString()).isNotEmpty();
        assertThat(json.get("left_out").get(0).get("rule").asString()).isEqualTo("unknown_model");
    }

    @Test
    void badInputIsOneLine() throws IOException {
        refuses("there is no such file", "calibrate", folder.resolve("none.csv"));
        refuses("the column id, model", "calibrate", Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n"));
        Path unknown = Files.writeString(folder.resolve("unknown.csv"), Files.readString(small).replaceAll("llama-3.1-8b,", "some-model,"));
        refuses("none of its 11 rows can be simulated: 11: the catalogue does not know the model", "calibrate", unknown);
        refuses("none of its 11 rows can be simulated", "validate", "--measured", unknown, "--held-out", "rows");
        Path elsewhere = Files.writeString(folder.resolve("b200.csv"), Files.readString(small).replaceAll("h100-80-sxm", "b200-180-sxm"));
        refuses("was measured on a GPU type of plan", "calibrate", elsewhere, "--into", PLAN, "-o", folder.resolve("x.headroom"));
        refuses("there is no such file", "calibrate", small, "--into", folder.resolve("none.headroom"));
        refuses("there is no folder", "calibrate", small, "-o", folder.resolve("none").resolve("p.profiles"));
        refuses("another file of this command is there", "calibrate", small, "-o", small);
        refuses("another file of this command is there", "calibrate", small, "-o", folder.resolve("x"), "--json", folder.resolve("x"));
        refuses("--threads is 0", "calibrate", small, "--threads", "0");
        refuses("FILE", "calibrate");
        Path profiles = Files.writeString(folder.resolve("p.profiles"), "{\"headroom\": {\"format\": 1, \"kind\": \"profiles\"}, \"profiles\": []}");
        refuses("is a file of profiles, not a plan", "calibrate", small, "--into", profiles);
    }
}
