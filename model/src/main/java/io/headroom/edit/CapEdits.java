package io.headroom.edit;

import io.headroom.allocate.caps.Raise;
import io.headroom.allocate.caps.Relief;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import java.util.List;

/// Edits of limits, as the cap solver proposes them.
public final class CapEdits {
    private CapEdits() {}

    /// Sets limits, together with what makes room for them: goes to the scenario, or adds the GPUs.
    ///
    /// @param plan the plan that was asked about
    /// @param changes the limits and what they become
    /// @throws io.headroom.plan.InvalidPlan on applying, if a tier, the scenario or the lane is gone
    public static Edit raise(Plan plan, PartitionId lane, Relief relief, List<Raise.Change> changes) {
        return Edit.of("edit.caps", List.of(relief.of(plan, lane).partition(lane).name()), before -> {
            Plan raised = switch (relief) {
                case Relief.None() -> before;
                case Relief.Scenario(String name) -> ScenarioEdits.show(name).change().apply(before);
                case Relief.Gpus gpus -> gpus.of(before, lane);
            };
            for (Raise.Change change : changes) {
                raised = change.cap().with(raised, change.after());
            }
            return raised;
        });
    }
}
