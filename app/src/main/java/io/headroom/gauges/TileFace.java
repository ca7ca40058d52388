package io.headroom.gauges;

import io.headroom.gauges.Reading.Ghost;
import io.headroom.gauges.Reading.Target;
import io.headroom.look.Icon;
import io.headroom.look.IconView;
import io.headroom.look.KindMark;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.look.StateMark;
import io.headroom.words.Figure;
import io.headroom.words.Format;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What is drawn on a tile: name and state, scope, dial and reading, kind and trend.
///
/// What does not fit leaves in this order: scope and trend (an error of the model stays, and the word of the kind leaves), the words of the target, the word of the state. No figure is ever cut.
final class TileFace extends Region {
    /// Below this the tile has no room for four lines, px at a 12 px font.
    private static final double COMPACT_WIDTH = 150;
    private static final double COMPACT_HEIGHT = 110;
    private static final double RADIUS = 36;
    private static final double COMPACT_RADIUS = 25;
    private static final double LEAST_RADIUS = 14;
    /// Below this there is no room for a dial beside the figures: the scale is a bar below them.
    private static final double SLIM_WIDTH = 132;

    private final Wording wording;
    private final Label title = label("gauge-title");
    private final StateMark state = new StateMark(State.NONE);
    private final Label scope = label("gauge-scope");
    private final Dial dial = new Dial();
    private final ScaleBar bar = new ScaleBar();
    private final Button info = new Button("", Icon.INFO.view());
    private final Label digits = label("reading");
    private final Label approximately = label("gauge-approximately");
    private final Label unit = label("gauge-unit");
    private final IconView targetIcon = Icon.TARGET.view();
    private final Label targetWord = label("gauge-target");
    private final Label target = label("gauge-bound");
    private final KindMark kind = new KindMark(NumberKind.SIMULATED);
    private final Label reason = label("gauge-scope");
    private final Label trend = label("gauge-trend");
    private Reading reading;

    TileFace(Wording wording, Reading first) {
        this.wording = wording;
        this.reading = first;
        getStyleClass().add("gauge-face");
        targetIcon.getStyleClass().add("small");
        approximately.setText("≈");
        getChildren().addAll(title, state, scope, dial, approximately, digits, unit, targetIcon, targetWord, target, kind, reason, trend, bar, info);
        info.getStyleClass().add("gauge-info");
        info.setVisible(false);
        info.setFocusTraversable(false);
        info.setAccessibleText(wording.explain());
        info.setTooltip(new Tooltip(wording.explain()));
        reason.setWrapText(true);
        show(first);
    }

    /// Asks how the value is computed.
    Button info() {
        return info;
    }

    void show(Reading shown) {
        reading = shown;
        boolean there = shown.hasValue();
        Ghost ghost = there ? shown.ghost() : null;
        boolean estimate = !shown.fact() && (ghost != null || (there && shown.kind() == NumberKind.ESTIMATED));
        if (ghost != null && !ghost.stateWord().isEmpty()) {
            state.show(ghost.state(), "≈ " + ghost.stateWord());
        } else {
            state.show(shown.state(), shown.stateWord());
        }
        state.setVisible(ghost != null ? !ghost.stateWord().isEmpty() : !shown.stateWord().isEmpty());
        scope.setText(shown.scope());
        dial.show(shown);
        bar.show(shown);
        Figure figure = there ? wording.figure(shown.unit(), ghost != null ? ghost.value() : shown.value()) : new Figure(Format.NONE, "");
        if (!digits.getText().equals(figure.digits()) || !unit.getText().equals(figure.unit())) {
            mark(digits, "tight", false);
        }
        digits.setText(figure.digits());
        unit.setText(figure.unit());
        approximately.setVisible(estimate);
        for (Node part : new Node[] {approximately, digits, unit, trend}) {
            mark(part, "ghost", ghost != null);
        }
        showTarget(shown, there, ghost);
        mark(trend, "model", ghost == null && there && !foot(shown).equals(shown.trend()));
        kind.show(ghost != null ? NumberKind.ESTIMATED : shown.kind(), ghost != null ? ghost.margin() : there ? wording.margin(shown) : "");
        kind.setVisible(there && !shown.fact());
        reason.setText(!there ? shown.reason() : shown.fact() ? wording.fact() : "");
        trend.setText(ghost != null ? ghost.change() : there ? foot(shown) : "");
        requestLayout();
    }

    private static String foot(Reading shown) {
        Reading.ModelError error = shown.modelError();
        return error == null || error.brief().isEmpty() ? shown.trend() : error.brief();
    }

    private void showTarget(Reading shown, boolean there, @Nullable Ghost ghost) {
        Target bound = shown.target();
        if (ghost != null) {
            targetWord.setText("");
            target.setText(wording.now(shown));
        } else if (there && bound != null) {
            targetWord.setText(wording.targetWord(bound));
            target.setText(wording.bound(shown, bound));
        } else {
            targetWord.setText("");
            target.setText("");
        }
    }

    @Override
    protected void layoutChildren() {
        double u = title.getFont().getSize() / 12;
        double pad = Math.round(10 * u);
        double gap = Math.round(6 * u);
        boolean compact = getWidth() < COMPACT_WIDTH * u || getHeight() < COMPACT_HEIGHT * u;
        boolean slim = getWidth() < SLIM_WIDTH * u;
        double inner = getWidth() - 2 * pad;
        dial.setVisible(!slim);
        bar.setVisible(slim && reading.hasValue());
        layoutHead(pad, inner, gap, compact);
        double foot = layoutFoot(pad, inner, gap, compact);
        double head = compact ? title.getLayoutY() + title.getHeight() : scope.getLayoutY() + scope.getHeight();
        if (slim) {
            trend.setVisible(trend.isVisible() && reading.ghost() != null);
            layoutSlim(pad, inner, head, foot, u);
        } else {
            layoutMiddle(pad, inner, head, foot, u, compact);
        }
    }

    private void layoutHead(double pad, double inner, double gap, boolean compact) {
        double top = Math.round(pad * (compact ? 0.5 : 0.8));
        String full = reading.title();
        title.setText(compact ? reading.shortTitle() : full);
        state.wordVisible(true);
        double room = inner - (state.isVisible() ? width(state) + gap : 0);
        if (width(title) > room && !title.getText().equals(reading.shortTitle())) {
            title.setText(reading.shortTitle());
        }
        if (width(title) > room) {
            state.wordVisible(false);
        }
        place(title, pad, top, Math.min(width(title), inner));
        place(state, pad + inner - width(state), title.getLayoutY() + (title.getHeight() - height(state)) / 2, width(state));
        scope.setVisible(!compact);
        place(scope, pad, title.getLayoutY() + title.getHeight(), Math.min(width(scope), inner));
    }

    /// Returns where the last line begins.
    private double layoutFoot(double pad, double inner, double gap, boolean compact) {
        Node left = kind.isVisible() ? kind : reason;
        // The line's own height, whatever stands in it: the dashed rule under an estimate must not lift its tile's dial.
        double line = Math.ceil(trend.prefHeight(-1));
        double y = getHeight() - Math.round(pad * (compact ? 0.6 : 0.7)) - line;
        boolean model = trend.getStyleClass().contains("model");
        kind.wordVisible(true);
        // Two errors belong together: before one of them goes, the sign alone says that the value is simulated.
        kind.wordVisible(width(left) <= inner && (!model || width(left) + gap + width(trend) <= inner));
        if (left.equals(reason)) {
            double high = Math.ceil(reason.prefHeight(Math.min(inner, width(reason))));
            reason.resizeRelocate(snapPositionX(pad), snapPositionY(y + line - high), Math.min(inner, width(reason)), high);
        } else {
            place(left, pad, y, width(left));
        }
        boolean room = width(left) + gap + width(trend) <= inner;
        trend.setVisible(room && (!compact || model || reading.ghost() != null));
        place(trend, pad + inner - width(trend), y + (height(left) - height(trend)) / 2, width(trend));
        return y;
    }

    private void layoutMiddle(double pad, double inner, double head, double foot, double u, boolean compact) {
        double sign = approximately.isVisible() ? width(approximately) + Math.round(u) : 0;
        double space = unit.getText().isEmpty() ? 0 : Math.round(3 * u);
        double line = sign + width(digits) + space + width(unit);
        double icon = compact && !targetWord.getText().isEmpty() ? width(targetIcon) + Math.round(4 * u) : 0;
        double word = !compact && !targetWord.getText().isEmpty() ? width(targetWord) + Math.round(3 * u) : 0;
        double radius = (compact ? COMPACT_RADIUS : RADIUS) * u;
        // The dial's width has room for a tick at its end, which is as good as a gap.
        double gap = Math.round(2 * u);
        double room = inner + 4 * u - gap;
        if (word > 0 && Dial.widthFor(radius) + word + width(target) > room) {
            icon = width(targetIcon) + Math.round(4 * u);
            word = 0;
        }
        double right = Math.max(line, Math.max(icon, word) + width(target));
        while (radius > LEAST_RADIUS && (Dial.widthFor(radius) + right > room || Dial.heightFor(radius) > foot - head)) {
            radius -= 1;
        }
        double dialWidth = snapSizeX(Dial.widthFor(radius));
        double dialHeight = snapSizeY(Dial.heightFor(radius));
        // The tick's overhang may lean into the padding, so that the band itself starts at the text's edge.
        dial.resizeRelocate(pad - Math.round(4 * u), snapPositionY(head + (foot - head - dialHeight) / 2), dialWidth, dialHeight);

        placeInfo(dial.getLayoutX() + (dialWidth - width(info)) / 2, dial.getLayoutY() + dialHeight - height(info) + Math.round(2 * u));

        boolean bound = !target.getText().isEmpty();
        target.setVisible(bound);
        double block = height(digits) + (bound ? height(target) : 0);
        double y = snapPositionY(head + Math.max(0, (foot - head - block) / 2));
        double end = pad + inner;
        place(unit, end - width(unit), y + digits.getBaselineOffset() - unit.getBaselineOffset(), width(unit));
        place(digits, end - width(unit) - space - width(digits), y, width(digits));
        place(approximately, end - line, y + digits.getBaselineOffset() - approximately.getBaselineOffset(), width(approximately));
        double below = y + height(digits);
        targetIcon.setVisible(bound && icon > 0);
        targetWord.setVisible(bound && word > 0);
        place(target, end - width(target), below, width(target));
        place(targetWord, end - width(target) - word, below + target.getBaselineOffset() - targetWord.getBaselineOffset(), width(targetWord));
        place(targetIcon, end - width(target) - icon, below + (height(target) - height(targetIcon)) / 2, width(targetIcon));
    }

    /// Figures in one line over the bar: no target in words, the tick shows it and the tooltip says it.
    private void layoutSlim(double pad, double inner, double head, double foot, double u) {
        double sign = approximately.isVisible() ? width(approximately) + Math.round(u) : 0;
        double space = unit.getText().isEmpty() ? 0 : Math.round(3 * u);
        // A long figure is written smaller, never cut; the next pass has its new width.
        double line = sign + width(digits) + space + width(unit);
        if (line > inner && !digits.getStyleClass().contains("tight")) {
            mark(digits, "tight", true);
        }
        double block = height(digits) + (bar.isVisible() ? height(bar) : 0);
        double y = snapPositionY(head + Math.max(0, (foot - head - block) / 2));
        double baseline = y + digits.getBaselineOffset();
        place(approximately, pad, baseline - approximately.getBaselineOffset(), width(approximately));
        place(digits, pad + sign, y, width(digits));
        place(unit, pad + sign + width(digits) + space, baseline - unit.getBaselineOffset(), width(unit));
        bar.resizeRelocate(snapPositionX(pad), y + height(digits), snapSizeX(inner), height(bar));
        for (Node none : new Node[] {target, targetWord, targetIcon}) {
            none.setVisible(false);
        }
        placeInfo(pad + inner - width(info), foot + (Math.ceil(trend.prefHeight(-1)) - height(info)) / 2);
    }

    private void placeInfo(double x, double y) {
        info.resizeRelocate(snapPositionX(x), snapPositionY(y), width(info), height(info));
    }

    private void place(Node node, double x, double y, double width) {
        node.resizeRelocate(snapPositionX(x), snapPositionY(y), width, height(node));
    }

    private static double width(Node node) {
        return Math.ceil(node.prefWidth(-1));
    }

    private static double height(Node node) {
        return Math.ceil(node.prefHeight(-1));
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static void mark(Node node, String styleClass, boolean on) {
        if (on != node.getStyleClass().contains(styleClass)) {
            if (on) {
                node.getStyleClass().add(styleClass);
            } else {
                node.getStyleClass().remove(styleClass);
            }
        }
    }
}
