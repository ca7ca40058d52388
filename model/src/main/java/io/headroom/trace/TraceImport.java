package io.headroom.trace;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.plan.Arrivals;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How what was imported comes into a plan: as a new tenant that replays a trace, or as a new tenant for each client of a file of rates.
///
/// @param tenantName what to call the tenant, or what the names of several begin with, or null to call them after the file
/// @param target where to put them, or null for the first lane of the plan
/// @param repeat whether trace or rates start again when they end; else they play once
public record TraceImport(@Nullable String tenantName, @Nullable PartitionId target, boolean repeat) {
    private static final int LONGEST_NAME = 200;

    /// After the file, in the first lane, played once.
    public static final TraceImport USUAL = new TraceImport(null, null, false);

    /// The edit that adds the tenants, with what they replay, in one step. Their ids are ones that the plan does not have yet. They accept the model their partition
    /// serves, have the tier of the first tenant there, else the plan's first, and no objective. A client of many is called by the common name and its label.
    ///
    /// @throws InvalidPlan if the plan has no tier, no lane where none is named, no partition of that name, or several tenants are to share a cabin
    public Edit edit(Plan plan, Imported imported) {
        return switch (imported) {
            case Imported.Requests requests -> edit(plan, requests.trace());
            case Imported.Clients clients -> edit(plan, clients);
        };
    }

    private Edit edit(Plan plan, Trace trace) {
        Partition partition = partition(plan, trace.name());
        String name = tenantName == null ? trace.name() : tenantName;
        TenantId id = new TenantId(unused(FileTitle.id(name, "tenant"), tenantIds(plan)));
        Trace own = trace.withId(new TraceId(unused(trace.id().value(), plan.traces().stream().map(other -> other.id().value()).collect(Collectors.toSet()))));
        Edit add = Edits.importTrace(tenant(plan, partition, id, name, new Traffic.Replayed(own.id(), repeat)), own);
        return Edit.of(add.labelKey(), add.labelArguments(), before -> into(add.applyTo(before), id, partition));
    }

    private Edit edit(Plan plan, Imported.Clients clients) {
        String common = tenantName == null ? clients.name() : tenantName;
        Partition partition = partition(plan, common);
        if (partition.reserved() && clients.clients().size() > 1) {
            throw new InvalidPlan("Cabin %s holds one tenant, and %s has %d: import them into a lane.".formatted(partition.name(), common, clients.clients().size()));
        }
        Set<String> taken = tenantIds(plan);
        List<Tenant> tenants = new ArrayList<>();
        for (Imported.Client client : clients.clients()) {
            String name = common.substring(0, Math.min(common.length(), LONGEST_NAME - client.label().length() - 1)) + ' ' + client.label();
            String id = unused(FileTitle.id(name, "tenant"), taken);
            taken.add(id);
            tenants.add(tenant(plan, partition, new TenantId(id), name, new Traffic.Generated(new Arrivals.Windowed(client.windows(), repeat, 0, 1), client.inputTokens(),
                    client.outputTokens())));
        }
        Edit add = Edits.importTenants(common, tenants);
        return Edit.of(add.labelKey(), add.labelArguments(), before -> {
            Plan after = add.applyTo(before);
            return partition.reserved() ? into(after, tenants.getFirst().id(), partition) : after;
        });
    }

    private static Plan into(Plan plan, TenantId tenant, Partition partition) {
        return Edits.move(plan, tenant, new MoveTarget.Into(partition.id())).applyTo(plan);
    }

    /// A tenant in its lane; into a cabin it has to be moved.
    private static Tenant tenant(Plan plan, Partition partition, TenantId id, String name, Traffic traffic) {
        Workload workload = new Workload("replay", List.of(plan.deploymentOf(partition).model()), traffic, Workload.Kind.INTERACTIVE, null);
        return new Tenant(id, name, tier(plan, partition), partition.reserved() ? null : partition.id(), List.of(workload), List.of());
    }

    private Partition partition(Plan plan, String what) {
        if (plan.tiers().isEmpty()) {
            throw new InvalidPlan("Plan %s has no tier for %s: add a tier first.".formatted(plan.name(), what));
        }
        return target == null ? firstLane(plan, what) : plan.partition(target);
    }

    private static Partition firstLane(Plan plan, String what) {
        return plan.partitions().stream().filter(partition -> !partition.reserved()).findFirst().orElseThrow(() -> new InvalidPlan(
                "Plan %s has no shared lane for %s: add one, or name a partition.".formatted(plan.name(), what)));
    }

    private static TierId tier(Plan plan, Partition partition) {
        return plan.tenantsIn(partition.id()).stream().findFirst().map(Tenant::tier).orElseGet(() -> plan.tiers().getFirst().id());
    }

    private static Set<String> tenantIds(Plan plan) {
        return plan.tenants().stream().map(tenant -> tenant.id().value()).collect(Collectors.toCollection(HashSet::new));
    }

    private static String unused(String base, Set<String> taken) {
        String id = base;
        for (int number = 2; taken.contains(id); number++) {
            id = base.substring(0, Math.min(base.length(), 90)) + '-' + number;
        }
        return id;
    }
}
