package io.headroom.gauges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.gauges.Reading.Interval;
import io.headroom.gauges.Reading.Target;
import io.headroom.gauges.Reading.Unit;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import java.util.List;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static Reading seconds(double value) {
        return Reading.of("p99 TTFT", "Launch operator", new Unit.Seconds(), value, 2, NumberKind.SIMULATED);
    }

    @Test
    void aValueBeyondTheScaleStaysAtItsEnd() {
        assertThat(seconds(1).position(1)).isEqualTo(0.5);
        assertThat(seconds(1).position(5)).isEqualTo(1);
        assertThat(seconds(1).position(-1)).isEqualTo(0);
    }

    @Test
    void theMarginIsHalfTheIntervalOverTheValue() {
        assertThat(seconds(1).within(0.9, 1.1).margin()).hasValueCloseTo(0.1, within(1e-12));
        assertThat(seconds(1).margin()).isEmpty();
        assertThat(seconds(0).within(0, 0.1).margin()).isEmpty();
    }

    @Test
    void beyondATargetDependsOnItsSide() {
        assertThat(seconds(1).against(Target.atMost(0.5), State.MISSED).beyondTarget()).isTrue();
        assertThat(seconds(1).against(Target.atLeast(0.5), State.MET).beyondTarget()).isFalse();
        assertThat(seconds(0.5).against(Target.atMost(0.5), State.MET).beyondTarget()).isFalse();
        assertThat(seconds(1).beyondTarget()).isFalse();
    }

    @Test
    void aMissingValueNeedsItsReason() {
        assertThatThrownBy(() -> seconds(Double.NaN)).hasMessageContaining("p99 TTFT").hasMessageContaining("no reason");
        assertThat(Reading.noData("p99 TTFT", "", new Unit.Seconds(), "not simulated yet").hasValue()).isFalse();
    }

    @Test
    void scalesAndIntervalsThatCannotBeDrawnAreRefused() {
        assertThatThrownBy(() -> Reading.of("Cost", "", new Unit.Money("$/h"), 1, 0, NumberKind.ESTIMATED)).hasMessageContaining("\"Cost\"");
        assertThatThrownBy(() -> new Interval(2, 1)).hasMessageContaining("from 2.0 to 1.0");
        assertThatThrownBy(() -> new Unit.CountOf(0)).hasMessageContaining("0 things");
    }

    @Test
    void theHatchStaysWithinItsSectorOfTheRing() {
        double from = 0.3;
        double to = 2.6;
        List<PathElement> lines = Hatch.lines(0, 0, 32, 40, from, to, 3.5);
        assertThat(lines).hasSizeGreaterThan(20);
        for (PathElement element : lines) {
            double x = element instanceof MoveTo start ? start.getX() : ((LineTo) element).getX();
            double y = -(element instanceof MoveTo start ? start.getY() : ((LineTo) element).getY());
            assertThat(Math.hypot(x, y)).isBetween(32 - 1e-9, 40 + 1e-9);
            assertThat(Math.atan2(y, x)).isBetween(from - 1e-9, to + 1e-9);
        }
    }
}
