package io.headroom.inspector;

import io.headroom.plan.Distribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/*
 * Only the shape counts in a plot a few lines high, so densities are taken without their constants and scaled to a height of 1: that spares the gamma function. A spread of
 * more than a decade is a spike at the left of a linear axis; such a one is drawn over the logarithm of the value, where its area is as true.
 */
/// The density of a distribution, as heights over an axis from the left edge of a plot to its right.
///
/// @param least value at the left edge
/// @param most value at the right edge
/// @param logarithmic whether equal steps of the axis are equal factors
/// @param heights of the density at equal steps from edge to edge, 0 to 1; none where all values are the same
/// @param p50 the median
/// @param p99 the 99th percentile
record DensityCurve(double least, double most, boolean logarithmic, List<Double> heights, double p50, double p99) {
    /// Steps of the axis.
    static final int STEPS = 64;
    private static final int BINS = 20;
    /// From this ratio of p99 to p50 on, the axis is logarithmic.
    private static final double WIDE = 12;
    private static final double ROOM = 1.15;
    private static final int KEPT = 64;
    private static final Map<Distribution, DensityCurve> KNOWN = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Distribution, DensityCurve> eldest) {
            return size() > KEPT;
        }
    };

    DensityCurve {
        heights = List.copyOf(heights);
    }

    /// The curve of a distribution; worked out once for each of the last few.
    static DensityCurve of(Distribution values) {
        synchronized (KNOWN) {
            return KNOWN.computeIfAbsent(values, DensityCurve::made);
        }
    }

    private static DensityCurve made(Distribution values) {
        double p50 = values.quantile(0.5);
        double p99 = values.quantile(0.99);
        boolean logarithmic = p99 > WIDE * p50;
        double least = logarithmic ? Math.max(values.quantile(0.005), p99 * 1e-6) : 0;
        double most = logarithmic ? p99 * ROOM * ROOM : p99 * ROOM;
        if (values.quantile(0.001) >= values.quantile(0.999)) {
            return new DensityCurve(0, 2 * p50, false, List.of(), p50, p99);
        }
        double[] heights = IntStream.rangeClosed(0, STEPS).mapToDouble(step -> {
            // Just off the left edge, where some densities have no end.
            double share = Math.max(step, 0.25) / STEPS;
            double value = logarithmic ? least * Math.pow(most / least, share) : most * share;
            return density(values, value, most, logarithmic) * (logarithmic ? value : 1);
        }).toArray();
        double highest = IntStream.rangeClosed(0, STEPS).mapToDouble(step -> heights[step]).max().orElse(1);
        return new DensityCurve(least, most, logarithmic, IntStream.rangeClosed(0, STEPS).mapToObj(step -> highest > 0 ? heights[step] / highest : 0).toList(), p50, p99);
    }

    private static double density(Distribution values, double x, double most, boolean logarithmic) {
        return switch (values) {
            case Distribution.LogNormal normal -> normal.max() != null && x > normal.max() ? 0 : Math.exp(-0.5 * square(Math.log(x / normal.p50()) / normal.sigma())) / x;
            case Distribution.Exponential(double average) -> Math.exp(-x / average);
            case Distribution.Uniform(double low, double high) -> x >= low && x <= high ? 1 : 0;
            case Distribution.Gamma gamma -> Math.exp((gamma.shape() - 1) * Math.log(x / gamma.average()) - (x - gamma.average()) / gamma.scale());
            case Distribution.Hyperexponential(double share, double first, double second) -> share / first * Math.exp(-x / first) + (1 - share) / second * Math.exp(-x / second);
            case Distribution.Fixed _ -> 0;
            case Distribution.Empirical(List<Double> seen) -> counted(seen, x, most, logarithmic);
        };
    }

    private static double square(double value) {
        return value * value;
    }

    /// Values of the bin of the axis that one lies in, by its width; they rise.
    private static double counted(List<Double> seen, double x, double most, boolean logarithmic) {
        double width = logarithmic ? 0.3 : most / BINS;
        double low = logarithmic ? x * Math.exp(-width / 2) : Math.floor(x / width) * width;
        double high = logarithmic ? x * Math.exp(width / 2) : low + width;
        return (below(seen, high) - below(seen, low)) / (high - low);
    }

    private static int below(List<Double> seen, double value) {
        int low = 0;
        int high = seen.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seen.get(middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Where a value lies on the axis, as a share of its length.
    double at(double value) {
        return logarithmic ? Math.log(value / least) / Math.log(most / least) : (value - least) / (most - least);
    }
}
