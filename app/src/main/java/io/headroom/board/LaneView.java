package io.headroom.board;

import io.headroom.board.BoardModel.Block;
import io.headroom.board.BoardModel.Lane;
import io.headroom.look.Icon;
import io.headroom.look.IconView;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A lane: no wall where requests arrive, a row and a queue for each tenant, a gate, and a box round the GPUs.
final class LaneView extends PartitionView {
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
    private final List<QueueRow> queues = new ArrayList<>();
    private final List<Region> posts = new ArrayList<>();
    private final List<Region> guides = new ArrayList<>();
    private Lane lane;

    LaneView(BoardHost host, Lane lane) {
        super(host, "lane", lane.holding(), wide(lane) ? ChipView.Form.ROW : ChipView.Form.CARD);
        this.lane = lane;
        this.wide = wide(lane);
        name.getStyleClass().add("strong");
        legend.getStyleClass().addAll("caption", "hint");
        floor.getStyleClass().add("floor");
        box.getStyleClass().add("box");
        ceilingRail.getStyleClass().addAll("rail", "ceiling");
        floorRail.getStyleClass().addAll("rail", "base");
        slot.setText(host.words().text("lane.empty"));
        slot.setVisible(chips.isEmpty());
        put(floor, icon, name, marks, caption, legend, ceilingRail, floorRail, box, nodes, slot);
        for (int i = 0; i < Math.max(1, chips.size()); i++) {
            if (i > 0) {
                guides.add(styled("guide"));
            }
            posts.add(styled("gate-post"));
            queues.add(new QueueRow(host.words(), host.sizes(), host.tokens()));
        }
        posts.add(styled("gate-post"));
        guides.forEach(this::put);
        queues.forEach(this::put);
        posts.forEach(this::put);
        chips.forEach(this::put);
        getChildren().add(grip);
        show(lane);
    }

    private static Region styled(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        region.setMouseTransparent(true);
        return region;
    }

    /// Whether a lane needs a row for itself.
    private static boolean wide(Lane lane) {
        return lane.nodes().size() > 2 || lane.holding().chips().size() > 2;
    }

    @Override
    void show(Block block) {
        if (block instanceof Lane shown) {
            lane = shown;
            showHolding(shown.holding());
            name.setText(shown.holding().name());
            showQueues();
        }
    }

    private void showQueues() {
        Sizes sizes = host.sizes();
        int perDot = lane.requestsPerDot(QueueRow.capacity(sizes, queueWidth(), wide ? sizes.rowChip() : sizes.cardChip()));
        for (int i = 0; i < chips.size(); i++) {
            queues.get(i).show(chips.get(i).chip().waiting(), perDot);
        }
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
        double names = chips.stream().mapToDouble(ChipView::rowWidth).max().orElse(0);
        return Math.clamp(gateAt - names, sizes.queueWidth(), sizes.longQueueWidth());
    }

    @Override
    void fit() {
        super.fit();
        queues.forEach(queue -> queue.fit(host.sizes(), host.tokens()));
        showQueues();
    }

    private int perRow() {
        return lane.nodes().isEmpty() ? 4 : lane.nodes().getFirst().perRow();
    }

    private double gate() {
        return host.sizes().px(5);
    }

    /// Nodes side by side: a wide lane leaves half of its width to the chips and their queues.
    private int across(double width) {
        Sizes sizes = host.sizes();
        double room = wide ? width / 2 - 2 * sizes.inset() : width - sizes.cardWidth() - sizes.queueWidth() - gate() - 2 * sizes.inset();
        return Math.clamp(lane.nodes().size(), 1, NodeField.across(sizes, perRow(), room));
    }

    private double boxWidth(double width) {
        return NodeField.width(host.sizes(), perRow(), across(width)) + 2 * host.sizes().inset();
    }

    private double chipHeight() {
        return wide ? host.sizes().rowChip() : host.sizes().cardChip();
    }

    private double chipsHeight() {
        int rows = Math.max(1, chips.size());
        return rows * chipHeight() + (rows - 1) * host.sizes().chipGap();
    }

    @Override
    BoardFlow.Wish wish(double boardWidth) {
        Sizes sizes = host.sizes();
        if (wide) {
            return new BoardFlow.Wish(boardWidth, boardWidth, true);
        }
        double natural = sizes.cardWidth() + sizes.queueWidth() + gate() + 2 * sizes.inset()
                + NodeField.width(sizes, perRow(), Math.max(1, lane.nodes().size()));
        return new BoardFlow.Wish(Math.min(boardWidth, natural), boardWidth, false);
    }

    @Override
    double heightAt(double width) {
        Sizes sizes = host.sizes();
        double cells = NodeField.height(sizes, lane.nodes(), across(width));
        return sizes.laneHeader() + Math.max(cells + sizes.px(8, 6), chipsHeight() + 2 * sizes.px(6, 4));
    }

    @Override
    void layoutBody(double width, double height) {
        Sizes sizes = host.sizes();
        double top = sizes.laneHeader();
        double tall = height - top;
        double boxWide = boxWidth(width);
        double gateX = width - boxWide;
        layoutHeader(width);
        floor.resizeRelocate(0, top, width, tall);
        ceilingRail.resizeRelocate(0, top, gateX, sizes.px(2));
        floorRail.resizeRelocate(0, height - sizes.px(2), gateX, sizes.px(2));
        box.resizeRelocate(gateX, top, boxWide, tall);
        double cellsTall = NodeField.height(sizes, lane.nodes(), across(width));
        nodes.resizeRelocate(gateX + sizes.inset(), Math.rint(top + (tall - cellsTall) / 2), boxWide - 2 * sizes.inset(), cellsTall);
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
        double chipTall = chipHeight();
        double pitch = chipTall + sizes.chipGap();
        // Beside a tall block of nodes the chips stay near the header, where they are looked for.
        double y = Math.rint(top + Math.min((tall - chipsHeight()) / 2, sizes.px(20)));
        double chipWidth = Math.max(sizes.px(60), gateX - queueWidth());
        double postTop = top;
        for (int row = 0; row < queues.size(); row++) {
            double middle = y + row * pitch + chipTall / 2;
            queues.get(row).resizeRelocate(chipWidth, y + row * pitch, queueWidth(), chipTall);
            post(row, gateX, postTop, middle - sizes.px(9));
            postTop = middle + sizes.px(9);
            if (row > 0) {
                guides.get(row - 1).resizeRelocate(chipWidth, Math.rint(y + row * pitch - sizes.chipGap() / 2), queueWidth(), 1);
            }
            if (row < chips.size()) {
                chips.get(row).resizeRelocate(0, y + row * pitch, chipWidth, chipTall);
            }
        }
        post(queues.size(), gateX, postTop, top + tall);
        slot.resizeRelocate(0, y, chipWidth, chipTall);
    }

    private void post(int number, double x, double top, double bottom) {
        Node post = posts.get(number);
        post.resizeRelocate(Math.rint(x - gate() / 2), Math.rint(top), gate(), Math.max(0, Math.rint(bottom) - Math.rint(top)));
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
