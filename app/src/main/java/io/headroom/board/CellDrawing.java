package io.headroom.board;

import io.headroom.board.BoardModel.Cell;
import io.headroom.board.BoardModel.CellState;
import io.headroom.board.BoardModel.NodeModel;
import io.headroom.board.BoardModel.Slice;
import io.headroom.drawing.Drawing.Anchor;
import io.headroom.drawing.Drawing.Lettering;
import io.headroom.drawing.Typeface;
import io.headroom.plan.SliceProfile;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.List;
import javafx.scene.paint.Color;

/// The nodes of a block in a picture of the board: their GPUs as seats, as [CellPainter] draws them, with a bracket under the GPUs of one replica.
final class CellDrawing {
    private final BoardPen pen;
    private final Sizes sizes;
    private final int pattern;

    /// @param pattern the pattern of whose these GPUs are
    CellDrawing(BoardPen pen, int pattern) {
        this.pen = pen;
        this.sizes = pen.sizes();
        this.pattern = pattern;
    }

    /// All nodes of a block, in rows.
    ///
    /// @param across nodes side by side
    void nodes(List<NodeModel> nodes, BlockShape shape, int across) {
        double wide = sizes.nodeWidth(shape.perRow()) + sizes.nodeGap();
        double tall = sizes.nodesHeight(shape.rows()) + sizes.nodeRowGap();
        for (int i = 0; i < nodes.size(); i++) {
            new CellDrawing(pen.at(i % across * wide, Math.rint(Math.floorDiv(i, across) * tall)), pattern).node(nodes.get(i));
        }
    }

    private void node(NodeModel node) {
        double middle = (sizes.nodeLabel() - sizes.px(2)) / 2;
        double width = sizes.nodeWidth(node.perRow());
        double id = pen.write(node.id(), 0, middle, width, new Lettering(Typeface.FIGURES, sizes.em() * (sizes.compact() ? 11.0 / 12 : 1), BoardPen.colour(pen.tokens().text2())));
        Lettering note = pen.plain(pen.tokens().text3());
        node.notes().stream().filter(words -> note.width(words) + id + sizes.px(8) <= width).findFirst().ifPresent(words -> pen.write(words, width, middle, width, note, Anchor.END));
        List<Cell> cells = node.cells();
        double pitch = sizes.cellWidth() + sizes.cellGap();
        for (int i = 0; i < cells.size(); i++) {
            double x = i % node.perRow() * pitch;
            double y = sizes.nodeLabel() + Math.floorDiv(i, node.perRow()) * sizes.cellRow();
            cell(cells.get(i), x, y);
            bracket(cells, node.perRow(), i, x, y + sizes.cellHeight());
        }
    }

    /// The bracket of the run of cells that ends at `i`, if one does.
    private void bracket(List<Cell> cells, int perRow, int i, double x, double y) {
        boolean lastInRow = i % perRow == perRow - 1 || i == cells.size() - 1;
        Cell cell = cells.get(i);
        if (cell.replica() < 0 || cell.state() == CellState.ARRIVING || (!lastInRow && CellPainter.joined(cell, cells.get(i + 1)))) {
            return;
        }
        int from = i;
        while (from % perRow > 0 && CellPainter.joined(cells.get(from - 1), cell)) {
            from--;
        }
        double start = x - (i - from) * (sizes.cellWidth() + sizes.cellGap()) + 0.5;
        double end = x + sizes.cellWidth() - 0.5;
        double line = Math.floor(y + sizes.px(4)) - 0.5;
        boolean opens = from < i && (from == 0 || !CellPainter.joined(cells.get(from - 1), cell));
        boolean closes = from < i && (i == cells.size() - 1 || !CellPainter.joined(cell, cells.get(i + 1)));
        Path2D path = opens ? BoardPen.through(start, line - sizes.px(2), start, line) : BoardPen.through(start, line);
        path.lineTo(end, line);
        if (closes) {
            path.lineTo(end, line - sizes.px(2));
        }
        pen.stroke(path, pen.tokens().line2(), 1);
    }

    /// A GPU with its top left corner at (x, y).
    void cell(Cell cell, double x, double y) {
        double width = sizes.cellWidth();
        double height = sizes.cellHeight();
        Color outline = pen.tokens().line2();
        if (!cell.slices().isEmpty() && cell.state() != CellState.ARRIVING) {
            cut(cell, x, y, width, height);
            return;
        }
        switch (cell.state()) {
            case FREE -> seat(x, y, outline, 3, 2);
            case VACANT, ESTIMATED, LOST -> seat(x, y, outline);
            case ARRIVING -> {
                seat(x, y, outline, 1, 2);
                clock(x + width / 2, y + height / 2, sizes.px(sizes.compact() ? 4 : 5));
            }
            case USED -> {
                seat(x, y, outline);
                used(cell, x, y, width, height);
            }
            case FAILED -> {
                pen.fill(seat(x, y), pen.tokens().bad().deriveColor(0, 1, 1, 0.13));
                seat(x, y, pen.tokens().bad());
                double reach = sizes.px(sizes.compact() ? 3 : 4);
                double middleX = x + width / 2;
                double middleY = y + height / 2;
                pen.line(middleX - reach, middleY - reach, middleX + reach, middleY + reach, pen.tokens().bad(), 1.2);
                pen.line(middleX - reach, middleY + reach, middleX + reach, middleY - reach, pen.tokens().bad(), 1.2);
            }
        }
    }

    private void used(Cell cell, double x, double y, double width, double height) {
        double pad = sizes.px(3);
        double full = height - 2 * pad;
        double bottom = y + height - pad;
        switch (pen.figure()) {
            case LOAD -> {
                double kv = sizes.px(3);
                bar(x + pad, bottom, width - 2 * pad - kv - sizes.px(2), full, cell.load(), pen.tokens().ink());
                bar(x + width - pad - kv, bottom, kv, full, cell.kv(), pen.tokens().ink2());
            }
            case KV -> bar(x + pad, bottom, width - 2 * pad, full, cell.kv(), pen.tokens().ink2());
            case OWNER -> new PatternDrawing(pen).owner(pattern, new Box(x + pad, y + pad, width - 2 * pad, full), sizes.px(4));
        }
    }

    /// A GPU that is cut, as wide as each slice's compute.
    private void cut(Cell cell, double x, double y, double width, double height) {
        double part = width / SliceProfile.COMPUTE_PARTS;
        double pad = sizes.px(3);
        double left = x;
        for (Slice slice : cell.slices()) {
            double wide = part * slice.compute();
            if (slice.replica() < 0) {
                new PatternDrawing(pen).hatch(new Box(left, y, wide, height), sizes.px(5), pen.tokens().line2());
            } else if (slice.state() == CellState.FAILED) {
                pen.fill(BoardPen.box(left, y, wide, height), pen.tokens().bad().deriveColor(0, 1, 1, 0.3));
            } else if (slice.state() == CellState.USED) {
                double kv = Math.min(sizes.px(2), wide / 3);
                bar(left + 1, y + height - pad, wide - 2 - kv, height - 2 * pad, slice.load(), pen.tokens().ink());
                bar(left + wide - 1 - kv, y + height - pad, kv, height - 2 * pad, slice.kv(), pen.tokens().ink2());
            }
            left += wide;
            if (left < x + width - 1) {
                pen.line(Math.floor(left) + 0.5, y + 1, Math.floor(left) + 0.5, y + height - 1, pen.tokens().line2(), 1);
            }
        }
        seat(x, y, cell.state() == CellState.FAILED ? pen.tokens().bad() : pen.tokens().line2());
    }

    private void bar(double x, double bottom, double width, double full, double share, Color colour) {
        if (share > 0) {
            // One pixel at least: a little load is not none.
            double tall = Math.max(1, full * share);
            pen.fill(BoardPen.box(x, bottom - tall, width, tall), colour);
        }
    }

    private void seat(double x, double y, Color colour, double... dashes) {
        pen.stroke(seat(x, y), colour, 1, dashes);
    }

    /// A seat from above: round at the top, nearly square at the bottom.
    private Shape seat(double x, double y) {
        double top = sizes.px(sizes.compact() ? 4 : 5);
        double low = sizes.px(2);
        double left = x + 0.5;
        double right = x + sizes.cellWidth() - 0.5;
        double ceiling = y + 0.5;
        double floor = y + sizes.cellHeight() - 0.5;
        Path2D path = new Path2D.Double();
        path.moveTo(left + top, ceiling);
        path.lineTo(right - top, ceiling);
        path.quadTo(right, ceiling, right, ceiling + top);
        path.lineTo(right, floor - low);
        path.quadTo(right, floor, right - low, floor);
        path.lineTo(left + low, floor);
        path.quadTo(left, floor, left, floor - low);
        path.lineTo(left, ceiling + top);
        path.quadTo(left, ceiling, left + top, ceiling);
        path.closePath();
        return path;
    }

    private void clock(double x, double y, double radius) {
        pen.stroke(BoardPen.disc(x, y, radius), pen.tokens().text3(), 1);
        pen.stroke(BoardPen.through(x, y - radius * 0.6, x, y, x + radius * 0.5, y + radius * 0.2), pen.tokens().text3(), 1);
    }
}
