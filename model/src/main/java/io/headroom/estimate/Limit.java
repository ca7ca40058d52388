package io.headroom.estimate;

import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * The level of a bucket is a diffusion between empty and full that drifts up by what refills it less what is taken. What is taken depends on the level, since a
 * request is let in only if the bucket holds all of it: below a size nothing of that size or above is taken. Between the sizes drift and spread are constant,
 * so the stationary density is a chain of exponentials (Karlin and Taylor, A Second Course in Stochastic Processes, 15.5: density times spread is continuous).
 * A bucket that loses more than it gets starts full all the same, and refuses nobody before it is down.
 */
/// What a tier's limit on a rate lets through.
final class Limit {
    private static final double BUCKET_SECONDS = 60;
    private static final double SAME = 1.001;

    private final double[] sizes;
    private final double[] admitted;

    private Limit(double[] sizes, double[] admitted) {
        this.sizes = sizes;
        this.admitted = admitted;
    }

    /// The limit on requests of some sizes.
    ///
    /// @param sizes what one request takes from the bucket
    /// @param arrivals requests per second
    /// @param dispersion variance of the number of arrivals over its mean, over the time that the bucket holds
    static @Nullable Limit of(@Nullable Rate rate, Spread sizes, double arrivals, double dispersion, RunSettings run) {
        if (rate == null || arrivals == 0) {
            return null;
        }
        double refill = rate.perSecond();
        double capacity = refill * BUCKET_SECONDS;
        double[] levels = levels(sizes, arrivals, dispersion, refill, capacity);
        int count = sizes.size();
        double[] from = new double[count];
        double[] admitted = new double[count];
        double above = 0;
        double through = 0;
        double taken = 0;
        for (int i = count - 1; i >= 0; i--) {
            above += levels[i + 1];
            from[i] = sizes.value(i);
            admitted[i] = from[i] > capacity ? 0 : above;
            taken += arrivals * sizes.weight(i) * from[i];
            through += arrivals * sizes.weight(i) * from[i] * admitted[i];
        }
        // No more goes through than is refilled, whatever the diffusion makes of few large requests.
        double scale = through > refill ? refill / through : 1;
        double end = run.warmupSeconds() + run.durationSeconds();
        double empty = taken > refill ? capacity / (taken - refill) : 0;
        double late = Math.clamp((end - Math.max(empty, run.warmupSeconds())) / run.durationSeconds(), 0, 1);
        for (int i = 0; i < count; i++) {
            admitted[i] = from[i] > capacity ? 0 : 1 - late * (1 - admitted[i] * scale);
        }
        return new Limit(from, admitted);
    }

    /// Share of the time in which the level lies below the smallest size, and from each size to the next.
    private static double[] levels(Spread sizes, double arrivals, double dispersion, double refill, double capacity) {
        int count = sizes.size();
        double[] mass = new double[count + 1];
        double taken = 0;
        double spread = 0;
        double least = 0;
        double logDensity = 0;
        for (int i = 0; i < count; i++) {
            double size = sizes.value(i);
            taken += arrivals * sizes.weight(i) * size;
            spread += arrivals * dispersion * sizes.weight(i) * size * size;
            least += size < sizes.value(0) * SAME ? sizes.weight(i) : 0;
            double width = Math.max(0, Math.min(capacity, i + 1 < count ? sizes.value(i + 1) : capacity) - size);
            double slope = 2 * (refill - taken) / spread;
            mass[i + 1] = logMass(logDensity - Math.log(spread), slope, width);
            logDensity += slope * width;
        }
        // Too low for the smallest size: the level passes on its way up, as often as it fell there.
        double smallest = sizes.value(0);
        mass[0] = Math.log(smallest / 2) - Math.log(arrivals * dispersion * least * smallest * smallest);
        double top = Arrays.stream(mass).max().orElseThrow();
        double total = 0;
        for (int i = 0; i <= count; i++) {
            mass[i] = Math.exp(mass[i] - top);
            total += mass[i];
        }
        for (int i = 0; i <= count; i++) {
            mass[i] /= total;
        }
        return mass;
    }

    private static double logMass(double logDensity, double slope, double width) {
        double exponent = slope * width;
        if (width == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (Math.abs(exponent) < 1e-6) {
            return logDensity + Math.log(width);
        }
        return exponent > 0 ? logDensity + exponent + Math.log(-Math.expm1(-exponent) / slope) : logDensity + Math.log(Math.expm1(exponent) / slope);
    }

    /// Share of the requests of a size that are let in.
    double admits(double size) {
        if (size <= sizes[0]) {
            return admitted[0];
        }
        for (int i = 1; i < sizes.length; i++) {
            if (size <= sizes[i]) {
                double gap = sizes[i] - sizes[i - 1];
                return gap > 0 ? admitted[i - 1] + (admitted[i] - admitted[i - 1]) * (size - sizes[i - 1]) / gap : admitted[i];
            }
        }
        return admitted[sizes.length - 1];
    }
}
