package io.headroom.board;

import io.headroom.edit.Edits;
import io.headroom.edit.IncidentEdits;
import io.headroom.edit.MoveTarget;
import io.headroom.look.Icon;
import io.headroom.plan.ClusterId;
import io.headroom.plan.TenantId;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The context menus: what keys and drags do, in words. A menu is made when it is asked for: a board has thousands of chips.
final class BoardMenus {
    private BoardMenus() {}

    static void onChip(ChipView chip, BoardHost host) {
        chip.setOnContextMenuRequested(request -> {
            MenuItem move = item(host.words().text("menu.move"), () -> host.actions().moveTo(chip.chip().id(), chip));
            move.setAccelerator(new KeyCodeCombination(KeyCode.M));
            MenuItem unplace = item(host.words().text("menu.unplace"),
                    () -> host.actions().apply(Edits.move(host.plan(), chip.chip().id(), new MoveTarget.Tray())));
            unplace.setDisable(host.plan().tenant(chip.chip().id()).partition() == null);
            TenantId tenant = chip.chip().id();
            MenuItem burst = item(host.words().text("menu.burst"), () -> host.actions().inject(at -> IncidentEdits.burst(host.plan(), tenant, at)));
            MenuItem launch = item(host.words().text("menu.launch"), () -> host.actions().inject(at -> IncidentEdits.launch(host.plan(), tenant, at)));
            burst.setGraphic(Icon.BURST.view());
            show(chip, request.getScreenX(), request.getScreenY(), move, unplace, new SeparatorMenuItem(), burst, launch);
            request.consume();
        });
    }

    static void onPartition(PartitionView partition, BoardHost host) {
        partition.setOnContextMenuRequested(request -> {
            MenuItem grow = item(host.words().text("menu.grow"), () -> partition.grip.changeBy(1));
            grow.setAccelerator(new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.CONTROL_DOWN));
            grow.setDisable(partition.holding().room() < 1);
            MenuItem shrink = item(host.words().text("menu.shrink"), () -> partition.grip.changeBy(-1));
            shrink.setAccelerator(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.CONTROL_DOWN));
            shrink.setDisable(partition.holding().replicas() < 2);
            MenuItem remove = item(host.words().text("menu.remove", partition.holding().name()),
                    () -> host.actions().apply(Edits.removePartition(host.plan(), partition.id())));
            remove.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
            show(partition, request.getScreenX(), request.getScreenY(), grow, shrink, remove);
            request.consume();
        });
    }

    static void onCluster(ClusterView cluster, BoardHost host) {
        cluster.setOnContextMenuRequested(request -> {
            ClusterId id = cluster.id();
            MenuItem node = item(host.words().text("menu.loseNode"), () -> host.actions().inject(at -> IncidentEdits.loseNode(host.plan(), id, at)));
            node.setGraphic(Icon.NODE.view());
            MenuItem all = item(host.words().text("menu.loseCluster"), () -> host.actions().inject(at -> IncidentEdits.loseCluster(host.plan(), id, at)));
            MenuItem delay = item(host.words().text("menu.delay"), () -> host.actions().inject(at -> IncidentEdits.delay(host.plan(), id, at)));
            delay.setDisable(host.plan().cluster(id).availableFrom() == null);
            show(cluster, request.getScreenX(), request.getScreenY(), node, all, delay);
            request.consume();
        });
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void show(Node on, double x, double y, MenuItem... items) {
        ContextMenu menu = new ContextMenu(items);
        menu.setAutoHide(true);
        menu.show(on, x, y);
    }
}
