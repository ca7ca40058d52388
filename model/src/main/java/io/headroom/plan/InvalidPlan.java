package io.headroom.plan;

/// A plan, or a part of one, that cannot be. The message names the thing, the value and a way out, in one line for a person to read.
public final class InvalidPlan extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// @param message what is wrong, with names and values, and what to do
    public InvalidPlan(String message) {
        super(message);
    }
}
