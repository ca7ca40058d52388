package io.headroom.allocate.size;

import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.Serving;

/// Something that what is sized could run on.
///
/// @param cluster where
/// @param deployment what, perhaps one that the plan does not have yet
/// @param inPlan whether the plan has the deployment
/// @param allowed whether it may be the answer; else it is only set beside it, since it is another precision or a model of which the plan runs none
/// @param rank place of its model among those accepted, 0 for the one that is liked best
public record Option(Cluster cluster, Deployment deployment, boolean inPlan, boolean allowed, int rank) {
    /// GPUs of one replica.
    public int gpusPerReplica() {
        return deployment.gpusPerReplica();
    }

    /// Replicas that the whole cluster holds, none of them across two nodes.
    public int room() {
        return cluster.nodes() * (cluster.gpusPerNode() / gpusPerReplica());
    }

    /// Whether another runs the same model at the same precision on the same cluster, perhaps with another degree.
    boolean sameKind(Option other) {
        return cluster.equals(other.cluster) && deployment.model().equals(other.deployment.model())
                && (!(deployment.serving() instanceof Serving.Batching one && other.deployment.serving() instanceof Serving.Batching two) || one.precision() == two.precision());
    }
}
