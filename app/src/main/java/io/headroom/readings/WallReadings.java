package io.headroom.readings;

import io.headroom.board.Selection;
import io.headroom.estimate.EstimateError;
import io.headroom.gauges.Reading;
import io.headroom.plan.Gauge;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.session.Estimates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The readings of a wall, from left to right. Gauges of the same scope share what is looked up for them.
final class WallReadings {
    private final GaugeModel model;
    private final Map<Selection, Of> scopes = new HashMap<>();

    /// The readings of one scope.
    private record Of(GaugeModel model, VerdictReadings verdicts, GaugeReadings shown, CommonReadings common) {
        static Of model(GaugeModel model) {
            VerdictReadings verdicts = new VerdictReadings(model);
            return new Of(model, verdicts, model.mode() == GaugeModel.Mode.VERDICT ? verdicts : new MomentReadings(model), new CommonReadings(model));
        }
    }

    WallReadings(GaugeModel model) {
        this.model = model;
    }

    List<Reading> now() {
        return model.plan().wall().gauges().stream().map(this::reading).toList();
    }

    /// What an edit that is tried would make of them.
    ///
    /// @param error how far estimates are off
    List<Reading> tried(Estimates.Tried tried, EstimateError error) {
        return model.plan().wall().gauges().stream().map(gauge -> {
            Reading now = reading(gauge);
            return of(gauge.scope()).map(scope -> tried(gauge, scope, now, tried, error)).orElse(now);
        }).toList();
    }

    /// What an edit that was made comes to, estimated, while the simulation runs. What follows from the plan alone is exact already.
    ///
    /// @param error how far estimates are off
    List<Reading> made(Estimates.Tried made, EstimateError error) {
        return model.plan().wall().gauges().stream().map(gauge -> {
            Reading now = reading(gauge);
            return switch (gauge.quantity()) {
                case COST, GPUS, GPUS_FREE -> now;
                default -> of(gauge.scope()).map(scope -> tried(gauge, scope, now, made, error)).orElse(now);
            };
        }).toList();
    }

    Reading reading(Gauge gauge) {
        return of(gauge.scope()).map(scope -> reading(gauge, scope)).orElseGet(() -> missing(gauge));
    }

    private Optional<Of> of(Gauge.Scope scope) {
        return model.in(scope).map(scoped -> scopes.computeIfAbsent(scoped.selection().in(scoped.plan()), _ -> Of.model(scoped)));
    }

    private Reading missing(Gauge gauge) {
        String reason = model.words().text("reason.notHere");
        LatencyGauge latency = latency(gauge);
        String scope = WallWords.scope(model.words(), model.plan(), gauge);
        return latency == null
                ? Reading.noData(WallWords.title(model.words(), gauge.quantity()), scope, OtherReadings.unit(model, gauge.quantity()), reason)
                        .shortly(WallWords.shortTitle(model.words(), gauge.quantity()))
                : Reading.noData(TenantLatency.title(model.words(), latency, latency.statistic()), scope, new Reading.Unit.Seconds(), reason)
                        .shortly(TenantLatency.shortTitle(model.words(), latency, latency.statistic()));
    }

    private static @Nullable LatencyGauge latency(Gauge gauge) {
        Objective.Metric metric = gauge.quantity().metric();
        return metric == null ? null : new LatencyGauge(metric, gauge.statistic());
    }

    private static Reading reading(Gauge gauge, Of of) {
        LatencyGauge latency = latency(gauge);
        if (latency != null) {
            return of.shown().latency(latency);
        }
        return switch (gauge.quantity()) {
            case TOKENS_OUT -> of.shown().tokensOut();
            case UTILISATION -> of.shown().utilisation();
            case THROTTLED -> of.shown().throttled();
            case QUEUE -> of.shown().waiting();
            case OBJECTIVES -> of.common().objectivesMet();
            case COST -> of.common().cost();
            case GPUS -> of.common().gpus(of.model().plan());
            case GPUS_FREE -> of.common().gpusFree(of.model().plan());
            default -> of.shown().other(gauge.quantity());
        };
    }

    /// A moment is a stretch of one run, of which an estimate can say nothing: there, only what is judged over the whole run and what follows from the plan alone change.
    private static Reading tried(Gauge gauge, Of of, Reading now, Estimates.Tried tried, EstimateError error) {
        TriedReadings then = new TriedReadings(of.model(), of.verdicts(), tried, error);
        Plan plan = tried.plan();
        return switch (gauge.quantity()) {
            case OBJECTIVES -> then.objectivesMet(now);
            case COST -> gauge.scope() instanceof Gauge.Scope.Selected || gauge.scope() instanceof Gauge.Scope.Whole ? of.common().cost(plan) : now;
            case GPUS -> CommonReadings.changed(now, of.common().gpus(plan), of.model());
            case GPUS_FREE -> CommonReadings.changed(now, of.common().gpusFree(plan), of.model());
            default -> of.model().mode() == GaugeModel.Mode.VERDICT ? estimated(gauge, now, then) : now;
        };
    }

    private static Reading estimated(Gauge gauge, Reading now, TriedReadings then) {
        LatencyGauge latency = latency(gauge);
        if (latency != null) {
            return then.latency(latency, now);
        }
        return switch (gauge.quantity()) {
            case TOKENS_OUT -> then.tokensOut(now);
            case UTILISATION -> then.utilisation(now);
            case THROTTLED -> then.throttled(now);
            case QUEUE -> then.waiting(now);
            default -> now;
        };
    }
}
