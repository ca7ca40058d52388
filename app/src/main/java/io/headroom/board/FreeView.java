package io.headroom.board;

import io.headroom.board.BoardModel.Arriving;
import io.headroom.board.BoardModel.Block;
import io.headroom.board.BoardModel.Free;
import io.headroom.look.Icon;
import io.headroom.look.IconView;
import io.headroom.plan.ClusterId;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// GPUs that no partition holds: dashed where a tenant can be dropped to make a cabin, dotted where they are not there yet.
final class FreeView extends BlockView {
    private final Region floor = new Region();
    private final Label title = new Label();
    private final Label hint = new Label();
    private final IconView truck = Icon.TRUCK.view();
    private final ClusterId cluster;
    private final boolean arriving;

    FreeView(BoardHost host, BlockShape shape, Free free) {
        this(host, shape, free, free.cluster(), false);
        title.getStyleClass().add("strong");
    }

    FreeView(BoardHost host, BlockShape shape, Arriving arriving) {
        this(host, shape, arriving, arriving.cluster(), true);
        title.getStyleClass().add("second");
    }

    private FreeView(BoardHost host, BlockShape shape, Block block, ClusterId cluster, boolean arriving) {
        super(host, arriving ? "arriving" : "free", shape);
        this.cluster = cluster;
        setUserData(cluster);
        this.arriving = arriving;
        floor.getStyleClass().add("floor");
        hint.getStyleClass().add("second");
        hint.setWrapText(true);
        truck.setVisible(arriving);
        hint.setVisible(!arriving);
        put(floor, truck, title, hint, nodes);
        setOnMouseClicked(click -> {
            if (click.isStillSincePress()) {
                requestFocus();
                host.actions().select(Selection.none());
                click.consume();
            }
        });
        BoardMenus.onFree(this, host);
        show(block);
    }

    ClusterId cluster() {
        return cluster;
    }

    @Override
    void show(Block block) {
        switch (block) {
            case Free free -> {
                title.setText(free.title());
                hint.setText(free.hint());
            }
            case Arriving coming -> title.setText(coming.title());
            default -> { }
        }
        nodes.show(block.nodes(), shape());
        setAccessibleText(block.spoken());
    }

    /// Shows which of these GPUs a resize elsewhere would take.
    void preview(NodeField.Preview preview) {
        nodes.preview(preview);
    }

    @Override
    void layoutBody(double width, double height) {
        Sizes sizes = host.sizes();
        floor.resizeRelocate(0, 0, width, height);
        Box cells = blockSizes().cells(width, height);
        nodes.resizeRelocate(cells.x(), cells.y(), cells.width(), cells.height());
        if (arriving) {
            double titleWidth = title.prefWidth(-1);
            double left = (width - titleWidth - sizes.px(20)) / 2;
            place(truck, left, sizes.px(4), sizes.px(16), sizes.plate(), HPos.LEFT);
            place(title, left + sizes.px(20), sizes.px(4), titleWidth, sizes.plate(), HPos.LEFT);
            return;
        }
        double room = width - cells.width() - 3 * sizes.inset();
        double hintTall = hint.prefHeight(room);
        double line = sizes.px(18);
        double top = Math.rint((height - line - hintTall) / 2);
        place(title, sizes.inset(), top, room, line, HPos.LEFT);
        place(hint, sizes.inset(), top + line, room, hintTall, HPos.LEFT);
    }

    @Override
    void layoutPill(double width, double height) {
        Sizes sizes = host.sizes();
        double tall = pill.tall();
        if (arriving) {
            double most = width - sizes.px(8);
            placePill((width - Math.min(most, pill.prefWidth(-1))) / 2, sizes.px(3), most, Math.min(tall, sizes.header() - sizes.px(3)));
        } else {
            placePill(sizes.inset(), Math.min(height - tall - sizes.px(8), hint.getLayoutY() + sizes.px(6)), width - 2 * sizes.inset(), tall);
        }
    }

    @Override
    void offered(Offer offer) {
        boolean quiet = offer instanceof Offer.Quiet;
        hint.setVisible(quiet && !arriving);
        title.setVisible(quiet || !arriving);
        truck.setVisible(quiet && arriving);
        nodes.preview(offer instanceof Offer.Legal legal && legal.aimed()
                ? EditPreview.served(host.plan(), legal.edit().applyTo(host.plan()), cluster) : NodeField.Preview.NONE);
    }

    @Override
    public @Nullable DropTarget target() {
        return DropTarget.newCabin(host.plan(), cluster);
    }

    @Override
    Icon refusalIcon() {
        return arriving ? Icon.TRUCK : Icon.CLOSE;
    }

    @Override
    String verb() {
        return host.words().text("verb.newCabin");
    }
}
