package io.headroom.plan;

/// Names a tenant within a plan: letters, digits, dot, dash and underscore, stable over renames.
///
/// @param value the text of the name, 1 to 100 characters
public record TenantId(String value) {
    /// @throws InvalidPlan if the text is empty, too long or holds another character
    public TenantId {
        Require.id("tenant", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
