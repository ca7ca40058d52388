package io.headroom.sheet;

import io.headroom.plan.InvalidPlan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A price in one cell, in US dollars an hour: `3.99`, `$3.99`, `3.99 $/GPU h`, `31.92 USD per node hour`. Other currencies and periods are refused, never taken for dollars an hour.
final class PriceText {
    /// For one GPU.
    static final String PER_GPU = "/GPU";
    /// For all GPUs of a node.
    static final String PER_NODE = "/node";

    private static final int LONGEST_TITLE = 200;
    private static final Pattern NO_BREAK = Pattern.compile("[\\p{Z}\\u200B\\uFEFF]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern CURRENCY = Pattern.compile("€|£|¥|₹|\\b(?:eur|euros?|gbp|chf|jpy|cny|rmb|inr|sek|nok|dkk|cad|aud)\\b|(?<![a-z])(?:ca|au|hk|s|c|a)\\$");
    private static final Pattern DOLLAR = Pattern.compile("us ?\\$|\\$|\\busd\\b|\\bus dollars?\\b|\\bdollars?\\b");
    private static final Pattern PERIOD = Pattern.compile("(?:/|\\bper\\b) *(month|mo|year|yr|day|week|minute|min|second|sec)\\b|\\b(monthly|yearly|annual|daily|weekly)\\b");
    private static final Pattern NODE = Pattern.compile("(?:/|\\bper\\b) *(?:nodes?|servers?|hosts?|machines?|instances?)\\b|\\b(?:node|server|host|machine|instance)[ -]*(?:h|hr|hour|hourly|price|rate)\\b");
    private static final Pattern GPU = Pattern.compile("(?:/|\\bper\\b) *(?:gpus?|accelerators?|cards?|chips?)\\b|\\b(?:gpu|accelerator|card|chip)[ -]*(?:h|hr|hour|hourly|price|rate)\\b");
    private static final Pattern HOUR = Pattern.compile("(?:/|\\bper\\b)? *\\b(?:h|hr|hrs|hours?)\\b");
    private static final List<Pattern> UNITS = List.of(CURRENCY, DOLLAR, PERIOD, NODE, GPU, HOUR);

    private PriceText() {}

    /// A title in small letters; a longer one than any title counts as empty.
    static String lower(String title) {
        return title.length() > LONGEST_TITLE ? "" : NO_BREAK.matcher(title.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    /// The unit that a title says: [#PER_GPU], [#PER_NODE], one that an import refuses, or nothing.
    static String unit(String title) {
        String plain = lower(title).replace('_', ' ');
        Matcher currency = CURRENCY.matcher(plain);
        if (currency.find()) {
            return currency.group().toUpperCase(Locale.ROOT);
        }
        Matcher period = PERIOD.matcher(plain);
        if (period.find()) {
            return period.group(1) == null ? period.group(2) : "/" + period.group(1);
        }
        return NODE.matcher(plain).find() ? PER_NODE : GPU.matcher(plain).find() ? PER_GPU : "";
    }

    /// Whether a title is hardly more than the unit of a price, such as `GPU $/h`.
    static boolean isPrice(String title) {
        String plain = lower(title).replace('_', ' ');
        return DOLLAR.matcher(plain).find() && HOUR.matcher(plain).find() && withoutUnit(title.replace('(', ' ').replace(')', ' ')).matches("(?:gpu|node|price|cost|rate)?");
    }

    /// The currency that a title or a unit names, if it is not the dollar; else empty.
    static String currency(String text) {
        Matcher currency = CURRENCY.matcher(text);
        return currency.find() ? currency.group().toUpperCase(Locale.ROOT) : "";
    }

    /// The words of a title without the unit of a price.
    static String withoutUnit(String title) {
        String plain = lower(title).replace('_', ' ').replaceAll("[(\\[].*[)\\]]", " ");
        for (Pattern unit : UNITS) {
            plain = unit.matcher(plain).replaceAll(" ");
        }
        return words(plain);
    }

    /// Small letters and single blanks alone.
    static String words(String title) {
        return lower(title).replaceAll("[(\\[].*[)\\]]", " ").replaceAll("[/$€_.,:#-]+", " ").replaceAll("\\s+", " ").strip();
    }

    /// Why figures in a unit cannot be taken for dollars an hour; empty where they can.
    static Optional<String> refused(String unit) {
        if (unit.isEmpty() || unit.equals(PER_GPU) || unit.equals(PER_NODE)) {
            return Optional.empty();
        }
        return Optional.of(PERIOD.matcher(unit).find() ? "The prices are %s: they must be per hour. Convert them, or map the column to something else.".formatted(unit.replace("/", "per "))
                : "The prices are in %s: they must be in US dollars. Convert them and say so in the source, or map the column to something else.".formatted(unit));
    }

    /// US dollars per GPU and hour.
    ///
    /// @param unit what the column says of its figures; a cell that says something else counts
    /// @param gpusPerNode by which the price of a node is divided
    /// @throws InvalidPlan if the text is no price, or in another currency or period
    static double read(String text, String unit, int gpusPerNode) {
        String plain = lower(text).strip();
        Matcher currency = CURRENCY.matcher(plain);
        if (currency.find()) {
            throw new InvalidPlan("\"%s\" is in %s: prices must be in US dollars. Convert it and say so in the source.".formatted(text, currency.group().toUpperCase(Locale.ROOT)));
        }
        if (PERIOD.matcher(plain).find()) {
            throw new InvalidPlan("\"%s\" is not per hour: write US dollars an hour, such as 3.99.".formatted(text));
        }
        boolean node = NODE.matcher(plain).find() || (unit.equals(PER_NODE) && !GPU.matcher(plain).find());
        for (Pattern each : UNITS) {
            plain = each.matcher(plain).replaceAll(" ");
        }
        plain = plain.strip();
        if (!NUMBER.matcher(plain).matches()) {
            throw new InvalidPlan("\"%s\" is not a price: write US dollars an hour, such as 3.99.".formatted(text));
        }
        BigDecimal price = new BigDecimal(plain);
        if (price.signum() < 0) {
            throw new InvalidPlan("\"%s\" is a negative price: write 0 or more US dollars an hour.".formatted(text));
        }
        double dollars = node ? price.divide(BigDecimal.valueOf(gpusPerNode), MathContext.DECIMAL64).doubleValue() : price.doubleValue();
        if (Double.isInfinite(dollars)) {
            throw new InvalidPlan("\"%s\" is larger than any price: write US dollars an hour, such as 3.99.".formatted(text));
        }
        return dollars;
    }
}
