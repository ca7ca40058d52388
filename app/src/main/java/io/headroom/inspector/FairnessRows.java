package io.headroom.inspector;

import io.headroom.engine.Fairness;
import io.headroom.engine.PartitionResult;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.plan.Partition;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a partition gave to others, and how evenly a lane served its tenants.
final class FairnessRows {
    private FairnessRows() {}

    /// @param result what came of it, or null before that is known
    static List<Row> of(Figures figures, Partition partition, @Nullable PartitionResult result) {
        List<Row> rows = new ArrayList<>();
        double lent = result == null ? Double.NaN : result.gpusLent();
        if (partition.sharing().lends() > 0 || lent > 0) {
            rows.add(new Fact("lent", figures.word("load.lent"), figures.format().count(lent)));
        }
        Fairness fairness = result == null ? null : result.fairness();
        if (!partition.reserved()) {
            rows.add(new Fact("jain", figures.word("load.jain"), figures.format().count(fairness == null ? Double.NaN : fairness.jain())));
            rows.add(new Fact("jainOfFairShare", figures.word("load.jainOfFairShare"), figures.format().count(fairness == null ? Double.NaN : fairness.jainOfFairShare())));
        }
        if (fairness != null) {
            String names = figures.plan().tenants().stream().filter(tenant -> fairness.starved().contains(tenant.id())).map(Tenant::name).collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                rows.add(new Prose("starved", figures.word("load.starved", names)));
            }
        }
        return rows;
    }
}
