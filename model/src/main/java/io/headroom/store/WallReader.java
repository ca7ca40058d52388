package io.headroom.store;

import io.headroom.plan.Gauge;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import io.headroom.plan.Wall;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Reads which gauges the window shows. Whom a gauge names may be missing: the plan is read whole, and the gauge says so.
final class WallReader {
    /// The statistics that a gauge can show.
    private static final Objective.Statistic[] STATISTICS = Arrays.stream(Objective.Statistic.values()).filter(each -> each != Objective.Statistic.MEAN)
            .toArray(Objective.Statistic[]::new);

    private WallReader() {}

    static Wall wall(Part top) {
        List<Part> parts = top.objects("wall", WallReader::name);
        return top.has("wall") ? top.at("wall", () -> new Wall(parts.stream().map(WallReader::gauge).toList())) : Wall.USUAL;
    }

    /// What a gauge shows of whom, since gauges have no ids.
    static String name(ObjectNode gauge) {
        return String.join(" ", Stream.of("shows", "statistic", "of", "tenant", "partition").map(key -> Part.textIn(gauge, key)).filter(text -> !text.isEmpty() && !text.equals("selection"))
                .toList());
    }

    /// The word for what a gauge shows, e.g. `tokens-out`.
    static String word(Gauge.Quantity quantity) {
        return Part.word(quantity).replace('_', '-');
    }

    private static Gauge gauge(Part part) {
        String shows = part.text("shows", "ttft");
        Gauge.Quantity quantity = Arrays.stream(Gauge.Quantity.values()).filter(each -> word(each).equals(shows)).findFirst()
                .orElseThrow(() -> part.notOneOf("shows", shows, Arrays.stream(Gauge.Quantity.values()).map(WallReader::word).toList()));
        Objective.@Nullable Statistic statistic = part.has("statistic") ? part.choice("statistic", STATISTICS) : null;
        String of = part.textOr("of", "selection");
        Gauge.Scope scope = switch (of) {
            case "selection" -> new Gauge.Scope.Selected();
            case "plan" -> new Gauge.Scope.Whole();
            case "tenant" -> new Gauge.Scope.OfTenant(part.id("tenant", TenantId::new));
            case "partition" -> new Gauge.Scope.OfPartition(part.id("partition", PartitionId::new));
            default -> throw part.notOneOf("of", of, List.of("selection", "plan", "tenant", "partition"));
        };
        return part.make(() -> new Gauge(quantity, statistic, scope));
    }
}
