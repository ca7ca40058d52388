package io.headroom.layout;

import io.headroom.layout.PanelLayout.Part;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The board with the left panel, the time line and the inspector round it, as the [PanelLayout] says, and the lines between them.
public final class Panels extends Region {
    /// How wide the part of a divider is that can be taken hold of, em.
    private static final double DIVIDER_EM = 0.5;

    private final PanelLayout layout;
    private final Node left;
    private final Node board;
    private final Node right;
    private final Divider leftEdge;
    private final Divider rightEdge;
    private final Divider timelineEdge;
    private final Divider historyEdge;
    private final Node history;
    /// Wears the letters of the window, whose size is the em of all sizes here.
    private final Label letters = new Label();
    private @Nullable Node timeline;

    /// @param right   the inspector
    /// @param history what stands below it
    public Panels(PanelLayout layout, Node left, Node board, Node right, Node history) {
        Words words = Words.of(Panels.class);
        this.layout = layout;
        this.left = left;
        this.board = board;
        this.right = right;
        this.history = history;
        leftEdge = new Divider(true, words.text("divider.LEFT"), this::em, by -> resize(Part.LEFT, by), () -> layout.usual(Part.LEFT));
        rightEdge = new Divider(true, words.text("divider.RIGHT"), this::em, by -> resize(Part.RIGHT, -by), () -> layout.usual(Part.RIGHT));
        timelineEdge = new Divider(false, words.text("divider.TIMELINE"), this::em, by -> resize(Part.TIMELINE, -by), () -> layout.usual(Part.TIMELINE));
        historyEdge = new Divider(false, words.text("divider.HISTORY"), this::em, by -> resize(Part.HISTORY, -by), () -> layout.usual(Part.HISTORY));
        getStyleClass().add("panels");
        letters.setManaged(false);
        letters.setVisible(false);
        letters.fontProperty().subscribe(_ -> requestLayout());
        layout.onChange(this::arrange);
        arrange();
    }

    /// Puts something in the place of the time line below the board, or nothing.
    public void timeline(@Nullable Node node) {
        timeline = node;
        arrange();
    }

    /// Whether there is something in the place of the time line.
    public boolean hasTimeline() {
        return timeline != null;
    }

    private boolean shown(Part part) {
        return layout.shown(part) && (part != Part.TIMELINE || timeline != null);
    }

    /// In the order of the Tab key: left to right, and the time line after the board. Dividers lie over what they divide by their view order.
    private void arrange() {
        List<Node> parts = new ArrayList<>();
        parts.add(letters);
        if (shown(Part.LEFT)) {
            parts.add(left);
            parts.add(leftEdge);
        }
        parts.add(board);
        Node below = timeline;
        if (below != null && shown(Part.TIMELINE)) {
            parts.add(timelineEdge);
            parts.add(below);
        }
        if (shown(Part.RIGHT)) {
            parts.add(rightEdge);
            parts.add(right);
        }
        if (shown(Part.HISTORY)) {
            parts.add(historyEdge);
            parts.add(history);
        }
        // Nothing is taken out of the scene and put back in, which would cost it the focus.
        if (!getChildren().equals(parts)) {
            getChildren().retainAll(parts);
            for (int i = 0; i < parts.size(); i++) {
                if (!getChildren().contains(parts.get(i))) {
                    getChildren().add(i, parts.get(i));
                }
            }
        }
        requestLayout();
    }

    private double em() {
        return letters.getFont().getSize();
    }

    private void resize(Part part, double by) {
        Node node = switch (part) {
            case LEFT -> left;
            case RIGHT -> right;
            case HISTORY -> history;
            case TIMELINE, GAUGES -> timeline;
        };
        if (node != null) {
            double now = part == Part.TIMELINE || part == Part.HISTORY ? node.getLayoutBounds().getHeight() : node.getLayoutBounds().getWidth();
            layout.resize(part, (now + by) / em());
        }
    }

    private double given(Part part, @Nullable Part other, double room) {
        return shown(part) ? snapSizeX(layout.given(part, other != null && shown(other) ? other : null, room / em()) * em()) : 0;
    }

    @Override
    protected void layoutChildren() {
        double em = em();
        double width = getWidth();
        double height = getHeight();
        double edge = snapSizeX(DIVIDER_EM * em);
        double leftWidth = given(Part.LEFT, Part.RIGHT, width);
        double rightWidth = given(Part.RIGHT, Part.LEFT, width);
        double below = given(Part.TIMELINE, null, height);
        double steps = given(Part.HISTORY, null, height);
        double middle = Math.max(0, width - leftWidth - rightWidth);
        place(left, 0, 0, leftWidth, height);
        place(right, width - rightWidth, 0, rightWidth, height - steps);
        place(history, width - rightWidth, height - steps, rightWidth, steps);
        place(board, leftWidth, 0, middle, Math.max(0, height - below));
        Node bottom = timeline;
        if (bottom != null) {
            place(bottom, leftWidth, height - below, middle, below);
        }
        place(leftEdge, leftWidth - Math.ceil(edge / 2), 0, edge, height);
        place(rightEdge, width - rightWidth - Math.floor(edge / 2), 0, edge, height);
        place(historyEdge, width - rightWidth, height - steps - Math.floor(edge / 2), rightWidth, edge);
        place(timelineEdge, leftWidth, height - below - Math.floor(edge / 2), middle, edge);
    }

    private static void place(Node node, double x, double y, double width, double height) {
        if (node.getParent() != null) {
            node.resizeRelocate(x, y, width, height);
        }
    }
}
