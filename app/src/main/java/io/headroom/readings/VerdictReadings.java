package io.headroom.readings;

import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.TenantResult;
import io.headroom.gauges.Reading;
import io.headroom.gauges.Reading.Unit;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.Gauge;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The readings of the whole run.
final class VerdictReadings implements GaugeReadings {
    private final GaugeModel model;
    private final Words words;
    private final List<TenantResult> tenants;
    private final List<PartitionResult> partitions;

    VerdictReadings(GaugeModel model) {
        this.model = model;
        this.words = model.words();
        Map<TenantId, TenantResult> byTenant = model.results().tenants().stream().collect(Collectors.toMap(TenantResult::id, each -> each, (one, _) -> one));
        Map<PartitionId, PartitionResult> byPartition = model.results().partitions().stream().collect(Collectors.toMap(PartitionResult::id, each -> each, (one, _) -> one));
        this.tenants = model.tenants().stream().flatMap(tenant -> Stream.ofNullable(byTenant.get(tenant.id()))).toList();
        this.partitions = model.partitions().stream().flatMap(partition -> Stream.ofNullable(byPartition.get(partition.id()))).toList();
    }

    @Override
    public Reading latency(LatencyGauge gauge) {
        Optional<TenantLatency> worst = worst(gauge);
        if (worst.isEmpty()) {
            return TenantLatency.none(model, gauge);
        }
        Reading reading = model.trusted(worst.get().reading(words, gauge), worst.get().tenant(), gauge);
        if (!Double.isNaN(worst.get().target())) {
            State state = TenantLatency.shown(worst.get().state());
            reading = reading.against(Reading.Target.atMost(worst.get().target()), state);
        }
        return finished(reading);
    }

    /// Whose latency the gauge shows.
    Optional<TenantLatency> worst(LatencyGauge gauge) {
        return TenantLatency.worst(tenants.stream().map(result -> latency(gauge, result)).toList());
    }

    /// Where a tenant's verdict on the objective is there, its interval holds, also for statistics whose summary has none.
    private TenantLatency latency(LatencyGauge gauge, TenantResult result) {
        Tenant tenant = model.plan().tenant(result.id());
        TenantLatency latency = TenantLatency.of(tenant, gauge, gauge.of(result));
        Optional<ObjectiveResult> judged = gauge.objective(tenant).flatMap(objective -> result.objectives().stream()
                .filter(each -> each.objective().key().equals(objective.key())).findFirst());
        return judged.map(each -> new TenantLatency(tenant, latency.statistic(), each.value(), each.interval(), latency.target())).orElse(latency);
    }

    @Override
    public Reading tokensOut() {
        if (tenants.isEmpty()) {
            return Reading.noData(words.text("gauge.tokensOut"), model.scope(), new Unit.PerSecond(), model.reason());
        }
        double tokens = tenants.stream().mapToDouble(TenantResult::tokensOutPerSecond).sum();
        return finished(Reading.of(words.text("gauge.tokensOut"), model.scope(), new Unit.PerSecond(), tokens, GaugeModel.scale(tokens, Double.NaN), NumberKind.SIMULATED));
    }

    @Override
    public Reading utilisation() {
        return busiest().map(partition -> finished(Reading.of(words.text("gauge.utilisation"), name(partition), new Unit.Share(), partition.utilisation(), 1, NumberKind.SIMULATED), partition))
                .orElseGet(() -> Reading.noData(words.text("gauge.utilisation"), model.partitionScope(), new Unit.Share(), model.reason()));
    }

    /// Whose utilisation the gauge shows.
    Optional<PartitionResult> busiest() {
        return partitions.stream().filter(partition -> !Double.isNaN(partition.utilisation())).max(Comparator.comparingDouble(PartitionResult::utilisation));
    }

    /// Whose queue the gauge shows.
    Optional<PartitionResult> longest() {
        return partitions.stream().max(Comparator.comparingDouble(PartitionResult::queueMean));
    }

    /// Whose throttling the gauge shows.
    Optional<TenantResult> mostThrottled() {
        return tenants.stream().filter(tenant -> tenant.offered() > 0).max(Comparator.comparingDouble(TenantResult::throttledShare));
    }

    private String name(PartitionResult result) {
        return model.plan().partitions().stream().filter(partition -> partition.id().equals(result.id())).map(Partition::name).findFirst().orElse(result.name());
    }

    @Override
    public Reading throttled() {
        return mostThrottled().map(tenant -> {
            // Of many tenants that are all never throttled none is the worst.
            String scope = tenant.throttled() == 0 ? model.scope() : model.plan().tenant(tenant.id()).name();
            return finished(Reading.of(words.text("gauge.throttled"), scope, new Unit.Share(), tenant.throttledShare(), shareScale(tenant.throttledShare()), NumberKind.SIMULATED));
        }).orElseGet(() -> Reading.noData(words.text("gauge.throttled"), model.scope(), new Unit.Share(), model.reason()));
    }

    static double shareScale(double share) {
        return Math.min(1, Math.max(0.1, GaugeModel.scale(share, Double.NaN)));
    }

    @Override
    public Reading waiting() {
        Optional<PartitionResult> shown = longest();
        if (shown.isEmpty()) {
            return Reading.noData(words.text("gauge.queue"), model.partitionScope(), new Unit.Count(), model.reason());
        }
        PartitionResult longest = shown.get();
        double queue = longest.queueMean() < 0.005 ? 0 : longest.queueMean();
        String scope = queue == 0 ? model.partitionScope() : name(longest);
        return finished(Reading.of(words.text("gauge.queue"), scope, new Unit.Count(), queue, Math.max(10, GaugeModel.scale(queue, Double.NaN)), NumberKind.SIMULATED), longest);
    }

    @Override
    public Reading other(Gauge.Quantity quantity) {
        return new OtherReadings(model, tenants, partitions).of(quantity).map(this::finished).orElseGet(() -> OtherReadings.none(model, quantity, model.reason()));
    }

    private Reading finished(Reading reading, PartitionResult partition) {
        return finished(model.plan().partitions().stream().filter(each -> each.id().equals(partition.id())).findFirst().map(each -> model.trusted(reading, each)).orElse(reading));
    }

    /// An older plan's value stays to be seen, but it is not judged, and says that it is on its way out.
    private Reading finished(Reading reading) {
        if (!model.verdict().pending()) {
            return reading.trend().isEmpty() ? reading.trending(words.text("trend.wholeRun")) : reading;
        }
        return new Reading(reading.title(), reading.shortTitle(), reading.scope(), reading.unit(), reading.value(), reading.reason(), reading.scaleMax(),
                reading.target(), State.NONE, words.text("updating"), reading.kind(), null, words.text("trend.before"), null, GaugeModel.quiet(reading.modelError()));
    }
}
