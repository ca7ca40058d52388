package io.headroom.session;

import io.headroom.engine.Moment;
import io.headroom.plan.Objective.Metric;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/*
 * A recorded moment is one array of ints. A tenant takes a row: eleven counts, two reals, and six numbers for each latency that is kept: time to first token and end
 * to end always, the others only where the tenant was promised something of them. Then each partition has three reals and where its replicas begin, and then come
 * two reals for each replica. Counts are as they are, reals are floats, seven figures where a percentile of the engine has three.
 */
/// Where in the array of a recorded moment what is kept; shared by all moments of the same tenants and partitions.
final class RecordedLayout {
    /// Ints that a tenant takes before its latencies.
    static final int COUNTS = 13;
    /// Ints that one latency takes.
    static final int LATENCY = 6;
    /// Ints that a partition takes besides its replicas.
    static final int PARTITION = 4;

    private final List<TenantId> tenants;
    private final List<PartitionId> partitions;
    private final int[] rows;
    private final List<Set<Metric>> kept;
    private final Map<TenantId, Integer> rowOf = new HashMap<>();
    private final Map<PartitionId, Integer> partitionOf = new HashMap<>();
    private final int[] gpus;
    private final int partitionsAt;

    /// The layout of the moments that a run of a plan shows.
    RecordedLayout(Plan plan) {
        List<Tenant> placed = plan.tenants().stream().filter(tenant -> tenant.partition() != null).toList();
        tenants = placed.stream().map(Tenant::id).toList();
        partitions = plan.partitions().stream().map(partition -> partition.id()).toList();
        kept = placed.stream().map(RecordedLayout::kept).toList();
        rows = new int[tenants.size()];
        int at = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = at;
            rowOf.put(tenants.get(i), i);
            at += COUNTS + LATENCY * kept.get(i).size();
        }
        partitionsAt = at;
        gpus = plan.partitions().stream().mapToInt(partition -> partition.gpus()).toArray();
        for (int i = 0; i < partitions.size(); i++) {
            partitionOf.put(partitions.get(i), i);
        }
    }

    private static Set<Metric> kept(Tenant tenant) {
        Set<Metric> metrics = EnumSet.of(Metric.TTFT, Metric.E2E);
        tenant.objectives().forEach(objective -> metrics.add(objective.metric()));
        return metrics;
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
        return rowOf.getOrDefault(id, -1);
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
        return rows[tenant];
    }

    /// Where what is kept of a partition begins.
    int partitionRow(int partition) {
        return partitionsAt + partition * PARTITION;
    }

    /// Where the replicas begin.
    int replicasAt() {
        return partitionRow(partitions.size());
    }

    /// Where a latency of a tenant is kept, -1 if it is not.
    int latency(int tenant, Metric metric) {
        int at = rows[tenant] + COUNTS;
        for (Metric each : kept.get(tenant)) {
            if (each == metric) {
                return at;
            }
            at += LATENCY;
        }
        return -1;
    }

    /// Bytes that a moment takes, about.
    ///
    /// @param replicas of all partitions
    static long bytes(Plan plan, long replicas) {
        long tenants = plan.tenants().stream().filter(tenant -> tenant.partition() != null).mapToLong(tenant -> COUNTS + (long) LATENCY * kept(tenant).size()).sum();
        return 64 + Integer.BYTES * (tenants + (long) PARTITION * plan.partitions().size() + 2 * replicas);
    }
}
