package io.headroom.estimate;

/*
 * Work that waits, as Brownian motion that cannot fall below 0: with load rho it drifts by rho - 1 seconds of delay per second and spreads with the arrivals
 * and the sizes of requests. Its distribution at a time t after an empty start is known in closed form for any load, below, at and beyond capacity
 * (Harrison, Brownian Motion and Stochastic Flow Systems, 1.8), so a finite run beyond its capacity is no special case:
 * P(W > x) = Q((x - m t) / s) + exp(2 m x / v) Q((x + m t) / s) with s^2 = v t.
 * As t grows and m < 0 it becomes Kingman's exponential, which for M/M/c is exact; once the run is long enough that is all there is.
 */
/// How long requests wait for capacity over a run that starts empty.
final class Backlog {
    private static final int TIMES = 6;
    private static final double NEVER = 1e-5;
    private static final double SETTLED = 12;

    private final double drift;
    private final double variance;
    private final double reached;
    private final double end;
    private final double credit;
    private final boolean settled;
    private final double[] times = new double[TIMES];
    private final double[] unseen = new double[TIMES];
    private double blur;
    private double started = 1;

    /// @param drift seconds of delay gained per second: load less 1
    /// @param variance of the delay, per second
    /// @param reached share of the requests that come when all capacity is in use, 0 to 1
    /// @param from start of the measured time
    /// @param end end of the run
    /// @param filling seconds until the capacity is in use at first
    /// @param credit seconds of delay that are not waited for, since they are counted as service elsewhere
    Backlog(double drift, double variance, double reached, double from, double end, double filling, double credit) {
        this.drift = drift;
        this.variance = variance;
        this.reached = reached;
        this.end = end;
        this.credit = credit;
        settled = drift < 0 && drift * drift * (from - filling) > SETTLED * variance;
        if (settled) {
            return;
        }
        started = 0;
        for (int i = 0; i < TIMES; i++) {
            double arrival = from + (i + 0.5) / TIMES * (end - from);
            times[i] = Math.max(arrival - filling, 1e-9);
            // A time stands for those around it, over which a growing delay grows.
            blur = drift > 0 ? Math.pow(drift * (end - from) / TIMES, 2) / 12 : 0;
            unseen[i] = reached * at(times[i], end - arrival + credit);
            started += (1 - unseen[i]) / TIMES;
        }
        started = Math.clamp(started, 0, 1);
    }

    /// Mean wait of the requests that come when all capacity is in use, in a run long enough.
    private double settledMean() {
        return variance / (-2 * drift);
    }

    /// Share of the requests whose service starts within the run that wait longer than `x`.
    double beyond(double x) {
        if (settled) {
            return reached * Math.exp(-(x + credit) / settledMean());
        }
        double over = 0;
        for (int i = 0; i < TIMES; i++) {
            over += Math.max(0, reached * at(times[i], x + credit) - unseen[i]);
        }
        return started > 1e-9 ? Math.min(1, over / TIMES / started) : 1;
    }

    /// Share of all requests whose service starts within the run.
    double started() {
        return started;
    }

    private double at(double time, double x) {
        double square = variance * time + blur;
        double spread = Math.sqrt(square);
        double above = (x - drift * time) / spread;
        double mirrored = (x + drift * time) / spread;
        double second = mirrored >= 0 ? Math.exp(-above * above / 2) * Gauss.mills(mirrored) : Math.exp(2 * drift * x * time / square) * Gauss.beyond(mirrored);
        return Math.min(1, Gauss.beyond(above) + second);
    }

    /// Mean wait.
    double mean() {
        return settled ? beyond(0) * settledMean() : spread().mean();
    }

    /// The waits.
    Spread spread() {
        double some = beyond(0);
        if (some < NEVER) {
            return Spread.NOTHING;
        }
        if (settled) {
            return Spread.of(share -> 1 - share >= some ? 0 : settledMean() * Math.log(some / (1 - share)));
        }
        double most = Math.max(0, drift) * end + 4 * Math.sqrt(variance * end);
        return Spread.ofTail(this::beyond, Math.min(end, most));
    }
}
