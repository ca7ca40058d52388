package io.headroom.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Adds what partitions share, limits, clients, providers and incidents to a plan, by draws of its own so that the plan's others stay as they are.
final class RandomSharing extends Draws {
    RandomSharing(Random random) {
        super(random);
    }

    /// The plan with all of that and scenarios.
    Plan in(Plan plain) {
        Plan plan = shared(plain);
        if (chance(0.5)) {
            return plan;
        }
        List<Scenario> others = new ArrayList<>();
        times(0, 3, i -> others.add(new Scenario("Scenario " + i + " · " + name(), variant(plan))));
        return plan.withScenarios(new Scenarios(chance(0.5) ? name() : Scenarios.NONE.current(), others));
    }

    /// The same plan, one with a difference here or there, or quite another.
    private Plan variant(Plan plan) {
        return switch (random.nextInt(7)) {
            case 0 -> plan;
            case 1 -> plan.withTitle(name(), name());
            case 2 -> plan.withRun(plan.run().withSeed(random.nextLong())).withIncidents(List.of());
            case 3 -> plan.withTenants(plan.tenants().reversed());
            case 4 -> plan.withTenants(plan.tenants().stream().map(tenant -> chance(0.3) ? tenant.withClient(Client.PLAIN) : tenant).toList());
            case 5 -> plan.withTier(limited(pick(plan.tiers())));
            default -> shared(RandomPlans.plain(random.nextInt(1000)));
        };
    }

    private Plan shared(Plan plain) {
        List<Provider> providers = new ArrayList<>();
        times(0, 2, i -> providers.add(new Provider(new ProviderId("provider-" + i), name(), distribution(0.1), chance(0.2) ? 0 : odd(0.001, 0.1))));
        Plan plan = plain.withProviders(providers);
        for (Cluster cluster : plan.fleet()) {
            plan = chance(0.2) ? plan.withCluster(leaving(cluster)) : plan;
        }
        for (Tier tier : plan.tiers()) {
            plan = chance(0.6) ? plan.withTier(limited(tier)) : plan;
        }
        for (Tenant tenant : plan.tenants()) {
            plan = plan.withTenant(tenant.withWorkloads(tenant.workloads().stream().map(this::carrying).toList()));
        }
        for (Partition partition : plan.partitions()) {
            plan = plan.withPartition(lending(plan, partition.withQueueing(queueing(partition))));
        }
        for (Partition partition : plan.partitions()) {
            plan = plan.withPartition(borrowing(plan, plan.partition(partition.id())));
        }
        for (Tenant tenant : plan.tenants()) {
            plan = chance(0.5) ? plan.withTenant(tenant.withClient(client(plan, tenant))) : plan;
        }
        return plan.withIncidents(incidents(plan));
    }

    private Cluster leaving(Cluster cluster) {
        LocalDate from = cluster.availableFrom() == null ? LocalDate.of(2027, 1, 1) : cluster.availableFrom();
        return new Cluster(cluster.id(), cluster.name(), cluster.gpu(), cluster.nodes(), cluster.gpusPerNode(), cluster.availableFrom(),
                from.plusDays(1 + random.nextInt(900)), cluster.prices());
    }

    private Tier limited(Tier tier) {
        TokenPrices prices = chance(0.5) ? new TokenPrices(odd(0, 5), odd(0, 20)) : null;
        Limits.Caps caps = new Limits.Caps(cap(), cap(), cap(), chance(0.3) ? payload() : null, cap(), chance(0.3) ? odd(0.1, 100) : null);
        Limits limits = tier.limits().withPerSecond(tier.limits().requests() != null && chance(0.3)).withInputTokens(chance(0.3) ? rate(1000, 9_000_000) : null)
                .withOutputTokens(chance(0.3) ? rate(1000, 9_000_000) : null).withTokensPerDay(chance(0.3) ? random.nextLong(1L << 60) : null)
                .withUsdPerMonth(prices != null && chance(0.5) ? odd(0, 9000) : null)
                .withProvisioned(chance(0.3) ? new Provisioned(odd(15, 900), odd(100, 5000), odd(1, 10)) : null).withCaps(caps);
        return new Tier(tier.id(), tier.name(), tier.level(), limits, tier.weight(), prices);
    }

    private @Nullable Integer cap() {
        return chance(0.3) ? random.nextInt(100) : null;
    }

    private long payload() {
        return chance(0.5) ? 1_000_000L * random.nextInt(500) : chance(0.5) ? 1024L * random.nextInt(5000) : random.nextLong(1L << 40);
    }

    private Workload carrying(Workload workload) {
        Double deadline = workload.deadlineSeconds();
        return workload.withDeadline(deadline, deadline != null && chance(0.5) ? odd(0, 5) : 0)
                .withEnvelope(new Envelope(chance(0.3) ? 1 + random.nextInt(9000) : null, chance(0.3) ? payload() : 0, chance(0.2)));
    }

    private Queueing queueing(Partition partition) {
        return partition.queueing().withWaitSeconds(!partition.reserved() && chance(0.3) ? odd(0.1, 100) : null).withGaps(chance(0.2));
    }

    private Partition lending(Plan plan, Partition partition) {
        int perReplica = plan.deploymentOf(partition).gpusPerReplica();
        int replicas = partition.gpus() / perReplica;
        return chance(0.4) ? partition.withSharing(Sharing.NONE.withLends(perReplica * random.nextInt(replicas + 1))) : partition;
    }

    private Partition borrowing(Plan plan, Partition partition) {
        int perReplica = plan.deploymentOf(partition).gpusPerReplica();
        Cluster cluster = plan.cluster(partition.cluster());
        int lent = SharingRules.lenders(plan.partitions(), partition).stream().mapToInt(lender -> lender.sharing().lends()).sum();
        int most = Math.min(lent, cluster.gpus() - partition.gpus()) / perReplica;
        Sharing sharing = partition.sharing().withBorrows(!partition.reserved() && chance(0.7) ? perReplica * random.nextInt(most + 1) : 0);
        // Only lanes further on in the plan, so that no spill comes back.
        List<Partition> lanes = plan.partitions().subList(plan.partitions().indexOf(partition) + 1, plan.partitions().size()).stream()
                .filter(lane -> !lane.reserved() && plan.tenantsIn(partition.id()).stream().allMatch(tenant -> tenant.accepts(plan.deploymentOf(lane).model()))).toList();
        return partition.withSharing(lanes.isEmpty() || chance(0.3) ? sharing : sharing.withSpill(new Sharing.Spill(pick(lanes).id(), odd(0.1, 50))));
    }

    private Client client(Plan plan, Tenant tenant) {
        double first = odd(0.1, 5);
        Retry retry = chance(0.5) ? Retry.NONE : new Retry(1 + random.nextInt(9), first, odd(1, 4), first + odd(0, 50), odd(0, 1), chance(0.5));
        List<Hop> chain = new ArrayList<>();
        plan.partitions().stream().filter(partition -> !partition.id().equals(tenant.partition()) && (!partition.reserved() || tenant.id().equals(partition.owner()))
                && tenant.accepts(plan.deploymentOf(partition).model()) && chance(0.5)).forEach(partition -> chain.add(hop(partition.id(), null)));
        plan.providers().stream().filter(provider -> chance(0.5)).forEach(provider -> chain.add(hop(null, provider.id())));
        return new Client(retry, chance(0.3) ? distribution(1) : null, chain, chance(0.3) ? odd(-12, 14) : 0);
    }

    private Hop hop(@Nullable PartitionId partition, @Nullable ProviderId provider) {
        return new Hop(partition, provider, chance(0.5) ? 0 : odd(0.001, 1), chance(0.5) ? 0 : odd(0, 30), chance(0.5) ? 1 : odd(0, 1), chance(0.3) ? odd(0.1, 20) : null);
    }

    private List<Incident> incidents(Plan plan) {
        List<Incident> incidents = new ArrayList<>();
        times(0, 4, i -> {
            Incident.What what = what(plan);
            if (what != null) {
                incidents.add(new Incident(what, chance(0.2) ? 0 : odd(0, 5000), odd(1, 5000)));
            }
        });
        return incidents;
    }

    private Incident.@Nullable What what(Plan plan) {
        Cluster cluster = pick(plan.fleet());
        return switch (random.nextInt(6)) {
            case 0 -> plan.tenants().isEmpty() ? null : new Incident.What.Burst(pick(plan.tenants()).id(), odd(1, 1000));
            case 1 -> plan.tenants().isEmpty() ? null : new Incident.What.Launch(pick(plan.tenants()).id(), odd(1, 1000));
            case 2 -> new Incident.What.NodesLost(cluster.id(), 1 + random.nextInt(cluster.nodes()));
            case 3 -> new Incident.What.ClusterLost(cluster.id());
            case 4 -> plan.providers().isEmpty() ? null : new Incident.What.ProviderDown(pick(plan.providers()).id());
            default -> cluster.availableFrom() == null ? null : new Incident.What.Delayed(cluster.id());
        };
    }
}
