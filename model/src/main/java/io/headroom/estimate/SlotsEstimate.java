package io.headroom.estimate;

import io.headroom.plan.Distribution;
import io.headroom.plan.RunSettings;
import io.headroom.serving.Sampler;
import java.util.List;

/// Servers that take one request each: Erlang's system, widened by the spread of gaps and service times (Allen and Cunneen). Replicas of several servers count as
/// one pool: a request goes where the fewest are, so it waits only if all servers are taken.
final class SlotsEstimate implements StationEstimate {
    private static final int EXACT_SERVERS = 400;

    private final Spread service;
    private final double mean;
    private final double load;
    private final double arrivals;
    private final Backlog backlog;
    private final Spread waits;

    /// How long a server takes.
    ///
    /// @param times its points
    /// @param mean the exact mean, in seconds
    /// @param variance squared CV
    record Service(Spread times, double mean, double variance) {
        private static final double STEP = 0.02;
        private static final int STEPS = 1700;

        /// The variance by Simpson's rule over s, where a share exp(-s) lies beyond: to 1e-7 for an exponential, and no worse for what has a lighter tail.
        static Service of(Distribution distribution) {
            Sampler sampler = Sampler.of(distribution);
            double mean = 0;
            double square = 0;
            for (int i = 0; i <= STEPS; i++) {
                double beyond = Math.exp(-i * STEP);
                double value = sampler.at(1 - beyond);
                double weight = (i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2) * STEP / 3 * beyond;
                mean += weight * value;
                square += weight * value * value;
            }
            return new Service(Spread.of(sampler::at), distribution.mean(), Math.max(0, square / (mean * mean) - 1));
        }
    }

    /// @param servers of all replicas together
    SlotsEstimate(Service times, int servers, List<Demand> demands, RunSettings run) {
        service = times.times();
        mean = times.mean();
        double rate = 0;
        double gaps = 0;
        for (Demand demand : demands) {
            rate += demand.perSecond();
            gaps += demand.perSecond() * demand.gapVariance();
        }
        arrivals = rate;
        load = rate * mean / servers;
        double gapVariance = rate > 0 ? gaps / rate : 1;
        double end = run.warmupSeconds() + run.durationSeconds();
        double peakedness = 1 + (gapVariance - 1) * service.meanOfLesser() / service.mean();
        double half = (gapVariance + times.variance()) / 2;
        double waiters = Math.max(0, rate - servers / mean) * end + 3 * Math.sqrt(rate * end);
        double full = rate > 0 ? new Occupancy(EXACT_SERVERS, rate, number -> number / mean, servers, peakedness, (gapVariance + 1) / 2, waiters).full() : 0;
        backlog = new Backlog(load - 1, mean / servers * 2 * half, full, run.warmupSeconds(), end, mean, 0);
        waits = backlog.spread();
    }

    @Override
    public double load() {
        return load;
    }

    @Override
    public double utilisation() {
        return Math.min(1, load);
    }

    @Override
    public double kvUtilisation() {
        return utilisation();
    }

    @Override
    public double queueMean() {
        return arrivals * backlog.mean();
    }

    @Override
    public double startedShare() {
        return backlog.started();
    }

    @Override
    public Latencies latencies(Demand demand) {
        Latency whole = Latency.of(Spread.sum(service, waits)).withMean(mean + backlog.mean());
        return new Latencies(whole, demand.output().max() > 1 ? Latency.of(Spread.NOTHING) : Latency.NONE, whole, Latency.of(waits).withMean(backlog.mean()));
    }
}
