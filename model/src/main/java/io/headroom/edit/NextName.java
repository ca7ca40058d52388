package io.headroom.edit;

import io.headroom.plan.ClusterId;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Id and name of the next partition of a kind: the first number that neither an id nor a name has.
record NextName(PartitionId id, String name, Partition.Kind kind) {
    static NextName of(Plan plan, Partition.Kind kind) {
        String word = kind == Partition.Kind.RESERVED ? "Cabin" : "Lane";
        int number = 1;
        while (taken(plan, word, number)) {
            number++;
        }
        return new NextName(id(word, number), word + " " + number, kind);
    }

    private static PartitionId id(String word, int number) {
        return new PartitionId(word.toLowerCase(Locale.ROOT) + "-" + number);
    }

    private static boolean taken(Plan plan, String word, int number) {
        return plan.partitions().stream().anyMatch(partition -> partition.id().equals(id(word, number)) || partition.name().equals(word + " " + number));
    }

    Partition partition(ClusterId cluster, int gpus, DeploymentId deployment, @Nullable TenantId owner) {
        return new Partition(id, name, kind, cluster, gpus, deployment, owner);
    }
}
