package io.headroom.store;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Incident;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Offer;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.Provider;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The sections of a file, each read, not yet known to fit together.
record PlanParts(String name, String notes, List<GpuType> gpuTypes, List<Model> models, List<Profile> profiles, List<Cluster> fleet, List<Deployment> deployments,
        List<Partition> partitions, List<Tier> tiers, List<Tenant> tenants, List<Provider> providers, List<Incident> incidents, List<Trace> traces, RunSettings run,
        List<Offer> offers) {
    /// Parts without offers.
    PlanParts(String name, String notes, List<GpuType> gpuTypes, List<Model> models, List<Profile> profiles, List<Cluster> fleet, List<Deployment> deployments,
            List<Partition> partitions, List<Tier> tiers, List<Tenant> tenants, List<Provider> providers, List<Incident> incidents, List<Trace> traces, RunSettings run) {
        this(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, providers, incidents, traces, run, List.of());
    }

    /// The same parts with the GPU types and models that the file only refers to, so that a plan written by hand stays short.
    PlanParts completedFrom(Catalogue catalogue) {
        List<GpuType> allGpus = new ArrayList<>(gpuTypes);
        for (GpuTypeId used : Stream.concat(fleet.stream().map(Cluster::gpu), offers.stream().flatMap(offer -> offer.terms().gpuType().stream())).toList()) {
            if (allGpus.stream().noneMatch(gpu -> gpu.id().equals(used))) {
                catalogue.gpuType(used).ifPresent(allGpus::add);
            }
        }
        List<Model> allModels = new ArrayList<>(models);
        Stream<ModelId> deployed = deployments.stream().filter(deployment -> deployment.serving() instanceof Serving.Batching).map(Deployment::model);
        Stream<ModelId> offered = offers.stream().map(Offer::terms).flatMap(terms -> terms instanceof Offer.Terms.SmallerModel smaller ? Stream.of(smaller.model()) : Stream.empty());
        for (ModelId used : Stream.concat(deployed, offered).toList()) {
            if (allModels.stream().noneMatch(model -> model.id().equals(used))) {
                catalogue.model(used).ifPresent(allModels::add);
            }
        }
        return new PlanParts(name, notes, allGpus, allModels, completed(profiles, allGpus, catalogue), fleet, deployments, partitions, tiers, tenants, providers, incidents,
                traces, run, offers);
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
    /// @param path where they stand in the file
    /// @throws Problem naming the first part that does not fit those before it
    Plan plan(String path) {
        try {
            return plan(partitions, tenants, incidents);
        } catch (InvalidPlan bad) {
            throw new Problem(path + new Culprit(this).below(), String.valueOf(bad.getMessage()));
        }
    }

    /// The plan of some of the parts.
    ///
    /// @throws InvalidPlan if they do not fit together
    Plan plan(List<Partition> some, List<Tenant> placed, List<Incident> happening) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, some, tiers, placed, traces, run, providers, happening, Scenarios.NONE, offers);
    }
}
