package io.headroom.answers.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlotScaleTest {
    @Test
    void anEvenAxisBeginsAtZeroAndHoldsWhatItShows() {
        PlotScale scale = PlotScale.even(92.8);
        assertThat(scale.lo()).isZero();
        assertThat(scale.hi()).isEqualTo(100);
        assertThat(scale.at(50)).isEqualTo(0.5);
        assertThat(scale.ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
    }

    @Test
    void anAxisByProportionsEndsAtRoundValues() {
        PlotScale scale = PlotScale.proportions(0.93, 247);
        assertThat(scale.lo()).isCloseTo(0.5, within(1e-12));
        assertThat(scale.hi()).isCloseTo(500, within(1e-9));
        assertThat(scale.at(scale.lo())).isZero();
        assertThat(scale.at(scale.hi())).isEqualTo(1);
        assertThat(scale.at(Math.sqrt(scale.lo() * scale.hi()))).isCloseTo(0.5, within(1e-9));
        assertThat(scale.ticks()).hasSize(10);
    }

    @Test
    void oneValueAloneStillHasAnAxis() {
        PlotScale scale = PlotScale.proportions(2, 2);
        assertThat(scale.hi()).isGreaterThan(scale.lo());
        assertThat(PlotScale.even(0).hi()).isPositive();
    }
}
