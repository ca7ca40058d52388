package io.headroom.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and writes quantities with their units: `500ms`, `20/s`, `1M/day`, `8Gi`, `900k`.
/// What [Units] writes it reads back to the same number, bit for bit: it only ever moves the decimal point of the shortest decimal form.
public final class Units {
    private static final Pattern QUANTITY = Pattern.compile("\\s*([+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)\\s*([A-Za-zµ]*)\\s*(?:/\\s*([A-Za-z]+))?\\s*");
    private static final Map<String, BigDecimal> SECONDS = Map.of("us", new BigDecimal("0.000001"), "µs", new BigDecimal("0.000001"), "ms",
            new BigDecimal("0.001"), "s", BigDecimal.ONE, "min", BigDecimal.valueOf(60), "m", BigDecimal.valueOf(60), "h", BigDecimal.valueOf(3600), "d",
            BigDecimal.valueOf(86_400), "day", BigDecimal.valueOf(86_400));
    private static final Map<String, BigDecimal> COUNTS = Map.of("", BigDecimal.ONE, "k", BigDecimal.valueOf(1_000), "M", BigDecimal.valueOf(1_000_000), "G",
            BigDecimal.valueOf(1_000_000_000));
    private static final Map<String, BigDecimal> BYTES = Map.of("", BigDecimal.ONE, "B", BigDecimal.ONE, "Ki", BigDecimal.valueOf(1L << 10), "Mi",
            BigDecimal.valueOf(1L << 20), "Gi", BigDecimal.valueOf(1L << 30), "KB", BigDecimal.valueOf(1_000), "MB", BigDecimal.valueOf(1_000_000), "GB",
            BigDecimal.valueOf(1_000_000_000));
    private static final Map<String, Rate.Per> PERIODS = Map.of("s", Rate.Per.SECOND, "min", Rate.Per.MINUTE, "m", Rate.Per.MINUTE, "h", Rate.Per.HOUR,
            "day", Rate.Per.DAY, "d", Rate.Per.DAY);

    private Units() {}

    /// Reads a duration.
    ///
    /// @param text e.g. `500ms`, `12s`, `5min`, `1h`, `2d`, or a bare `0`
    /// @return seconds
    /// @throws InvalidPlan if the text is no number with a unit of time
    public static double seconds(String text) {
        Matcher parts = QUANTITY.matcher(text);
        BigDecimal unit = parts.matches() && parts.group(3) == null ? SECONDS.get(parts.group(2)) : null;
        if (text.strip().equals("0")) {
            return 0;
        }
        if (unit == null) {
            throw unreadable(text, "a duration", "500ms, 12s, 5min or 1h");
        }
        return new BigDecimal(parts.group(1)).multiply(unit).doubleValue();
    }

    /// Writes a duration in the largest unit that shows it exactly with the fewest digits.
    ///
    /// @param seconds the duration in seconds
    public static String formatSeconds(double seconds) {
        BigDecimal exact = exact(seconds);
        for (var unit : List.of(Map.entry("h", 3600L), Map.entry("min", 60L))) {
            BigDecimal[] parts = exact.divideAndRemainder(BigDecimal.valueOf(unit.getValue()));
            if (parts[1].signum() == 0 && parts[0].signum() != 0) {
                return plain(parts[0]) + unit.getKey();
            }
        }
        if (exact.signum() != 0 && exact.abs().compareTo(BigDecimal.ONE) < 0) {
            return exact.abs().compareTo(new BigDecimal("0.001")) < 0 ? plain(exact.movePointRight(6)) + "us" : plain(exact.movePointRight(3)) + "ms";
        }
        return plain(exact) + "s";
    }

    /// Reads a rate.
    ///
    /// @param text e.g. `20/s`, `50/min`, `1M/day`
    /// @throws InvalidPlan if the text is no number per period, or negative
    public static Rate rate(String text) {
        Matcher parts = QUANTITY.matcher(text);
        BigDecimal scale = parts.matches() && parts.group(3) != null ? COUNTS.get(parts.group(2)) : null;
        Rate.Per per = scale == null ? null : PERIODS.get(parts.group(3));
        if (scale == null || per == null) {
            throw unreadable(text, "a rate", "20/s, 50/min or 1M/day");
        }
        return new Rate(new BigDecimal(parts.group(1)).multiply(scale).doubleValue(), per);
    }

    /// Writes a rate in its own period, e.g. `900k/min`.
    public static String format(Rate rate) {
        return formatCount(rate.amount()) + rate.per().suffix();
    }

    /// Reads a count with an optional k, M or G.
    ///
    /// @param text e.g. `900k`, `1.5M`, `42`
    /// @throws InvalidPlan if the text is no number
    public static double count(String text) {
        Matcher parts = QUANTITY.matcher(text);
        BigDecimal scale = parts.matches() && parts.group(3) == null ? COUNTS.get(parts.group(2)) : null;
        if (scale == null) {
            throw unreadable(text, "a count", "42, 900k or 1.5M");
        }
        return new BigDecimal(parts.group(1)).multiply(scale).doubleValue();
    }

    /// Writes a count, in k, M or G where that is shorter.
    public static String formatCount(double count) {
        BigDecimal exact = exact(count);
        String shortest = plain(exact);
        for (var unit : List.of(Map.entry("k", 3), Map.entry("M", 6), Map.entry("G", 9))) {
            String text = plain(exact.movePointLeft(unit.getValue())) + unit.getKey();
            if (text.length() < shortest.length()) {
                shortest = text;
            }
        }
        return shortest;
    }

    /// Reads a size.
    ///
    /// @param text e.g. `8Gi`, `128MB`, `512`
    /// @return bytes, a whole number
    /// @throws InvalidPlan if the text is no number of bytes, or not a whole one
    public static long bytes(String text) {
        Matcher parts = QUANTITY.matcher(text);
        BigDecimal scale = parts.matches() && parts.group(3) == null ? BYTES.get(parts.group(2)) : null;
        if (scale == null) {
            throw unreadable(text, "a size", "8Gi, 128MB or 512");
        }
        try {
            return new BigDecimal(parts.group(1)).multiply(scale).longValueExact();
        } catch (ArithmeticException fraction) {
            throw unreadable(text, "a whole number of bytes", "8Gi, 128MB or 512");
        }
    }

    /// Writes a size in the largest unit that shows it as a whole number.
    public static String formatBytes(long bytes) {
        for (var unit : List.of(Map.entry("Gi", 1L << 30), Map.entry("GB", 1_000_000_000L), Map.entry("Mi", 1L << 20), Map.entry("MB", 1_000_000L),
                Map.entry("Ki", 1L << 10), Map.entry("KB", 1_000L))) {
            if (bytes != 0 && bytes % unit.getValue() == 0) {
                return bytes / unit.getValue() + unit.getKey();
            }
        }
        return Long.toString(bytes);
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(Double.toString(value));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static InvalidPlan unreadable(String text, String what, String examples) {
        return new InvalidPlan("\"%s\" is not %s: write it like %s.".formatted(text, what, examples));
    }
}
