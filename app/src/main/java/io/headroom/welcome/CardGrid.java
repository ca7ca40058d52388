package io.headroom.welcome;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Cards of one size in rows, as many beside each other as are wide enough.
final class CardGrid extends Pane {
    private static final double LEAST_WIDTH_EM = 20;
    private static final double GAP_EM = 1;
    private static final int MOST_COLUMNS = 4;

    private double em = 12;

    CardGrid() {
        getStyleClass().add("card-grid");
    }

    /// @param size of the letters, px
    void em(double size) {
        em = size;
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int columns(double width) {
        return Math.clamp((long) ((width + GAP_EM * em) / ((LEAST_WIDTH_EM + GAP_EM) * em)), 1, MOST_COLUMNS);
    }

    private double cardWidth(double width) {
        int columns = columns(width);
        return Math.floor((width - (columns - 1) * GAP_EM * em) / columns);
    }

    private double cardHeight(double cardWidth) {
        return Math.ceil(getManagedChildren().stream().mapToDouble(child -> child.prefHeight(cardWidth)).max().orElse(0));
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width < 0 ? prefWidth(-1) : width;
        int rows = Math.ceilDiv(getManagedChildren().size(), columns(wide));
        return rows == 0 ? 0 : rows * cardHeight(cardWidth(wide)) + (rows - 1) * GAP_EM * em;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return (LEAST_WIDTH_EM * 4 + GAP_EM * 3) * em;
    }

    @Override
    protected void layoutChildren() {
        double wide = cardWidth(getWidth());
        double high = cardHeight(wide);
        int columns = columns(getWidth());
        int column = 0;
        int row = 0;
        for (Node child : getManagedChildren()) {
            child.resizeRelocate(Math.rint(column * (wide + GAP_EM * em)), Math.rint(row * (high + GAP_EM * em)), wide, high);
            column = (column + 1) % columns;
            row += column == 0 ? 1 : 0;
        }
    }
}
