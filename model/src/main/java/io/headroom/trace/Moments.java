package io.headroom.trace;

import io.headroom.trace.BadRows.BadRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// Times as traces write them: a number of seconds, or a date and time such as `2023-11-16 18:15:46.6805900` or `2024-05-10 00:00:00.009930+00:00`, with up to nine
/// digits of a second or none. One without an offset counts as UTC.
final class Moments {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd['T'][ ]HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true).toFormatter(Locale.ROOT);
    private static final int DATE_LENGTH = 10;
    private static final double MOST_SECONDS = 9e9;

    private Moments() {}

    /// The nanoseconds since any origin that is the same for all times of one form.
    ///
    /// @param column what the file calls the time
    static long nanos(String column, String text) throws BadRow {
        try {
            if (Numbers.looksLikeOne(text)) {
                return nanos(Numbers.parse(text), 1e9);
            }
            int zone = zoneAt(text);
            LocalDateTime time = LocalDateTime.parse(text.substring(0, zone).strip(), TIME);
            ZoneOffset offset = zone == text.length() ? ZoneOffset.UTC : ZoneOffset.of(text.substring(zone).strip());
            Instant instant = time.toInstant(offset);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (DateTimeException | ArithmeticException | NumberFormatException notATime) {
            throw new BadRow("its %s is %s, not like 2023-11-16 18:15:46.6805900 or a number of seconds".formatted(column, TraceText.quote(text)));
        }
    }

    /// A time in another unit as nanoseconds.
    ///
    /// @throws ArithmeticException if it is not finite, or centuries away
    static long nanos(double time, double nanosPerUnit) {
        double nanos = time * nanosPerUnit;
        if (!(Math.abs(nanos) <= MOST_SECONDS * 1e9)) {
            throw new ArithmeticException();
        }
        return Math.round(nanos);
    }

    private static int zoneAt(String text) {
        for (int i = DATE_LENGTH; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '+' || letter == '-' || letter == 'Z') {
                return i;
            }
        }
        return text.length();
    }
}
