package io.headroom.board;

import io.headroom.engine.Moment;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.look.State;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The figures of a verdict and a moment, as the board shows them.
final class BoardFigures {
    private final @Nullable Results results;
    private final @Nullable Moment moment;

    BoardFigures(@Nullable Results results, @Nullable Moment moment) {
        this.results = results;
        this.moment = moment;
    }

    @Nullable Moment moment() {
        return moment;
    }

    Moment.@Nullable TenantMoment moment(TenantId tenant) {
        return moment == null ? null : moment.tenant(tenant).orElse(null);
    }

    @Nullable PartitionResult result(PartitionId partition) {
        return results == null ? null : results.partition(partition).orElse(null);
    }

    private Moment.@Nullable PartitionMoment now(PartitionId partition) {
        return moment == null ? null : moment.partition(partition).orElse(null);
    }

    /// Whether there is a verdict.
    boolean judged() {
        return results != null;
    }

    State state(Tenant tenant) {
        TenantResult result = results == null ? null : results.tenant(tenant.id()).orElse(null);
        ObjectiveState state = result == null ? ObjectiveState.NO_DATA : result.state();
        return switch (state) {
            case MET -> State.MET;
            case AT_RISK -> State.AT_RISK;
            case MISSED -> State.MISSED;
            case NO_DATA -> State.NONE;
        };
    }

    /// The worst state of some tenants.
    State worst(List<Tenant> tenants) {
        State worst = State.NONE;
        for (Tenant tenant : tenants) {
            State state = state(tenant);
            if (state == State.MISSED) {
                return state;
            }
            worst = state == State.AT_RISK || worst == State.NONE ? state : worst;
        }
        return worst;
    }

    /// Requests of the tenant of whom most wait.
    int longestQueue(List<Tenant> tenants) {
        int longest = 0;
        for (Tenant tenant : tenants) {
            Moment.TenantMoment now = moment(tenant.id());
            longest = now == null ? longest : Math.max(longest, now.waiting());
        }
        return longest;
    }

    /// Share of a replica in use, 0 to 1: at the moment, else over the whole run.
    double load(PartitionId partition, int replica) {
        Moment.PartitionMoment now = now(partition);
        PartitionResult result = result(partition);
        return now != null && knows(now, replica) ? share(now.replicaLoad().get(replica)) : result == null ? 0 : share(result.utilisation());
    }

    /// Share of a replica's KV cache in use, 0 to 1.
    double kv(PartitionId partition, int replica) {
        Moment.PartitionMoment now = now(partition);
        PartitionResult result = result(partition);
        return now != null && knows(now, replica) ? share(now.replicaKv().get(replica)) : result == null ? 0 : share(result.kvUtilisation());
    }

    private static boolean knows(Moment.PartitionMoment now, int replica) {
        return replica < now.replicaLoad().size() && replica < now.replicaKv().size();
    }

    /// The same over all replicas of a partition.
    double load(PartitionId partition) {
        Moment.PartitionMoment now = now(partition);
        PartitionResult result = result(partition);
        return now != null && !now.replicaLoad().isEmpty() ? mean(now.replicaLoad()) : result == null ? 0 : share(result.utilisation());
    }

    /// The same over all replicas of a partition.
    double kv(PartitionId partition) {
        Moment.PartitionMoment now = now(partition);
        PartitionResult result = result(partition);
        return now != null && !now.replicaKv().isEmpty() ? mean(now.replicaKv()) : result == null ? 0 : share(result.kvUtilisation());
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += share(value);
        }
        return sum / values.size();
    }

    private static double share(double value) {
        return Double.isNaN(value) ? 0 : Math.clamp(value, 0, 1);
    }
}
