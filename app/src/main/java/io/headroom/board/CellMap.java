package io.headroom.board;

import io.headroom.board.BlockShape.Kind;
import io.headroom.board.BoardMap.Place;
import io.headroom.board.BoardModel.Cell;
import io.headroom.board.BoardModel.ClusterModel;
import io.headroom.board.BoardModel.Glance;
import io.headroom.board.BoardModel.NodeModel;
import io.headroom.look.Tokens;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/// Draws the GPUs of a block from afar: each as a small seat while it has a few px, else all of them as one field with their mean as its height.
final class CellMap {
    /// From this pitch on, cells are drawn one by one, px.
    private static final double PITCH = 6;

    private final GraphicsContext on;
    private final BoardHost host;
    private final Tokens tokens;
    private final BoardCamera camera;
    private final double zoom;

    CellMap(GraphicsContext on, BoardHost host, BoardCamera camera) {
        this.on = on;
        this.host = host;
        this.tokens = host.tokens();
        this.camera = camera;
        this.zoom = camera.zoom();
    }

    void draw(Place place, BlockSizes sizes, ClusterModel cluster, Glance glance) {
        Box box = place.box();
        Box field = sizes.cells(box.width(), box.height());
        double x = camera.screenX(box.x() + field.x());
        double y = camera.screenY(box.y() + field.y());
        int pattern = OwnerPattern.of(place.shape(), place.number());
        Sizes lengths = host.sizes();
        if ((lengths.cellWidth() + lengths.cellGap()) * zoom < PITCH) {
            whole(place.shape(), glance, pattern, x, y, field.width() * zoom, field.height() * zoom);
            return;
        }
        int across = sizes.across(box.width());
        double rowPitch = (lengths.nodesHeight(place.shape().rows()) + lengths.nodeRowGap()) * zoom;
        double nodePitch = (lengths.nodeWidth(place.shape().perRow()) + lengths.nodeGap()) * zoom;
        int lines = Math.ceilDiv(place.shape().nodes().size(), across);
        int first = Math.clamp((long) Math.floor(-y / rowPitch), 0, lines);
        int end = Math.clamp((long) Math.ceil((camera.viewHeight() - y) / rowPitch), first, lines);
        List<NodeModel> nodes = cluster.blocks().get(place.number()).nodes();
        for (int i = first * across; i < Math.min(nodes.size(), end * across); i++) {
            int line = i / across;
            node(nodes.get(i), pattern, x + i % across * nodePitch, y + line * rowPitch);
        }
    }

    private void node(NodeModel node, int pattern, double x, double y) {
        Sizes lengths = host.sizes();
        double wide = Math.max(2, Math.rint(lengths.cellWidth() * zoom));
        double tall = Math.max(2, Math.rint(lengths.cellHeight() * zoom));
        for (int i = 0; i < node.cells().size(); i++) {
            double left = Math.rint(x + i % node.perRow() * (lengths.cellWidth() + lengths.cellGap()) * zoom);
            int row = i / node.perRow();
            double top = Math.rint(y + (lengths.nodeLabel() + row * lengths.cellRow()) * zoom);
            cell(node.cells().get(i), pattern, left, top, wide, tall);
        }
    }

    private void cell(Cell cell, int pattern, double x, double y, double wide, double tall) {
        on.setLineWidth(1);
        on.setStroke(tokens.line2());
        switch (cell.state()) {
            case FREE -> {
                on.setLineDashes(2, 2);
                on.strokeRect(x + 0.5, y + 0.5, wide - 1, tall - 1);
            }
            case ARRIVING -> {
                on.setLineDashes(1, 2);
                on.strokeRect(x + 0.5, y + 0.5, wide - 1, tall - 1);
            }
            case FAILED -> {
                on.setLineDashes();
                on.setStroke(tokens.bad());
                on.strokeRect(x + 0.5, y + 0.5, wide - 1, tall - 1);
                on.strokeLine(x + 1, y + 1, x + wide - 1, y + tall - 1);
                on.strokeLine(x + 1, y + tall - 1, x + wide - 1, y + 1);
            }
            default -> {
                on.setLineDashes();
                on.strokeRect(x + 0.5, y + 0.5, wide - 1, tall - 1);
                if (host.cells() == CellFigure.OWNER) {
                    OwnerPattern.fill(on, pattern, x + 1, y + 1, wide - 2, tall - 2, 4, tokens.ink2());
                } else if (cell.state() == BoardModel.CellState.USED) {
                    double share = cell.slices().isEmpty() ? host.cells() == CellFigure.KV ? cell.kv() : cell.load() : sliced(cell);
                    bar(x + 1, y + tall - 1, wide - 2, (tall - 2) * share, share);
                }
            }
        }
    }

    private double sliced(Cell cell) {
        return cell.slices().stream().filter(slice -> slice.replica() >= 0).mapToDouble(slice -> host.cells() == CellFigure.KV ? slice.kv() : slice.load()).average().orElse(0);
    }

    private void bar(double x, double bottom, double wide, double tall, double share) {
        if (share > 0) {
            double height = Math.max(1, Math.rint(tall));
            on.setFill(host.cells() == CellFigure.KV ? tokens.ink2() : tokens.ink());
            on.fillRect(x, bottom - height, wide, height);
        }
    }

    /// All GPUs of a block as one field.
    private void whole(BlockShape shape, Glance glance, int pattern, double left, double top, double width, double height) {
        double x = Math.rint(left);
        double y = Math.rint(top);
        double wide = Math.max(2, Math.rint(width));
        double tall = Math.max(2, Math.rint(height));
        on.setLineWidth(1);
        boolean there = shape.kind() == Kind.CABIN || shape.kind() == Kind.LANE;
        if (!there) {
            return; // the block is dashed or dotted itself
        }
        on.setFill(tokens.weak());
        on.fillRect(x, y, wide, tall);
        if (host.cells() == CellFigure.OWNER) {
            OwnerPattern.fill(on, pattern, x, y, wide, tall, 4, tokens.ink2());
        } else {
            double share = host.cells() == CellFigure.KV ? glance.kv() : glance.load();
            bar(x, y + tall, wide, tall * share, share);
        }
        if (glance.gone() > 0) {
            double lost = Math.max(3, wide * glance.gone());
            on.setFill(tokens.canvas());
            on.fillRect(x, y, lost, tall);
            on.setStroke(tokens.bad());
            on.setLineDashes();
            on.strokeRect(x + 0.5, y + 0.5, lost - 1, tall - 1);
            on.strokeLine(x, y, x + lost, y + tall);
            on.strokeLine(x, y + tall, x + lost, y);
        }
    }
}
