package io.headroom.plan;

/// What a partition runs: a model and how it is served.
///
/// @param model the model, or for slots the name of the service, that workloads accept
public record Deployment(DeploymentId id, String name, ModelId model, Serving serving) {
    /// @throws InvalidPlan if the name is not usable
    public Deployment {
        Require.name("deployment", name);
    }

    /// GPUs that one replica holds.
    public int gpusPerReplica() {
        return serving.gpusPerReplica();
    }
}
