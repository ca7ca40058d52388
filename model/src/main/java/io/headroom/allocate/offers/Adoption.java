package io.headroom.allocate.offers;

import io.headroom.plan.Client;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Hop;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a plan comes to have a tenant on an offer. What a search simulates is the plan that this makes.
public sealed interface Adoption {
    /// The changed plan.
    ///
    /// @throws InvalidPlan if the change does not fit the plan
    Plan in(Plan plan, TenantId tenant);

    /// A plan cannot express it.
    record None(Obstacle why) implements Adoption {
        @Override
        public Plan in(Plan plan, TenantId tenant) {
            throw new InvalidPlan("A plan cannot hold this offer for %s (%s): choose another one.".formatted(plan.tenant(tenant).name(), why));
        }
    }

    /// GPUs of its own: a cluster of what is bought, at its price, and a cabin that takes all of it.
    ///
    /// @param cluster what is bought; where its id or name is taken by then, it gets another one
    record Cabin(Cluster cluster, DeploymentId deployment) implements Adoption {
        @Override
        public Plan in(Plan plan, TenantId tenant) {
            int copy = 1;
            while (taken(plan, copy)) {
                copy++;
            }
            Cluster bought = new Cluster(new ClusterId(cluster.id() + suffix("-", copy)), cluster.name() + suffix(" ", copy), cluster.gpu(), cluster.nodes(), cluster.gpusPerNode(),
                    cluster.availableFrom(), cluster.availableUntil(), cluster.prices());
            int number = 1;
            while (takenCabin(plan, number)) {
                number++;
            }
            Partition cabin = new Partition(new PartitionId("cabin-" + number), "Cabin " + number, Partition.Kind.RESERVED, bought.id(), bought.gpus(), deployment, tenant);
            List<Partition> partitions = new ArrayList<>(vacated(plan, tenant));
            partitions.add(cabin);
            return plan.withCluster(bought).withPartitions(partitions, placed(plan, plan.tenant(tenant).in(cabin.id())));
        }

        private boolean taken(Plan plan, int copy) {
            return plan.fleet().stream().anyMatch(other -> other.id().value().equals(cluster.id() + suffix("-", copy)) || other.name().equals(cluster.name() + suffix(" ", copy)));
        }

        private static String suffix(String before, int copy) {
            return copy == 1 ? "" : before + copy;
        }

        private static boolean takenCabin(Plan plan, int number) {
            return plan.partitions().stream().anyMatch(partition -> partition.id().value().equals("cabin-" + number) || partition.name().equals("Cabin " + number));
        }
    }

    /// A place in a lane.
    ///
    /// @param tier the tier it is in from then on, added to the plan; null to stay in its own
    record Lane(PartitionId lane, @Nullable Tier tier) implements Adoption {
        @Override
        public Plan in(Plan plan, TenantId tenant) {
            Plan known = tier == null ? plan : plan.withTier(tier);
            Tenant there = known.tenant(tenant).in(lane);
            return known.withPartitions(vacated(known, tenant), placed(known, tier == null ? there : there.withTier(tier.id())));
        }
    }

    /// A provider that answers what its lane refuses.
    record Fallback(Hop hop) implements Adoption {
        @Override
        public Plan in(Plan plan, TenantId tenant) {
            Tenant known = plan.tenant(tenant);
            Client client = known.client();
            return plan.withTenant(known.withClient(client.withFallback(Stream.concat(client.fallback().stream(), Stream.of(hop)).toList())));
        }
    }

    private static List<Partition> vacated(Plan plan, TenantId tenant) {
        return plan.partitions().stream().map(partition -> tenant.equals(partition.owner()) ? partition.withOwner(null) : partition).toList();
    }

    private static List<Tenant> placed(Plan plan, Tenant tenant) {
        return plan.tenants().stream().map(other -> other.id().equals(tenant.id()) ? tenant : other).toList();
    }
}
