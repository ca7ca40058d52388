package io.headroom.timeline;

import io.headroom.look.Tokens;
import io.headroom.words.Words;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/*
 * Curves are one canvas and the gutter is another. The first is painted again when a value, the lens, a flag or the size has changed, the second when a value at the scrub head has; the
 * scrub head, its tag and the flags are nodes that move. So a tick of the run costs one painting, and a scrub the gutter alone.
 */
/// The time machine: the run over time, with a scrub head, flags and a lens. [#show] may be called with each tick of the run.
public final class TimelineView extends Region {
    /// What the curves were painted of.
    private record Painted(long values, TimelineFrame frame, TimeScale scale, List<Flag> flags, double watched, Tokens tokens, TimelineSubject subject) {}

    private final Words words = Words.of(TimelineView.class);
    private final ObservableValue<Tokens> tokens;
    private final TrackValues values = new TrackValues();
    private final TimelineHeader header;
    private final FlagRow flags;
    private final Canvas plot = new Canvas();
    private final Canvas gutter = new Canvas();
    private final Line head = new Line();
    private final Label tag = new Label();
    private final Label brush = new Label();
    private final Label emptyTitle = new Label();
    private final Label emptyHint = new Label();
    private final VBox empty = new VBox(emptyTitle, emptyHint);
    private final Label ruler = new Label();
    private final Region ring = new Region();
    private final TimelineMouse mouse;
    private TimelineFrame frame = new TimelineFrame(1, 1, 12);
    private TimeScale scale = TimeScale.whole(1, 1);
    private @Nullable TimelineModel model;
    private @Nullable Painted painted;
    private boolean stale;

    /// @param tokens the colours worn now; what is drawn follows them
    /// @param actions what the time line asks of its window
    public TimelineView(ObservableValue<Tokens> tokens, TimelineActions actions) {
        this.tokens = tokens;
        header = new TimelineHeader(actions);
        flags = new FlagRow(this, actions);
        setId("timeline");
        getStyleClass().add("timeline");
        getStylesheets().add(TimelineSheet.url());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleHelp(words.text("help"));
        setAccessibleText(words.text("timeline"));
        setMinSize(0, 0);
        head.getStyleClass().add("timeline-head");
        tag.getStyleClass().add("timeline-tag");
        tag.setId("timeline-tag");
        brush.getStyleClass().add("timeline-brush");
        brush.setAlignment(Pos.CENTER);
        emptyTitle.getStyleClass().add("heading");
        emptyHint.getStyleClass().add("second");
        empty.getStyleClass().add("timeline-empty");
        empty.setId("timeline-empty");
        ring.getStyleClass().add("timeline-ring");
        // Gives the size of the font, from which all lengths come.
        ruler.setManaged(false);
        for (Node node : new Node[] {ruler, plot, gutter, header, brush, head, tag, empty, ring}) {
            node.setManaged(false);
            node.setMouseTransparent(node != header);
            getChildren().add(node);
        }
        brush.setVisible(false);
        mouse = new TimelineMouse(this, actions);
        new TimelineKeys(this, actions);
        tokens.subscribe(_ -> reshow());
        ruler.fontProperty().subscribe(this::requestLayout);
        focusedProperty().subscribe(focused -> {
            if (focused) {
                speak();
            }
        });
    }

    /// Shows what the time machine knows now.
    public void show(TimelineModel now) {
        TimelineModel before = model;
        model = now;
        if (before == null || before.time() != now.time() || before.recorder().whole().endSeconds() != now.recorder().whole().endSeconds()) {
            scale = TimeScale.whole(now.recorder().whole().endSeconds(), scale.width());
        }
        reshow();
    }

    TimelineModel model() {
        return Objects.requireNonNull(model, "nothing is shown yet");
    }

    Words words() {
        return words;
    }

    TimelineFrame frame() {
        return frame;
    }

    TimeScale scale() {
        return scale;
    }

    /// Whether there is a run to move about in.
    boolean usable() {
        return model != null && values.any();
    }

    FlagRow flagRow() {
        return flags;
    }

    /// Shows another stretch of the run.
    void scale(TimeScale other) {
        if (!other.equals(scale)) {
            scale = other;
            reshow();
        }
    }

    /// Moves the lens so that a time is seen.
    void reveal(double seconds) {
        scale(scale.showing(seconds));
    }

    void add(FlagView flag) {
        flag.setManaged(false);
        getChildren().add(getChildren().indexOf(head), flag);
    }

    void remove(FlagView flag) {
        getChildren().remove(flag);
    }

    /// Shows what is brushed: from one time to another, in either order; NaN ends it.
    void brush(double one, double other) {
        boolean on = !Double.isNaN(one);
        brush.setVisible(on);
        if (on) {
            double from = Math.min(one, other);
            double to = Math.max(one, other);
            brush.setText(words.text("brush", model().clock(from), model().clock(to)));
            double left = Math.rint(frame.left() + scale.x(from));
            brush.resizeRelocate(left, frame.tracksTop(), Math.max(2, Math.rint(frame.left() + scale.x(to)) - left), frame.tracksHeight());
        }
    }

    /// Gives up what is brushed.
    void giveUpBrush() {
        mouse.giveUp();
    }

    boolean brushing() {
        return brush.isVisible();
    }

    /// Reads everything again, once before the next pulse.
    void reshow() {
        if (!stale) {
            stale = true;
            requestLayout();
        }
    }

    /// Reads everything again, now: for gestures, which ask where things are.
    void now() {
        stale = true;
        layoutChildren();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 184 / 12.0 * ruler.getFont().getSize();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 600 / 12.0 * ruler.getFont().getSize();
    }

    @Override
    protected void layoutChildren() {
        stale = false;
        TimelineModel shown = model;
        if (shown == null || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        frame = new TimelineFrame(getWidth(), getHeight(), ruler.getFont().getSize());
        scale = scale.over(shown.recorder().whole().endSeconds(), frame.plotWidth());
        values.read(shown.recorder(), shown.subject());
        flags.show(shown);
        header.show(shown, values);
        header.resizeRelocate(0, 0, getWidth(), frame.header());
        ring.resizeRelocate(0, 0, getWidth(), getHeight());
        boolean any = values.any();
        empty(shown, !any);
        plot.setVisible(any);
        gutter.setVisible(any);
        placeHead(shown, any);
        flags.place(any && shown.time().scrubbed() ? scale.x(shown.time().clockSeconds()) : Double.NaN);
        if (any) {
            paint(shown);
        }
        if (isFocused()) {
            speak();
        }
    }

    private void empty(TimelineModel shown, boolean on) {
        empty.setVisible(on);
        if (on) {
            emptyTitle.setText(words.text("empty.title"));
            emptyHint.setText(words.text(shown.plan().partitions().isEmpty() ? "empty.hint" : shown.recorder().recording() ? "empty.simulating" : "empty.waiting"));
            empty.resizeRelocate(0, frame.header(), getWidth(), Math.max(1, getHeight() - frame.header()));
        }
    }

    private void placeHead(TimelineModel shown, boolean any) {
        double seconds = shown.time().clockSeconds();
        boolean on = any && shown.time().scrubbed() && scale.shows(seconds);
        head.setVisible(on);
        tag.setVisible(on);
        if (on) {
            double x = Math.rint(frame.left() + scale.x(seconds) - 0.5) + 0.5;
            head.setStartX(x);
            head.setEndX(x);
            head.setStartY(frame.header());
            head.setEndY(frame.axisTop());
            tag.setText(shown.clock(seconds));
            tag.applyCss();
            double width = Math.ceil(tag.prefWidth(-1));
            double height = Math.ceil(tag.prefHeight(-1));
            tag.resizeRelocate(Math.clamp(Math.rint(x - width / 2), 0, Math.max(0, getWidth() - width)), frame.axisTop() + 1, width, height);
        }
    }

    private void paint(TimelineModel shown) {
        Painted wanted = new Painted(values.version(), frame, scale, flags.flags(), shown.recorder().watchedSeconds(), tokens.getValue(), shown.subject());
        gutter.setWidth(frame.left());
        gutter.setHeight(getHeight());
        if (!wanted.equals(painted)) {
            painted = wanted;
            plot.setWidth(getWidth());
            plot.setHeight(getHeight());
            new TimelinePainter(plot.getGraphicsContext2D(), frame, scale, values, shown, tokens.getValue()).plot(flags.flags());
        }
        new TimelinePainter(gutter.getGraphicsContext2D(), frame, scale, values, shown, tokens.getValue()).gutter();
    }

    private void speak() {
        TimelineModel shown = model;
        if (shown != null) {
            setAccessibleText(words.text("timeline") + ". " + shown.spoken());
        }
    }
}
