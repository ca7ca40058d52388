package io.headroom.readings;

import io.headroom.engine.Fairness;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.TenantResult;
import io.headroom.gauges.Reading;
import io.headroom.gauges.Reading.Unit;
import io.headroom.look.NumberKind;
import io.headroom.plan.Gauge;
import io.headroom.plan.Partition;
import io.headroom.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// The readings of the whole run that the usual wall does not show. Of several tenants or partitions each shows the worst and names it, but for sums.
final class OtherReadings {
    private final GaugeModel model;
    private final Words words;
    private final List<TenantResult> tenants;
    private final List<PartitionResult> partitions;

    OtherReadings(GaugeModel model, List<TenantResult> tenants, List<PartitionResult> partitions) {
        this.model = model;
        this.words = model.words();
        this.tenants = tenants;
        this.partitions = partitions;
    }

    static Unit unit(GaugeModel model, Gauge.Quantity quantity) {
        return switch (quantity) {
            case TTFT, TPOT, E2E, WAIT, OLDEST_WAIT -> new Unit.Seconds();
            case TOKENS_OUT, TOKENS_IN -> new Unit.PerSecond();
            case THROTTLED, SERVED, UTILISATION, KV_FILL, CACHED -> new Unit.Share();
            case QUEUE, BACKLOG, FAIRNESS -> new Unit.Count();
            case OBJECTIVES, GPUS, GPUS_FREE -> new Unit.CountOf(1);
            case COST -> new Unit.Money(model.words().text("cost.unit"));
            case COST_PER_MILLION -> new Unit.Money(model.words().text("costPerMillion.unit"));
        };
    }

    static Reading none(GaugeModel model, Gauge.Quantity quantity, String reason) {
        return titled(model.words(), quantity, Reading.noData(WallWords.title(model.words(), quantity), model.scope(), unit(model, quantity), reason));
    }

    private static Reading titled(Words words, Gauge.Quantity quantity, Reading reading) {
        return reading.shortly(WallWords.shortTitle(words, quantity));
    }

    Optional<Reading> of(Gauge.Quantity quantity) {
        return reading(quantity).map(reading -> titled(words, quantity, reading));
    }

    private Optional<Reading> reading(Gauge.Quantity quantity) {
        return switch (quantity) {
            case TOKENS_IN -> sum(quantity, tenants.stream().mapToDouble(TenantResult::tokensInPerSecond));
            case BACKLOG -> sum(quantity, tenants.stream().mapToDouble(tenant -> tenant.backlog().tokens())).map(this::atEnd);
            case SERVED -> tenants.stream().filter(tenant -> tenant.offered() > 0).min(Comparator.comparingDouble(OtherReadings::served))
                    .map(tenant -> share(quantity, served(tenant), served(tenant) == 1 ? model.scope() : name(tenant)));
            case OLDEST_WAIT -> tenants.stream().max(Comparator.comparingDouble(tenant -> tenant.backlog().oldestSeconds())).map(tenant -> {
                double oldest = tenant.backlog().oldestSeconds();
                return atEnd(simulated(quantity, oldest == 0 ? model.scope() : name(tenant), oldest, GaugeModel.scale(oldest, Double.NaN)));
            });
            case KV_FILL -> partitions.stream().filter(partition -> !Double.isNaN(partition.kvUtilisation())).max(Comparator.comparingDouble(PartitionResult::kvUtilisation))
                    .map(partition -> share(quantity, partition.kvUtilisation(), name(partition)));
            case CACHED -> tenants.stream().filter(tenant -> !Double.isNaN(tenant.cachedShare())).min(Comparator.comparingDouble(TenantResult::cachedShare))
                    .map(tenant -> share(quantity, tenant.cachedShare(), name(tenant)));
            case FAIRNESS -> partitions.stream().filter(partition -> !Double.isNaN(jain(partition))).min(Comparator.comparingDouble(OtherReadings::jain))
                    .map(partition -> simulated(quantity, name(partition), jain(partition), 1));
            case COST_PER_MILLION -> costPerMillion();
            default -> Optional.empty();
        };
    }

    /// What the partitions cost over the tokens, in and out, of all whom they serve: of a tenant in a lane, that of the lane.
    private Optional<Reading> costPerMillion() {
        List<Partition> there = model.partitions();
        double usdPerSecond = there.stream().mapToDouble(model.plan()::usdPerHour).sum() / 3600;
        double tokens = model.results().tenants().stream().filter(tenant -> there.stream().anyMatch(partition -> partition.id().equals(tenant.partition())))
                .mapToDouble(tenant -> tenant.tokensInPerSecond() + tenant.tokensOutPerSecond()).sum();
        if (tokens == 0) {
            return Optional.empty();
        }
        double usd = usdPerSecond / tokens * 1e6;
        return Optional.of(Reading.of(WallWords.title(words, Gauge.Quantity.COST_PER_MILLION), model.partitionScope(), unit(model, Gauge.Quantity.COST_PER_MILLION), usd,
                GaugeModel.scale(usd, Double.NaN), NumberKind.ESTIMATED));
    }

    private Optional<Reading> sum(Gauge.Quantity quantity, DoubleStream figures) {
        if (tenants.isEmpty()) {
            return Optional.empty();
        }
        double sum = figures.sum();
        return Optional.of(simulated(quantity, model.scope(), sum, GaugeModel.scale(sum, Double.NaN)));
    }

    private Reading share(Gauge.Quantity quantity, double share, String scope) {
        return simulated(quantity, scope, share, 1);
    }

    private Reading simulated(Gauge.Quantity quantity, String scope, double value, double scale) {
        return Reading.of(WallWords.title(words, quantity), scope, unit(model, quantity), value, scale, NumberKind.SIMULATED);
    }

    private Reading atEnd(Reading reading) {
        return reading.trending(words.text("trend.end"));
    }

    private String name(TenantResult result) {
        return model.plan().tenant(result.id()).name();
    }

    private String name(PartitionResult result) {
        return model.plan().partition(result.id()).name();
    }

    private static double served(TenantResult tenant) {
        return (double) tenant.served() / tenant.offered();
    }

    private static double jain(PartitionResult partition) {
        Fairness fairness = partition.fairness();
        return fairness == null ? Double.NaN : Objects.requireNonNull(fairness).jainOfFairShare();
    }
}
