package io.headroom.trace;

import io.headroom.trace.BadRows.BadRow;

/*
 * Between two of the known quantiles, and below the median from 1 up, the quantile function is taken as a + (b - a) t^k, t from 0 to 1. The one k for all four pieces
 * is chosen so that the mean is the known one: a piece then has the mean a + (b - a) s with s = 1 / (1 + k), and the whole is linear in s. So all five figures are kept,
 * unless the mean lies outside what the quantiles allow.
 */
/// What a file says of one field of the requests of a window, such as the tokens of their prompts: mean, median, p90, p99 and largest value, with how many requests
/// came per second.
final class TokenField {
    private static final double[] SHARES = {0, 0.5, 0.9, 0.99, 1};

    private final long line;
    private final double rate;
    private final double mean;
    private final double[] values;

    /// @param line of the file
    /// @throws BadRow if the quantiles do not rise
    TokenField(long line, double rate, double mean, double p50, double p90, double p99, double max) throws BadRow {
        this.line = line;
        this.rate = rate;
        this.mean = mean;
        values = new double[] {p50 >= 1 ? 1 : 0, p50, p90, p99, max};
        for (int i = 1; i < values.length; i++) {
            if (values[i] < values[i - 1]) {
                throw new BadRow("its quantiles do not rise from p50 to max");
            }
        }
    }

    long line() {
        return line;
    }

    double rate() {
        return rate;
    }

    double mean() {
        return mean;
    }

    /// Adds to each value the mean of one of as many equal shares of the requests, the shortest first.
    ///
    /// @param sum a multiple of 100 values, so that no share goes over from one piece to the next
    void addTo(double[] sum) {
        double position = position();
        int at = 0;
        for (int piece = 1; piece < SHARES.length; piece++) {
            int from = at;
            int count = (int) Math.round((SHARES[piece] - SHARES[piece - 1]) * sum.length);
            double rise = values[piece] - values[piece - 1];
            for (; at < from + count; at++) {
                sum[at] += values[piece - 1] + (position == 0 ? 0 : rise * position * count * (risen(at + 1 - from, count, position) - risen(at - from, count, position)));
            }
        }
    }

    /// The integral of t^k up to a share of the piece, over that of the whole piece.
    private static double risen(int part, int of, double position) {
        return Math.pow((double) part / of, 1 / position);
    }

    /// How far each piece's mean lies from its lower end to its upper one, 0 to 1.
    private double position() {
        double lowest = 0;
        double highest = 0;
        for (int i = 1; i < SHARES.length; i++) {
            lowest += (SHARES[i] - SHARES[i - 1]) * values[i - 1];
            highest += (SHARES[i] - SHARES[i - 1]) * values[i];
        }
        return highest == lowest ? 1 : Math.clamp((mean - lowest) / (highest - lowest), 0, 1);
    }
}
