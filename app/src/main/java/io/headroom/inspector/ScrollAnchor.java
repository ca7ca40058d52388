package io.headroom.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Keeps what a person attends to where it is on the screen while a page changes above it: what is under the pointer, else what has the focus, else what is at the top.
/// Without it a click lands on what has just moved there.
final class ScrollAnchor {
    private final ScrollPane scroll;
    private double pointer = Double.NaN;

    ScrollAnchor(ScrollPane scroll) {
        this.scroll = scroll;
        scroll.addEventFilter(MouseEvent.ANY, event -> pointer = event.getSceneY());
    }

    /// Makes a change of the page.
    void across(Runnable change) {
        List<Held> held = scroll.getScene() == null || height() == 0 ? List.of() : held();
        change.run();
        if (!held.isEmpty()) {
            scroll.applyCss();
            scroll.layout();
            held.stream().filter(each -> each.node().getScene() != null && each.node().isVisible()).findFirst().ifPresent(this::back);
        }
    }

    /// A node with where it was, from the top of what is seen.
    private record Held(Node node, double top) {}

    private void back(Held held) {
        double hidden = height() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            scroll.setVvalue(Math.clamp((top(held.node()) - held.top()) / hidden, 0, 1));
        }
    }

    private double height() {
        return scroll.getContent().getLayoutBounds().getHeight();
    }

    private double offset() {
        return scroll.getVvalue() * Math.max(0, height() - scroll.getViewportBounds().getHeight());
    }

    private double top(Node node) {
        return scroll.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds())).getMinY();
    }

    /// What to keep in its place, and what it is in, should it go.
    private List<Held> held() {
        double offset = offset();
        List<Held> held = new ArrayList<>();
        for (Node node = at(attended()); node != null && !node.equals(scroll.getContent()); node = node.getParent()) {
            held.add(new Held(node, top(node) - offset));
        }
        return held;
    }

    /// How far down the page someone attends to.
    private double attended() {
        if (scroll.isHover() && !Double.isNaN(pointer)) {
            return scroll.getContent().sceneToLocal(0, pointer).getY();
        }
        double seen = scroll.getViewportBounds().getHeight();
        return Optional.ofNullable(scroll.getScene().getFocusOwner()).filter(this::inside).map(node -> top(node) + node.getLayoutBounds().getHeight() / 2)
                .filter(y -> y >= offset() && y <= offset() + seen).orElse(offset());
    }

    private boolean inside(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (Objects.equals(each, scroll.getContent())) {
                return true;
            }
        }
        return false;
    }

    /// The smallest part of the page that is so far down it; the page is a stack of stacks.
    private Node at(double y) {
        Node found = scroll.getContent();
        for (Node next = found; next != null; next = next instanceof VBox stack ? below(stack, y) : null) {
            found = next;
        }
        return found;
    }

    private @Nullable Node below(Parent stack, double y) {
        return stack.getChildrenUnmodifiable().stream().filter(child -> child.isVisible() && child.isManaged())
                .filter(child -> top(child) + child.getLayoutBounds().getHeight() > y).findFirst().orElse(null);
    }
}
