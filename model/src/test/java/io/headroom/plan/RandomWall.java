package io.headroom.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Gives every other plan gauges of its own.
final class RandomWall extends Draws {
    RandomWall(Random random) {
        super(random);
    }

    Plan in(Plan plan) {
        if (chance(0.5)) {
            return plan;
        }
        List<Gauge> gauges = new ArrayList<>();
        times(1, Wall.MOST, i -> {
            Gauge.Quantity quantity = pick(Gauge.Quantity.values());
            gauges.add(quantity.metric() == null || chance(0.5) ? Gauge.of(quantity).of(scope(plan))
                    : new Gauge(quantity, pick(List.of(Objective.Statistic.P50, Objective.Statistic.P95)), scope(plan)));
        });
        return plan.withWall(new Wall(gauges));
    }

    private Gauge.Scope scope(Plan plan) {
        return switch (random.nextInt(4)) {
            case 0 -> new Gauge.Scope.Selected();
            case 1 -> new Gauge.Scope.Whole();
            case 2 -> new Gauge.Scope.OfTenant(plan.tenants().isEmpty() ? new TenantId("gone") : pick(plan.tenants()).id());
            default -> new Gauge.Scope.OfPartition(new PartitionId("maybe-gone"));
        };
    }
}
