package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AnswerSpeedTest {
    @Test
    void percentilesTurnOverAndSoDoTheEndsOfTheInterval() {
        AnswerSpeed speed = AnswerSpeed.of(new LatencySummary(100, 0.02, 0.02, 0.04, 0.05, 0.1, new Interval(0.01, 0.03), new Interval(0.08, 0.125)));
        assertThat(speed).isEqualTo(new AnswerSpeed(50, 25, 20, 10, new Interval(8, 12.5)));
    }

    @Test
    void itIsThePercentileOfTheSpeedsThemselves() {
        LatencyHistogram times = new LatencyHistogram();
        Random random = new Random(7);
        double[] seconds = DoubleStream.generate(() -> 0.02 * Math.exp(0.3 * random.nextGaussian())).limit(20_000).toArray();
        DoubleStream.of(seconds).forEach(times::record);
        double[] speeds = DoubleStream.of(seconds).map(one -> 1 / one).sorted().toArray();
        AnswerSpeed found = AnswerSpeed.of(new LatencyStatistics(List.of(times)).summary());
        for (int percent : new int[] {50, 10, 5, 1}) {
            double exact = speeds[speeds.length * percent / 100];
            double told = percent == 50 ? found.p50() : percent == 10 ? found.p10() : percent == 5 ? found.p5() : found.p1();
            assertThat(told).as("p" + percent).isCloseTo(exact, within(2 * LatencyHistogram.RELATIVE_ERROR * exact));
        }
        assertThat(Arrays.stream(speeds).filter(one -> one >= found.p1()).count()).isCloseTo(19_800, within(60L));
    }

    @Test
    void withoutASecondTokenThereIsNone() {
        assertThat(AnswerSpeed.of(LatencySummary.EMPTY)).isEqualTo(new AnswerSpeed(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Interval.UNKNOWN));
        assertThat(AnswerSpeed.of(new LatencySummary(1, 0.5, 0.5, 0.5, 0.5, 0.5, Interval.UNKNOWN, Interval.UNKNOWN)).p1Interval()).isEqualTo(Interval.UNKNOWN);
    }
}
