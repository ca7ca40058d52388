package io.headroom.board;

import io.headroom.board.BoardModel.Block;
import io.headroom.board.BoardModel.Cabin;
import io.headroom.look.Icon;
import io.headroom.look.IconView;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A cabin: a wall on four sides, the owner on a plate, one chip, its GPUs.
final class CabinView extends PartitionView {
    private static final PseudoClass VACANT = PseudoClass.getPseudoClass("vacant");

    private final Region floor = new Region();
    private final Label owner = new Label();
    private final IconView lock = Icon.LOCK.view();
    private final HBox plate = new HBox(lock, owner);

    CabinView(BoardHost host, BlockShape shape, Cabin cabin) {
        super(host, "cabin", shape, cabin.holding(), ChipView.Form.CARD);
        floor.getStyleClass().add("floor");
        plate.getStyleClass().add("plate");
        owner.getStyleClass().add("strong");
        lock.getStyleClass().add("small");
        slot.setText(host.words().text("cabin.empty"));
        put(floor, plate, marks, caption, nodes, slot);
        getChildren().add(grip);
        show(cabin);
    }

    @Override
    void show(Block block) {
        if (block instanceof Cabin cabin) {
            boolean vacant = cabin.owner() == null;
            lock.show(vacant ? Icon.UNLOCK : Icon.LOCK);
            owner.setText(vacant ? host.words().text("cabin.vacant") : cabin.owner());
            slot.setVisible(cabin.holding().chips().isEmpty());
            pseudoClassStateChanged(VACANT, vacant);
            showHolding(cabin.holding());
        }
    }

    @Override
    void windowed(double top, double bottom) {
        chips.window(0, chips.size());
    }

    @Override
    void layoutBody(double width, double height) {
        Sizes sizes = host.sizes();
        double inset = sizes.inset();
        floor.resizeRelocate(0, 0, width, height);
        double plateWidth = Math.min(Math.ceil(plate.prefWidth(-1)), width - 2 * inset);
        plate.resizeRelocate(0, 0, plateWidth, sizes.plate());
        double marksLeft = plateWidth + sizes.px(8, 6);
        double marksWidth = marks.fit(width - marksLeft - inset);
        place(marks, marksLeft, sizes.px(2), marksWidth, sizes.plate(), HPos.LEFT);
        showCaption(width - plateWidth - 2 * inset - (marksWidth == 0 ? 0 : marksWidth + sizes.px(8, 6)));
        double captionWidth = caption.prefWidth(-1);
        place(caption, width - inset - captionWidth, sizes.px(2), captionWidth, sizes.plate(), HPos.RIGHT);
        double room = height - sizes.header() - sizes.px(8, 6);
        Box cells = blockSizes().cells(width, height);
        nodes.resizeRelocate(cells.x(), cells.y(), cells.width(), cells.height());
        double cellsWide = cells.width();
        double chipWidth = Math.max(sizes.px(60), width - cellsWide - 3 * inset);
        double chipTop = Math.rint(sizes.header() + (room - sizes.cardChip()) / 2);
        chips.made().forEach(chip -> chip.resizeRelocate(inset, chipTop, chipWidth, sizes.cardChip()));
        slot.resizeRelocate(inset, chipTop, chipWidth, sizes.cardChip());
    }

    /// In the floor under the chip, or where that is too low in place of the caption: never over words.
    @Override
    void layoutPill(double width, double height) {
        Sizes sizes = host.sizes();
        double tall = pill.tall();
        double under = height - tall - sizes.px(6);
        double chipBottom = sizes.header() + (height - sizes.header() - sizes.px(8, 6) + sizes.cardChip()) / 2;
        if (under >= chipBottom && !resizing()) {
            placePill(sizes.inset(), under, width - 2 * sizes.inset(), tall);
        } else {
            double room = width - plate.getWidth() - sizes.px(8);
            placePill(width - Math.min(room, pill.prefWidth(-1)) - sizes.px(4), sizes.px(4), room, Math.min(tall, sizes.header() - sizes.px(3)));
            caption.setVisible(false);
            marks.setVisible(false);
        }
    }

    @Override
    void offered(Offer shown) {
        caption.setVisible(true);
        marks.setVisible(true);
        boolean vacant = chips.isEmpty();
        if (vacant && shown instanceof Offer.Legal) {
            slot.setText(host.words().text("verb.into"));
            pill.setVisible(false);
        } else {
            slot.setText(host.words().text("cabin.empty"));
        }
        nodes.preview(shown instanceof Offer.Legal legal && legal.aimed()
                ? EditPreview.served(host.plan(), legal.edit().applyTo(host.plan()), host.plan().partition(id()).cluster()) : NodeField.Preview.NONE);
    }

    @Override
    Icon refusalIcon() {
        return chips.isEmpty() ? Icon.CLOSE : Icon.LOCK;
    }

    @Override
    double headerHeight() {
        return host.sizes().header();
    }

    @Override
    double gripTop() {
        return 0;
    }
}
