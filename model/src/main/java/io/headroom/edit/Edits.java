package io.headroom.edit;

import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Incident;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The edits that the window, the command line and tests make.
public final class Edits {
    private Edits() {}

    /// Moves a tenant to a target. A cabin it leaves becomes vacant; a vacant cabin it enters becomes its own.
    ///
    /// @throws InvalidPlan on applying, if the target is not a legal one
    public static Edit move(Plan plan, TenantId tenant, MoveTarget target) {
        String name = plan.tenant(tenant).name();
        return switch (target) {
            case MoveTarget.Into into -> Edit.of("edit.move", List.of(name, plan.partition(into.partition()).name()), before -> place(before, tenant, into));
            case MoveTarget.NewCabin cabin -> Edit.of("edit.newCabin", List.of(name, Integer.toString(cabin.gpus())), before -> build(before, tenant, cabin));
            case MoveTarget.NewCabins cabins -> GroupEdits.move(plan, List.of(tenant), cabins);
            case MoveTarget.Tray tray -> Edit.of("edit.unplace", List.of(name), before -> put(before.partitions(), before, tenant, null));
        };
    }

    /// Gives a partition another number of GPUs.
    ///
    /// @throws InvalidPlan on applying, if that is not a whole number of replicas or does not fit
    public static Edit resize(Plan plan, PartitionId partition, int gpus) {
        return Edit.of("edit.resize", List.of(plan.partition(partition).name(), Integer.toString(gpus)),
                before -> before.withPartition(before.partition(partition).withGpus(gpus)));
    }

    /// Removes a partition; its tenants go to the tray.
    public static Edit removePartition(Plan plan, PartitionId partition) {
        return Edit.of("edit.removePartition", List.of(plan.partition(partition).name()), before -> {
            List<Partition> rest = before.partitions().stream().filter(other -> !other.id().equals(partition)).toList();
            List<Tenant> placed = before.tenants().stream().map(tenant -> partition.equals(tenant.partition()) ? tenant.in(null) : tenant).toList();
            return before.withPartitions(rest, placed);
        });
    }

    /// Adds a partition.
    public static Edit addPartition(Partition partition) {
        return Edit.of("edit.addPartition", List.of(partition.name()), before -> before.withPartition(partition));
    }

    /// Removes a tenant with the incidents about it; its cabin becomes vacant.
    public static Edit removeTenant(Plan plan, TenantId tenant) {
        return Edit.of("edit.removeTenant", List.of(plan.tenant(tenant).name()),
                before -> before.withIncidents(before.incidents().stream().filter(incident -> !about(incident, tenant)).toList()).withPartitions(vacate(before.partitions(), tenant), before.tenants().stream().filter(other -> !other.id().equals(tenant)).toList()));
    }

    static boolean about(Incident incident, TenantId tenant) {
        return switch (incident.what()) {
            case Incident.What.Burst burst -> burst.tenant().equals(tenant);
            case Incident.What.Launch launch -> launch.tenant().equals(tenant);
            default -> false;
        };
    }

    /// Puts a changed tenant in place of the one with its id.
    public static Edit change(Tenant tenant) {
        return Edit.of("edit.tenant", List.of(tenant.name()), before -> before.withTenant(tenant));
    }

    /// Puts a changed partition in place of the one with its id.
    public static Edit change(Partition partition) {
        return Edit.of("edit.partition", List.of(partition.name()), before -> before.withPartition(partition));
    }

    /// Puts a changed cluster in place of the one with its id.
    public static Edit change(Cluster cluster) {
        return Edit.of("edit.cluster", List.of(cluster.name()), before -> before.withCluster(cluster));
    }

    /// Puts a changed deployment in place of the one with its id.
    public static Edit change(Deployment deployment) {
        return Edit.of("edit.deployment", List.of(deployment.name()), before -> before.withDeployment(deployment));
    }

    /// Puts a changed tier in place of the one with its id.
    public static Edit change(Tier tier) {
        return Edit.of("edit.tier", List.of(tier.name()), before -> before.withTier(tier));
    }

    /// Runs the plan under other settings.
    public static Edit change(RunSettings run) {
        return Edit.of("edit.run", List.of(), before -> before.withRun(run));
    }

    /// Adds a tenant that replays a trace.
    public static Edit importTrace(Tenant tenant, Trace trace) {
        return Edit.of("edit.importTrace", List.of(tenant.name(), Integer.toString(trace.size())), before -> before.withTenantAndTrace(tenant, trace));
    }

    /// Adds several tenants at once.
    ///
    /// @param name what they have in common
    public static Edit importTenants(String name, List<Tenant> tenants) {
        return Edit.of("edit.importTenants", List.of(name, Integer.toString(tenants.size())),
                before -> before.withPartitions(before.partitions(), Stream.concat(before.tenants().stream(), tenants.stream()).toList()));
    }

    /// Puts tenants read from a sheet into a plan: each in place of the one with its id, or added at the end.
    ///
    /// @param name what they come from
    public static Edit putTenants(String name, List<Tenant> tenants) {
        return Edit.of("edit.importTenants", List.of(name, Integer.toString(tenants.size())), before -> {
            Map<TenantId, Tenant> all = new LinkedHashMap<>();
            before.tenants().forEach(tenant -> all.put(tenant.id(), tenant));
            tenants.forEach(tenant -> all.put(tenant.id(), tenant));
            return before.withPartitions(before.partitions(), List.copyOf(all.values()));
        });
    }

    /// Puts profiles into a plan: those for GPU types and models that it knows, each in place of the one for the same deployments.
    ///
    /// @throws InvalidPlan on applying, if none of them is of use to the plan, or two of them are for the same deployments
    public static Edit calibrate(Plan plan, List<Profile> profiles) {
        List<Profile> own = usable(plan, profiles);
        return Edit.of("edit.calibrate", List.of(Integer.toString(own.size())), before -> before.withProfiles(calibrated(before, profiles)));
    }

    /// The profiles that a plan can use: those for GPU types and models that it knows, or for any.
    public static List<Profile> usable(Plan plan, List<Profile> profiles) {
        return profiles.stream().filter(profile -> {
            GpuTypeId gpu = profile.scope().gpu();
            ModelId model = profile.scope().model();
            return (gpu == null || plan.gpuTypes().stream().anyMatch(known -> known.id().equals(gpu)))
                    && (model == null || plan.models().stream().anyMatch(known -> known.id().equals(model)));
        }).toList();
    }

    private static List<Profile> calibrated(Plan plan, List<Profile> profiles) {
        List<Profile> fitted = usable(plan, profiles);
        if (fitted.isEmpty()) {
            throw new InvalidPlan("None of the profiles is for a GPU type and a model of plan %s, which has %s. Measure one of these.".formatted(plan.name(),
                    Stream.concat(plan.gpuTypes().stream().map(GpuType::id), plan.models().stream().map(Model::id)).map(Object::toString)
                            .collect(Collectors.joining(", "))));
        }
        Set<Profile.Scope> scopes = fitted.stream().map(Profile::scope).collect(Collectors.toSet());
        List<Profile> all = new ArrayList<>(plan.profiles().stream().filter(profile -> !scopes.contains(profile.scope())).toList());
        fitted.forEach(profile -> all.add(named(profile, all)));
        return all;
    }

    /// The profile under its id, or under another one where the id is taken by a profile for other deployments.
    private static Profile named(Profile profile, List<Profile> others) {
        Set<ProfileId> taken = others.stream().map(Profile::id).collect(Collectors.toSet());
        ProfileId id = profile.id();
        for (int copy = 2; taken.contains(id); copy++) {
            id = new ProfileId(profile.id().value() + "-" + copy);
        }
        return new Profile(id, profile.name(), profile.scope(), profile.coefficients(), profile.protocol(), profile.accuracy(), profile.source());
    }

    static Plan place(Plan plan, TenantId tenant, MoveTarget.Into into) {
        Partition partition = plan.partition(into.partition());
        if (partition.reserved() && partition.owner() != null && !partition.owner().equals(tenant)) {
            throw new InvalidPlan("Cabin %s is reserved for %s. Move %s to a lane, or make a new cabin.".formatted(partition.name(),
                    plan.tenant(partition.owner()).name(), plan.tenant(tenant).name()));
        }
        List<Partition> partitions = new ArrayList<>(vacate(plan.partitions(), tenant));
        if (partition.reserved()) {
            partitions.replaceAll(other -> other.id().equals(partition.id()) ? other.withOwner(tenant) : other);
        }
        return put(partitions, plan, tenant, partition.id());
    }

    static Plan build(Plan plan, TenantId tenant, MoveTarget.NewCabin cabin) {
        Partition partition = NextName.of(plan, Partition.Kind.RESERVED).partition(cabin.cluster(), cabin.gpus(), cabin.deployment(), tenant);
        List<Partition> partitions = new ArrayList<>(vacate(plan.partitions(), tenant));
        partitions.add(partition);
        return put(partitions, plan, tenant, partition.id());
    }

    private static Plan put(List<Partition> partitions, Plan plan, TenantId tenant, @Nullable PartitionId target) {
        List<Partition> owned = target == null ? vacate(partitions, tenant) : partitions;
        return plan.withPartitions(owned, plan.tenants().stream().map(other -> other.id().equals(tenant) ? other.in(target) : other).toList());
    }

    static List<Partition> vacate(List<Partition> partitions, TenantId tenant) {
        return partitions.stream().map(partition -> tenant.equals(partition.owner()) ? partition.withOwner(null) : partition).toList();
    }
}
