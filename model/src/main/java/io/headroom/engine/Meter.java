package io.headroom.engine;

/// Where a run records what happens to a tenant's requests. Times are simulated seconds; latencies include what a request spends outside the steps.
sealed interface Meter permits VerdictMeter, MomentMeter {
    /// A request arrived.
    void offered(double arrival);

    /// A request was refused by a rate limit as it arrived.
    void throttled(double arrival);

    /// A request met a cap as it arrived.
    void rejected(double arrival);

    /// Service of a request began.
    void started(double arrival, double waitSeconds, double now);

    /// A request has its first token.
    void firstToken(double arrival, double ttftSeconds, double now);

    /// A request is answered in full.
    ///
    /// @param tpotSeconds time per output token after the first, NaN if there was one only
    /// @param cachedTokens prompt tokens found in the prefix cache
    void finished(double arrival, double e2eSeconds, double tpotSeconds, int inputTokens, int cachedTokens, int outputTokens, boolean deadlineMissed, double now);

    /// A session had its last answer, none of its turns refused.
    ///
    /// @param began when its first turn arrived
    /// @param seconds from then to its last answer
    void sessionOver(double began, double seconds);
}
