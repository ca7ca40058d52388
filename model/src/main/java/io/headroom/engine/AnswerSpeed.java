package io.headroom.engine;

/// How fast answers come, in output tokens per second of a request after its first: one over its time per output token. What percentiles say turns over with it: where 99 % of the requests
/// take at most the p99 of that time, 99 % of them are at least as fast as the p1 of the speed. NaN where no request had a second token.
///
/// @param p50 speed that half of the requests reach
/// @param p10 speed that 90 % reach
/// @param p5 speed that 95 % reach
/// @param p1 speed that 99 % reach
/// @param p1Interval 95 % interval of the p1
public record AnswerSpeed(double p50, double p10, double p5, double p1, Interval p1Interval) {
    /// The speed behind times per output token.
    static AnswerSpeed of(LatencySummary tpot) {
        Interval slow = tpot.p99Interval();
        Interval fast = slow.known() && slow.lo() > 0 ? new Interval(1 / slow.hi(), 1 / slow.lo()) : Interval.UNKNOWN;
        return new AnswerSpeed(turned(tpot.p50()), turned(tpot.p90()), turned(tpot.p95()), turned(tpot.p99()), fast);
    }

    private static double turned(double seconds) {
        return seconds > 0 ? 1 / seconds : Double.NaN;
    }
}
