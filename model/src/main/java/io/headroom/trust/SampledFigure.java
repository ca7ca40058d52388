package io.headroom.trust;

import io.headroom.engine.Interval;
import io.headroom.plan.IncompleteGamma;
import io.headroom.plan.Normal;
import io.headroom.plan.StudentT;

/*
 * Batch means: the run is cut into sections, each long against the time in which the queue forgets, so that their sums are nearly independent. A figure is a
 * ratio of sums, or made of such ratios; what each section adds to its error is kept beside it, to the first order (the delta method), so the error of a sum,
 * product or quotient of figures follows from theirs whatever they have in common. Law, Simulation Modeling and Analysis, ch. 9; Asmussen and Glynn, Stochastic
 * Simulation, III.3.
 *
 * Student's t is right for a sum of many things. Where a figure above 0 rests on few (rare events, seen as a large spread beside the value), its distribution is
 * skewed: with value v and standard error s it is like s^2 / v times a Poisson number, whose interval is gamma's, Garwood's for a plain count (Fay and Feuer,
 * Statistics in Medicine 16 (1997)). Where nothing was seen at all the size of one event must be told.
 */
/// A simulated figure and what each section of the run adds to its error.
final class SampledFigure {
    /// Below this many events in effect the gamma interval is used; there a Poisson number's skewness is still 0.1.
    private static final double FEW = 400;

    private final double value;
    private final double[] influence;

    private SampledFigure(double value, double[] influence) {
        this.value = value;
        this.influence = influence;
    }

    /// The ratio of two sums over sections.
    static SampledFigure ratio(double[] over, double[] under) {
        double below = sum(under);
        double ratio = sum(over) / below;
        double[] influence = new double[over.length];
        for (int i = 0; i < influence.length; i++) {
            influence[i] = (over[i] - ratio * under[i]) / below;
        }
        return new SampledFigure(ratio, influence);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    double value() {
        return value;
    }

    SampledFigure times(double factor) {
        return combined(this, value * factor, factor, 0);
    }

    SampledFigure minus(SampledFigure other) {
        return combined(other, value - other.value, 1, -1);
    }

    SampledFigure times(SampledFigure other) {
        return combined(other, value * other.value, other.value, value);
    }

    SampledFigure over(SampledFigure other) {
        return combined(other, value / other.value, 1 / other.value, -value / (other.value * other.value));
    }

    private SampledFigure combined(SampledFigure other, double result, double slope, double otherSlope) {
        double[] sum = new double[influence.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = slope * influence[i] + otherSlope * other.influence[i];
        }
        return new SampledFigure(result, sum);
    }

    double standardError() {
        double squares = 0;
        for (double each : influence) {
            squares += each * each;
        }
        int sections = influence.length;
        return Math.sqrt(squares * sections / (sections - 1));
    }

    /// The interval of a figure that may have any sign.
    ///
    /// @param miss probability that the interval misses
    Interval interval(double miss) {
        double half = StudentT.quantile(1 - miss / 2, influence.length - 1) * standardError();
        return new Interval(value - half, value + half);
    }

    /// The interval of a figure that is 0 or more.
    ///
    /// @param miss probability that the interval misses
    /// @param event what one rare event would add to the figure
    Interval positiveInterval(double miss, double event) {
        double error = standardError() * StudentT.quantile(1 - miss / 2, influence.length - 1) / Normal.quantile(1 - miss / 2);
        if (value <= 0) {
            return new Interval(0, -event * Math.log(miss / 2));
        }
        double events = value * value / (error * error);
        if (!(events < FEW)) {
            return interval(miss);
        }
        double size = value / events;
        return new Interval(size * IncompleteGamma.quantile(events, miss / 2),
                size * Math.exp(IncompleteGamma.logQuantile(events + 1, -Math.log(miss / 2))));
    }

    /// The interval of a share, 0 to 1.
    Interval shareInterval(double miss, double event) {
        if (value <= 0.5) {
            Interval interval = positiveInterval(miss, event);
            return new Interval(interval.lo(), Math.min(1, interval.hi()));
        }
        Interval rest = combined(this, 1 - value, -1, 0).positiveInterval(miss, event);
        return new Interval(Math.max(0, 1 - rest.hi()), 1 - rest.lo());
    }
}
