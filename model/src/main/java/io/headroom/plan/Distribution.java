package io.headroom.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a positive quantity (tokens, seconds) is spread.
public sealed interface Distribution {
    /// Quantiles that a mean without a closed form is taken over.
    int MEAN_POINTS = 4096;

    /// The value below which a share `u` of draws lies.
    ///
    /// @param u a share, 0 or more and below 1
    double quantile(double u);

    /// The mean, exact where a closed form is at hand, else by the midpoint rule over [#MEAN_POINTS] quantiles.
    default double mean() {
        double sum = 0;
        for (int i = 0; i < MEAN_POINTS; i++) {
            sum += quantile((i + 0.5) / MEAN_POINTS);
        }
        return sum / MEAN_POINTS;
    }

    /// Always the same value.
    record Fixed(double value) implements Distribution {
        /// @throws InvalidPlan if the value is not positive
        public Fixed {
            Require.above("A fixed value", value, 0, "Enter a positive number.");
        }

        @Override
        public double quantile(double u) {
            return value;
        }

        @Override
        public double mean() {
            return value;
        }
    }

    /// Any value of a range, all alike.
    record Uniform(double low, double high) implements Distribution {
        /// @throws InvalidPlan if the range is empty or not positive
        public Uniform {
            Require.above("The low end of a uniform range", low, 0, "Enter a positive number.");
            Require.atLeast("The high end of a uniform range", high, low, "Swap the two ends.");
        }

        @Override
        public double quantile(double u) {
            return low + u * (high - low);
        }

        @Override
        public double mean() {
            return (low + high) / 2;
        }
    }

    /// Memoryless around a mean.
    record Exponential(double average) implements Distribution {
        /// @throws InvalidPlan if the mean is not positive
        public Exponential {
            Require.above("The mean of an exponential distribution", average, 0, "Enter a positive number.");
        }

        @Override
        public double quantile(double u) {
            return -average * Math.log(1 - u);
        }

        @Override
        public double mean() {
            return average;
        }
    }

    /// Gamma around a mean: as regular as one likes. With a CV of 1/sqrt(k) it is Erlang's of k phases, with 1 exponential.
    ///
    /// @param average the mean
    /// @param cv standard deviation over mean, 0.01 to 10
    record Gamma(double average, double cv) implements Distribution {
        /// @throws InvalidPlan if the mean is not positive or the CV out of range
        public Gamma {
            Require.above("The mean of a gamma distribution", average, 0, "Enter a positive number.");
            if (!(cv >= 0.01 && cv <= 10)) {
                throw new InvalidPlan("The CV of a gamma distribution is %s: use 0.01 to 10; 1 is exponential.".formatted(Require.plain(cv)));
            }
        }

        /// The shape parameter: how many phases it is made of, whole or not.
        public double shape() {
            return 1 / (cv * cv);
        }

        /// The scale parameter, in the unit of the mean.
        public double scale() {
            return average * cv * cv;
        }

        @Override
        public double quantile(double u) {
            return scale() * IncompleteGamma.quantile(shape(), u);
        }

        @Override
        public double mean() {
            return average;
        }
    }

    /// Two kinds of draw, each memoryless around a mean of its own: a spread with a CV above 1.
    ///
    /// @param share how many draws are of the first kind, above 0 and below 1
    /// @param first mean of the first kind
    /// @param second mean of the second kind
    record Hyperexponential(double share, double first, double second) implements Distribution {
        private static final int MOST_STEPS = 200;

        /// @throws InvalidPlan if a mean is not positive or the share out of range
        public Hyperexponential {
            Require.above("The first mean of a hyperexponential distribution", first, 0, "Enter a positive number.");
            Require.above("The second mean of a hyperexponential distribution", second, 0, "Enter a positive number.");
            if (!(share > 0 && share < 1)) {
                throw new InvalidPlan("The share of a hyperexponential distribution is %s: use more than 0 and less than 1.".formatted(Require.plain(share)));
            }
        }

        /// By Newton's method on the logarithm of the tail, which is convex, from a start that lies left of the root: every step goes towards it and none beyond it.
        @Override
        public double quantile(double u) {
            double e = -Math.log1p(-u);
            double slow = Math.max(first, second);
            double slowShare = first >= second ? share : 1 - share;
            double value = Math.max(e / (share / first + (1 - share) / second), slow * (e + Math.log(slowShare)));
            for (int i = 0; i < MOST_STEPS; i++) {
                double ofFirst = share * Math.exp(-value / first);
                double ofSecond = (1 - share) * Math.exp(-value / second);
                double tail = ofFirst + ofSecond;
                // Next to 1 the sum has lost the digits that count.
                double logTail = e < 0.01 ? Math.log1p(share * Math.expm1(-value / first) + (1 - share) * Math.expm1(-value / second)) : Math.log(tail);
                double step = (e + logTail) * tail / (ofFirst / first + ofSecond / second);
                value += step;
                if (!(step > 1e-12 * value)) {
                    break;
                }
            }
            return value;
        }

        @Override
        public double mean() {
            return share * first + (1 - share) * second;
        }
    }

    /// Lognormal through two of its percentiles, as planners know their traffic.
    ///
    /// @param p50 the median
    /// @param p99 the 99th percentile of the untruncated distribution, at least the median
    /// @param max nothing lies above: the distribution is conditional on it; or null
    record LogNormal(double p50, double p99, @Nullable Double max) implements Distribution {
        private static final double Z99 = Normal.quantile(0.99);

        /// @throws InvalidPlan if the percentiles are not positive and rising
        public LogNormal {
            Require.above("The median of a lognormal distribution", p50, 0, "Enter a positive number.");
            Require.atLeast("The p99 of a lognormal distribution", p99, p50, "It cannot lie below the median.");
            Require.atLeast("The maximum of a lognormal distribution", max == null ? p50 : max, p50, "It cannot lie below the median.");
        }

        /// Standard deviation of the logarithm.
        public double sigma() {
            return Math.log(p99 / p50) / Z99;
        }

        @Override
        public double quantile(double u) {
            double sigma = sigma();
            return sigma == 0 ? p50 : quantile(u, sigma, within(sigma));
        }

        /// As everywhere, but what all quantiles share is worked out once: boards ask for means at every refresh.
        @Override
        public double mean() {
            double sigma = sigma();
            if (sigma == 0) {
                return p50;
            }
            double within = within(sigma);
            double sum = 0;
            for (int i = 0; i < MEAN_POINTS; i++) {
                sum += quantile((i + 0.5) / MEAN_POINTS, sigma, within);
            }
            return sum / MEAN_POINTS;
        }

        private double quantile(double u, double sigma, double within) {
            return p50 * Math.exp(sigma * Normal.quantile(u * within));
        }

        /// Share of the distribution without a maximum that the maximum leaves.
        private double within(double sigma) {
            return max == null ? 1 : Normal.cdf(Math.log(max / p50) / sigma);
        }
    }

    /// Values seen, each as likely as the next.
    ///
    /// @param values at least one value, rising
    record Empirical(List<Double> values) implements Distribution {
        /// @throws InvalidPlan if there is no value, one is not positive, or they do not rise
        public Empirical {
            values = Figures.copyOf(values);
            if (values.isEmpty()) {
                throw new InvalidPlan("An empirical distribution has no values: give at least one.");
            }
            double before = 0;
            for (double value : values) {
                Require.above("A value of an empirical distribution", value, 0, "Enter a positive number.");
                Require.atLeast("A value of an empirical distribution", value, before, "Sort the values.");
                before = value;
            }
        }

        @Override
        public double quantile(double u) {
            return values.get((int) (u * values.size()));
        }

        @Override
        public double mean() {
            return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        }
    }
}
