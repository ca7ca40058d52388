package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.edit.PlacementEdits;
import io.headroom.inspector.InspectorModel.Change;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.plan.Cluster;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.SliceProfile;
import io.headroom.plan.Spread;
import io.headroom.words.NodeName;
import io.headroom.words.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The section of where the replicas of a partition stand, how far apart, and on what part of a GPU.
final class PlacementRows {
    private final Figures figures;
    private final Plan plan;
    private final Partition partition;
    private final Cluster cluster;

    PlacementRows(Figures figures, Partition partition) {
        this.figures = figures;
        this.plan = figures.plan();
        this.partition = partition;
        this.cluster = plan.cluster(partition.cluster());
    }

    Section section() {
        List<Row> rows = new ArrayList<>();
        List<SliceProfile> slices = plan.gpuType(cluster.gpu()).slices();
        if (!slices.isEmpty() && plan.deploymentOf(partition).gpusPerReplica() == 1) {
            List<String> names = Stream.concat(Stream.of(figures.word("slice.none")), slices.stream().map(SliceProfile::name)).toList();
            SliceProfile slice = partition.slice();
            rows.add(new Choice("slice", figures.word("field.slice"), names, slice == null ? 0 : 1 + slices.indexOf(slice),
                    Change.of(plan, index -> PlacementEdits.cut(plan, partition.id(), index == 0 ? null : slices.get(index - 1)))));
        }
        rows.add(new Fact("nodes", figures.word("placement.nodes"), nodes()));
        Spread spread = partition.siting().spread();
        @Nullable Integer most = spread == null ? null : spread.mostPerNode();
        @Nullable Integer least = spread == null ? null : spread.leastNodes();
        rows.add(new Fields("spread", List.of(
                figures.optional(Quantity.WHOLE, "spread.most", "field.spread.most", Figures.count(most), text -> spread(figures.readSmallCount(text, "field.spread.most"), least)),
                figures.optional(Quantity.WHOLE, "spread.nodes", "field.spread.nodes", Figures.count(least), text -> spread(most, figures.readSmallCount(text, "field.spread.nodes"))))));
        String note = partition.siting().nodes().isEmpty() ? "" : figures.word("placement.kept");
        return new Section(figures.word("section.placement"), note, null, "", figures.word("help.placement"), rows);
    }

    private Edit spread(@Nullable Integer most, @Nullable Integer least) {
        return PlacementEdits.spread(plan, partition.id(), most == null && least == null ? null : new Spread(most, least));
    }

    /// "a1 × 2, a2": the nodes with replicas on each.
    private String nodes() {
        Map<Integer, Integer> counts = new TreeMap<>();
        NodePlacement.of(plan, cluster).nodesOf(partition.id()).forEach(node -> counts.merge(node, 1, Integer::sum));
        return counts.isEmpty() ? figures.word("placement.none") : counts.entrySet().stream()
                .map(entry -> NodeName.of(cluster, entry.getKey()) + (entry.getValue() == 1 ? "" : figures.word("placement.times", figures.format().whole(entry.getValue()))))
                .collect(Collectors.joining(", "));
    }
}
