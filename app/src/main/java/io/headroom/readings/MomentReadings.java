package io.headroom.readings;

import io.headroom.engine.Moment;
import io.headroom.engine.Moment.PartitionMoment;
import io.headroom.engine.Moment.TenantMoment;
import io.headroom.gauges.Reading;
import io.headroom.gauges.Reading.Unit;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.Gauge;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import io.headroom.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The readings of the trailing window at the clock.
final class MomentReadings implements GaugeReadings {
    private final GaugeModel model;
    private final Words words;
    private final List<TenantMoment> tenants;
    private final List<PartitionMoment> partitions;
    private final String trend;

    MomentReadings(GaugeModel model) {
        this.model = model;
        this.words = model.words();
        Moment moment = model.moment();
        Map<TenantId, TenantMoment> byTenant = moment == null ? Map.of()
                : moment.tenants().stream().collect(Collectors.toMap(TenantMoment::id, each -> each, (one, _) -> one));
        Map<PartitionId, PartitionMoment> byPartition = moment == null ? Map.of()
                : moment.partitions().stream().collect(Collectors.toMap(PartitionMoment::id, each -> each, (one, _) -> one));
        this.tenants = model.tenants().stream().flatMap(tenant -> Stream.ofNullable(byTenant.get(tenant.id()))).toList();
        this.partitions = model.partitions().stream().flatMap(partition -> Stream.ofNullable(byPartition.get(partition.id()))).toList();
        this.trend = moment == null ? "" : words.text("trend.last", model.format().durationExact(moment.windowSeconds()).text());
    }

    @Override
    public Reading latency(LatencyGauge gauge) {
        Optional<TenantLatency> worst = TenantLatency.worst(tenants.stream()
                .map(tenant -> TenantLatency.of(model.plan().tenant(tenant.id()), gauge, gauge.of(tenant))).toList());
        if (worst.isEmpty()) {
            return TenantLatency.none(model, gauge);
        }
        Reading told = model.trusted(worst.get().reading(words, gauge), worst.get().tenant(), gauge).trending(trend);
        Reading.ModelError error = GaugeModel.quiet(told.modelError());
        Reading reading = error == null ? told : told.trusted(error);
        return Double.isNaN(worst.get().target()) ? reading : judged(reading, worst.get());
    }

    /// A window has no interval and so no verdict on an objective: it says where the value lies, not whether the promise holds.
    private Reading judged(Reading reading, TenantLatency latency) {
        Reading.Target target = Reading.Target.atMost(latency.target());
        if (latency.interval().known()) {
            return reading.against(target, TenantLatency.shown(latency.state()));
        }
        return reading.against(target, State.NONE, words.text(latency.value() > latency.target() ? "state.beyond" : "state.within"));
    }

    @Override
    public Reading tokensOut() {
        if (tenants.isEmpty()) {
            return Reading.noData(words.text("gauge.tokensOut"), model.scope(), new Unit.PerSecond(), model.reason());
        }
        double tokens = tenants.stream().mapToDouble(TenantMoment::tokensOutPerSecond).sum();
        return Reading.of(words.text("gauge.tokensOut"), model.scope(), new Unit.PerSecond(), tokens, GaugeModel.scale(tokens, Double.NaN), NumberKind.SIMULATED).trending(trend);
    }

    @Override
    public Reading utilisation() {
        Optional<PartitionMoment> busiest = partitions.stream().filter(partition -> !Double.isNaN(partition.utilisation()))
                .max(Comparator.comparingDouble(PartitionMoment::utilisation));
        return busiest.map(partition -> Reading.of(words.text("gauge.utilisation"), model.plan().partition(partition.id()).name(), new Unit.Share(),
                partition.utilisation(), 1, NumberKind.SIMULATED).trending(trend))
                .orElseGet(() -> Reading.noData(words.text("gauge.utilisation"), model.partitionScope(), new Unit.Share(), model.reason()));
    }

    @Override
    public Reading throttled() {
        Optional<TenantMoment> worst = tenants.stream().filter(tenant -> tenant.offered() > 0).max(Comparator.comparingDouble(MomentReadings::throttledShare));
        return worst.map(tenant -> {
            double share = throttledShare(tenant);
            String scope = tenant.throttled() == 0 ? model.scope() : model.plan().tenant(tenant.id()).name();
            return Reading.of(words.text("gauge.throttled"), scope, new Unit.Share(), share, VerdictReadings.shareScale(share), NumberKind.SIMULATED).trending(trend);
        }).orElseGet(() -> Reading.noData(words.text("gauge.throttled"), model.scope(), new Unit.Share(), model.reason()));
    }

    /// A request that came before the window may be throttled in it.
    private static double throttledShare(TenantMoment tenant) {
        return Math.min(1, (double) tenant.throttled() / tenant.offered());
    }

    @Override
    public Reading waiting() {
        if (tenants.isEmpty()) {
            return Reading.noData(words.text("gauge.waiting"), model.scope(), new Unit.Count(), model.reason());
        }
        int waiting = tenants.stream().mapToInt(TenantMoment::waiting).sum();
        double oldest = tenants.stream().mapToDouble(TenantMoment::oldestWaitSeconds).max().orElse(0);
        String age = waiting == 0 ? words.text("trend.now") : words.text("trend.oldest", model.format().duration(oldest).text());
        return Reading.of(words.text("gauge.waiting"), model.scope(), new Unit.Count(), waiting, Math.max(10, GaugeModel.scale(waiting, Double.NaN)), NumberKind.SIMULATED)
                .trending(age);
    }

    /// A window tells less than the run: what is counted over the whole of it has no value here.
    @Override
    public Reading other(Gauge.Quantity quantity) {
        Unit unit = OtherReadings.unit(model, quantity);
        Reading none = OtherReadings.none(model, quantity, tenants.isEmpty() ? model.reason() : words.text("reason.wholeRunOnly"));
        return switch (quantity) {
            case KV_FILL -> partitions.stream().filter(partition -> !partition.replicaKv().isEmpty()).max(Comparator.comparingDouble(MomentReadings::kv))
                    .map(partition -> Reading.of(none.title(), model.plan().partition(partition.id()).name(), unit, kv(partition), 1, NumberKind.SIMULATED).trending(words.text("trend.now")))
                    .orElse(none);
            case OLDEST_WAIT -> tenants.stream().max(Comparator.comparingDouble(TenantMoment::oldestWaitSeconds)).map(tenant -> {
                double oldest = tenant.oldestWaitSeconds();
                String scope = oldest == 0 ? model.scope() : model.plan().tenant(tenant.id()).name();
                return Reading.of(none.title(), scope, unit, oldest, GaugeModel.scale(oldest, Double.NaN), NumberKind.SIMULATED).trending(words.text("trend.now"));
            }).orElse(none);
            case BACKLOG -> {
                double tokens = tenants.stream().mapToDouble(TenantMoment::waitingTokens).sum();
                yield tenants.isEmpty() ? none : Reading.of(none.title(), model.scope(), unit, tokens, GaugeModel.scale(tokens, Double.NaN), NumberKind.SIMULATED).trending(words.text("trend.now"));
            }
            default -> none;
        };
    }

    private static double kv(PartitionMoment partition) {
        return partition.replicaKv().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
