package io.headroom.plan;

/*
 * The share below x is x^a e^-x / Gamma(a + 1) times a series of positive terms, the share above it x^a e^-x / Gamma(a) times a continued fraction (Abramowitz and
 * Stegun 6.5.29 and 6.5.31); each is used where it converges fast, and the other side is one less it. Both are kept as logarithms, so that neither tail is lost.
 *
 * The quantile is found in y = ln x by Newton's method on whichever logarithm is the smaller share's: ln of the share below is concave in y and the start lies left
 * of the root, minus ln of the share above is convex and the start lies right of it, so every step goes towards the root and none beyond it. The starts:
 * share below <= x^a / Gamma(a + 1); share above a + sqrt(2 a e) + e is at most exp(-e) (Laurent and Massart, Annals of Statistics 28 (2000), for a gamma variable);
 * with a <= 1 the share above x is at most exp(-x).
 */
/// The gamma distribution of scale 1: shares below and above a value and their inverse, relative error about 1e-12 for shapes from 1e-4 to 1e6.
public final class IncompleteGamma {
    private static final int MOST_STEPS = 200;
    private static final double LAST_DIGIT = 1e-16;

    private IncompleteGamma() {}

    /// Logarithm of the gamma function: Stirling's series after shifting the argument beyond 20, where its error is below 1e-15.
    ///
    /// @param x above 0
    public static double logGamma(double x) {
        double shifted = x;
        double product = 0;
        while (shifted < 20) {
            product += Math.log(shifted);
            shifted++;
        }
        double inverse = 1 / shifted;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - product;
    }

    /// Logarithm of the share below a value.
    ///
    /// @param logValue logarithm of the value
    public static double logBelow(double shape, double logValue) {
        return new Curve(shape).logBelow(logValue);
    }

    /// Logarithm of the share above a value.
    ///
    /// @param logValue logarithm of the value
    public static double logAbove(double shape, double logValue) {
        return new Curve(shape).logAbove(logValue);
    }

    /// Logarithm of the value above which a share of `exp(-e)` lies; minus infinity for 0.
    ///
    /// @param e 0 or more: where an exponential variable of mean 1 would be
    public static double logQuantile(double shape, double e) {
        return e == 0 ? Double.NEGATIVE_INFINITY : new Curve(shape).logQuantile(e);
    }

    /// The value below which a share lies.
    ///
    /// @param share 0 or more and below 1
    public static double quantile(double shape, double share) {
        return Math.exp(logQuantile(shape, -Math.log1p(-share)));
    }

    /// One shape.
    private static final class Curve {
        private final double shape;
        private final double logGamma;

        Curve(double shape) {
            this.shape = shape;
            logGamma = IncompleteGamma.logGamma(shape);
        }

        double logBelow(double y) {
            double x = Math.exp(y);
            return x < shape + 1 ? logSeries(y, x) : Math.log1p(-Math.exp(logFraction(y, x)));
        }

        double logAbove(double y) {
            double x = Math.exp(y);
            return x < shape + 1 ? Math.log1p(-Math.exp(logSeries(y, x))) : logFraction(y, x);
        }

        /// ln of x times the density.
        private double logDensity(double y, double x) {
            return shape * y - x - logGamma;
        }

        private double logSeries(double y, double x) {
            double term = 1 / shape;
            double sum = term;
            for (int n = 1; term > sum * LAST_DIGIT; n++) {
                term *= x / (shape + n);
                sum += term;
            }
            return logDensity(y, x) + Math.log(sum);
        }

        /// Lentz's method.
        private double logFraction(double y, double x) {
            double b = x + 1 - shape;
            double c = 1e300;
            double d = 1 / b;
            double fraction = d;
            for (int n = 1; n < 100_000; n++) {
                double a = -n * (n - shape);
                b += 2;
                d = 1 / (a * d + b);
                c = b + a / c;
                fraction *= d * c;
                if (Math.abs(d * c - 1) < LAST_DIGIT) {
                    break;
                }
            }
            return logDensity(y, x) + Math.log(fraction);
        }

        double logQuantile(double e) {
            boolean lower = e < Math.log(2);
            double target = lower ? Math.log(-Math.expm1(-e)) : -e;
            double y = lower ? (target + logGamma + Math.log(shape)) / shape : Math.log(shape <= 1 ? e : shape + Math.sqrt(2 * shape * e) + e);
            for (int i = 0; i < MOST_STEPS; i++) {
                double at = lower ? logBelow(y) : logAbove(y);
                double step = (target - at) / Math.exp(logDensity(y, Math.exp(y)) - at) * (lower ? 1 : -1);
                y += step;
                // The last step was quadratic: what is left is its square.
                if (Math.abs(step) <= 1e-13 * Math.max(1, Math.abs(y))) {
                    break;
                }
            }
            return y;
        }
    }
}
