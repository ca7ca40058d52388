package io.headroom.inspector;

import io.headroom.engine.LatencySummary;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.inspector.InspectorModel.Change;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.look.State;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Units;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What all pages need: the plan, its results, and how both are written.
record Figures(Plan plan, @Nullable Results results, boolean pending, Format format, Words words) {
    Figures(Plan plan, @Nullable Results results, boolean pending, Format format) {
        this(plan, results, pending, format, Words.of(InspectorModel.class));
    }

    String word(String key, Object... arguments) {
        return words.text(key, arguments);
    }

    Field field(String id, String labelKey, String text, Function<String, io.headroom.edit.Edit> edit) {
        return new Field(id, word(labelKey), text, "", new Change<>(plan, edit));
    }

    /// A field that may be empty, and says then what it takes.
    Field optional(String id, String labelKey, String text, Function<String, io.headroom.edit.Edit> edit) {
        return new Field(id, word(labelKey), text, word(labelKey + ".hint"), new Change<>(plan, edit));
    }

    /// A duration to be edited: exact, and with a space before the unit as everywhere else.
    static String seconds(double seconds) {
        return spaced(Units.formatSeconds(seconds));
    }

    static String rate(Rate rate) {
        return Units.format(rate);
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
