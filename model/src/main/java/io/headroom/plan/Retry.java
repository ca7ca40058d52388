package io.headroom.plan;

/// How a client tries again after a refusal: exponential backoff with jitter.
///
/// @param attempts times it tries at each place, the first included, 1 to 100
/// @param firstSeconds pause before the second attempt, above 0
/// @param factor how much longer each pause is than the one before, 1 or more
/// @param mostSeconds longest pause, at least the first
/// @param jitter share of a pause that is drawn at random, 0 to 1: 1 draws the whole of it
/// @param honoursRetryAfter whether it waits at least as long as the refusal asks
public record Retry(int attempts, double firstSeconds, double factor, double mostSeconds, double jitter, boolean honoursRetryAfter) {
    /// One attempt only.
    public static final Retry NONE = new Retry(1, 1, 2, 60, 1, true);

    /// @throws InvalidPlan if a figure is out of range
    public Retry {
        if (attempts < 1 || attempts > 100) {
            throw new InvalidPlan("A client makes %d attempts: use 1 to 100, 1 for no retry.".formatted(attempts));
        }
        Require.above("First pause before a retry", firstSeconds, 0, "Enter a duration, e.g. 1s.");
        Require.atLeast("Growth of the pauses between retries", factor, 1, "Most clients use 2.");
        Require.atLeast("Longest pause before a retry", mostSeconds, firstSeconds, "Make it at least the first pause.");
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new InvalidPlan("Jitter of retries is %s: use 0 to 1, 1 to draw whole pauses at random.".formatted(Require.plain(jitter)));
        }
    }
}
