package io.headroom.allocate.forecast;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.estimate.Estimate;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A plan as time goes by at one pace of growth, simulated and estimated on the dates that are asked for, each once.
final class Course {
    /// What a tenant was promised.
    ///
    /// @param objective null for the share of requests that are served
    record Promise(TenantId tenant, @Nullable Objective objective) {
        static List<Promise> of(Plan plan) {
            return plan.tenants().stream().filter(tenant -> tenant.partition() != null).flatMap(Course.Promise::of).toList();
        }

        private static Stream<Promise> of(Tenant tenant) {
            return Stream.concat(tenant.objectives().stream().map(objective -> new Promise(tenant.id(), objective)), Stream.of(new Promise(tenant.id(), null)));
        }
    }

    private final Outlook outlook;
    private final GrowthRange.Pace pace;
    private final Assurance assurance;
    private final Trials trials;
    private final int mostTrials;
    private final Estimate estimate = new Estimate();
    private final Map<Integer, Map<Promise, Forecast.Standing>> simulated = new HashMap<>();
    private final Map<Integer, Map<Promise, Forecast.Standing>> estimated = new HashMap<>();

    /// @param mostTrials plans that the trials may simulate in all
    Course(Outlook outlook, GrowthRange.Pace pace, Assurance assurance, Trials trials, int mostTrials) {
        this.outlook = outlook;
        this.pace = pace;
        this.assurance = assurance;
        this.trials = trials;
        this.mostTrials = mostTrials;
    }

    /// How a promise stands on a date; null if no more may be simulated.
    Forecast.@Nullable Standing simulated(int step, Promise promise) {
        Map<Promise, Forecast.Standing> known = simulated.get(step);
        if (known == null) {
            if (trials.plans() >= mostTrials) {
                return null;
            }
            known = standings(trials.of(outlook.at(step, pace)));
            simulated.put(step, known);
        }
        return known.getOrDefault(promise, absent());
    }

    /// The same in closed form, without intervals.
    Forecast.Standing estimated(int step, Promise promise) {
        return estimated.computeIfAbsent(step, date -> standings(estimate.of(outlook.at(date, pace)).results())).getOrDefault(promise, absent());
    }

    /// Demand over capacity on a date, of partitions whose cluster is there.
    Map<PartitionId, Double> loads(int step) {
        Plan dated = outlook.at(step, pace);
        Map<PartitionId, Double> loads = new HashMap<>(estimate.of(dated).loads());
        loads.keySet().removeIf(id -> dated.tenantsIn(id).isEmpty());
        return loads;
    }

    private Map<Promise, Forecast.Standing> standings(Results results) {
        Map<Promise, Forecast.Standing> standings = new HashMap<>();
        for (TenantResult tenant : results.tenants()) {
            double throttled = share(tenant.throttledShare());
            tenant.objectives().forEach(objective -> standings.put(new Promise(tenant.id(), objective.objective()), standing(objective, tenant)));
            double lost = 1 - served(tenant);
            standings.put(new Promise(tenant.id(), null), new Forecast.Standing(lost, lost, lost, 1 - assurance.servedShare(), true, throttled));
        }
        return standings;
    }

    private Forecast.Standing standing(ObjectiveResult result, TenantResult tenant) {
        // Where requests came and none was answered, the queue was so long that all who came in the run still wait.
        double value = Double.isNaN(result.value()) && tenant.offered() > 0 ? Double.POSITIVE_INFINITY : result.value();
        double throttled = share(tenant.throttledShare());
        if (!result.interval().known() || Double.isInfinite(value)) {
            // An interval that is not known is no assurance, and no proof of the contrary.
            return new Forecast.Standing(value, Double.isInfinite(value) ? value : Double.NEGATIVE_INFINITY, Double.isNaN(value) ? value : Double.POSITIVE_INFINITY,
                    result.objective().targetSeconds(), true, throttled);
        }
        double hi = assurance.bound(result);
        double width = result.interval().hi() - value;
        double lo = width > 0 ? value - (value - result.interval().lo()) * (hi - value) / width : result.interval().lo();
        return new Forecast.Standing(value, lo, hi, result.objective().targetSeconds(), true, throttled);
    }

    private static double share(double known) {
        return Double.isNaN(known) ? 0 : known;
    }

    private static double served(TenantResult tenant) {
        long ended = tenant.offered() - tenant.inFlight();
        return ended == 0 ? tenant.offered() == 0 ? 1 : 0 : (double) tenant.served() / ended;
    }

    private static Forecast.Standing absent() {
        return new Forecast.Standing(Double.NaN, Double.NaN, Double.NaN, Double.NaN, false, 0);
    }

    /// Which figure of a standing must keep to the target.
    enum Edge {
        /// The upper end: the promise is assured.
        ASSURED,
        /// The value itself.
        VALUE,
        /// The lower end: the promise is not surely broken.
        NOT_SURELY;

        boolean breaks(Forecast.Standing standing) {
            if (!standing.there()) {
                return true;
            }
            return switch (this) {
                case ASSURED -> standing.hi() > standing.target();
                case VALUE -> standing.value() > standing.target();
                case NOT_SURELY -> standing.lo() > standing.target();
            };
        }
    }

    /// Where a promise breaks first.
    ///
    /// @param holds last step on which it was seen to hold before, or -1
    /// @param breaks first step on which it was seen not to, or -1
    /// @param exact whether nothing lies between, or it holds to the end
    record Crossing(int holds, int breaks, boolean exact) {}

    /// Finds where a promise breaks first, stretch by stretch: within one, an objective that holds at the end has held all along. The search begins where the estimate
    /// breaks and reaches further in growing steps, so that dates far beyond, on which queues grow without end, are not simulated at all.
    ///
    /// @param guess a step to begin at, or -1 to begin where the estimate breaks
    Crossing first(Promise promise, Edge edge, int guess) {
        int holds = -1;
        for (Outlook.Stretch stretch : outlook.stretches()) {
            Forecast.Standing standing = simulated(stretch.first(), promise);
            if (standing == null) {
                return new Crossing(holds, -1, false);
            }
            if (edge.breaks(standing)) {
                return new Crossing(holds, stretch.first(), true);
            }
            Crossing within = within(promise, edge, stretch, guess);
            if (within.breaks() >= 0 || !within.exact()) {
                return within;
            }
            holds = stretch.last();
        }
        return new Crossing(holds, -1, true);
    }

    /// Where a promise breaks first in a stretch on whose first date it holds.
    private Crossing within(Promise promise, Edge edge, Outlook.Stretch stretch, int guess) {
        int holds = stretch.first();
        int breaks = stretch.last() + 1;
        int probe = guess > holds ? guess : guess(promise, stretch);
        int reach = 2;
        boolean found = false;
        while (breaks - holds > 1) {
            probe = Math.clamp(probe, holds + 1, breaks - 1);
            Forecast.Standing standing = simulated(probe, promise);
            if (standing == null) {
                return new Crossing(holds, found ? breaks : -1, false);
            }
            boolean beyond = edge.breaks(standing);
            if (beyond) {
                breaks = probe;
                found = true;
            } else {
                holds = probe;
            }
            int middle = holds + (breaks - holds) / 2;
            probe = beyond ? Math.max(middle, breaks - reach) : found ? Math.min(middle, holds + reach) : holds + reach;
            reach *= 4;
        }
        return new Crossing(holds, found ? breaks : -1, true);
    }

    private int guess(Promise promise, Outlook.Stretch stretch) {
        int holds = stretch.first();
        int breaks = stretch.last();
        while (breaks - holds > 1) {
            int middle = holds + (breaks - holds) / 2;
            if (Edge.VALUE.breaks(estimated(middle, promise))) {
                breaks = middle;
            } else {
                holds = middle;
            }
        }
        return breaks;
    }

    /// How a promise was seen to stand on a date that was simulated.
    Forecast.Standing known(int step, Promise promise) {
        return Objects.requireNonNull(simulated.get(step)).getOrDefault(promise, absent());
    }
}
