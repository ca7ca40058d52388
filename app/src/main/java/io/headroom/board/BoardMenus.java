package io.headroom.board;

import io.headroom.edit.IncidentEdits;
import io.headroom.look.Icon;
import io.headroom.plan.ClusterId;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The context menus: the commands of the window that are about what was clicked, in the same words. A menu is made when it is asked for: a board has thousands of chips.
final class BoardMenus {
    private static final List<String> TENANTS = List.of("plan.move", "plan.newCabin", "plan.unplace", "-", "edit.cut", "edit.copy", "edit.duplicate", "plan.remove", "-",
            "incident.burst", "incident.launch");
    private static final List<String> PARTITION = List.of("plan.grow", "plan.shrink", "-", "plan.split", "plan.merge", "-", "plan.remove");
    private static final List<String> FLOOR = List.of("edit.paste", "edit.selectAll");

    private BoardMenus() {}

    static void onChip(ChipView chip, BoardHost host) {
        chip.setOnContextMenuRequested(request -> {
            Selection on = host.actions().selection().has(chip.chip().id()) ? host.actions().selection() : new Selection.OfTenant(chip.chip().id());
            show(chip, request.getScreenX(), request.getScreenY(), commands(host, on, TENANTS));
            request.consume();
        });
    }

    static void onPartition(PartitionView partition, BoardHost host) {
        partition.setOnContextMenuRequested(request -> {
            show(partition, request.getScreenX(), request.getScreenY(), commands(host, new Selection.OfPartition(partition.id()), PARTITION));
            request.consume();
        });
    }

    static void onFree(FreeView free, BoardHost host) {
        free.setOnContextMenuRequested(request -> {
            List<MenuItem> items = new ArrayList<>();
            items.add(item(host.words().text("menu.vacantCabin"), () -> host.actions().vacantCabin(free.cluster(), free)));
            items.addAll(commands(host, host.actions().selection(), List.of("-", "edit.paste")));
            show(free, request.getScreenX(), request.getScreenY(), items);
            request.consume();
        });
    }

    /// On the floor of board or tray.
    static void onFloor(Node floor, BoardHost host) {
        floor.setOnContextMenuRequested(request -> {
            show(floor, request.getScreenX(), request.getScreenY(), commands(host, host.actions().selection(), FLOOR));
            request.consume();
        });
    }

    static void onCluster(ClusterView cluster, BoardHost host) {
        cluster.setOnContextMenuRequested(request -> {
            ClusterId id = cluster.id();
            MenuItem cabin = item(host.words().text("menu.vacantCabin"), () -> host.actions().vacantCabin(id, cluster));
            MenuItem node = item(host.words().text("menu.loseNode"), () -> host.actions().inject(at -> IncidentEdits.loseNode(host.plan(), id, at)));
            node.setGraphic(Icon.NODE.view());
            MenuItem all = item(host.words().text("menu.loseCluster"), () -> host.actions().inject(at -> IncidentEdits.loseCluster(host.plan(), id, at)));
            MenuItem delay = item(host.words().text("menu.delay"), () -> host.actions().inject(at -> IncidentEdits.delay(host.plan(), id, at)));
            if (host.plan().cluster(id).availableFrom() == null) {
                disable(delay, host.words().text("menu.delay.there"));
            }
            show(cluster, request.getScreenX(), request.getScreenY(), List.of(cabin, new SeparatorMenuItem(), node, all, delay));
            request.consume();
        });
    }

    private static List<MenuItem> commands(BoardHost host, Selection on, List<String> ids) {
        List<MenuItem> items = new ArrayList<>();
        for (BoardActions.Offered offered : host.actions().commands(on, ids)) {
            if (offered.words().isEmpty()) {
                items.add(new SeparatorMenuItem());
                continue;
            }
            // The key stands in the words: an accelerator of a menu that comes and goes would be heard for ever.
            MenuItem item = item(offered.key().isEmpty() ? offered.words() : host.words().text("menu.key", offered.words(), offered.key()), offered.action());
            if (offered.icon() != null) {
                item.setGraphic(offered.icon().view());
            }
            if (!offered.obstacle().isEmpty()) {
                disable(item, offered.obstacle());
            }
            items.add(item);
        }
        return items;
    }

    /// A disabled item takes no tooltip, so its words say why.
    private static void disable(MenuItem item, String why) {
        item.setText(item.getText() + "\n" + why);
        item.setDisable(true);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void show(Node on, double x, double y, List<MenuItem> items) {
        if (!items.isEmpty()) {
            ContextMenu menu = new ContextMenu(items.toArray(MenuItem[]::new));
            menu.setAutoHide(true);
            menu.show(on, x, y);
        }
    }
}
