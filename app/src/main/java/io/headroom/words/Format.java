package io.headroom.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// How figures are written, for one language: three significant figures, a space before the unit, ms under 1 s, "k" and "M" attached, U+2212 for
/// minus, "–" where there is no value. The decimal separator and the digits are the language's.
///
/// Readings keep their trailing zeros ("1.90 s": the zero is known); `exact` ones, such as targets and inputs, do not ("12 s"). Rounding is half
/// up and happens before the unit is chosen, so 999.6 ms is "1.00 s" and never "1000 ms".
public final class Format {
    /// Written where there is no value.
    public static final String NONE = "–";

    private static final char MINUS = '\u2212';
    private static final double CENTS_BELOW = 1e15;
    private static final int FIGURES = 3;
    /// A share this close to the whole is the whole, but for the rounding of sums.
    private static final double ROUNDING = 1e-6;
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;
    private static final String[] STEPS = {"", "k", "M", "G", "T"};

    private final DecimalFormatSymbols symbols;
    private final Typed typed;

    private Format(Locale locale) {
        this.typed = Typed.of(locale);
        this.symbols = DecimalFormatSymbols.getInstance(locale);
    }

    /// Figures in `locale`.
    public static Format of(Locale locale) {
        return new Format(locale);
    }

    /// Figures as the desktop writes them.
    public static Format here() {
        return of(Locale.getDefault(Locale.Category.FORMAT));
    }

    /// Reads what people type with the same signs.
    public Typed typed() {
        return typed;
    }

    /// A length of time: "0.410 ms", "410 ms", "1.90 s", "2.50 min" from two minutes, "3.90 h" from two hours, "2.50 d" from two days.
    ///
    /// @param seconds the time, s; may be negative
    public Figure duration(double seconds) {
        return duration(seconds, true);
    }

    /// As [#duration(double)] without trailing zeros, and from two minutes in the largest unit in which it is a whole number: "60 s", "500 ms", "1 h".
    public Figure durationExact(double seconds) {
        for (Span span : Span.values()) {
            if (seconds >= 2 * MINUTE && seconds % span.seconds == 0) {
                return new Figure(whole((long) (seconds / span.seconds)), span.unit);
            }
        }
        return duration(seconds, false);
    }

    private enum Span {
        DAYS(DAY, "d"), HOURS(HOUR, "h"), MINUTES(MINUTE, "min");

        private final double seconds;
        private final String unit;

        Span(double seconds, String unit) {
            this.seconds = seconds;
            this.unit = unit;
        }
    }

    private Figure duration(double seconds, boolean zeros) {
        if (!Double.isFinite(seconds)) {
            return new Figure(special(seconds), Double.isNaN(seconds) ? "" : "s");
        }
        double size = rounded(Math.abs(seconds));
        if (size == 0) {
            return new Figure(digits(0, false), "s");
        }
        if (rounded(size * 1000) < 1000) {
            return new Figure(digits(seconds * 1000, zeros), "ms");
        }
        if (size < 2 * MINUTE) {
            return new Figure(digits(seconds, zeros), "s");
        }
        if (size < 2 * HOUR) {
            return new Figure(digits(seconds / MINUTE, zeros), "min");
        }
        return size < 2 * DAY ? new Figure(digits(seconds / HOUR, zeros), "h") : new Figure(digits(seconds / DAY, zeros), "d");
    }

    /// How often: "18.4 k/s", "4.20/s", "240/h" under one in ten seconds, "3.50/d" under one an hour.
    ///
    /// @param perSecond requests, tokens or the like per second
    public Figure rate(double perSecond) {
        return rate(perSecond, true);
    }

    /// As [#rate(double)] without trailing zeros: "15 k/s".
    public Figure rateExact(double perSecond) {
        return rate(perSecond, false);
    }

    private Figure rate(double perSecond, boolean zeros) {
        if (!Double.isFinite(perSecond)) {
            return new Figure(special(perSecond), Double.isNaN(perSecond) ? "" : "/s");
        }
        double size = rounded(Math.abs(perSecond));
        if (size == 0 || size >= 0.1) {
            return stepped(perSecond, "/s", zeros && size != 0);
        }
        return rounded(size * HOUR) >= 1 ? stepped(perSecond * HOUR, "/h", zeros) : stepped(perSecond * DAY, "/d", zeros);
    }

    /// A share in percent: "91.3 %", "0.310 %". One that is not whole is never written as 100 %, nor one that is not nought as 0 %.
    ///
    /// @param share 0.07 for 7 %
    public Figure share(double share) {
        return percent(share, true);
    }

    /// As [#share(double)] without trailing zeros: "85 %".
    public Figure shareExact(double share) {
        return percent(share, false);
    }

    private Figure percent(double share, boolean zeros) {
        if (!Double.isFinite(share)) {
            return new Figure(special(share), Double.isNaN(share) ? "" : "%");
        }
        if (share < 1 - ROUNDING && rounded(share * 100) >= 100) {
            // 99.95 % of requests is a promise that some buy; three figures would call it 100 %.
            BigDecimal missing = BigDecimal.valueOf(1 - share).multiply(BigDecimal.valueOf(100)).round(new MathContext(1, RoundingMode.HALF_UP));
            return new Figure(localised(BigDecimal.valueOf(100).subtract(missing)), "%");
        }
        return new Figure(digits(share * 100, zeros && share != 0 && Math.abs(share) != 1), "%");
    }

    /// The half width of an interval as a share of its value: "±7 %", two figures at most.
    ///
    /// @param share 0.07 for ±7 %, 0 or more; NaN gives ""
    public String margin(double share) {
        if (!Double.isFinite(share)) {
            return "";
        }
        BigDecimal percent = BigDecimal.valueOf(Math.abs(share) * 100).round(new MathContext(2, RoundingMode.HALF_UP));
        return "±" + localised(percent.stripTrailingZeros()) + " %";
    }

    /// A whole number in full, grouped: "20,000".
    public String whole(long count) {
        String plain = localised(BigDecimal.valueOf(count).abs());
        StringBuilder grouped = new StringBuilder(plain);
        // Four figures stand better together than "1,200" does, but columns mix them with longer ones: always group.
        for (int at = plain.length() - 3; at > 0; at -= 3) {
            grouped.insert(at, symbols.getGroupingSeparator());
        }
        return count < 0 ? MINUS + grouped.toString() : grouped.toString();
    }

    /// A number in short, without trailing zeros: "12", "900k", "18.4k", "1.25M".
    public String count(double count) {
        if (!Double.isFinite(count)) {
            return special(count);
        }
        Figure figure = stepped(count, "", false);
        return figure.digits() + figure.unit();
    }

    /// Money in short: "193 $/h", "31.4 $/h", "1.25 M$".
    ///
    /// @param amount in the unit's currency
    /// @param unit currency and what it is for, such as "$/h"
    public Figure money(double amount, String unit) {
        if (!Double.isFinite(amount)) {
            return new Figure(special(amount), Double.isNaN(amount) ? "" : unit);
        }
        return stepped(amount, unit, amount != 0);
    }

    /// As [#money(double, String)] without trailing zeros: "230 $/h".
    public Figure moneyExact(double amount, String unit) {
        return Double.isFinite(amount) ? stepped(amount, unit, false) : money(amount, unit);
    }

    /// Money to the cent: "31.40 $/h", "12,450.00 $"; from 10^15 on a double tells no cents apart, and it is written as [#money(double, String)].
    public Figure price(double amount, String unit) {
        if (!(Math.abs(amount) < CENTS_BELOW)) {
            return money(amount, unit);
        }
        BigDecimal cents = BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
        String fraction = localised(cents.remainder(BigDecimal.ONE).abs().setScale(2)).substring(1);
        String sign = cents.signum() < 0 ? String.valueOf(MINUS) : "";
        return new Figure(sign + whole(cents.abs().longValue()) + fraction, unit);
    }

    /// A change as a share: "+12 %", "−77 %", "0 %"; two figures, three from 100 % on.
    ///
    /// @param share 0.12 for 12 % more
    public String change(double share) {
        return change(share, "%");
    }

    /// A change of a share, in points: "−3.2 pt".
    ///
    /// @param share 0.12 for 12 points more
    public String points(double share) {
        return change(share, "pt");
    }

    private String change(double share, String unit) {
        if (!Double.isFinite(share)) {
            return special(share);
        }
        int figures = Math.abs(share) < 0.995 ? 2 : FIGURES;
        BigDecimal percent = BigDecimal.valueOf(share * 100).round(new MathContext(figures, RoundingMode.HALF_UP)).stripTrailingZeros();
        return (percent.signum() > 0 ? "+" : "") + localised(percent) + " " + unit;
    }

    /// A time of day: "12:42:10". A second day counts on: "25:00:00".
    ///
    /// @param seconds since midnight, 0 or more
    public String clock(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        long whole = (long) Math.floor(seconds);
        return "%02d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }

    private Figure stepped(double value, String unit, boolean zeros) {
        double size = rounded(Math.abs(value));
        int step = 0;
        while (size >= 1000 && step < STEPS.length - 1) {
            size /= 1000;
            step++;
        }
        return new Figure(digits(value / Math.pow(1000, step), zeros), STEPS[step] + unit);
    }

    /// `value` to three significant figures, in plain notation; integers beyond three figures keep their length.
    private String digits(double value, boolean zeros) {
        BigDecimal rounded = round(value);
        if (rounded.signum() == 0) {
            return localised(BigDecimal.ZERO);
        }
        int wholeFigures = rounded.precision() - rounded.scale();
        return localised(zeros ? rounded.setScale(Math.max(0, FIGURES - wholeFigures), RoundingMode.UNNECESSARY) : rounded.stripTrailingZeros());
    }

    private static BigDecimal round(double value) {
        return BigDecimal.valueOf(value).round(new MathContext(FIGURES, RoundingMode.HALF_UP));
    }

    private static double rounded(double value) {
        return round(value).doubleValue();
    }

    private static String special(double value) {
        return Double.isNaN(value) ? NONE : value > 0 ? "∞" : MINUS + "∞";
    }

    private String localised(BigDecimal value) {
        StringBuilder text = new StringBuilder(value.toPlainString());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '-') {
                text.setCharAt(at, MINUS);
            } else if (c == '.') {
                text.setCharAt(at, symbols.getDecimalSeparator());
            } else {
                text.setCharAt(at, (char) (c - '0' + symbols.getZeroDigit()));
            }
        }
        return text.toString();
    }
}
