package io.headroom.plan;

/// Someone outside the fleet who answers any number of requests, at a price.
///
/// @param firstTokenSeconds time to first token, in seconds
/// @param secondsPerToken time per output token after the first, 0 or more
public record Provider(ProviderId id, String name, Distribution firstTokenSeconds, double secondsPerToken) {
    /// @throws InvalidPlan if the time per token is negative
    public Provider {
        Require.name("provider", name);
        Require.atLeast("Time per output token of provider " + name, secondsPerToken, 0, "Enter a duration, e.g. 20ms.");
    }
}
