package io.headroom.board;

import io.headroom.board.BoardModel.Chip;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// The cards of the tray, one below the other. Only those near what is seen have nodes: a tray of thousands has as many as fit the window.
final class TrayCards extends Region {
    /// Cards kept above and below what is seen, so that Tab and the wheel find the next one there.
    private static final int BESIDE = 6;

    private final BoardHost host;
    private final ChipRows chips;
    private ScrollPane scroll = new ScrollPane();

    TrayCards(BoardHost host) {
        this.host = host;
        chips = new ChipRows(getChildren(), this::requestLayout, List.of(), this::make);
        chips.follow(row -> host.drags().appeared(chips.get(row)), _ -> {});
        getStyleClass().add("tray-cards");
    }

    private ChipView make(Chip chip) {
        ChipView view = new ChipView(ChipView.Form.CARD, chip, host.sizes(), host.words());
        host.drags().makeDraggable(view, host);
        BoardMenus.onChip(view, host);
        return view;
    }

    /// Has nodes for what a pane, in whose content this is, shows.
    void follow(ScrollPane pane) {
        scroll = pane;
        pane.vvalueProperty().subscribe(_ -> window());
        pane.viewportBoundsProperty().subscribe(_ -> window());
    }

    /// All of them; one without a node gets it when it is asked for.
    ChipRows chips() {
        return chips;
    }

    void show(List<Chip> shown) {
        boolean other = shown.size() != chips.size();
        chips.show(shown);
        if (other) {
            requestLayout();
        }
        window();
    }

    /// Takes on other sizes.
    void fit() {
        chips.fit(host.sizes());
        requestLayout();
        window();
    }

    /// Provides the cards before and after one, wherever the view is.
    void beside(int row) {
        for (int near : List.of(row - 1, row + 1)) {
            if (row >= 0 && near >= 0 && near < chips.size()) {
                place(chips.get(near), near);
            }
        }
        order();
    }

    /// Scrolls as little as shows a card, and gives it.
    ChipView reveal(int row) {
        double top = getInsets().getTop() + row * pitch() + getLayoutY();
        double most = content() - seen();
        if (most > 0) {
            double from = most * scroll.getVvalue();
            double to = Math.clamp(from, Math.min(most, Math.max(0, top + host.sizes().cardChip() + gap() - seen())), Math.clamp(top - gap(), 0, most));
            scroll.setVvalue(to / most);
        }
        ChipView view = chips.get(row);
        place(view, row);
        order();
        return view;
    }

    private double gap() {
        return host.sizes().px(8);
    }

    private double pitch() {
        return host.sizes().cardChip() + gap();
    }

    private double seen() {
        return scroll.getViewportBounds().getHeight();
    }

    private double content() {
        return scroll.getContent() == null ? 0 : scroll.getContent().getLayoutBounds().getHeight();
    }

    private void window() {
        double top = Math.max(0, content() - seen()) * scroll.getVvalue() - getLayoutY() - getInsets().getTop();
        chips.window((int) Math.floor(top / pitch()) - BESIDE, (int) Math.ceil((top + seen()) / pitch()) + BESIDE);
        order();
    }

    /// Brings the nodes into the order of the cards, in which Tab goes through them.
    private void order() {
        int before = -1;
        for (ChipView view : chips.made()) {
            int at = getChildren().indexOf(view);
            if (at < before) {
                List.copyOf(chips.made()).forEach(Node::toFront);
                return;
            }
            before = at;
        }
    }

    private void place(ChipView view, int row) {
        Insets insets = getInsets();
        view.resizeRelocate(insets.getLeft(), insets.getTop() + row * pitch(), Math.max(0, getWidth() - insets.getLeft() - insets.getRight()), host.sizes().cardChip());
    }

    @Override
    protected double computePrefHeight(double width) {
        return getInsets().getTop() + getInsets().getBottom() + Math.max(0, chips.size() * pitch() - gap());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return getInsets().getLeft() + getInsets().getRight() + host.sizes().cardWidth();
    }

    @Override
    protected void layoutChildren() {
        for (int row : List.copyOf(chips.rows())) {
            place(chips.get(row), row);
        }
    }
}
