package io.headroom.board;

import io.headroom.board.BoardModel.Arriving;
import io.headroom.board.BoardModel.Cabin;
import io.headroom.board.BoardModel.ClusterModel;
import io.headroom.board.BoardModel.Free;
import io.headroom.board.BoardModel.Lane;
import io.headroom.plan.ClusterId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The part of a cluster in one column of the board: its line, and those of its blocks that are near enough to be seen.
final class ClusterView extends Region {
    /// Views kept for the next blocks like theirs.
    private static final int SPARE = 16;

    private final BoardHost host;
    private final ClusterId id;
    private final Label title = new Label();
    private final Label nodes = new Label();
    private final UseBar bar;
    private final Label use = new Label();
    private final Map<Integer, BlockView> blocks = new TreeMap<>();
    private final List<BlockView> spare = new ArrayList<>();
    private boolean goesOn;

    ClusterView(BoardHost host, ClusterModel cluster) {
        this.host = host;
        this.id = cluster.id();
        this.bar = new UseBar(cluster.use());
        getStyleClass().add("cluster");
        title.getStyleClass().add("heading");
        nodes.getStyleClass().add("second");
        use.getStyleClass().add("second");
        getChildren().addAll(title, nodes, bar, use);
        BoardMenus.onCluster(this, host);
    }

    ClusterId id() {
        return id;
    }

    /// The blocks that are there, by their number in the cluster.
    Map<Integer, BlockView> blocks() {
        return blocks;
    }

    /// Shows its line.
    ///
    /// @param continued whether the cluster began in an earlier column
    void show(ClusterModel cluster, boolean continued) {
        goesOn = continued;
        title.setText(continued ? host.words().text("cluster.goesOn", cluster.title()) : cluster.title());
        nodes.setText(continued ? "" : cluster.nodes());
        use.setText(continued ? "" : cluster.useWords());
        bar.show(cluster.use());
        requestLayout();
    }

    /// Puts a block where the map says, making its view if there is none.
    BlockView put(BoardMap.Place place, ClusterModel cluster) {
        BlockView known = blocks.get(place.number());
        if (known != null && known.shape().sameBox(place.shape())) {
            return known;
        }
        if (known != null) {
            remove(place.number(), false);
        }
        BlockView spared = spared(place.shape());
        if (spared != null) {
            spared.take(place.shape(), cluster.blocks().get(place.number()));
            spared.number(place.number());
            spared.setVisible(true);
            blocks.put(place.number(), spared);
            return spared;
        }
        BlockView view = switch (cluster.blocks().get(place.number())) {
            case Cabin cabin -> new CabinView(host, place.shape(), cabin);
            case Lane lane -> new LaneView(host, place.shape(), lane);
            case Free free -> new FreeView(host, place.shape(), free);
            case Arriving arriving -> new FreeView(host, place.shape(), arriving);
        };
        view.number(place.number());
        blocks.put(place.number(), view);
        getChildren().add(view);
        return view;
    }

    /// Gives a block up.
    ///
    /// @param more whether others like it will be asked for soon
    void remove(int number, boolean more) {
        BlockView view = blocks.remove(number);
        if (view != null && more && spare.size() < SPARE) {
            // It stays where it is, so that it keeps its style for the next block like it.
            view.setVisible(false);
            spare.add(view);
        } else if (view != null) {
            getChildren().remove(view);
        }
    }

    /// A view of a block of the same form that is not needed any more.
    private @Nullable BlockView spared(BlockShape shape) {
        for (BlockView view : spare) {
            if (view.shape().kind() == shape.kind() && view.shape().wide() == shape.wide()) {
                spare.remove(view);
                return view;
            }
        }
        return null;
    }

    void fit() {
        blocks.values().forEach(BlockView::fit);
        spare.forEach(BlockView::fit);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        layoutLine(getWidth());
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
        bar.setVisible(!goesOn && left + useWidth + sizes.px(12) + barWidth <= width);
        bar.resizeRelocate(Math.rint(width - useWidth - sizes.px(12) - barWidth), Math.rint(line / 2 - sizes.px(4)), barWidth, sizes.px(8));
    }
}
