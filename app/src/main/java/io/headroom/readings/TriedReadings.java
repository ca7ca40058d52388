package io.headroom.readings;

import io.headroom.engine.Interval;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.estimate.Estimate;
import io.headroom.estimate.EstimateError;
import io.headroom.gauges.Reading;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.session.Estimates;
import io.headroom.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What an edit that is tried in a drag would make of the readings of the whole run. Each gauge stays with whom it shows, so that both its figures are about the
/// same; where the estimate of the plan as it is says the same as that of the plan tried, the edit does not touch it and the gauge is left alone.
final class TriedReadings {
    private final GaugeModel model;
    private final VerdictReadings now;
    private final Estimates.Tried tried;
    private final EstimateError error;
    private final Words words;

    TriedReadings(GaugeModel model, VerdictReadings now, Estimates.Tried tried, EstimateError error) {
        this.model = model;
        this.now = now;
        this.tried = tried;
        this.error = error;
        this.words = model.words();
    }

    Reading latency(LatencyGauge gauge, Reading reading) {
        Optional<Tenant> shown = now.worst(gauge).map(TenantLatency::tenant).or(() -> worstTried(gauge));
        if (shown.isEmpty()) {
            return reading;
        }
        Tenant tenant = shown.get();
        Objective.Statistic statistic = gauge.statistic(tenant);
        double before = value(tried.before(), tenant.id(), result -> gauge.of(result).value(statistic));
        double after = value(tried.after(), tenant.id(), result -> gauge.of(result).value(statistic));
        if (Double.isNaN(after) || same(before, after)) {
            return reading;
        }
        double band = error.of(gauge.metric(), statistic, tried.after().load(tenant.id()));
        double target = gauge.objective(tenant).map(Objective::targetSeconds).orElse(Double.NaN);
        State state = Double.isNaN(target) ? State.NONE : TenantLatency.shown(ObjectiveState.of(after, band(after, band), target));
        if (reading.hasValue()) {
            return reading.becoming(new Reading.Ghost(after, state, state == State.NONE ? "" : state.word(), change(reading.value(), after), margin(band)));
        }
        Interval around = band(after, band);
        Reading alone = new TenantLatency(tenant, statistic, after, around, target).reading(words, gauge, NumberKind.ESTIMATED);
        return Double.isNaN(target) ? alone : alone.against(Reading.Target.atMost(target), state);
    }

    private Optional<Tenant> worstTried(LatencyGauge gauge) {
        return TenantLatency.worst(model.tenants().stream().flatMap(tenant -> tried.after().results().tenant(tenant.id())
                .map(result -> TenantLatency.of(tenant, gauge, gauge.of(result))).stream()).toList()).map(TenantLatency::tenant);
    }

    static Interval band(double value, double share) {
        return new Interval(Math.max(0, value * (1 - share)), value * (1 + share));
    }

    Reading tokensOut(Reading reading) {
        double before = sum(tried.before().results());
        double after = sum(tried.after().results());
        double load = model.tenants().stream().mapToDouble(tenant -> tried.after().load(tenant.id())).filter(each -> !Double.isNaN(each)).max().orElse(0);
        return becoming(reading, before, after, error.of(EstimateError.TOKENS_OUT, load));
    }

    private double sum(Results results) {
        return model.tenants().stream().flatMap(tenant -> results.tenant(tenant.id()).stream()).mapToDouble(TenantResult::tokensOutPerSecond).sum();
    }

    Reading utilisation(Reading reading) {
        return of(now.busiest(), reading, PartitionResult::utilisation, EstimateError.UTILISATION);
    }

    Reading waiting(Reading reading) {
        return of(now.longest(), reading, PartitionResult::queueMean, EstimateError.QUEUE);
    }

    private Reading of(Optional<PartitionResult> shown, Reading reading, ToDoubleFunction<PartitionResult> figure, String name) {
        return shown.map(PartitionResult::id).map(id -> becoming(reading, value(tried.before(), id, figure), value(tried.after(), id, figure),
                error.of(name, Objects.requireNonNullElse(tried.after().loads().get(id), 0.0)))).orElse(reading);
    }

    Reading throttled(Reading reading) {
        Optional<TenantId> shown = now.mostThrottled().map(TenantResult::id);
        if (shown.isEmpty() || !reading.hasValue()) {
            return reading;
        }
        double before = value(tried.before(), shown.get(), TenantResult::throttledShare);
        double after = value(tried.after(), shown.get(), TenantResult::throttledShare);
        if (Double.isNaN(after) || same(before, after)) {
            return reading;
        }
        double band = error.of(EstimateError.THROTTLED, tried.after().load(shown.get()));
        return reading.becoming(new Reading.Ghost(after, State.NONE, "", model.format().points(after - reading.value()),
                words.text("ghost.points", model.format().points(band).replace("+", ""))));
    }

    /// How many objectives would be met; those whose target lies within the error of the estimate may go either way, and are the band.
    Reading objectivesMet(Reading reading) {
        List<ObjectiveResult> after = objectives(tried.after());
        if (!reading.hasValue() || after.isEmpty() || after.equals(objectives(tried.before()))) {
            return reading;
        }
        long met = after.stream().filter(each -> each.state() == ObjectiveState.MET).count();
        long open = model.tenants().stream().flatMap(tenant -> tried.after().results().tenant(tenant.id()).stream()).mapToLong(this::open).sum();
        State state = met == after.size() ? open == 0 ? State.MET : State.AT_RISK : after.size() - met > open ? State.MISSED : State.AT_RISK;
        String change = met == Math.round(reading.value()) ? words.text("ghost.unchanged") : (met > reading.value() ? "+" : "\u2212") + Math.abs(met - Math.round(reading.value()));
        return reading.becoming(new Reading.Ghost(met, state, state.word(), change, "±" + open));
    }

    private List<ObjectiveResult> objectives(Estimate.Estimated estimated) {
        return model.tenants().stream().flatMap(tenant -> estimated.results().tenant(tenant.id()).stream()).flatMap(result -> result.objectives().stream()).toList();
    }

    private long open(TenantResult result) {
        double load = tried.after().load(result.id());
        return result.objectives().stream().filter(each -> !Double.isNaN(each.value())).filter(each -> ObjectiveState.of(each.value(),
                band(each.value(), error.of(each.objective().metric(), each.objective().statistic(), load)), each.objective().targetSeconds()) == ObjectiveState.AT_RISK).count();
    }

    private Reading becoming(Reading reading, double before, double after, double band) {
        if (!reading.hasValue() || Double.isNaN(after) || same(before, after)) {
            return reading;
        }
        return reading.becoming(new Reading.Ghost(after, State.NONE, "", change(reading.value(), after), margin(band)));
    }

    /// Whether an edit leaves a figure as it is: three figures are shown.
    private static boolean same(double before, double after) {
        return Math.abs(after - before) <= 5e-4 * Math.abs(before);
    }

    private String change(double from, double to) {
        return from == 0 ? "" : model.format().change(to / from - 1);
    }

    private String margin(double band) {
        return band < 1 ? model.format().margin(band) : words.text("ghost.wide");
    }

    private static double value(Estimate.Estimated estimated, TenantId id, ToDoubleFunction<TenantResult> figure) {
        return estimated.results().tenant(id).map(figure::applyAsDouble).orElse(Double.NaN);
    }

    private static double value(Estimate.Estimated estimated, PartitionId id, ToDoubleFunction<PartitionResult> figure) {
        return estimated.results().partition(id).map(figure::applyAsDouble).orElse(Double.NaN);
    }
}
