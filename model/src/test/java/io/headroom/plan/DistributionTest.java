package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertThatThrownBy(() -> new Distribution.Empirical(List.of(2.0, 1.0))).isInstanceOf(InvalidPlan.class).hasMessageContaining("Sort");
    }
}
