package io.headroom.comparison;

import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.ScenarioEdits;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.session.TestPlans;

/// A small plan with a second scenario, in which the launch operator and robotics have cabins of their own.
public final class Sides {
    public static final String BASE = "Base";
    public static final String MOVED = "Moved";

    private Sides() {}

    /// The plan shows the base; the other is beside it.
    public static Plan plan() {
        Plan plan = TestPlans.plan();
        Plan branched = ScenarioEdits.branch(MOVED).applyTo(plan.withRun(plan.run().withDuration(400)));
        Plan moved = cabin(cabin(branched, TestPlans.LAUNCH), TestPlans.TRAY);
        return ScenarioEdits.show(BASE).applyTo(moved);
    }

    private static Plan cabin(Plan plan, TenantId tenant) {
        return Edits.move(plan, tenant, new MoveTarget.NewCabin(TestPlans.CLUSTER, plan.deployments().getFirst().id(), 4)).applyTo(plan);
    }
}
