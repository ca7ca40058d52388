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

/// Whom the time line is about: one tenant, several, those of a cabin or lane, or the whole plan.
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
            case Selection.None() -> new TimelineSubject(true, List.of(), null, Metric.TTFT, Statistic.P99, Double.NaN);
            case Selection.OfTenants(var ids) -> new TimelineSubject(false, List.copyOf(ids), null, Metric.TTFT, Statistic.P99, Double.NaN);
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

    /// The numbers that the tenants have in a moment, and so in all with the same tenants; they are asked for once and not for each value.
    int[] numbers(RecordedMoment moment) {
        return tenants.stream().mapToInt(moment::tenant).filter(number -> number >= 0).toArray();
    }

    private float load(RecordedMoment moment, int[] numbers) {
        if (whole) {
            return moment.planLoad();
        }
        float sum = 0;
        for (int number : numbers) {
            sum += moment.load(number);
        }
        return sum;
    }

    private float waiting(RecordedMoment moment, int[] numbers) {
        if (whole) {
            return moment.planWaiting();
        }
        float sum = 0;
        for (int number : numbers) {
            sum += moment.waiting(number);
        }
        return sum;
    }

    private float utilisation(RecordedMoment moment) {
        return whole ? moment.planUtilisation() : partition == null ? Float.NaN : moment.utilisation(partition);
    }

    /// The number of the slowest, -1 where nobody has a latency.
    private int slowest(RecordedMoment moment, int[] numbers) {
        if (whole) {
            return moment.slowest();
        }
        int found = -1;
        float most = Float.NEGATIVE_INFINITY;
        for (int number : numbers) {
            float latency = moment.latency(number, metric, statistic);
            if (latency > most) {
                most = latency;
                found = number;
            }
        }
        return found;
    }

    /// Whose latency is shown: the slowest, since a mean stands for nobody's; null where nobody has one.
    @Nullable TenantId slowest(RecordedMoment moment) {
        int slowest = slowest(moment, numbers(moment));
        return slowest < 0 ? null : moment.tenants().get(slowest);
    }

    private float latency(RecordedMoment moment, int[] numbers) {
        int slowest = slowest(moment, numbers);
        return slowest < 0 ? Float.NaN : moment.latency(slowest, metric, statistic);
    }

    /// What a track shows: requests per second, seconds of the slowest, requests that wait, or the share of the time in which replicas were busy; NaN where there is none.
    float value(Track track, RecordedMoment moment) {
        return value(track, moment, numbers(moment));
    }

    /// The same, for numbers that are known.
    float value(Track track, RecordedMoment moment, int[] numbers) {
        return switch (track) {
            case LOAD -> load(moment, numbers);
            case LATENCY -> latency(moment, numbers);
            case BACKLOG -> waiting(moment, numbers);
            case UTILISATION -> utilisation(moment);
        };
    }
}
