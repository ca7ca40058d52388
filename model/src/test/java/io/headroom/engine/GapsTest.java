package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Rate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapsTest {
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 30, 0, 0);
    @ParameterizedTest
    @CsvSource({"GAMMA, 0.3", "GAMMA, 1", "GAMMA, 2.8", "GAMMA, 6", "WEIBULL, 0.3", "WEIBULL, 1", "WEIBULL, 2.8", "WEIBULL, 4"})
    void gapsHaveTheirMeanAndSpread(Arrivals.Renewal.Shape shape, double cv) {
        Gaps gaps = Gaps.of(new Arrivals.Renewal(Rate.perSecond(4), cv, shape), MONDAY);
        RandomStream random = new RandomStream(1, 0, "gaps", 0);
        int count = 4_000_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double gap = gaps.after(0, random);
            sum += gap;
            squares += gap * gap;
        }
        double mean = sum / count;
        assertThat(mean).isCloseTo(0.25, within(0.25 * 0.01 * Math.max(1, cv)));
        assertThat(Math.sqrt(squares / count - mean * mean) / mean).isCloseTo(cv, within(cv * 0.03));
    }

    @Test
    void noRateMeansNoArrivals() {
        assertThat(Gaps.of(new Arrivals.Poisson(Rate.perSecond(0)), MONDAY).after(0, new RandomStream(1, 0, "gaps", 0))).isInfinite();
    }

    /// Streams of other names, purposes, seeds and replications must not resemble each other.
    @Test
    void streamsAreUniformAndApart() {
        RandomStream[] streams = {new RandomStream(7, 0, "a/0", 0), new RandomStream(7, 0, "a/0", 1), new RandomStream(7, 0, "b/0", 0), new RandomStream(7, 1, "a/0", 0),
            new RandomStream(8, 0, "a/0", 0)};
        int count = 200_000;
        double[][] draws = new double[streams.length][count];
        for (int i = 0; i < streams.length; i++) {
            for (int j = 0; j < count; j++) {
                draws[i][j] = streams[i].uniform() - 0.5;
            }
        }
        for (int i = 0; i < streams.length; i++) {
            for (int k = i; k < streams.length; k++) {
                double product = 0;
                for (int j = 0; j < count; j++) {
                    product += draws[i][j] * draws[k][j];
                }
                assertThat(product / count).isCloseTo(i == k ? 1 / 12.0 : 0, within(0.001));
            }
        }
    }
}
