package io.headroom.board;

import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.words.NodeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be found on the board by its name: tenants, cabins, lanes, clusters and nodes. No scene graph.
final class BoardSearch {
    /// Something found.
    ///
    /// @param where whom or what it is in, empty where that says nothing
    record Find(Kind kind, String name, String where, Target target) {}

    /// What a find is.
    enum Kind {
        /// A tenant, placed or not.
        TENANT,
        /// A reserved partition.
        CABIN,
        /// A shared one.
        LANE,
        /// A cluster.
        CLUSTER,
        /// A node of a cluster.
        NODE
    }

    /// What a find leads to.
    sealed interface Target {
        /// Something that can be selected.
        record Selected(Selection selection) implements Target {}

        /// A cluster.
        record OfCluster(ClusterId cluster) implements Target {}

        /// A node, from 0.
        record OfNode(ClusterId cluster, int node) implements Target {}
    }

    private record Ranked(Find find, int rank) {}

    private final Plan plan;
    private @Nullable List<Find> all;

    BoardSearch(Plan plan) {
        this.plan = plan;
    }

    Plan plan() {
        return plan;
    }

    /// What a query finds, best first: a name that is the query, one that begins with it, one of whose words begins with it, one that holds it, one that holds all its words. Within these
    /// tenants come before cabins and lanes, and those before clusters and nodes; then by the length of the name.
    ///
    /// @param query what was typed; nothing finds nothing
    List<Find> find(String query, int most) {
        String wanted = fold(query);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Ranked> found = new ArrayList<>();
        for (Find find : all()) {
            int rank = rank(fold(find.name()), wanted);
            if (rank >= 0) {
                found.add(new Ranked(find, rank));
            }
        }
        found.sort(Comparator.comparingInt(Ranked::rank).thenComparing(ranked -> ranked.find().kind()).thenComparingInt(ranked -> ranked.find().name().length()));
        return found.stream().limit(most).map(Ranked::find).toList();
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static int rank(String name, String wanted) {
        if (name.equals(wanted)) {
            return 0;
        }
        if (name.startsWith(wanted)) {
            return 1;
        }
        int at = name.indexOf(wanted);
        if (at > 0) {
            return Character.isLetterOrDigit(name.charAt(at - 1)) ? 3 : 2;
        }
        if (wanted.indexOf(' ') < 0) {
            return -1;
        }
        for (String word : wanted.split("\\s+", -1)) {
            if (!name.contains(word)) {
                return -1;
            }
        }
        return 4;
    }

    private List<Find> all() {
        List<Find> known = all;
        if (known == null) {
            known = collect();
            all = known;
        }
        return known;
    }

    private List<Find> collect() {
        List<Find> finds = new ArrayList<>();
        Map<PartitionId, String> names = new HashMap<>();
        Map<ClusterId, String> clusters = new HashMap<>();
        plan.partitions().forEach(partition -> names.put(partition.id(), partition.name()));
        plan.fleet().forEach(cluster -> clusters.put(cluster.id(), cluster.name()));
        for (Tenant tenant : plan.tenants()) {
            finds.add(new Find(Kind.TENANT, tenant.name(), tenant.partition() == null ? "" : names.getOrDefault(tenant.partition(), ""),
                    new Target.Selected(new Selection.OfTenant(tenant.id()))));
        }
        for (Partition partition : plan.partitions()) {
            finds.add(new Find(partition.reserved() ? Kind.CABIN : Kind.LANE, partition.name(), clusters.getOrDefault(partition.cluster(), ""),
                    new Target.Selected(new Selection.OfPartition(partition.id()))));
        }
        for (Cluster cluster : plan.fleet()) {
            finds.add(new Find(Kind.CLUSTER, cluster.name(), "", new Target.OfCluster(cluster.id())));
            for (int node = 0; node < cluster.nodes(); node++) {
                finds.add(new Find(Kind.NODE, NodeName.of(cluster, node), cluster.name(), new Target.OfNode(cluster.id(), node)));
            }
        }
        return finds;
    }
}
