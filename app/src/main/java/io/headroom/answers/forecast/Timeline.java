package io.headroom.answers.forecast;

import io.headroom.answers.LinePlot;
import io.headroom.answers.forecast.ForecastModel.Bar;
import io.headroom.answers.forecast.ForecastModel.Fate;
import io.headroom.copying.Taking;
import io.headroom.look.State;
import io.headroom.look.StateMark;
import io.headroom.words.Words;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/// Promises over time, one below the other: a line as long as it holds, a band where that is in doubt, a bar across where it is expected to break, and a pennant where GPUs must be
/// ordered. Each says itself in a sentence.
final class Timeline extends Pane {
    private static final double ROW = 30;
    private static final double HEAD = 24;
    private static final double WHEN = 118;

    private final Words words = Words.of(Timeline.class);
    private List<Bar> bars = List.of();
    private List<LinePlot.Tick> ticks = List.of();

    Timeline() {
        setId("forecast-timeline");
        getStyleClass().add("forecast-timeline");
        Taking.chart(this, () -> Objects.requireNonNullElse(getAccessibleText(), ""));
    }

    void show(List<Bar> shown, List<LinePlot.Tick> dates) {
        bars = shown;
        ticks = dates;
        setAccessibleText(words.text("timeline", shown.size()));
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEAD + ROW * bars.size() + 6;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    // Nodes are made anew for each layout. They are unmanaged, so that this asks for no other layout, and styled at once, since styles are not looked at after a layout.
    @Override
    protected void layoutChildren() {
        getChildren().clear();
        if (bars.isEmpty()) {
            return;
        }
        double left = Math.min(getWidth() * 0.42, 330);
        double right = getWidth() - WHEN;
        double free = left - 40;
        for (LinePlot.Tick tick : ticks) {
            double x = left + tick.at() * (right - left);
            Label date = label(tick.text(), "figure");
            double at = x - width(date) / 2;
            if (at >= free && at + width(date) <= getWidth()) {
                date.resizeRelocate(at, 2, width(date), 18);
                free = at + width(date) + 10;
                line(x, HEAD - 3, x, getHeight() - 4, "line-plot-grid");
            } else {
                getChildren().remove(date);
            }
        }
        for (int i = 0; i < bars.size(); i++) {
            row(bars.get(i), HEAD + ROW * i, left, right);
        }
    }

    private void row(Bar bar, double top, double left, double right) {
        double middle = Math.rint(top + ROW / 2);
        Label who = label(bar.who(), "strong");
        Label promise = label(bar.promise(), "second");
        double room = left - 18;
        double promised = Math.min(width(promise), room * 0.6);
        who.resizeRelocate(8, middle - 9, Math.min(width(who), room - promised - 8), 18);
        promise.resizeRelocate(left - 10 - promised, middle - 9, promised, 18);
        double ends = Double.isNaN(bar.from()) ? Double.isNaN(bar.expected()) ? 1 : bar.expected() : bar.from();
        double until = Double.isNaN(bar.to()) ? 1 : bar.to();
        if (ends > 0) {
            line(left, middle + 0.5, at(ends, left, right), middle + 0.5, "forecast-holds");
        }
        if (bar.fate() != Fate.HOLDS) {
            Region doubt = new Region();
            doubt.getStyleClass().add("forecast-doubt");
            place(doubt, at(ends, left, right), middle - 4, Math.max(2, at(until, left, right) - at(ends, left, right)), 9);
            if (!Double.isNaN(bar.to()) && bar.to() < 1) {
                line(at(until, left, right), middle + 0.5, right, middle + 0.5, "forecast-broken");
            }
        }
        if (!Double.isNaN(bar.expected())) {
            Region breaks = new Region();
            breaks.getStyleClass().add("forecast-breaks");
            place(breaks, at(bar.expected(), left, right) - 1, middle - 8, 3, 17);
        }
        if (!Double.isNaN(bar.order())) {
            pennant(at(Math.max(0, bar.order()), left, right), middle);
        }
        State state = switch (bar.fate()) {
            case HOLDS -> State.MET;
            case MAY_BREAK -> State.AT_RISK;
            case BREAKS -> State.MISSED;
        };
        StateMark mark = new StateMark(state);
        mark.show(state, bar.when());
        place(mark, right + 8, middle - 9, WHEN - 8, 18);
        Region whole = new Region();
        whole.setAccessibleText(bar.sentence());
        whole.setFocusTraversable(true);
        whole.getStyleClass().add("forecast-row");
        Tooltip tooltip = new Tooltip(bar.sentence());
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(460);
        Tooltip.install(whole, tooltip);
        place(whole, 0, top, getWidth(), ROW);
    }

    private void place(Region node, double x, double y, double width, double height) {
        node.setManaged(false);
        getChildren().add(node);
        node.applyCss();
        node.resizeRelocate(x, y, width, height);
        node.layout();
    }

    private void pennant(double x, double middle) {
        line(x, middle - 12, x, middle + 1, "forecast-staff");
        Polygon flag = new Polygon(x, middle - 12, x + 9, middle - 9, x, middle - 6);
        flag.getStyleClass().add("forecast-flag");
        flag.setManaged(false);
        getChildren().add(flag);
    }

    private static double at(double place, double left, double right) {
        return left + Math.clamp(place, 0, 1) * (right - left);
    }

    private void line(double fromX, double fromY, double toX, double toY, String style) {
        Line line = new Line(fromX, fromY, toX, toY);
        line.getStyleClass().add(style);
        line.setManaged(false);
        getChildren().add(line);
    }

    private Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("caption", style);
        label.setManaged(false);
        getChildren().add(label);
        label.applyCss();
        return label;
    }

    private static double width(Label label) {
        return Math.ceil(label.prefWidth(-1));
    }
}
