package io.headroom.serving;

import io.headroom.plan.Distribution;
import io.headroom.plan.IncompleteGamma;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/*
 * With e = -ln(1 - u), where an exponential variable would be, ln x is a smooth function of ln e: a line of slope 1/shape far to the left and nearly one of slope 1
 * far to the right. So it is tabulated once and read back by cubic Hermite interpolation, whose slopes are known exactly:
 * d ln x / d ln e = e * (share above x) / (x * density at x). The error falls with the fourth power of the distance between nodes; the test bounds it.
 */
/// Gamma variables by inversion from a table. The value differs from the exact one by less than 1e-7 of it.
final class GammaSampler implements Sampler {
    /// A uniform number is a multiple of 2^-53, so ln e lies between ln(2^-53) and ln(53 ln 2).
    private static final double LOWEST = -37;
    private static final double HIGHEST = 3.7;
    private static final int INTERVALS = 2048;
    private static final double STEP = (HIGHEST - LOWEST) / INTERVALS;

    private static final int MOST_TABLES = 64; // of 32 kB each
    /// By shape, those that were asked for last: each copy of a burst and each run after an edit asks for the same ones again.
    private static final Map<Double, Table> TABLES = Collections.synchronizedMap(new LinkedHashMap<>(MOST_TABLES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Double, Table> eldest) {
            return size() > MOST_TABLES;
        }
    });

    private final double scale;
    private final double[] values;
    private final double[] slopes;

    /// The logarithms of the values of a shape at the nodes, and their slopes by interval; never changed once it is made.
    private static final class Table {
        private final double[] values = new double[INTERVALS + 1];
        private final double[] slopes = new double[INTERVALS + 1];

        Table(double shape) {
            double logGamma = IncompleteGamma.logGamma(shape);
            for (int i = 0; i <= INTERVALS; i++) {
                double logE = LOWEST + i * STEP;
                double e = Math.exp(logE);
                values[i] = IncompleteGamma.logQuantile(shape, e);
                double logDensity = shape * values[i] - Math.exp(values[i]) - logGamma;
                slopes[i] = STEP * Math.exp(logE - e - logDensity);
            }
        }
    }

    GammaSampler(Distribution.Gamma gamma) {
        Table table = TABLES.computeIfAbsent(gamma.shape(), Table::new);
        scale = gamma.scale();
        values = table.values;
        slopes = table.slopes;
    }

    @Override
    public double at(double u) {
        if (u == 0) {
            return 0;
        }
        double place = (Math.log(-Math.log1p(-u)) - LOWEST) / STEP;
        int i = (int) place;
        double t = place - i;
        double back = 1 - t;
        double logValue = back * back * ((1 + 2 * t) * values[i] + t * slopes[i]) + t * t * ((3 - 2 * t) * values[i + 1] - back * slopes[i + 1]);
        return scale * Math.exp(logValue);
    }
}
