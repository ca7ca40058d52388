package io.headroom.session;

import io.headroom.engine.Moment;
import io.headroom.plan.Objective.Metric;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/*
 * A recorded moment is one array of ints. A tenant takes a row: eleven counts, two reals, and six numbers for each of its four latencies. Then each partition has two reals, a count and the
 * number of its replicas, and then come two reals for each replica. Counts are as they are, reals are floats, seven figures where a percentile of the engine has three.
 */
/// Where in the array of a recorded moment what is kept; shared by all moments of the same tenants and partitions.
final class RecordedLayout {
    /// Ints that a tenant takes before its latencies.
    static final int COUNTS = 13;
    /// Ints that one latency takes.
    static final int LATENCY = 6;
    /// Ints that a tenant takes.
    private static final int ROW = COUNTS + 4 * LATENCY;
    /// Ints that a partition takes besides its replicas.
    static final int PARTITION = 4;

    private final List<TenantId> tenants;
    private final List<PartitionId> partitions;
    private final Map<TenantId, Integer> numberOf = new HashMap<>();
    private final Map<PartitionId, Integer> partitionOf = new HashMap<>();
    private final int[] gpus;

    /// The layout of the moments that a run of a plan shows.
    RecordedLayout(Plan plan) {
        tenants = plan.tenants().stream().filter(tenant -> tenant.partition() != null).map(Tenant::id).toList();
        partitions = plan.partitions().stream().map(partition -> partition.id()).toList();
        for (int i = 0; i < tenants.size(); i++) {
            numberOf.put(tenants.get(i), i);
        }
        gpus = plan.partitions().stream().mapToInt(partition -> partition.gpus()).toArray();
        for (int i = 0; i < partitions.size(); i++) {
            partitionOf.put(partitions.get(i), i);
        }
    }

    /// Whether a moment is about the same tenants and partitions.
    boolean fits(Moment moment) {
        return moment.tenants().size() == tenants.size() && moment.partitions().size() == partitions.size()
                && IntStream.range(0, tenants.size()).allMatch(i -> moment.tenants().get(i).id().equals(tenants.get(i)))
                && IntStream.range(0, partitions.size()).allMatch(i -> moment.partitions().get(i).id().equals(partitions.get(i)));
    }

    List<TenantId> tenants() {
        return tenants;
    }

    List<PartitionId> partitions() {
        return partitions;
    }

    /// The number of a tenant, -1 if it is not there.
    int tenant(TenantId id) {
        return numberOf.getOrDefault(id, -1);
    }

    /// The number of a partition, -1 if it is not there.
    int partition(PartitionId id) {
        return partitionOf.getOrDefault(id, -1);
    }

    int gpus(int partition) {
        return gpus[partition];
    }

    /// Where the row of a tenant begins.
    int row(int tenant) {
        return tenant * ROW;
    }

    /// Where what is kept of a partition begins.
    int partitionRow(int partition) {
        return tenants.size() * ROW + partition * PARTITION;
    }

    /// Where the replicas begin.
    int replicasAt() {
        return partitionRow(partitions.size());
    }

    /// Where a latency of a tenant is kept.
    static int latency(int tenant, Metric metric) {
        return tenant * ROW + COUNTS + LATENCY * switch (metric) {
            case TTFT -> 0;
            case E2E -> 1;
            case TPOT -> 2;
            case WAIT -> 3;
        };
    }

    /// Bytes that a moment takes, about.
    ///
    /// @param replicas of all partitions
    static long bytes(Plan plan, long replicas) {
        long tenants = plan.tenants().stream().filter(tenant -> tenant.partition() != null).count();
        return 64 + Integer.BYTES * (tenants * ROW + (long) PARTITION * plan.partitions().size() + 2 * replicas);
    }
}
