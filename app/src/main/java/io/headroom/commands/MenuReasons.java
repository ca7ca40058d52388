package io.headroom.commands;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// Says why an item of a menu cannot be chosen while the pointer is over it. A disabled item hears no mouse and cannot have a tooltip, so the scene of its menu listens for it.
public final class MenuReasons {
    /// An item and why it cannot be chosen.
    public record Reason(MenuItem item, Supplier<String> why) {}

    /// Beside the pointer, so that the tip is not what it points at, px.
    private static final double ASIDE = 14;

    private final List<Reason> reasons;
    private final Tooltip tip = new Tooltip();

    private MenuReasons(List<Reason> reasons) {
        this.reasons = List.copyOf(reasons);
        // Esc is for the menu.
        tip.setHideOnEscape(false);
    }

    /// Lets a menu say why.
    public static void install(Menu menu, List<Reason> reasons) {
        MenuReasons says = new MenuReasons(reasons);
        menu.addEventHandler(Menu.ON_SHOWN, _ -> says.listen());
        menu.addEventHandler(Menu.ON_HIDDEN, _ -> says.tip.hide());
    }

    private void listen() {
        reasons.stream().map(reason -> reason.item().getStyleableNode()).filter(node -> node != null && node.getScene() != null).map(Node::getScene).findFirst()
                .ifPresent(scene -> {
                    // The scene of a menu is kept from one opening to the next.
                    if (scene.getProperties().putIfAbsent(MenuReasons.class, this) == null) {
                        scene.addEventFilter(MouseEvent.MOUSE_MOVED, event -> point(scene, event));
                    }
                });
    }

    private void point(Scene scene, MouseEvent event) {
        Optional<Reason> under = reasons.stream().filter(reason -> reason.item().isDisable() && under(reason.item().getStyleableNode(), event)).findFirst();
        String why = under.map(reason -> reason.why().get()).orElse("");
        if (why.isEmpty()) {
            tip.hide();
        } else if (!tip.isShowing() || !tip.getText().equals(why)) {
            tip.hide();
            tip.setText(why);
            tip.show(scene.getWindow(), event.getScreenX() + ASIDE, event.getScreenY() + ASIDE);
        }
    }

    private static boolean under(Node node, MouseEvent event) {
        return node != null && node.localToScene(node.getLayoutBounds()).contains(event.getSceneX(), event.getSceneY());
    }
}
