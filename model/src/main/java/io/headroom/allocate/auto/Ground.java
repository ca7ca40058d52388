package io.headroom.allocate.auto;

import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.Hop;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Sharing;
import io.headroom.plan.Supply;
import io.headroom.plan.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/*
 * Partitions that exchange requests or GPUs cannot be sized one by one, and what refers to them would lead nowhere if they went. So whatever shares, is spilled to or is
 * fallen back to stays as it is, as if it had been locked; so do slices of GPUs, which are sized by hand.
 */
/// What of a plan is given and what is to be found.
///
/// @param deployments those of the plan, with variants if they were asked for
/// @param kept partitions that stay as they are
/// @param homes the other partitions: they may be resized, change tenants, or go
/// @param tenants who is to be placed; all others stay where they are
/// @param sites where and how a partition may be
record Ground(Ask ask, List<Deployment> deployments, List<Partition> kept, List<Partition> homes, List<Tenant> tenants, List<Site> sites) {
    /// Where and how a partition may be.
    ///
    /// @param cabin whether it is reserved for one tenant
    record Site(Cluster cluster, Deployment deployment, boolean cabin) {
        double usdPerReplica() {
            return deployment.gpusPerReplica() * (cabin ? cluster.prices().reservedUsdPerGpuHour() : cluster.prices().onDemandUsdPerGpuHour());
        }
    }

    Ground {
        deployments = List.copyOf(deployments);
        kept = List.copyOf(kept);
        homes = List.copyOf(homes);
        tenants = List.copyOf(tenants);
        sites = List.copyOf(sites);
    }

    static Ground of(Ask ask) {
        Plan plan = ask.plan();
        Set<PartitionId> stay = new HashSet<>(ask.keptPartitions());
        stay.addAll(linked(plan));
        List<Partition> kept = plan.partitions().stream().filter(partition -> stay.contains(partition.id())).toList();
        List<Partition> homes = plan.partitions().stream().filter(partition -> !stay.contains(partition.id())).toList();
        List<Tenant> tenants = plan.tenants().stream()
                .filter(tenant -> tenant.partition() == null ? !ask.keptTenants().contains(tenant.id()) : !stay.contains(tenant.partition())).toList();
        List<Deployment> deployments = ask.variants() ? Variants.of(plan) : plan.deployments();
        List<Site> sites = new ArrayList<>();
        for (Cluster cluster : plan.fleet()) {
            for (Deployment deployment : deployments) {
                if (deployment.gpusPerReplica() <= cluster.gpusPerNode() && tenants.stream().anyMatch(tenant -> tenant.accepts(deployment.model()))) {
                    sites.add(new Site(cluster, deployment, true));
                    sites.add(new Site(cluster, deployment, false));
                }
            }
        }
        homes.stream().map(home -> siteOf(plan, home)).filter(site -> !sites.contains(site)).distinct().forEach(sites::add);
        return new Ground(ask, deployments, kept, homes, tenants, sites);
    }

    private static Site siteOf(Plan plan, Partition partition) {
        return new Site(plan.cluster(partition.cluster()), plan.deploymentOf(partition), partition.reserved());
    }

    /// The partitions that others refer to, that share something, or that are slices.
    private static Set<PartitionId> linked(Plan plan) {
        Set<PartitionId> linked = new HashSet<>();
        for (Partition partition : plan.partitions()) {
            if (!partition.sharing().equals(Sharing.NONE) || partition.slice() != null) {
                linked.add(partition.id());
            }
            if (partition.sharing().spill() != null) {
                linked.add(partition.sharing().spill().lane());
            }
        }
        plan.tenants().stream().flatMap(tenant -> tenant.client().fallback().stream()).map(Hop::partition).filter(Objects::nonNull).forEach(linked::add);
        return linked;
    }

    Plan plan() {
        return ask.plan();
    }

    int siteOf(Partition home) {
        return sites.indexOf(siteOf(plan(), home));
    }

    /// Whether a cluster is there from the start of the run to its end: sizes are for a whole run.
    boolean there(Cluster cluster) {
        double end = plan().run().warmupSeconds() + plan().run().durationSeconds();
        return Supply.arrivesAt(plan(), cluster) <= 0
                && (cluster.availableUntil() == null || Duration.between(plan().run().start(), cluster.availableUntil().atStartOfDay()).toSeconds() >= end);
    }

    /// Most replicas of a site's deployment that its cluster holds.
    int most(Site site) {
        return site.cluster().nodes() * (site.cluster().gpusPerNode() / site.deployment().gpusPerReplica());
    }

    /// The number of the partition that a tenant is in now, or -1.
    int current(Tenant tenant) {
        for (int home = 0; home < homes.size(); home++) {
            if (homes.get(home).id().equals(tenant.partition())) {
                return home;
            }
        }
        return -1;
    }

    Puzzle puzzle(Puzzle.Needs needs) {
        List<Cluster> clusters = plan().fleet();
        int[] widths = Stream.concat(Stream.of(1), Stream.concat(deployments.stream(), plan().deployments().stream()).map(Deployment::gpusPerReplica)).distinct()
                .sorted(Comparator.reverseOrder()).mapToInt(Integer::intValue).toArray();
        Puzzle.Site[] numbers = sites.stream().map(site -> new Puzzle.Site(clusters.indexOf(site.cluster()), site.deployment().gpusPerReplica(), site.usdPerReplica(), site.cabin()))
                .toArray(Puzzle.Site[]::new);
        Puzzle.Room[] rooms = clusters.stream().map(cluster -> new Puzzle.Room(cluster.nodes(), cluster.gpusPerNode())).toArray(Puzzle.Room[]::new);
        int[] current = tenants.stream().mapToInt(this::current).toArray();
        int[] pinned = tenants.stream().mapToInt(tenant -> ask.keptTenants().contains(tenant.id()) ? current(tenant) : -1).toArray();
        Puzzle.Homes there = new Puzzle.Homes(homes.stream().mapToInt(this::siteOf).toArray(), current, pinned);

        double budget = ask.budgetUsdPerHour() == null ? Double.POSITIVE_INFINITY : ask.budgetUsdPerHour() - keptUsd();
        // A ten-thousandth of a dollar decides between plans that cost the same.
        return new Puzzle(numbers, rooms, widths, taken(widths), needs, there, new Puzzle.Aims(Math.max(1e-4, ask.usdPerMove()), budget));
    }

    /// Replicas that stay, by cluster and width. A GPU that is cut is as good as held.
    private int[][] taken(int[] widths) {
        List<Cluster> clusters = plan().fleet();
        int[][] taken = new int[clusters.size()][widths.length];
        for (Partition partition : kept) {
            int width = partition.slice() == null ? plan().deploymentOf(partition).gpusPerReplica() : 0;
            for (int i = 0; i < widths.length; i++) {
                taken[clusters.indexOf(plan().cluster(partition.cluster()))][i] += widths[i] == width ? plan().replicas(partition) : 0;
            }
        }
        List<Partition> cut = kept.stream().filter(partition -> partition.slice() != null).toList();
        if (!cut.isEmpty()) {
            Plan slices = plan().withPartitions(cut, plan().tenants().stream().map(tenant -> tenant.in(null)).toList());
            for (int cluster = 0; cluster < taken.length; cluster++) {
                taken[cluster][widths.length - 1] += clusters.get(cluster).gpus() - slices.freeGpus(clusters.get(cluster));
            }
        }
        return taken;
    }

    /// What the partitions that stay cost, in dollars per hour.
    double keptUsd() {
        return kept.stream().mapToDouble(plan()::usdPerHour).sum();
    }
}
