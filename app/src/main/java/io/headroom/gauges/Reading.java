package io.headroom.gauges;

import io.headroom.look.NumberKind;
import io.headroom.look.State;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What one gauge shows at one moment.
///
/// @param title what is measured, such as "p99 end-to-end"
/// @param shortTitle the same for a narrow tile, such as "p99 E2E"
/// @param scope whose value it is, such as "Launch operator"; a gauge over several tenants names one
/// @param unit what the value counts
/// @param value in the unit's own scale; NaN where there is none, and `reason` says why
/// @param reason why there is no value, such as "not simulated yet"; empty where there is one
/// @param scaleMax where the arc ends, in the unit of the value, more than 0; the arc begins at 0
/// @param target what the value should keep to; null where nothing is promised
/// @param state whether it does
/// @param stateWord the state in words, such as "met" or "2 missed"
/// @param kind where the value comes from
/// @param interval the 95 % interval; null where it is not known
/// @param trend how it changed, such as "↑ 31 %" or "steady", or else what it is of, such as "whole run"; empty where there is nothing to say
/// @param ghost what an edit would make of it, while one is tried in a drag; null otherwise
/// @param modelError how far such values are from measurements; null where that does not apply
public record Reading(String title, String shortTitle, String scope, Unit unit, double value, String reason, double scaleMax,
        @Nullable Target target, State state, String stateWord, NumberKind kind, @Nullable Interval interval, String trend, @Nullable Ghost ghost,
        @Nullable ModelError modelError) {

    /// What a value counts, which decides how it is written.
    public sealed interface Unit {
        /// A length of time; the value is in s.
        record Seconds() implements Unit {}

        /// Tokens or requests per second.
        record PerSecond() implements Unit {}

        /// A share; 0.07 is 7 %.
        record Share() implements Unit {}

        /// A plain number.
        record Count() implements Unit {}

        /// `value` of `of`, such as objectives met; drawn as one segment each up to 24.
        ///
        /// @param of how many there are, 1 or more
        record CountOf(int of) implements Unit {
            public CountOf {
                if (of < 1) {
                    throw new IllegalArgumentException("A count of %d things has nothing to show: it needs at least 1. Maybe leave the value out?"
                            .formatted(of));
                }
            }
        }

        /// `value` of `of` as the plan itself says: exact, and so of no kind.
        ///
        /// @param of how many there are, 1 or more
        record FactOf(int of) implements Unit {}

        /// Money for a time.
        ///
        /// @param symbol currency and time, such as "$/h"
        record Money(String symbol) implements Unit {}
    }

    /// Which side of a target is good.
    public enum Side {
        /// At most the target, "≤".
        AT_MOST,
        /// At least the target, "≥".
        AT_LEAST
    }

    /// What a value should keep to.
    ///
    /// @param bound in the unit of the value
    /// @param side which side of it is good
    /// @param word what it is called, such as "budget"; empty for "target"
    public record Target(double bound, Side side, String word) {
        /// At most `bound`.
        public static Target atMost(double bound) {
            return new Target(bound, Side.AT_MOST, "");
        }

        /// At least `bound`.
        public static Target atLeast(double bound) {
            return new Target(bound, Side.AT_LEAST, "");
        }

        /// The same target under another name.
        public Target called(String name) {
            return new Target(bound, side, name);
        }
    }

    /// A 95 % interval, in the unit of the value.
    ///
    /// @param lo lower end
    /// @param hi upper end, not below `lo`
    public record Interval(double lo, double hi) {
        public Interval {
            if (!(lo <= hi)) {
                throw new IllegalArgumentException("An interval from %s to %s has no inside: its ends must be numbers in order".formatted(lo, hi));
            }
        }
    }

    /// What a value would become, always an estimate.
    ///
    /// @param value in the unit of the value
    /// @param state whether the target would hold
    /// @param stateWord that state in words
    /// @param change the change in words, such as "−78 %"; empty where it cannot be said
    /// @param margin how far it may be off, such as "±40 %"; empty for what is exact
    public record Ghost(double value, State state, String stateWord, String change, String margin) {}

    /// How far values of this kind are from measurements, in words.
    ///
    /// @param brief for the last line of a tile in place of the trend, such as "model ±15 %"; empty where there is no room for it
    /// @param full all that is known, such as "model error against measurements: TTFT 15 % median, 50 % P90"
    public record ModelError(String brief, String full) {}

    public Reading {
        if (!(scaleMax > 0) || Double.isInfinite(scaleMax)) {
            throw new IllegalArgumentException("The gauge \"%s\" has a scale up to %s: it must end above 0".formatted(title, scaleMax));
        }
        if (Double.isNaN(value) && reason.isEmpty()) {
            throw new IllegalArgumentException("The gauge \"%s\" has no value and no reason. Maybe \"not simulated yet\"?".formatted(title));
        }
    }

    /// A reading of a value, so far without target, interval, trend or ghost.
    public static Reading of(String title, String scope, Unit unit, double value, double scaleMax, NumberKind kind) {
        return new Reading(title, title, scope, unit, value, "", scaleMax, null, State.NONE, "", kind, null, "", null, null);
    }

    /// A gauge that has nothing to show yet.
    ///
    /// @param reason why, such as "not simulated yet"
    public static Reading noData(String title, String scope, Unit unit, String reason) {
        return new Reading(title, title, scope, unit, Double.NaN, reason, 1, null, State.NONE, State.NONE.word(), NumberKind.SIMULATED, null, "", null, null);
    }

    /// The same reading held against a target.
    public Reading against(Target newTarget, State newState, String newStateWord) {
        return new Reading(title, shortTitle, scope, unit, value, reason, scaleMax, newTarget, newState, newStateWord, kind, interval, trend, ghost, modelError);
    }

    /// The same reading held against a target, in the state's own word.
    public Reading against(Target newTarget, State newState) {
        return against(newTarget, newState, newState.word());
    }

    /// The same reading with its 95 % interval.
    public Reading within(double lo, double hi) {
        return new Reading(title, shortTitle, scope, unit, value, reason, scaleMax, target, state, stateWord, kind, new Interval(lo, hi), trend, ghost, modelError);
    }

    /// The same reading with what became of it lately.
    public Reading trending(String newTrend) {
        return new Reading(title, shortTitle, scope, unit, value, reason, scaleMax, target, state, stateWord, kind, interval, newTrend, ghost, modelError);
    }

    /// The same reading with how far such values are from measurements.
    public Reading trusted(ModelError error) {
        return new Reading(title, shortTitle, scope, unit, value, reason, scaleMax, target, state, stateWord, kind, interval, trend, ghost, error);
    }

    /// The same reading while an edit is tried.
    public Reading becoming(@Nullable Ghost newGhost) {
        return new Reading(title, shortTitle, scope, unit, value, reason, scaleMax, target, state, stateWord, kind, interval, trend, newGhost, modelError);
    }

    /// The same reading with a title for where it is narrow.
    public Reading shortly(String newShortTitle) {
        return new Reading(title, newShortTitle, scope, unit, value, reason, scaleMax, target, state, stateWord, kind, interval, trend, ghost, modelError);
    }

    /// Whether there is a value.
    public boolean hasValue() {
        return !Double.isNaN(value);
    }

    /// Whether the value follows from the plan alone: it is exact, and of no kind.
    public boolean fact() {
        return unit instanceof Unit.FactOf;
    }

    /// Where `amount` lies on the arc, 0 at its beginning to 1 at its end; beyond the scale it stays at the end.
    public double position(double amount) {
        return Double.isNaN(amount) ? 0 : Math.clamp(amount / scaleMax, 0, 1);
    }

    /// Half the interval as a share of the value; empty where there is no interval or the value is 0.
    public OptionalDouble margin() {
        Interval known = interval;
        if (known == null || !hasValue() || value == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((known.hi() - known.lo()) / 2 / Math.abs(value));
    }

    /// Whether the value lies on the wrong side of its target.
    public boolean beyondTarget() {
        Target bound = target;
        if (bound == null || !hasValue()) {
            return false;
        }
        return bound.side() == Side.AT_MOST ? value > bound.bound() : value < bound.bound();
    }
}
