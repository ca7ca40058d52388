package io.headroom.allocate.frontier;

import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;

/// What the next cabin of a plan is called.
final class NewCabin {
    private NewCabin() {}

    static PartitionId id(Plan plan) {
        return new PartitionId("cabin-" + number(plan));
    }

    static String name(Plan plan) {
        return "Cabin " + number(plan);
    }

    private static int number(Plan plan) {
        int number = 1;
        while (taken(plan, number)) {
            number++;
        }
        return number;
    }

    private static boolean taken(Plan plan, int number) {
        return plan.partitions().stream().anyMatch(partition -> partition.id().value().equals("cabin-" + number) || partition.name().equals("Cabin " + number));
    }
}
