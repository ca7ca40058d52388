package io.headroom.timeline;

import io.headroom.look.Fonts;
import io.headroom.look.Tokens;
import io.headroom.session.Recorder.Kind;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/// Draws the tracks, what lies behind them and the axis. What was simulated is solid, what is to come or was simulated before the last edit is dashed over a faint hatch.
final class TimelinePainter {
    private static final double HATCH = 7;

    private final GraphicsContext on;
    private final TimelineFrame frame;
    private final TimeScale scale;
    private final TrackValues values;
    private final TimelineModel model;
    private final TimelineSubject subject;
    private final Tokens tokens;

    TimelinePainter(GraphicsContext on, TimelineFrame frame, TimeScale scale, TrackValues values, TimelineModel model, Tokens tokens) {
        this.on = on;
        this.frame = frame;
        this.scale = scale;
        this.values = values;
        this.model = model;
        this.subject = model.subject();
        this.tokens = tokens;
    }

    /// Everything but the gutter.
    void plot(List<Flag> flags) {
        on.clearRect(0, 0, frame.width(), frame.height());
        on.setFontSmoothingType(FontSmoothingType.GRAY);
        on.save();
        on.beginPath();
        on.rect(frame.left(), 0, frame.plotWidth(), frame.height());
        on.clip();
        List<TimeAxis.Tick> ticks = TimeAxis.ticks(scale, model.plan().run().start(), frame.px(76), Locale.getDefault(Locale.Category.FORMAT));
        grid(ticks);
        warmup();
        flags.forEach(this::band);
        unknown();
        for (Track track : Track.values()) {
            track(track);
        }
        flags.forEach(this::pole);
        now();
        on.restore();
        axis(ticks);
    }

    private double x(double seconds) {
        return frame.left() + scale.x(seconds);
    }

    private static double crisp(double x) {
        return Math.rint(x - 0.5) + 0.5;
    }

    private void grid(List<TimeAxis.Tick> ticks) {
        on.setStroke(tokens.line());
        on.setLineWidth(1);
        on.setLineDashes();
        for (TimeAxis.Tick tick : ticks) {
            double x = crisp(x(tick.seconds()));
            on.strokeLine(x, frame.tracksTop(), x, frame.axisTop());
        }
        for (Track track : Track.values()) {
            double y = crisp(frame.track(track).getMaxY());
            on.strokeLine(frame.left(), y, frame.left() + frame.plotWidth(), y);
        }
    }

    private void warmup() {
        double end = x(model.plan().run().warmupSeconds());
        if (end > frame.left()) {
            on.setFill(faint(tokens.weak(), 0.35));
            on.fillRect(frame.left(), frame.tracksTop(), end - frame.left(), frame.tracksHeight());
        }
    }

    private void band(Flag flag) {
        double from = x(flag.at());
        double to = x(flag.end());
        on.setFill(faint(tokens.weak(), 0.55));
        on.fillRect(from, frame.tracksTop(), to - from, frame.tracksHeight());
        on.setFill(tokens.ink());
        on.fillRect(from, frame.tracksTop() - frame.px(2), to - from, frame.px(2));
    }

    private void pole(Flag flag) {
        on.setStroke(tokens.text2());
        on.setLineWidth(1);
        on.setLineDashes(2, 2);
        double x = crisp(x(flag.at()));
        on.strokeLine(x, frame.header() + frame.px(4), x, frame.axisTop());
    }

    /// The clock of the run being watched.
    private void now() {
        double watched = model.recorder().watchedSeconds();
        if (!Double.isNaN(watched)) {
            on.setStroke(tokens.text2());
            on.setLineWidth(1);
            on.setLineDashes();
            double x = crisp(x(watched));
            on.strokeLine(x, frame.tracksTop(), x, frame.axisTop());
        }
    }

    /// Hatches what is not simulated under the plan as it is, or not yet reached by the run being watched.
    private void unknown() {
        int size = values.size();
        int from = -1;
        for (int i = 1; i <= size; i++) {
            boolean hatched = i < size && (!values.known(i) ? !gap(i) : values.kind(i) != Kind.SIMULATED);
            if (hatched && from < 0) {
                from = i;
            } else if (!hatched && from >= 0) {
                hatch(x(values.clock(from - 1)), x(values.clock(i - 1)));
                from = -1;
            }
        }
    }

    /// Between two ticks of a fast run there may be moments that nobody has looked at.
    private boolean gap(int i) {
        return values.kind(i) == Kind.SIMULATED;
    }

    private void hatch(double from, double to) {
        double left = Math.max(from, frame.left());
        double right = Math.min(to, frame.left() + frame.plotWidth());
        if (right <= left) {
            return;
        }
        on.save();
        on.beginPath();
        on.rect(left, frame.tracksTop(), right - left, frame.tracksHeight());
        on.clip();
        on.setStroke(tokens.line());
        on.setLineWidth(1);
        on.setLineDashes();
        double height = frame.tracksHeight();
        double pitch = frame.px(HATCH);
        for (double x = Math.floor((left - height) / pitch) * pitch; x < right; x += pitch) {
            on.strokeLine(x, frame.axisTop(), x + height, frame.tracksTop());
        }
        on.restore();
    }

    private void track(Track track) {
        Rectangle2D box = frame.track(track);
        double top = values.top(track, subject.targetSeconds());
        if (track == Track.LATENCY) {
            target(box, top);
            line(values.subject(track), box, top, subject.whole() ? tokens.text2() : tokens.accent(), 1.5);
            targetText(box, top);
        } else if (track == Track.BACKLOG) {
            bars(values.total(track), box, top, tokens.ink());
            if (!subject.whole()) {
                bars(values.subject(track), box, top, tokens.accent());
            }
        } else {
            if (track == Track.LOAD) {
                area(values.total(track), box, top);
            }
            line(values.total(track), box, top, tokens.ink(), 1.2);
            if (!subject.whole()) {
                line(values.subject(track), box, top, tokens.accent(), 1.5);
            }
        }
    }

    private static double y(double value, Rectangle2D box, double top) {
        return box.getMaxY() - 1 - Math.min(1, value / top) * (box.getHeight() - 5);
    }

    private void target(Rectangle2D box, double top) {
        double target = subject.targetSeconds();
        if (Double.isNaN(target)) {
            return;
        }
        double y = crisp(y(target, box, top));
        on.setStroke(tokens.text());
        on.setLineWidth(1);
        on.setLineDashes(2, 3);
        on.strokeLine(frame.left(), y, frame.left() + frame.plotWidth(), y);
    }

    /// At the right, on a ground of its own: curves pass under it.
    private void targetText(Rectangle2D box, double top) {
        double target = subject.targetSeconds();
        if (Double.isNaN(target)) {
            return;
        }
        String text = model.target(target);
        double width = frame.px(6.2) * text.length() + frame.px(6);
        double height = frame.px(13);
        double right = frame.left() + frame.plotWidth();
        double line = y(target, box, top);
        double middle = Math.clamp(line - frame.px(8), box.getMinY() + height / 2, Math.max(box.getMinY() + height / 2, box.getMaxY() - height / 2));
        on.setFill(tokens.canvas());
        on.fillRect(right - width, middle - height / 2, width, height);
        on.setFill(tokens.text2());
        on.setFont(Font.font(Fonts.WORDS, frame.em() * 11 / 12));
        on.setTextAlign(TextAlignment.RIGHT);
        on.setTextBaseline(VPos.CENTER);
        on.fillText(text, right - frame.px(3), Math.rint(middle));
    }

    /// The first moment that matters for what is shown, and one beyond the last.
    private int first() {
        int i = 1;
        while (i + 1 < values.size() && values.clock(i + 1) < scale.from()) {
            i++;
        }
        return i;
    }

    private void line(float[] of, Rectangle2D box, double top, Color colour, double width) {
        on.setStroke(colour);
        on.setLineWidth(width);
        boolean open = false;
        Kind kind = Kind.SIMULATED;
        double lastX = 0;
        double lastY = 0;
        for (int i = first(); i < values.size(); i++) {
            if (Float.isNaN(of[i])) {
                // Where nothing finished there is no latency; where nobody looked the line goes on.
                if (open && values.known(i)) {
                    on.stroke();
                    open = false;
                }
                continue;
            }
            double x = x(values.clock(i));
            double y = y(of[i], box, top);
            if (open && values.kind(i) != kind) {
                on.stroke();
                begin(values.kind(i));
                on.moveTo(lastX, lastY);
                on.lineTo(x, y);
            } else if (open) {
                on.lineTo(x, y);
            } else {
                begin(values.kind(i));
                on.moveTo(x, y);
                open = true;
            }
            kind = values.kind(i);
            lastX = x;
            lastY = y;
            if (values.clock(i) > scale.to()) {
                break;
            }
        }
        if (open) {
            on.stroke();
        }
    }

    private void begin(Kind kind) {
        if (kind == Kind.SIMULATED) {
            on.setLineDashes();
        } else {
            on.setLineDashes(4, 3);
        }
        on.beginPath();
    }

    private void area(float[] of, Rectangle2D box, double top) {
        on.setFill(faint(tokens.weak(), 0.8));
        double base = box.getMaxY() - 1;
        double start = Double.NaN;
        double last = 0;
        on.beginPath();
        for (int i = first(); i < values.size() && values.clock(Math.max(1, i - 1)) <= scale.to(); i++) {
            if (Float.isNaN(of[i]) || values.kind(i) != Kind.SIMULATED) {
                continue;
            }
            last = x(values.clock(i));
            if (Double.isNaN(start)) {
                start = last;
                on.moveTo(start, base);
            }
            on.lineTo(last, y(of[i], box, top));
        }
        if (!Double.isNaN(start)) {
            on.lineTo(last, base);
            on.closePath();
            on.fill();
        }
    }

    private void bars(float[] of, Rectangle2D box, double top, Color colour) {
        double base = box.getMaxY() - 1;
        double before = 0;
        for (int i = 1; i < values.size(); i++) {
            if (values.clock(i) >= scale.from() && before <= scale.to() && of[i] > 0) {
                double from = x(before);
                double to = x(values.clock(i));
                double width = Math.max(1, to - from - (to - from > 3 ? 1 : 0));
                double y = Math.min(base - 1, y(of[i], box, top));
                on.setFill(values.kind(i) == Kind.SIMULATED ? colour : faint(colour, 0.45));
                on.fillRect(from, y, width, base - y);
            }
            before = values.known(i) ? values.clock(i) : before;
        }
    }

    private void axis(List<TimeAxis.Tick> ticks) {
        on.setFill(tokens.text2());
        on.setFont(Font.font(Fonts.FIGURES, frame.em() * 11 / 12));
        on.setTextBaseline(VPos.CENTER);
        on.setTextAlign(TextAlignment.CENTER);
        double y = Math.rint(frame.axisTop() + frame.px(9));
        double half = frame.px(20);
        for (TimeAxis.Tick tick : ticks) {
            double x = Math.clamp(x(tick.seconds()), frame.left() + half, frame.left() + frame.plotWidth() - half + frame.px(12));
            on.fillText(tick.label(), x, y);
        }
        if (scale.zoomed()) {
            overview();
        }
    }

    /// Which part of the run is shown.
    private void overview() {
        double y = frame.height() - frame.px(5);
        double height = frame.px(3);
        on.setFill(tokens.weak());
        on.fillRect(frame.left(), y, frame.plotWidth(), height);
        on.setFill(tokens.text2());
        double each = frame.plotWidth() / scale.end();
        on.fillRect(frame.left() + scale.from() * each, y - 1, Math.max(4, (scale.to() - scale.from()) * each), height + 2);
    }

    /// Names, values at the scrub head, and the ends of the scales.
    void gutter() {
        on.clearRect(0, 0, frame.width(), frame.height());
        on.setFontSmoothingType(FontSmoothingType.GRAY);
        on.setTextBaseline(VPos.CENTER);
        var here = model.here();
        Font name = Font.font(Fonts.WORDS_BOLD, frame.em());
        Font figure = Font.font(Fonts.FIGURES, frame.em() * 11 / 12);
        double right = frame.left() - frame.px(8);
        for (Track track : Track.values()) {
            Rectangle2D box = frame.track(track);
            double middle = box.getMinY() + box.getHeight() / 2;
            boolean two = box.getHeight() >= frame.px(25);
            on.setTextAlign(TextAlignment.LEFT);
            on.setFont(name);
            on.setFill(tokens.text());
            on.fillText(model.title(track), frame.px(16), Math.rint(middle));
            on.setFont(figure);
            on.setTextAlign(TextAlignment.RIGHT);
            on.fillText(model.value(track, here == null ? Double.NaN : subject.value(track, here)), right, Math.rint(two ? middle + frame.px(6) : middle));
            if (two) {
                on.setFill(tokens.text3());
                on.fillText(model.scale(track, values.top(track, subject.targetSeconds())), right, Math.rint(middle - frame.px(6)));
            }
        }
    }

    private static Color faint(Color colour, double opacity) {
        return Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getOpacity() * opacity);
    }
}
