package io.headroom.board;

import io.headroom.look.Tokens;
import io.headroom.plan.ClusterId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The seat map: clusters with their cabins, lanes and free GPUs, at every scale from the fleet to the GPU.
///
/// [#show] keeps every node while the plan stays the same instance and only fills in figures, so that it can be called four times a second.
public final class BoardView extends StackPane implements BoardSight {
    private final ViewHost host;
    private @Nullable Tokens fitted;
    private final BoardHeader header;
    private final BoardField field;
    private final FarGestures far;
    private final BoardDrop drop;
    private final VBox empty = new VBox();
    private final Label ruler = new Label();
    private final ReadOnlyObjectWrapper<CellFigure> cells = new ReadOnlyObjectWrapper<>(this, "cells", CellFigure.LOAD);
    private @Nullable BoardModel shown;

    /// @param tokens the colours worn now; what is drawn follows them
    /// @param actions what the board asks of its window
    /// @param drags the pane on which chips float, shared with the tray
    public BoardView(ObservableValue<Tokens> tokens, BoardActions actions, DragLayer drags) {
        this.host = new ViewHost(tokens, actions, drags, () -> shown, this::preview);
        this.field = new BoardField(host);
        this.far = new FarGestures(field, host);
        this.drop = new BoardDrop(field, host);
        this.header = new BoardHeader(host.words(), this);
        getStyleClass().add("board");
        getStylesheets().add(BoardSheet.url());
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(host.words().text("board.spoken"));
        setMinSize(0, 0);
        Label title = new Label(host.words().text("board.empty.title"));
        title.getStyleClass().add("heading");
        Label hint = new Label(host.words().text("board.empty.hint"));
        hint.getStyleClass().add("second");
        empty.getStyleClass().add("board-empty");
        empty.getChildren().addAll(title, hint);
        empty.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        // Gives the size of the font, from which all lengths come.
        ruler.setMouseTransparent(true);
        VBox column = new VBox(header, field);
        VBox.setVgrow(field, Priority.ALWAYS);
        getChildren().addAll(ruler, column, empty);
        drags.add(drop);
        RubberBand.on(this, host, field::near);
        BoardMenus.onFloor(this, host);
        field.onMoved(drags::scrolled);
        field.onAppeared(block -> drags.appeared(block, drop));
        field.onLevel(far::level);
        new CameraGestures(field);
        field.addEventHandler(KeyEvent.KEY_PRESSED, new BoardKeys(this, host)::pressed);
        setOnMouseClicked(click -> {
            if (click.isStillSincePress() && click.getButton() == MouseButton.PRIMARY) {
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
            field.show(model);
            return;
        }
        host.drags().cancel();
        @Nullable Object focused = before == null ? null : BoardKeys.focused(this);
        field.show(model);
        boolean none = model.clusters().isEmpty();
        empty.setVisible(none);
        header.legendVisible(!none);
        if (focused != null) {
            BoardKeys.focus(this, focused);
        }
    }

    @Override
    public void reveal(Selection selection) {
        BoardModel model = shown;
        if (model != null) {
            BoardFinder.find(model, field.map(), host.sizes(), selection).ifPresent(this::go);
            BoardKeys.focus(this, selection);
        }
    }

    @Override
    public void reveal(ClusterId cluster) {
        BoardModel model = shown;
        if (model != null) {
            BoardFinder.find(model, field.map(), cluster).ifPresent(this::go);
        }
    }

    /// Brings a node of a cluster into view.
    ///
    /// @param node number of the node, from 0
    public void reveal(ClusterId cluster, int node) {
        BoardModel model = shown;
        if (model != null) {
            BoardFinder.find(model, field.map(), host.sizes(), cluster, node).ifPresent(this::go);
        }
    }

    private void go(Box box) {
        field.reveal(box);
        field.flash(box);
    }

    /// Takes the focus to the board: to the first block in view, or to the picture of it.
    public void takeFocus() {
        if (field.near()) {
            field.blocks().stream().findFirst().ifPresent(Node::requestFocus);
        } else {
            field.requestFocus();
        }
    }

    @Override
    public void zoomBy(int steps) {
        BoardCamera now = field.camera();
        field.look(now.stepped(steps, now.viewWidth() / 2, now.viewHeight() / 2));
    }

    @Override
    public void zoomTo(double zoom) {
        field.zoom(zoom);
    }

    @Override
    public void zoomToFit() {
        field.look(field.camera().fitted());
    }

    @Override
    public double zoom() {
        return field.camera().zoom();
    }

    /// Called when the zoom or the place has changed.
    public void onCamera(Runnable action) {
        field.cameraProperty().subscribe(_ -> action.run());
    }

    /// What cells show.
    public ReadOnlyObjectProperty<CellFigure> cellsProperty() {
        return cells.getReadOnlyProperty();
    }

    @Override
    public void cells(CellFigure chosen) {
        if (cells.get() != chosen) {
            cells.set(chosen);
            host.cells(chosen);
            field.repaint();
        }
    }

    @Override
    public CellFigure cells() {
        return cells.get();
    }

    BoardField field() {
        return field;
    }

    ViewHost host() {
        return host;
    }

    /// The node that shows a tenant or partition now; null where none does.
    public @Nullable Node nodeOf(Selection selection) {
        return BoardKeys.node(this, selection);
    }

    List<BlockView> blocks() {
        return field.blocks();
    }

    /// The block so many steps after another.
    Optional<BlockView> next(BlockView from, int step) {
        return field.next(from, step);
    }

    private void fit() {
        Sizes fitting = new Sizes(ruler.getFont().getSize(), getWidth() > 0 && getWidth() < Sizes.COMPACT_BELOW * ruler.getFont().getSize());
        Tokens tokens = host.tokens();
        if (!fitting.equals(host.sizes()) || !tokens.equals(fitted)) {
            host.fit(fitting);
            fitted = tokens;
            header.fit(fitting, tokens);
            field.fit();
        }
    }

    /// Scrolls as little as shows all of a node.
    void scrollTo(Node node) {
        field.reveal(node);
    }

    private void preview(ClusterId cluster, NodeField.Preview preview) {
        for (BlockView block : blocks()) {
            if (block instanceof FreeView free && free.cluster().equals(cluster)) {
                free.preview(preview);
            }
        }
    }
}
