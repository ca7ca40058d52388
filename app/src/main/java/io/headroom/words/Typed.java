package io.headroom.words;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Units;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads what a person types into a field, in the spelling of their desktop, and turns it into the plain spelling of plan files that [Units] reads: `1,5 s` to `1.5s`.
///
/// A dot and the decimal sign of the desktop both begin a fraction. What could be meant in two ways (`1.500` where the dot groups thousands) is never guessed at: it is
/// refused, with both ways to enter it. A bare number has the unit that the field shows.
public final class Typed {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([+-]?)\\s*([0-9.,'’][0-9.,'’ ]*?(?:[eE][+-]?[0-9]{1,3})?)\\s*([^0-9.,'’\\s].*)?");
    private static final Pattern GROUPED = Pattern.compile("[0-9]+|[0-9]{1,3}( [0-9]{3})+");
    private static final Pattern SPACES = Pattern.compile("[\\u00a0\\u202f\\u2009]");
    private static final Pattern SIGN_BEFORE = Pattern.compile("^[$x×]\\s*");
    private static final Pattern SIGN_BEHIND = Pattern.compile("\\s*(\\$|USD)$");
    private static final Pattern WRITTEN = Pattern.compile("(-?[0-9.]+)(\\s*)(.*)");
    private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Locale locale;
    private final Words words;
    private final char decimal;
    private final char grouping;
    private final TypedUnits units = new TypedUnits();

    private Typed(Locale locale) {
        this.locale = locale;
        words = Words.of(Typed.class, Locale.getDefault(Locale.Category.DISPLAY));
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        decimal = symbols.getDecimalSeparator();
        grouping = symbols.getGroupingSeparator();
    }

    /// Reads the numbers of a locale.
    public static Typed of(Locale locale) {
        return new Typed(locale);
    }

    /// Reads numbers as the desktop writes them.
    public static Typed here() {
        return of(Locale.getDefault(Locale.Category.FORMAT));
    }

    /// What was typed, in plain spelling.
    ///
    /// @param label of the field, to be named where something is wrong
    /// @param now what the field holds: a bare number takes its unit; empty where it holds nothing
    /// @return empty where nothing was typed
    /// @throws InvalidPlan with one line that says what is wrong and what to enter instead
    public String plain(Quantity quantity, String label, String typed, String now) {
        String text = spaces(typed);
        if (text.isEmpty() || quantity == Quantity.WORDS) {
            return typed.strip();
        }
        return switch (quantity) {
            case WORDS -> text;
            case DATE -> date(label, text).toString();
            case MOMENT -> moment(label, text).toString();
            case LIST -> Arrays.stream(text.split("[\\s;]+", -1)).map(each -> number(Quantity.COUNT, label, each)).collect(Collectors.joining(" "));
            case DURATION, RATE, COUNT, WHOLE, PERCENT, BYTES, USD -> quantity(quantity, label, text, spaces(now));
        };
    }

    /// What is typed so far, as the field would show it once it is entered; empty while it cannot be read.
    public Optional<String> reads(Quantity quantity, String typed, String now) {
        try {
            String plain = plain(quantity, "", typed, now);
            return plain.isEmpty() ? Optional.empty() : Optional.of(show(quantity, plain));
        } catch (InvalidPlan unfinished) {
            return Optional.empty();
        }
    }

    /// A value in plain spelling, as a field shows it: `1.5s` as `1,5 s` on a German desktop.
    public String show(Quantity quantity, String plain) {
        return switch (quantity) {
            case WORDS, DATE -> plain;
            case MOMENT -> plain.replace('T', ' ');
            case DURATION -> local(spaced(Units.formatSeconds(Units.seconds(plain))));
            case RATE -> local(Units.format(Units.rate(plain)));
            case COUNT, WHOLE, USD -> local(Units.formatCount(Units.count(plain)));
            case PERCENT -> local(plain.replaceFirst("\\s*%", " %"));
            case BYTES -> local(Units.formatBytes(Units.bytes(plain)).replaceFirst("(?<=[0-9])(?=[A-Z])", " "));
            case LIST -> local(plain);
        };
    }

    /// A text in plain spelling with the decimal sign of the desktop.
    public String local(String plain) {
        return decimal == '.' ? plain : plain.replaceAll("(?<=[0-9])\\.(?=[0-9])", String.valueOf(decimal));
    }

    /// A text with a dot for the decimal sign of the desktop, for what has a spelling of its own.
    public String dotted(String text) {
        return decimal == '.' ? text : text.replaceAll("(?<=[0-9])" + Pattern.quote(String.valueOf(decimal)) + "(?=[0-9])", ".");
    }

    /// Says that a field must not be empty.
    InvalidPlan empty(Quantity quantity, String label) {
        return new InvalidPlan(words.text("typed.empty", label, words.text("typed.example." + quantity)));
    }

    /// A text some steps up or down: a step is one in the second figure, so that 500 ms goes to 510 ms and 4.2/s to 4.3/s, and is a whole one where it must be. It does not
    /// go below nothing where less than nothing makes no sense.
    ///
    /// @param text what the field holds or has been typed into it
    /// @return empty where it cannot be stepped
    public Optional<String> step(Quantity quantity, String text, String now, int steps) {
        if (steps == 0 || quantity == Quantity.WORDS || quantity == Quantity.LIST) {
            return Optional.empty();
        }
        try {
            String plain = plain(quantity, "", text, now);
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(switch (quantity) {
                case DATE -> LocalDate.parse(plain).plusDays(steps).toString();
                case MOMENT -> show(quantity, LocalDateTime.parse(plain).plusHours(steps).toString());
                default -> stepped(quantity, text, steps);
            });
        } catch (InvalidPlan unreadable) {
            return Optional.empty();
        }
    }

    private String stepped(Quantity quantity, String text, int steps) {
        Matcher parts = WRITTEN.matcher(delocalised(quantity, text));
        if (!parts.matches()) {
            return text;
        }
        BigDecimal value = new BigDecimal(parts.group(1));
        boolean whole = quantity == Quantity.WHOLE && parts.group(3).isEmpty();
        for (int i = 0; i < Math.abs(steps); i++) {
            value = value.add(step(value, steps > 0, whole));
        }
        if (value.signum() < 0 && quantity != Quantity.COUNT) {
            value = BigDecimal.ZERO;
        }
        return local(value.stripTrailingZeros().toPlainString()) + parts.group(2) + parts.group(3);
    }

    /// The number of a text with a dot, its unit and the space before it as they were typed.
    private String delocalised(Quantity quantity, String text) {
        Matcher parts = NUMBER_AND_UNIT.matcher(SIGN_BEFORE.matcher(spaces(text)).replaceFirst(""));
        if (!parts.matches()) {
            return text;
        }
        String unit = parts.group(3) == null ? "" : parts.group(3);
        String gap = unit.isEmpty() || quantity == Quantity.RATE || quantity == Quantity.COUNT || quantity == Quantity.WHOLE ? "" : " ";
        return parts.group(1).replace("+", "") + digits("", parts.group(2), text).toPlainString() + gap + unit;
    }

    private static BigDecimal step(BigDecimal value, boolean up, boolean whole) {
        if (value.signum() == 0) {
            return up ? BigDecimal.ONE : BigDecimal.ONE.negate();
        }
        BigDecimal size = value.abs();
        int exponent = size.precision() - size.scale() - 1;
        // Down from 100 goes to 99, not to 90 and never to nothing.
        boolean shrinks = up != value.signum() > 0;
        int place = exponent - 1 - (shrinks && size.compareTo(BigDecimal.ONE.scaleByPowerOfTen(exponent)) == 0 ? 1 : 0);
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(whole ? Math.max(0, place) : place).round(new MathContext(1, RoundingMode.HALF_UP));
        return up ? step : step.negate();
    }

    private String quantity(Quantity quantity, String label, String text, String now) {
        String bare = SIGN_BEFORE.matcher(text).replaceFirst("");
        if (quantity == Quantity.USD || quantity == Quantity.COUNT) {
            bare = SIGN_BEHIND.matcher(bare).replaceFirst("");
        }
        Matcher parts = NUMBER_AND_UNIT.matcher(bare);
        if (!parts.matches()) {
            throw wrong("typed." + quantity, label, text);
        }
        String sign = parts.group(1).equals("-") ? "-" : "";
        BigDecimal number = digits(label, parts.group(2), text);
        String unit = parts.group(3) == null ? "" : parts.group(3).strip();
        String known = unit.isEmpty() ? "" : units.plain(quantity, unit);
        if (known.equals(TypedUnits.UNKNOWN)) {
            throw wrong("typed.unit." + quantity, label, text, unit);
        }
        if (known.isEmpty() || (quantity == Quantity.RATE && !known.contains("/"))) {
            known += unitOf(quantity, now);
        }
        boolean open = quantity == Quantity.DURATION ? known.isEmpty() : quantity == Quantity.RATE && !known.contains("/");
        if (open && number.signum() != 0) {
            throw wrong("typed.noUnit." + quantity, label, text);
        }
        return written(quantity, label, text, sign.isEmpty() ? number : number.negate(), known);
    }

    private String written(Quantity quantity, String label, String text, BigDecimal number, String unit) {
        return switch (quantity) {
            case RATE -> {
                if (number.signum() < 0) {
                    throw wrong("typed.negative", label, text);
                }
                yield number.toPlainString() + (unit.contains("/") ? unit : unit + "/s");
            }
            case WHOLE -> {
                BigDecimal count = number.multiply(TypedUnits.scale(unit));
                if (count.stripTrailingZeros().scale() > 0 || count.abs().compareTo(LARGEST_WHOLE) > 0) {
                    throw wrong("typed.WHOLE", label, text);
                }
                yield count.toBigIntegerExact().toString();
            }
            case COUNT, USD -> number.multiply(TypedUnits.scale(unit)).stripTrailingZeros().toPlainString();
            case PERCENT -> number.stripTrailingZeros().toPlainString() + "%";
            default -> number.toPlainString() + (number.signum() == 0 && unit.isEmpty() && quantity == Quantity.DURATION ? "s" : unit);
        };
    }

    /// The unit that a bare number takes: the one shown, but not its thousands.
    private String unitOf(Quantity quantity, String now) {
        if (now.isEmpty() || quantity == Quantity.COUNT || quantity == Quantity.WHOLE || quantity == Quantity.USD) {
            return "";
        }
        Matcher parts = NUMBER_AND_UNIT.matcher(now);
        String unit = parts.matches() && parts.group(3) != null ? units.plain(quantity, parts.group(3).strip()) : "";
        return unit.equals(TypedUnits.UNKNOWN) ? "" : quantity == Quantity.RATE ? unit.substring(Math.max(0, unit.indexOf('/'))) : unit;
    }

    private String number(Quantity quantity, String label, String text) {
        return quantity(quantity, label, text, "");
    }

    /// The digits of a number with one dot at most. Groups must be of three.
    private BigDecimal digits(String label, String typed, String whole) {
        String[] parts = typed.split("[eE]", 2);
        String number = parts[0].strip();
        List<Integer> signs = number.chars().filter(c -> c == '.' || c == ',').distinct().boxed().toList();
        String plain;
        if (signs.isEmpty()) {
            plain = grouped(label, number, ' ', whole);
        } else if (signs.size() == 2) {
            plain = both(label, number, whole);
        } else {
            char sign = (char) signs.getFirst().intValue();
            boolean once = number.indexOf(sign) == number.lastIndexOf(sign);
            plain = !once ? grouped(label, number, sign, whole) : fraction(label, number, sign, whole);
        }
        try {
            return new BigDecimal(parts.length == 1 ? plain : plain + "e" + parts[1]);
        } catch (NumberFormatException notOne) {
            throw wrong("typed.COUNT", label, whole);
        }
    }

    private String both(String label, String number, String whole) {
        char last = number.lastIndexOf('.') > number.lastIndexOf(',') ? '.' : ',';
        int at = number.lastIndexOf(last);
        if (number.indexOf(last) != at) {
            throw wrong("typed.COUNT", label, whole);
        }
        return grouped(label, number.substring(0, at), last == '.' ? ',' : '.', whole) + "." + number.substring(at + 1);
    }

    /// A number with one sign in it, which begins a fraction or groups thousands.
    private String fraction(String label, String number, char sign, String whole) {
        int at = number.indexOf(sign);
        String before = number.substring(0, at);
        String after = number.substring(at + 1);
        boolean couldGroup = sign == grouping && after.matches("[0-9]{3}") && before.matches("[1-9][0-9]{0,2}");
        if (couldGroup && sign == '.') {
            throw wrong("typed.ambiguous", label, whole, before + after, before + decimal + after);
        }
        if (couldGroup) {
            return before + after;
        }
        return (before.isEmpty() ? "0" : grouped(label, before, ' ', whole)) + (after.isEmpty() ? "" : "." + after);
    }

    private String grouped(String label, String number, char sign, String whole) {
        String same = number.replace('\'', ' ').replace('’', ' ').replace(sign, ' ');
        if (!GROUPED.matcher(same).matches()) {
            throw wrong("typed.COUNT", label, whole);
        }
        return same.replace(" ", "");
    }

    private LocalDate date(String label, String text) {
        return day(text).orElseThrow(() -> wrong("typed.DATE", label, text));
    }

    private Optional<LocalDate> day(String text) {
        for (DateTimeFormatter format : List.of(DateTimeFormatter.ISO_LOCAL_DATE, localized(FormatStyle.SHORT), localized(FormatStyle.MEDIUM))) {
            try {
                return Optional.of(LocalDate.parse(text, format));
            } catch (DateTimeException another) {
                // The next spelling may fit.
            }
        }
        return Optional.empty();
    }

    private DateTimeFormatter localized(FormatStyle style) {
        return DateTimeFormatter.ofLocalizedDate(style).withLocale(locale);
    }

    private LocalDateTime moment(String label, String text) {
        int gap = Math.max(text.lastIndexOf(' '), text.lastIndexOf('T'));
        try {
            Optional<LocalDate> alone = day(text);
            return alone.isPresent() ? alone.get().atStartOfDay()
                    : date(label, text.substring(0, Math.max(0, gap)).strip()).atTime(java.time.LocalTime.parse(text.substring(gap + 1)));
        } catch (DateTimeException | InvalidPlan notOne) {
            throw wrong("typed.MOMENT", label, text);
        }
    }

    private InvalidPlan wrong(String key, String label, String text, String... more) {
        Object[] all = new Object[2 + more.length];
        all[0] = label;
        all[1] = text;
        System.arraycopy(more, 0, all, 2, more.length);
        return new InvalidPlan(words.text(key, all));
    }

    private static String spaced(String quantity) {
        return quantity.replaceFirst("(?<=[0-9])(?=[a-zµ])", " ");
    }

    private static String spaces(String typed) {
        return SPACES.matcher(typed.replace('\u2212', '-')).replaceAll(" ").strip();
    }
}
