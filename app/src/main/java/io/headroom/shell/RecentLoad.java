package io.headroom.shell;

import io.headroom.engine.Moment;
import io.headroom.plan.TenantId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each tenant's load was over the last moments, for the sparklines of the board.
final class RecentLoad {
    /// Points kept, about seven seconds of watching.
    private static final int POINTS = 32;

    private final Map<TenantId, Deque<Double>> loads = new HashMap<>();
    private double clock = -1;

    void add(Moment moment) {
        if (moment.clockSeconds() < clock) {
            clear();
        }
        if (moment.clockSeconds() == clock) {
            return;
        }
        clock = moment.clockSeconds();
        for (Moment.TenantMoment tenant : moment.tenants()) {
            Deque<Double> points = loads.computeIfAbsent(tenant.id(), _ -> new ArrayDeque<>());
            points.addLast(tenant.offeredPerSecond(moment.windowSeconds()));
            if (points.size() > POINTS) {
                points.removeFirst();
            }
        }
    }

    void clear() {
        loads.clear();
        clock = -1;
    }

    /// Oldest first; empty where nothing was watched yet.
    List<Double> of(TenantId tenant) {
        Deque<Double> points = loads.get(tenant);
        return points == null || points.size() < 2 ? List.of() : List.copyOf(points);
    }
}
