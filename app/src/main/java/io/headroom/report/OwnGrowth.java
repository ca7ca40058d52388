package io.headroom.report;

import io.headroom.allocate.forecast.WorkloadGrowth;
import io.headroom.estimate.Estimate;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How much of the load grows by a rate of its own: workloads whose growth the plan or a recording tells, or that was given for a forecast. Load that shares a partition is split by
/// what each part of it would fill alone, since what a request takes depends on its length.
final class OwnGrowth {
    /// Growth of what nothing is known of: that of the basis.
    private static final double NOT_KNOWN = Double.NEGATIVE_INFINITY;

    /// What grows by the same rate.
    ///
    /// @param perMonth the rate
    /// @param tenants who sends it
    /// @param loads demand over capacity of each partition that it would make alone
    private record Part(double perMonth, int tenants, Map<PartitionId, Double> loads) {
        double load(PartitionId partition) {
            return CapacityOutlook.known(loads.getOrDefault(partition, 0.0));
        }
    }

    private OwnGrowth() {}

    private static boolean known(WorkloadGrowth growth) {
        return switch (growth.source()) {
            case GIVEN, PLAN, TREND -> true;
            case UNKNOWN, NONE -> false;
        };
    }

    /// Tenants with load that grows by a rate of its own.
    static long tenants(List<WorkloadGrowth> growths) {
        return growths.stream().filter(OwnGrowth::known).map(WorkloadGrowth::tenant).distinct().count();
    }

    /// The parts of a load with a rate of their own, the slowest first.
    ///
    /// @param growths of the placed workloads of the plan
    /// @param filled GPUs that the load of each partition fills
    static List<CapacityOutlook.Grower> of(Plan plan, List<WorkloadGrowth> growths, Map<PartitionId, Double> filled) {
        if (growths.stream().noneMatch(OwnGrowth::known)) {
            return List.of();
        }
        Plan alone = plan.withScenarios(Scenarios.NONE);
        Map<Double, Map<TenantId, List<Integer>>> workloads = new TreeMap<>();
        growths.forEach(growth -> workloads.computeIfAbsent(known(growth) ? growth.range().expected() : NOT_KNOWN, _ -> new HashMap<>())
                .computeIfAbsent(growth.tenant(), _ -> new ArrayList<>()).add(growth.workload()));
        List<Part> parts = new ArrayList<>();
        workloads.forEach((rate, theirs) -> parts.add(new Part(rate, theirs.size(), new Estimate().of(only(alone, theirs)).loads())));
        return parts.stream().filter(part -> part.perMonth() != NOT_KNOWN)
                .map(part -> new CapacityOutlook.Grower(part.perMonth(), part.tenants(), filled.entrySet().stream().mapToDouble(one -> one.getValue() * share(part, parts, one.getKey())).sum())).toList();
    }

    private static double share(Part part, List<Part> parts, PartitionId partition) {
        double all = parts.stream().mapToDouble(one -> one.load(partition)).sum();
        return all > 0 ? part.load(partition) / all : 0;
    }

    /// The plan with these workloads alone: tenants without any are in the tray.
    private static Plan only(Plan plan, Map<TenantId, List<Integer>> workloads) {
        List<Tenant> tenants = plan.tenants().stream().map(tenant -> {
            List<Integer> theirs = workloads.get(tenant.id());
            return theirs == null ? tenant.in(null) : tenant.withWorkloads(theirs.stream().map(tenant.workloads()::get).toList());
        }).toList();
        return plan.withPartitions(plan.partitions().stream().map(partition -> partition.owner() == null || workloads.containsKey(partition.owner()) ? partition : partition.withOwner(null)).toList(), tenants);
    }
}
