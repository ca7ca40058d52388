package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.plan.Cluster;
import io.headroom.plan.Plan;
import io.headroom.words.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The section of when clusters come and leave, and how their free GPUs lie.
final class ClusterRows {
    private final Figures figures;
    private final Plan plan;
    private final FragmentationRows fragmentation;

    ClusterRows(Figures figures) {
        this.figures = figures;
        this.plan = figures.plan();
        this.fragmentation = new FragmentationRows(figures);
    }

    Section section() {
        return new Section(figures.word("section.clusters"), figures.format().whole(plan.fleet().size()), null, "", figures.word("help.clusters"),
                plan.fleet().stream().map(this::cluster).toList());
    }

    private Row cluster(Cluster cluster) {
        String id = "cluster." + cluster.id();
        List<Row> rows = new ArrayList<>(List.of(new Fields(id + ".dates", List.of(
                figures.optional(Quantity.DATE, id + ".from", "field.availableFrom", Figures.date(cluster.availableFrom()),
                        text -> with(cluster, figures.readDate(text, "field.availableFrom"), cluster.availableUntil())),
                figures.optional(Quantity.DATE, id + ".until", "field.availableUntil", Figures.date(cluster.availableUntil()),
                        text -> with(cluster, cluster.availableFrom(), figures.readDate(text, "field.availableUntil")))))));
        rows.addAll(fragmentation.of(cluster));
        return new Details(id, label(cluster), rows);
    }

    private String label(Cluster cluster) {
        String gpus = figures.format().whole(cluster.gpus());
        if (cluster.availableFrom() == null && cluster.availableUntil() == null) {
            return figures.word("cluster.always", cluster.name(), gpus);
        }
        String key = cluster.availableUntil() == null ? "cluster.from" : cluster.availableFrom() == null ? "cluster.until" : "cluster.between";
        return figures.word(key, cluster.name(), gpus, Figures.date(cluster.availableFrom()), Figures.date(cluster.availableUntil()));
    }

    private static Edit with(Cluster cluster, @Nullable LocalDate from, @Nullable LocalDate until) {
        return Edits.change(new Cluster(cluster.id(), cluster.name(), cluster.gpu(), cluster.nodes(), cluster.gpusPerNode(), from, until, cluster.prices()));
    }
}
