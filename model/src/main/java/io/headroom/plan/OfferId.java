package io.headroom.plan;

/// Names an offer within a plan: letters, digits, dot, dash and underscore, stable over renames.
///
/// @param value the text of the name, 1 to 100 characters
public record OfferId(String value) {
    /// @throws InvalidPlan if the text is empty, too long or holds another character
    public OfferId {
        Require.id("offer", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
