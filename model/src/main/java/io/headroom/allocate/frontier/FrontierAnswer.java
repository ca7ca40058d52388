package io.headroom.allocate.frontier;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The cost of serving a tenant against its delay.
///
/// @param plan the plan that was asked about
/// @param tenant the tenant
/// @param lane the lane it is compared with, or null if none could serve it
/// @param metric whose 99th percentile is the delay
/// @param points cabins, the smallest first, then lanes: simulated ones where they are known by now, else estimated
/// @param estimated the same points in closed form
/// @param isolation what it costs to keep the tenants of the lane apart, or null where that is not known
public record FrontierAnswer(Plan plan, Tenant tenant, @Nullable PartitionId lane, Objective.Metric metric, List<Point> points, List<Point> estimated,
        @Nullable Isolation isolation) {
    /// Keeps its own copies.
    public FrontierAnswer {
        points = List.copyOf(points);
        estimated = List.copyOf(estimated);
    }

    /// Estimates all points, then simulates them one by one, then finds what isolation costs.
    ///
    /// @param isolate whether to find what isolation costs, which takes some simulations for each tenant of the lane
    /// @param soFar hears of the answer after the estimate and after each point
    /// @throws io.headroom.allocate.SearchCancelled if the watcher ended it
    public static FrontierAnswer of(Plan plan, Frontier frontier, boolean isolate, int threads, Watcher watcher, Consumer<FrontierAnswer> soFar) {
        List<Point> estimated = frontier.estimated();
        List<Point> points = new ArrayList<>(estimated);
        PartitionId lane = frontier.lane().orElse(null);
        soFar.accept(new FrontierAnswer(plan, frontier.tenant(), lane, frontier.metric(), estimated, estimated, null));
        Trials trials = new Trials(threads, watcher);
        int steps = points.size() + (isolate && lane != null ? points.size() / 2 + 1 : 0);
        for (int i = 0; i < points.size(); i++) {
            points.set(i, frontier.simulated(i, trials));
            watcher.progress((i + 1.0) / steps);
            soFar.accept(new FrontierAnswer(plan, frontier.tenant(), lane, frontier.metric(), Point.marked(points), estimated, null));
        }
        Isolation isolation = isolate && lane != null ? Isolation.of(plan, lane, frontier.tenant().id(), Assurance.USUAL, trials) : null;
        watcher.progress(1);
        return new FrontierAnswer(plan, frontier.tenant(), lane, frontier.metric(), Point.marked(points), estimated, isolation);
    }
}
