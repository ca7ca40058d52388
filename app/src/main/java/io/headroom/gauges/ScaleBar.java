package io.headroom.gauges;

import io.headroom.gauges.Reading.Ghost;
import io.headroom.gauges.Reading.Interval;
import io.headroom.gauges.Reading.Target;
import io.headroom.look.State;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;
import org.jspecify.annotations.Nullable;

/// A reading as a bar: what the dial shows, where there is no room for one, and where two values stand on one scale. The part beyond the target is hatched, the tick is
/// the target, the whisker below is the 95 % interval. Every shape exists from the start.
public final class ScaleBar extends Region {
    private static final double BAND = 5;
    private static final double OVERHANG = 3;
    private static final double PITCH = 4;
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Rectangle track = rectangle("dial-track");
    private final Rectangle value = rectangle("dial-value");
    private final Rectangle over = rectangle("dial-over");
    private final Rectangle ghost = rectangle("dial-ghost");
    private final Path hatch = new Path();
    private final Path whisker = new Path();
    private final Line tick = new Line();
    private @Nullable Reading reading;
    private double scaleMax = Double.NaN;

    /// An empty bar.
    public ScaleBar() {
        getStyleClass().add("scale-bar");
        setMouseTransparent(true);
        hatch.getStyleClass().add("dial-hatch");
        hatch.setStrokeLineCap(StrokeLineCap.BUTT);
        whisker.getStyleClass().add("dial-whisker");
        tick.getStyleClass().add("dial-tick");
        getChildren().addAll(track, value, over, hatch, ghost, whisker, tick);
        getChildren().forEach(shape -> shape.setManaged(false));
    }

    void show(Reading shown) {
        show(shown, shown.scaleMax());
    }

    /// Shows a reading on a scale that others may share.
    ///
    /// @param to where the scale ends, in the unit of the value; it begins at 0
    public void show(Reading shown, double to) {
        reading = shown;
        scaleMax = to;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        Reading shown = reading;
        if (shown == null || getWidth() <= 0) {
            return;
        }
        boolean there = shown.hasValue();
        Target target = shown.target();
        double y = Math.rint(getHeight() / 2 - BAND / 2);
        put(track, 0, 1, y);
        double end = there ? at(shown.value()) : 0;
        double bound = there && target != null && shown.beyondTarget() ? at(target.bound()) : end;
        put(value, 0, Math.min(end, bound), y);
        put(over, Math.min(end, bound), Math.max(end, bound), y);
        for (javafx.scene.Node part : new javafx.scene.Node[] {over, hatch}) {
            part.pseudoClassStateChanged(BAD, shown.state() == State.MISSED);
        }
        hatch(Math.min(end, bound), Math.max(end, bound), y);
        tick.setVisible(target != null && there);
        if (target != null) {
            double x = Math.clamp(Math.rint(at(target.bound()) * getWidth()), 1, Math.max(1, getWidth() - 1));
            tick.setStartX(x);
            tick.setEndX(x);
            tick.setStartY(y - OVERHANG);
            tick.setEndY(y + BAND + OVERHANG);
        }
        Ghost change = shown.ghost();
        ghost.setVisible(change != null);
        whisker.getElements().clear();
        if (change != null) {
            put(ghost, 0, at(change.value()), y + BAND + 1);
            ghost.setHeight(2);
        } else {
            whisker(shown.interval(), y + BAND + OVERHANG);
        }
    }

    private void whisker(@Nullable Interval interval, double y) {
        if (interval == null) {
            return;
        }
        double lo = Math.rint(at(interval.lo()) * getWidth()) + 0.5;
        double hi = Math.rint(at(interval.hi()) * getWidth()) + 0.5;
        whisker.getElements().setAll(new MoveTo(lo, y - 1.5), new LineTo(lo, y + 1.5), new MoveTo(lo, y), new LineTo(hi, y), new MoveTo(hi, y - 1.5),
                new LineTo(hi, y + 1.5));
    }

    private void hatch(double from, double to, double y) {
        hatch.getElements().clear();
        double end = to * getWidth();
        for (double x = from * getWidth(); x + BAND <= end; x += PITCH) {
            hatch.getElements().addAll(new MoveTo(x, y + BAND), new LineTo(x + BAND, y));
        }
    }

    private double at(double amount) {
        return Double.isNaN(amount) ? 0 : Math.clamp(amount / scaleMax, 0, 1);
    }

    private void put(Rectangle part, double from, double to, double y) {
        part.setX(Math.rint(from * getWidth()));
        part.setWidth(Math.max(0, Math.rint(to * getWidth()) - part.getX()));
        part.setY(y);
        part.setHeight(BAND);
    }

    private static Rectangle rectangle(String style) {
        Rectangle rectangle = new Rectangle();
        rectangle.getStyleClass().add(style);
        return rectangle;
    }

    @Override
    protected double computePrefHeight(double width) {
        return BAND + 2 * OVERHANG + 3;
    }
}
