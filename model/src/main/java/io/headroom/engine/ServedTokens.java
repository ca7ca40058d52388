package io.headroom.engine;

/// The tokens of the requests that a partition has served, of those that came no earlier than a time: where requests go from partition to partition, the meters of its
/// tenants do not tell.
final class ServedTokens {
    private final double from;
    private long input;
    private long cached;
    private long output;

    /// @param from when the first request comes that counts, in simulated seconds
    ServedTokens(double from) {
        this.from = from;
    }

    /// A request was served.
    ///
    /// @param arrival when it came
    void add(double arrival, int inputTokens, int cachedTokens, int outputTokens) {
        if (arrival >= from) {
            input += inputTokens;
            cached += cachedTokens;
            output += outputTokens;
        }
    }

    /// Prompt tokens.
    long input() {
        return input;
    }

    /// Those of them that were found in a prefix cache.
    long cached() {
        return cached;
    }

    /// Output tokens.
    long output() {
        return output;
    }
}
