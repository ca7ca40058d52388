package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CapsCommandTest {
    private static final Path PLAN = Path.of("..", "samples", "rate-caps.headroom");

    @TempDir
    Path folder = Path.of("");

    private final CommandRig rig = new CommandRig();

    @Test
    void theTableSaysHowFarEachLimitRisesAndWhoBreaksFirst() {
        assertThat(rig.run("caps", PLAN, "--lane", "Lane 1", "--scenario", "Operator in a cabin", "--each-limit", "--duration", "4m", "--warmup", "30s", "--replications", "1")).isZero();
        assertThat(rig.err()).isEmpty();
        assertThat(rig.out()).contains("in scenario Operator in a cabin", "request rate", "50/min", "tokens per day", "batch jobs at once", "32 MB", "All limits together", "96 MB is enough",
                "Left out, since it does not hold before any limit rises", "seed 7");
    }

    @Test
    void theJsonHasTheFiguresThatAreShown() throws IOException {
        Path file = folder.resolve("caps.json");
        Object[] asked = {"caps", PLAN, "--lane", "lane-1", "--add-gpus", "4", "--duration", "4m", "--warmup", "30s", "--replications", "1", "--threads", "1", "--json", file};
        assertThat(rig.run(asked)).isZero();
        JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
        assertThat(json.get("relief").get("gpus").asInt()).isEqualTo(4);
        JsonNode requests = json.get("together").get("caps").get(0);
        assertThat(requests.get("limit").stringValue()).isEqualTo("requests");
        assertThat(requests.get("unit").stringValue()).isEqualTo("/min");
        assertThat(requests.get("after").asDouble()).isEqualTo(50 * (100 + json.get("together").get("notches").asInt()) / 100.0);
        assertThat(json.get("left_out")).isNotEmpty();
        assertThat(json.get("together_before").isNull()).isFalse();
        assertThat(rig.out()).contains("Wrote", "with 4 GPUs more");
        asked[asked.length - 1] = "-";
        asked[asked.length - 3] = "2";
        assertThat(rig.run(asked)).isZero();
        assertThat(JsonMapper.shared().readTree(rig.out())).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--lane lane-9|no shared lane \"lane-9\"", "--lane lane-1 --scenario Nowhere|no scenario \"Nowhere\"",
        "--lane lane-1 --add-gpus 3|multiple", "--lane lane-1 --confidence 2|Confidence", "--lane lane-1 --scenario X --add-gpus 4|Use one of them", "--duration 1m|--lane"})
    void whatCannotBeIsOneLine(String options, String said) {
        Object[] arguments = ("caps\n" + PLAN + "\n" + options.replace(' ', '\n')).split("\n", -1);
        assertThat(rig.run(arguments)).isEqualTo(2);
        assertThat(rig.err().lines()).singleElement().asString().contains(said);
    }
}
