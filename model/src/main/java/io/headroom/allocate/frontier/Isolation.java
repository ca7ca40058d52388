package io.headroom.allocate.frontier;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.Incident;
import io.headroom.plan.Limits;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.serving.LoadEstimate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/*
 * The load is the same on both sides: no limits, no fallbacks, nobody else. Sizes are found by bisection over simulations of the same requests, from the size that
 * the estimate asks for; that more replicas never delay anybody is taken for granted. A tenant without an objective would be content with any size, so it gets what
 * carries its mean load at half the capacity.
 */
/// What it costs to keep tenants apart: the least cabin for each of them with which its objectives hold, against the least lane with which those of all of them do.
///
/// @param lane the lane that they would share
/// @param apart the tenants with the cabins they need
/// @param pooledGpus GPUs of the least lane for all of them; 0 if there is none
/// @param pooledUsdPerHour what that lane costs on demand in US dollars per hour
public record Isolation(PartitionId lane, List<Apart> apart, int pooledGpus, double pooledUsdPerHour) {
    /// Sizes are looked for up to so many times what the estimate asks for.
    private static final int MOST_TIMES = 16;

    /// A tenant by itself.
    ///
    /// @param gpus GPUs of the least cabin; 0 if none up to sixteen times the estimate is enough
    /// @param usdPerHour what that cabin costs reserved in US dollars per hour
    /// @param simulated whether its objectives say so; else it has none, and the size is estimated from its mean load
    public record Apart(TenantId tenant, int gpus, double usdPerHour, boolean simulated) {}

    /// Keeps its own copy.
    public Isolation {
        apart = List.copyOf(apart);
    }

    /// Whether there is a size for each of them and for all together.
    public boolean possible() {
        return pooledGpus > 0 && apart.stream().allMatch(one -> one.gpus() > 0);
    }

    /// GPUs of all cabins.
    public int apartGpus() {
        return apart.stream().mapToInt(Apart::gpus).sum();
    }

    /// What all cabins cost reserved in US dollars per hour.
    public double apartUsdPerHour() {
        return apart.stream().mapToDouble(Apart::usdPerHour).sum();
    }

    /// Finds the sizes for the tenants of a lane and one more.
    ///
    /// @param lane the lane
    /// @param also one more who would share it, or be in it already
    /// @throws io.headroom.plan.InvalidPlan if its deployment cannot hold its model
    public static Isolation of(Plan plan, PartitionId lane, TenantId also, Assurance assurance, Trials trials) {
        Partition partition = plan.partition(lane);
        List<Tenant> tenants = plan.tenants().stream().filter(tenant -> lane.equals(tenant.partition()) || tenant.id().equals(also)).toList();
        Sizing sizing = new Sizing(plan, partition, assurance, trials);
        Cluster cluster = plan.cluster(partition.cluster());
        List<Apart> apart = tenants.stream().map(tenant -> {
            boolean promised = !tenant.objectives().isEmpty();
            int gpus = sizing.width() * (promised ? sizing.least(List.of(tenant)) : sizing.needed(tenant));
            return new Apart(tenant.id(), gpus, gpus * cluster.prices().reservedUsdPerGpuHour(), promised);
        }).toList();
        int pooled = sizing.width() * sizing.least(tenants);
        return new Isolation(lane, apart, pooled, pooled * cluster.prices().onDemandUsdPerGpuHour());
    }

    /// Looks for the least number of replicas.
    private record Sizing(Plan plan, Partition lane, Assurance assurance, Trials trials) {
        int width() {
            return plan.deploymentOf(lane).gpusPerReplica();
        }

        int needed(Tenant tenant) {
            return LoadEstimate.replicasNeeded(plan, tenant, plan.deploymentOf(lane), plan.gpuType(plan.cluster(lane.cluster()).gpu()));
        }

        /// The least number of replicas with which all objectives of some tenants hold, or 0 if none up to sixteen times the estimate is enough.
        int least(List<Tenant> tenants) {
            Map<Integer, Boolean> known = new HashMap<>();
            int guess = Math.max(1, tenants.stream().mapToInt(this::needed).sum() / 2);
            int most = MOST_TIMES * guess;
            int breaks = 0;
            int holds = guess;
            while (!holds(tenants, holds, known)) {
                breaks = holds;
                if (holds == most) {
                    return 0;
                }
                holds = Math.min(most, holds * 2);
            }
            while (holds - breaks > 1) {
                int middle = (holds + breaks) >>> 1;
                if (holds(tenants, middle, known)) {
                    holds = middle;
                } else {
                    breaks = middle;
                }
            }
            return holds;
        }

        private boolean holds(List<Tenant> tenants, int replicas, Map<Integer, Boolean> known) {
            return known.computeIfAbsent(replicas, count -> assurance.holds(trials.of(alone(tenants, count))));
        }

        /// A plan with nothing but some tenants in the lane.
        private Plan alone(List<Tenant> tenants, int replicas) {
            Cluster cluster = plan.cluster(lane.cluster());
            Deployment deployment = plan.deploymentOf(lane);
            int perNode = Math.max(1, cluster.gpusPerNode() / deployment.gpusPerReplica());
            Cluster room = new Cluster(cluster.id(), cluster.name(), cluster.gpu(), Math.ceilDiv(replicas, perNode), cluster.gpusPerNode(), null, cluster.prices());
            Partition sized = lane.withSharing(Sharing.NONE).withGpus(replicas * deployment.gpusPerReplica());
            List<Tenant> placed = tenants.stream().map(tenant -> tenant.in(lane.id()).withClient(tenant.client().withFallback(List.of()))).toList();
            List<Incident> incidents = plan.incidents().stream().filter(incident -> about(incident).filter(id -> placed.stream().anyMatch(tenant -> tenant.id().equals(id))).isPresent()).toList();
            return new Plan(plan.name(), "", plan.gpuTypes(), plan.models(), plan.profiles(), List.of(room), List.of(deployment), List.of(sized),
                    plan.tiers().stream().map(tier -> tier.withLimits(Limits.NONE)).toList(), placed, plan.traces(), plan.run(), List.of(), incidents, Scenarios.NONE);
        }

        private static Optional<TenantId> about(Incident incident) {
            return switch (incident.what()) {
                case Incident.What.Burst burst -> Optional.of(burst.tenant());
                case Incident.What.Launch launch -> Optional.of(launch.tenant());
                default -> Optional.empty();
            };
        }
    }
}
