package io.headroom.edit;

import io.headroom.allocate.frontier.Size;
import io.headroom.plan.Plan;
import java.util.List;

/// Edits that take up a way to serve a tenant, as the frontier shows it.
public final class FrontierEdits {
    private FrontierEdits() {}

    /// Keeps the plan as it is under its current name, and goes on in a scenario in which the tenant is served so.
    ///
    /// @param name of the scenario; with a number behind it where there is one of that name
    public static Edit adopt(Plan plan, Size size, String name) {
        String free = free(plan, name);
        return Edit.of("edit.frontier", List.of(free), before -> ScenarioEdits.branch(free).change().apply(before)
                .withPartitions(size.plan().partitions(), size.plan().tenants()));
    }

    private static String free(Plan plan, String name) {
        String free = name;
        for (int copy = 2; plan.variants().contains(free); copy++) {
            free = name + " " + copy;
        }
        return free;
    }
}
