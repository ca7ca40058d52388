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

/// A figure of a point, by the name it has in tables: of each tenant, of the whole plan, or of both. A latency is never of the whole plan: no mean stands for a tenant's.
public enum Figure {
    /// GPUs that partitions hold.
    GPUS("gpus", Unit.COUNT, Scope.PLAN),
    /// What partitions cost, in US dollars per hour.
    USD_PER_HOUR("usd_per_hour", Unit.USD, Scope.PLAN),
    /// Share of the time that GPUs of partitions were busy.
    UTILISATION("utilisation", Unit.SHARE, Scope.PLAN),
    /// Objectives met.
    MET("objectives_met", Unit.COUNT, Scope.BOTH),
    /// Objectives at risk.
    AT_RISK("objectives_at_risk", Unit.COUNT, Scope.BOTH),
    /// Objectives missed.
    MISSED("objectives_missed", Unit.COUNT, Scope.BOTH),
    /// Objectives of which nothing was observed.
    NO_DATA("objectives_no_data", Unit.COUNT, Scope.BOTH),
    /// Requests that arrived.
    OFFERED("offered", Unit.COUNT, Scope.BOTH),
    /// Requests answered in full.
    SERVED("served", Unit.COUNT, Scope.BOTH),
    /// Requests refused by a rate limit.
    THROTTLED("throttled", Unit.COUNT, Scope.BOTH),
    /// Requests that met a full queue or a cap.
    REJECTED("rejected", Unit.COUNT, Scope.BOTH),
    /// Requests that waited too long.
    EXPIRED("expired", Unit.COUNT, Scope.BOTH),
    /// Requests not finished at the end.
    IN_FLIGHT("in_flight", Unit.COUNT, Scope.BOTH),
    /// Requests served by a fallback.
    FELL_BACK("fell_back", Unit.COUNT, Scope.BOTH),
    /// Requests served after their deadline.
    DEADLINE_MISSES("deadline_misses", Unit.COUNT, Scope.BOTH),
    /// What missed deadlines cost in the run, in US dollars.
    MISS_USD("miss_usd", Unit.USD, Scope.BOTH),
    /// Output tokens of served requests, per second.
    TOKENS_OUT("tokens_out_per_s", Unit.PER_SECOND, Scope.BOTH),
    /// Median time to first token.
    TTFT_P50("ttft_p50_s", Unit.SECONDS, Scope.TENANT),
    /// 99th percentile of the time to first token.
    TTFT_P99("ttft_p99_s", Unit.SECONDS, Scope.TENANT),
    /// Lower end of its 95 % interval.
    TTFT_P99_LO("ttft_p99_lo_s", Unit.SECONDS, Scope.TENANT),
    /// Upper end of its 95 % interval.
    TTFT_P99_HI("ttft_p99_hi_s", Unit.SECONDS, Scope.TENANT),
    /// 99th percentile of the time per output token.
    TPOT_P99("tpot_p99_s", Unit.SECONDS, Scope.TENANT),
    /// Mean time end to end.
    E2E_MEAN("e2e_mean_s", Unit.SECONDS, Scope.TENANT),
    /// 99th percentile of the time end to end.
    E2E_P99("e2e_p99_s", Unit.SECONDS, Scope.TENANT),
    /// Lower end of its 95 % interval.
    E2E_P99_LO("e2e_p99_lo_s", Unit.SECONDS, Scope.TENANT),
    /// Upper end of its 95 % interval.
    E2E_P99_HI("e2e_p99_hi_s", Unit.SECONDS, Scope.TENANT),
    /// 99th percentile of the wait for service.
    WAIT_P99("wait_p99_s", Unit.SECONDS, Scope.TENANT);

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

    private enum Scope {
        PLAN, TENANT, BOTH
    }

    private final String key;
    private final Unit unit;
    private final Scope scope;

    Figure(String key, Unit unit, Scope scope) {
        this.key = key;
        this.unit = unit;
        this.scope = scope;
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
        return scope != Scope.PLAN;
    }

    /// Whether the whole plan has it.
    public boolean ofPlan() {
        return scope != Scope.TENANT;
    }

    /// The figure with a name, if there is one.
    public static Optional<Figure> of(String key) {
        return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
    }

    private double of(TenantResult tenant) {
        return switch (this) {
            case MET -> states(tenant, ObjectiveState.MET);
            case AT_RISK -> states(tenant, ObjectiveState.AT_RISK);
            case MISSED -> states(tenant, ObjectiveState.MISSED);
            case NO_DATA -> states(tenant, ObjectiveState.NO_DATA);
            case OFFERED -> tenant.offered();
            case SERVED -> tenant.served();
            case THROTTLED -> tenant.throttled();
            case REJECTED -> tenant.rejected();
            case EXPIRED -> tenant.expired();
            case IN_FLIGHT -> tenant.inFlight();
            case FELL_BACK -> tenant.fellBack();
            case DEADLINE_MISSES -> tenant.deadlineMisses();
            case MISS_USD -> tenant.pushback().missUsd();
            case TOKENS_OUT -> tenant.tokensOutPerSecond();
            case TTFT_P50 -> tenant.ttft().p50();
            case TTFT_P99 -> tenant.ttft().p99();
            case TTFT_P99_LO -> tenant.ttft().p99Interval().lo();
            case TTFT_P99_HI -> tenant.ttft().p99Interval().hi();
            case TPOT_P99 -> tenant.tpot().p99();
            case E2E_MEAN -> tenant.e2e().mean();
            case E2E_P99 -> tenant.e2e().p99();
            case E2E_P99_LO -> tenant.e2e().p99Interval().lo();
            case E2E_P99_HI -> tenant.e2e().p99Interval().hi();
            case WAIT_P99 -> tenant.waitTime().p99();
            case GPUS, USD_PER_HOUR, UTILISATION -> Double.NaN;
        };
    }

    private static double states(TenantResult tenant, ObjectiveState state) {
        return tenant.objectives().stream().map(ObjectiveResult::state).filter(state::equals).count();
    }

    static Map<Figure, Double> ofTenant(TenantResult tenant) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (Figure figure : values()) {
            if (figure.ofTenants()) {
                figures.put(figure, figure.of(tenant) + 0.0);
            }
        }
        return Collections.unmodifiableMap(figures);
    }

    static Map<Figure, Double> ofPlan(Plan plan, Results results) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (Figure figure : values()) {
            if (figure.scope == Scope.BOTH) {
                figures.put(figure, results.tenants().stream().mapToDouble(figure::of).sum());
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
