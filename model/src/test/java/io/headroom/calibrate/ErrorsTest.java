package io.headroom.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Precision;
import io.headroom.plan.Profile.Accuracy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    private static final MeasuredPoint POINT = SampleMeasurements.with(
            SampleMeasurements.points("llama-3.1-8b", Precision.BF16, 1, new int[][] {{16, 2}}).getFirst(), 2, 0.1);

    private static Replay.Simulated simulated(double ttftRatio, double tpotRatio) {
        return new Replay.Simulated(POINT, 2 * ttftRatio, 0.1 * tpotRatio);
    }

    @Test
    void areSharesOfTheMeasuredValueWithoutSign() {
        Accuracy errors = Errors.of(List.of(simulated(1.1, 1), simulated(0.8, 1.02), simulated(1, 0.96), simulated(1.5, 1.1)));
        // 0, 0.1, 0.2, 0.5: the median is between the second and the third, the 90th percentile 0.7 of the way from the third to the fourth.
        assertThat(errors.ttftMedian()).isEqualTo(0.15, within(1e-12));
        assertThat(errors.ttftP90()).isEqualTo(0.41, within(1e-12));
        assertThat(errors.tpotMedian()).isEqualTo(0.03, within(1e-12));
        assertThat(errors.tpotP90()).isEqualTo(0.082, within(1e-12));
        assertThat(errors.points()).isEqualTo(4);
    }

    @Test
    void leaveOutATpotThatIsNotThere() {
        assertThat(Errors.of(Stream.of(0.9, Double.NaN, 0.9).map(ratio -> simulated(1, ratio)).toList()).tpotMedian()).isEqualTo(0.1, within(1e-12));
    }

    @Test
    void ofNothingAreNone() {
        assertThatThrownBy(() -> Errors.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
