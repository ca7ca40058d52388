package io.headroom.store;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// The sections of a file, each read, not yet known to fit together.
record PlanParts(String name, String notes, List<GpuType> gpuTypes, List<Model> models, List<Profile> profiles, List<Cluster> fleet, List<Deployment> deployments,
        List<Partition> partitions, List<Tier> tiers, List<Tenant> tenants, List<Trace> traces, RunSettings run) {
    /// The same parts with the GPU types and models that the file only refers to, so that a plan written by hand stays short.
    PlanParts completedFrom(Catalogue catalogue) {
        List<GpuType> allGpus = new ArrayList<>(gpuTypes);
        for (Cluster cluster : fleet) {
            if (allGpus.stream().noneMatch(gpu -> gpu.id().equals(cluster.gpu()))) {
                catalogue.gpuType(cluster.gpu()).ifPresent(allGpus::add);
            }
        }
        List<Model> allModels = new ArrayList<>(models);
        for (Deployment deployment : deployments) {
            if (deployment.serving() instanceof Serving.Batching && allModels.stream().noneMatch(model -> model.id().equals(deployment.model()))) {
                catalogue.model(deployment.model()).ifPresent(allModels::add);
            }
        }
        return new PlanParts(name, notes, allGpus, allModels, completed(profiles, allGpus, catalogue), fleet, deployments, partitions, tiers, tenants, traces, run);
    }

    /// The catalogue's profiles for the plan's GPU types stand behind its own: one that the plan has under the same id, or for the same scope, is left out.
    private static List<Profile> completed(List<Profile> own, List<GpuType> gpus, Catalogue catalogue) {
        List<Profile> all = new ArrayList<>(own);
        for (GpuType gpu : gpus) {
            catalogue.profiles(gpu.id()).stream().filter(shipped -> all.stream().noneMatch(
                    mine -> mine.id().equals(shipped.id()) || mine.scope().equals(shipped.scope()))).forEach(all::add);
        }
        return all;
    }

    /// The plan of all parts.
    ///
    /// @throws Problem naming the first part that does not fit those before it
    Plan plan() {
        try {
            return plan(partitions, tenants);
        } catch (InvalidPlan bad) {
            throw new Problem(culprit(), String.valueOf(bad.getMessage()));
        }
    }

    /// The rules hold or fail for the parts together. Whatever holds without a part and fails with it is that part's doing, so we look for the shortest
    /// beginning of the partitions, then of the tenants, that fails; a longer beginning never mends a shorter one.
    private String culprit() {
        if (fails(List.of(), List.of())) {
            return "$";
        }
        int partition = firstFailing(partitions.size(), count -> fails(partitions.subList(0, count), List.of()));
        if (partition > 0) {
            return "$.partitions[%d]".formatted(partition - 1);
        }
        int tenant = firstFailing(tenants.size(), count -> fails(partitions, tenants.subList(0, count)));
        return tenant > 0 ? "$.tenants[%d]".formatted(tenant - 1) : "$";
    }

    /// The smallest count from 1 on that fails, or 0 if all of them hold, by bisection.
    private static int firstFailing(int size, IntPredicate fails) {
        if (size == 0 || !fails.test(size)) {
            return 0;
        }
        int holds = 0;
        int broken = size;
        while (broken - holds > 1) {
            int middle = (holds + broken) >>> 1;
            if (fails.test(middle)) {
                broken = middle;
            } else {
                holds = middle;
            }
        }
        return broken;
    }

    private boolean fails(List<Partition> some, List<Tenant> placed) {
        Set<TenantId> here = placed.stream().map(Tenant::id).collect(Collectors.toSet());
        List<Partition> owned = some.stream().map(partition -> here.contains(partition.owner()) ? partition : partition.withOwner(null)).toList();
        try {
            plan(owned, placed);
            return false;
        } catch (InvalidPlan bad) {
            return true;
        }
    }

    private Plan plan(List<Partition> some, List<Tenant> placed) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, some, tiers, placed, traces, run);
    }
}
