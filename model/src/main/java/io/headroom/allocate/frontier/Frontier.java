package io.headroom.allocate.frontier;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.engine.NumberKind;
import io.headroom.estimate.Estimate;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.serving.LoadEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/*
 * A cabin costs by its size whatever it serves, a lane by the tokens; so the tenant's own cost is the one axis, and its delay the other. The lane keeps its size while
 * the tenant has a cabin: what the freed GPUs are worth to the others is told by the plan's whole cost and by whose objectives hold.
 */
/// The cost of serving a tenant against its delay: in a cabin of every size for which there is room, and in a lane of every size. All points are estimated at once, and
/// simulated one by one, each under the plan's own run settings, so that they compare by common random numbers.
///
/// Not for several threads at once.
public final class Frontier {
    /// Most sizes of either kind; beyond them they are spread, closer together where they are small.
    public static final int MOST_SIZES = 12;

    private static final int AS_MANY_AGAIN = 4;

    private final Tenant tenant;
    private final Objective.Metric metric;
    private final Assurance assurance;
    private final @Nullable PartitionId lane;
    private final List<Size> sizes;

    /// A frontier of which nothing is known yet.
    ///
    /// @param id the tenant
    /// @param lane the lane it is compared with; null for the one it is in, else the first that serves a model it accepts, if there is one
    /// @param metric whose 99th percentile is the delay; null for that of its first objective, or end to end
    /// @param assurance what counts as an objective of the others that holds
    /// @throws InvalidPlan if there is no such tenant or lane, or neither a cabin nor a lane could serve it
    public Frontier(Plan plan, TenantId id, @Nullable PartitionId lane, Objective.@Nullable Metric metric, Assurance assurance) {
        tenant = plan.tenant(id);
        this.metric = metric != null ? metric : tenant.objectives().isEmpty() ? Objective.Metric.E2E : tenant.objectives().getFirst().metric();
        this.assurance = assurance;
        this.lane = lane == null ? laneOf(plan, tenant) : checked(plan, lane);
        List<Size> all = new ArrayList<>(reserved(plan));
        all.addAll(shared(plan));
        if (all.isEmpty()) {
            throw new InvalidPlan("Nothing could serve %s: no cluster has room for a cabin with a model it accepts, and no lane serves one. Add a deployment, or free GPUs.".formatted(tenant.name()));
        }
        sizes = List.copyOf(all);
    }

    private PartitionId checked(Plan plan, PartitionId id) {
        Partition partition = plan.partition(id);
        if (partition.reserved() || !tenant.accepts(plan.deploymentOf(partition).model())) {
            throw new InvalidPlan("%s cannot serve %s: %s. Name a shared lane that runs a model it accepts.".formatted(partition.name(), tenant.name(),
                    partition.reserved() ? "it is a cabin" : "it runs " + plan.deploymentOf(partition).model()));
        }
        return id;
    }

    private static @Nullable PartitionId laneOf(Plan plan, Tenant tenant) {
        Partition home = tenant.partition() == null ? null : plan.partition(tenant.partition());
        return home != null && !home.reserved() ? home.id() : plan.partitions().stream().filter(partition -> !partition.reserved()
                && tenant.accepts(plan.deploymentOf(partition).model()) && plan.absence(partition).isEmpty()).map(Partition::id).findFirst().orElse(null);
    }

    private List<Size> reserved(Plan plan) {
        Partition own = plan.partitions().stream().filter(partition -> partition.reserved() && partition.id().equals(tenant.partition())).findFirst().orElse(null);
        Partition cabin = own == null ? cabin(plan).orElse(null) : own;
        if (cabin == null) {
            return List.of();
        }
        Deployment deployment = plan.deploymentOf(cabin);
        Plan without = own == null ? plan : without(plan, own);
        int room = NodePlacement.of(without, plan.cluster(cabin.cluster())).roomFor(deployment.gpusPerReplica());
        int held = own == null ? 0 : plan.replicas(own);
        List<Size> found = new ArrayList<>();
        for (int replicas : spread(Math.max(room, held), Math.max(held, needed(plan, deployment, plan.cluster(cabin.cluster()))), held)) {
            Partition sized = cabin.withGpus(replicas * deployment.gpusPerReplica());
            Plan changed = put(plan, sized, own == null);
            found.add(new Size(true, cabin.id(), replicas, sized.gpus(), replicas == held, changed));
        }
        return found;
    }

    private Plan put(Plan plan, Partition cabin, boolean moves) {
        Plan with = plan.withPartition(moves ? cabin.withOwner(null) : cabin);
        return moves ? with.withPartitions(with.partitions().stream().map(other -> other.id().equals(cabin.id()) ? cabin : other).toList(),
                with.tenants().stream().map(other -> other.id().equals(tenant.id()) ? other.in(cabin.id()) : other).toList()) : with;
    }

    /// The cabin that the tenant would get: what the lane runs, on the lane's cluster, if it can be; else the first deployment and cluster with room.
    private Optional<Partition> cabin(Plan plan) {
        Partition like = lane == null ? null : plan.partition(lane);
        List<Deployment> deployments = new ArrayList<>(plan.deployments().stream().filter(deployment -> tenant.accepts(deployment.model())).toList());
        List<Cluster> clusters = new ArrayList<>(plan.fleet().stream().filter(cluster -> !plan.arriving(cluster)).toList());
        if (like != null) {
            deployments.sort((one, other) -> Boolean.compare(other.id().equals(like.deployment()), one.id().equals(like.deployment())));
            clusters.sort((one, other) -> Boolean.compare(other.id().equals(like.cluster()), one.id().equals(like.cluster())));
        }
        for (Deployment deployment : deployments) {
            for (Cluster cluster : clusters) {
                if (NodePlacement.of(plan, cluster).roomFor(deployment.gpusPerReplica()) > 0) {
                    return Optional.of(new Partition(NewCabin.id(plan), NewCabin.name(plan), Partition.Kind.RESERVED, cluster.id(), deployment.gpusPerReplica(), deployment.id(),
                            tenant.id()));
                }
            }
        }
        return Optional.empty();
    }

    private List<Size> shared(Plan plan) {
        if (lane == null) {
            return List.of();
        }
        Partition own = plan.partitions().stream().filter(partition -> partition.reserved() && partition.id().equals(tenant.partition())).findFirst().orElse(null);
        Plan moved = (own == null ? plan : without(plan, own));
        moved = moved.withTenants(moved.tenants().stream().map(other -> other.id().equals(tenant.id()) ? other.in(lane) : other).toList());
        Partition partition = moved.partition(lane);
        Deployment deployment = moved.deploymentOf(partition);
        int held = moved.replicas(partition);
        int room = NodePlacement.of(moved, moved.cluster(partition.cluster())).roomFor(deployment.gpusPerReplica());
        List<Size> found = new ArrayList<>();
        for (int replicas : spread(held + room, held, held)) {
            int gpus = replicas * deployment.gpusPerReplica();
            if (gpus >= partition.sharing().lends()) {
                found.add(new Size(false, lane, replicas, gpus, replicas == held && lane.equals(tenant.partition()), moved.withPartition(partition.withGpus(gpus))));
            }
        }
        return found;
    }

    private static Plan without(Plan plan, Partition partition) {
        return plan.withPartitions(plan.partitions().stream().filter(other -> !other.id().equals(partition.id())).toList(),
                plan.tenants().stream().map(other -> partition.id().equals(other.partition()) ? other.in(null) : other).toList());
    }

    private int needed(Plan plan, Deployment deployment, Cluster cluster) {
        return LoadEstimate.replicasNeeded(plan, tenant, deployment, plan.gpuType(cluster.gpu()));
    }

    /// Numbers of replicas from one up to what there is room for, but not beyond some times what is needed; where there are many, in steps of equal proportion.
    ///
    /// @param held one that must be among them, or 0
    static List<Integer> spread(int room, int needed, int held) {
        TreeSet<Integer> sizes = new TreeSet<>();
        int most = Math.min(room, Math.max(MOST_SIZES, AS_MANY_AGAIN * needed));
        for (int i = 0; i < MOST_SIZES && most > 0; i++) {
            sizes.add(most <= MOST_SIZES ? Math.min(most, i + 1) : (int) Math.round(Math.pow(most, i / (MOST_SIZES - 1.0))));
        }
        if (held > 0) {
            sizes.add(held);
        }
        return List.copyOf(sizes);
    }

    /// The tenant.
    public Tenant tenant() {
        return tenant;
    }

    /// Whose 99th percentile is the delay.
    public Objective.Metric metric() {
        return metric;
    }

    /// The lane that it is compared with, if there is one.
    public Optional<PartitionId> lane() {
        return Optional.ofNullable(lane);
    }

    /// The ways to serve the tenant: cabins, the smallest first, then lanes.
    public List<Size> sizes() {
        return sizes;
    }

    /// All points in closed form, in the order of the sizes.
    public List<Point> estimated() {
        Estimate estimate = new Estimate();
        return Point.marked(sizes.stream().map(size -> Point.of(size, tenant.id(), metric, estimate.of(size.plan()).results(), NumberKind.ESTIMATED, assurance)).toList());
    }

    /// One point, simulated. Whether it is dominated is not known before the others are.
    ///
    /// @param index of its size
    /// @throws io.headroom.allocate.SearchCancelled if the watcher of the trials ended it
    public Point simulated(int index, Trials trials) {
        Size size = sizes.get(index);
        return Point.of(size, tenant.id(), metric, trials.of(size.plan()), NumberKind.SIMULATED, assurance);
    }
}
