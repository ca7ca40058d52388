package io.headroom.board;

import io.headroom.board.BoardMap.Place;
import io.headroom.board.BoardMap.Stretch;
import io.headroom.board.BoardModel.ClusterModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/*
 * Near, the board is nodes: chips that take the focus and are read out. Far, where their words would be too small, it is one picture. Only blocks in the view and a margin round it
 * have nodes, and of a tall lane only the chips and rows of cells there. While the view moves they are made a few at a time, so that no frame waits for them; what is not made yet is drawn.
 * At a standstill, and for a board of a few blocks, everything in view is there at once.
 */
/// The part of the board that is seen, through a camera.
final class BoardField extends Region {
    /// A board of fewer blocks and chips keeps all its nodes.
    private static final int FEW_BLOCKS = 48;
    private static final int FEW_CHIPS = 240;

    /// Share of the view beyond each edge in which nodes are there already.
    private static final double MARGIN = 0.25;

    /// How long what was searched for is ringed.
    private static final Duration FLASH = Duration.millis(1_200);

    /// Time that one frame may spend on making nodes.
    private static final long SLICE_NANOS = 5_000_000;

    /// The stretch of a cluster, by which its view is known.
    private record Key(int cluster, int first) {
        static Key of(Stretch stretch) {
            return new Key(stretch.cluster(), stretch.places().isEmpty() ? 0 : stretch.places().getFirst().number());
        }
    }

    private final BoardHost host;
    private final ReadOnlyObjectWrapper<BoardCamera> camera = new ReadOnlyObjectWrapper<>(this, "camera", BoardCamera.START);
    private final MapCanvas canvas;
    private final Pane world = new Pane();
    private final Scale worldScale = new Scale(1, 1);
    private final Rectangle flash = new Rectangle();
    private final PauseTransition flashing = new PauseTransition(FLASH);
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final Map<Key, ClusterView> stretches = new HashMap<>();
    private BoardMap map = new BoardMap(List.of(), new Sizes(12, false), 1, 1);
    private @Nullable BoardModel model;
    private boolean few = true;
    private boolean reading;
    private boolean stale;
    private double drawnAt = 1;
    /// The zoom to begin with, or not a number once there is one.
    private double firstZoom = 1;
    private Runnable onMoved = () -> {};
    private Runnable onLevel = () -> {};
    private Runnable onMapped = () -> {};
    private Consumer<BlockView> onAppeared = _ -> {};
    private final AnimationTimer filling = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (fill(System.nanoTime() + SLICE_NANOS)) {
                stop();
                sharpen();
            }
        }
    };

    BoardField(BoardHost host) {
        this.host = host;
        this.canvas = new MapCanvas(host);
        getStyleClass().add("board-field");
        setAccessibleRole(AccessibleRole.PARENT);
        setFocusTraversable(false);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        flash.getStyleClass().add("flash");
        flash.setManaged(false);
        flash.setVisible(false);
        flash.setMouseTransparent(true);
        flashing.setOnFinished(_ -> flash.setVisible(false));
        world.getChildren().add(flash);
        world.setManaged(false);
        world.setPickOnBounds(false);
        world.getTransforms().add(worldScale);
        down.setOrientation(Orientation.VERTICAL);
        for (ScrollBar bar : List.of(across, down)) {
            bar.getStyleClass().add("board-bar");
            bar.setFocusTraversable(false);
            bar.valueProperty().subscribe(_ -> scrolledByBar());
        }
        getChildren().addAll(canvas, world, across, down);
        widthProperty().subscribe(_ -> remap());
        heightProperty().subscribe(_ -> remap());
    }

    ReadOnlyObjectProperty<BoardCamera> cameraProperty() {
        return camera.getReadOnlyProperty();
    }

    BoardCamera camera() {
        return camera.get();
    }

    BoardMap map() {
        return map;
    }

    @Nullable BoardModel model() {
        return model;
    }

    MapCanvas canvas() {
        return canvas;
    }

    /// Called when what is under a pointer that stands still has moved.
    void onMoved(Runnable action) {
        onMoved = action;
    }

    /// Called when the board has become near or far.
    void onLevel(Runnable action) {
        onLevel = action;
    }

    /// Draws everything again.
    void repaint() {
        stretches.values().forEach(view -> view.blocks().values().forEach(block -> block.nodes.repaint(host.cells())));
        draw();
    }

    /// Called when everything has found another place.
    void onMapped(Runnable action) {
        onMapped = action;
    }

    /// Called with each block that gets nodes.
    void onAppeared(Consumer<BlockView> action) {
        onAppeared = action;
    }

    /// Whether the board is nodes.
    boolean near() {
        return camera().near();
    }

    void show(BoardModel shown) {
        BoardModel before = model;
        model = shown;
        if (before != null && before.sameShape(shown)) {
            figures();
            return;
        }
        boolean other = before != null && before.clusters().stream().noneMatch(mine -> shown.clusters().stream().anyMatch(cluster -> cluster.id().equals(mine.id())));
        stale = true;
        remap();
        if (other) {
            look(camera().at(0, 0));
        }
    }

    /// Takes on other sizes or colours.
    void fit() {
        stretches.values().forEach(ClusterView::fit);
        remap();
    }

    private void figures() {
        BoardModel shown = model;
        if (shown != null && near()) {
            stretches.forEach((key, view) -> view.blocks().forEach((number, block) -> block.show(shown.clusters().get(key.cluster()).blocks().get(number))));
        }
        draw();
    }

    /// Finds the place of everything again.
    private void remap() {
        BoardModel shown = model;
        if (shown == null || getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        List<List<BlockShape>> shapes = shown.clusters().stream().map(ClusterModel::shapes).toList();
        map = new BoardMap(shapes, host.sizes(), getWidth(), getHeight());
        few = map.places().size() <= FEW_BLOCKS && map.places().stream().mapToInt(place -> place.shape().tenants()).sum() <= FEW_CHIPS;
        if (stale) {
            stale = false;
            takeAll(shown);
        }
        BoardCamera to = camera().viewing(getWidth(), getHeight()).over(map.width(), map.height());
        if (!Double.isNaN(firstZoom)) {
            to = to.zoomed(firstZoom, 0, 0);
            firstZoom = Double.NaN;
        }
        boolean wasNear = near();
        camera.set(to);
        apply();
        if (wasNear != near()) {
            changeLevel();
        }
        refresh(true);
        requestLayout();
        onMapped.run();
    }

    /// Lets the views that are there show another plan; those of what is gone go.
    private void takeAll(BoardModel shown) {
        Map<Key, Stretch> there = new HashMap<>();
        map.stretches().forEach(stretch -> there.put(Key.of(stretch), stretch));
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

    /// Zooms, now or as soon as there is something to see.
    void zoom(double zoom) {
        BoardCamera now = camera();
        if (model == null || getWidth() <= 0 || !Double.isNaN(firstZoom)) {
            firstZoom = zoom;
        } else {
            look(now.zoomed(zoom, now.viewWidth() / 2, now.viewHeight() / 2));
        }
    }

    /// Looks elsewhere.
    void look(BoardCamera to) {
        if (to.equals(camera())) {
            return;
        }
        boolean wasNear = near();
        camera.set(to);
        apply();
        if (wasNear != near()) {
            changeLevel();
        }
        refresh(false);
        onMoved.run();
    }

    private void changeLevel() {
        host.drags().cancel();
        world.setVisible(near());
        BoardModel shown = model;
        if (near() && shown != null) {
            figures();
        }
        onLevel.run();
    }

    private void apply() {
        BoardCamera now = camera();
        worldScale.setX(now.zoom());
        worldScale.setY(now.zoom());
        world.relocate(Math.rint(-now.x() * now.zoom()), Math.rint(-now.y() * now.zoom()));
        reading = true;
        bar(across, now.x(), now.seenWidth(), map.width());
        bar(down, now.y(), now.seenHeight(), map.height());
        reading = false;
    }

    private static void bar(ScrollBar bar, double at, double seen, double all) {
        boolean needed = seen < all - 1;
        bar.setVisible(needed);
        if (needed) {
            bar.setMax(all - seen);
            bar.setVisibleAmount((all - seen) * seen / all);
            bar.setUnitIncrement(40);
            bar.setBlockIncrement(seen * 0.9);
            bar.setValue(at);
        }
    }

    private void scrolledByBar() {
        if (!reading) {
            look(camera().at(across.isVisible() ? across.getValue() : camera().x(), down.isVisible() ? down.getValue() : camera().y()));
        }
    }

    /// Provides what is seen, and gives up what is far from it.
    ///
    /// @param still whether the view stands still, so that all of it may be made at once
    void refresh(boolean still) {
        BoardModel shown = model;
        if (shown == null) {
            return;
        }
        world.setVisible(near());
        if (near()) {
            giveUp();
            if (fill(still || few ? Long.MAX_VALUE : System.nanoTime() + SLICE_NANOS)) {
                filling.stop();
                if (still || few) {
                    sharpen();
                } else {
                    filling.start();
                }
            } else {
                filling.start();
            }
        } else {
            filling.stop();
        }
        draw();
    }

    private void giveUp() {
        if (few || host.drags().dragging()) {
            return;
        }
        Box kept = camera().seen(MARGIN * 3);
        Set<Key> wanted = new HashSet<>();
        for (Stretch stretch : map.stretches()) {
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
    private boolean fill(long until) {
        return fill(until, few ? new Box(0, 0, map.width(), map.height()) : camera().seen(MARGIN));
    }

    private boolean fill(long until, Box wanted) {
        BoardModel shown = model;
        if (shown == null || !near()) {
            return true;
        }
        for (Stretch stretch : map.stretches()) {
            if (stretch.box().meets(wanted)) {
                ClusterView view = view(stretch, shown);
                for (Place place : stretch.places()) {
                    if (place.box().meets(wanted)) {
                        put(view, stretch, place, shown, wanted);
                        if (System.nanoTime() > until) {
                            canvas.draw(this, true);
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
    private void sharpen() {
        if (drawnAt != camera().zoom()) {
            drawnAt = camera().zoom();
            stretches.values().forEach(view -> view.blocks().values().forEach(block -> block.scale(drawnAt)));
        }
    }

    private void draw() {
        canvas.draw(this, !near());
    }

    /// The blocks that have nodes, in the order of the board.
    List<BlockView> blocks() {
        if (!near()) {
            return List.of();
        }
        List<BlockView> all = new ArrayList<>();
        for (Stretch stretch : map.stretches()) {
            ClusterView view = stretches.get(Key.of(stretch));
            if (view != null) {
                all.addAll(view.blocks().values());
            }
        }
        return all;
    }

    Collection<ClusterView> clusters() {
        return stretches.values();
    }

    /// The place of a block that has nodes.
    Optional<Place> placeOf(BlockView block) {
        for (var stretch : stretches.entrySet()) {
            for (var mine : stretch.getValue().blocks().entrySet()) {
                if (mine.getValue().equals(block)) {
                    return Optional.ofNullable(map.place(stretch.getKey().cluster(), mine.getKey()));
                }
            }
        }
        return Optional.empty();
    }

    /// The block so many steps after another in the order of the board, made if need be.
    Optional<BlockView> next(BlockView from, int step) {
        Optional<Place> place = placeOf(from);
        int to = place.map(at -> map.places().indexOf(at) + step).orElse(-1);
        if (to < 0 || to >= map.places().size()) {
            return Optional.empty();
        }
        Place there = map.places().get(to);
        look(camera().showing(there.box(), host.sizes().gap()));
        fill(Long.MAX_VALUE);
        return Optional.ofNullable(viewOf(there));
    }

    /// The view of a block, if it has nodes.
    @Nullable BlockView viewOf(Place place) {
        Stretch stretch = map.around(place);
        ClusterView view = stretch == null ? null : stretches.get(Key.of(stretch));
        return view == null ? null : view.blocks().get(place.number());
    }

    /// Brings a box of the board into view, near enough to read, with its nodes.
    void reveal(Box box) {
        BoardCamera now = camera();
        if (!near()) {
            now = now.zoomed(1, now.viewWidth() / 2, now.viewHeight() / 2).centred(box.x() + Math.min(box.width(), now.viewWidth()) / 2, box.y() + Math.min(box.height(), now.viewHeight()) / 2);
        }
        look(now.showing(box, host.sizes().gap()));
        fill(Long.MAX_VALUE, camera().seen(0));
        map.places().stream().filter(place -> place.box().meets(box)).map(this::viewOf).filter(Objects::nonNull).forEach(BlockView::layout);
    }

    /// Rings a box of the board for a moment.
    void flash(Box box) {
        flash.setX(box.x() - 4);
        flash.setY(box.y() - 4);
        flash.setWidth(box.width() + 8);
        flash.setHeight(box.height() + 8);
        flash.setVisible(true);
        flash.toFront();
        flashing.playFromStart();
    }

    /// Brings a node of the board into view.
    void reveal(Node node) {
        Bounds bounds = world.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        look(camera().showing(new Box(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight()), host.sizes().gap()));
    }

    @Override
    protected void layoutChildren() {
        double thick = host.sizes().px(10);
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
        across.resizeRelocate(0, getHeight() - thick, getWidth() - (down.isVisible() ? thick : 0), thick);
        down.resizeRelocate(getWidth() - thick, 0, thick, getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return host.sizes().px(836);
    }

    @Override
    protected double computePrefHeight(double width) {
        return host.sizes().px(400);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
