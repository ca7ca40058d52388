package io.headroom.board;

import io.headroom.board.BoardModel.Chip;
import io.headroom.look.IconView;
import io.headroom.look.State;
import io.headroom.look.StateMark;
import io.headroom.look.TierMark;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A tenant: in one row (lanes) or as a card of two (cabins, tray, under the pointer). A real node, so that it can be focused and read out.
final class ChipView extends Region {
    /// How a chip is laid out.
    enum Form {
        /// One line: state, name, load, tier.
        ROW,
        /// Two lines.
        CARD
    }

    private static final PseudoClass HOLE = PseudoClass.getPseudoClass("hole");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Form form;
    private final BoardWords words;
    private final IconView icon = State.NONE.icon().view();
    private final Label name = new Label();
    private final Sparkline sparkline = new Sparkline();
    private final Label load = new Label();
    private final StateMark state = new StateMark(State.NONE);
    private final Label stateWord = new Label();
    private final TierMark tier = new TierMark(io.headroom.look.Tier.BATCH);
    private final Label size = new Label();
    private final Label hole = new Label();
    private @Nullable Tooltip tooltip;
    private Runnable onFire = () -> {};
    private Chip chip;
    private boolean filled;
    private Sizes sizes;

    ChipView(Form form, Chip chip, Sizes sizes, BoardWords words) {
        this.form = form;
        this.chip = chip;
        this.sizes = sizes;
        this.words = words;
        getStyleClass().addAll("chip", "tenant-chip");
        name.getStyleClass().add("strong");
        load.getStyleClass().addAll("figure", "second");
        size.getStyleClass().addAll("strong", "second");
        stateWord.getStyleClass().addAll("strong", "state-word");
        hole.getStyleClass().addAll("caption", "hint");
        hole.setVisible(false);
        // Only what its form ever shows: a board has hundreds of them.
        getChildren().addAll(form == Form.ROW ? List.of(icon, name, sparkline, load, stateWord, tier, hole) : List.of(name, sparkline, load, state, tier, size, hole));
        getChildren().forEach(child -> child.setMouseTransparent(true));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> tip());
        show(chip);
    }

    Chip chip() {
        return chip;
    }

    void show(Chip shown) {
        setAccessibleText(shown.spoken());
        if (filled && shown.equals(chip)) {
            return;
        }
        boolean other = shown.state() != chip.state();
        filled = true;
        chip = shown;
        setUserData(shown.id());
        name.setText(shown.name());
        load.setText(shown.load());
        state.show(shown.state(), shown.stateWord());
        stateWord.setText(shown.stateWord());
        if (other || icon.icon() != shown.state().icon()) {
            icon.show(shown.state().icon());
        }
        for (State each : State.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.styleClass()), each == shown.state());
        }
        tier.show(shown.tier(), shown.tierName());
        size.setText(shown.size());
        sparkline.show(shown.recent());
        hole.setText(words.text("hole", shown.name()));
        pseudoClassStateChanged(SELECTED, shown.selected());
        if (tooltip != null) {
            tooltip.setText(shown.spoken());
        }
    }

    /// Made when someone first points at the chip.
    private void tip() {
        if (tooltip == null) {
            tooltip = new Tooltip(chip.spoken());
            Tooltip.install(this, tooltip);
        }
    }

    void fit(Sizes fitting) {
        if (!fitting.equals(sizes)) {
            sizes = fitting;
            requestLayout();
        }
    }

    /// Leaves a dashed hole that says who returns, while the chip is under the pointer.
    void lifted(boolean away) {
        pseudoClassStateChanged(HOLE, away);
        getChildren().forEach(child -> child.setVisible(child.equals(hole) == away));
        requestLayout();
    }

    /// Whether the chip is under the pointer and this is its hole.
    boolean away() {
        return hole.isVisible();
    }

    /// What a screen reader's "press" does.
    void onFire(Runnable action) {
        onFire = action;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            onFire.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return form == Form.ROW ? sizes.rowChip() : sizes.cardChip();
    }

    @Override
    protected double computePrefWidth(double height) {
        return sizes.cardWidth();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        if (hole.isVisible()) {
            boolean brief = hole.prefWidth(-1) > getWidth() - sizes.px(16) && form == Form.CARD;
            hole.setText(brief ? words.text("hole.short") : words.text("hole", chip.name()));
            double wide = Math.min(hole.prefWidth(-1), getWidth() - sizes.px(16));
            place(hole, (getWidth() - wide) / 2, 0, wide, getHeight(), HPos.CENTER);
            return;
        }
        if (form == Form.ROW) {
            layoutRow();
        } else {
            layoutCard();
        }
    }

    /// Width at which a row shows the whole name, without a curve.
    double rowWidth() {
        double tierWidth = sizes.compact() ? sizes.px(16) : Math.max(sizes.px(64), tier.prefWidth(-1));
        return sizes.px(33) + name.prefWidth(-1) + sizes.px(16) + Math.max(sizes.px(46), load.prefWidth(-1)) + Math.max(sizes.px(50), stateWord.prefWidth(-1))
                + sizes.px(4) + tierWidth + sizes.px(10);
    }

    private void layoutRow() {
        double right = getWidth() - sizes.px(10);
        boolean roomy = getWidth() > sizes.px(400);
        show(true, icon, name, load, stateWord, tier);
        show(false, state, size);
        tier.nameVisible(roomy && !sizes.compact());
        double tierWidth = roomy && !sizes.compact() ? Math.max(sizes.px(64), tier.prefWidth(-1)) : sizes.px(16);
        place(tier, right - tierWidth, 0, tierWidth, getHeight(), HPos.LEFT);
        double wordWidth = Math.max(sizes.px(50), stateWord.prefWidth(-1));
        right -= tierWidth + sizes.px(4) + wordWidth;
        place(stateWord, right, 0, wordWidth, getHeight(), HPos.LEFT);
        double loadWidth = Math.max(sizes.px(46), load.prefWidth(-1));
        right -= sizes.px(8) + loadWidth;
        place(load, right, 0, loadWidth, getHeight(), HPos.RIGHT);
        double left = sizes.px(33);
        double wide = sizes.px(64, 46);
        // The name comes first: the curve gives way before it is cut.
        boolean curve = !chip.recent().isEmpty() && left + name.prefWidth(-1) + sizes.px(18) + wide <= right;
        sparkline.setVisible(curve);
        if (curve) {
            right -= sizes.px(10) + wide;
            sparkline.resizeRelocate(right, Math.rint(getHeight() / 2 - sizes.px(6)), wide, sizes.px(12));
        }
        place(icon, sizes.px(9), 0, sizes.px(16), getHeight(), HPos.LEFT);
        place(name, left, 0, Math.max(0, Math.min(name.prefWidth(-1), right - sizes.px(8) - left)), getHeight(), HPos.LEFT);
    }

    private void layoutCard() {
        double pad = sizes.px(9);
        double line = sizes.px(18);
        double top = Math.rint((getHeight() - 2 * line) / 2);
        boolean inTray = !chip.size().isEmpty();
        show(true, name, load, tier);
        show(inTray, size);
        show(!inTray, state);
        show(false, icon, stateWord);
        tier.nameVisible(!sizes.compact() || inTray);
        double tierWidth = tier.prefWidth(-1);
        place(tier, getWidth() - pad - tierWidth, top, tierWidth, line, HPos.RIGHT);
        place(name, pad, top, Math.max(0, Math.min(name.prefWidth(-1), getWidth() - 2 * pad - tierWidth - sizes.px(6))), line, HPos.LEFT);
        Region end = inTray ? size : state;
        double endWidth = end.prefWidth(-1);
        place(end, getWidth() - pad - endWidth, top + line, endWidth, line, HPos.RIGHT);
        double left = pad;
        double loadWidth = load.prefWidth(-1);
        double curve = sizes.compact() ? sizes.px(34) : sizes.px(56);
        boolean room = !chip.recent().isEmpty() && getWidth() - 2 * pad - endWidth - loadWidth - sizes.px(12) > curve;
        sparkline.setVisible(room);
        if (room) {
            sparkline.resizeRelocate(left, Math.rint(top + line * 1.5 - sizes.px(6)), curve, sizes.px(12));
            left += curve + sizes.px(6);
        }
        place(load, left, top + line, Math.min(loadWidth, getWidth() - left - pad), line, HPos.LEFT);
    }

    private void show(boolean visible, Node... nodes) {
        for (Node node : nodes) {
            node.setVisible(visible);
        }
    }

    private void place(Node node, double x, double y, double width, double height, HPos across) {
        layoutInArea(node, Math.rint(x), y, Math.ceil(width), height, 0, across, VPos.CENTER);
    }
}
