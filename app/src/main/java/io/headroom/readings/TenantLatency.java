package io.headroom.readings;

import io.headroom.engine.Interval;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.ObjectiveState;
import io.headroom.gauges.Reading;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.Objective;
import io.headroom.plan.Tenant;
import io.headroom.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One tenant's latency beside what it was promised.
///
/// @param value in seconds, NaN where nothing was observed
/// @param target in seconds, NaN where nothing was promised
record TenantLatency(Tenant tenant, Objective.Statistic statistic, double value, Interval interval, double target) {
    static TenantLatency of(Tenant tenant, LatencyGauge gauge, LatencySummary summary) {
        Objective.Statistic statistic = gauge.statistic(tenant);
        Interval interval = switch (statistic) {
            case P99 -> summary.p99Interval();
            case MEAN -> summary.meanInterval();
            case P50, P90, P95 -> Interval.UNKNOWN;
        };
        return new TenantLatency(tenant, statistic, summary.value(statistic), interval, gauge.objective(tenant).map(Objective::targetSeconds).orElse(Double.NaN));
    }

    /// The worst relative to its target; where nothing is promised to anyone, the slowest.
    static Optional<TenantLatency> worst(List<TenantLatency> all) {
        List<TenantLatency> known = all.stream().filter(each -> !Double.isNaN(each.value)).toList();
        Optional<TenantLatency> promised = known.stream().filter(each -> !Double.isNaN(each.target)).max(Comparator.comparingDouble(each -> each.value / each.target));
        return promised.or(() -> known.stream().max(Comparator.comparingDouble(TenantLatency::value)));
    }

    static String title(Words words, LatencyGauge gauge, Objective.Statistic statistic) {
        return words.text("gauge." + gauge.metric(), words.text("statistic." + statistic.name().toLowerCase(Locale.ROOT)));
    }

    static String shortTitle(Words words, LatencyGauge gauge, Objective.Statistic statistic) {
        return words.text("gauge." + gauge.metric() + ".short", words.text("statistic." + statistic.name().toLowerCase(Locale.ROOT)));
    }

    /// A gauge for which no tenant has a value.
    static Reading none(GaugeModel model, LatencyGauge gauge) {
        Words words = model.words();
        return Reading.noData(title(words, gauge, gauge.statistic()), model.scope(), new Reading.Unit.Seconds(), model.reason())
                .shortly(shortTitle(words, gauge, gauge.statistic()));
    }

    ObjectiveState state() {
        return Double.isNaN(target) ? ObjectiveState.NO_DATA : ObjectiveState.of(value, interval, target);
    }

    /// The reading, so far not held against its target.
    Reading reading(Words words, LatencyGauge gauge) {
        return reading(words, gauge, NumberKind.SIMULATED);
    }

    /// The same of another kind.
    Reading reading(Words words, LatencyGauge gauge, NumberKind kind) {
        Reading reading = Reading.of(title(words, gauge, statistic), tenant.name(), new Reading.Unit.Seconds(), value, GaugeModel.scale(value, target),
                kind).shortly(shortTitle(words, gauge, statistic));
        return interval.known() ? reading.within(interval.lo(), interval.hi()) : reading;
    }

    static State shown(ObjectiveState state) {
        return switch (state) {
            case MET -> State.MET;
            case AT_RISK -> State.AT_RISK;
            case MISSED -> State.MISSED;
            case NO_DATA -> State.NONE;
        };
    }
}
