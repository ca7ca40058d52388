package io.headroom.inspector;

import io.headroom.engine.Fairness;
import io.headroom.engine.PartitionResult;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a partition gave to others, and how evenly a lane served its tenants.
final class FairnessRows {
    private FairnessRows() {}

    static List<Row> of(Figures figures, PartitionResult result) {
        List<Row> rows = new ArrayList<>();
        if (result.gpusLent() > 0) {
            rows.add(new Fact("lent", figures.word("load.lent"), figures.format().count(result.gpusLent())));
        }
        Fairness fairness = result.fairness();
        if (fairness != null) {
            rows.add(new Fact("jain", figures.word("load.jain"), index(figures, fairness.jain())));
            rows.add(new Fact("jainOfFairShare", figures.word("load.jainOfFairShare"), index(figures, fairness.jainOfFairShare())));
            String names = figures.plan().tenants().stream().filter(tenant -> fairness.starved().contains(tenant.id())).map(Tenant::name).collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                rows.add(new Prose("starved", figures.word("load.starved", names)));
            }
        }
        return rows;
    }

    private static String index(Figures figures, double index) {
        return figures.format().count(index);
    }
}
