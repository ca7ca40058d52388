package io.headroom.shell;

import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;

/// How many GPUs do what.
///
/// @param all GPUs that are there
/// @param serving held by partitions with a tenant
/// @param vacant held by partitions without one
/// @param free held by no partition
/// @param arriving GPUs that are not there yet
record FleetCounts(int all, int serving, int vacant, int free, int arriving) {
    static FleetCounts of(Plan plan) {
        int all = 0;
        int serving = 0;
        int free = 0;
        int arriving = 0;
        for (Cluster cluster : plan.fleet()) {
            if (plan.arriving(cluster)) {
                arriving += cluster.gpus();
                continue;
            }
            all += cluster.gpus();
            free += plan.freeGpus(cluster);
            serving += (int) Math.ceil(plan.partitionsOn(cluster.id()).stream().filter(partition -> !plan.tenantsIn(partition.id()).isEmpty()).mapToDouble(Partition::gpuShare)
                    .sum() - 1e-9);
        }
        return new FleetCounts(all, serving, all - serving - free, free, arriving);
    }

    /// "72 GPUs: 52 serving, 8 free, 8 vacant"; what there is none of is left out.
    String text(Words words, Format format) {
        if (all + arriving == 0) {
            return words.text("fleet.none");
        }
        List<String> parts = new ArrayList<>();
        parts.add(words.text("fleet.serving", format.whole(serving)));
        parts.add(words.text("fleet.free", format.whole(free)));
        if (vacant > 0) {
            parts.add(words.text("fleet.vacant", format.whole(vacant)));
        }
        if (arriving > 0) {
            parts.add(words.text("fleet.arriving", format.whole(arriving)));
        }
        return words.text("fleet", format.whole(all), String.join(", ", parts));
    }
}
