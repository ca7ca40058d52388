package io.headroom.answers.frontier;

import java.util.ArrayList;
import java.util.List;

/// An axis from one value to another, both round: even, or by proportions for values that span many sizes.
///
/// @param lo lower end; above 0 by proportions
/// @param hi upper end, above `lo`
/// @param proportional whether equal distances are equal proportions
record PlotScale(double lo, double hi, boolean proportional) {
    private static final double STEPS = 6;
    private static final double[] ROUND = {1, 2, 5};

    /// An even axis from 0 that holds some values.
    static PlotScale even(double most) {
        double step = step(Math.max(most, 1e-9) / STEPS);
        return new PlotScale(0, Math.ceil(most / step + 1e-9) * step, false);
    }

    /// An axis by proportions that holds some values above 0.
    static PlotScale proportions(double least, double most) {
        double lo = roundBelow(least);
        double hi = roundAbove(most);
        return new PlotScale(lo, hi > lo ? hi : lo * 10, true);
    }

    private static double step(double least) {
        return roundAbove(least);
    }

    /// The greatest of 1, 2 and 5 times a power of ten that is no more.
    private static double roundBelow(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double found = power;
        for (double round : ROUND) {
            found = round * power <= value * (1 + 1e-9) ? round * power : found;
        }
        return found;
    }

    /// The least of 1, 2 and 5 times a power of ten that is no less.
    private static double roundAbove(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double round : ROUND) {
            if (round * power >= value * (1 - 1e-9)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    /// Where a value lies, 0 at the lower end and 1 at the upper; beyond them for values beyond.
    double at(double value) {
        return proportional ? Math.log(value / lo) / Math.log(hi / lo) : (value - lo) / (hi - lo);
    }

    /// Values to mark, the ends among them.
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (!proportional) {
            double step = step((hi - lo) / STEPS);
            for (int i = 0; lo + i * step <= hi * (1 + 1e-9); i++) {
                ticks.add(lo + i * step);
            }
            return ticks;
        }
        boolean wide = hi / lo > 1000;
        for (double power = Math.pow(10, Math.floor(Math.log10(lo) + 1e-9)); power <= hi * (1 + 1e-9); power *= 10) {
            for (double round : wide ? new double[] {1} : ROUND) {
                if (round * power >= lo * (1 - 1e-9) && round * power <= hi * (1 + 1e-9)) {
                    ticks.add(round * power);
                }
            }
        }
        return ticks;
    }
}
