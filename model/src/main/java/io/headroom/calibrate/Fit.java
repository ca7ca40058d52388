package io.headroom.calibrate;

import io.headroom.plan.Coefficient;
import io.headroom.plan.Efficiency;
import io.headroom.plan.Protocol;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.ValueAndJacobianFunction;
import org.hipparchus.util.Pair;
import org.jspecify.annotations.Nullable;

/*
 * Unknowns are the logarithms of the coefficients, residuals the logarithms of simulated over measured latencies, in units of the spread that a good model
 * leaves: 5 % for TPOT, 15 % for TTFT. Measurements hold outliers (a cold start, a client that could not keep up), so the loss is Cauchy's, by iteratively
 * reweighted least squares (Holland and Welsch, 1977); each round is Levenberg and Marquardt's method from the library. Few points do not tell all
 * coefficients apart, so each is also held to where it starts, as by a lognormal prior of the same width for all. The simulation moves in small jumps
 * with the coefficients, so slopes are taken over steps of 2 %, well above those.
 */
/// Fits coefficients to measured points.
final class Fit {
    static final double TTFT_SPREAD = 0.15;
    static final double TPOT_SPREAD = 0.05;
    /// Spreads beyond which a residual loses its say in the last round.
    static final double TOLERANCE = 1.5;

    private static final double PRIOR_SPREAD = 1;
    private static final double STEP = 0.02;
    private static final double SETTLED = 3e-3;

    private final List<MeasuredPoint> points;
    private final Protocol protocol;
    private final Efficiency prior;
    private final List<Coefficient> free;
    private final BooleanSupplier cancelled;

    /// @param prior where the coefficients are held to; those that are not free keep its values
    Fit(List<MeasuredPoint> points, Protocol protocol, Efficiency prior, List<Coefficient> free, BooleanSupplier cancelled) {
        this.points = points;
        this.protocol = protocol;
        this.prior = prior;
        this.free = free;
        this.cancelled = cancelled;
    }

    /// Thrown when a fit is no longer wanted.
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// @param efficiency the coefficients
    /// @param loss mean loss of the residuals
    record Fitted(Efficiency efficiency, Protocol protocol, double loss) {}

    /// Fits from a starting point.
    ///
    /// @param iterations steps of each round at most
    /// @param tolerances for each round the spreads beyond which a residual loses its say; falling, so that a far start is not stuck among its outliers
    Fitted from(Efficiency start, int iterations, double... tolerances) {
        double[] x = logarithms(start);
        for (double tolerance : tolerances) {
            double[] weights = weights(residuals(x), tolerance);
            Problem problem = new Problem(weights);
            try {
                x = new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder().start(x).target(new double[points.size() * 2 + free.size()])
                        .maxEvaluations(iterations * 4).maxIterations(iterations).lazyEvaluation(true).parameterValidator(this::within)
                        .checkerPair((iteration, before, after) -> distance(before.getPoint(), after.getPoint()) < SETTLED).model(problem).build())
                        .getPoint().toArray();
            } catch (MathRuntimeException outOfSteps) {
                x = problem.best(x);
            }
        }
        return new Fitted(efficiency(x), protocol, loss(residuals(x), tolerances[tolerances.length - 1]));
    }

    private static double distance(double[] one, double[] other) {
        return new ArrayRealVector(one, false).getLInfDistance(new ArrayRealVector(other, false));
    }

    /// Standard error of each free coefficient's logarithm at a fit, NaN where the points do not tell: from the weighted residuals' covariance, prior included.
    Map<Coefficient, Double> uncertainty(Efficiency at) {
        double[] x = logarithms(at);
        double[] weights = weights(residuals(x), TOLERANCE);
        RealMatrix jacobian = new Problem(weights).computeJacobian(x);
        Map<Coefficient, Double> errors = new EnumMap<>(Coefficient.class);
        try {
            RealMatrix covariance = MatrixUtils.inverse(jacobian.transposeMultiply(jacobian));
            for (int i = 0; i < free.size(); i++) {
                errors.put(free.get(i), Math.sqrt(covariance.getEntry(i, i)));
            }
        } catch (MathRuntimeException singular) {
            free.forEach(coefficient -> errors.put(coefficient, Double.NaN));
        }
        return errors;
    }

    /// Mean loss of coefficients without fitting them.
    ///
    /// @param tolerance spreads beyond which a residual loses its say
    double loss(Efficiency at, double tolerance) {
        return loss(residuals(logarithms(at)), tolerance);
    }

    private double[] logarithms(Efficiency efficiency) {
        return free.stream().mapToDouble(coefficient -> Math.log(clamp(coefficient, efficiency.get(coefficient)))).toArray();
    }

    /// A logarithm has no zero: a time is taken for none at a hundredth of its usual value.
    private static double clamp(Coefficient coefficient, double value) {
        return Math.clamp(value, Math.max(coefficient.least(), coefficient.usual() / 100), coefficient.most());
    }

    private Efficiency efficiency(double[] x) {
        Map<Coefficient, Double> values = new EnumMap<>(Coefficient.class);
        for (int i = 0; i < x.length; i++) {
            values.put(free.get(i), clamp(free.get(i), Math.exp(x[i])));
        }
        return prior.with(values);
    }

    private RealVector within(RealVector x) {
        return new ArrayRealVector(logarithms(efficiency(x.toArray())), false);
    }

    private double[] residuals(double[] x) {
        if (cancelled.getAsBoolean()) {
            throw new Cancelled();
        }
        double[] residuals = new double[points.size() * 2];
        int at = 0;
        for (Replay.Simulated one : Replay.of(points, protocol, efficiency(x))) {
            residuals[at++] = Math.log(one.ttftRatio()) / TTFT_SPREAD;
            residuals[at++] = Double.isNaN(one.tpotRatio()) ? 0 : Math.log(one.tpotRatio()) / TPOT_SPREAD;
        }
        return residuals;
    }

    private static double[] weights(double[] residuals, double tolerance) {
        double[] weights = new double[residuals.length];
        for (int i = 0; i < weights.length; i++) {
            double excess = residuals[i] / tolerance;
            weights[i] = 1 / Math.sqrt(1 + excess * excess);
        }
        return weights;
    }

    private static double loss(double[] residuals, double tolerance) {
        double sum = 0;
        for (double residual : residuals) {
            double excess = residual / tolerance;
            sum += Math.log1p(excess * excess);
        }
        return sum / residuals.length;
    }

    /// The weighted residuals with those of the prior below, and their slopes.
    private final class Problem implements ValueAndJacobianFunction {
        private final double[] weights;
        private final double[] held = logarithms(prior);
        private double @Nullable [] best;
        private double least = Double.POSITIVE_INFINITY;

        Problem(double[] weights) {
            this.weights = weights;
        }

        double[] best(double[] otherwise) {
            return best == null ? otherwise : best;
        }

        @Override
        public Pair<RealVector, RealMatrix> value(RealVector point) {
            return new Pair<>(computeValue(point.toArray()), computeJacobian(point.toArray()));
        }

        @Override
        public RealVector computeValue(double[] x) {
            double[] value = weighted(x);
            double squares = 0;
            for (double one : value) {
                squares += one * one;
            }
            if (squares < least) {
                least = squares;
                best = x.clone();
            }
            return new ArrayRealVector(value, false);
        }

        private double[] weighted(double[] x) {
            double[] residuals = residuals(x);
            double[] value = new double[residuals.length + x.length];
            for (int i = 0; i < residuals.length; i++) {
                value[i] = residuals[i] * weights[i];
            }
            for (int i = 0; i < x.length; i++) {
                value[residuals.length + i] = (x[i] - held[i]) / PRIOR_SPREAD;
            }
            return value;
        }

        @Override
        public RealMatrix computeJacobian(double[] x) {
            double[] here = weighted(x);
            double[][] slopes = new double[here.length][x.length];
            for (int i = 0; i < x.length; i++) {
                double[] aside = x.clone();
                double step = Math.exp(x[i] + STEP) > free.get(i).most() ? -STEP : STEP;
                aside[i] += step;
                double[] there = weighted(aside);
                for (int row = 0; row < here.length; row++) {
                    slopes[row][i] = (there[row] - here[row]) / step;
                }
            }
            return new Array2DRowRealMatrix(slopes, false);
        }
    }
}
