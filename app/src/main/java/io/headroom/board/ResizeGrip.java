package io.headroom.board;

import io.headroom.board.BoardModel.Holding;
import io.headroom.board.BoardModel.NodeModel;
import io.headroom.board.NodeField.Place;
import io.headroom.board.NodeField.Preview;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The right edge of a partition: dragging it, or a key, gives the partition more or fewer whole replicas.
final class ResizeGrip extends Region {
    private final BoardHost host;
    private final PartitionView partition;
    private final Region bar = new Region();
    private final EventHandler<KeyEvent> escape = this::key;
    private double pressedX;
    private boolean dragging;
    private int change;
    private @Nullable Scene watched;

    ResizeGrip(BoardHost host, PartitionView partition) {
        this.host = host;
        this.partition = partition;
        getStyleClass().add("grip");
        bar.getStyleClass().add("grip-bar");
        bar.setMouseTransparent(true);
        getChildren().add(bar);
        setCursor(Cursor.H_RESIZE);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseClicked(MouseEvent::consume);
    }

    /// Gives the partition so many more replicas, or says why it cannot.
    void changeBy(int replicas) {
        Holding holding = partition.holding();
        if (holding.replicas() + replicas < 1) {
            host.actions().status(host.words().text("resize.least", holding.name()));
        } else if (replicas > holding.room()) {
            host.actions().status(host.words().text("resize.noRoom", holding.name(), host.words().held(host.plan().partition(holding.id()), holding.gpusPerReplica())));
        } else {
            host.actions().apply(edit(replicas));
        }
    }

    private Edit edit(int replicas) {
        Holding holding = partition.holding();
        return Edits.resize(host.plan(), holding.id(), holding.gpus() + replicas * holding.gpusPerReplica());
    }

    private ClusterId cluster() {
        return host.plan().partition(partition.id()).cluster();
    }

    @Override
    protected void layoutChildren() {
        double tall = Math.min(getHeight() / 2, host.sizes().px(36));
        double wide = host.sizes().px(4);
        bar.resizeRelocate(Math.rint((getWidth() - wide) / 2), Math.rint((getHeight() - tall) / 2), wide, tall);
    }

    private void press(MouseEvent press) {
        if (press.getButton() == MouseButton.PRIMARY) {
            pressedX = press.getSceneX();
            dragging = true;
            change = 0;
            getStyleClass().add("dragging");
            watched = getScene();
            watched.addEventFilter(KeyEvent.KEY_PRESSED, escape);
            press.consume();
        }
    }

    private void drag(MouseEvent drag) {
        if (dragging) {
            Holding holding = partition.holding();
            int wanted = (int) Math.rint((drag.getSceneX() - pressedX) / widthOfReplica());
            int replicas = Math.clamp(wanted, 1 - holding.replicas(), holding.room());
            if (replicas != change) {
                preview(replicas);
            }
            drag.consume();
        }
    }

    /// One node's width stands for the replicas of one node.
    private double widthOfReplica() {
        Holding holding = partition.holding();
        Plan plan = host.plan();
        int gpusPerNode = plan.cluster(plan.partition(holding.id()).cluster()).gpusPerNode();
        int perRow = holding.nodes().isEmpty() ? 4 : holding.nodes().getFirst().perRow();
        double pitch = host.sizes().nodeWidth(perRow) + host.sizes().nodeGap();
        return Math.max(host.sizes().px(16), pitch * holding.gpusPerReplica() / gpusPerNode);
    }

    private void preview(int replicas) {
        change = replicas;
        double most = partition.getParent() instanceof Region around ? around.getWidth() - partition.getLayoutX() - partition.getWidth() : 0;
        // A lane at the edge of the board grows out of sight: its edge stays where it can be seen.
        setTranslateX(Math.min(Math.rint(replicas * widthOfReplica()), most));
        Holding holding = partition.holding();
        int gpus = holding.gpus() + replicas * holding.gpusPerReplica();
        host.actions().status(host.words().resize(host.plan().partition(holding.id()), holding.gpus(), gpus, holding.replicas() + replicas));
        partition.resizing(host.words().text("resize.pill", host.words().waiting(holding.gpus()), host.words().held(host.plan().partition(holding.id()), gpus)));
        partition.nodes.preview(new Preview(Set.of(), lost(holding, holding.replicas() + replicas), 0));
        Plan plan = host.plan();
        host.drags().aim(host, replicas == 0 ? null : new Aim(edit(replicas), partition.localToScene(partition.getLayoutBounds()), List.of(), host.drags().boxes(partition)));
        host.preview(cluster(), replicas <= 0 ? Preview.NONE : new Preview(EditPreview.taken(plan, edit(replicas).applyTo(plan), cluster()), Set.of(), 0));
    }

    private static Set<Place> lost(Holding holding, int keep) {
        List<NodeModel> nodes = holding.nodes();
        return nodes.stream().flatMap(node -> node.cells().stream().filter(cell -> cell.replica() >= keep).map(cell -> new Place(node.node(), cell.gpu())))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void release(MouseEvent release) {
        if (dragging) {
            int replicas = change;
            end();
            if (replicas != 0) {
                host.actions().apply(edit(replicas));
            }
            release.consume();
        }
    }

    private void key(KeyEvent key) {
        if (dragging && key.getCode() == KeyCode.ESCAPE) {
            end();
            key.consume();
        }
    }

    private void end() {
        dragging = false;
        change = 0;
        setTranslateX(0);
        partition.resizing("");
        getStyleClass().remove("dragging");
        partition.nodes.preview(Preview.NONE);
        host.preview(cluster(), Preview.NONE);
        host.actions().status("");
        host.drags().aim(host, null);
        if (watched != null) {
            watched.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
            watched = null;
        }
    }
}
