package io.headroom.engine;

import io.headroom.plan.LimitKind;

/// Where a run records what happens to a tenant's requests. Times are simulated seconds; latencies include what a request spends outside the steps.
sealed interface Meter permits VerdictMeter, NotedMeter, MomentMeter {
    /// What it counted of a whole run, with all that was recorded so far.
    ///
    /// @throws IllegalStateException if it counts what happened lately
    VerdictMeter verdict();

    /// A request arrived.
    ///
    /// @param tokens its input and output tokens
    void offered(double arrival, int tokens);

    /// A request was refused; its client may try again.
    void refused(double arrival, LimitKind kind);

    /// A request knocks again after a refusal, or at another place.
    void attempted(double arrival);

    /// A request was given up.
    ///
    /// @param kind what refused it last
    void gaveUp(double arrival, LimitKind kind, double now);

    /// A request that was answered had been held back by refusals before the place that served it took it in.
    void heldBack(double arrival, double seconds);

    /// A request was answered by a fallback.
    ///
    /// @param usd what was paid for it in US dollars
    /// @param quality what the answer is worth, 0 to 1
    void servedElsewhere(double arrival, double usd, double quality);

    /// A request was answered after its deadline.
    ///
    /// @param usd what that costs in US dollars
    void missed(double arrival, double usd);

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
