package io.headroom.report;

import io.headroom.engine.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes figures for people: three significant figures, a space before the unit, ms under 1 s, "k" and "M" attached, an en dash where there is none.
public final class Figures {
    /// Stands where there is no figure.
    public static final String NONE = "–";

    private static final char MINUS = '−';
    private static final List<Map.Entry<String, Double>> TIMES = List.of(Map.entry(" d", 86_400.0), Map.entry(" h", 3600.0), Map.entry(" min", 60.0));
    private static final List<Map.Entry<String, Double>> SCALES = List.of(Map.entry("G", 1e9), Map.entry("M", 1e6), Map.entry("k", 1e3));

    private Figures() {}

    /// A latency or another measured time, e.g. `430 ms`, `1.90 s`, `1200 s`.
    public static String seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return NONE;
        }
        double size = Math.abs(seconds);
        if (size == 0) {
            return "0 s";
        }
        return size < 0.9995 ? three(seconds * 1e3) + " ms" : three(seconds) + " s";
    }

    /// A length of time that was set, e.g. `1 h`, `5 min`, `90 s`: in the largest unit that shows it whole.
    public static String duration(double seconds) {
        for (var time : TIMES) {
            double count = seconds / time.getValue();
            if (count >= 1 && count == Math.rint(count)) {
                return grouped((long) count) + time.getKey();
            }
        }
        return seconds == Math.rint(seconds) ? grouped((long) seconds) + " s" : seconds(seconds);
    }

    /// A count or a rate, e.g. `42`, `18.4k`, `1.20M`.
    public static String count(double count) {
        if (Double.isNaN(count)) {
            return NONE;
        }
        for (var scale : SCALES) {
            if (Math.abs(count) >= 0.9995 * scale.getValue()) {
                return three(count / scale.getValue()) + scale.getKey();
            }
        }
        return count == Math.rint(count) ? sign(Long.toString((long) count)) : three(count);
    }

    /// A whole number with its thousands apart, e.g. `12,345`.
    public static String grouped(long count) {
        return sign(String.format(Locale.ROOT, "%,d", count));
    }

    /// A share, e.g. 0.07 as `7 %`; two figures after the point at most.
    public static String share(double share) {
        if (Double.isNaN(share)) {
            return NONE;
        }
        if (share != 0 && Math.abs(share) < 0.5e-4) {
            return share > 0 ? "<0.01 %" : ">−0.01 %";
        }
        BigDecimal percent = rounded(share * 100).setScale(Math.clamp(rounded(share * 100).scale(), 0, 2), RoundingMode.HALF_EVEN);
        return sign((percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros()).toPlainString()) + " %";
    }

    /// US dollars per hour, e.g. `193 $/h`.
    public static String usdPerHour(double usd) {
        return (Math.abs(usd) < 100 ? sign(String.format(Locale.ROOT, "%,.2f", usd)) : grouped(Math.round(usd))) + " $/h";
    }

    /// Half the width of an interval relative to its value, e.g. `±7 %`, or nothing where it is not known.
    public static String plusMinus(double value, Interval interval) {
        double relative = interval.relativeHalfWidth(value);
        return interval.known() && Double.isFinite(relative) ? "±" + share(new BigDecimal(relative).round(new MathContext(2)).doubleValue()) : "";
    }

    private static String three(double value) {
        BigDecimal rounded = rounded(value);
        return sign(rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY).toPlainString() : rounded.toPlainString());
    }

    private static BigDecimal rounded(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
        int missing = 3 - rounded.precision();
        return missing > 0 ? rounded.setScale(rounded.scale() + missing, RoundingMode.UNNECESSARY) : rounded;
    }

    private static String sign(String text) {
        return text.replace('-', MINUS);
    }
}
