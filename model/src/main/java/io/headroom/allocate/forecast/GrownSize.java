package io.headroom.allocate.forecast;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.engine.Results;
import io.headroom.estimate.Estimate;
import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The size at which a partition keeps its promises under a load, in whole replicas; its cluster is taken to have as many GPUs as it takes.
final class GrownSize {
    /// More than this many times the size says that size does not help.
    private static final int MOST_TIMES = 64;

    private final Plan plan;
    private final PartitionId id;
    private final Assurance assurance;
    private final Trials trials;
    private final int mostTrials;
    private final Estimate estimate = new Estimate();

    /// @param plan the plan on the date
    /// @param mostTrials plans that the trials may simulate in all
    GrownSize(Plan plan, PartitionId id, Assurance assurance, Trials trials, int mostTrials) {
        this.plan = plan;
        this.id = id;
        this.assurance = assurance;
        this.trials = trials;
        this.mostTrials = mostTrials;
    }

    /// GPUs that keep every promise in the partition, so that a replica fewer does not; null if none was found.
    @Nullable Integer find() {
        int now = plan.replicas(plan.partition(id));
        int each = plan.partition(id).gpus() / now;
        int most = now * MOST_TIMES + MOST_TIMES;
        int low = 0;
        int high = most;
        // By estimate first: in so far as it is right, the simulation has two sizes to look at.
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (holds(estimate.of(sized(middle * each)).results())) {
                high = middle;
            } else {
                low = middle;
            }
        }
        int fails = 0;
        int keeps = -1;
        int probe = high == most ? now : high;
        int reach = 1;
        while (keeps < 0 || keeps - fails > 1) {
            if (probe > most || trials.plans() >= mostTrials) {
                return keeps < 0 ? null : Integer.valueOf(keeps * each);
            }
            if (holds(trials.of(sized(probe * each)))) {
                keeps = probe;
            } else {
                fails = probe;
            }
            probe = keeps < 0 ? fails + reach : Math.max(fails + (keeps - fails) / 2, keeps - reach);
            reach *= 2;
        }
        return keeps * each;
    }

    private boolean holds(Results results) {
        List<Tenant> here = plan.tenantsIn(id);
        return here.stream().allMatch(tenant -> assurance.holds(results, tenant.id()));
    }

    private Plan sized(int gpus) {
        Partition partition = plan.partition(id).withGpus(gpus);
        Cluster cluster = plan.cluster(partition.cluster());
        int others = cluster.gpus() - plan.freeGpus(cluster) - plan.partition(id).gpus();
        int nodes = Math.max(cluster.nodes(), Math.ceilDiv(others + gpus, cluster.gpusPerNode()));
        Plan wide = plan.withCluster(new Cluster(cluster.id(), cluster.name(), cluster.gpu(), nodes, cluster.gpusPerNode(), cluster.availableFrom(), cluster.availableUntil(), cluster.prices()));
        return wide.withPartition(partition);
    }
}
