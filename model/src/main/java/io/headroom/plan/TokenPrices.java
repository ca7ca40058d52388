package io.headroom.plan;

/// What a tenant pays for tokens.
///
/// @param usdPerMillionInput US dollars per million input tokens, 0 or more
/// @param usdPerMillionOutput US dollars per million output tokens, 0 or more
public record TokenPrices(double usdPerMillionInput, double usdPerMillionOutput) {
    /// @throws InvalidPlan if a price is negative
    public TokenPrices {
        Require.atLeast("Price of input tokens", usdPerMillionInput, 0, "Enter US dollars per million tokens, e.g. 0.60.");
        Require.atLeast("Price of output tokens", usdPerMillionOutput, 0, "Enter US dollars per million tokens, e.g. 2.40.");
    }

    /// What some tokens cost in US dollars.
    public double usd(double inputTokens, double outputTokens) {
        return (inputTokens * usdPerMillionInput + outputTokens * usdPerMillionOutput) / 1e6;
    }
}
