package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.comparison.Sides;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepCommandTest {
    private static final String GRID = """
            {"headroom": {"format": 1, "kind": "grid"},
             "axes": {"scenario": ["Base", "Moved"], "gpus": {"lane-1": [8, 16, 800]}, "seed": [1, 2]}}
            """;

    @TempDir
    Path folder = Path.of("");

    private final CommandRig rig = new CommandRig();
    private Path plan = Path.of("");
    private Path grid = Path.of("");

    @BeforeEach
    void save() throws IOException {
        plan = folder.resolve("plan.headroom");
        grid = folder.resolve("sizes.json");
        PlanFile.write(plan, Sides.plan());
        Files.writeString(grid, GRID);
    }

    @Test
    void aTableHasALineForEachPointAndSaysWhatCannotStand() {
        assertThat(rig.run("sweep", plan, "--grid", grid)).isZero();
        assertThat(rig.out()).contains("Point", "Scenario", "GPUs of lane-1", "Seed", "Missed");
        assertThat(rig.out().lines().filter(line -> line.matches(" *[0-9]+ .*"))).hasSize(12);
        assertThat(rig.err()).contains("4 of 12 points cannot stand");
        assertThat(rig.out()).contains("Point 5 cannot stand: ", "sizes.results.csv");
    }

    @Test
    void whatWasCutShortGoesOnToTheSameTable() throws IOException {
        Path whole = folder.resolve("whole.csv");
        Path resumed = folder.resolve("resumed.csv");
        Path kept = folder.resolve("sizes.results.csv");
        assertThat(rig.run("sweep", plan, "--grid", grid, "--csv", whole, "--threads", "2")).isZero();
        List<String> lines = Files.readAllLines(kept);
        Files.writeString(kept, String.join("\n", lines.subList(0, lines.size() / 2)));
        assertThat(rig.run("sweep", plan, "--grid", grid, "--csv", resumed)).isEqualTo(2);
        assertThat(rig.err()).contains("--resume").hasLineCount(1);
        assertThat(rig.run("sweep", plan, "--grid", grid, "--resume", "--csv", resumed, "--threads", "1")).isZero();
        assertThat(rig.err()).contains(" of 12 points come from ");
        assertThat(resumed).hasSameTextualContentAs(whole);
        assertThat(rig.run("sweep", plan, "--grid", grid, "--resume", "--duration", "9min")).isEqualTo(2);
        assertThat(rig.err()).contains("another plan or grid").hasLineCount(1);
    }

    @Test
    void theFiguresOfTheJsonAreThoseOfTheTable() throws IOException {
        assertThat(rig.run("sweep", plan, "--grid", grid, "--json", "-")).isZero();
        JsonNode root = JsonMapper.shared().readTree(rig.out());
        assertThat(root.get("complete").booleanValue()).isTrue();
        assertThat(root.get("points")).hasSize(12);
        JsonNode first = root.get("points").get(0);
        assertThat(first.get("settings").get("gpus lane-1").stringValue()).isEqualTo("8");
        Path csv = folder.resolve("t.csv");
        assertThat(rig.run("sweep", plan, "--grid", grid, "--resume", "--csv", csv)).isZero();
        List<String> header = List.of(Files.readAllLines(csv).getFirst().split(","));
        List<String> line = List.of(Files.readAllLines(csv).get(1).split(",", -1));
        assertThat(line.get(header.indexOf("tenant"))).isEqualTo(first.get("tenants").get(0).get("id").stringValue());
        assertThat(Double.parseDouble(line.get(header.indexOf("e2e_p99_s")))).isEqualTo(first.get("tenants").get(0).get("e2e_p99_s").doubleValue());
        assertThat(root.get("points").get(4).get("why").stringValue()).contains("808");
    }

    @Test
    void badInputGetsOneLine() throws IOException {
        refused("no such file", "sweep", plan, "--grid", folder.resolve("none.json"));
        refused("Missing required option", "sweep", plan);
        refused("is a plan, not a grid", "sweep", plan, "--grid", plan);
        refused("no such tenant", "sweep", plan, "--grid", grid, "--tenant", "nobody");
        refused("Cannot write", "sweep", plan, "--grid", grid, "--csv", grid);
        Files.writeString(grid, GRID.replace("lane-1", "lane-11"));
        refused("no partition \"lane-11\"", "sweep", plan, "--grid", grid);
        Files.writeString(grid, GRID.replace("Moved", "Mooved"));
        refused("no scenario \"Mooved\"", "sweep", plan, "--grid", grid);
    }

    private void refused(String part, Object... arguments) {
        assertThat(rig.run(arguments)).isEqualTo(2);
        assertThat(rig.err()).contains(part).hasLineCount(1);
        assertThat(rig.out()).isEmpty();
    }
}
