package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrontierCommandTest {
    private static final Path PLAN = Path.of("..", "samples", "rate-caps.headroom");
    private static final Path LOCKED = Path.of("..", "samples", "locked-fleet.headroom");

    @TempDir
    Path folder = Path.of("");

    private final CommandRig rig = new CommandRig();

    @Test
    void everySizeHasItsCostItsDelayAndWhetherItIsDominated() throws IOException {
        Path csv = folder.resolve("points.csv");
        Path json = folder.resolve("points.json");
        assertThat(rig.run("frontier", PLAN, "--tenant", "Launch operator", "--duration", "2m", "--warmup", "10s", "--replications", "1", "--csv", csv, "--json", json)).isZero();
        assertThat(rig.err()).isEmpty();
        assertThat(rig.out()).contains("Cabin of 1 replica", "Lane 1 of 2 replicas", "p99 TTFT", "as it is now", "A reserved GPU pays from 58.9 %", "Everybody apart needs", "≈");
        JsonNode answer = JsonMapper.shared().readTree(Files.readAllBytes(json));
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(1 + answer.get("points").size() + answer.get("estimated").size());
        JsonNode cabin = answer.get("points").get(0);
        assertThat(rows.get(1 + answer.get("estimated").size())).startsWith("simulated,reserved,cabin-1,1,4,false," + cabin.get("usd_per_hour").asDouble());
        assertThat(cabin.get("usd_per_hour").asDouble()).isEqualTo(4 * 2.35);
        assertThat(answer.get("isolation").get("apart")).hasSize(6);
    }

    @Test
    void aLockedFleetTellsWhatTheRestSuffers() {
        assertThat(rig.run("frontier", LOCKED, "--locked", "--duration", "40s", "--warmup", "5s", "--replications", "1")).isZero();
        assertThat(rig.out()).contains("Locked", "80 %", "4 GPUs", "City chatbot", "missed");
        assertThat(rig.run("frontier", LOCKED, "--locked", "--duration", "40s", "--warmup", "5s", "--replications", "1", "--csv", "-")).isZero();
        assertThat(rig.out().lines()).hasSize(1 + 9 * 5).first().asString().startsWith("locked_share,locked_gpus,tenant");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--tenant nobody|no tenant \"nobody\"", "--locked --tenant bank|Use one of them", "--csv -|Name whom", "--locked --lane lane-1|Leave it out",
        "--tenant bank --lane cabin|no shared lane"})
    void whatCannotBeIsOneLine(String options, String said) {
        Object[] arguments = ("frontier\n" + LOCKED + "\n" + options.replace(' ', '\n')).split("\n", -1);
        assertThat(rig.run(arguments)).isEqualTo(2);
        assertThat(rig.err().lines()).singleElement().asString().contains(said);
    }
}
