package io.headroom.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Curve;
import io.headroom.plan.Distribution;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// What the small plots draw, from distributions whose shapes are known.
class SmallPlotTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);
    private static final RunSettings DAY = new RunSettings(LocalDateTime.of(2027, 1, 4, 0, 0), 86_400, 0, 7, 1);

    @Test
    void p50AndP99StandWhereTheyAre() {
        DensityCurve curve = DensityCurve.of(new Distribution.LogNormal(1800, 7900, null));
        assertThat(curve.logarithmic()).isFalse();
        assertThat(curve.most()).isCloseTo(7900 * 1.15, CLOSE);
        assertThat(curve.at(curve.p50())).isCloseTo(1800 / (7900 * 1.15), CLOSE);
        assertThat(curve.at(curve.p99())).isCloseTo(1 / 1.15, CLOSE);
    }

    @Test
    void aLognormalPeaksAtItsMode() {
        Distribution.LogNormal values = new Distribution.LogNormal(1000, 4000, null);
        DensityCurve curve = DensityCurve.of(values);
        double mode = 1000 * Math.exp(-values.sigma() * values.sigma());
        int peak = curve.heights().indexOf(Collections.max(curve.heights()));
        assertThat(peak / (double) DensityCurve.STEPS).isCloseTo(curve.at(mode), Offset.offset(0.6 / DensityCurve.STEPS));
        assertThat(curve.heights().get(peak)).isEqualTo(1);
    }

    @Test
    void aWideSpreadHasALogarithmicAxis() {
        DensityCurve curve = DensityCurve.of(new Distribution.LogNormal(100, 10_000, null));
        assertThat(curve.logarithmic()).isTrue();
        int peak = curve.heights().indexOf(Collections.max(curve.heights()));
        assertThat(peak / (double) DensityCurve.STEPS).as("over the logarithm it peaks at the median").isCloseTo(curve.at(100), Offset.offset(0.6 / DensityCurve.STEPS));
    }

    @Test
    void otherFamiliesHaveTheirShapes() {
        List<Double> exponential = DensityCurve.of(new Distribution.Exponential(10)).heights();
        assertThat(exponential.getFirst()).isEqualTo(1);
        assertThat(exponential).isSortedAccordingTo(Collections.reverseOrder());
        List<Double> uniform = DensityCurve.of(new Distribution.Uniform(50, 100)).heights();
        assertThat(uniform.getFirst()).isZero();
        assertThat(uniform.get(DensityCurve.STEPS * 3 / 4)).isEqualTo(1);
        assertThat(DensityCurve.of(new Distribution.Fixed(7)).heights()).as("one value is a mark and no curve").isEmpty();
        List<Double> seen = IntStream.range(0, 100).mapToObj(i -> i < 50 ? 10.0 : 90.0).toList();
        assertThat(DensityCurve.of(new Distribution.Empirical(seen)).heights()).contains(0.0, 1.0);
    }

    @Test
    void aCurveIsWorkedOutOnce() {
        assertThat(DensityCurve.of(new Distribution.Gamma(5, 0.5))).isSameAs(DensityCurve.of(new Distribution.Gamma(5, 0.5)));
    }

    @Test
    void thePathRunsFromEdgeToEdge() {
        List<PathElement> path = PlotViews.DensityPlot.path(DensityCurve.of(new Distribution.Exponential(10)), 128, 44);
        assertThat(((MoveTo) path.getFirst()).getY()).isEqualTo(44);
        LineTo first = (LineTo) path.get(1);
        assertThat(first.getX()).isZero();
        assertThat(first.getY()).as("the highest point leaves two pixels").isEqualTo(2);
        assertThat(((LineTo) path.get(path.size() - 2)).getX()).isEqualTo(128);
    }

    @Test
    void barsFollowADailyCurve() {
        List<Double> daily = IntStream.range(0, 24).mapToObj(hour -> hour < 12 ? 0.0 : 2.0).toList();
        RateBars bars = RateBars.of(new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(3)), new Curve(daily, List.of(), null)), DAY);
        assertThat(bars.rates().getFirst()).isCloseTo(0, CLOSE);
        assertThat(bars.rates().getLast()).isCloseTo(6, Offset.offset(1e-6));
        assertThat(bars.mean()).isCloseTo(3, Offset.offset(1e-6));
    }

    @Test
    void burstsAreShownAsTypicalCycles() {
        RateBars bars = RateBars.of(new Arrivals.OnOff(Rate.perSecond(4), 20, 60), DAY);
        assertThat(bars.typical()).isTrue();
        assertThat(bars.seconds()).isEqualTo(4 * 80);
        assertThat(bars.most()).as("a burst sends four times the mean").isCloseTo(16, CLOSE);
        assertThat(bars.mean()).isCloseTo(4, CLOSE);
        assertThat(bars.rates().getFirst()).isZero();
    }

    @Test
    void anEvenRateStaysLow() {
        RateBars bars = RateBars.of(new Arrivals.Poisson(Rate.perSecond(5)), DAY);
        assertThat(bars.scale()).isCloseTo(12.5, Offset.offset(1e-6));
    }
}
