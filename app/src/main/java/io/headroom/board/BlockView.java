package io.headroom.board;

import io.headroom.board.BoardModel.Block;
import io.headroom.look.Icon;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// One box on the board. What it holds lies on `body`, which dims as a whole where a drag may not end, under a pill that does not.
abstract class BlockView extends Region implements DropZone {
    private static final PseudoClass LEGAL = PseudoClass.getPseudoClass("legal");
    private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    final BoardHost host;
    final Pill pill = new Pill();
    final NodeField nodes;
    final Body body = new Body();
    private Offer offer = DropZone.quiet();
    private BlockShape shape;
    private double windowTop;
    private double windowBottom;

    BlockView(BoardHost host, String styleClass, BlockShape shape) {
        this.host = host;
        this.shape = shape;
        this.nodes = new NodeField(host.sizes(), host.tokens(), host.cells());
        getStyleClass().addAll("block", styleClass);
        getChildren().addAll(body, pill);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
    }

    /// Shows other figures.
    abstract void show(Block block);

    /// Shows the block as it is in another plan; one for which [BlockShape#sameBox] holds.
    void take(BlockShape other, Block block) {
        shape = other;
        show(block);
        body.requestLayout();
        requestLayout();
    }

    /// Says which number the block has in its cluster.
    final void number(int number) {
        nodes.pattern(OwnerPattern.of(shape, number));
    }

    final BlockShape shape() {
        return shape;
    }

    final BlockSizes blockSizes() {
        return new BlockSizes(host.sizes(), shape);
    }

    /// Says which part of the block can be seen, in its own coordinates: what is far from it need not be there.
    final void window(double top, double bottom) {
        windowTop = top;
        windowBottom = bottom;
        windowed(top, bottom);
        nodes.window(top - nodes.getLayoutY(), bottom - nodes.getLayoutY());
    }

    /// Provides what lies within, and gives up what does not.
    void windowed(double top, double bottom) {}

    /// Places what is on the body.
    abstract void layoutBody(double width, double height);

    /// Places the pill.
    abstract void layoutPill(double width, double height);

    /// Shows the parts that give way to a pill, or what they would say of a drop.
    abstract void offered(Offer shown);

    /// The sign beside a reason why nothing can be dropped here.
    abstract Icon refusalIcon();

    /// What a drop here does, in a word.
    abstract String verb();

    /// Takes on other sizes or colours.
    void fit() {
        nodes.fit(host.sizes(), host.tokens());
        body.requestLayout();
        requestLayout();
    }

    /// Draws what is drawn as finely as a zoom of the board shows it.
    void scale(double zoom) {
        nodes.scale(zoom);
    }

    final void put(Node... parts) {
        body.getChildren().addAll(parts);
    }

    Offer offer() {
        return offer;
    }

    @Override
    public Region region() {
        return this;
    }

    @Override
    public void offer(Offer shown) {
        offer = shown;
        boolean aimed = shown instanceof Offer.Legal legal && legal.aimed();
        pseudoClassStateChanged(LEGAL, shown instanceof Offer.Legal && !aimed);
        pseudoClassStateChanged(AIMED, aimed);
        pseudoClassStateChanged(REFUSED, shown instanceof Offer.Refused);
        switch (shown) {
            case Offer.Quiet _ -> pill.setVisible(false);
            case Offer.Legal legal -> {
                pill.show(Icon.PLUS, verb(), true);
                pill.setVisible(!legal.aimed());
            }
            case Offer.Refused refused -> pill.show(refusalIcon(), refused.reason(), false);
        }
        offered(shown);
        requestLayout();
        body.requestLayout();
    }

    @Override
    protected void layoutChildren() {
        body.resizeRelocate(0, 0, getWidth(), getHeight());
        if (pill.isVisible()) {
            layoutPill(getWidth(), getHeight());
        }
    }

    final void place(Node node, double x, double y, double width, double height, HPos across) {
        layoutInArea(node, Math.rint(x), Math.rint(y), Math.ceil(width), Math.ceil(height), 0, across, VPos.CENTER);
    }

    final void placePill(double x, double y, double most, double tall) {
        double width = Math.min(Math.ceil(pill.prefWidth(-1)), most);
        pill.resizeRelocate(Math.rint(x), Math.rint(y), width, tall);
    }

    /// What dims as a whole.
    final class Body extends Region {
        Body() {
            getStyleClass().add("block-body");
        }

        @Override
        public ObservableList<Node> getChildren() {
            return super.getChildren();
        }

        @Override
        protected void layoutChildren() {
            layoutBody(getWidth(), getHeight());
            nodes.window(windowTop - nodes.getLayoutY(), windowBottom - nodes.getLayoutY());
        }
    }
}
