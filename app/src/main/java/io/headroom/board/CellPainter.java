package io.headroom.board;

import io.headroom.board.BoardModel.Cell;
import io.headroom.board.BoardModel.CellState;
import io.headroom.board.BoardModel.Slice;
import io.headroom.look.Tokens;
import io.headroom.plan.SliceProfile;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/// Draws GPUs as seats: what is said is said by shape and height, colour only repeats it.
final class CellPainter {
    private final GraphicsContext on;
    private final Tokens tokens;
    private final Sizes sizes;

    private final CellFigure figure;
    private final int pattern;

    CellPainter(GraphicsContext on, Tokens tokens, Sizes sizes) {
        this(on, tokens, sizes, CellFigure.LOAD, OwnerPattern.NONE);
    }

    /// @param figure what the cells show
    /// @param pattern the pattern of whose they are
    CellPainter(GraphicsContext on, Tokens tokens, Sizes sizes, CellFigure figure, int pattern) {
        this.figure = figure;
        this.pattern = pattern;
        this.on = on;
        this.tokens = tokens;
        this.sizes = sizes;
    }

    /// Draws a cell with its top left corner at (x, y).
    void paint(Cell cell, double x, double y) {
        double width = sizes.cellWidth();
        double height = sizes.cellHeight();
        on.save();
        on.setLineWidth(1);
        if (!cell.slices().isEmpty() && cell.state() != CellState.ESTIMATED && cell.state() != CellState.LOST && cell.state() != CellState.ARRIVING) {
            cut(cell, x, y, width, height);
            on.restore();
            return;
        }
        switch (cell.state()) {
            case FREE -> outline(x, y, width, height, tokens.line2(), 3, 2);
            case VACANT -> outline(x, y, width, height, tokens.line2());
            case ARRIVING -> {
                outline(x, y, width, height, tokens.line2(), 1, 2);
                clock(x + width / 2, y + height / 2, sizes.px(sizes.compact() ? 4 : 5));
            }
            case USED -> {
                outline(x, y, width, height, tokens.line2());
                double pad = sizes.px(3);
                switch (figure) {
                    case LOAD -> bars(cell, x, y, width, height, tokens.ink(), tokens.ink2());
                    case KV -> bar(x + pad, y + height - pad, width - 2 * pad, (height - 2 * pad) * cell.kv(), cell.kv(), tokens.ink2());
                    case OWNER -> OwnerPattern.fill(on, pattern, x + pad, y + pad, width - 2 * pad, height - 2 * pad, sizes.px(4), tokens.ink2());
                }
            }
            case FAILED -> {
                seat(x, y, width, height);
                on.setFill(tokens.bad().deriveColor(0, 1, 1, 0.13));
                on.fill();
                outline(x, y, width, height, tokens.bad());
                cross(x + width / 2, y + height / 2, sizes.px(sizes.compact() ? 3 : 4));
            }
            case ESTIMATED -> {
                seat(x, y, width, height);
                on.setFill(tokens.tint());
                on.fill();
                outline(x, y, width, height, tokens.accent());
                bars(cell, x, y, width, height, tokens.accent().deriveColor(0, 1, 1, 0.45), tokens.accent());
            }
            case LOST -> {
                hatch(x, y, width, height);
                outline(x, y, width, height, tokens.line2());
            }
        }
        on.restore();
    }

    /// Draws a GPU that is cut, as wide as each slice's compute: the block's own with their bars, those of others hatched, what no slice takes empty behind a dashed end.
    private void cut(Cell cell, double x, double y, double width, double height) {
        double part = width / SliceProfile.COMPUTE_PARTS;
        double left = x;
        for (Slice slice : cell.slices()) {
            double wide = part * slice.compute();
            if (slice.replica() < 0) {
                on.save();
                on.beginPath();
                on.rect(left, y, wide, height);
                on.clip();
                hatch(x, y, width, height);
                on.restore();
            } else if (slice.state() == CellState.FAILED) {
                on.setFill(tokens.bad().deriveColor(0, 1, 1, 0.3));
                on.fillRect(left, y, wide, height);
            } else if (slice.state() == CellState.USED) {
                double pad = sizes.px(3);
                double tall = height - 2 * pad;
                double kv = Math.min(sizes.px(2), wide / 3);
                bar(left + 1, y + height - pad, wide - 2 - kv, tall * slice.load(), slice.load(), tokens.ink());
                bar(left + wide - 1 - kv, y + height - pad, kv, tall * slice.kv(), slice.kv(), tokens.ink2());
            }
            left += wide;
            if (left < x + width - 1) {
                on.setStroke(tokens.line2());
                on.setLineDashes();
                on.strokeLine(Math.floor(left) + 0.5, y + 1, Math.floor(left) + 0.5, y + height - 1);
            }
        }
        outline(x, y, width, height, cell.state() == CellState.FAILED ? tokens.bad() : tokens.line2());
    }

    /// Draws the bracket that joins the cells of one replica, under a run of cells of one row.
    ///
    /// @param opens whether the replica begins here, and has a tick at the left
    /// @param closes whether it ends here
    void bracket(double x, double y, double width, boolean opens, boolean closes) {
        double tick = sizes.px(2);
        double line = Math.floor(y + sizes.px(4)) - 0.5;
        on.setStroke(tokens.line2());
        on.setLineWidth(1);
        on.setLineDashes();
        on.strokeLine(x + 0.5, line, x + width - 0.5, line);
        if (opens) {
            on.strokeLine(x + 0.5, line - tick, x + 0.5, line);
        }
        if (closes) {
            on.strokeLine(x + width - 0.5, line - tick, x + width - 0.5, line);
        }
    }

    private void bars(Cell cell, double x, double y, double width, double height, Color load, Color kv) {
        double pad = sizes.px(3);
        double kvWidth = sizes.px(3);
        double full = height - 2 * pad;
        double loadWidth = width - 2 * pad - kvWidth - sizes.px(2);
        bar(x + pad, y + height - pad, loadWidth, full * cell.load(), cell.load(), load);
        bar(x + width - pad - kvWidth, y + height - pad, kvWidth, full * cell.kv(), cell.kv(), kv);
    }

    private void bar(double x, double bottom, double width, double height, double share, Color fill) {
        if (share > 0) {
            on.setFill(fill);
            // One pixel at least: a little load is not none.
            double tall = Math.max(1, Math.rint(height));
            on.fillRect(x, bottom - tall, width, tall);
        }
    }

    private void outline(double x, double y, double width, double height, Color stroke, double... dashes) {
        seat(x, y, width, height);
        on.setStroke(stroke);
        on.setLineDashes(dashes);
        on.stroke();
    }

    /// A seat from above: round at the top, nearly square at the bottom. Half a pixel in, so that a line of one pixel fills one pixel.
    private void seat(double x, double y, double width, double height) {
        double top = sizes.px(sizes.compact() ? 4 : 5);
        double low = sizes.px(2);
        double left = x + 0.5;
        double right = x + width - 0.5;
        double ceiling = y + 0.5;
        double floor = y + height - 0.5;
        on.beginPath();
        on.moveTo(left + top, ceiling);
        on.arcTo(right, ceiling, right, floor, top);
        on.arcTo(right, floor, left, floor, low);
        on.arcTo(left, floor, left, ceiling, low);
        on.arcTo(left, ceiling, right, ceiling, top);
        on.closePath();
    }

    private void hatch(double x, double y, double width, double height) {
        on.save();
        seat(x, y, width, height);
        on.clip();
        on.setStroke(tokens.line2());
        on.setLineDashes();
        double step = sizes.px(5);
        for (double shift = -height; shift < width; shift += step) {
            on.strokeLine(x + shift, y + height, x + shift + height, y);
        }
        on.restore();
    }

    private void cross(double x, double y, double reach) {
        on.setStroke(tokens.bad());
        on.setLineDashes();
        on.setLineCap(StrokeLineCap.ROUND);
        on.strokeLine(x - reach, y - reach, x + reach, y + reach);
        on.strokeLine(x - reach, y + reach, x + reach, y - reach);
    }

    private void clock(double x, double y, double radius) {
        on.setStroke(tokens.text3());
        on.setLineDashes();
        on.setLineCap(StrokeLineCap.ROUND);
        on.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        on.strokeLine(x, y - radius * 0.6, x, y);
        on.strokeLine(x, y, x + radius * 0.5, y + radius * 0.2);
    }

    /// Whether two neighbours in a row belong to one replica.
    static boolean joined(Cell a, Cell b) {
        return a.replica() >= 0 && a.slices().isEmpty() && b.slices().isEmpty() && a.replica() == b.replica() && a.state() != CellState.FREE && b.state() != CellState.FREE;
    }
}
