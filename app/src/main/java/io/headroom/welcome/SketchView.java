package io.headroom.welcome;

import io.headroom.look.Tokens;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The picture of a board, drawn anew in each size and scheme. It says nothing that the words beside it do not.
final class SketchView extends Region {
    private final ObservableValue<Tokens> tokens;
    private final Canvas canvas = new Canvas();
    private @Nullable PlanSketch sketch;

    SketchView(ObservableValue<Tokens> tokens) {
        this.tokens = tokens;
        getStyleClass().add("plan-sketch");
        setMouseTransparent(true);
        getChildren().add(canvas);
    }

    void show(@Nullable PlanSketch shown) {
        sketch = shown;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = Math.max(0, getWidth() - left - snappedRightInset());
        double height = Math.max(0, getHeight() - top - snappedBottomInset());
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.relocate(left, top);
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        PlanSketch known = sketch;
        if (known != null && width > 0 && height > 0) {
            SketchPainter.paint(canvas.getGraphicsContext2D(), known, tokens.getValue(), width, height);
        }
    }
}
