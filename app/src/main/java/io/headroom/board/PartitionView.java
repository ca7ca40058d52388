package io.headroom.board;

import io.headroom.board.BoardModel.Holding;
import io.headroom.look.Icon;
import io.headroom.plan.PartitionId;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// What cabins and lanes share on the board: chips, cells, the grip that resizes them.
abstract sealed class PartitionView extends BlockView permits CabinView, LaneView {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /// The chips of all its tenants; one that was not seen yet is made when it is asked for.
    final ChipRows chips;
    final Label caption = new Label();
    final Label slot = new Label();
    final Marks marks;
    final ResizeGrip grip;
    private Holding holding;
    private boolean resizing;

    PartitionView(BoardHost host, String styleClass, BlockShape shape, Holding holding, ChipView.Form form) {
        super(host, styleClass, shape);
        this.holding = holding;
        caption.getStyleClass().add("second");
        slot.getStyleClass().addAll("slot", "second");
        marks = new Marks(holding.marks());
        grip = new ResizeGrip(host, this);
        chips = new ChipRows(body.getChildren(), body::requestLayout, holding.chips(), chip -> {
            ChipView view = new ChipView(form, chip, host.sizes(), host.words());
            host.drags().makeDraggable(view, host);
            BoardMenus.onChip(view, host);
            return view;
        });
        setOnMouseClicked(click -> {
            if (click.isStillSincePress() && click.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                host.actions().select(new Selection.OfPartition(id()));
                click.consume();
            }
        });
        host.drags().makeDraggable(this, host, press -> press.getY() <= headerHeight());
        BoardMenus.onPartition(this, host);
    }

    final Holding holding() {
        return holding;
    }

    final PartitionId id() {
        return holding.id();
    }

    final void showHolding(Holding shown) {
        Holding before = holding;
        holding = shown;
        nodes.show(shown.nodes(), shape());
        if (!shown.marks().equals(before.marks())) {
            marks.show(shown.marks());
            body.requestLayout();
        }
        pseudoClassStateChanged(SELECTED, shown.selected());
        setAccessibleText(shown.spoken());
        chips.show(shown.chips());
    }

    /// Shows the longest caption there is room for; nothing where even the shortest is too long.
    final void showCaption(double room) {
        String note = holding.note();
        if (!note.isEmpty()) {
            caption.setText(note);
            return;
        }
        for (String text : holding.captions()) {
            caption.setText(text);
            if (caption.prefWidth(-1) <= room) {
                return;
            }
        }
        caption.setText("");
    }

    @Override
    void fit() {
        super.fit();
        chips.fit(host.sizes());
    }

    @Override
    public @Nullable DropTarget target() {
        return DropTarget.into(host.plan(), id());
    }

    @Override
    String verb() {
        return host.words().text("verb.into");
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double wide = host.sizes().px(12);
        double top = gripTop();
        grip.resizeRelocate(getWidth() - wide / 2 - 1, top, wide, getHeight() - top);
    }

    /// Shows in the header what a resize would come to; empty when it is over.
    final void resizing(String words) {
        resizing = !words.isEmpty();
        if (resizing) {
            pill.show(Icon.RESIZE, words, true);
        } else {
            pill.setVisible(false);
            caption.setVisible(true);
            marks.setVisible(true);
        }
        body.requestLayout();
        requestLayout();
    }

    final boolean resizing() {
        return resizing;
    }

    /// How tall the header is, by which the whole is dragged.
    abstract double headerHeight();

    /// Where the right edge begins.
    abstract double gripTop();
}
