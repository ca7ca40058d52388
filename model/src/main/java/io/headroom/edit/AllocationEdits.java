package io.headroom.edit;

import io.headroom.allocate.auto.Answer;
import io.headroom.plan.Deployment;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The edits that take over what a search found.
public final class AllocationEdits {
    private AllocationEdits() {}

    /// Takes over the partitions of an auto-plan, and who is in them. What else the plan says by now, such as names and objectives, stays as it is.
    ///
    /// @throws InvalidPlan on applying, if the plan has other partitions, tenants or places by now than when the auto-plan was asked for
    public static Edit adopt(Answer.Found found) {
        return Edit.of("edit.autoPlan", List.of(Long.toString(found.moves())), before -> {
            if (!before.partitions().equals(found.before().partitions()) || !places(before).equals(places(found.before()))) {
                throw new InvalidPlan("The plan has other partitions or places by now than when the auto-plan was asked for. Ask again.");
            }
            Plan changed = before;
            for (Deployment deployment : found.plan().deployments()) {
                if (before.deployments().stream().noneMatch(known -> known.id().equals(deployment.id()))) {
                    changed = changed.withDeployment(deployment);
                }
            }
            Map<TenantId, PartitionId> to = places(found.plan());
            List<Tenant> placed = before.tenants().stream().map(tenant -> tenant.in(to.get(tenant.id()))).toList();
            return changed.withPartitions(found.plan().partitions(), placed);
        });
    }

    /// Keeps the plan as it is under its current name, and goes on in a scenario with the partitions of an auto-plan.
    ///
    /// @param name of the scenario; with a number behind it where there is one of that name
    /// @throws InvalidPlan on applying, as for [#adopt]
    public static Edit adoptAsScenario(Plan plan, Answer.Found found, String name) {
        String free = name;
        for (int copy = 2; plan.variants().contains(free); copy++) {
            free = name + " " + copy;
        }
        String scenario = free;
        return Edit.of("edit.autoPlanScenario", List.of(scenario), before -> adopt(found).change().apply(ScenarioEdits.branch(scenario).change().apply(before)));
    }

    private static Map<TenantId, PartitionId> places(Plan plan) {
        Map<TenantId, PartitionId> places = new HashMap<>();
        plan.tenants().forEach(tenant -> places.put(tenant.id(), tenant.partition()));
        return places;
    }
}
