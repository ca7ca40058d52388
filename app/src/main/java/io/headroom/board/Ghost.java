package io.headroom.board;

import io.headroom.look.Icon;
import io.headroom.look.IconView;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What floats under the pointer: a chip, several as one with their number in its corner, or the name of a partition.
final class Ghost extends Region {
    private final Region face;
    private final Label count = new Label();

    private Ghost(Region face, String number) {
        this.face = face;
        face.getStyleClass().addAll("lifted", "floating-chip");
        face.setFocusTraversable(false);
        count.getStyleClass().addAll("strong", "ghost-count");
        count.setText(number);
        count.setVisible(!number.isEmpty());
        getChildren().addAll(face, count);
        setManaged(false);
        setMouseTransparent(true);
    }

    /// @param number of tenants, in words; empty for one
    static Ghost of(BoardModel.Chip chip, String number, BoardHost host) {
        return new Ghost(new ChipView(ChipView.Form.CARD, chip, host.sizes(), host.words()), number);
    }

    static Ghost of(BoardModel.Holding holding, BoardHost host) {
        IconView icon = (host.plan().partition(holding.id()).reserved() ? Icon.LOCK : Icon.LANE).view();
        Label name = new Label(holding.name(), icon);
        name.getStyleClass().addAll("strong", "chip", "ghost-partition");
        return new Ghost(name, "");
    }

    @Override
    protected void layoutChildren() {
        face.resizeRelocate(0, 0, getWidth(), getHeight());
        double wide = Math.max(count.prefWidth(-1), count.prefHeight(-1));
        layoutInArea(count, getWidth() - wide * 0.7, -count.prefHeight(-1) * 0.4, wide, count.prefHeight(-1), 0, HPos.CENTER, VPos.CENTER);
    }
}
