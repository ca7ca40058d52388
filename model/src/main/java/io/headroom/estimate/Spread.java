package io.headroom.estimate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/*
 * Quantiles of a sum or a tail are read from the share beyond a fixed number of bounds. Between two of them the share is taken to fall along a straight line,
 * or where it falls steeply its logarithm. That is one walk over two lists for each bound, where a bisection for each percentile would be ten times as many.
 */
/// A distribution as a few values with weights that add up to 1, values rising. The points lie closer towards the top, where the percentiles are that plans promise.
final class Spread {
    /// Upper ends of the shares that one point stands for.
    private static final double[] ENDS = {.12, .25, .4, .55, .7, .8, .88, .93, .96, .98, .99, .996, 1};
    /// Points of a distribution.
    static final int POINTS = ENDS.length;

    private static final double[] SHARES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];
    private static final int BOUNDS = 16;
    private static final double[] BOUND = new double[BOUNDS];
    private static final double STEEP = 0.4;
    private static final double NOBODY = 1e-9;
    private static final double NEVER = 1e-5;
    static {
        double before = 0;
        for (int i = 0; i < POINTS; i++) {
            SHARES[i] = (before + ENDS[i]) / 2;
            WEIGHTS[i] = ENDS[i] - before;
            before = ENDS[i];
        }
        for (int i = 0; i < BOUNDS; i++) {
            double at = (double) i / (BOUNDS - 1);
            BOUND[i] = at * at;
        }
    }

    private final double[] values;
    private final double[] weights;

    /// @param values rising
    /// @param weights as many, adding up to 1
    Spread(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
    }

    /// Always 0.
    static final Spread NOTHING = new Spread(new double[1], new double[] {1});

    /// The points of a distribution given by its quantiles.
    static Spread of(DoubleUnaryOperator quantile) {
        double[] values = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            values[i] = quantile.applyAsDouble(SHARES[i]);
        }
        return new Spread(values, WEIGHTS);
    }

    /// Rising values at the points of [#of].
    static Spread at(double[] values) {
        return new Spread(values, WEIGHTS);
    }

    /// The points of a distribution given by its tail.
    ///
    /// @param beyond share beyond a value, never rising
    /// @param most a value that next to nothing exceeds
    static Spread ofTail(DoubleUnaryOperator beyond, double most) {
        return beyond.applyAsDouble(0) < NEVER ? NOTHING : new Tail(beyond, 0, most).spread();
    }

    /// The share below which a point of [#of] lies.
    static double share(int point) {
        return SHARES[point];
    }

    /// Shares beyond rising bounds, read backwards.
    static final class Tail {
        private final double[] bounds = new double[BOUNDS];
        private final double[] beyond = new double[BOUNDS];

        Tail(DoubleUnaryOperator share, double least, double most) {
            for (int i = 0; i < BOUNDS; i++) {
                bounds[i] = least + (most - least) * BOUND[i];
                beyond[i] = share.applyAsDouble(bounds[i]);
            }
        }

        Spread spread() {
            double[] values = new double[POINTS];
            int at = 0;
            for (int i = 0; i < POINTS; i++) {
                while (at < BOUNDS && beyond[at] > 1 - SHARES[i]) {
                    at++;
                }
                values[i] = before(at, 1 - SHARES[i]);
            }
            return new Spread(values, WEIGHTS);
        }

        double quantile(double share) {
            int at = 0;
            while (at < BOUNDS && beyond[at] > 1 - share) {
                at++;
            }
            return before(at, 1 - share);
        }

        /// Where the share falls to what is wanted, at or before a bound.
        private double before(int at, double wanted) {
            if (at == 0) {
                return bounds[0];
            }
            if (at == BOUNDS) {
                return bounds[BOUNDS - 1];
            }
            double before = beyond[at - 1];
            double after = beyond[at];
            double part = after > before * STEEP || after < NOBODY ? (before - wanted) / (before - after) : Math.log(before / wanted) / Math.log(before / after);
            return bounds[at - 1] + (bounds[at] - bounds[at - 1]) * part;
        }
    }

    /// The points of the sum of two independent quantities.
    static Spread sum(Spread one, Spread other) {
        if (one.values.length == 1 || other.values.length == 1) {
            return one.values.length == 1 ? other.shifted(one.values[0]) : one.shifted(other.values[0]);
        }
        return tailOfSum(one, other).spread();
    }

    /// The tail of the sum of two independent quantities.
    static Tail tailOfSum(Spread one, Spread other) {
        return new Tail(bound -> beyond(one, other, bound), one.values[0] + other.values[0], one.max() + other.max());
    }

    /// Share of the sums beyond a bound: as one value rises, the other may fall, so both are walked once.
    private static double beyond(Spread one, Spread other, double bound) {
        double sum = 0;
        double tail = 0;
        int at = other.values.length - 1;
        for (int i = 0; i < one.values.length; i++) {
            double rest = bound - one.values[i];
            while (at >= 0 && other.values[at] > rest) {
                tail += other.weights[at--];
            }
            double part = tail;
            if (at >= 0 && at < other.values.length - 1) {
                // A point stands for those around it: between two points the share falls along a straight line.
                double gap = other.values[at + 1] - other.values[at];
                double passed = gap > 0 ? (rest - other.values[at]) / gap : 0;
                part += passed < 0.5 ? other.weights[at] * (0.5 - passed) : other.weights[at + 1] * (0.5 - passed);
            }
            sum += one.weights[i] * part;
        }
        return sum;
    }

    /// The points of a mixture.
    static Spread merged(List<Spread> parts, double[] shares) {
        int count = parts.stream().mapToInt(part -> part.values.length).sum();
        double[][] points = new double[count][];
        int at = 0;
        for (int i = 0; i < shares.length; i++) {
            Spread part = parts.get(i);
            for (int j = 0; j < part.values.length; j++) {
                points[at++] = new double[] {part.values[j], part.weights[j] * shares[i]};
            }
        }
        Arrays.sort(points, Comparator.comparingDouble(point -> point[0]));
        return new Spread(Arrays.stream(points).mapToDouble(point -> point[0]).toArray(), Arrays.stream(points).mapToDouble(point -> point[1]).toArray());
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }

    double meanSquare() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i] * values[i];
        }
        return sum;
    }

    /// Mean of the lesser of two independent draws.
    double meanOfLesser() {
        double above = 1;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double next = above - weights[i];
            sum += values[i] * (above * above - next * next);
            above = next;
        }
        return sum;
    }

    /// Share of the draws that reach a bound.
    double shareAtLeast(double bound) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] >= bound ? weights[i] : 0;
        }
        return sum;
    }

    int size() {
        return values.length;
    }

    double value(int point) {
        return values[point];
    }

    double weight(int point) {
        return weights[point];
    }

    double max() {
        return values[values.length - 1];
    }

    /// Other values at the same points, in the same order.
    Spread with(double[] others) {
        return new Spread(others, weights);
    }

    /// The same points with other weights, made to add up to 1.
    Spread weighted(double[] others) {
        double total = Arrays.stream(others).sum();
        return new Spread(values, Arrays.stream(others).map(other -> other / total).toArray());
    }

    Spread shifted(double shift) {
        return shift == 0 ? this : new Spread(Arrays.stream(values).map(value -> value + shift).toArray(), weights);
    }

    /// The value below which a share lies, between the points by straight lines.
    double quantile(double share) {
        double before = 0;
        double middleBefore = 0;
        for (int i = 0; i < values.length; i++) {
            double middle = before + weights[i] / 2;
            if (middle >= share) {
                return i == 0 ? values[0] : values[i - 1] + (values[i] - values[i - 1]) * (share - middleBefore) / (middle - middleBefore);
            }
            before += weights[i];
            middleBefore = middle;
        }
        return max();
    }
}
