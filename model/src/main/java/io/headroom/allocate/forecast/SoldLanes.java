package io.headroom.allocate.forecast;

import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Watcher;
import io.headroom.plan.Plan;
import java.util.List;

/// What is guaranteed to the tenants of the lanes of a plan, and how often these guarantees collide.
///
/// @param lanes those in which somebody is promised something, in plan order
public record SoldLanes(List<Oversubscription> lanes) {
    /// Keeps its own copy.
    public SoldLanes {
        lanes = List.copyOf(lanes);
    }

    /// Looks at every lane of a plan, as is usual.
    ///
    /// @throws SearchCancelled if the watcher ended it
    /// @throws io.headroom.plan.InvalidPlan if a partition cannot hold its model, or is not there
    public static SoldLanes of(Plan plan, Watcher watcher) {
        return new SoldLanes(Oversubscription.of(plan, Oversubscription.Question.USUAL, watcher));
    }
}
