package io.headroom.cost;

import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a plan costs under a basis. Rent is estimated: every GPU held is paid for every hour, cabins at the reserved price of their cluster, lanes at its on-demand price.
/// What is divided by tokens or utilisation takes those from the simulation.
///
/// @param lines one for each partition, in plan order
public record CostStatement(Plan plan, CostBasis basis, List<Line> lines) {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double TOKENS = 1e6;
    private static final double WATTS = 1000;
    private static final double BYTES = 1e9;

    /// Keeps its own copy.
    public CostStatement {
        lines = List.copyOf(lines);
    }

    /// What one partition costs.
    ///
    /// @param gpus GPUs held, slices by their share of one
    /// @param usdPerGpuHour what a GPU costs for an hour, after the discount where it is reserved
    /// @param tokensPerSecond input and output tokens of served requests, per second
    /// @param tokensOutPerSecond output tokens alone
    /// @param utilisation share of the time its replicas were busy, 0 to 1; NaN where that is not known
    /// @param watts what one of its GPUs draws at most, or null where that is not known
    /// @param otherUsdPerGpuHour what the same GPU would cost the other way: on demand for a cabin, reserved and discounted for a lane
    public record Line(Partition partition, double gpus, double usdPerGpuHour, double tokensPerSecond, double tokensOutPerSecond, double utilisation, @Nullable Double watts,
            double otherUsdPerGpuHour) {
        /// Rent, US dollars per hour.
        public double usdPerHour() {
            return gpus * usdPerGpuHour;
        }

        /// Rent per million tokens served, in US dollars; NaN where none were.
        public double usdPerMillionTokens() {
            return tokensPerSecond > 0 ? usdPerHour() / (tokensPerSecond * SECONDS_PER_HOUR) * TOKENS : Double.NaN;
        }

        /// Rent of an hour in which a GPU is busy, in US dollars; NaN where it never is.
        public double usdPerBusyGpuHour() {
            return utilisation > 0 ? usdPerGpuHour / utilisation : Double.NaN;
        }

        /// Utilisation above which a reserved GPU costs less than one on demand that is given back while it idles: the reserved price over the on-demand price. NaN where on demand is free.
        public double breakEven() {
            double reserved = partition.reserved() ? usdPerGpuHour : otherUsdPerGpuHour;
            double onDemand = partition.reserved() ? otherUsdPerGpuHour : usdPerGpuHour;
            return onDemand > 0 ? reserved / onDemand : Double.NaN;
        }
    }

    /// The statement of a plan.
    ///
    /// @param results results of this very plan
    public static CostStatement of(Plan plan, Results results, CostBasis basis) {
        Map<PartitionId, Served> served = new HashMap<>();
        results.tenants().forEach(tenant -> served.merge(tenant.partition(), Served.of(tenant), Served::and));
        Map<PartitionId, PartitionResult> found = results.partitions().stream().collect(Collectors.toMap(PartitionResult::id, Function.identity()));
        return new CostStatement(plan, basis, plan.partitions().stream()
                .map(partition -> line(plan, partition, served.getOrDefault(partition.id(), Served.NOTHING), found.get(partition.id()), basis)).toList());
    }

    /// Tokens of served requests, per second.
    private record Served(double in, double out) {
        static final Served NOTHING = new Served(0, 0);

        static Served of(TenantResult tenant) {
            return new Served(known(tenant.tokensInPerSecond()), known(tenant.tokensOutPerSecond()));
        }

        private static double known(double tokens) {
            return Double.isFinite(tokens) ? tokens : 0;
        }

        Served and(Served other) {
            return new Served(in + other.in, out + other.out);
        }
    }

    private static Line line(Plan plan, Partition partition, Served served, @Nullable PartitionResult result, CostBasis basis) {
        Prices prices = plan.cluster(partition.cluster()).prices();
        double reserved = prices.reservedUsdPerGpuHour() * (1 - basis.discount());
        double onDemand = prices.onDemandUsdPerGpuHour();
        return new Line(partition, partition.gpuShare(), partition.reserved() ? reserved : onDemand, served.in() + served.out(), served.out(), result == null ? Double.NaN : result.utilisation(),
                plan.gpuTypeOf(partition).powerWatts(), partition.reserved() ? onDemand : reserved);
    }

    /// Rent, US dollars per hour.
    public double rentUsdPerHour() {
        return sum(Line::usdPerHour);
    }

    /// Rent, US dollars a month.
    public double rentUsdPerMonth() {
        return rentUsdPerHour() * basis.hoursPerMonth();
    }

    /// Power of all partitions at full load, kW with that of the site; a GPU whose power is not known draws none.
    public double kilowatts() {
        return lines.stream().mapToDouble(line -> line.watts() == null ? 0 : line.gpus() * line.watts()).sum() / WATTS * basis.pue();
    }

    /// Power, US dollars a month.
    public double powerUsdPerMonth() {
        return kilowatts() * basis.hoursPerMonth() * basis.usdPerKwh();
    }

    /// Egress, US dollars a month.
    public double egressUsdPerMonth() {
        return sum(Line::tokensOutPerSecond) * SECONDS_PER_HOUR * basis.hoursPerMonth() * basis.bytesPerToken() / BYTES * basis.usdPerGigabyteOut();
    }

    /// Everything, US dollars a month.
    public double usdPerMonth() {
        return rentUsdPerMonth() + powerUsdPerMonth() + basis.staffUsdPerMonth() + egressUsdPerMonth();
    }

    /// Everything over the term, US dollars.
    public double usdPerTerm() {
        return usdPerMonth() * basis.termMonths();
    }

    /// Everything per million tokens served, US dollars; NaN where none were.
    public double usdPerMillionTokens() {
        double perMonth = sum(Line::tokensPerSecond) * SECONDS_PER_HOUR * basis.hoursPerMonth();
        return perMonth > 0 ? usdPerMonth() / perMonth * TOKENS : Double.NaN;
    }

    /// GPUs held, slices by their share of one.
    public double gpus() {
        return sum(Line::gpus);
    }

    /// Load after a number of months, as a multiple of today's.
    public double load(int months) {
        return Math.pow(1 + basis.growthPerMonth(), months);
    }

    private double sum(ToDoubleFunction<Line> figure) {
        return lines.stream().mapToDouble(figure).sum();
    }
}
