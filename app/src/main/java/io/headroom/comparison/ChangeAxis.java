package io.headroom.comparison;

import io.headroom.comparison.ComparisonModel.Scale;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The axis over the bars: its ends and 0, each over where it lies.
final class ChangeAxis extends Region {
    private final Label lo = new Label();
    private final Label zero = new Label("0");
    private final Label hi = new Label();
    private double zeroAt;

    ChangeAxis() {
        for (Label label : List.of(lo, zero, hi)) {
            label.getStyleClass().addAll("figure", "caption");
            label.setManaged(false);
        }
        getChildren().addAll(lo, zero, hi);
    }

    void show(ComparisonModel model) {
        Scale scale = model.scale();
        zeroAt = scale.at(0);
        lo.setText(model.tick(scale.lo()));
        hi.setText(model.tick(scale.hi()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double zeroWidth = zero.prefWidth(-1);
        double zeroX = Math.clamp(zeroAt * width - zeroWidth / 2, 0, Math.max(0, width - zeroWidth));
        put(zero, zeroX);
        // An end that would touch the 0 goes without a label.
        lo.setVisible(lo.prefWidth(-1) + zeroWidth < zeroX);
        hi.setVisible(zeroX + 2 * zeroWidth + hi.prefWidth(-1) < width);
        put(lo, 0);
        put(hi, width - hi.prefWidth(-1));
    }

    private void put(Label label, double x) {
        label.resizeRelocate(Math.rint(x), 0, Math.ceil(label.prefWidth(-1)), getHeight());
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(zero.prefHeight(-1));
    }
}
