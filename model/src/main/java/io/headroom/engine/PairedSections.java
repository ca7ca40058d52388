package io.headroom.engine;

import io.headroom.plan.StudentT;

/*
 * Both runs see the same arrivals in section i, so the errors of their figures go together, and what is left of them in the difference is small. Each side's
 * figure is a ratio of totals or a percentile, whose error is the mean of what each section contributes to it (LatencyStatistics#deviations, the residuals
 * X_i - (X / N) N_i of the ratio estimator, for a percentile divided by the density there). The difference of two figures has the differences of these as its
 * contributions, section by section, and Student's t times their spread is half its interval. Nothing is assumed of how the two sides depend on each other.
 * Common random numbers: Law, Simulation Modeling and Analysis, ch. 11.2; sections and ratios: ch. 9; the percentile's expansion: Bahadur, Annals of
 * Mathematical Statistics 37 (1966).
 */
/// The interval of a difference between two runs whose sections are paired.
final class PairedSections {
    private static final double SHARE = 0.975;

    private PairedSections() {}

    /// @param before what each section adds to the error of the first figure; empty if that is not known
    /// @param after the same of the second, of the same sections
    static Difference difference(double valueBefore, double[] before, double valueAfter, double[] after) {
        int sections = before.length;
        if (sections < 2 || after.length != sections || Double.isNaN(valueBefore) || Double.isNaN(valueAfter)) {
            return new Difference(valueBefore, valueAfter, Interval.UNKNOWN);
        }
        double squares = 0;
        for (int i = 0; i < sections; i++) {
            double apart = after[i] - before[i];
            squares += apart * apart;
        }
        double half = StudentT.quantile(SHARE, sections - 1) * Math.sqrt(squares / (sections - 1) / sections);
        double value = valueAfter - valueBefore;
        return new Difference(valueBefore, valueAfter, new Interval(value - half, value + half));
    }

    /// What each section adds to the error of a ratio of totals.
    ///
    /// @return empty with fewer than two sections that counted anything
    static double[] deviations(double[] totals, double[] counts) {
        double count = 0;
        double total = 0;
        int seen = 0;
        for (int i = 0; i < counts.length; i++) {
            count += counts[i];
            total += totals[i];
            seen += counts[i] > 0 ? 1 : 0;
        }
        if (seen < 2) {
            return new double[0];
        }
        double[] deviations = new double[counts.length];
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = (totals[i] - total / count * counts[i]) * counts.length / count;
        }
        return deviations;
    }
}
