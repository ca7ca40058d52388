package io.headroom.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    private final Format format = Format.of(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "1.9, 1.90 s", "9.8, 9.80 s", "42, 42.0 s", "0.41, 410 ms", "0.00831, 8.31 ms", "0.000412, 0.412 ms", "0.9994, 999 ms", "0.9996, 1.00 s",
        "9.996, 10.0 s", "99.96, 100 s", "119.9, 2.00 min", "120, 2.00 min", "150, 2.50 min", "7199, 2.00 h", "14040, 3.90 h", "216000, 2.50 d",
        "8640000000, 100000 d", "0, 0 s", "-0.41, −410 ms", "NaN, –", "Infinity, ∞ s", "-Infinity, −∞ s"
    })
    void durationsTakeThreeFiguresAndTheUnitThatFits(double seconds, String written) {
        assertThat(format.duration(seconds).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 500 ms", "12, 12 s", "60, 60 s", "0, 0 s", "1.24, 1.24 s", "7200, 2 h", "3600, 1 h", "300, 5 min", "5400, 90 min", "172800, 2 d"})
    void targetsLeaveOutTrailingZeros(double seconds, String written) {
        assertThat(format.durationExact(seconds).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "18400, 18.4 k/s", "4.2, 4.20/s", "999.6, 1.00 k/s", "1234567, 1.23 M/s", "0.0666666667, 240/h", "0.1, 0.100/s", "0.00005, 4.32/d",
        "0, 0/s", "-4.2, −4.20/s", "NaN, –", "1e18, 1000000 T/s"
    })
    void ratesAttachTheThousandsToTheUnit(double perSecond, String written) {
        assertThat(format.rate(perSecond).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "0.913, 91.3 %", "0.07, 7.00 %", "0.0031, 0.310 %", "1, 100 %", "0, 0 %", "0.9995, 99.95 %", "0.99999, 99.999 %", "1.2, 120 %",
        "0.9994, 99.9 %", "0.9999999999, 100 %", "0.999998, 99.9998 %", "-0.07, −7.00 %", "NaN, –"
    })
    void aShareThatIsNotWholeIsNeverWrittenAsAHundred(double share, String written) {
        assertThat(format.share(share).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0.85, 85 %", "0.01, 1 %", "0.999, 99.9 %", "0, 0 %"})
    void sharesThatWereTypedInStayAsTheyWere(double share, String written) {
        assertThat(format.shareExact(share).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0.07, ±7 %", "0.0712, ±7.1 %", "0.123, ±12 %", "0, ±0 %", "1.5, ±150 %", "NaN, ''"})
    void marginsTakeTwoFigures(double share, String written) {
        assertThat(format.margin(share)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "12, 12", "999, 999", "999.6, 1k", "900000, 900k", "18400, 18.4k", "1250000, 1.25M", "-1250000, −1.25M", "NaN, –"})
    void countsAttachTheThousands(double count, String written) {
        assertThat(format.count(count)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0;0", "999;999", "1000;1,000", "20000;20,000", "-1234567;−1,234,567", "9223372036854775807;9,223,372,036,854,775,807"})
    void wholeNumbersAreGroupedAndExact(long count, String written) {
        assertThat(format.whole(count)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"193;193 $/h", "31.4;31.4 $/h", "1250000;1.25 M$/h", "0;0 $/h", "-24.8;−24.8 $/h", "NaN;–"})
    void moneyInShortTakesThreeFigures(double amount, String written) {
        assertThat(format.money(amount, "$/h").text()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"31.4;31.40 $", "12450;12,450.00 $", "0.005;0.01 $", "-24.8;−24.80 $", "-0.001;0.00 $", "999.999;1,000.00 $", "999999999999999;999,999,999,999,999.00 $", "-1e19;−10000000 T$"})
    void pricesAreWrittenToTheCent(double amount, String written) {
        assertThat(format.price(amount, "$").text()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0.12, +12 %", "-0.774, −77 %", "0, 0 %", "-0.032, −3.2 %", "1.274, +127 %", "NaN, –"})
    void changesAlwaysHaveTheirSign(double share, String written) {
        assertThat(format.change(share)).isEqualTo(written);
    }

    @Test
    void changesOfSharesAreInPoints() {
        assertThat(format.points(-0.12)).isEqualTo("−12 pt");
    }

    @Test
    void theReadersLanguageSetsTheSeparators() {
        Format german = Format.of(Locale.GERMANY);
        assertThat(german.duration(1.9).text()).isEqualTo("1,90 s");
        assertThat(german.whole(20_000)).isEqualTo("20.000");
        assertThat(german.price(31.4, "€").text()).isEqualTo("31,40 €");
        assertThat(Format.of(Locale.forLanguageTag("ar-EG-u-nu-arab")).whole(42)).isEqualTo("٤٢");
    }

    @Test
    void theClockRunsPastMidnight() {
        assertThat(format.clock(45_730.9)).isEqualTo("12:42:10");
        assertThat(format.clock(90_000)).isEqualTo("25:00:00");
        assertThat(format.clock(Double.NaN)).isEqualTo("–");
    }
}
