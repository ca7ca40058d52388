package io.headroom.store;

import io.headroom.plan.Gauge;
import io.headroom.plan.Objective;
import io.headroom.plan.Wall;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes which gauges the window shows; the usual ones are left out.
final class WallWriter {
    private WallWriter() {}

    static ArrayNode wall(Wall wall, PlanWriter file) {
        List<ObjectNode> known = wall.gauges().stream().map(WallWriter::gauge).toList();
        List<String> steps = UnknownKeys.steps(known.stream().map(WallReader::name).toList());
        ArrayNode list = PlanWriter.list();
        for (int i = 0; i < known.size(); i++) {
            list.add(file.finish(known.get(i), "wall", steps.get(i)));
        }
        return list;
    }

    private static ObjectNode gauge(Gauge gauge) {
        ObjectNode object = PlanWriter.object().put("shows", WallReader.word(gauge.quantity()));
        Objective.Statistic statistic = gauge.statistic();
        if (statistic != null) {
            object.put("statistic", Part.word(statistic));
        }
        switch (gauge.scope()) {
            case Gauge.Scope.Selected() -> { }
            case Gauge.Scope.Whole() -> object.put("of", "plan");
            case Gauge.Scope.OfTenant(var tenant) -> object.put("of", "tenant").put("tenant", tenant.value());
            case Gauge.Scope.OfPartition(var partition) -> object.put("of", "partition").put("partition", partition.value());
        }
        return object;
    }
}
