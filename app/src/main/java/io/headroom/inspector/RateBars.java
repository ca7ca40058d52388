package io.headroom.inspector;

import io.headroom.plan.Arrivals;
import io.headroom.plan.RunSettings;
import java.util.List;
import java.util.stream.IntStream;

/// How often requests come over a run, as bars: what is expected in each slice of it, by curves, growth and recorded rates. Of on/off bursts, whose moments nobody knows, a
/// few cycles of mean length are shown instead.
///
/// @param seconds the time that the bars span
/// @param rates mean arrivals per second in each slice
/// @param typical whether it shows typical cycles of bursts and not the run
record RateBars(double seconds, List<Double> rates, boolean typical) {
    /// Slices, and so bars.
    static final int SLICES = 48;
    private static final int CYCLES = 4;
    private static final double EVEN = 2.5;

    RateBars {
        rates = List.copyOf(rates);
    }

    static RateBars of(Arrivals arrivals, RunSettings run) {
        if (arrivals instanceof Arrivals.OnOff bursts) {
            return cycles(bursts);
        }
        double slice = run.durationSeconds() / SLICES;
        double from = run.warmupSeconds();
        return new RateBars(run.durationSeconds(), IntStream.range(0, SLICES)
                .mapToObj(i -> (arrivals.expectedUntil(run, from + (i + 1) * slice) - arrivals.expectedUntil(run, from + i * slice)) / slice).toList(), false);
    }

    private static RateBars cycles(Arrivals.OnOff bursts) {
        double cycle = bursts.onSeconds() + bursts.offSeconds();
        double slice = CYCLES * cycle / SLICES;
        return new RateBars(CYCLES * cycle, IntStream.range(0, SLICES).mapToObj(i -> bursts.burstPerSecond() * (onUntil(bursts, (i + 1) * slice) - onUntil(bursts, i * slice)) / slice).toList(),
                true);
    }

    /// Seconds of bursts up to a time, where each cycle has its burst in its middle.
    private static double onUntil(Arrivals.OnOff bursts, double seconds) {
        double cycle = bursts.onSeconds() + bursts.offSeconds();
        double whole = Math.floor(seconds / cycle);
        return whole * bursts.onSeconds() + Math.clamp(seconds - whole * cycle - bursts.offSeconds() / 2, 0, bursts.onSeconds());
    }

    /// The rate that would fill the height: an even one stays low, so that it does not look like a peak.
    double scale() {
        return Math.max(Math.max(most(), EVEN * mean()), Double.MIN_NORMAL);
    }

    double most() {
        return rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    double mean() {
        return rates.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
