package io.headroom.inspector;

import io.headroom.edit.PlacementEdits;
import io.headroom.inspector.InspectorModel.Action;
import io.headroom.inspector.InspectorModel.Actions;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.plan.Cluster;
import io.headroom.plan.Compaction;
import io.headroom.plan.Fragmentation;
import io.headroom.plan.KeptPlaces;
import io.headroom.plan.Plan;
import io.headroom.words.NodeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How far the free GPUs of clusters lie apart, and which moves would bring them together.
final class FragmentationRows {
    private static final List<Integer> WIDTHS = List.of(2, 4, 8);

    /// What was found for the plan that was shown last: results come several times a second, and the moves are the same.
    private static volatile @Nullable Known known;

    private final Figures figures;
    private final Plan plan;

    FragmentationRows(Figures figures) {
        this.figures = figures;
        this.plan = figures.plan();
    }

    private record Known(Plan plan, List<Found> found) {}

    private record Found(Cluster cluster, Fragmentation fragmentation, List<Compaction> compactions) {}

    @SuppressWarnings("ReferenceEquality") // By identity: an edit makes a new instance, and comparing plans in depth would cost more than the search.
    private List<Found> found() {
        Known last = known;
        if (last == null || last.plan() != plan) {
            last = new Known(plan, plan.fleet().stream().map(this::find).toList());
            known = last;
        }
        return last.found();
    }

    private Found find(Cluster cluster) {
        Fragmentation fragmentation = Fragmentation.of(plan, cluster);
        List<Compaction> compactions = new ArrayList<>();
        for (int width : WIDTHS) {
            if (width <= cluster.gpusPerNode()) {
                Compaction.most(plan, cluster, width).ifPresent(compactions::add);
            }
        }
        return new Found(cluster, fragmentation, compactions);
    }

    /// The rows of a cluster; none where nothing stands on it.
    List<Row> of(Cluster cluster) {
        if (plan.partitionsOn(cluster.id()).isEmpty()) {
            return List.of();
        }
        Found found = found().stream().filter(one -> one.cluster().id().equals(cluster.id())).findFirst().orElseThrow();
        String id = "cluster." + cluster.id();
        Fragmentation now = found.fragmentation();
        List<Row> rows = new ArrayList<>(List.of(new Fact(id + ".free", figures.word("fragmentation.free"), figures.format().whole(now.free())),
                new Fact(id + ".widest", figures.word("fragmentation.widest"), figures.word("fragmentation.gpus", figures.format().whole(now.widest())))));
        for (int width : WIDTHS) {
            if (width <= cluster.gpusPerNode()) {
                rows.add(new Fact(id + ".unusable" + width, figures.word("fragmentation.unusable", Integer.toString(width)), figures.format().shareExact(now.unusableShare(width)).text()));
            }
        }
        found.compactions().forEach(compaction -> rows.add(compaction(cluster, compaction)));
        boolean kept = KeptPlaces.on(plan, cluster.id());
        rows.add(new Actions(id + ".places", List.of(new Action(id + (kept ? ".release" : ".keep"), figures.word(kept ? "places.release" : "places.keep"),
                figures.word(kept ? "places.release.spoken" : "places.keep.spoken", cluster.name()),
                kept ? PlacementEdits.releasePlaces(plan, cluster.id()) : PlacementEdits.keepPlaces(plan, cluster.id())))));
        return rows;
    }

    private Row compaction(Cluster cluster, Compaction compaction) {
        String id = "cluster." + cluster.id() + ".compact" + compaction.width();
        String moves = figures.format().whole(compaction.moves().size());
        String label = figures.word(compaction.moves().size() == 1 ? "compaction.one" : "compaction.many", Integer.toString(compaction.width()),
                figures.format().whole(compaction.roomBefore()), figures.format().whole(compaction.roomAfter()), moves);
        List<Compaction.Move> all = compaction.moves();
        String lines = IntStream.range(0, all.size()).mapToObj(i -> figures.word("compaction.move", plan.partition(all.get(i).partition()).name(),
                figures.format().whole(all.get(i).replica() + 1), NodeName.of(cluster, all.get(i).from()), NodeName.of(cluster, all.get(i).to()))).collect(Collectors.joining("\n"));
        List<Row> rows = new ArrayList<>(List.of(new Prose(id + ".moves", lines)));
        if (!compaction.fewest()) {
            rows.add(new Prose(id + ".bound", figures.word("compaction.bound")));
        }
        rows.add(new Actions(id + ".do", List.of(new Action(id + ".apply", figures.word("compaction.apply"), figures.word("compaction.apply.spoken", cluster.name(), moves),
                PlacementEdits.compact(plan, compaction)))));
        return new Details(id, label, rows);
    }
}
