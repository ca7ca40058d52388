package io.headroom.plan;

/// The standard normal distribution.
///
/// Quantile: Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988), relative error about 1e-16.
/// Distribution function: the same series and continued fraction that textbooks give, summed to double precision.
@SuppressWarnings("FloatingPointLiteralPrecision") // the coefficients as published
public final class Normal {
    private static final double[] CENTRE_OVER = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
    private static final double[] CENTRE_UNDER = {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
        3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3};
    private static final double[] NEAR_OVER = {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
    private static final double[] NEAR_UNDER = {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
        1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9};
    private static final double[] FAR_OVER = {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
    private static final double[] FAR_UNDER = {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4,
        1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15};

    private Normal() {}

    /// The value below which a share `u` lies.
    ///
    /// @param u a share; 0 gives minus infinity, 1 plus infinity
    public static double quantile(double u) {
        double fromCentre = u - 0.5;
        if (Math.abs(fromCentre) <= 0.425) {
            double r = 0.180625 - fromCentre * fromCentre;
            return fromCentre * horner(CENTRE_OVER, r) / horner(CENTRE_UNDER, r);
        }
        double tail = fromCentre < 0 ? u : 1 - u;
        if (tail <= 0) {
            return fromCentre < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double r = Math.sqrt(-Math.log(tail));
        double z = r <= 5 ? horner(NEAR_OVER, r - 1.6) / horner(NEAR_UNDER, r - 1.6) : horner(FAR_OVER, r - 5) / horner(FAR_UNDER, r - 5);
        return fromCentre < 0 ? -z : z;
    }

    /// The share of the distribution below `z`.
    public static double cdf(double z) {
        double x = Math.abs(z);
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        double upper;
        if (x < 3) {
            double term = x;
            double sum = x;
            for (int i = 1; i < 200 && term > sum * 1e-17; i++) {
                term *= x * x / (2 * i + 1);
                sum += term;
            }
            upper = 0.5 - density * sum;
        } else {
            double fraction = 0;
            for (int i = 200; i >= 1; i--) {
                fraction = i / (x + fraction);
            }
            upper = density / (x + fraction);
        }
        return z < 0 ? upper : 1 - upper;
    }

    private static double horner(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
