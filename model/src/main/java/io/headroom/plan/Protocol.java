package io.headroom.plan;

/// How measured runs were taken, and what tables of measurements leave unsaid about the engine. The usual one: as many clients as the concurrency says start
/// at once, each sends its next request when the last is done, about ten requests each, lengths uniform in 80 % to 100 % of the nominal ones.
///
/// @param requestsPerClient requests that each client sends, 1 to 10,000
/// @param shortest share of the nominal length that the shortest prompts and outputs have, above 0 and at most 1
/// @param rampSeconds time over which the clients start, one after another; 0 for a burst
/// @param seats sequences that the engine runs at once
/// @param kvPrecision number format of the KV cache
public record Protocol(int requestsPerClient, double shortest, double rampSeconds, Seats seats, Precision kvPrecision) {
    /// The usual protocol of public benchmarks.
    public static final Protocol USUAL = new Protocol(10, 0.8, 0, Seats.ENOUGH, Precision.BF16);

    /// How many sequences the engine runs at once.
    public enum Seats {
        /// As many as there are clients, and no fewer than the engine's usual limit.
        ENOUGH,
        /// The engine's usual limit, however many clients there are.
        USUAL,
        /// One fewer than there are clients: the engine was set to the concurrency and keeps a seat for itself.
        ONE_SHORT
    }

    /// @throws InvalidPlan if a figure is out of range
    public Protocol {
        if (requestsPerClient < 1 || requestsPerClient > 10_000) {
            throw new InvalidPlan("Each client sends %d requests: use 1 to 10000, usually 10.".formatted(requestsPerClient));
        }
        if (!(shortest > 0 && shortest <= 1)) {
            throw new InvalidPlan("The shortest lengths are %s of the nominal ones: use more than 0 and at most 1, usually 0.8.".formatted(Require.plain(shortest)));
        }
        if (!(rampSeconds >= 0 && rampSeconds <= 86_400)) {
            throw new InvalidPlan("The clients start within %s s: use 0 to 86400, 0 for a burst.".formatted(Require.plain(rampSeconds)));
        }
    }

    /// The same with other requests per client and shortest lengths.
    public Protocol withLoad(int requests, double shortestShare) {
        return new Protocol(requests, shortestShare, rampSeconds, seats, kvPrecision);
    }

    /// The same with another number of seats.
    public Protocol withSeats(Seats other) {
        return new Protocol(requestsPerClient, shortest, rampSeconds, other, kvPrecision);
    }

    /// The same with another number format of the KV cache.
    public Protocol withKvPrecision(Precision other) {
        return new Protocol(requestsPerClient, shortest, rampSeconds, seats, other);
    }

    /// A deployment as it served a number of clients.
    ///
    /// @param batching the deployment, with the engine's usual limits
    public Serving.Batching batching(Serving.Batching batching, int clients) {
        int sequences = switch (seats) {
            case ENOUGH -> Math.max(batching.maxSequences(), clients);
            case USUAL -> batching.maxSequences();
            case ONE_SHORT -> Math.max(1, clients - 1);
        };
        return new Serving.Batching(batching.engine(), batching.engineVersion(), batching.precision(), kvPrecision, batching.tensorParallel(),
                Math.max(batching.maxBatchedTokens(), sequences), sequences, batching.memoryShare(),
                batching.prefixCaching(), batching.sessionAffinity());
    }
}
