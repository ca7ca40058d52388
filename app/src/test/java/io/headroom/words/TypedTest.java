package io.headroom.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.InvalidPlan;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people type is read as they mean it, with a dot or the decimal sign of their desktop, and never guessed at.
class TypedTest {
    private static final Typed ENGLISH = Typed.of(Locale.US);
    private static final Typed GERMAN = Typed.of(Locale.GERMANY);
    private static final Typed FRENCH = Typed.of(Locale.FRANCE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DURATION | 500 ms | | 500ms", "DURATION | 1.5s | | 1.5s", "DURATION | 2 Hours | | 2h", "DURATION | 400 | 500 ms | 400ms", "DURATION | .5 | 12 s | 0.5s",
            "DURATION | 0 | | 0s", "DURATION | 7 d | | 7d", "RATE | 20/s | | 20/s", "RATE | 1M/day | | 1M/day", "RATE | 400 / min | | 400/min", "RATE | 1M/Tag | | 1M/day", "DURATION | 2 Stunden | | 2h", "RATE | 20 per second | | 20/s",
            "RATE | 1.5k | 900k/min | 1.5k/min", "RATE | 30 | 20/s | 30/s", "RATE | 2K/H | | 2k/h", "COUNT | 1.5k | | 1500", "COUNT | 1,500 | | 1500", "COUNT | 1,234,567.5 | | 1234567.5",
            "COUNT | 1,5 | | 1.5", "COUNT | −3 | | -3", "COUNT | 2e3 | | 2000", "COUNT | ×9 | | 9", "WHOLE | 2k | | 2000", "WHOLE | 7 | | 7", "PERCENT | 30 % | | 30%", "PERCENT | 30 | | 30%",
            "PERCENT | 2.5 percent | | 2.5%", "BYTES | 128 mb | | 128MB", "BYTES | 8 GiB | | 8Gi", "BYTES | 64 | 32 MB | 64MB", "USD | $ 2.50 | | 2.5", "USD | 5k $ | | 5000",
            "DATE | 2027-01-04 | | 2027-01-04", "DATE | 1/4/27 | | 2027-01-04", "MOMENT | 2027-01-04 08:00 | | 2027-01-04T08:00", "MOMENT | 2027-01-04 | | 2027-01-04T00:00", "LIST | 1 2.5 3 | | 1 2.5 3"})
    void englishIsRead(Quantity quantity, String typed, String now, String plain) {
        assertThat(ENGLISH.plain(quantity, "Field", typed, now == null ? "" : now)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DURATION | 1,5 s | 1.5s", "DURATION | 1.5 s | 1.5s", "DURATION | 0,125 s | 0.125s", "DURATION | 0.125 s | 0.125s", "RATE | 2,5k/min | 2.5k/min",
            "COUNT | 1.234.567 | 1234567", "COUNT | 1.234,5 | 1234.5", "COUNT | 1,234 | 1.234", "PERCENT | 99,9 % | 99.9%", "DATE | 04.01.27 | 2027-01-04", "DATE | 2027-01-04 | 2027-01-04",
            "LIST | 1,5 2 0.5 | 1.5 2 0.5"})
    void germanIsRead(Quantity quantity, String typed, String plain) {
        assertThat(GERMAN.plain(quantity, "Feld", typed, "")).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"COUNT | 1 234,5 | 1234.5", "COUNT | 1.234 | 1.234"})
    void frenchGroupsWithSpaces(Quantity quantity, String typed, String plain) {
        assertThat(FRENCH.plain(quantity, "Champ", typed, "")).isEqualTo(plain);
        assertThat(FRENCH.plain(quantity, "Champ", typed.replace(' ', '\u202f'), "")).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DURATION | soon | Target is \"soon\": enter a time, e.g. 500 ms, 12 s, 5 min or 2 h.", "DURATION | 5 kg | Target is \"5 kg\", and \"kg\" is no unit of time: use ms, s, min, h or d.",
            "DURATION | 5 | Target is \"5\", without a unit: add ms, s, min or h, e.g. 5 s.", "RATE | 20 | Target is \"20\", without a period: add /s, /min, /h or /day, e.g. 20/min.",
            "RATE | 20/year | Target is \"20/year\", and \"/year\" is no unit of a rate: use /s, /min, /h or /day, e.g. 20/s.", "RATE | -4/s | Target is \"-4/s\": use 0 or more.",
            "COUNT | 12,34,5 | Target is \"12,34,5\": enter a number, e.g. 1.5 or 900k.", "WHOLE | 2.5 | Target is \"2.5\": enter a whole number, e.g. 7.",
            "PERCENT | 3 ms | Target is \"3 ms\", and \"ms\" is no unit of it: enter percent, e.g. 30 %.", "BYTES | 3 s | Target is \"3 s\", and \"s\" is no unit of size: use KB, MB, GB, Ki, Mi or Gi.",
            "DATE | tomorrow | Target is \"tomorrow\": enter a date, e.g. 2027-01-04.", "MOMENT | noon | Target is \"noon\": enter a date and time, e.g. 2027-01-04 08:00."})
    void whatIsWrongIsSaidInOneLine(Quantity quantity, String typed, String line) {
        assertThatThrownBy(() -> ENGLISH.plain(quantity, "Target", typed, "")).isInstanceOf(InvalidPlan.class).hasMessage(line);
    }

    @Test
    void whatCanBeReadInTwoWaysIsRefusedWithBoth() {
        assertThatThrownBy(() -> GERMAN.plain(Quantity.COUNT, "Tokens", "1.500", "")).hasMessage("Tokens is \"1.500\", which can be read in two ways: enter 1500 or 1,500.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DURATION | 500 ms | 1 | 510 ms", "DURATION | 1 s | -1 | 0.99 s", "DURATION | 1 s | 1 | 1.1 s", "RATE | 4.2/s | 1 | 4.3/s", "RATE | 900k/min | -1 | 890k/min",
            "WHOLE | 7 | 1 | 8", "WHOLE | 100 | -1 | 99", "WHOLE | 120 | 10 | 220", "WHOLE | 0 | -1 | 0", "COUNT | 0 | -1 | -1", "PERCENT | 30 % | 1 | 31 %", "USD | 1200 | 1 | 1300",
            "DATE | 2027-01-31 | 1 | 2027-02-01", "MOMENT | 2027-01-31 23:00 | 1 | 2027-02-01 00:00"})
    void stepsAreSensible(Quantity quantity, String text, int steps, String next) {
        assertThat(ENGLISH.step(quantity, text, text, steps)).contains(next);
    }

    @Test
    void stepsKeepTheSpellingOfTheDesktopAndLeaveWordsAlone() {
        assertThat(GERMAN.step(Quantity.RATE, "4,2/s", "4,2/s", 1)).contains("4,3/s");
        assertThat(ENGLISH.step(Quantity.WORDS, "Cabin 3", "Cabin 3", 1)).isEmpty();
        assertThat(ENGLISH.step(Quantity.DURATION, "soon", "1 s", 1)).isEmpty();
    }

    @Test
    void aFieldShowsHowItWillBeRead() {
        assertThat(ENGLISH.reads(Quantity.DURATION, "1500", "500 ms")).contains("1.5 s");
        assertThat(GERMAN.reads(Quantity.RATE, "2500000", "3/min")).contains("2,5M/min");
        assertThat(ENGLISH.reads(Quantity.DURATION, "15 x", "500 ms")).isEmpty();
        assertThat(new Entering(ENGLISH, Quantity.RATE, "", true).reads("120")).as("a limit is by the minute").contains("120/min");
        assertThatThrownBy(() -> new Entering(ENGLISH, Quantity.DURATION, "1 h", false).plain("Duration", " ")).hasMessage("Duration is empty: enter a time, e.g. 500 ms, 12 s, 5 min or 2 h.");
    }
}
