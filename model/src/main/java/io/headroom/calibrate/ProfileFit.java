package io.headroom.calibrate;

import io.headroom.plan.Coefficient;
import io.headroom.plan.Efficiency;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Precision;
import io.headroom.plan.Protocol;
import io.headroom.serving.KvCache;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/*
 * A table does not say how its runs were taken: how many requests, how far their lengths spread, how many the engine ran at once, how the KV cache was stored.
 * Each changes TTFT more than any coefficient. So besides the coefficients the fit chooses among a few ways that are in use, one question after the other, by
 * what the points it fits say, and on a sample of them where they are many.
 */
/// Fits coefficients and the unsaid part of the protocol to the points of one profile.
final class ProfileFit {
    private static final int SAMPLE = 24;
    private static final int STEPS = 4;
    private static final int TRIAL_STEPS = 2;
    private static final double FAR = 5;
    private static final double NEAR = 2;
    /// A way is taken for another only if it lowers the loss by this share.
    private static final double CLEARLY = 0.02;

    private final List<MeasuredPoint> points;
    private final List<MeasuredPoint> sample;
    private final List<Coefficient> free;
    private final Fit.Fitted start;
    private final BooleanSupplier cancelled;

    /// @param start where the fit begins and is held to
    ProfileFit(List<MeasuredPoint> points, Fit.Fitted start, BooleanSupplier cancelled) {
        this.points = points;
        this.start = start;
        this.cancelled = cancelled;
        free = free(points);
        int stride = Math.max(1, points.size() / SAMPLE);
        sample = Stream.iterate(0, at -> at < points.size(), at -> at + stride).map(points::get).toList();
    }

    /// The coefficients that points can tell: prefill attention cannot be told from such tables at all, others only where they have a part.
    private static List<Coefficient> free(List<MeasuredPoint> points) {
        Set<Coefficient> free = EnumSet.allOf(Coefficient.class);
        free.remove(Coefficient.ATTENTION);
        for (Precision precision : Precision.values()) {
            if (points.stream().noneMatch(point -> point.batching().precision() == precision)) {
                free.remove(Coefficient.gemm(precision));
            }
        }
        if (points.stream().allMatch(point -> point.model().experts() == 0)) {
            free.remove(Coefficient.EXPERT_SPREAD);
        }
        if (points.stream().allMatch(point -> point.batching().tensorParallel() == 1)) {
            free.remove(Coefficient.ALL_REDUCE);
            free.remove(Coefficient.LINK_BANDWIDTH);
        }
        return List.copyOf(free);
    }

    /// The coefficients that were fitted.
    List<Coefficient> free() {
        return free;
    }

    /// Fits.
    Fit.Fitted run() {
        if (points.isEmpty()) {
            return start;
        }
        Fit.Fitted best = fit(points, start.protocol()).from(start.efficiency(), STEPS, FAR);
        best = new Fit.Fitted(best.efficiency(), best.protocol(), fit(sample, best.protocol()).loss(best.efficiency(), NEAR));
        best = better(best, Stream.of(Precision.BF16, Precision.FP8).map(best.protocol()::withKvPrecision).toList());
        best = better(best, Stream.of(Protocol.Seats.values()).map(best.protocol()::withSeats).toList());
        best = better(best, loads(best.protocol()));
        return fit(points, best.protocol()).from(best.efficiency(), STEPS, NEAR, Fit.TOLERANCE);
    }

    private static List<Protocol> loads(Protocol protocol) {
        List<Protocol> loads = new ArrayList<>();
        for (double shortest : new double[] {0.8, 0.9, 0.95, 1}) {
            for (int requests : new int[] {10, 5, 3}) {
                loads.add(protocol.withLoad(requests, shortest));
            }
        }
        loads.add(protocol.withLoad(1, 1));
        return loads;
    }

    private Fit.Fitted better(Fit.Fitted soFar, List<Protocol> ways) {
        Fit.Fitted best = soFar;
        for (Protocol way : ways) {
            if (!way.equals(soFar.protocol()) && possible(way)) {
                Fit.Fitted trial = fit(sample, way).from(soFar.efficiency(), TRIAL_STEPS, NEAR);
                if (trial.loss() < best.loss() * (1 - CLEARLY)) {
                    best = trial;
                }
            }
        }
        return best;
    }

    /// Whether all points could have been taken this way: more seats leave less room for a cache whose sequences take a fixed share.
    private boolean possible(Protocol way) {
        try {
            points.forEach(point -> KvCache.blocks(point.model(), point.gpu(), way.batching(point.batching(), point.concurrency())));
            return true;
        } catch (InvalidPlan noRoom) {
            return false;
        }
    }

    private Fit fit(List<MeasuredPoint> some, Protocol protocol) {
        return new Fit(some, protocol, start.efficiency(), free, cancelled);
    }

    /// Relative standard errors of the fitted coefficients.
    Map<Coefficient, Double> uncertainty(Fit.Fitted fitted) {
        return fit(points, fitted.protocol()).uncertainty(fitted.efficiency());
    }

    /// Where fits begin that have nothing better.
    static Fit.Fitted usual() {
        return new Fit.Fitted(Efficiency.USUAL, Protocol.USUAL, Double.POSITIVE_INFINITY);
    }
}
