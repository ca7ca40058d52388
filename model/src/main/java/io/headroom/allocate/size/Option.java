package io.headroom.allocate.size;

import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Serving;
import java.math.BigInteger;
import java.util.List;

/*
 * Servers share a queue within a replica only: a request goes to the replica where the fewest are, and waits there. So many servers are best had as one replica of many,
 * which is Erlang's system, and several replicas come into question only beyond what a node holds.
 */
/// Something that what is sized could run on.
///
/// @param cluster where
/// @param deployment what, perhaps one that the plan does not have yet
/// @param pool whether it grows by servers within one replica, and not by replicas
/// @param inPlan whether the plan has the deployment
/// @param allowed whether it may be the answer; else it is only set beside it, since it is another precision or a model of which the plan runs none
/// @param rank place of its model among those accepted, 0 for the one that is liked best
public record Option(Cluster cluster, Deployment deployment, boolean pool, boolean inPlan, boolean allowed, int rank) {
    /// GPUs of one replica.
    public int gpusPerReplica() {
        return deployment.gpusPerReplica();
    }

    /// GPUs by which it grows at least.
    int step() {
        return pool ? gpusPerReplica() / parts() : gpusPerReplica();
    }

    /// Steps that the whole cluster holds, no replica across two nodes.
    int room() {
        return pool ? cluster.gpusPerNode() / step() : cluster.nodes() * (cluster.gpusPerNode() / gpusPerReplica());
    }

    /// Equal parts with whole servers and whole GPUs that a replica of servers consists of.
    private int parts() {
        return deployment.serving() instanceof Serving.Slots slots ? BigInteger.valueOf(slots.servers()).gcd(BigInteger.valueOf(slots.gpusPerReplica())).intValueExact() : 1;
    }

    /// What it is with a number of steps: for a pool, one replica of so many servers.
    Option at(int steps, List<Deployment> known) {
        if (!pool || !(deployment.serving() instanceof Serving.Slots slots) || steps == parts()) {
            return this;
        }
        Serving grown = new Serving.Slots(slots.servers() / parts() * steps, slots.serviceSeconds(), step() * steps);
        return known.stream().filter(one -> one.model().equals(deployment.model()) && one.serving().equals(grown)).findFirst()
                .map(one -> new Option(cluster, one, true, true, allowed, rank))
                .orElseGet(() -> new Option(cluster, new Deployment(freeId(known, deployment.id() + "-x" + steps * slots.servers() / parts()), deployment.name() + " ×"
                        + steps * slots.servers() / parts(), deployment.model(), grown), true, false, allowed, rank));
    }

    /// An id that no deployment has, as much like one as can be.
    static DeploymentId freeId(List<Deployment> taken, String like) {
        DeploymentId free = new DeploymentId(like);
        for (int copy = 2; isTaken(taken, free); copy++) {
            free = new DeploymentId(like + "-" + copy);
        }
        return free;
    }

    private static boolean isTaken(List<Deployment> taken, DeploymentId id) {
        return taken.stream().anyMatch(deployment -> deployment.id().equals(id));
    }

    /// Whether another runs the same model at the same precision on the same cluster, perhaps with another degree.
    boolean sameKind(Option other) {
        return cluster.equals(other.cluster) && deployment.model().equals(other.deployment.model())
                && (!(deployment.serving() instanceof Serving.Batching one && other.deployment.serving() instanceof Serving.Batching two) || one.precision() == two.precision());
    }
}
