package io.headroom.board;

import io.headroom.board.BoardModel.Arriving;
import io.headroom.board.BoardModel.Cabin;
import io.headroom.board.BoardModel.ClusterModel;
import io.headroom.board.BoardModel.Free;
import io.headroom.board.BoardModel.Lane;
import io.headroom.plan.ClusterId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A cluster: its line, then its blocks in rows.
final class ClusterView extends Region {
    private final BoardHost host;
    private final ClusterId id;
    private final Label title = new Label();
    private final Label nodes = new Label();
    private final UseBar bar;
    private final Label use = new Label();
    private final List<BlockView> blocks = new ArrayList<>();

    ClusterView(BoardHost host, ClusterModel cluster) {
        this.host = host;
        this.id = cluster.id();
        this.bar = new UseBar(cluster.use());
        getStyleClass().add("cluster");
        title.getStyleClass().add("heading");
        title.setText(cluster.title());
        nodes.getStyleClass().add("second");
        nodes.setText(cluster.nodes());
        use.getStyleClass().add("second");
        use.setText(cluster.useWords());
        getChildren().addAll(title, nodes, bar, use);
        for (BoardModel.Block block : cluster.blocks()) {
            BlockView view = switch (block) {
                case Cabin cabin -> new CabinView(host, cabin);
                case Lane lane -> new LaneView(host, lane);
                case Free free -> new FreeView(host, free);
                case Arriving arriving -> new FreeView(host, arriving);
            };
            blocks.add(view);
            getChildren().add(view);
        }
        BoardMenus.onCluster(this, host);
    }

    ClusterId id() {
        return id;
    }

    List<BlockView> blocks() {
        return blocks;
    }

    void show(ClusterModel cluster) {
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).show(cluster.blocks().get(i));
        }
    }

    void fit() {
        blocks.forEach(BlockView::fit);
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return arrange(width, false);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return host.sizes().px(836);
    }

    @Override
    protected void layoutChildren() {
        layoutLine(getWidth());
        arrange(getWidth(), true);
    }

    private void layoutLine(double width) {
        Sizes sizes = host.sizes();
        double line = sizes.clusterLine() - sizes.px(4);
        double titleWidth = Math.min(title.prefWidth(-1), width);
        layoutInArea(title, 0, 0, Math.ceil(titleWidth), line, 0, HPos.LEFT, VPos.CENTER);
        double left = titleWidth + sizes.px(12);
        double nodesWidth = nodes.prefWidth(-1);
        layoutInArea(nodes, Math.rint(left), 0, Math.ceil(nodesWidth), line, 0, HPos.LEFT, VPos.CENTER);
        left += nodesWidth + sizes.px(12);
        double useWidth = use.prefWidth(-1);
        use.setVisible(left + useWidth <= width);
        layoutInArea(use, Math.rint(width - useWidth), 0, Math.ceil(useWidth), line, 0, HPos.RIGHT, VPos.CENTER);
        double barWidth = sizes.px(124);
        bar.setVisible(left + useWidth + sizes.px(12) + barWidth <= width);
        bar.resizeRelocate(Math.rint(width - useWidth - sizes.px(12) - barWidth), Math.rint(line / 2 - sizes.px(4)), barWidth, sizes.px(8));
    }

    /// Finds the place of every block and, if asked, moves it there. Returns the height of it all.
    private double arrange(double width, boolean place) {
        Sizes sizes = host.sizes();
        List<BoardFlow.Slot> slots = BoardFlow.flow(width, sizes.gap(), blocks.stream().map(block -> block.wish(width)).collect(Collectors.toList()));
        double y = sizes.clusterLine();
        int first = 0;
        while (first < slots.size()) {
            int end = first;
            double tall = 0;
            while (end < slots.size() && slots.get(end).row() == slots.get(first).row()) {
                tall = Math.max(tall, Math.ceil(blocks.get(end).heightAt(slots.get(end).width())));
                end++;
            }
            for (int i = first; place && i < end; i++) {
                blocks.get(i).resizeRelocate(slots.get(i).x(), y, slots.get(i).width(), tall);
            }
            y += tall + (end < slots.size() ? sizes.gap() : 0);
            first = end;
        }
        return y;
    }
}
