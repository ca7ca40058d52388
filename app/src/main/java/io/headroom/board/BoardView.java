package io.headroom.board;

import io.headroom.look.Tokens;
import io.headroom.plan.ClusterId;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The seat map: clusters with their cabins, lanes and free GPUs, scrolled vertically.
///
/// [#show] keeps every node while the plan stays the same instance and only fills in figures, so that it can be called four times a second.
public final class BoardView extends StackPane {
    /// How near the edge a drag scrolls, at 12 px, and how far in one second.
    private static final double SCROLL_EDGE = 40;
    private static final double SCROLL_SPEED = 900;

    private final ViewHost host;
    private @Nullable Tokens fitted;
    private final BoardHeader header;
    private final VBox floor = new VBox();
    private final ScrollPane scroll = new ScrollPane(floor);
    private final VBox empty = new VBox();
    private final Label ruler = new Label();
    private final List<ClusterView> clusters = new ArrayList<>();
    private @Nullable BoardModel shown;
    private double scrollSpeed;
    private final AnimationTimer scroller = new AnimationTimer() {
        private long last;

        @Override
        public void start() {
            last = 0;
            super.start();
        }

        @Override
        public void handle(long now) {
            if (last != 0) {
                scrollBy(scrollSpeed * (now - last) / 1e9);
            }
            last = now;
        }
    };

    /// @param tokens the colours worn now; what is drawn follows them
    /// @param actions what the board asks of its window
    /// @param drags the pane on which chips float, shared with the tray
    public BoardView(ObservableValue<Tokens> tokens, BoardActions actions, DragLayer drags) {
        this.host = new ViewHost(tokens, actions, drags, () -> shown, this::preview);
        this.header = new BoardHeader(host.words());
        getStyleClass().add("board");
        getStylesheets().add(BoardSheet.url());
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(host.words().text("board.spoken"));
        setMinSize(0, 0);
        floor.getStyleClass().add("board-floor");
        scroll.getStyleClass().add("board-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Label title = new Label(host.words().text("board.empty.title"));
        title.getStyleClass().add("heading");
        Label hint = new Label(host.words().text("board.empty.hint"));
        hint.getStyleClass().add("second");
        empty.getStyleClass().add("board-empty");
        empty.getChildren().addAll(title, hint);
        empty.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        // Gives the size of the font, from which all lengths come.
        ruler.setMouseTransparent(true);
        VBox column = new VBox(header, scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(ruler, column, empty);
        drags.add(area());
        RubberBand.on(this, host);
        BoardMenus.onFloor(this, host);
        // On the floor, before the scroll pane takes the arrows for itself.
        floor.addEventHandler(KeyEvent.KEY_PRESSED, new BoardKeys(this, host)::pressed);
        setOnMouseClicked(click -> {
            if (click.isStillSincePress()) {
                actions.select(Selection.none());
            }
        });
        tokens.subscribe(_ -> fit());
        ruler.fontProperty().subscribe(this::fit);
        widthProperty().subscribe(this::fit);
    }

    /// Shows a model.
    public void show(BoardModel model) {
        BoardModel before = shown;
        shown = model;
        if (before != null && before.sameShape(model)) {
            for (int i = 0; i < clusters.size(); i++) {
                clusters.get(i).show(model.clusters().get(i));
            }
            return;
        }
        host.drags().cancel();
        @Nullable Object focused = before == null ? null : BoardKeys.focused(this);
        clusters.clear();
        model.clusters().forEach(cluster -> clusters.add(new ClusterView(host, cluster)));
        floor.getChildren().setAll(clusters);
        empty.setVisible(clusters.isEmpty());
        header.legendVisible(!clusters.isEmpty());
        if (focused != null) {
            BoardKeys.focus(this, focused);
        }
    }

    /// Brings a tenant or partition into view, and gives it the focus.
    public void reveal(Selection selection) {
        BoardKeys.focus(this, selection);
    }

    /// The node that shows a tenant or partition now; null where none does.
    public @Nullable Node nodeOf(Selection selection) {
        return BoardKeys.node(this, selection);
    }

    List<BlockView> blocks() {
        return clusters.stream().flatMap(cluster -> cluster.blocks().stream()).toList();
    }

    private void fit() {
        Sizes fitting = new Sizes(ruler.getFont().getSize(), getWidth() > 0 && getWidth() < Sizes.COMPACT_BELOW * ruler.getFont().getSize());
        Tokens tokens = host.tokens();
        if (!fitting.equals(host.sizes()) || !tokens.equals(fitted)) {
            host.fit(fitting);
            fitted = tokens;
            double padding = fitting.padding();
            floor.setPadding(new Insets(fitting.px(12, 8), padding, padding, padding));
            floor.setSpacing(fitting.px(16, 8));
            header.fit(fitting, tokens);
            clusters.forEach(ClusterView::fit);
        }
    }

    private void scrollBy(double pixels) {
        double hidden = floor.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0 && pixels != 0) {
            double before = scroll.getVvalue();
            scroll.setVvalue(Math.clamp(before + pixels / hidden, 0, 1));
            if (scroll.getVvalue() != before) {
                host.drags().scrolled();
            }
        }
    }

    /// Scrolls as little as shows all of a node.
    void scrollTo(Node node) {
        double hidden = floor.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden <= 0) {
            return;
        }
        Bounds box = floor.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double top = scroll.getVvalue() * hidden;
        double bottom = top + scroll.getViewportBounds().getHeight();
        if (box.getMinY() < top) {
            scroll.setVvalue(Math.clamp((box.getMinY() - host.sizes().gap()) / hidden, 0, 1));
        } else if (box.getMaxY() > bottom) {
            scroll.setVvalue(Math.clamp((box.getMaxY() + host.sizes().gap() - scroll.getViewportBounds().getHeight()) / hidden, 0, 1));
        }
    }

    private DropArea area() {
        return new DropArea() {
            @Override
            public List<DropZone> zones() {
                return new ArrayList<>(blocks());
            }

            @Override
            public List<ChipView> chips() {
                return blocks().stream().filter(PartitionView.class::isInstance).map(PartitionView.class::cast).flatMap(partition -> partition.chips.stream()).toList();
            }

            @Override
            public Bounds visibleInScene() {
                return scroll.localToScene(scroll.getLayoutBounds());
            }

            @Override
            public void dragAt(double sceneX, double sceneY) {
                Bounds box = visibleInScene();
                double edge = host.sizes().px(SCROLL_EDGE);
                boolean within = sceneX >= box.getMinX() && sceneX <= box.getMaxX();
                double above = box.getMinY() + edge - sceneY;
                double below = sceneY - (box.getMaxY() - edge);
                double depth = !within ? 0 : above > 0 ? -Math.min(1, above / edge) : below > 0 ? Math.min(1, below / edge) : 0;
                scrollSpeed = depth * SCROLL_SPEED;
                if (depth == 0) {
                    scroller.stop();
                } else {
                    scroller.start();
                }
            }

            @Override
            public void dragOver() {
                scroller.stop();
            }
        };
    }

    private void preview(ClusterId cluster, NodeField.Preview preview) {
        for (BlockView block : blocks()) {
            if (block instanceof FreeView free && free.cluster().equals(cluster)) {
                free.preview(preview);
            }
        }
    }
}
