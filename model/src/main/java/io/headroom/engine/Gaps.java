package io.headroom.engine;

import io.headroom.plan.Arrivals;
import io.headroom.plan.IncompleteGamma;
import io.headroom.plan.Normal;
import io.headroom.plan.OperationalTime;
import java.time.LocalDateTime;

/// Draws when something arrives, one after another.
sealed interface Gaps permits Gaps.None, Gaps.Exponential, Gaps.Gamma, Gaps.Weibull, Gaps.Bursts, Gaps.Spell, ShapedGaps, WindowGaps {
    /// When the next one arrives after the one at a time, in simulated seconds; infinity if none does.
    double after(double seconds, RandomStream random);

    /// When the first one arrives from a time on, at a start or after a pause.
    default double from(double seconds, RandomStream random) {
        return after(seconds, random);
    }

    /// @param start when the run begins, in the plan's local time
    static Gaps of(Arrivals arrivals, LocalDateTime start) {
        double rate = arrivals.rate().perSecond();
        if (rate == 0) {
            return new None();
        }
        return switch (arrivals) {
            case Arrivals.OnOff bursts -> Bursts.of(bursts);
            case Arrivals.Shaped shaped -> new ShapedGaps(of(shaped.base(), start), new OperationalTime(shaped.curve(), start));
            case Arrivals.Windowed windowed -> new WindowGaps(windowed);
            case Arrivals.Poisson poisson -> new Exponential(1 / rate);
            case Arrivals.Renewal renewal -> switch (renewal.shape()) {
                case GAMMA -> new Gamma(1 / (renewal.cv() * renewal.cv()), renewal.cv() * renewal.cv() / rate);
                case WEIBULL -> Weibull.of(1 / rate, renewal.cv());
            };
        };
    }

    /// A share of the arrivals of others up to a time.
    ///
    /// @param all the others
    record Spell(Gaps all, double until, double share) implements Gaps {
        @Override
        public double after(double seconds, RandomStream random) {
            return kept(all.after(seconds, random), random);
        }

        @Override
        public double from(double seconds, RandomStream random) {
            return kept(all.from(seconds, random), random);
        }

        private double kept(double first, RandomStream random) {
            double at = first;
            while (at <= until && share < 1 && random.uniform() >= share) {
                at = all.after(at, random);
            }
            return at <= until ? at : Double.POSITIVE_INFINITY;
        }
    }

    /// No arrivals.
    record None() implements Gaps {
        @Override
        public double after(double seconds, RandomStream random) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /// Poisson arrivals.
    record Exponential(double mean) implements Gaps {
        @Override
        public double after(double seconds, RandomStream random) {
            return seconds + -mean * Math.log(1 - random.uniform());
        }
    }

    /// Gamma gaps by Marsaglia and Tsang, A simple method for generating gamma variables (2000); a shape below 1 is drawn at shape + 1 and scaled back.
    record Gamma(double shape, double scale) implements Gaps {
        @Override
        public double after(double seconds, RandomStream random) {
            double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
            double c = 1 / Math.sqrt(9 * d);
            while (true) {
                double x = Normal.quantile(random.inside());
                double v = 1 + c * x;
                if (v <= 0) {
                    continue;
                }
                v = v * v * v;
                if (Math.log(random.inside()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    double boost = shape < 1 ? Math.pow(random.inside(), 1 / shape) : 1;
                    return seconds + d * v * boost * scale;
                }
            }
        }
    }

    /// Weibull gaps by inversion.
    record Weibull(double shape, double scale) implements Gaps {
        static Weibull of(double mean, double cv) {
            double low = 0.05;
            double high = 200;
            // The CV falls as the shape grows; ln E[X^2] - 2 ln E[X] = ln(1 + cv^2) settles the shape.
            while (high - low > 1e-14 * high) {
                double middle = (low + high) / 2;
                if (IncompleteGamma.logGamma(1 + 2 / middle) - 2 * IncompleteGamma.logGamma(1 + 1 / middle) > Math.log1p(cv * cv)) {
                    low = middle;
                } else {
                    high = middle;
                }
                if (middle == low && middle == high) {
                    break;
                }
            }
            return new Weibull(low, mean / Math.exp(IncompleteGamma.logGamma(1 + 1 / low)));
        }

        @Override
        public double after(double seconds, RandomStream random) {
            return seconds + scale * Math.pow(-Math.log(1 - random.uniform()), 1 / shape);
        }
    }

    /// Bursts of Poisson arrivals. The gaps between arrivals of an interrupted Poisson process are independent and of one of two exponential kinds (Kuczura, The
    /// interrupted Poisson process as an overflow process, 1973), so bursts need not be followed one by one.
    ///
    /// @param share gaps of the first kind
    /// @param first their mean
    /// @param second mean of the others
    /// @param on share of the time in which a burst lasts
    /// @param off mean time between bursts
    record Bursts(double share, double first, double second, double on, double off) implements Gaps {
        static Bursts of(Arrivals.OnOff arrivals) {
            double rate = arrivals.burstPerSecond();
            double ends = 1 / arrivals.onSeconds();
            double begins = 1 / arrivals.offSeconds();
            double apart = Math.sqrt((rate + ends - begins) * (rate + ends - begins) + 4 * ends * begins);
            double fast = (rate + ends + begins + apart) / 2;
            double slow = rate * begins / fast;
            return new Bursts((rate - slow) / apart, 1 / fast, 1 / slow, arrivals.onSeconds() / (arrivals.onSeconds() + arrivals.offSeconds()), arrivals.offSeconds());
        }

        @Override
        public double from(double seconds, RandomStream random) {
            double begins = random.uniform() < on ? seconds : seconds - off * Math.log(1 - random.uniform());
            return after(begins, random);
        }

        @Override
        public double after(double seconds, RandomStream random) {
            double mean = random.uniform() < share ? first : second;
            return seconds - mean * Math.log(1 - random.uniform());
        }
    }
}
