package io.headroom.allocate.frontier;

import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;

/// What those suffer who live on the rest of a fleet while large tenants lock it up.
///
/// @param plan the plan that was asked about
/// @param steps the fleet as it is, and locked up more and more
/// @param rest the tenants in its lanes, in plan order
public record LockedAnswer(Plan plan, List<Step> steps, List<TenantId> rest) {
    /// One share of the fleet.
    ///
    /// @param fleet what is locked
    /// @param results what the plan comes to with it, simulated
    public record Step(LockedFleet fleet, Results results) {
        /// What one of the rest gets.
        public TenantResult of(TenantId tenant) {
            return results.tenant(tenant).orElseThrow();
        }
    }

    /// Keeps its own copies.
    public LockedAnswer {
        steps = List.copyOf(steps);
        rest = List.copyOf(rest);
    }

    /// Simulates every share under the plan's own run settings.
    ///
    /// @param threads threads to use, at least one
    /// @param watcher told how far it is, and asked whether to go on
    /// @throws io.headroom.allocate.SearchCancelled if the watcher ended it
    /// @throws InvalidPlan if no tenant is in a lane
    public static LockedAnswer of(Plan plan, int threads, Watcher watcher) {
        List<TenantId> rest = plan.tenants().stream().filter(tenant -> inLane(plan, tenant)).map(Tenant::id).toList();
        if (rest.isEmpty()) {
            throw new InvalidPlan("No tenant of plan %s is in a shared lane, so nobody lives on what is not locked: put one into a lane.".formatted(plan.name()));
        }
        Trials trials = new Trials(threads, watcher);
        List<LockedFleet> fleets = LockedFleet.of(plan);
        List<Step> steps = new ArrayList<>();
        for (LockedFleet fleet : fleets) {
            steps.add(new Step(fleet, trials.of(fleet.plan())));
            watcher.progress((double) steps.size() / fleets.size());
        }
        return new LockedAnswer(plan, steps, rest);
    }

    private static boolean inLane(Plan plan, Tenant tenant) {
        return tenant.partition() != null && plan.partitions().stream().filter(partition -> partition.id().equals(tenant.partition())).noneMatch(Partition::reserved);
    }
}
