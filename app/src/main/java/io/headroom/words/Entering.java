package io.headroom.words;

import io.headroom.plan.InvalidPlan;
import java.util.Optional;

/// How what is typed into one field is read: what kind of thing it is, and what it holds now.
///
/// @param typed reads it
/// @param quantity what kind of thing it is
/// @param now what it holds, as it is shown: a bare number takes its unit
/// @param optional whether it may be empty
public record Entering(Typed typed, Quantity quantity, String now, boolean optional) {
    /// A rate that is not there yet is one of a minute, as the limits of services are.
    private static final String USUAL_RATE = "1/min";

    private String unit() {
        return quantity == Quantity.RATE && now.isBlank() ? USUAL_RATE : now;
    }

    /// What was typed, in the spelling of plan files; empty where nothing was and nothing need be.
    ///
    /// @param label of the field
    /// @throws InvalidPlan with one line that says what is wrong and what to enter instead
    public String plain(String label, String text) {
        if (text.isBlank() && !optional && quantity != Quantity.WORDS) {
            throw typed.empty(quantity, label);
        }
        return typed.plain(quantity, label, text, unit());
    }

    /// What is typed so far, as the field would show it; empty while it cannot be read, or is that already.
    public Optional<String> reads(String text) {
        return quantity == Quantity.WORDS || quantity == Quantity.LIST ? Optional.empty()
                : typed.reads(quantity, text, unit()).filter(read -> !read.equals(text.strip()));
    }

    /// What Up and Down make of a text.
    public Optional<String> step(String text, int steps) {
        return typed.step(quantity, text.isBlank() && quantity == Quantity.WHOLE ? "0" : text, unit(), steps);
    }

    /// The same field that holds something else.
    public Entering holding(String other) {
        return new Entering(typed, quantity, other, optional);
    }
}
