package io.headroom.edit;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.ModelId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.plan.WorkloadPreset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Edits that begin a tenant, a cabin or a lane with what is usual.
public final class PresetEdits {
    /// GPUs that a new cabin or lane holds at most: a node of most clusters.
    private static final int USUAL_GPUS = 8;

    private PresetEdits() {}

    /// A tenant that comes into a plan.
    ///
    /// @param tenant the id it gets
    public record Added(Edit edit, TenantId tenant) {}

    /// What a new partition would be.
    ///
    /// @param deployment what it would run
    /// @param replicas how many of them
    public record Room(Deployment deployment, int replicas) {}

    /// Adds a tenant to the tray.
    ///
    /// @param name what it is called; a number is put behind it where another has that name
    /// @throws InvalidPlan if the plan has no deployment whose model it could accept, or no tier
    public static Added tenant(Plan plan, WorkloadPreset preset, String name) {
        return tenant(plan, preset, name, null);
    }

    /// Adds a tenant and moves it to a place in the same step.
    ///
    /// @param to where it goes, or null for the tray
    /// @throws InvalidPlan if the plan has no deployment or tier, or on applying, if the place does not take it
    public static Added tenant(Plan plan, WorkloadPreset preset, String name, @Nullable MoveTarget to) {
        Tenant made = made(plan, preset, name, to instanceof MoveTarget.Into(PartitionId place) ? plan.deploymentOf(plan.partition(place)).model() : null);
        if (to == null || to instanceof MoveTarget.Tray) {
            return new Added(Edit.of("edit.preset.tenant", List.of(made.name()), before -> with(before, made)), made.id());
        }
        Edit move = Edits.move(with(plan, made), made.id(), to);
        String place = to instanceof MoveTarget.Into(PartitionId id) ? plan.partition(id).name() : plan.cluster(((MoveTarget.NewCabin) to).cluster()).name();
        return new Added(Edit.of("edit.preset.placed", List.of(made.name(), place), before -> move.change().apply(with(before, made))), made.id());
    }

    /// The tenant that a preset would add: to ask whether a place takes it.
    ///
    /// @throws InvalidPlan if the plan has no deployment or tier
    public static Plan with(Plan plan, WorkloadPreset preset, String name) {
        return with(plan, made(plan, preset, name, null));
    }

    private static Plan with(Plan plan, Tenant tenant) {
        return plan.withPartitions(plan.partitions(), Stream.concat(plan.tenants().stream(), Stream.of(tenant)).toList());
    }

    private static Tenant made(Plan plan, WorkloadPreset preset, String name, @Nullable ModelId first) {
        List<ModelId> models = new ArrayList<>(plan.deployments().stream().map(Deployment::model).distinct().toList());
        if (models.isEmpty()) {
            throw new InvalidPlan("%s needs a model to ask, but the plan has no deployment: add one first, or open a sample.".formatted(name));
        }
        if (first != null && models.remove(first)) {
            models.addFirst(first);
        }
        Tier tier = plan.tiers().stream().filter(each -> each.level() == preset.level()).findFirst().or(() -> plan.tiers().stream().findFirst())
                .orElseThrow(() -> new InvalidPlan("%s needs a tier, but the plan has none: add one first.".formatted(name)));
        int number = 1;
        while (taken(plan, name, preset, number)) {
            number++;
        }
        return new Tenant(id(preset, number), numbered(name, number), tier.id(), null, List.of(preset.workload(name, models)), preset.objectives());
    }

    private static boolean taken(Plan plan, String name, WorkloadPreset preset, int number) {
        return plan.tenants().stream().anyMatch(tenant -> tenant.id().equals(id(preset, number)) || tenant.name().equals(numbered(name, number)));
    }

    private static TenantId id(WorkloadPreset preset, int number) {
        return new TenantId(preset.name().toLowerCase(Locale.ROOT) + "-" + number);
    }

    private static String numbered(String name, int number) {
        return number == 1 ? name : name + " " + number;
    }

    /// Gives a tenant the traffic and the promises of a preset. Its mean rate, its models, its tier and its place stay.
    ///
    /// @param name of the preset
    public static Edit apply(Plan plan, TenantId tenant, WorkloadPreset preset, String name) {
        return Edit.of("edit.preset.apply", List.of(name, plan.tenant(tenant).name()), before -> {
            Tenant now = before.tenant(tenant);
            Workload first = now.workloads().getFirst();
            Workload workload = preset.workload(first.name(), first.models());
            return before.withTenant(now.withWorkloads(List.of(workload.withTraffic(rated(workload.traffic(), first.traffic())))).withObjectives(preset.objectives()));
        });
    }

    /// Requests take the rate of requests, sessions that of sessions; a rate of the other kind says nothing.
    private static Traffic rated(Traffic traffic, Traffic before) {
        Arrivals pattern = before.pattern();
        if (pattern == null || pattern.rate().amount() == 0) {
            return traffic;
        }
        return switch (traffic) {
            case Traffic.Generated generated when before instanceof Traffic.Generated ->
                new Traffic.Generated(generated.arrivals().withRate(pattern.rate()), generated.inputTokens(), generated.outputTokens());
            case Traffic.Sessions sessions when before instanceof Traffic.Sessions -> sessions.withArrivals(sessions.arrivals().withRate(pattern.rate()));
            default -> traffic;
        };
    }

    /// What a new partition on a cluster would be: the first deployment of the plan that fits, on up to a node of GPUs; empty where none fits.
    public static Optional<Room> room(Plan plan, Cluster cluster) {
        return plan.deployments().stream().map(deployment -> new Room(deployment,
                Math.min(PartitionEdits.roomFor(plan, cluster, deployment), Math.max(1, USUAL_GPUS / deployment.gpusPerReplica())))).filter(room -> room.replicas() > 0).findFirst();
    }

    /// Makes a lane on free GPUs.
    ///
    /// @throws InvalidPlan on applying, if it does not fit
    public static Edit lane(Plan plan, ClusterId cluster, Room room) {
        int gpus = room.replicas() * room.deployment().gpusPerReplica();
        return Edit.of("edit.preset.lane", List.of(plan.cluster(cluster).name(), Integer.toString(gpus)),
                before -> before.withPartition(NextName.of(before, Partition.Kind.SHARED).partition(cluster, gpus, room.deployment().id(), null)));
    }
}
