package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.engine.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({"1.9, 1.90 s", "0.43, 430 ms", "0.0123456, 12.3 ms", "0.9996, 1.00 s", "24, 24.0 s", "1234.5, 1230 s", "0, 0 s", "NaN, –"})
    void secondsHaveThreeFigures(double seconds, String shown) {
        assertThat(Figures.seconds(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"3600, 1 h", "300, 5 min", "90, 90 s", "0, 0 s", "172800, 2 d", "0.5, 500 ms", "5400, 90 min"})
    void durationsAreWhole(double seconds, String shown) {
        assertThat(Figures.duration(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"42, 42", "999, 999", "18400, 18.4k", "999999, 1.00M", "0.1234, 0.123", "-5, −5"})
    void countsAreShort(double count, String shown) {
        assertThat(Figures.count(count)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.07, 7 %", "0.0381, 3.81 %", "0, 0 %", "1, 100 %", "3.8, 380 %", "0.00012, 0.01 %", "0.00001, <0.01 %", "NaN, –"})
    void sharesAreInPercent(double share, String shown) {
        assertThat(Figures.share(share)).isEqualTo(shown);
    }

    @Test
    void anIntervalIsShownAsPlusMinus() {
        assertThat(Figures.plusMinus(2, new Interval(1.86, 2.14))).isEqualTo("±7 %");
        assertThat(Figures.plusMinus(2, Interval.UNKNOWN)).isEmpty();
    }
}
