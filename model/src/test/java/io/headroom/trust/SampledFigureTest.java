package io.headroom.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.engine.Interval;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampledFigureTest {
    private static final int SECTIONS = 40;

    private static double[] ones() {
        double[] ones = new double[SECTIONS];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// Ten values, by hand: mean 5.5, standard error sqrt(82.5 / 9 / 10).
    @Test
    void aRatioOfSumsHasTheErrorOfAMean() {
        double[] values = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();
        double[] ones = new double[10];
        Arrays.fill(ones, 1);
        SampledFigure mean = SampledFigure.ratio(values, ones);
        assertThat(mean.value()).isEqualTo(5.5);
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(82.5 / 90), within(1e-12));
        assertThat(mean.interval(0.05).hi()).isCloseTo(5.5 + 2.262 * Math.sqrt(82.5 / 90), within(2e-3));
    }

    @Test
    void whatTwoFiguresShareCancels() {
        double[] values = new Random(1).doubles(SECTIONS, 1, 2).toArray();
        SampledFigure one = SampledFigure.ratio(values, ones());
        assertThat(one.minus(one).standardError()).isZero();
        assertThat(one.over(one).value()).isEqualTo(1);
        assertThat(one.over(one).standardError()).isCloseTo(0, within(1e-15));
        assertThat(one.times(one).standardError()).isCloseTo(2 * one.value() * one.standardError(), within(1e-12));
    }

    /// Poisson counts of rare events, some of them none at all: 99 of 100 intervals of 99 % must hold the truth, less what chance allows in 2,000 trials.
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 3, 20, 150, 2000})
    void intervalsOfRareEventsCoverTheTruth(double expected) {
        Random random = new Random(7);
        int trials = 2_000;
        int held = 0;
        double widest = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] counts = IntStream.range(0, SECTIONS).mapToDouble(i -> poisson(random, expected / SECTIONS)).toArray();
            Interval interval = SampledFigure.ratio(counts, ones()).positiveInterval(0.01, 1.0 / SECTIONS);
            held += interval.lo() * SECTIONS <= expected && expected <= interval.hi() * SECTIONS ? 1 : 0;
            widest = Math.max(widest, interval.hi() * SECTIONS - expected);
        }
        assertThat(held).isGreaterThanOrEqualTo((int) (trials * 0.984));
        assertThat(widest).as("useful all the same").isLessThan(15 + 12 * Math.sqrt(expected));
    }

    private static double poisson(Random random, double mean) {
        double product = random.nextDouble();
        int count = 0;
        for (double limit = Math.exp(-mean); product > limit; count++) {
            product *= random.nextDouble();
        }
        return count;
    }

    @Test
    void aShareStaysBetweenNoneAndAll() {
        double[] few = new double[SECTIONS];
        few[3] = 0.001;
        Interval small = SampledFigure.ratio(few, ones()).shareInterval(0.01, 0.001);
        assertThat(small.lo()).isPositive();
        assertThat(small.hi()).isLessThan(0.01);
        double[] most = ones();
        most[3] = 0.999;
        Interval large = SampledFigure.ratio(most, ones()).shareInterval(0.01, 0.001);
        assertThat(large.hi()).isLessThan(1);
        assertThat(large.lo()).isCloseTo(1 - small.hi(), within(1e-12));
    }
}
