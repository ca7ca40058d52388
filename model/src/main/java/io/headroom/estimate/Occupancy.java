package io.headroom.estimate;

import java.util.function.DoubleUnaryOperator;

/*
 * The number of requests in service as a birth-death chain: births at the arrival rate, deaths at a rate that depends on the number alone. For processor
 * sharing this is exact whatever the spread of lengths (Kelly, Reversibility and Stochastic Networks, 3.3), and for exponential servers it is Erlang's. Up to a
 * number of requests every state is visited; beyond, the logarithm of the probabilities is integrated over strides that widen. Arrivals that come more or less
 * evenly than Poisson's narrow or widen the distribution by their peakedness: the slope of the logarithm is divided by it.
 */
/// How many requests are in service at once in a partition, and how often all seats are taken.
final class Occupancy {
    private static final double STRIDE = 1.2;
    /// Nodes at most beyond those that are visited one by one: their strides reach a hundred thousand times as far.
    static final int STRIDES = 80;

    private final double[] number;
    private final double[] probability;
    private final int size;
    private final double full;

    /// @param exact requests up to which every state is visited
    /// @param arrivals requests per second
    /// @param deaths requests per second that leave with a number in service
    /// @param seats requests in service at most, a whole number
    /// @param peakedness of the arrivals against the time in service, 1 for Poisson arrivals
    /// @param queuePeakedness the same for the queue beyond the seats; whoever waits does not depend on the spread of service times (Lee and Longton)
    /// @param waitersAtMost requests that the run has time to pile up beyond the seats
    Occupancy(int exact, double arrivals, DoubleUnaryOperator deaths, double seats, double peakedness, double queuePeakedness, double waitersAtMost) {
        number = new double[exact + STRIDES];
        probability = new double[exact + STRIDES];
        double rate = 0;
        double top = 0;
        int count = 1;
        while (number[count - 1] < seats) {
            double before = number[count - 1];
            double next = Math.min(before < exact ? before + 1 : Math.rint(before * STRIDE), seats);
            double rateBefore = rate;
            rate = deaths.applyAsDouble(next);
            double width = next - before;
            // The step from n - 1 to n looks at the rate at n: over a stride, the sum of the logarithms by the trapezoid rule.
            double fall = width <= 1 ? Math.log(rate) : (Math.log(rateBefore) * (width - 1) + Math.log(rate) * (width + 1)) / (2 * width);
            number[count] = next;
            probability[count] = probability[count - 1] + (Math.log(arrivals) - fall) * width / peakedness;
            top = Math.max(top, probability[count]);
            count++;
        }
        size = count;
        double total = 0;
        double last = 0;
        for (int i = 0; i < count; i++) {
            last = Math.exp(probability[i] - top);
            probability[i] = last * states(i);
            total += probability[i];
        }
        double ratio = Math.exp(Math.log(arrivals / rate) / queuePeakedness);
        double waiting = last * (Math.abs(1 - ratio) < 1e-9 ? waitersAtMost : ratio * (1 - Math.pow(ratio, waitersAtMost)) / (1 - ratio));
        full = Double.isFinite(waiting) ? (last + waiting) / (total + waiting) : 1;
        double share = Double.isFinite(waiting) ? 1 / (total + waiting) : 0;
        for (int i = 0; i < count; i++) {
            probability[i] *= share;
        }
        probability[count - 1] += Double.isFinite(waiting) ? waiting * share : 1;
    }

    /// States that a node stands for: itself, and half of those between it and its neighbours.
    private double states(int node) {
        double below = node == 0 ? 1 : number[node] - number[node - 1];
        double above = node + 1 == size ? 1 : number[node + 1] - number[node];
        return (below + above) / 2;
    }

    /// Share of the time in which all seats are taken.
    double full() {
        return full;
    }

    int size() {
        return size;
    }

    double number(int node) {
        return number[node];
    }

    /// Share of the time that a node stands for; the last one includes all time in which requests wait for a seat.
    double probability(int node) {
        return probability[node];
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += probability[i] * number[i];
        }
        return sum;
    }

    /// Share of the time with fewer than a number in service.
    double below(double bound) {
        double sum = 0;
        for (int i = 0; i < size && number[i] < bound; i++) {
            sum += probability[i];
        }
        return sum;
    }
}
