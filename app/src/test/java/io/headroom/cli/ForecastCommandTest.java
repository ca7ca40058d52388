package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.session.TestPlans;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ForecastCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final CommandRig rig = new CommandRig();
    private Path plan = Path.of("");

    @BeforeEach
    void save() throws IOException {
        plan = folder.resolve("plan.headroom");
        PlanFile.write(plan, TestPlans.plan());
    }

    @Test
    void withoutGrowthItSaysSoAndWhatIsSold() {
        assertThat(rig.run("forecast", plan, "--duration", "2min")).isZero();
        assertThat(rig.out()).contains("From 30 Nov 2026 to 30 Nov 2027", "Nothing in the plan says how traffic grows", "Launch operator", "Lane 1 is", "by its limits", "Missed deadlines cost");
    }

    @Test
    void theJsonHasTheDatesThatTheTableShows() {
        assertThat(rig.run("forecast", plan, "--duration", "2min", "--growth", "launch=6..10%/month", "--lead-time", "30d", "--until", "2027-11-30", "--json", "-")).isZero();
        JsonNode root = JsonMapper.shared().readTree(rig.out());
        assertThat(root.get("lead_days").intValue()).isEqualTo(30);
        assertThat(root.get("growth").get(0).get("source").stringValue()).isEqualTo("given");
        JsonNode first = root.get("promises").get(0);
        LocalDate order = LocalDate.parse(first.get("order_by").stringValue());
        assertThat(order.plusDays(30)).isEqualTo(LocalDate.parse(first.get("earliest").get("breaks_on").stringValue()));
        assertThat(root.get("loads").size()).isGreaterThan(40);
        assertThat(root.get("needs").get(0).get("partition").stringValue()).isEqualTo("lane-1");
        assertThat(root.get("lanes").get(0).get("guarantees").get(0).get("tenant").stringValue()).isEqualTo("launch");
    }

    @Test
    void badInputGetsOneLine() {
        refused("is not a date", "forecast", plan, "--until", "soon");
        refused("1 day to 10 years later", "forecast", plan, "--until", "2020-01-01");
        refused("no such tenant", "forecast", plan, "--growth", "nobody=5%/month");
        refused("is not a growth", "forecast", plan, "--growth", "launch=fast");
        refused("Confidence is 2", "forecast", plan, "--confidence", "2");
        refused("Refund per hour", "forecast", plan, "--refund", "-1");
        refused("Simulations of a forecast", "forecast", plan, "--simulations", "3");
        refused("Cannot write", "forecast", plan, "--json", plan);
        refused("no such file", "forecast", folder.resolve("none.headroom"));
    }

    private void refused(String part, Object... arguments) {
        assertThat(rig.run(arguments)).isEqualTo(2);
        assertThat(rig.err()).contains(part).hasLineCount(1);
        assertThat(rig.out()).isEmpty();
    }
}
