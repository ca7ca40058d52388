package io.headroom.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.headroom.plan.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
    /// One part in a million is asked for; the table gives a tenth of that, from the smallest uniform number to the largest.
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.2, 0.5, 0.7071067811865476, 1, 1.5, 3, 10})
    void aTableGivesTheGammaPercentiles(double cv) {
        Distribution.Gamma gamma = new Distribution.Gamma(2, cv);
        Sampler sampler = Sampler.of(gamma);
        for (double u = 0x1.0p-53; u < 0.5; u *= 1.37) {
            assertThat(sampler.at(u)).as("at %s", u).isCloseTo(gamma.quantile(u), withinPercentage(1e-5));
            assertThat(sampler.at(1 - u)).as("at 1 - %s", u).isCloseTo(gamma.quantile(1 - u), withinPercentage(1e-5));
        }
        assertThat(sampler.at(0)).isZero();
    }

    /// The mean and the mean square of what comes out, by the midpoint rule over a million shares: nothing is cut off that counts.
    @Test
    void nothingIsCutOffTheTails() {
        double sigma = Math.sqrt(Math.log(2));
        double median = 1 / Math.sqrt(2);
        assertMoments(new Distribution.Gamma(1, Math.sqrt(0.5)), 1, 1.5);
        assertMoments(new Distribution.Gamma(1, 2), 1, 5);
        assertMoments(new Distribution.Hyperexponential(0.5, 0.5, 1.5), 1, 2.5);
        assertMoments(new Distribution.LogNormal(median, median * Math.exp(sigma * 2.3263478740408408), null), 1, 2);
    }

    private static void assertMoments(Distribution distribution, double mean, double meanSquare) {
        Sampler sampler = Sampler.of(distribution);
        // Shares 1 - exp(-e) in equal steps of e reach far out: the sum is over x(e) exp(-e) de.
        double sum = 0;
        double squares = 0;
        double step = 1e-5;
        for (double e = step / 2; e < 36; e += step) {
            double x = sampler.at(-Math.expm1(-e));
            sum += x * Math.exp(-e) * step;
            squares += x * x * Math.exp(-e) * step;
        }
        assertThat(sum).isCloseTo(mean, withinPercentage(1e-4));
        assertThat(squares).isCloseTo(meanSquare, withinPercentage(1e-4));
    }
}
