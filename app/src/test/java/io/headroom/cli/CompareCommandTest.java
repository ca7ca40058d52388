package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.comparison.Sides;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenarios;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final CommandRig rig = new CommandRig();
    private Path both = Path.of("");
    private Path base = Path.of("");
    private Path moved = Path.of("");

    @BeforeEach
    void save() throws IOException {
        Plan plan = Sides.plan();
        both = folder.resolve("both.headroom");
        base = folder.resolve("base.headroom");
        moved = folder.resolve("moved.headroom");
        PlanFile.write(both, plan);
        PlanFile.write(base, plan.variant(Sides.BASE));
        PlanFile.write(moved, plan.variant(Sides.MOVED));
    }

    @Test
    void twoFilesAreComparedWhoLosesMostFirst() {
        assertThat(rig.run("compare", moved, base)).isZero();
        assertThat(rig.err()).isEmpty();
        assertThat(rig.out()).contains("moved.headroom → base.headroom", "seed 7", "p99 end-to-end", "Both sides ran under seed 7", "Cabin 3 (reserved) → tray", "no longer served",
                "exactly 0", "32 GPUs", "$/h");
        assertThat(rig.out().lines().filter(line -> line.matches("(Robotics|Speech start-up|Fraud desk) .*")).map(line -> line.replaceAll("  .*", "")))
                .containsExactly("Robotics", "Speech start-up", "Fraud desk");
    }

    @Test
    void twoScenariosOfOneFileAreComparedAsTheFilesAre() {
        assertThat(rig.run("compare", both, "--json", "-")).isZero();
        JsonNode scenarios = JsonMapper.shared().readTree(rig.out());
        assertThat(scenarios.get("before").get("name").stringValue()).isEqualTo("Base");
        assertThat(rig.run("compare", base, moved, "--json", "-")).isZero();
        assertThat(JsonMapper.shared().readTree(rig.out()).get("tenants")).isEqualTo(scenarios.get("tenants"));
        assertThat(rig.run("compare", both, "--before", "Moved", "--after", "Base", "--measure", "ttft_mean")).isZero();
        assertThat(rig.out()).contains("Moved → Base", "mean TTFT");
    }

    @Test
    void optionsHoldForBothSides() {
        assertThat(rig.run("compare", both, "--duration", "60s", "--warmup", "0s", "--seed", "9", "--replications", "3", "--json", "-")).isZero();
        JsonNode engine = JsonMapper.shared().readTree(rig.out()).get("engine");
        assertThat(engine.get("seed").asInt()).isEqualTo(9);
        assertThat(engine.get("duration_s").asDouble()).isEqualTo(60);
        assertThat(engine.get("replications").asInt()).isEqualTo(3);
        assertThat(engine.get("other_run_settings_after").asBoolean()).isFalse();
    }

    @Test
    void bothSidesEndAtTheHalfWidthOfTheFirst() {
        assertThat(rig.run("compare", both, "--replications", "40", "--half-width", "50%", "--json", "-")).isZero();
        assertThat(JsonMapper.shared().readTree(rig.out()).get("engine").get("replications").asInt()).isBetween(2, 39);
    }

    @Test
    void settingsOfItsOwnAreSaid() throws IOException {
        Plan other = Sides.plan().variant(Sides.MOVED);
        PlanFile.write(moved, other.withRun(other.run().withSeed(8)).withScenarios(Scenarios.NONE));
        assertThat(rig.run("compare", base, moved)).isZero();
        assertThat(rig.out()).contains("moved.headroom has run settings of its own; both sides ran under those of base.headroom.");
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        rig.run("compare", both, "--threads", "1", "--json", "-");
        String one = rig.out();
        rig.run("compare", both, "--threads", "4", "--json", "-");
        assertThat(rig.out()).isEqualTo(one);
    }

    @Test
    void jsonGoesToAFile() {
        Path json = folder.resolve("c.json");
        assertThat(rig.run("compare", both, "--json", json)).isZero();
        assertThat(json).exists();
        assertThat(rig.out()).startsWith("Wrote ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base                            | one scenario only
            both --after Nobody             | there is no scenario "Nobody". It has Base, Moved.
            both --before Base --after Base | scenario Base is on both sides
            base moved --measure e2e_p98    | There is no measure "e2e_p98"
            base nowhere                    | nowhere.headroom
            base moved --threads 0          | --threads is 0
            base moved --json both/x.json   | x.json
            """)
    void whatCannotBeComparedIsOneLine(String arguments, String expected) {
        Object[] words = java.util.Arrays.stream(("compare " + arguments).split(" ")).map(word -> switch (word) {
            case "base", "moved", "both", "nowhere" -> folder.resolve(word + ".headroom").toString();
            default -> word;
        }).toArray();
        assertThat(rig.run(words)).isEqualTo(2);
        assertThat(rig.err().lines()).singleElement().asString().contains(expected);
    }

    @Test
    void theComparisonIsNotWrittenOverAPlan() throws IOException {
        String before = Files.readString(moved);
        assertThat(rig.run("compare", base, moved, "--json", moved)).isEqualTo(2);
        assertThat(Files.readString(moved)).isEqualTo(before);
    }
}
