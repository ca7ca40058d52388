package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.headroom.comparison.Sides;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
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

class AllocateCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final CommandRig rig = new CommandRig();
    private Path plan = Path.of("");
    private Path found = Path.of("");

    @BeforeEach
    void save() throws IOException {
        plan = folder.resolve("plan.headroom");
        found = folder.resolve("found.headroom");
        promise(new Objective(Objective.Metric.E2E, Objective.Statistic.P90, 60));
    }

    private void promise(Objective... objectives) throws IOException {
        Plan sides = Sides.plan();
        Plan promised = sides.withTenants(sides.tenants().stream().map(tenant -> tenant.withObjectives(List.of(objectives))).toList());
        PlanFile.write(plan, promised);
    }

    @Test
    void thePlanFoundMeetsEveryObjectiveAndCostsWhatIsSaid() throws IOException {
        assertThat(rig.run("allocate", plan, "-o", found, "--json", folder.resolve("a.json"))).isZero();
        assertThat(rig.out()).contains("Why (estimated)", "Size (simulated)", "objectives hold (simulated)", "Wrote " + found);
        Plan read = PlanFile.read(found).plan();
        JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("a.json")));
        assertThat(json.get("state").asString()).isEqualTo("found");
        assertThat(json.get("usd_per_hour").asDouble()).isCloseTo(read.usdPerHour(), offset(1e-9));
        assertThat(json.get("partitions").values()).extracting(each -> each.get("id").asString())
                .containsExactlyElementsOf(read.partitions().stream().map(partition -> partition.id().value()).toList());
        assertThat(read.tenantsIn(null)).isEmpty();
        assertThat(read.tenants().stream().map(Tenant::objectives)).isEqualTo(PlanFile.read(plan).plan().tenants().stream().map(Tenant::objectives).toList());
        assertThat(rig.run("evaluate", found, "--check")).isZero();
    }

    @Test
    void theSameSeedWritesTheSamePlanOnAnyNumberOfThreads() throws IOException {
        Path other = folder.resolve("other.headroom");
        assertThat(rig.run("allocate", plan, "-o", found, "--threads", "1")).isZero();
        assertThat(rig.run("allocate", plan, "-o", other, "--threads", "3")).isZero();
        assertThat(other).hasSameTextualContentAs(found);
    }

    @Test
    void whatIsLockedStaysAndAnUnknownLockIsRefused() throws IOException {
        Partition kept = Sides.plan().partitions().getFirst();
        assertThat(rig.run("allocate", plan, "-o", found, "--lock", kept.id().value(), "--fewest-moves")).isZero();
        assertThat(PlanFile.read(found).plan().partition(kept.id())).isEqualTo(kept);
        assertThat(rig.run("allocate", plan, "-o", found, "--lock", "nowhere")).isEqualTo(Program.BAD_INPUT);
        assertThat(rig.err()).contains("\"nowhere\"").hasLineCount(1);
        assertThat(rig.run("allocate", plan, "-o", found, "--budget", "-3")).isEqualTo(Program.BAD_INPUT);
        assertThat(rig.run("allocate", plan)).isEqualTo(Program.BAD_INPUT);
    }

    @Test
    void whatIsImpossibleIsNamedWithTheFiguresThatRelaxingItGives() throws IOException {
        promise(new Objective(Objective.Metric.E2E, Objective.Statistic.P50, 0.001));
        assertThat(rig.run("allocate", plan, "-o", found)).isEqualTo(Program.NOT_MET);
        assertThat(rig.out()).contains("No number of GPUs", "p50 end-to-end of ", "there is a plan for");
        assertThat(found).doesNotExist();
        assertThat(rig.run("allocate", plan, "-o", found, "--json", "-")).isEqualTo(Program.NOT_MET);
        JsonNode json = JsonMapper.shared().readTree(rig.out());
        assertThat(json.get("cause").asString()).isEqualTo("objective");
        assertThat(json.get("conflict")).hasSize(1);
        assertThat(json.get("relaxed").get(0).get("value_without").asDouble()).isGreaterThan(0.001);
        assertThat(json.get("without").get("usd_per_hour").asDouble()).isPositive();
    }
}
