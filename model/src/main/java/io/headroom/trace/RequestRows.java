package io.headroom.trace;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of a trace while they stream by: good ones become columns, bad ones are counted and the first few kept for the message.
final class RequestRows {
    /// Which columns hold what.
    ///
    /// @param count columns of every row
    record Columns(int count, int time, int input, int output) {}

    private static final int MOST_LINES_NAMED = 5;
    /// `2023-11-16 18:15:46.6805900`: seven fractional digits, or any number up to nine.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd['T'][ ]HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true).toFormatter(Locale.ROOT);

    private final Columns columns;
    private final List<Long> badLines = new ArrayList<>();
    private String firstReason = "";
    private int bad;
    private int good;
    private @Nullable LocalDateTime first;
    private LocalDateTime last = LocalDateTime.MIN;
    private long lastLine;
    private double[] arrivals = new double[1_024];
    private int[] inputs = new int[1_024];
    private int[] outputs = new int[1_024];

    RequestRows(Columns columns) {
        this.columns = columns;
    }

    /// Rows taken so far, good and bad.
    int seen() {
        return good + bad;
    }

    boolean hasBad() {
        return bad > 0;
    }

    void add(CsvRecord row) {
        try {
            take(row);
        } catch (BadRow reason) {
            bad++;
            if (bad == 1) {
                firstReason = String.valueOf(reason.getMessage());
            }
            if (bad <= MOST_LINES_NAMED) {
                badLines.add(row.getStartingLineNumber());
            }
        }
    }

    private void take(CsvRecord row) throws BadRow {
        if (row.getFieldCount() != columns.count()) {
            throw new BadRow("it has %d columns and the header %d".formatted(row.getFieldCount(), columns.count()));
        }
        LocalDateTime time = time(row.getField(columns.time()).strip());
        int input = tokens("ContextTokens", row.getField(columns.input()).strip());
        int output = tokens("GeneratedTokens", row.getField(columns.output()).strip());
        if (time.isBefore(last)) {
            throw new BadRow("its TIMESTAMP is before that of line %d".formatted(lastLine));
        }
        if (first == null) {
            first = time;
        }
        last = time;
        lastLine = row.getStartingLineNumber();
        keep(seconds(Duration.between(first, time)), input, output);
    }

    private void keep(double arrival, int input, int output) {
        if (good == arrivals.length) {
            int more = good + (good >> 1);
            arrivals = Arrays.copyOf(arrivals, more);
            inputs = Arrays.copyOf(inputs, more);
            outputs = Arrays.copyOf(outputs, more);
        }
        arrivals[good] = arrival;
        inputs[good] = input;
        outputs[good] = output;
        good++;
    }

    /// The double nearest to the exact number of nanoseconds, for spans up to 104 days.
    private static double seconds(Duration span) {
        return span.getSeconds() < 9_000_000 ? span.toNanos() / 1e9 : span.getSeconds() + span.getNano() / 1e9;
    }

    private static LocalDateTime time(String text) throws BadRow {
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeException notATime) {
            throw new BadRow("its TIMESTAMP is %s, not like 2023-11-16 18:15:46.6805900".formatted(quote(text)));
        }
    }

    private static int tokens(String column, String text) throws BadRow {
        try {
            int tokens = Integer.parseInt(text);
            if (tokens >= 1) {
                return tokens;
            }
        } catch (NumberFormatException notAnInt) {
            // Falls through to the same message, which states the range.
        }
        throw new BadRow("its %s is %s, not a whole number from 1 to %d".formatted(column, quote(text), Integer.MAX_VALUE));
    }

    /// All that is wrong, in one line.
    String describeBad() {
        String lines = badLines.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String where = bad == 1 ? "1 bad row, line " + lines
                : "%d bad rows, first line %d (lines %s%s)".formatted(bad, badLines.getFirst(), lines, bad > MOST_LINES_NAMED ? ", ..." : "");
        return "%s: %s. Correct or remove %s, and import again.".formatted(where, firstReason, bad == 1 ? "it" : "them");
    }

    Trace trace(TraceId id, String name, String source) {
        return new Trace(id, name, source, Arrays.copyOf(arrivals, good), Arrays.copyOf(inputs, good), Arrays.copyOf(outputs, good));
    }

    static String quote(String text) {
        return '"' + clip(text, 60) + '"';
    }

    static String clip(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + "..." : text;
    }

    private static final class BadRow extends Exception {
        private static final long serialVersionUID = 1L;

        BadRow(String reason) {
            super(reason, null, false, false);
        }
    }
}
