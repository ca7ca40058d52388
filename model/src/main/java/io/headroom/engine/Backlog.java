package io.headroom.engine;

/// What of a tenant waits for service at one time.
///
/// @param requests requests that wait, those between two attempts included
/// @param tokens their input and output tokens
/// @param oldestSeconds how long ago the oldest of them arrived, in seconds; 0 if none waits
public record Backlog(long requests, long tokens, double oldestSeconds) {
    /// Nothing waits.
    public static final Backlog NONE = new Backlog(0, 0, 0);

    /// Adds requests up.
    static final class Count {
        private final double now;
        private long requests;
        private long tokens;
        private double oldest = Double.POSITIVE_INFINITY;

        /// @param now the time at which they wait, in simulated seconds
        Count(double now) {
            this.now = now;
        }

        void add(double arrival, int inputTokens, int outputTokens) {
            requests++;
            tokens += (long) inputTokens + outputTokens;
            oldest = Math.min(oldest, arrival);
        }

        Backlog total() {
            return requests == 0 ? NONE : new Backlog(requests, tokens, now - oldest);
        }
    }
}
