package io.headroom.trace;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.TierId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How a trace comes into a plan: as a new tenant that replays it.
///
/// @param tenantName what to call the tenant, or null to call it after the trace
/// @param target where to put it, or null for the first lane of the plan
/// @param repeat whether the trace starts again when it ends; else it plays once
public record TraceImport(@Nullable String tenantName, @Nullable PartitionId target, boolean repeat) {
    /// After the trace, in the first lane, played once.
    public static final TraceImport USUAL = new TraceImport(null, null, false);

    /// The edit that adds the tenant and the trace, both with ids that the plan does not have yet. The tenant accepts the model its partition serves, has
    /// the tier of the first tenant there, else the plan's first, and no objective.
    ///
    /// @throws InvalidPlan if the plan has no tier, no lane where none is named, or no partition of that name
    public Edit edit(Plan plan, Trace trace) {
        if (plan.tiers().isEmpty()) {
            throw new InvalidPlan("Plan %s has no tier for the tenant of trace %s: add a tier first.".formatted(plan.name(), trace.name()));
        }
        Partition partition = target == null ? firstLane(plan, trace) : plan.partition(target);
        String name = tenantName == null ? trace.name() : tenantName;
        String base = FileTitle.id(name, "tenant");
        TenantId id = new TenantId(unused(base, taken -> plan.tenants().stream().anyMatch(tenant -> tenant.id().value().equals(taken))));
        Trace own = trace.withId(new TraceId(unused(trace.id().value(), taken -> plan.traces().stream().anyMatch(other -> other.id().value().equals(taken)))));
        Workload workload = new Workload("replay", List.of(plan.deploymentOf(partition).model()), new Traffic.Replayed(own.id(), repeat),
                Workload.Kind.INTERACTIVE, null);
        Edit add = Edits.importTrace(new Tenant(id, name, tier(plan, partition), null, List.of(workload), List.of()), own);
        return Edit.of(add.labelKey(), add.labelArguments(), before -> {
            Plan inTray = add.applyTo(before);
            return Edits.move(inTray, id, new MoveTarget.Into(partition.id())).applyTo(inTray);
        });
    }

    private static Partition firstLane(Plan plan, Trace trace) {
        return plan.partitions().stream().filter(partition -> !partition.reserved()).findFirst().orElseThrow(() -> new InvalidPlan(
                "Plan %s has no shared lane for the tenant of trace %s: add one, or name a partition.".formatted(plan.name(), trace.name())));
    }

    private static TierId tier(Plan plan, Partition partition) {
        return plan.tenantsIn(partition.id()).stream().findFirst().map(Tenant::tier).orElseGet(() -> plan.tiers().getFirst().id());
    }

    private static String unused(String base, Predicate<String> taken) {
        String id = base;
        for (int number = 2; taken.test(id); number++) {
            id = base.substring(0, Math.min(base.length(), 90)) + '-' + number;
        }
        return id;
    }
}
