package io.headroom.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// When the replicas of a plan's partitions are there: clusters come and leave on dates, and incidents take nodes.
public final class Supply {
    private Supply() {}

    /// The times within the run at which replicas of a partition are not there, in no order; they may overlap.
    public static List<Outage> outages(Plan plan, Partition partition) {
        Cluster cluster = plan.cluster(partition.cluster());
        int replicas = plan.replicas(partition);
        List<Outage> outages = new ArrayList<>();
        double from = arrivesAt(plan, cluster);
        if (from > 0) {
            all(outages, replicas, 0, from);
        }
        if (cluster.availableUntil() != null) {
            all(outages, replicas, Math.max(0, seconds(plan, cluster.availableUntil())), Double.POSITIVE_INFINITY);
        }
        for (Incident incident : plan.incidents()) {
            switch (incident.what()) {
                case Incident.What.ClusterLost lost when lost.cluster().equals(cluster.id()) -> all(outages, replicas, incident.atSeconds(), incident.endSeconds());
                case Incident.What.NodesLost lost when lost.cluster().equals(cluster.id()) -> {
                    for (int replica : replicasOn(plan, cluster, partition, lost.nodes())) {
                        outages.add(new Outage(replica, incident.atSeconds(), incident.endSeconds()));
                    }
                }
                default -> {}
            }
        }
        double end = plan.run().warmupSeconds() + plan.run().durationSeconds();
        return outages.stream().filter(outage -> outage.fromSeconds() < end).toList();
    }

    private static void all(List<Outage> outages, int replicas, double from, double until) {
        for (int replica = 0; replica < replicas; replica++) {
            outages.add(new Outage(replica, from, until));
        }
    }

    /// When a cluster comes, in seconds since the start of the run, delays included; 0 or less if it is there already.
    public static double arrivesAt(Plan plan, Cluster cluster) {
        if (cluster.availableFrom() == null) {
            return 0;
        }
        double delay = plan.incidents().stream().filter(incident -> incident.what() instanceof Incident.What.Delayed late && late.cluster().equals(cluster.id()))
                .mapToDouble(Incident::lastsSeconds).sum();
        return seconds(plan, cluster.availableFrom()) + delay;
    }

    private static double seconds(Plan plan, LocalDate date) {
        return Duration.between(plan.run().start(), date.atStartOfDay()).toSeconds();
    }

    private static List<Integer> replicasOn(Plan plan, Cluster cluster, Partition partition, int nodes) {
        NodePlacement placement = NodePlacement.of(plan, cluster);
        return IntStream.range(0, Math.min(nodes, placement.nodes())).boxed()
                .flatMap(node -> IntStream.range(0, placement.gpusPerNode()).mapToObj(gpu -> placement.cells(node, gpu)))
                .flatMap(List::stream).filter(cell -> cell.partition().equals(partition.id())).map(NodePlacement.Cell::replica).distinct().sorted().toList();
    }

    /// Why the tenants of a partition cannot be served at any time of the run, in one line with a way out; empty if they can.
    public static Optional<String> absence(Plan plan, Partition partition) {
        Cluster home = plan.cluster(partition.cluster());
        if (plan.tenantsIn(partition.id()).isEmpty()) {
            return Optional.empty();
        }
        double end = plan.run().warmupSeconds() + plan.run().durationSeconds();
        @Nullable LocalDate leaves = home.availableUntil();
        if (arrivesAt(plan, home) >= end) {
            return Optional.of("Partition %s has tenants, but its cluster %s comes on %s%s, and the run ends on %s. Move them, or start the run later.".formatted(
                    partition.name(), home.name(), home.availableFrom(), delayed(plan, home) ? " or later" : "", plan.run().start().plusSeconds((long) end).toLocalDate()));
        }
        if (leaves != null && seconds(plan, leaves) <= Math.max(0, arrivesAt(plan, home))) {
            return Optional.of("Partition %s has tenants, but its cluster %s leaves on %s, before they could be served in the run that starts on %s. Move them, or start the run earlier."
                    .formatted(partition.name(), home.name(), leaves, plan.run().start().toLocalDate()));
        }
        return Optional.empty();
    }

    private static boolean delayed(Plan plan, Cluster cluster) {
        return plan.incidents().stream().anyMatch(incident -> incident.what() instanceof Incident.What.Delayed late && late.cluster().equals(cluster.id()));
    }
}
