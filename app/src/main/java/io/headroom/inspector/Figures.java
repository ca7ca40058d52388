package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.inspector.InspectorModel.Change;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Units;
import io.headroom.words.Entering;
import io.headroom.words.Format;
import io.headroom.words.Quantity;
import io.headroom.words.Typed;
import io.headroom.words.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What all pages need: the plan, its results, and how both are written.
record Figures(Plan plan, @Nullable Results results, boolean pending, Format format, Words words) {
    Figures(Plan plan, @Nullable Results results, boolean pending, Format format) {
        this(plan, results, pending, format, Words.of(InspectorModel.class));
    }

    String word(String key, Object... arguments) {
        return words.text(key, arguments);
    }

    /// How what is typed is read.
    Typed typed() {
        return format.typed();
    }

    Field field(Quantity quantity, String id, String labelKey, String text, Function<String, Edit> edit) {
        return named(quantity, id, word(labelKey), text, "", edit);
    }

    /// A field that may be empty, and says then what it takes.
    Field optional(Quantity quantity, String id, String labelKey, String text, Function<String, Edit> edit) {
        return named(quantity, id, word(labelKey), text, word(labelKey + ".hint"), edit);
    }

    /// A field under a label that is in words already.
    ///
    /// @param text its value in plain spelling
    /// @param hint what to enter while it is empty; without one it must not be empty
    /// @param edit of the value in plain spelling
    Field named(Quantity quantity, String id, String label, String text, String hint, Function<String, Edit> edit) {
        String shown = quantity == Quantity.WORDS || quantity == Quantity.DATE || quantity == Quantity.MOMENT ? text : typed().local(text);
        Entering entering = new Entering(typed(), quantity, shown, !hint.isEmpty());
        return new Field(id, label, shown, hint, entering, new Change<>(plan, entered -> edit.apply(entering.plain(label, entered))));
    }

    /// A duration to be edited: exact, and with a space before the unit as everywhere else.
    static String seconds(double seconds) {
        return spaced(Units.formatSeconds(seconds));
    }

    /// A duration that may not be given.
    static String seconds(@Nullable Double seconds) {
        return seconds == null ? "" : seconds(seconds.doubleValue());
    }

    /// Reads a duration; nothing where nothing is entered.
    static @Nullable Double readSeconds(String text) {
        return text.isBlank() ? null : Units.seconds(text);
    }

    static String rate(@Nullable Rate rate) {
        return rate == null ? "" : Units.format(rate);
    }

    /// Reads a rate that may not be given; a bare number keeps the period it had, or is per minute.
    static @Nullable Rate readRateOrNone(String text, @Nullable Rate before) {
        return text.isBlank() ? null : readRate(text, before == null ? new Rate(0, Rate.Per.MINUTE) : before);
    }

    static String bytes(@Nullable Long bytes) {
        return bytes == null ? "" : Units.formatBytes(bytes).replaceFirst("(?<=[0-9])(?=[A-Z])", " ");
    }

    static @Nullable Long readBytes(String text) {
        return text.isBlank() ? null : Units.bytes(text);
    }

    /// A whole number in short, exactly: "1k", "1234"; empty for none.
    static String count(@Nullable Number count) {
        return count == null ? "" : Units.formatCount(count.doubleValue());
    }

    /// Reads a whole number such as 200 or 5M that may not be given.
    @Nullable Long readCount(String text, String labelKey) {
        if (text.isBlank()) {
            return null;
        }
        double count = Units.count(text);
        if (count != Math.rint(count) || Math.abs(count) > 1L << 53) {
            throw new InvalidPlan(word("problem.whole", word(labelKey), text.strip()));
        }
        return (long) count;
    }

    /// The same for what fits an int.
    @Nullable Integer readSmallCount(String text, String labelKey) {
        Long count = readCount(text, labelKey);
        if (count != null && count != count.intValue()) {
            throw new InvalidPlan(word("problem.tooMany", word(labelKey), text.strip()));
        }
        return count == null ? null : count.intValue();
    }

    /// A share to be edited, in percent.
    static String percent(double share) {
        return Units.formatCount(Math.rint(share * 1e10) / 1e8) + " %";
    }

    /// Reads percent as a share.
    double readPercent(String text, String labelKey) {
        String number = text.strip();
        return number(number.endsWith("%") ? number.substring(0, number.length() - 1) : number, labelKey) / 100;
    }

    /// A date that may not be given.
    static String date(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    @Nullable LocalDate readDate(String text, String labelKey) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException notOne) {
            throw new InvalidPlan(word("problem.date", word(labelKey), text.strip()));
        }
    }

    /// What rows are folded behind, with how many of them say something.
    String folded(String labelKey, long set) {
        return set == 0 ? word(labelKey) : word("folded.set", word(labelKey), format.whole(set));
    }

    /// How many of these are there.
    static long given(@Nullable Object... values) {
        return Stream.of(values).filter(Objects::nonNull).count();
    }

    private static String spaced(String quantity) {
        return quantity.replaceFirst("(?<=[0-9])(?=[a-zµ])", " ");
    }

    /// Reads a rate; a bare number keeps the period it had.
    static Rate readRate(String text, Rate before) {
        return text.contains("/") ? Units.rate(text) : new Rate(Units.count(text), before.per());
    }

    /// Reads a plain number.
    double number(String text, String labelKey) {
        return numberOf(text, word(labelKey));
    }

    /// Reads a plain number of something in words.
    double numberOf(String text, String label) {
        try {
            return Double.parseDouble(text.strip().replace(',', '.'));
        } catch (NumberFormatException notOne) {
            throw new InvalidPlan(word("problem.number", label, text.strip()));
        }
    }

    /// Reads a whole number.
    long whole(String text, String labelKey) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notOne) {
            throw new InvalidPlan(word("problem.whole", word(labelKey), text.strip()));
        }
    }

    /// What a section of results says beside its heading while it waits for newer ones.
    ///
    /// @param result what the section is about
    String waiting(@Nullable Object result) {
        return pending ? word("updating") : result == null ? word("state.notYet") : "";
    }

    /// Where the figures of a section of results come from, once there are any.
    static @Nullable NumberKind kind(@Nullable Object result) {
        return result == null ? null : NumberKind.SIMULATED;
    }

    /// Orders states from what nobody need look at to what everybody must.
    static int graver(ObjectiveState one, ObjectiveState other) {
        return Integer.compare(one.gravity(), other.gravity());
    }

    State state(ObjectiveState state) {
        return pending ? State.NONE : switch (state) {
            case MET -> State.MET;
            case AT_RISK -> State.AT_RISK;
            case MISSED -> State.MISSED;
            case NO_DATA -> State.NONE;
        };
    }

    /// "met", "updating", "no data".
    String stateWord(ObjectiveState state) {
        return pending ? word("updating") : state(state).word();
    }

    /// "±7 %" of a p99, or nothing.
    String margin(LatencySummary latency) {
        return latency.p99Interval().known() && latency.p99() > 0 ? format.margin(latency.p99Interval().relativeHalfWidth(latency.p99())) : "";
    }
}
