package io.headroom.engine;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Rate;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Nanoseconds of what the engine does for every request.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class EngineKernels {
    /// Random numbers drawn beforehand, so that what they cost is not measured with what they feed.
    static final int DRAWN = 1 << 14;

    /// A stream, and the gaps of Poisson arrivals.
    @State(Scope.Thread)
    public static class Streams {
        private final RandomStream random = new RandomStream(1, 0, "bench", 0);
        private final Gaps gaps = Gaps.of(new Arrivals.Poisson(Rate.perSecond(6.8)), LocalDateTime.of(2027, 1, 18, 9, 0));
    }

    /// A histogram, and latencies spread as those of a loaded queue.
    @State(Scope.Thread)
    public static class Latencies {
        private final LatencyHistogram histogram = new LatencyHistogram();
        private final double[] seconds = new double[DRAWN];
        private int next;

        /// Draws the latencies.
        public Latencies() {
            RandomStream random = new RandomStream(1, 0, "bench", 0);
            for (int i = 0; i < DRAWN; i++) {
                seconds[i] = -1.5 * Math.log(1 - random.uniform());
            }
        }

        private double next() {
            return seconds[next++ & (DRAWN - 1)];
        }
    }

    /// A uniform random number.
    @Benchmark
    public double uniform(Streams streams) {
        return streams.random.uniform();
    }

    /// The gap to the next of Poisson arrivals.
    @Benchmark
    public double exponentialGap(Streams streams) {
        return streams.gaps.after(0, streams.random);
    }

    /// One latency counted.
    @Benchmark
    public void histogramRecord(Latencies latencies) {
        latencies.histogram.record(latencies.next());
    }
}
