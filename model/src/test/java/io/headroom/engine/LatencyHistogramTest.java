package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.95, 0.99, 0.999})
    void percentilesAreWithinTheStatedError(double share) {
        Random random = new Random(4);
        double[] values = new double[50_000];
        LatencyHistogram histogram = new LatencyHistogram();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(random.nextGaussian() * 3);
            histogram.record(values[i]);
        }
        Arrays.sort(values);
        double exact = values[(int) Math.ceil(share * values.length) - 1];
        assertThat(histogram.quantile(share)).isCloseTo(exact, within(LatencyHistogram.RELATIVE_ERROR * exact));
        assertThat(histogram.shareWithin(exact)).isCloseTo(share, within(0.002));
    }

    /// Every request of an idle cabin may take exactly as long as the next, and then each percentile is that time. The powers of two lie on a bucket's edge.
    @Test
    void equalLatenciesAreReadBackWithinTheStatedError() {
        for (double value = 0x1.0p-20; value < 1e6; value *= value < 1 ? 2 : 1.37) {
            LatencyHistogram histogram = new LatencyHistogram();
            for (int i = 0; i < 1000; i++) {
                histogram.record(value);
            }
            for (double share : new double[] {0, 0.001, 0.5, 0.99, 1}) {
                assertThat(histogram.quantile(share)).isCloseTo(value, within(LatencyHistogram.RELATIVE_ERROR * value));
            }
        }
        assertThat(LatencyHistogram.RELATIVE_ERROR).isLessThanOrEqualTo(0.005);
    }

    @Test
    void aZeroIsZeroAndNothingIsNothing() {
        LatencyHistogram histogram = new LatencyHistogram();
        assertThat(histogram.quantile(0.99)).isNaN();
        assertThat(histogram.mean()).isNaN();
        histogram.record(0);
        histogram.record(0);
        histogram.record(4);
        assertThat(histogram.quantile(0.5)).isZero();
        assertThat(histogram.shareWithin(1)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(histogram.mean()).isCloseTo(4.0 / 3, within(1e-12));
        assertThat(histogram.sumOfSquares()).isEqualTo(16);
    }

    @Test
    void addingEqualsRecordingBoth() {
        LatencyHistogram one = new LatencyHistogram();
        LatencyHistogram two = new LatencyHistogram();
        LatencyHistogram both = new LatencyHistogram();
        Random random = new Random(4);
        for (int i = 0; i < 1000; i++) {
            double value = random.nextDouble() * 10;
            (i % 3 == 0 ? one : two).record(value);
            both.record(value);
        }
        one.add(two);
        assertThat(one.count()).isEqualTo(both.count());
        assertThat(one.quantile(0.37)).isEqualTo(both.quantile(0.37));
        assertThat(one.sumOfSquares()).isCloseTo(both.sumOfSquares(), within(1e-9));
    }

    /// A histogram that has counted many latencies gives the same answers as one that still lists them: ten times each, and once.
    @Test
    void aListOfFewSaysTheSameAsCounters() {
        Random random = new Random(9);
        LatencyHistogram few = new LatencyHistogram();
        LatencyHistogram many = new LatencyHistogram();
        for (int i = 0; i < 500; i++) {
            double value = i % 50 == 0 ? 0 : Math.exp(random.nextGaussian());
            few.record(value);
            for (int j = 0; j < 16; j++) {
                many.record(value);
            }
        }
        for (double share = 0; share <= 1; share += 0.003) {
            assertThat(few.quantile(share)).isCloseTo(many.quantile(share), within(1e-12));
        }
        for (double bound = 0; bound < 9; bound += 0.01) {
            assertThat(few.shareWithin(bound)).isCloseTo(many.shareWithin(bound), within(1e-12));
        }
        assertThat(few.bytes()).isLessThan(1_500);
        assertThat(many.bytes()).isBetween(5_000L, 20_000L);
    }

    @Test
    void addingEqualsRecordingWhereverTheListEnds() {
        for (int size : new int[] {10, 511, 512, 513, 1500}) {
            for (int other : new int[] {1, 511, 513, 1500}) {
                Random random = new Random(size + other);
                LatencyHistogram one = new LatencyHistogram();
                LatencyHistogram two = new LatencyHistogram();
                LatencyHistogram both = new LatencyHistogram();
                for (int i = 0; i < size + other; i++) {
                    double value = random.nextDouble() * 10;
                    (i < size ? one : two).record(value);
                    both.record(value);
                }
                one.add(two);
                for (double share = 0; share <= 1; share += 0.1) {
                    assertThat(one.quantile(share)).isEqualTo(both.quantile(share));
                }
                assertThat(one.shareWithin(5)).isEqualTo(both.shareWithin(5));
            }
        }
    }

    @Test
    void aSealedHistogramSaysTheSameInLessMemoryAndStillCounts() {
        for (int size : new int[] {3, 400, 3_000, 100_000}) {
            Random random = new Random(size);
            LatencyHistogram open = new LatencyHistogram();
            LatencyHistogram sealed = new LatencyHistogram();
            LatencyHistogram sum = new LatencyHistogram();
            LatencyHistogram sumOfSealed = new LatencyHistogram();
            for (int i = 0; i < size; i++) {
                double value = Math.exp(random.nextGaussian());
                open.record(value);
                sealed.record(value);
            }
            sealed.seal();
            sum.add(open);
            sumOfSealed.add(sealed);
            assertSame(sealed, open);
            assertSame(sumOfSealed, sum);
            assertThat(sealed.bytes()).isLessThanOrEqualTo(open.bytes());
            sealed.add(sum);
            open.add(sum);
            assertSame(sealed, open);
            sealed.seal();
            sealed.record(2);
            open.record(2);
            assertSame(sealed, open);
        }
    }

    private static void assertSame(LatencyHistogram one, LatencyHistogram other) {
        assertThat(one.count()).isEqualTo(other.count());
        for (double share = 0; share <= 1; share += 0.07) {
            assertThat(one.quantile(share)).isEqualTo(other.quantile(share));
            assertThat(one.shareWithin(5 * share)).isCloseTo(other.shareWithin(5 * share), within(1e-12));
        }
    }
}
