package io.headroom.answers.frontier;

import io.headroom.answers.frontier.FrontierModel.Dot;
import io.headroom.copying.Taking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// The points by cost and delay. Cabins are squares, lanes are circles; estimated ones are hollow and dashed, simulated ones filled with a whisker; what another point
/// beats is faint. The pointer and the arrow keys choose a point, a click or Enter takes it up.
final class FrontierPlot extends Pane {
    private static final double DOT = 11;
    private static final double NEAR = 22;
    private static final double GAP = 6;
    private static final PseudoClass ESTIMATED = PseudoClass.getPseudoClass("estimated");
    private static final PseudoClass DOMINATED = PseudoClass.getPseudoClass("dominated");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

    private final DoubleFunction<String> costTick;
    private final DoubleFunction<String> delayTick;
    private final IntConsumer choose;
    private final Runnable take;
    private final Label costTitle = caption();
    private final Label delayTitle = caption();
    private List<Dot> dots = List.of();
    private List<Dot> best = List.of();
    private final List<Region> marks = new ArrayList<>();
    private PlotScale costs = PlotScale.even(1);
    private PlotScale delays = PlotScale.proportions(0.1, 1);
    private int chosen = -1;

    /// @param choose hears the index of a point that is chosen
    /// @param take hears that the chosen point is to be taken up
    FrontierPlot(DoubleFunction<String> costTick, DoubleFunction<String> delayTick, IntConsumer choose, Runnable take) {
        this.costTick = costTick;
        this.delayTick = delayTick;
        this.choose = choose;
        this.take = take;
        getStyleClass().add("frontier-plot");
        Taking.chart(this, () -> Objects.requireNonNullElse(getAccessibleText(), ""));
        setFocusTraversable(true);
        addEventHandler(MouseEvent.MOUSE_MOVED, moved -> near(moved).ifPresent(dot -> pick(dot.index())));
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(MouseEvent.MOUSE_CLICKED, clicked -> near(clicked).ifPresent(dot -> {
            pick(dot.index());
            take.run();
        }));
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    private static Label caption() {
        Label label = new Label();
        label.getStyleClass().addAll("caption", "second");
        return label;
    }

    private Optional<Dot> near(MouseEvent event) {
        return dots.stream().filter(dot -> distance(dot, event) < NEAR).min(Comparator.comparingDouble(dot -> distance(dot, event)));
    }

    private double distance(Dot dot, MouseEvent event) {
        return Math.hypot(x(dot.cost()) - event.getX(), y(dot.delay()) - event.getY());
    }

    private void walk(KeyEvent event) {
        int step = event.getCode() == KeyCode.RIGHT || event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0 && !dots.isEmpty()) {
            List<Dot> byCost = dots.stream().sorted(Comparator.comparingDouble(Dot::cost)).toList();
            int at = byCost.stream().map(Dot::index).toList().indexOf(chosen);
            pick(byCost.get(Math.clamp((long) at + step, 0, byCost.size() - 1)).index());
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && chosen >= 0) {
            take.run();
            event.consume();
        }
    }

    private void pick(int index) {
        if (index != chosen) {
            choose.accept(index);
        }
    }

    /// Marks the chosen point.
    ///
    /// @param index of the point, or -1 for none
    /// @param said what it is, for someone who hears it
    void choose(int index, String said) {
        chosen = index;
        setAccessibleText(said);
        for (int i = 0; i < dots.size(); i++) {
            marks.get(i).pseudoClassStateChanged(CHOSEN, dots.get(i).index() == chosen);
            if (dots.get(i).index() == chosen) {
                marks.get(i).toFront();
            }
        }
    }

    /// Shows points.
    void show(List<Dot> shown, List<Dot> unbeaten, String delayName, String costName) {
        dots = shown;
        best = unbeaten;
        costTitle.setText(costName);
        delayTitle.setText(delayName);
        costs = PlotScale.even(dots.stream().mapToDouble(Dot::cost).max().orElse(1));
        delays = PlotScale.proportions(dots.stream().mapToDouble(dot -> Double.isNaN(dot.lo()) || dot.lo() <= 0 ? dot.delay() : dot.lo()).min().orElse(0.1),
                dots.stream().mapToDouble(dot -> Double.isNaN(dot.hi()) ? dot.delay() : dot.hi()).max().orElse(1));
        marks.clear();
        for (Dot dot : dots) {
            Region mark = new Region();
            mark.getStyleClass().addAll("frontier-dot", dot.reserved() ? "cabin" : "lane");
            mark.pseudoClassStateChanged(ESTIMATED, dot.estimated());
            mark.pseudoClassStateChanged(DOMINATED, dot.dominated());
            mark.pseudoClassStateChanged(NOW, dot.now());
            mark.pseudoClassStateChanged(CHOSEN, dot.index() == chosen);
            mark.setMouseTransparent(true);
            marks.add(mark);
        }
        requestLayout();
    }

    private double left() {
        return 64;
    }

    private double bottom() {
        return getHeight() - 40;
    }

    private double x(double cost) {
        return left() + costs.at(cost) * Math.max(0, getWidth() - left() - 24);
    }

    private double y(double delay) {
        return bottom() - delays.at(delay) * Math.max(0, bottom() - 28);
    }

    @Override
    protected void layoutChildren() {
        List<Node> drawn = new ArrayList<>();
        double free = 0;
        for (double tick : costs.ticks()) {
            drawn.add(grid(x(tick), 28, x(tick), bottom()));
            Label label = tick(costTick.apply(tick), x(tick), bottom() + GAP, true);
            double at = Math.min(label.getLayoutX(), getWidth() - 4 - label.getWidth());
            if (at >= free) {
                label.setLayoutX(at);
                drawn.add(label);
                free = at + label.getWidth() + GAP;
            }
        }
        delays.ticks().forEach(tick -> {
            drawn.add(grid(left(), y(tick), getWidth() - 24, y(tick)));
            drawn.add(tick(delayTick.apply(tick), left() - GAP, y(tick), false));
        });
        Polyline line = new Polyline();
        best.forEach(dot -> line.getPoints().addAll(x(dot.cost()), y(dot.delay())));
        line.getStyleClass().add("frontier-line");
        drawn.add(line);
        for (Dot dot : dots) {
            if (!Double.isNaN(dot.lo()) && dot.lo() > 0) {
                Line whisker = new Line(x(dot.cost()), y(dot.lo()), x(dot.cost()), y(dot.hi()));
                whisker.getStyleClass().add("change-whisker");
                drawn.add(whisker);
            }
        }
        drawn.forEach(node -> {
            node.setManaged(false);
            node.setMouseTransparent(true);
        });
        drawn.add(costTitle);
        drawn.add(delayTitle);
        drawn.addAll(marks);
        if (!getChildren().equals(drawn)) {
            getChildren().setAll(drawn);
        }
        place();
    }

    private void place() {
        for (int i = 0; i < dots.size(); i++) {
            marks.get(i).setManaged(false);
            marks.get(i).resizeRelocate(x(dots.get(i).cost()) - DOT / 2, y(dots.get(i).delay()) - DOT / 2, DOT, DOT);
            if (dots.get(i).index() == chosen) {
                marks.get(i).toFront();
            }
        }
        for (Label label : List.of(costTitle, delayTitle)) {
            label.setManaged(false);
            label.applyCss();
        }
        costTitle.resizeRelocate(getWidth() - 24 - costTitle.prefWidth(-1), getHeight() - 18, costTitle.prefWidth(-1), 18);
        delayTitle.resizeRelocate(8, 4, delayTitle.prefWidth(-1), 18);
    }

    private static Line grid(double fromX, double fromY, double toX, double toY) {
        Line line = new Line(Math.rint(fromX) + 0.5, Math.rint(fromY) + 0.5, Math.rint(toX) + 0.5, Math.rint(toY) + 0.5);
        line.getStyleClass().add("frontier-grid");
        return line;
    }

    private Label tick(String text, double x, double y, boolean below) {
        Label label = new Label(text);
        label.getStyleClass().addAll("figure", "caption", "second");
        getChildren().add(label);
        label.applyCss();
        double width = Math.ceil(label.prefWidth(-1));
        double height = Math.ceil(label.prefHeight(-1));
        label.resizeRelocate(below ? x - width / 2 : x - width, below ? y : y - height / 2, width, height);
        return label;
    }
}
