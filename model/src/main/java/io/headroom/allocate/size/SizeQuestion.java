package io.headroom.allocate.size;

import io.headroom.allocate.Assurance;
import io.headroom.plan.ClusterId;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// With how many GPUs somebody keeps their objectives.
///
/// What is sized is served by its own GPUs alone: without fallbacks to other partitions or providers, without spilling and without borrowed GPUs. Its partition stands
/// first on its cluster, and may have all of it: whether so many GPUs are free is said with the answer, and is no part of the question.
///
/// @param plan under whose run settings and seed sizes are simulated
/// @param clusters where it may be, or none for anywhere
/// @param deployments what it may run, or none for whatever serves a model that it accepts, with any tensor-parallel degree
/// @param assurance what counts as keeping an objective
/// @param mostGpus the largest size wanted, or null for as many as a cluster has
/// @param mostRequests requests that may be simulated; about, since what has begun is finished
public record SizeQuestion(Plan plan, Subject subject, List<ClusterId> clusters, List<DeploymentId> deployments, Assurance assurance, @Nullable Integer mostGpus,
        long mostRequests) {
    /// Requests that suffice for nearly all questions: a minute or two of simulation.
    public static final long USUAL_REQUESTS = 300_000_000;

    /// Keeps its own copies.
    ///
    /// @throws InvalidPlan if the subject cannot be sized, a cluster or deployment is not there, or the largest size is no size
    public SizeQuestion {
        clusters = List.copyOf(clusters);
        deployments = List.copyOf(deployments);
        subject.tenants(plan);
        clusters.forEach(plan::cluster);
        for (DeploymentId id : deployments) {
            checkAccepted(plan, subject, id);
        }
        if (mostGpus != null && mostGpus < 1) {
            throw new InvalidPlan("The largest size wanted is %d GPUs: use 1 or more, or leave it out.".formatted(mostGpus));
        }
    }

    private static void checkAccepted(Plan plan, Subject subject, DeploymentId id) {
        subject.tenants(plan).stream().filter(tenant -> !tenant.accepts(plan.deployment(id).model())).findFirst().ifPresent(tenant -> {
            throw new InvalidPlan("Deployment %s serves %s, which %s does not accept. Choose another, or let it accept the model.".formatted(id,
                    plan.deployment(id).model(), tenant.name()));
        });
    }

    /// The usual question: anywhere, with anything that it accepts.
    ///
    /// @throws InvalidPlan if the subject cannot be sized
    public static SizeQuestion of(Plan plan, Subject subject, Assurance assurance) {
        return new SizeQuestion(plan, subject, List.of(), List.of(), assurance, null, USUAL_REQUESTS);
    }
}
