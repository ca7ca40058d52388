package io.headroom.gauges;

import io.headroom.gauges.Reading.Ghost;
import io.headroom.gauges.Reading.Interval;
import io.headroom.gauges.Reading.Target;
import io.headroom.gauges.Reading.Unit;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.StrokeLineCap;
import org.jspecify.annotations.Nullable;

/// The half circle of a gauge. Every shape exists from the start and takes its colour from a style class, so a new value or a change of scheme
/// creates nothing.
///
/// Sizes are those of a dial of radius 36; another radius scales them.
final class Dial extends Region {
    private static final double RADIUS = 36;
    private static final double BAND = 8;
    /// How far the target tick stands out of the band on either side.
    private static final double OVERHANG = 4;
    private static final double WHISKER_RADIUS = 26.5;
    private static final double GHOST_RADIUS = 27;
    private static final double SEGMENT_GAP = 3;
    private static final double HATCH_PITCH = 3.5;
    /// More segments than this would be a haze; the arc is drawn whole instead.
    private static final int MOST_SEGMENTS = 24;

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Arc track = arc("dial-track");
    private final Arc value = arc("dial-value");
    private final Arc over = arc("dial-over");
    private final Arc ghost = arc("dial-ghost");
    private final Arc outline = arc("dial-outline");
    private final Path hatch = path("dial-hatch");
    private final Path whisker = path("dial-whisker");
    private final Line tick = new Line();
    private @Nullable Reading reading;

    Dial() {
        getStyleClass().add("dial");
        setMouseTransparent(true);
        tick.getStyleClass().add("dial-tick");
        getChildren().addAll(track, value, over, hatch, ghost, whisker, tick, outline);
        getChildren().forEach(shape -> shape.setManaged(false));
    }

    /// Width of a dial of that radius, tick included.
    static double widthFor(double radius) {
        return 2 * (radius + (BAND / 2 + OVERHANG) * radius / RADIUS);
    }

    /// Height of a dial of that radius, tick included.
    static double heightFor(double radius) {
        return widthFor(radius) / 2 + 1;
    }

    void show(Reading shown) {
        reading = shown;
        setNeedsLayout(true);
    }

    @Override
    protected void layoutChildren() {
        Reading shown = reading;
        if (shown == null || getWidth() <= 0) {
            return;
        }
        Geometry g = new Geometry(getWidth() / 2, Math.floor(getWidth() / 2), getWidth() / 2 * RADIUS / (RADIUS + BAND / 2 + OVERHANG));
        boolean there = shown.hasValue();
        for (Arc arc : new Arc[] {track, value, over, ghost}) {
            arc.setVisible(there);
        }
        outline.setVisible(!there);
        sweep(outline, g, RADIUS, 0, 1);
        outline.getStrokeDashArray().setAll(2.0, 3.0);
        hatch.getElements().clear();
        whisker.getElements().clear();
        tick.setVisible(there && shown.target() != null);
        if (there) {
            drawValue(shown, g);
            drawTarget(shown.target(), shown, g);
            drawInside(shown, g);
        }
    }

    private void drawValue(Reading shown, Geometry g) {
        double end = shown.position(shown.value());
        Target target = shown.target();
        double from = end;
        double to = end;
        if (target != null && shown.beyondTarget()) {
            from = Math.min(end, shown.position(target.bound()));
            to = Math.max(end, shown.position(target.bound()));
        }
        sweep(track, g, RADIUS, 0, 1);
        sweep(value, g, RADIUS, 0, from);
        sweep(over, g, RADIUS, from, to);
        over.setVisible(to > from);
        over.pseudoClassStateChanged(BAD, shown.state() == State.MISSED);
        hatch.pseudoClassStateChanged(BAD, shown.state() == State.MISSED);
        for (Arc arc : new Arc[] {track, value, over}) {
            arc.setStrokeWidth(g.length(BAND));
        }
        if (shown.unit() instanceof Unit.CountOf(int of) && of <= MOST_SEGMENTS) {
            segments(of, from, to, g);
        } else {
            track.getStrokeDashArray().clear();
            over.getStrokeDashArray().clear();
            if (shown.kind() == NumberKind.ESTIMATED) {
                value.getStrokeDashArray().setAll(g.length(3), g.length(2));
            } else {
                value.getStrokeDashArray().clear();
            }
            value.setStrokeDashOffset(0);
            track.setStrokeDashOffset(0);
            hatch(from, to, g);
        }
    }

    /// One segment for each thing counted: the dashes of all three arcs fall on the same places.
    private void segments(int of, double from, double to, Geometry g) {
        double pitch = Math.PI * g.length(RADIUS) / of;
        double gap = Math.min(g.length(SEGMENT_GAP), pitch / 2);
        for (Arc arc : new Arc[] {track, value, over}) {
            arc.getStrokeDashArray().setAll(pitch - gap, gap);
            // Half a gap of nothing, then the dash: the pattern is entered at its end.
            arc.setStrokeDashOffset(pitch - gap / 2);
        }
        over.setStrokeDashOffset(pitch - gap / 2 + from * of % 1 * pitch);
        double half = gap / 2 / (Math.PI * g.length(RADIUS));
        for (int segment = (int) Math.floor(from * of + 1e-9); segment < Math.ceil(to * of - 1e-9); segment++) {
            hatch(Math.max(from, (double) segment / of + half), Math.min(to, (segment + 1.0) / of - half), g);
        }
    }

    private void hatch(double from, double to, Geometry g) {
        if (to > from) {
            double band = BAND / 2;
            hatch.getElements().addAll(Hatch.lines(g.x, g.y, g.length(RADIUS - band), g.length(RADIUS + band), Math.PI * (1 - to),
                    Math.PI * (1 - from), HATCH_PITCH));
        }
    }

    private void drawTarget(@Nullable Target target, Reading shown, Geometry g) {
        if (target == null) {
            return;
        }
        double at = shown.position(target.bound());
        // All of a count is where the arc ends; a tick there would only be a base to it.
        tick.setVisible(!(shown.unit() instanceof Unit.CountOf && at >= 1));
        double reach = BAND / 2 + OVERHANG;
        tick.setStartX(g.x(at, RADIUS - reach));
        tick.setStartY(g.y(at, RADIUS - reach));
        tick.setEndX(g.x(at, RADIUS + reach));
        tick.setEndY(g.y(at, RADIUS + reach));
    }

    private void drawInside(Reading shown, Geometry g) {
        Ghost change = shown.ghost();
        ghost.setVisible(change != null);
        if (change != null) {
            sweep(ghost, g, GHOST_RADIUS, 0, shown.position(change.value()));
            ghost.setStrokeWidth(g.length(4));
            ghost.getStrokeDashArray().setAll(g.length(3), g.length(2));
            return;
        }
        Interval interval = shown.interval();
        if (interval != null) {
            double lo = shown.position(interval.lo());
            double hi = shown.position(interval.hi());
            double cap = 2.5;
            double r = g.length(WHISKER_RADIUS);
            whisker.getElements().setAll(
                    new MoveTo(g.x(lo, WHISKER_RADIUS - cap), g.y(lo, WHISKER_RADIUS - cap)),
                    new LineTo(g.x(lo, WHISKER_RADIUS + cap), g.y(lo, WHISKER_RADIUS + cap)),
                    new MoveTo(g.x(lo, WHISKER_RADIUS), g.y(lo, WHISKER_RADIUS)),
                    new ArcTo(r, r, 0, g.x(hi, WHISKER_RADIUS), g.y(hi, WHISKER_RADIUS), false, true),
                    new MoveTo(g.x(hi, WHISKER_RADIUS - cap), g.y(hi, WHISKER_RADIUS - cap)),
                    new LineTo(g.x(hi, WHISKER_RADIUS + cap), g.y(hi, WHISKER_RADIUS + cap)));
        }
    }

    private static void sweep(Arc arc, Geometry g, double radius, double from, double to) {
        arc.setCenterX(g.x);
        arc.setCenterY(g.y);
        arc.setRadiusX(g.length(radius));
        arc.setRadiusY(g.length(radius));
        arc.setStartAngle(180 - 180 * from);
        arc.setLength(-180 * (to - from));
    }

    private static Arc arc(String styleClass) {
        Arc arc = new Arc();
        arc.getStyleClass().add(styleClass);
        arc.setType(ArcType.OPEN);
        arc.setFill(null);
        arc.setStrokeLineCap(StrokeLineCap.BUTT);
        return arc;
    }

    private static Path path(String styleClass) {
        Path path = new Path();
        path.getStyleClass().add(styleClass);
        path.setStrokeLineCap(StrokeLineCap.BUTT);
        return path;
    }

    /// Where things lie on a dial of centre (`x`, `y`) whose radius is `radius` px.
    private record Geometry(double x, double y, double radius) {
        double length(double atRadius36) {
            return atRadius36 * radius / RADIUS;
        }

        double x(double position, double atRadius) {
            return x - length(atRadius) * Math.cos(Math.PI * position);
        }

        double y(double position, double atRadius) {
            return y - length(atRadius) * Math.sin(Math.PI * position);
        }
    }
}
