package io.headroom.comparison;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Lays parts out in rows, all equally wide: as many in a row as are not narrower than they may be, and about as many in each.
final class EvenRows extends Region {
    private static final double GAP = 6;
    private double leastEm = 1;

    EvenRows(String styleClass) {
        getStyleClass().add(styleClass);
    }

    /// @param em the least width of a part, em
    void show(List<? extends Node> parts, double em) {
        leastEm = em;
        getChildren().setAll(parts);
        requestLayout();
    }

    private double em() {
        // A caption's height is known only where it is drawn; the font of the sheet is that of every label.
        return javafx.scene.text.Font.getDefault().getSize();
    }

    private int perRow(double width) {
        int most = (int) Math.max(1, Math.floor((width + GAP) / (leastEm * em() + GAP)));
        int parts = Math.max(1, getChildren().size());
        int rows = Math.ceilDiv(parts, most);
        return Math.ceilDiv(parts, rows);
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double width = getWidth() - in.getLeft() - in.getRight();
        int perRow = perRow(width);
        double each = (width - GAP * (perRow - 1)) / perRow;
        double y = in.getTop();
        for (int from = 0; from < getChildren().size(); from += perRow) {
            List<Node> row = getChildren().subList(from, Math.min(from + perRow, getChildren().size()));
            double height = height(row, each);
            for (int i = 0; i < row.size(); i++) {
                double left = snapPositionX(in.getLeft() + i * (each + GAP));
                double right = snapPositionX(in.getLeft() + i * (each + GAP) + each);
                row.get(i).resizeRelocate(left, snapPositionY(y), right - left, height);
            }
            y += height + GAP;
        }
    }

    private static double height(List<Node> row, double width) {
        return Math.ceil(row.stream().mapToDouble(node -> node.prefHeight(width)).max().orElse(0));
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets in = getInsets();
        double inner = (width < 0 ? getWidth() : width) - in.getLeft() - in.getRight();
        int perRow = perRow(inner);
        double each = (inner - GAP * (perRow - 1)) / perRow;
        double sum = 0;
        for (int from = 0; from < getChildren().size(); from += perRow) {
            sum += height(getChildren().subList(from, Math.min(from + perRow, getChildren().size())), each) + GAP;
        }
        return Math.max(0, sum - GAP) + in.getTop() + in.getBottom();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }
}
