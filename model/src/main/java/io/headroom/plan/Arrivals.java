package io.headroom.plan;

/// When the requests of a workload come.
public sealed interface Arrivals {
    /// The mean rate.
    Rate rate();

    /// Arrivals expected from the start of a run to a time in it.
    ///
    /// @param seconds since the start of the run, warm-up included
    default double expectedUntil(RunSettings run, double seconds) {
        return rate().perSecond() * seconds;
    }

    /// Mean arrivals per second over what a run measures, from the end of its warm-up to its end.
    default double perSecond(RunSettings run) {
        double end = run.warmupSeconds() + run.durationSeconds();
        return (expectedUntil(run, end) - expectedUntil(run, run.warmupSeconds())) / run.durationSeconds();
    }

    /// The same pattern at another mean rate.
    Arrivals withRate(Rate rate);

    /// Arrivals that are alike at all times. A [Curve] makes them vary.
    sealed interface Steady extends Arrivals {
        @Override
        Steady withRate(Rate rate);
    }

    /// Independent arrivals.
    record Poisson(Rate rate) implements Steady {
        @Override
        public Poisson withRate(Rate other) {
            return new Poisson(other);
        }
    }

    /// Independent gaps with a given spread: a CV above 1 comes in bursts, below 1 evenly.
    ///
    /// @param cv standard deviation of the gaps over their mean, 0.05 to 50
    /// @param shape the family the gaps are drawn from
    record Renewal(Rate rate, double cv, Shape shape) implements Steady {
        /// Families of gap distributions.
        public enum Shape {
            /// Gamma gaps.
            GAMMA,
            /// Weibull gaps.
            WEIBULL
        }

        /// @throws InvalidPlan if the CV is out of range
        public Renewal {
            if (!(cv >= 0.05 && cv <= 50)) {
                throw new InvalidPlan("Gap CV is %s: use 0.05 to 50; 1 is as irregular as Poisson.".formatted(Require.plain(cv)));
            }
        }

        @Override
        public Renewal withRate(Rate other) {
            return new Renewal(other, cv, shape);
        }
    }

    /// Bursts: independent arrivals while a burst lasts, none until the next begins. Both last exponential times, and a run begins anywhere in them.
    ///
    /// @param rate the mean rate, over bursts and pauses
    /// @param onSeconds mean length of a burst, 0.001 or more
    /// @param offSeconds mean time from the end of a burst to the next, 0.001 or more
    record OnOff(Rate rate, double onSeconds, double offSeconds) implements Steady {
        private static final double LEAST_SECONDS = 0.001;

        /// @throws InvalidPlan if a mean is too short
        public OnOff {
            Require.atLeast("Mean length of a burst in seconds", onSeconds, LEAST_SECONDS, "Enter a duration, e.g. 20s.");
            Require.atLeast("Mean time between bursts in seconds", offSeconds, LEAST_SECONDS, "Enter a duration, e.g. 3min, or use Poisson arrivals.");
        }

        /// Arrivals per second while a burst lasts.
        public double burstPerSecond() {
            return rate.perSecond() * (onSeconds + offSeconds) / onSeconds;
        }

        /// Standard deviation of the gaps over their mean (Fischer and Meier-Hellstern, The Markov-modulated Poisson process cookbook, 1993, for two states).
        public double cv() {
            double both = onSeconds + offSeconds;
            return Math.sqrt(1 + 2 * rate.perSecond() * offSeconds * offSeconds / both);
        }

        @Override
        public OnOff withRate(Rate other) {
            return new OnOff(other, onSeconds, offSeconds);
        }
    }

    /// Arrivals that follow a curve over the hours of the day, the days of the week and the years. They are steady on a clock that runs as fast as the curve is
    /// high ([OperationalTime]): gaps and bursts are longer in quiet hours, in proportion.
    ///
    /// @param base the pattern; its rate is the mean over a week, at the date from which growth counts
    record Shaped(Steady base, Curve curve) implements Arrivals {
        @Override
        public Rate rate() {
            return base.rate();
        }

        @Override
        public Shaped withRate(Rate other) {
            return new Shaped(base.withRate(other), curve);
        }

        @Override
        public double expectedUntil(RunSettings run, double seconds) {
            return base.rate().perSecond() * new OperationalTime(curve, run.start()).at(seconds);
        }
    }

    /// Recorded rates, replayed from the run's start: each window holds its number of requests, with gaps of its own family and shape between them.
    ///
    /// @param repeat whether the windows start again after the last; else they play once
    /// @param startSeconds how far into the windows the run starts, 0 or more and less than they last
    /// @param scale requests sent for each recorded one, 0 or more: 1 replays them as they were. What a window holds beyond whole requests goes to the next.
    record Windowed(RateWindows windows, boolean repeat, double startSeconds, double scale) implements Arrivals {
        /// @throws InvalidPlan if the start lies outside the windows or the scale is negative
        public Windowed {
            Require.atLeast("Start in the rate windows", startSeconds, 0, "Enter a duration, e.g. 36h.");
            if (startSeconds >= windows.spanSeconds()) {
                throw new InvalidPlan("The run starts %s into rate windows that last %s: start earlier, e.g. at 0s.".formatted(Units.formatSeconds(startSeconds),
                        Units.formatSeconds(windows.spanSeconds())));
            }
            Require.atLeast("Scale of the rate windows", scale, 0, "Enter 1 for the traffic as recorded, 2 for twice as much.");
            // There is one zero only: a plan that was read back must equal the one written.
            startSeconds += 0.0;
            scale += 0.0;
        }

        /// The windows as they were recorded, played once from the first.
        public Windowed(RateWindows windows) {
            this(windows, false, 0, 1);
        }

        /// The mean rate over all windows.
        @Override
        public Rate rate() {
            return Rate.perSecond(windows.meanPerSecond() * scale);
        }

        /// @throws InvalidPlan if the windows hold no request that could be sent more often
        @Override
        public Windowed withRate(Rate other) {
            if (windows.meanPerSecond() == 0 && other.perSecond() > 0) {
                throw new InvalidPlan("The rate windows hold no request: they cannot be brought to %s. Import others.".formatted(other));
            }
            return withScale(windows.meanPerSecond() == 0 ? scale : other.perSecond() / windows.meanPerSecond());
        }

        /// The same windows at another scale.
        public Windowed withScale(double other) {
            return new Windowed(windows, repeat, startSeconds, other);
        }

        @Override
        public double expectedUntil(RunSettings run, double seconds) {
            return scale * (recordedUntil(startSeconds + seconds) - recordedUntil(startSeconds));
        }

        private double recordedUntil(double seconds) {
            double at = repeat ? seconds : Math.min(seconds, windows.spanSeconds());
            double rounds = Math.floor(at / windows.spanSeconds());
            double position = (at - rounds * windows.spanSeconds()) / windows.windowSeconds();
            int window = Math.clamp((long) position, 0, windows.size() - 1);
            return rounds * windows.requestsBefore(windows.size()) + windows.requestsBefore(window) + (position - window) * windows.requests(window);
        }
    }
}
