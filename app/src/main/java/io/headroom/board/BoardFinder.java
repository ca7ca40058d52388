package io.headroom.board;

import io.headroom.board.BoardMap.Place;
import io.headroom.plan.ClusterId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds where something is on the board. No scene graph.
final class BoardFinder {
    private BoardFinder() {}

    /// The box of what is selected: of a tenant in a lane its chip.
    static Optional<Box> find(BoardModel model, BoardMap map, Sizes sizes, Selection selection) {
        Plan plan = model.plan();
        return switch (selection) {
            case Selection.OfTenant(var id) -> plan.tenants().stream().filter(tenant -> tenant.id().equals(id) && tenant.partition() != null).findFirst()
                    .flatMap(tenant -> place(map, tenant.partition()).map(place -> chip(plan, sizes, place, tenant)));
            case Selection.OfPartition(var id) -> place(map, id).map(Place::box);
            default -> Optional.empty();
        };
    }

    /// The box of the first stretch of a cluster.
    static Optional<Box> find(BoardModel model, BoardMap map, ClusterId cluster) {
        return map.stretches().stream().filter(stretch -> model.clusters().get(stretch.cluster()).id().equals(cluster)).map(BoardMap.Stretch::box).findFirst();
    }

    /// The box of a node of a cluster, in the first block that has GPUs of it.
    static Optional<Box> find(BoardModel model, BoardMap map, Sizes sizes, ClusterId cluster, int node) {
        return map.places().stream().filter(place -> model.clusters().get(place.cluster()).id().equals(cluster) && place.shape().nodes().contains(node)).findFirst().map(place -> {
            BlockSizes lengths = new BlockSizes(sizes, place.shape());
            Box box = place.box();
            Box cells = lengths.cells(box.width(), box.height());
            int at = place.shape().nodes().indexOf(node);
            int across = lengths.across(box.width());
            int line = at / across;
            double wide = sizes.nodeWidth(place.shape().perRow());
            double tall = sizes.nodesHeight(place.shape().rows());
            return new Box(box.x() + cells.x() + at % across * (wide + sizes.nodeGap()), box.y() + cells.y() + line * (tall + sizes.nodeRowGap()), wide, tall);
        });
    }

    private static Optional<Place> place(BoardMap map, @Nullable PartitionId id) {
        return map.places().stream().filter(place -> id != null && id.equals(place.shape().partition())).findFirst();
    }

    private static Box chip(Plan plan, Sizes sizes, Place place, Tenant tenant) {
        Box box = place.box();
        if (place.shape().kind() != BlockShape.Kind.LANE) {
            return box;
        }
        List<Tenant> there = plan.tenantsIn(tenant.partition());
        int row = 0;
        while (row < there.size() && !there.get(row).id().equals(tenant.id())) {
            row++;
        }
        BlockSizes lengths = new BlockSizes(sizes, place.shape());
        return new Box(box.x(), box.y() + lengths.chipsTop(box.height()) + row * lengths.chipPitch(), box.width(), lengths.chipHeight());
    }
}
