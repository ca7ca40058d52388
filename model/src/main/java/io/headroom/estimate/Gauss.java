package io.headroom.estimate;

/// Tails of the standard normal distribution, quick enough for many at a time; [io.headroom.plan.Normal] is exact and slower.
final class Gauss {
    private static final double REACH = 7;
    private static final int PER_UNIT = 64;
    private static final double[] TABLE = new double[(int) (2 * REACH * PER_UNIT) + 2];
    static {
        for (int i = 0; i < TABLE.length; i++) {
            double z = (double) i / PER_UNIT - REACH;
            double upper = Math.exp(-z * z / 2) * mills(Math.abs(z));
            TABLE[i] = z < 0 ? 1 - upper : upper;
        }
    }

    private Gauss() {}

    /// Share of the distribution beyond `z`, to 3e-5, from a table.
    static double beyond(double z) {
        if (z >= REACH) {
            return 0;
        }
        if (z <= -REACH) {
            return 1;
        }
        double at = (z + REACH) * PER_UNIT;
        int below = (int) at;
        return TABLE[below] + (TABLE[below + 1] - TABLE[below]) * (at - below);
    }

    /// The share beyond `z`, 0 or more, over exp(-z²/2), which does not vanish where both do: Chebyshev fit of Press et al., Numerical Recipes, 6.2.2, relative error 1.2e-7.
    static double mills(double z) {
        double t = 1 / (1 + z / (2 * Math.sqrt(2)));
        double sum = -1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418
                + t * (-0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
        return t * Math.exp(sum) / 2;
    }
}
