package io.headroom.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
    private final TimeScale whole = TimeScale.whole(3600, 720);

    @Test
    void aPixelIsATimeAndBack() {
        assertThat(whole.x(1800)).isEqualTo(360);
        assertThat(whole.seconds(360)).isEqualTo(1800);
        assertThat(whole.seconds(-50)).isZero();
        assertThat(whole.seconds(900)).isEqualTo(3600);
        assertThat(whole.zoomed()).isFalse();
    }

    @Test
    void closerKeepsWhatIsUnderThePointer() {
        TimeScale close = whole.closer(900, 2);
        assertThat(close.x(900)).isCloseTo(whole.x(900), within(1e-9));
        assertThat(close.to() - close.from()).isEqualTo(1800);
        assertThat(close.zoomed()).isTrue();
        assertThat(close.closer(900, 0.5)).isEqualTo(whole);
        assertThat(whole.closer(900, 1e9).to() - whole.closer(900, 1e9).from()).isCloseTo(60, within(1e-9));
    }

    @Test
    void aBrushShowsWhatLiesBetweenInEitherOrder() {
        assertThat(whole.between(1200, 600)).isEqualTo(new TimeScale(600, 1200, 3600, 720));
        assertThat(whole.between(600, 1200)).isEqualTo(new TimeScale(600, 1200, 3600, 720));
        assertThat(whole.between(600, 600.5).to() - whole.between(600, 600.5).from()).isEqualTo(60);
        assertThat(whole.between(600, 1200).whole()).isEqualTo(whole);
    }

    @Test
    void theLensStaysWithinTheRun() {
        TimeScale part = whole.between(600, 1200);
        assertThat(part.later(-5000).from()).isZero();
        assertThat(part.later(5000).to()).isEqualTo(3600);
        assertThat(part.showing(1500).to()).isEqualTo(1500);
        assertThat(part.showing(900)).isEqualTo(part);
        assertThat(part.over(3600, 1440).from()).isEqualTo(600);
        assertThat(part.over(7200, 720).zoomed()).as("another run").isFalse();
    }

    @Test
    void timesAreWrittenAtRoundTimesOfTheDay() {
        LocalDateTime start = LocalDateTime.of(2027, 1, 18, 8, 55);
        assertThat(TimeAxis.ticks(TimeScale.whole(3900, 780), start, 80, Locale.UK)).extracting(TimeAxis.Tick::label)
                .containsExactly("09:00", "09:10", "09:20", "09:30", "09:40", "09:50", "10:00");
        assertThat(TimeAxis.ticks(TimeScale.whole(3900, 780), start, 80, Locale.UK).getFirst().seconds()).isEqualTo(300);
        assertThat(TimeAxis.ticks(TimeScale.whole(2 * 86_400, 800), start, 80, Locale.UK)).extracting(TimeAxis.Tick::label).contains("19 Jan", "12:00");
    }

    @Test
    void flagsMoveInRoundSteps() {
        assertThat(TimeAxis.grain(TimeScale.whole(3900, 780))).isEqualTo(30);
        assertThat(TimeAxis.grain(TimeScale.whole(86_400, 864))).isEqualTo(300);
        assertThat(TimeAxis.grain(new TimeScale(0, 60, 3900, 780))).isEqualTo(1);
    }
}
