package io.headroom.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import org.jspecify.annotations.Nullable;

/// The panels that the focus can go round, each to where it was last.
public final class PanelFocus {
    private final Parent root;
    private final List<Node> panels = new ArrayList<>();
    private final Map<Node, Node> last = new WeakHashMap<>();

    /// @param root   holds all of them
    /// @param panels in the order of the window
    public PanelFocus(Parent root, List<Node> panels) {
        this.root = root;
        this.panels.addAll(panels);
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::remember);
            }
        });
    }

    /// Puts a panel that came later before another.
    public void add(Node panel, Node before) {
        int at = panels.indexOf(before);
        panels.add(at < 0 ? panels.size() : at, panel);
    }

    private void remember(@Nullable Node owner) {
        if (owner != null) {
            holder(owner).ifPresent(panel -> last.put(panel, owner));
        }
    }

    private Optional<Node> holder(Node owner) {
        return panels.stream().filter(panel -> within(owner, panel)).findFirst();
    }

    private static boolean within(Node node, Node panel) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(panel)) {
                return true;
            }
        }
        return false;
    }

    /// Gives the focus to the next panel that can have it.
    ///
    /// @param step 1 for the next, −1 for the one before
    public void go(int step) {
        Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
        int from = owner == null ? -1 : holder(owner).map(panels::indexOf).orElse(-1);
        int start = from < 0 && step < 0 ? 0 : from;
        for (int i = 1; i <= panels.size(); i++) {
            if (enter(panels.get(Math.floorMod(start + i * step, panels.size())))) {
                return;
            }
        }
    }

    /// Gives the focus to a panel.
    ///
    /// @return whether there is something in it that can have it
    public boolean enter(Node panel) {
        Node before = last.get(panel);
        Optional<Node> target = before != null && within(before, panel) && takes(before) && seen(before) ? Optional.of(before) : seen(panel) ? first(panel) : Optional.empty();
        target.ifPresent(PanelFocus::focus);
        return target.isPresent();
    }

    /// Focus that a key gave is shown; JavaFX shows it only where its own traversal gave it, so the last step is one.
    private static void focus(Node node) {
        node.requestFocus();
        node.requestFocusTraversal(TraversalDirection.NEXT);
        Node next = node.getScene().getFocusOwner();
        if (next != null && !next.equals(node)) {
            next.requestFocusTraversal(TraversalDirection.PREVIOUS);
        }
        if (!node.equals(node.getScene().getFocusOwner())) {
            node.requestFocus();
        }
    }

    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (takes(node)) {
            return Optional.of(node);
        }
        return node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().map(PanelFocus::first).flatMap(Optional::stream).findFirst() : Optional.empty();
    }

    private static boolean takes(Node node) {
        return node.isFocusTraversable() && node.isVisible() && !node.isDisabled();
    }

    private static boolean seen(Node node) {
        if (node.getScene() == null) {
            return false;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
