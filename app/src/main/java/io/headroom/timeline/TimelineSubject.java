package io.headroom.timeline;

import io.headroom.board.Selection;
import io.headroom.plan.Objective;
import io.headroom.plan.Objective.Metric;
import io.headroom.plan.Objective.Statistic;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.session.RecordedMoment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom the time line is about: one tenant, those of a cabin or lane, or the whole plan.
///
/// @param whole whether it is the whole plan
/// @param tenants whom it is about; not read where it is the whole plan
/// @param partition where they are served, or null
/// @param metric the latency shown
/// @param statistic which value of it
/// @param targetSeconds what was promised, NaN if nothing
record TimelineSubject(boolean whole, List<TenantId> tenants, @Nullable PartitionId partition, Metric metric, Statistic statistic, double targetSeconds) {
    TimelineSubject {
        tenants = List.copyOf(tenants);
    }

    /// What the selection is about.
    static TimelineSubject of(Plan plan, Selection selection) {
        return switch (selection.in(plan)) {
            case Selection.None(), Selection.OfTenants _ -> new TimelineSubject(true, List.of(), null, Metric.TTFT, Statistic.P99, Double.NaN);
            case Selection.OfTenant(var id) -> {
                Tenant tenant = plan.tenant(id);
                Optional<Objective> promised = promised(tenant);
                yield new TimelineSubject(false, List.of(id), tenant.partition(), promised.map(Objective::metric).orElse(Metric.TTFT),
                        promised.map(Objective::statistic).orElse(Statistic.P99), promised.map(Objective::targetSeconds).orElse(Double.NaN));
            }
            case Selection.OfPartition(var id) ->
                new TimelineSubject(false, plan.tenantsIn(id).stream().map(Tenant::id).toList(), id, Metric.TTFT, Statistic.P99, Double.NaN);
        };
    }

    /// The objective that is shown: that for the first token, else the first.
    private static Optional<Objective> promised(Tenant tenant) {
        return tenant.objectives().stream().filter(objective -> objective.metric() == Metric.TTFT).findFirst().or(() -> tenant.objectives().stream().findFirst());
    }

    /// Requests per second.
    float load(RecordedMoment moment) {
        if (whole) {
            return moment.planLoad();
        }
        float sum = 0;
        for (TenantId id : tenants) {
            int number = moment.tenant(id);
            sum += number < 0 ? 0 : moment.load(number);
        }
        return sum;
    }

    /// Requests that wait.
    float waiting(RecordedMoment moment) {
        if (whole) {
            return moment.planWaiting();
        }
        int sum = 0;
        for (TenantId id : tenants) {
            int number = moment.tenant(id);
            sum += number < 0 ? 0 : moment.waiting(number);
        }
        return sum;
    }

    /// Share of the time in which replicas were busy, NaN where there are none.
    float utilisation(RecordedMoment moment) {
        return whole ? moment.planUtilisation() : partition == null ? Float.NaN : moment.utilisation(partition);
    }

    /// Whose latency is shown: the slowest, since a mean stands for nobody's; null where nobody has one.
    @Nullable TenantId slowest(RecordedMoment moment) {
        if (whole) {
            return moment.slowest() < 0 ? null : moment.tenants().get(moment.slowest());
        }
        TenantId found = null;
        float most = Float.NEGATIVE_INFINITY;
        for (TenantId id : tenants) {
            int number = moment.tenant(id);
            float latency = number < 0 ? Float.NaN : moment.latency(number, metric, statistic);
            if (latency > most) {
                most = latency;
                found = id;
            }
        }
        return found;
    }

    /// That latency in seconds, NaN where nobody has one.
    float latency(RecordedMoment moment) {
        TenantId slowest = slowest(moment);
        return slowest == null ? Float.NaN : moment.latency(moment.tenant(slowest), metric, statistic);
    }

    /// What a track shows of it.
    float value(Track track, RecordedMoment moment) {
        return switch (track) {
            case LOAD -> load(moment);
            case LATENCY -> latency(moment);
            case BACKLOG -> waiting(moment);
            case UTILISATION -> utilisation(moment);
        };
    }
}
