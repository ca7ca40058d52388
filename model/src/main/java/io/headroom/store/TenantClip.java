package io.headroom.store;

import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tenants on their way from one plan to another, with nothing lost: the text of a plan file that holds them in its tray, and what they refer to.
public final class TenantClip {
    private TenantClip() {}

    /// The text of tenants of a plan.
    public static String format(Plan plan, Collection<TenantId> tenants) {
        Set<TenantId> wanted = Set.copyOf(tenants);
        List<Tenant> copied = plan.tenants().stream().filter(tenant -> wanted.contains(tenant.id())).toList();
        Set<String> traces = copied.stream().flatMap(tenant -> tenant.workloads().stream())
                .flatMap(workload -> workload.traffic() instanceof Traffic.Replayed replayed ? Stream.of(replayed.trace().value()) : Stream.empty())
                .collect(Collectors.toSet());
        List<Trace> replayed = plan.traces().stream().filter(trace -> traces.contains(trace.id().value())).toList();
        List<Partition> vacant = plan.partitions().stream().map(partition -> partition.owner() == null || wanted.contains(partition.owner()) ? partition : partition.withOwner(null)).toList();
        Plan clip = new Plan(plan.name(), "", plan.gpuTypes(), plan.models(), List.of(), plan.fleet(), plan.deployments(), vacant, plan.tiers(),
                copied.stream().map(tenant -> tenant.in(null)).toList(), replayed, plan.run(), plan.providers(), List.of(), Scenarios.NONE);
        return PlanFile.format(PlanDocument.of(clip));
    }

    /// The plan that a text holds.
    ///
    /// @throws BadPlanFile if it is not one that this version can read
    public static Plan read(String text) throws BadPlanFile {
        return PlanFile.parse("the clipboard", text).plan();
    }
}
