package io.headroom.comparison;

import io.headroom.compare.Change;
import io.headroom.comparison.ComparisonModel.Bar;
import io.headroom.comparison.ComparisonModel.Scale;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// A change as a point with its interval as a whisker, on the axis that all rows share; the line at 0 goes through every row.
final class ChangeBar extends Region {
    private static final PseudoClass WORSE = PseudoClass.getPseudoClass("worse");
    private static final PseudoClass BETTER = PseudoClass.getPseudoClass("better");
    private static final double CAP = 3.5;

    private final Line zero = line("change-zero");
    private final Line whisker = line("change-whisker");
    private final Line from = line("change-whisker");
    private final Line to = line("change-whisker");
    private final Region point = new Region();
    private Bar bar = Bar.NONE;
    private @Nullable Scale scale;

    ChangeBar() {
        getStyleClass().add("change-bar");
        point.getStyleClass().add("change-point");
        point.setManaged(false);
        getChildren().addAll(zero, whisker, from, to, point);
        setMinWidth(0);
    }

    private static Line line(String style) {
        Line line = new Line();
        line.getStyleClass().add(style);
        line.setManaged(false);
        return line;
    }

    void show(Bar shown, Change change, Scale on) {
        bar = shown;
        scale = on;
        pseudoClassStateChanged(WORSE, change == Change.LOSES);
        pseudoClassStateChanged(BETTER, change == Change.GAINS);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        Scale on = scale;
        if (on == null) {
            return;
        }
        double middle = Math.floor(getHeight() / 2) + 0.5;
        double at = x(on, 0);
        put(zero, at, 0, at, getHeight());
        for (var node : new javafx.scene.Node[] {whisker, from, to, point}) {
            node.setVisible(bar.drawn());
        }
        if (bar.drawn()) {
            double lo = x(on, bar.lo());
            double hi = x(on, bar.hi());
            put(whisker, lo, middle, hi, middle);
            put(from, lo, middle - CAP, lo, middle + CAP);
            put(to, hi, middle - CAP, hi, middle + CAP);
            double size = Math.rint(point.prefWidth(-1));
            point.resizeRelocate(Math.rint(x(on, bar.value()) - size / 2), Math.rint(middle - size / 2), size, size);
        }
    }

    private double x(Scale on, double value) {
        return Math.floor(on.at(value) * (getWidth() - 1)) + 0.5;
    }

    private static void put(Line line, double fromX, double fromY, double toX, double toY) {
        line.setStartX(fromX);
        line.setStartY(fromY);
        line.setEndX(toX);
        line.setEndY(toY);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 1;
    }
}
