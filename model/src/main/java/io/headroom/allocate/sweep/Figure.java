package io.headroom.allocate.sweep;

import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Plan;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A figure of a point, by the name it has in tables: of each tenant, of the whole plan, or of both. A latency is never of the whole plan: no mean stands for a tenant's.
public enum Figure {
    /// GPUs that partitions hold.
    GPUS("gpus", Unit.COUNT, null),
    /// What partitions cost, in US dollars per hour.
    USD_PER_HOUR("usd_per_hour", Unit.USD, null),
    /// Share of the time that GPUs of partitions were busy.
    UTILISATION("utilisation", Unit.SHARE, null),
    /// Objectives met.
    MET("objectives_met", Unit.COUNT, tenant -> states(tenant, ObjectiveState.MET)),
    /// Objectives at risk.
    AT_RISK("objectives_at_risk", Unit.COUNT, tenant -> states(tenant, ObjectiveState.AT_RISK)),
    /// Objectives missed.
    MISSED("objectives_missed", Unit.COUNT, tenant -> states(tenant, ObjectiveState.MISSED)),
    /// Objectives of which nothing was observed.
    NO_DATA("objectives_no_data", Unit.COUNT, tenant -> states(tenant, ObjectiveState.NO_DATA)),
    /// Requests that arrived.
    OFFERED("offered", Unit.COUNT, TenantResult::offered),
    /// Requests answered in full.
    SERVED("served", Unit.COUNT, TenantResult::served),
    /// Requests refused by a rate limit.
    THROTTLED("throttled", Unit.COUNT, TenantResult::throttled),
    /// Requests that met a full queue or a cap.
    REJECTED("rejected", Unit.COUNT, TenantResult::rejected),
    /// Requests that waited too long.
    EXPIRED("expired", Unit.COUNT, TenantResult::expired),
    /// Requests not finished at the end.
    IN_FLIGHT("in_flight", Unit.COUNT, TenantResult::inFlight),
    /// Requests served by a fallback.
    FELL_BACK("fell_back", Unit.COUNT, TenantResult::fellBack),
    /// Requests served after their deadline.
    DEADLINE_MISSES("deadline_misses", Unit.COUNT, TenantResult::deadlineMisses),
    /// What missed deadlines cost in the run, in US dollars.
    MISS_USD("miss_usd", Unit.USD, tenant -> tenant.pushback().missUsd()),
    /// Output tokens of served requests, per second.
    TOKENS_OUT("tokens_out_per_s", Unit.PER_SECOND, TenantResult::tokensOutPerSecond),
    /// Median time to first token.
    TTFT_P50("ttft_p50_s", Unit.SECONDS, tenant -> tenant.ttft().p50()),
    /// 99th percentile of the time to first token.
    TTFT_P99("ttft_p99_s", Unit.SECONDS, tenant -> tenant.ttft().p99()),
    /// Lower end of its 95 % interval.
    TTFT_P99_LO("ttft_p99_lo_s", Unit.SECONDS, tenant -> tenant.ttft().p99Interval().lo()),
    /// Upper end of its 95 % interval.
    TTFT_P99_HI("ttft_p99_hi_s", Unit.SECONDS, tenant -> tenant.ttft().p99Interval().hi()),
    /// 99th percentile of the time per output token.
    TPOT_P99("tpot_p99_s", Unit.SECONDS, tenant -> tenant.tpot().p99()),
    /// Mean time end to end.
    E2E_MEAN("e2e_mean_s", Unit.SECONDS, tenant -> tenant.e2e().mean()),
    /// 99th percentile of the time end to end.
    E2E_P99("e2e_p99_s", Unit.SECONDS, tenant -> tenant.e2e().p99()),
    /// Lower end of its 95 % interval.
    E2E_P99_LO("e2e_p99_lo_s", Unit.SECONDS, tenant -> tenant.e2e().p99Interval().lo()),
    /// Upper end of its 95 % interval.
    E2E_P99_HI("e2e_p99_hi_s", Unit.SECONDS, tenant -> tenant.e2e().p99Interval().hi()),
    /// 99th percentile of the wait for service.
    WAIT_P99("wait_p99_s", Unit.SECONDS, tenant -> tenant.waitTime().p99());

    /// What a figure is counted in.
    public enum Unit {
        /// A number of things.
        COUNT,
        /// Seconds.
        SECONDS,
        /// A share, 0 to 1.
        SHARE,
        /// Per second.
        PER_SECOND,
        /// US dollars.
        USD
    }

    private final String key;
    private final Unit unit;
    private final @Nullable ToDoubleFunction<TenantResult> ofTenant;

    Figure(String key, Unit unit, @Nullable ToDoubleFunction<TenantResult> ofTenant) {
        this.key = key;
        this.unit = unit;
        this.ofTenant = ofTenant;
    }

    /// Its name in tables.
    public String key() {
        return key;
    }

    /// What it is counted in.
    public Unit unit() {
        return unit;
    }

    /// Whether tenants have it.
    public boolean ofTenants() {
        return ofTenant != null;
    }

    /// Whether the whole plan has it.
    public boolean ofPlan() {
        return ofTenant == null || (unit != Unit.SECONDS && ordinal() <= TOKENS_OUT.ordinal());
    }

    /// The figure with a name, if there is one.
    public static Optional<Figure> of(String key) {
        return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
    }

    private static double states(TenantResult tenant, ObjectiveState state) {
        return tenant.objectives().stream().map(ObjectiveResult::state).filter(state::equals).count();
    }

    static Map<Figure, Double> ofTenant(TenantResult tenant) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (Figure figure : values()) {
            if (figure.ofTenant != null) {
                figures.put(figure, figure.ofTenant.applyAsDouble(tenant) + 0.0);
            }
        }
        return Collections.unmodifiableMap(figures);
    }

    static Map<Figure, Double> ofPlan(Plan plan, Results results) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (Figure figure : values()) {
            if (figure.ofTenant != null && figure.ofPlan()) {
                figures.put(figure, results.tenants().stream().mapToDouble(figure.ofTenant).sum());
            }
        }
        List<PartitionResult> partitions = results.partitions();
        double gpus = partitions.stream().mapToDouble(PartitionResult::gpus).sum();
        figures.put(GPUS, gpus);
        figures.put(USD_PER_HOUR, plan.usdPerHour());
        figures.put(UTILISATION, partitions.stream().mapToDouble(partition -> partition.gpus() * partition.utilisation()).sum() / gpus);
        return Collections.unmodifiableMap(figures);
    }
}
