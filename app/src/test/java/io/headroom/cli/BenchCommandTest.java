package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {
    private final CommandRig rig = new CommandRig();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void whatIsTimedIsPrintedAndWritten() throws IOException {
        Path file = folder.resolve("bench.json");
        assertThat(rig.run("bench", "replica", "queue", "--scale", "0.1%", "--json", file)).isZero();
        assertThat(rig.out()).contains("replica").contains("queue").contains("Wrote ");
        JsonNode runs = JsonMapper.shared().readTree(Files.readAllBytes(file)).get("runs");
        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).propertyNames()).containsExactly("name", "requests", "wall_s", "requests_per_s", "threads", "events_per_request", "peak_bytes");
        JsonNode queue = runs.get(1);
        assertThat(queue.get("name").asString()).isEqualTo("queue");
        assertThat(queue.get("requests_per_s").asDouble()).isEqualTo(queue.get("requests").asDouble() / queue.get("wall_s").asDouble());
        assertThat(queue.get("threads").asInt()).isEqualTo(1);
        assertThat(queue.get("peak_bytes").asLong()).isPositive();
    }

    @Test
    void theWindowIsTimedOnlyWhereItCanBeSeen() {
        assertThat(rig.run("bench", "window")).isEqualTo(Program.BAD_INPUT);
        assertThat(rig.err()).hasLineCount(1).contains("there is no display").contains("xvfb-run");
        assertThat(rig.out()).isEmpty();
    }

    @Test
    void editsAreTimedFromDropToVerdict() {
        assertThat(rig.run("bench", "edit", "--scale", "0.5%", "--json", "-")).isZero();
        JsonNode runs = JsonMapper.shared().readTree(rig.out()).get("runs");
        assertThat(runs.values()).extracting(run -> run.get("name").asString()).containsExactly("edit.sample", "edit.thousand", "edit.fleet.all", "edit.fleet.one");
        assertThat(runs.values()).allSatisfy(run -> assertThat(run.get("requests").asLong()).isPositive());
    }

    @Test
    void autoPlansAreSetBesidePlansByRule() {
        assertThat(rig.run("bench", "allocate", "--scale", "1%", "--json", "-")).isZero();
        JsonNode runs = JsonMapper.shared().readTree(rig.out()).get("runs");
        assertThat(runs.values()).extracting(run -> run.get("name").asString()).containsExactly("allocate.4", "allocate.4", "allocate.10");
        assertThat(runs.values()).allSatisfy(run -> {
            JsonNode costs = run.get("costs");
            assertThat(costs.get("usd_per_hour").asDouble()).isPositive().isLessThanOrEqualTo(costs.get("first_usd_per_hour").asDouble());
            assertThat(costs.get("usd_per_hour").asDouble()).isLessThanOrEqualTo(costs.get("dedicated_usd_per_hour").asDouble());
            assertThat(costs.get("gap").asDouble()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void whatCannotBeTimedIsRefusedInOneLine() {
        assertThat(rig.run("bench", "replica", "relay")).isEqualTo(Program.BAD_INPUT);
        assertThat(rig.err()).isEqualToIgnoringNewLines("headroom: There is nothing to time that is called \"relay\". Use some of: replica, plan, queue, crowd, day, edit, allocate, workbook, start.");
        assertThat(rig.run("bench", "start")).isEqualTo(Program.BAD_INPUT);
        assertThat(rig.err()).startsWith("headroom: \"start\" opens windows and there is no display").hasLineCount(1);
        assertThat(rig.run("bench", "replica", "--scale", "0")).isEqualTo(Program.BAD_INPUT);
        assertThat(rig.err()).contains("--scale is out of range");
        assertThat(rig.run("bench", "replica", "--json", folder.resolve("none/x.json"))).isEqualTo(Program.BAD_INPUT);
        assertThat(rig.out()).isEmpty();
    }
}
