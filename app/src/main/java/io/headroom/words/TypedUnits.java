package io.headroom.words;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The units people type, in full, in short, in any case and in either language, as plan files write them.
final class TypedUnits {
    /// Stands for a unit that nobody knows.
    static final String UNKNOWN = "?";

    private final Map<String, String> times = map("us us|µs us|μs us|ms ms|msec ms|millisecond ms|milliseconds ms|s s|sec s|secs s|second s|seconds s|m min|min min|mins min|minute min"
            + "|minutes min|h h|hr h|hrs h|hour h|hours h|d d|day d|days d"
            + "|sekunde s|sekunden s|minuten min|std h|stunde h|stunden h|tag d|tage d");
    private final Map<String, String> periods = map("s /s|sec /s|second /s|m /min|min /min|minute /min|h /h|hr /h|hour /h|d /day|day /day|sekunde /s|std /h|stunde /h|tag /day");
    private final Map<String, String> counts = map(" |k k|thousand k|m M|mio M|million M|g G|b G|bn G|billion G|tsd k|mio. M|mrd G|mrd. G");
    private final Map<String, String> sizes = map(" |b B|byte B|bytes B|k KB|kb KB|m MB|mb MB|g GB|gb GB|ki Ki|kib Ki|mi Mi|mib Mi|gi Gi|gib Gi");

    private static Map<String, String> map(String pairs) {
        Map<String, String> map = new HashMap<>();
        for (String pair : pairs.split("\\|", -1)) {
            int gap = pair.indexOf(' ');
            map.put(pair.substring(0, gap), pair.substring(gap + 1));
        }
        return map;
    }

    /// A unit in plain spelling, [#UNKNOWN] where it is none of the quantity.
    String plain(Quantity quantity, String typed) {
        String unit = typed.strip().toLowerCase(Locale.ROOT);
        return switch (quantity) {
            case DURATION -> times.getOrDefault(unit, UNKNOWN);
            case RATE -> rate(unit);
            case COUNT, WHOLE, USD -> counts.getOrDefault(unit, UNKNOWN);
            case PERCENT -> unit.equals("%") || unit.equals("percent") || unit.equals("prozent") || unit.isEmpty() ? "%" : UNKNOWN;
            case BYTES -> sizes.getOrDefault(unit, UNKNOWN);
            case WORDS, DATE, MOMENT, LIST -> UNKNOWN;
        };
    }

    /// Thousands alone leave the period open, which the field then gives.
    private String rate(String unit) {
        String[] parts = unit.split("/|\\bper\\b|\\bpro\\b", 2);
        String scale = counts.getOrDefault(parts[0].strip(), UNKNOWN);
        String period = parts.length == 1 ? "" : periods.getOrDefault(parts[1].strip(), UNKNOWN);
        return scale.equals(UNKNOWN) || period.equals(UNKNOWN) ? UNKNOWN : scale + period;
    }

    /// What a unit of counts multiplies by.
    static BigDecimal scale(String unit) {
        return switch (unit) {
            case "k" -> BigDecimal.valueOf(1_000);
            case "M" -> BigDecimal.valueOf(1_000_000);
            case "G" -> BigDecimal.valueOf(1_000_000_000);
            default -> BigDecimal.ONE;
        };
    }
}
