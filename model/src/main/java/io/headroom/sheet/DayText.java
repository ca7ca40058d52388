package io.headroom.sheet;

import io.headroom.plan.InvalidPlan;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A day in one cell: `2026-11-29`, as a cell of a spreadsheet that holds a real date is read. Days in other orders are refused, since 03/04 is April in one country and March in another.
final class DayText {
    private static final Pattern PARTS = Pattern.compile("([0-9]{1,2})([./-])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})");
    private static final Pattern MOMENT = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+Z?");

    private DayText() {}

    /// @throws InvalidPlan if the text is no day, or could be another
    static LocalDate read(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException other) {
            throw new InvalidPlan(why(text.strip()));
        }
    }

    private static String noDay(String text) {
        return "\"%s\" is not a day: write it as 2026-11-29, or enter a real date.".formatted(text);
    }

    private static String why(String text) {
        Matcher moment = MOMENT.matcher(text);
        if (moment.matches()) {
            return "\"%s\" has a time of day: write the day alone, %s.".formatted(text, moment.group(1));
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return noDay(text);
        }
        int first = Integer.parseInt(parts.group(1));
        int second = Integer.parseInt(parts.group(3));
        String year = parts.group(4).length() == 2 ? "20" + parts.group(4) : parts.group(4);
        if (Math.min(first, second) > 12) {
            return noDay(text);
        }
        return first <= 12 && second <= 12 && first != second
                ? "\"%s\" may be %s-%02d-%02d or %s-%02d-%02d: write which, or enter a real date.".formatted(text, year, first, second, year, second, first)
                : "\"%s\" is a day as text: write it as %s-%02d-%02d, or enter a real date.".formatted(text, year, first > 12 ? second : first, first > 12 ? first : second);
    }
}
