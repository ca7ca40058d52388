package io.headroom.serving;

import io.headroom.plan.Distribution;
import io.headroom.plan.Normal;

/// A distribution made ready for many draws by inversion: one uniform number gives one value, so that the same stream gives the same values whatever else happens.
@FunctionalInterface
public interface Sampler {
    /// The value at a share.
    ///
    /// @param u 0 or more and below 1
    double at(double u);

    /// Prepares a distribution.
    static Sampler of(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Fixed fixed -> u -> fixed.value();
            case Distribution.Exponential exponential -> exponential::quantile;
            case Distribution.Uniform uniform -> uniform::quantile;
            case Distribution.Gamma gamma -> new GammaSampler(gamma);
            case Distribution.Hyperexponential mixed -> mixed::quantile;
            case Distribution.LogNormal logNormal -> of(logNormal);
            case Distribution.Empirical empirical -> {
                double[] values = empirical.values().stream().mapToDouble(Double::doubleValue).toArray();
                yield u -> values[(int) (u * values.length)];
            }
        };
    }

    private static Sampler of(Distribution.LogNormal logNormal) {
        double median = logNormal.p50();
        double sigma = logNormal.sigma();
        if (sigma == 0) {
            return u -> median;
        }
        double within = logNormal.max() == null ? 1 : Normal.cdf(Math.log(logNormal.max() / median) / sigma);
        return u -> median * Math.exp(sigma * Normal.quantile(u * within));
    }
}
