package io.headroom.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// In which unit a title says that the bare numbers below it are, for a sheet about tenants: `ms`, `/min`, `k` for thousands. Where it names one that no import takes, such as a budget in
/// euros or a rate a month, that one is given, to be refused: it must never be taken for the usual one.
final class TitleUnit {
    private static final Pattern RATE = Pattern.compile("\\brpm\\b|(?:/|\\bper\\b) ?(min|h\\b|hour|hr\\b|day|s\\b|sec|week|month|quarter|year)|\\b(daily|weekly|monthly|yearly)\\b|\\b[rq]ps\\b");
    private static final Pattern TIME = Pattern.compile("\\b(?:(ms|msec|millis(?:econds)?)|(s|secs?|seconds)|(min|mins|minutes)|(h|hrs?|hours?))\\b");
    /// A thousand or a million in brackets, at the end, or before what is counted.
    private static final Pattern SCALE = Pattern.compile(
            "(?:[(\\[ ])(?:in )?(?:(k|tsd|thousands?|x ?1,?000|1,?000s)|(m|mio|mn|millions?))(?= ?[)\\]]| ?(?:tok|tokens|req|requests|\\$|usd)\\b| ?[$/]|$)|\\b(k)(?:tok|tokens|req|usd)\\b|\\b(k)(?=\\$)|[$](k)\\b");
    private static final Pattern CENTS = Pattern.compile("\\bcents?\\b|\\bct\\b|¢");

    private TitleUnit() {}

    static String of(Field field, String title) {
        String plain = PriceText.lower(title).replace('_', ' ');
        return switch (field.column()) {
            case TenantColumn.RATE -> rate(plain);
            case TenantColumn.INPUT, TenantColumn.OUTPUT -> scale(plain);
            case TenantColumn.MISS, TenantColumn.BUDGET -> money(plain, field.column() == TenantColumn.BUDGET);
            case TenantColumn.DEADLINE -> time(plain);
            case TenantColumn.OBJECTIVES -> field.objective().isEmpty() ? "" : time(plain);
            case null, default -> "";
        };
    }

    private static String rate(String plain) {
        Matcher rate = RATE.matcher(plain);
        String period = !rate.find() ? "" : switch (rate.group(1) != null ? rate.group(1) : rate.group(2) != null ? rate.group(2) : rate.group()) {
            case "min", "rpm" -> "/min";
            case "h", "hr", "hour" -> "/h";
            case "day", "daily" -> "/day";
            case "week", "weekly" -> "/week";
            case "month", "monthly" -> "/month";
            case "quarter" -> "/quarter";
            case "year", "yearly" -> "/year";
            default -> "/s";
        };
        String scale = scale(plain);
        return scale.isEmpty() ? period : scale + (period.isEmpty() ? "/s" : period);
    }

    private static String time(String plain) {
        Matcher time = TIME.matcher(plain);
        String unit = "";
        // The last one: "time to first s" is no title, "Seconds to first token (ms)" is.
        while (time.find()) {
            unit = time.group(1) != null ? "ms" : time.group(2) != null ? "s" : time.group(3) != null ? "min" : "h";
        }
        return unit;
    }

    private static String money(String plain, boolean monthly) {
        String currency = PriceText.currency(plain);
        if (!currency.isEmpty()) {
            return currency;
        }
        if (CENTS.matcher(plain).find()) {
            return "cents";
        }
        Matcher rate = RATE.matcher(plain);
        if (monthly && rate.find() && !rate.group().contains("month")) {
            return rate.group().strip().replaceAll("^(?:/|per) ?", "/");
        }
        return scale(plain);
    }

    private static String scale(String plain) {
        Matcher scale = SCALE.matcher(plain);
        return !scale.find() ? "" : scale.group(2) != null ? "M" : "k";
    }
}
