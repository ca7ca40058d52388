package io.headroom.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a positive quantity (tokens, seconds) is spread.
public sealed interface Distribution {
    /// The value below which a share `u` of draws lies.
    ///
    /// @param u a share, 0 or more and below 1
    double quantile(double u);

    /// The mean, exact where a closed form is at hand, else by the midpoint rule over 4,096 quantiles.
    default double mean() {
        int points = 4096;
        double sum = 0;
        for (int i = 0; i < points; i++) {
            sum += quantile((i + 0.5) / points);
        }
        return sum / points;
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
            if (sigma == 0) {
                return p50;
            }
            double within = max == null ? 1 : Normal.cdf(Math.log(max / p50) / sigma);
            return p50 * Math.exp(sigma * Normal.quantile(u * within));
        }
    }

    /// Values seen, each as likely as the next.
    ///
    /// @param values at least one value, rising
    record Empirical(List<Double> values) implements Distribution {
        /// @throws InvalidPlan if there is no value, one is not positive, or they do not rise
        public Empirical {
            values = List.copyOf(values);
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
