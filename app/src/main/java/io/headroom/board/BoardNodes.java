package io.headroom.board;

import io.headroom.board.BoardMap.Place;
import io.headroom.board.BoardMap.Stretch;
import io.headroom.board.BoardModel.ClusterModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/*
 * Only blocks in the view and a margin round it have nodes, and of a tall lane only the chips and rows of cells there. While the view moves they are made a few at a time, so that no frame
 * waits for them; what is not made yet is drawn. Blocks that scroll far out of view lend their nodes to those that come.
 */
/// The nodes of the blocks that are near enough to be seen.
final class BoardNodes {
    /// A board of fewer blocks and chips keeps all its nodes.
    private static final int FEW_BLOCKS = 48;
    private static final int FEW_CHIPS = 240;

    /// Share of the view beyond each edge in which nodes are there already.
    private static final double MARGIN = 0.25;

    /// The stretch of a cluster, by which its view is known.
    private record Key(int cluster, int first) {
        static Key of(Stretch stretch) {
            return new Key(stretch.cluster(), stretch.places().isEmpty() ? 0 : stretch.places().getFirst().number());
        }
    }

    private final BoardHost host;
    private final BoardField field;
    private final Pane world;
    private final Map<Key, ClusterView> stretches = new HashMap<>();
    private Consumer<BlockView> onAppeared = _ -> {};
    private boolean few = true;
    private double drawnAt = 1;

    /// @param field says what is seen of which board
    /// @param world takes the nodes
    BoardNodes(BoardHost host, BoardField field, Pane world) {
        this.host = host;
        this.field = field;
        this.world = world;
    }

    /// Called with each block that gets nodes.
    void onAppeared(Consumer<BlockView> action) {
        onAppeared = action;
    }

    /// Whether the board is so small that all its nodes are kept.
    boolean few() {
        return few;
    }

    /// Another map has been made.
    void mapped() {
        List<Place> places = field.map().places();
        few = places.size() <= FEW_BLOCKS && places.stream().mapToInt(place -> place.shape().tenants()).sum() <= FEW_CHIPS;
    }

    /// Takes on other sizes or colours.
    void fit() {
        stretches.values().forEach(ClusterView::fit);
    }

    /// Draws cells again.
    void repaint() {
        stretches.values().forEach(view -> view.blocks().values().forEach(block -> block.nodes.repaint(host.cells())));
    }

    /// Shows other figures.
    void figures(BoardModel shown) {
        stretches.forEach((key, view) -> view.blocks().forEach((number, block) -> block.show(shown.clusters().get(key.cluster()).blocks().get(number))));
    }

    /// Lets the views that are there show another plan; those of what is gone go.
    void takeAll(BoardModel shown) {
        Map<Key, Stretch> there = new HashMap<>();
        field.map().stretches().forEach(stretch -> there.put(Key.of(stretch), stretch));
        stretches.entrySet().removeIf(entry -> {
            Stretch stretch = there.get(entry.getKey());
            if (stretch == null || !shown.clusters().get(stretch.cluster()).id().equals(entry.getValue().id())) {
                world.getChildren().remove(entry.getValue());
                return true;
            }
            ClusterView view = entry.getValue();
            ClusterModel cluster = shown.clusters().get(stretch.cluster());
            view.show(cluster, stretch.goesOn());
            Map<Integer, Place> places = new HashMap<>();
            stretch.places().forEach(place -> places.put(place.number(), place));
            for (int number : List.copyOf(view.blocks().keySet())) {
                Place place = places.get(number);
                BlockView block = view.blocks().get(number);
                if (place == null || block == null || !block.shape().sameBox(place.shape())) {
                    view.remove(number, false);
                } else {
                    block.take(place.shape(), cluster.blocks().get(number));
                    block.number(number);
                }
            }
            return false;
        });
    }

    /// Gives up what is far from what is seen.
    void giveUp() {
        if (few || host.drags().dragging()) {
            return;
        }
        Box kept = field.camera().seen(MARGIN * 3);
        Set<Key> wanted = new HashSet<>();
        for (Stretch stretch : field.map().stretches()) {
            if (stretch.box().meets(kept)) {
                Key key = Key.of(stretch);
                wanted.add(key);
                ClusterView view = stretches.get(key);
                if (view != null) {
                    for (Place place : stretch.places()) {
                        BlockView block = place.box().meets(kept) ? null : view.blocks().get(place.number());
                        if (block != null && !block.isFocusWithin()) {
                            view.remove(place.number(), true);
                        }
                    }
                }
            }
        }
        stretches.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey()) && !entry.getValue().isFocusWithin();
            if (gone) {
                world.getChildren().remove(entry.getValue());
            }
            return gone;
        });
    }

    /// Makes what is missing, until a point in time at the latest. Returns whether nothing is missing any more.
    boolean fill(long until) {
        return fill(until, few ? new Box(0, 0, field.map().width(), field.map().height()) : field.camera().seen(MARGIN));
    }

    /// The same within a box of the board.
    boolean fill(long until, Box wanted) {
        BoardModel shown = field.model();
        if (shown == null || !field.near()) {
            return true;
        }
        for (Stretch stretch : field.map().stretches()) {
            if (stretch.box().meets(wanted)) {
                ClusterView view = view(stretch, shown);
                for (Place place : stretch.places()) {
                    if (place.box().meets(wanted)) {
                        put(view, stretch, place, shown, wanted);
                        if (System.nanoTime() > until) {
                            field.canvas().draw(field, true);
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private ClusterView view(Stretch stretch, BoardModel shown) {
        ClusterView view = stretches.computeIfAbsent(Key.of(stretch), _ -> {
            ClusterModel cluster = shown.clusters().get(stretch.cluster());
            ClusterView made = new ClusterView(host, cluster);
            made.setManaged(false);
            made.show(cluster, stretch.goesOn());
            world.getChildren().add(made);
            return made;
        });
        Box box = stretch.box();
        view.resizeRelocate(box.x(), box.y(), box.width(), box.height());
        return view;
    }

    private void put(ClusterView view, Stretch stretch, Place place, BoardModel shown, Box wanted) {
        boolean fresh = !view.blocks().containsKey(place.number());
        BlockView block = view.put(place, shown.clusters().get(place.cluster()));
        Box box = place.box();
        block.resizeRelocate(box.x() - stretch.box().x(), box.y() - stretch.box().y(), box.width(), box.height());
        if (fresh) {
            block.scale(drawnAt);
            onAppeared.accept(block);
        }
        block.window(wanted.y() - box.y(), wanted.bottom() - box.y());
    }

    /// After a zoom, lets what is drawn be drawn again as finely as it is shown.
    void sharpen() {
        if (drawnAt != field.camera().zoom()) {
            drawnAt = field.camera().zoom();
            stretches.values().forEach(view -> view.blocks().values().forEach(block -> block.scale(drawnAt)));
        }
    }

    /// The blocks that have nodes, in the order of the board.
    List<BlockView> blocks() {
        if (!field.near()) {
            return List.of();
        }
        List<BlockView> all = new ArrayList<>();
        for (Stretch stretch : field.map().stretches()) {
            ClusterView view = stretches.get(Key.of(stretch));
            if (view != null) {
                all.addAll(view.blocks().values());
            }
        }
        return all;
    }

    /// The place of a block that has nodes.
    Optional<Place> placeOf(BlockView block) {
        for (var stretch : stretches.entrySet()) {
            for (var mine : stretch.getValue().blocks().entrySet()) {
                if (mine.getValue().equals(block)) {
                    return Optional.ofNullable(field.map().place(stretch.getKey().cluster(), mine.getKey()));
                }
            }
        }
        return Optional.empty();
    }

    /// The view of a block, if it has nodes.
    @Nullable BlockView viewOf(Place place) {
        Stretch stretch = field.map().around(place);
        ClusterView view = stretch == null ? null : stretches.get(Key.of(stretch));
        return view == null ? null : view.blocks().get(place.number());
    }
}
