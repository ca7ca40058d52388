package io.headroom.estimate;

import java.util.function.DoubleUnaryOperator;

/*
 * A decode gets one token per step, so its time per token is the mean of the steps it sees. Their spread has two parts: prompts fall into some of them, which
 * evens out with the number of tokens; and the batch is larger at some times than at others, which evens out over about the time a request stays. For a number
 * of tokens the time is taken as lognormal above the shortest step that occurs; over all requests it is the mixture of these.
 */
/// The time per output token of a tenant's requests.
final class Pace {
    private static final int BOUNDS = 18;
    private static final double REACH = 2.6;

    /// Steps as a decode sees them.
    ///
    /// @param mean seconds of a mean step
    /// @param floor seconds of the shortest step that occurs
    /// @param slowVariance variance of a step with the size of the batch
    /// @param fastVariance variance of a step with the prompts in it
    /// @param after seconds by which the steps right after a request's own prompt are longer, all together
    /// @param staySteps steps that a mean request stays
    record Steps(double mean, double floor, double slowVariance, double fastVariance, double after, double staySteps) {}

    private final Spread output;
    private final double[] centre;
    private final double[] sigma;
    private final double floor;
    private double weight;
    private double sum;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /// @param burst seconds that the rest of a tenant's own burst adds to a request's steps, by their number
    Pace(Spread output, Steps steps, DoubleUnaryOperator burst) {
        this.output = output;
        floor = steps.floor();
        int size = output.size();
        centre = new double[size];
        sigma = new double[size];
        for (int i = 0; i < size; i++) {
            double tokens = output.value(i) - 1;
            if (tokens < 1) {
                continue;
            }
            double stay = tokens / Math.max(1, steps.staySteps());
            double variance = steps.slowVariance() * evened(stay) + steps.fastVariance() / tokens;
            double mean = steps.mean() + (steps.after() + burst.applyAsDouble(tokens)) / tokens;
            double above = Math.max(mean - floor, mean * 1e-6);
            double square = Math.log1p(variance / (above * above));
            sigma[i] = Math.sqrt(square) + 1e-6;
            centre[i] = Math.log(above) - square / 2;
            weight += output.weight(i);
            sum += output.weight(i) * mean;
            low = Math.min(low, centre[i] - REACH * sigma[i]);
            high = Math.max(high, centre[i] + REACH * sigma[i]);
        }
    }

    /// Variance of the mean over a stay of what forgets itself in the time of a mean stay, over its variance at an instant.
    private static double evened(double stay) {
        return stay < 1e-3 ? 1 : 2 * (Math.exp(-stay) - 1 + stay) / (stay * stay);
    }

    /// Statistics over the requests with more than one token.
    Latency latency() {
        if (weight == 0) {
            return Latency.NONE;
        }
        double[] log = new double[BOUNDS];
        double[] beyond = new double[BOUNDS];
        for (int i = 0; i < BOUNDS; i++) {
            log[i] = low + (high - low) * i / (BOUNDS - 1);
            double tail = 0;
            for (int j = 0; j < centre.length; j++) {
                if (sigma[j] > 0) {
                    tail += output.weight(j) * Gauss.beyond((log[i] - centre[j]) / sigma[j]);
                }
            }
            beyond[i] = tail / weight;
        }
        return new Latency(sum / weight, quantile(log, beyond, 0.5), quantile(log, beyond, 0.1), quantile(log, beyond, 0.05), quantile(log, beyond, 0.01));
    }

    private double quantile(double[] log, double[] beyond, double wanted) {
        int at = 1;
        while (at < BOUNDS - 1 && beyond[at] > wanted) {
            at++;
        }
        double part = Math.clamp((beyond[at - 1] - wanted) / Math.max(1e-12, beyond[at - 1] - beyond[at]), 0, 1);
        if (beyond[at] > 0 && beyond[at] < beyond[at - 1] * 0.8) {
            part = Math.clamp(Math.log(beyond[at - 1] / wanted) / Math.log(beyond[at - 1] / beyond[at]), 0, 1);
        }
        return floor + Math.exp(log[at - 1] + (log[at] - log[at - 1]) * part);
    }

    /// Spread of the logarithm of the time per token at a point of the output.
    double sigma(int point) {
        return sigma[point] * Math.exp(centre[point]) / (Math.exp(centre[point]) + floor);
    }
}
