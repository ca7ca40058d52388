package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {
    /// Percentiles of the normal distribution as printed in tables.
    @Test
    void theNormalDistributionMatchesTheTables() {
        assertThat(Normal.quantile(0.5)).isZero();
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(Normal.quantile(0.99)).isCloseTo(2.3263478740408408, within(1e-14));
        assertThat(Normal.quantile(1e-9)).isCloseTo(-5.997807015007686, within(1e-12));
        assertThat(Normal.cdf(1)).isCloseTo(0.8413447460685429, within(1e-15));
    }

    @Test
    void quantileAndDistributionFunctionUndoEachOther() {
        for (double z = -7.5; z <= 7.5; z += 0.013) {
            double u = Normal.cdf(z);
            double tolerance = z > 0 ? 1e-15 / Math.exp(-z * z / 2) + 1e-12 : 1e-12;
            assertThat(Normal.quantile(u)).isCloseTo(z, within(Math.max(tolerance, 1e-12)));
        }
    }

    @Test
    void aLogNormalPassesThroughItsPercentiles() {
        Distribution.LogNormal lengths = new Distribution.LogNormal(320, 1100, null);
        assertThat(lengths.quantile(0.5)).isCloseTo(320, within(1e-9));
        assertThat(lengths.quantile(0.99)).isCloseTo(1100, within(1e-9));
        double sigma = Math.log(1100.0 / 320) / 2.3263478740408408;
        assertThat(lengths.mean()).isCloseTo(320 * Math.exp(sigma * sigma / 2), within(0.5));
    }

    @Test
    void aMaximumCutsTheDistributionOffAndShiftsTheRest() {
        Distribution.LogNormal cut = new Distribution.LogNormal(320, 1100, 640.0);
        assertThat(cut.quantile(Math.nextDown(1.0))).isCloseTo(640, within(1e-6));
        assertThat(cut.quantile(0.5)).isLessThan(320);
    }

    @Test
    void anEmpiricalDistributionGivesEachValueItsShare() {
        Distribution.Empirical seen = new Distribution.Empirical(List.of(1.0, 2.0, 2.0, 10.0));
        assertThat(seen.quantile(0)).isEqualTo(1);
        assertThat(seen.quantile(0.74)).isEqualTo(2);
        assertThat(seen.quantile(0.75)).isEqualTo(10);
        assertThat(seen.mean()).isEqualTo(3.75);
        assertThat(seen.values()).isEqualTo(List.of(1.0, 2.0, 2.0, 10.0));
        assertThatThrownBy(() -> new Distribution.Empirical(List.of(2.0, 1.0))).isInstanceOf(InvalidPlan.class).hasMessageContaining("Sort");
    }

    /// As scipy.stats.gamma gives them.
    @ParameterizedTest
    @CsvSource({"2, 0.999999999999, 31.099896029053795", "100, 0.3, 94.52429935888071", "0.25, 1e-9, 6.749697893111792e-37"})
    void gammaPercentilesMatchTheReference(double shape, double share, double expected) {
        // 1 - 1e-12 is a double only to 1e-16, which moves the percentile by 1e-4 / 31.
        assertThat(IncompleteGamma.quantile(shape, share)).isCloseTo(expected, withinPercentage(share > 0.9 ? 1e-3 : 1e-9));
    }

    @Test
    void farTailsOfTheGammaMatchTheReference() {
        assertThat(Math.exp(IncompleteGamma.logQuantile(0.25, -Math.log(1e-15)))).isCloseTo(30.66008239964491, withinPercentage(1e-9));
        assertThat(Math.exp(IncompleteGamma.logQuantile(10_000, -Math.log(1e-10)))).isCloseTo(10649.348144383395, withinPercentage(1e-9));
    }

    /// Erlang's tail of two phases is exp(-x) (1 + x).
    @Test
    void aGammaOfTwoPhasesIsErlangs() {
        Distribution.Gamma erlang = new Distribution.Gamma(3, Math.sqrt(0.5));
        for (double e = 1e-9; e < 36; e *= 1.7) {
            double x = erlang.quantile(-Math.expm1(-e)) / 1.5;
            double tail = x < 0.01 ? Math.log1p(-x * x / 2 + x * x * x / 3 - x * x * x * x / 8) : Math.log1p(x) - x;
            assertThat(-tail).isCloseTo(e, withinPercentage(e < 30 ? 1e-2 : 1));
        }
        assertThat(erlang.mean()).isEqualTo(3);
    }

    @Test
    void sharesBelowAndAboveAddUp() {
        for (double shape : new double[] {0.01, 0.3, 1, 2, 17.5, 400, 10_000}) {
            for (double y = Math.log(shape) - 3; y < Math.log(shape) + 2; y += 0.1) {
                assertThat(Math.exp(IncompleteGamma.logBelow(shape, y)) + Math.exp(IncompleteGamma.logAbove(shape, y))).isCloseTo(1, within(1e-10));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5, 1.5", "0.9, 0.1, 10", "0.001, 1000, 1e-6", "0.999999, 1, 50", "0.5, 2, 2"})
    void aHyperexponentialHasTheTailOfItsTwoKinds(double share, double first, double second) {
        Distribution.Hyperexponential mixed = new Distribution.Hyperexponential(share, first, second);
        for (double u : new double[] {0x1.0p-53, 1e-12, 1e-6, 0.001, 0.3, 0.5, 0.9, 0.999, 0.999999, 1 - 1e-12, Math.nextDown(1.0)}) {
            double x = mixed.quantile(u);
            double below = -share * Math.expm1(-x / first) - (1 - share) * Math.expm1(-x / second);
            double above = share * Math.exp(-x / first) + (1 - share) * Math.exp(-x / second);
            assertThat(u < 0.5 ? below : above).as("at %s", u).isCloseTo(u < 0.5 ? u : 1 - u, withinPercentage(1e-7));
        }
        assertThat(mixed.quantile(0)).isZero();
        assertThat(mixed.mean()).isEqualTo(share * first + (1 - share) * second);
    }

    @Test
    void impossibleShapesAreRefused() {
        assertThatThrownBy(() -> new Distribution.Gamma(1, 0)).isInstanceOf(InvalidPlan.class).hasMessageContaining("0.01 to 10");
        assertThatThrownBy(() -> new Distribution.Gamma(0, 1)).isInstanceOf(InvalidPlan.class).hasMessageContaining("mean");
        assertThatThrownBy(() -> new Distribution.Hyperexponential(1, 1, 1)).isInstanceOf(InvalidPlan.class).hasMessageContaining("less than 1");
        assertThatThrownBy(() -> new Distribution.Hyperexponential(0.5, 1, -1)).isInstanceOf(InvalidPlan.class).hasMessageContaining("second mean");
    }

    @ParameterizedTest
    @CsvSource({"300, 4000, ", "300, 4000, 2500", "50, 50, "})
    void theMeanOfALogNormalIsThatOfItsQuantiles(double p50, double p99, @Nullable Double max) {
        Distribution.LogNormal lengths = new Distribution.LogNormal(p50, p99, max);

        double sum = 0;
        for (int i = 0; i < 4096; i++) {
            sum += lengths.quantile((i + 0.5) / 4096);
        }

        assertThat(lengths.mean()).isEqualTo(sum / 4096);
    }
}
