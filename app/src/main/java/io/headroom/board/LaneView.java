package io.headroom.board;

import io.headroom.board.BoardModel.Block;
import io.headroom.board.BoardModel.Lane;
import io.headroom.look.Icon;
import io.headroom.look.IconView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A lane: no wall where requests arrive, a row and a queue for each tenant, a gate, and a box round the GPUs.
final class LaneView extends PartitionView {
    /// What a row has besides its chip: its queue, the post of the gate above its opening, and the line that parts it from the row above.
    private record Row(QueueRow queue, Region post, Region guide) {
        void visible(boolean shown, boolean first) {
            queue.setVisible(shown);
            post.setVisible(shown);
            guide.setVisible(shown && !first);
        }
    }

    private final boolean wide;
    /// Where the gate stood at the last layout, 0 before the first.
    private double gateAt;
    private final IconView icon = Icon.LANE.view();
    private final Label name = new Label();
    private final Label legend = new Label();
    private final Region floor = new Region();
    private final Region ceilingRail = new Region();
    private final Region floorRail = new Region();
    private final Region box = new Region();
    private final Region lastPost = styled("gate-post");
    private final Map<Integer, Row> rows = new TreeMap<>();
    private final Deque<Row> spare = new ArrayDeque<>();
    /// Width at which the widest chip seen so far shows its whole name.
    private double widest;
    private Lane lane;

    LaneView(BoardHost host, BlockShape shape, Lane lane) {
        super(host, "lane", shape, lane.holding(), shape.wide() ? ChipView.Form.ROW : ChipView.Form.CARD);
        this.lane = lane;
        this.wide = shape.wide();
        name.getStyleClass().add("strong");
        legend.getStyleClass().addAll("caption", "hint");
        floor.getStyleClass().add("floor");
        box.getStyleClass().add("box");
        ceilingRail.getStyleClass().addAll("rail", "ceiling");
        floorRail.getStyleClass().addAll("rail", "base");
        slot.setText(host.words().text("lane.empty"));
        put(floor, icon, name, marks, caption, legend, ceilingRail, floorRail, box, nodes, slot, lastPost);
        chips.follow(this::come, this::go);
        getChildren().add(grip);
        show(lane);
    }

    private void come(int number) {
        Row row = spare.isEmpty() ? row() : spare.removeFirst();
        row.visible(true, number == 0);
        rows.put(number, row);
        row.queue().show(chips.get(number).chip().waiting(), perDot());
    }

    private Row row() {
        Row row = new Row(new QueueRow(host.words(), host.sizes(), host.tokens()), styled("gate-post"), styled("guide"));
        row.queue().scale(nodes.scale());
        // Under the chips, which are added after them.
        body.getChildren().addAll(1, List.of(row.guide(), row.queue(), row.post()));
        return row;
    }

    private void go(int number) {
        Row row = rows.remove(number);
        if (row != null) {
            row.visible(false, true);
            spare.add(row);
        }
    }

    @Override
    void take(BlockShape other, Block block) {
        widest = 0;
        super.take(other, block);
    }

    @Override
    void windowed(double top, double bottom) {
        BlockSizes sizes = blockSizes();
        double first = sizes.chipsTop(getHeight());
        chips.window((int) Math.floor((top - first) / sizes.chipPitch()), (int) Math.ceil((bottom - first) / sizes.chipPitch()));
    }

    private static Region styled(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        region.setMouseTransparent(true);
        return region;
    }

    @Override
    void show(Block block) {
        if (block instanceof Lane shown) {
            lane = shown;
            slot.setVisible(shown.holding().chips().isEmpty());
            showHolding(shown.holding());
            name.setText(shown.holding().name());
            showQueues();
        }
    }

    private int perDot() {
        Sizes sizes = host.sizes();
        return lane.requestsPerDot(sizes.queueDots(queueWidth(), wide ? sizes.rowChip() : sizes.cardChip()));
    }

    private void showQueues() {
        int perDot = perDot();
        rows.forEach((number, row) -> row.queue().show(chips.get(number).chip().waiting(), perDot));
        String full = host.words().dots(perDot, false);
        if (wide && !full.equals(legend.getText())) {
            legend.setText(full);
        } else if (!wide) {
            legend.setText(perDot == 1 ? "" : host.words().dots(perDot, true));
        }
    }

    /// A wide lane gives its queues more room, unless a tenant's name would be cut for it.
    private double queueWidth() {
        Sizes sizes = host.sizes();
        if (!wide || gateAt == 0) {
            return wide ? sizes.longQueueWidth() : sizes.queueWidth();
        }
        return Math.clamp(gateAt - widest, sizes.queueWidth(), sizes.longQueueWidth());
    }

    @Override
    void fit() {
        super.fit();
        widest = 0;
        for (Row row : rows.values()) {
            row.queue().fit(host.sizes(), host.tokens());
        }
        spare.forEach(row -> row.queue().fit(host.sizes(), host.tokens()));
        showQueues();
    }

    @Override
    void scale(double zoom) {
        super.scale(zoom);
        rows.values().forEach(row -> row.queue().scale(zoom));
        spare.forEach(row -> row.queue().scale(zoom));
    }

    @Override
    void layoutBody(double width, double height) {
        Sizes sizes = host.sizes();
        double top = sizes.laneHeader();
        double tall = height - top;
        double gateX = blockSizes().gateX(width);
        double boxWide = width - gateX;
        layoutHeader(width);
        floor.resizeRelocate(0, top, width, tall);
        ceilingRail.resizeRelocate(0, top, gateX, sizes.px(2));
        floorRail.resizeRelocate(0, height - sizes.px(2), gateX, sizes.px(2));
        box.resizeRelocate(gateX, top, boxWide, tall);
        Box cells = blockSizes().cells(width, height);
        nodes.resizeRelocate(cells.x(), cells.y(), cells.width(), cells.height());
        layoutRows(top, tall, gateX);
    }

    private void layoutHeader(double width) {
        Sizes sizes = host.sizes();
        double line = sizes.laneHeader() - sizes.px(3);
        place(icon, 0, 0, sizes.px(16), line, HPos.LEFT);
        double left = sizes.px(24);
        double nameWidth = Math.min(name.prefWidth(-1), width - left);
        place(name, left, 0, nameWidth, line, HPos.LEFT);
        left += nameWidth + sizes.px(8);
        double marksWidth = marks.fit(width - left);
        place(marks, left, 0, marksWidth, line, HPos.LEFT);
        left += marksWidth == 0 ? 0 : marksWidth + sizes.px(8);
        double legendWidth = legend.getText().isEmpty() ? 0 : legend.prefWidth(-1);
        showCaption(width - left);
        double captionWidth = Math.min(caption.prefWidth(-1), width - left);
        place(caption, left, 0, captionWidth, line, HPos.LEFT);
        boolean room = left + captionWidth + sizes.px(12) + legendWidth <= width;
        legend.setVisible(room && legendWidth > 0 && offer() instanceof Offer.Quiet && !resizing());
        place(legend, width - legendWidth, 0, legendWidth, line, HPos.RIGHT);
    }

    private void layoutRows(double top, double tall, double gateX) {
        gateAt = gateX;
        Sizes sizes = host.sizes();
        double chipTall = blockSizes().chipHeight();
        double pitch = blockSizes().chipPitch();
        double y = blockSizes().chipsTop(top + tall);
        for (int number : rows.keySet()) {
            widest = Math.max(widest, chips.get(number).rowWidth());
        }
        double chipWidth = Math.max(sizes.px(60), gateX - queueWidth());
        double opening = sizes.px(9);
        for (var entry : rows.entrySet()) {
            int number = entry.getKey();
            Row row = entry.getValue();
            double middle = y + number * pitch + chipTall / 2;
            row.queue().resizeRelocate(chipWidth, y + number * pitch, queueWidth(), chipTall);
            post(row.post(), gateX, number == 0 ? top : middle - pitch + opening, middle - opening);
            row.guide().resizeRelocate(chipWidth, Math.rint(y + number * pitch - sizes.chipGap() / 2), queueWidth(), 1);
            chips.get(number).resizeRelocate(0, y + number * pitch, chipWidth, chipTall);
        }
        int last = Math.max(1, chips.size()) - 1;
        post(lastPost, gateX, chips.isEmpty() ? top : y + last * pitch + chipTall / 2 + opening, top + tall);
        slot.resizeRelocate(0, y, chipWidth, chipTall);
    }

    private void post(Region post, double x, double top, double bottom) {
        double wide = blockSizes().gate();
        post.resizeRelocate(Math.rint(x - wide / 2), Math.rint(top), wide, Math.max(0, Math.rint(bottom) - Math.rint(top)));
    }

    /// In the header, where the legend of the queues gives way.
    @Override
    void layoutPill(double width, double height) {
        double tall = Math.min(pill.tall(), host.sizes().laneHeader() - host.sizes().px(2));
        double most = width - marks.getLayoutX();
        double wanted = Math.min(most, pill.prefWidth(-1));
        marks.setVisible(marks.getLayoutX() + marks.getWidth() + host.sizes().px(8) <= width - wanted);
        caption.setVisible(caption.getLayoutX() + caption.getWidth() + host.sizes().px(8) <= width - wanted);
        placePill(width - wanted, host.sizes().laneHeader() - tall - host.sizes().px(2), most, tall);
    }

    @Override
    void offered(Offer shown) {
        caption.setVisible(true);
        marks.setVisible(true);
    }

    @Override
    Icon refusalIcon() {
        return Icon.CLOSE;
    }

    @Override
    double headerHeight() {
        return host.sizes().laneHeader();
    }

    @Override
    double gripTop() {
        return host.sizes().laneHeader();
    }
}
