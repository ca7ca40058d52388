package io.headroom.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compare.Change;
import io.headroom.compare.Measure;
import io.headroom.engine.Difference;
import io.headroom.engine.Interval;
import io.headroom.plan.Objective;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ComparisonWordsTest {
    private static final Measure SHARE = new Measure.ServedShare();
    private final ComparisonWords words = ComparisonWords.of(Locale.ENGLISH, Format.of(Locale.ENGLISH));

    @Test
    void everyMeasureAndEveryChangeHasWords() {
        assertThat(Measure.all()).allSatisfy(measure -> assertThat(words.measure(measure)).isNotBlank());
        assertThat(words.measure(Measure.USUAL)).isEqualTo("p99 end-to-end");
        assertThat(words.measure(new Measure.Latency(Objective.Metric.TTFT, Objective.Statistic.MEAN))).isEqualTo("mean TTFT");
        assertThat(Arrays.stream(Change.values()).map(words::change)).containsExactly("no longer served", "loses", "not clear", "unchanged", "gains", "newly served", "not served");
    }

    @Test
    void aDifferenceHasItsSignUnitAndInterval() {
        Difference faster = new Difference(2, 0.5, new Interval(-1.6, -1.4));
        assertThat(words.signed(Measure.USUAL, faster.value())).isEqualTo("−1.50 s");
        assertThat(words.interval(Measure.USUAL, faster)).isEqualTo("−1.60 s to −1.40 s");
        assertThat(words.change(Measure.USUAL, faster)).isEqualTo("−75 %");
        assertThat(words.changeInterval(Measure.USUAL, faster)).isEqualTo("−80 % to −70 %");
        Difference slower = new Difference(0.5, 0.6, new Interval(0.05, 0.15));
        assertThat(words.signed(Measure.USUAL, slower.value())).isEqualTo("+100 ms");
    }

    @Test
    void aShareChangesInPoints() {
        Difference fewer = new Difference(0.98, 0.95, new Interval(-0.04, -0.02));
        assertThat(words.value(SHARE, fewer.before())).isEqualTo("98.0 %");
        assertThat(words.signed(SHARE, fewer.value())).isEqualTo("−3 pt");
        assertThat(words.changeInterval(SHARE, fewer)).isEqualTo("−4 pt to −2 pt");
    }

    @Test
    void theSameIsExactlyTheSame() {
        Difference same = new Difference(2, 2, new Interval(0, 0));
        assertThat(words.interval(Measure.USUAL, same)).isEqualTo("exactly 0");
        assertThat(words.changeInterval(SHARE, same)).isEqualTo("exactly 0");
        Difference unknown = new Difference(2, Double.NaN, Interval.UNKNOWN);
        assertThat(words.interval(Measure.USUAL, unknown)).isEqualTo(Format.NONE);
        assertThat(words.value(Measure.USUAL, unknown.after())).isEqualTo(Format.NONE);
    }
}
