package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.comparison.Sides;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RunOptionsTest {
    private final Plan plan = Sides.plan();

    private static RunOptions options(String... arguments) {
        return CommandLine.populateCommand(new RunOptions(), arguments);
    }

    @Test
    void withoutOptionsThePlanStaysAsItIs() throws BadInput {
        assertThat(options().applied(plan)).isEqualTo(plan);
        assertThat(options().threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void optionsHoldInEveryScenario() throws BadInput {
        RunOptions all = options("--duration", "2h", "--warmup", "90s", "--seed", "-12", "--replications", "5", "--half-width", "2%", "--threads", "3");
        RunSettings expected = new RunSettings(plan.run().start(), 7200, 90, -12, 5, 0.02);
        assertThat(all.applied(plan).run()).isEqualTo(expected);
        assertThat(plan.variants()).hasSizeGreaterThan(1).allSatisfy(name -> assertThat(all.applied(plan).variant(name))
                .isEqualTo(plan.variant(name).withRun(expected)));
        assertThat(all.threads()).isEqualTo(3);
    }

    @Test
    void anOptionLeavesTheOtherSettingsAlone() {
        assertThat(options("--seed", "99").applied(plan).run()).isEqualTo(plan.run().withSeed(99));
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatExceptionOfType(InvalidPlan.class).isThrownBy(() -> options("--duration", "400d").applied(plan)).withMessageContaining("366 days");
        assertThatThrownBy(() -> options("--threads", "0").threads()).isInstanceOf(BadInput.class).hasMessageContaining("--threads is 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "compare"})
    void everyCommandExplainsThemAlike(String command) {
        CommandRig rig = new CommandRig();
        assertThat(rig.run(command, "--help")).isZero();
        assertThat(rig.out().replaceAll("\\s+", " ")).contains("--duration=TIME Measured time, after the warm-up: 500ms, 90s, 5m, 1h, 2d.",
                "--warmup=TIME Time simulated first and not measured.", "--seed=N The same seed gives the same requests.",
                "--replications=K Independent runs, 1 to 10000; more narrow the intervals.",
                "is no wider than this share of its value, e.g. 2%.", "--threads=N Threads to use; results do not depend on it. All cores by default.");
    }
}
