package io.headroom.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.comparison.ComparisonModel.Row;
import io.headroom.comparison.ComparisonModel.Scale;
import io.headroom.engine.PairedRuns;
import io.headroom.look.State;
import io.headroom.plan.Plan;
import io.headroom.words.Format;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonModelTest {
    private static ComparisonModel model;

    @BeforeAll
    static void compare() {
        Plan plan = Sides.plan();
        model = ComparisonModel.of(Comparison.of(PairedRuns.of(plan.variant(Sides.BASE), plan.variant(Sides.MOVED), 2), Sides.BASE, Sides.MOVED, Measure.USUAL),
                Format.of(Locale.ENGLISH));
    }

    private static Row row(String tenant) {
        return model.rows().stream().filter(row -> row.tenant().equals(tenant)).findFirst().orElseThrow();
    }

    @Test
    void aRowSaysWhereATenantWasAndIs() {
        assertThat(row("Launch operator").where()).isEqualTo("Lane 1 (shared) → Cabin 2 (reserved)");
        assertThat(row("Robotics").where()).isEqualTo("tray → Cabin 3 (reserved)");
        assertThat(row("Fraud desk").where()).isEqualTo("Cabin 1 (reserved)");
    }

    @Test
    void whoIsOnOneSideOnlyHasNoBar() {
        Row robotics = row("Robotics");
        assertThat(robotics.before()).isEqualTo(Format.NONE);
        assertThat(robotics.after()).isNotEqualTo(Format.NONE);
        assertThat(robotics.change()).isEmpty();
        assertThat(robotics.bar().drawn()).isFalse();
        assertThat(robotics.stateBefore()).isEqualTo(State.NONE);
    }

    @Test
    void theBarIsTheIntervalShown() {
        Row speech = row("Speech start-up");
        var difference = model.comparison().tenants().stream().filter(tenant -> tenant.name().equals("Speech start-up")).findFirst().orElseThrow().difference();
        assertThat(speech.bar().lo()).isEqualTo(difference.interval().lo() / difference.before());
        assertThat(speech.bar().value()).isCloseTo(difference.relative(), within(1e-12));
        assertThat(model.scale().lo()).isLessThanOrEqualTo(speech.bar().lo());
        assertThat(model.scale().hi()).isPositive();
        assertThat(row("Fraud desk").interval()).isEqualTo("exactly 0");
        assertThat(row("Fraud desk").bar().drawn()).isTrue();
        assertThat(speech.spoken()).startsWith("Speech start-up, gains, p99 end-to-end ");
    }

    @Test
    void figuresHaveTheMinusSignAndNoHyphen() {
        Row speech = row("Speech start-up");
        assertThat(speech.change() + speech.interval() + model.tick(-0.5)).contains("\u2212").doesNotContain("-");
    }

    @Test
    void whatItCostsIsSaid() {
        assertThat(model.cost()).isEqualTo("Base: 24 GPUs, ≈ 82.64 $/h. Moved: 32 GPUs, ≈ 101.44 $/h (+18.80 $/h).");
        assertThat(model.scope()).contains("seed 7", "2 replications");
        assertThat(model.note()).contains("seed 7").doesNotContain("of its own");
    }

    @ParameterizedTest
    @CsvSource({"-0.069, 0.098, -0.1, 0.1", "-0.8, -0.7, -0.8, 0.2", "0, 0, -0.005, 0.005", "0.1, 40, -0.5, 2", "-0.3, 0, -0.3, 0.05"})
    void theAxisHasRoundEndsAroundZero(double from, double to, double lo, double hi) {
        Scale scale = Scale.around(from, to);
        assertThat(scale.lo()).isCloseTo(lo, within(1e-9));
        assertThat(scale.hi()).isCloseTo(hi, within(1e-9));
        assertThat(scale.at(0)).isBetween(0.0, 1.0);
        assertThat(scale.at(100)).isEqualTo(1);
    }
}
