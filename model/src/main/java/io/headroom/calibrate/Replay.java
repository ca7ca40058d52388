package io.headroom.calibrate;

import io.headroom.plan.Efficiency;
import io.headroom.plan.Protocol;
import io.headroom.plan.Serving.Batching;
import io.headroom.serving.StepTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Simulates measured points under given coefficients; points of the same deployment share its step times.
public final class Replay {
    private record Key(String model, String gpu, Batching batching) {}

    private Replay() {}

    /// A measured point beside its simulation.
    ///
    /// @param ttftSeconds simulated mean time to first token
    /// @param tpotSeconds simulated mean time per output token, NaN where there is none
    public record Simulated(MeasuredPoint point, double ttftSeconds, double tpotSeconds) {
        /// Simulated over measured time to first token: 1 is perfect.
        public double ttftRatio() {
            return ttftSeconds / point.ttftSeconds();
        }

        /// Simulated over measured time per output token, NaN where there is none.
        public double tpotRatio() {
            return tpotSeconds / point.tpotSeconds();
        }
    }

    /// Simulates points, each on its own.
    ///
    /// @throws io.headroom.plan.InvalidPlan if a model does not fit its GPUs
    public static List<Simulated> of(List<MeasuredPoint> points, Protocol protocol, Efficiency efficiency) {
        Map<Key, StepTime> times = new HashMap<>();
        List<Simulated> simulated = new ArrayList<>();
        for (MeasuredPoint point : points) {
            Batching batching = protocol.batching(point.batching(), point.concurrency());
            // The limit on sequences decides what is in a step, not how long it takes.
            Batching shared = protocol.batching(point.batching(), batching.maxBatchedTokens() > point.batching().maxBatchedTokens() ? point.concurrency() : 2);
            StepTime time = times.computeIfAbsent(new Key(point.model().id().value(), point.gpu().id().value(), shared),
                    key -> new StepTime(point.model(), point.gpu(), shared, efficiency));
            ClosedLoop.Means means = ClosedLoop.run(point, protocol, batching, time);
            simulated.add(new Simulated(point, means.ttftSeconds(), means.tpotSeconds()));
        }
        return simulated;
    }
}
