package io.headroom.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Traffic that grows, or shrinks, by the same share in every month or year. Months are those of the calendar: with 5 % a month, what comes two months after the
/// date is 1.05² of what comes on it, and in between it grows evenly on a logarithmic scale.
///
/// @param percent growth in one period in percent, -99 to 1000
/// @param since the date on which traffic has the rate that was entered, at midnight
public record Growth(double percent, Per per, LocalDate since) {
    private static final double LEAST = -99;
    private static final double MOST = 1000;
    private static final Pattern TEXT = Pattern.compile("\\s*([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*%\\s*(?:/|per)\\s*(month|year)\\s*");

    /// The period of a growth.
    public enum Per {
        /// A month of the calendar.
        MONTH(1),
        /// Twelve months.
        YEAR(12);

        private final int months;

        Per(int months) {
            this.months = months;
        }
    }

    /// @throws InvalidPlan if the growth is out of range
    public Growth {
        if (!(percent >= LEAST && percent <= MOST)) {
            throw new InvalidPlan("Growth is %s %%: use -99 to 1000, e.g. 5%%/month.".formatted(Require.plain(percent)));
        }
        // There is one zero only: a plan that was read back must equal the one written.
        percent += 0.0;
    }

    /// Reads a growth.
    ///
    /// @param text e.g. `5%/month` or `-20%/year`
    /// @throws InvalidPlan if it is no such text
    public static Growth of(String text, LocalDate since) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new InvalidPlan("\"%s\" is not a growth: write it like 5%%/month or 40%%/year.".formatted(text));
        }
        return new Growth(Double.parseDouble(parts.group(1)), parts.group(2).equals("month") ? Per.MONTH : Per.YEAR, since);
    }

    /// The growth as [#of] reads it back, e.g. `5%/month`.
    public String text() {
        BigDecimal exact = new BigDecimal(Double.toString(percent));
        return (exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString()) + "%/" + (per == Per.MONTH ? "month" : "year");
    }

    /// How many times the entered rate comes at a moment: 1 on the date, less before it where traffic grows.
    public double factor(LocalDateTime at) {
        return Math.pow(1 + percent / 100, months(at) / per.months);
    }

    private double months(LocalDateTime at) {
        LocalDateTime from = since.atStartOfDay();
        long whole = 12L * (at.getYear() - since.getYear()) + at.getMonthValue() - since.getMonthValue();
        if (from.plusMonths(whole).isAfter(at)) {
            whole--;
        }
        LocalDateTime last = from.plusMonths(whole);
        return whole + (double) ChronoUnit.SECONDS.between(last, at) / ChronoUnit.SECONDS.between(last, from.plusMonths(whole + 1));
    }
}
