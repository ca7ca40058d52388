package io.headroom.board;

import java.awt.geom.Path2D;
import javafx.scene.paint.Color;

/// Patterns of a picture of the board, drawn as the lines they are: a vector picture that clipped would need more of its reader. The same patterns as [OwnerPattern].
final class PatternDrawing {
    private final BoardPen pen;

    PatternDrawing(BoardPen pen) {
        this.pen = pen;
    }

    /// The pattern of whose GPUs these are.
    void owner(int pattern, Box box, double pitch) {
        Color colour = pen.tokens().ink2();
        Path2D lines = new Path2D.Double();
        switch (pattern) {
            case OwnerPattern.NONE -> { }
            case OwnerPattern.SHARED -> dots(box, pitch, colour);
            case 1 -> slanted(lines, box, pitch * 1.4, true);
            case 2 -> level(lines, box, pitch);
            case 3 -> slanted(lines, box, pitch * 1.4, false);
            case 4 -> upright(lines, box, pitch);
            default -> {
                level(lines, box, pitch);
                upright(lines, box, pitch);
            }
        }
        if (lines.getCurrentPoint() != null) {
            pen.stroke(lines, colour, 1);
        }
    }

    /// Slanted lines over what is not there.
    void hatch(Box box, double step, Color colour) {
        Path2D lines = new Path2D.Double();
        slanted(lines, box, step, true);
        if (lines.getCurrentPoint() != null) {
            pen.stroke(lines, colour, 1);
        }
    }

    private void dots(Box box, double pitch, Color colour) {
        double size = Math.max(1, pitch / 3);
        for (double y = box.y() + size; y + size <= box.bottom(); y += pitch) {
            for (double x = box.x() + size; x + size <= box.right(); x += pitch) {
                pen.fill(BoardPen.box(x, y, size, size), colour);
            }
        }
    }

    private static void level(Path2D lines, Box box, double pitch) {
        for (double y = box.y() + pitch / 2; y < box.bottom(); y += pitch) {
            line(lines, box.x(), y, box.right(), y);
        }
    }

    private static void upright(Path2D lines, Box box, double pitch) {
        for (double x = box.x() + pitch / 2; x < box.right(); x += pitch) {
            line(lines, x, box.y(), x, box.bottom());
        }
    }

    /// Lines at 45 degrees, each from edge to edge of the box.
    ///
    /// @param rising whether they go up to the right
    private static void slanted(Path2D lines, Box box, double step, boolean rising) {
        for (double at = step / 2; at < box.width() + box.height(); at += step) {
            double low = Math.max(0, at - box.height());
            double high = Math.min(at, box.width());
            double from = at - low;
            double to = at - high;
            if (rising) {
                line(lines, box.x() + low, box.y() + from, box.x() + high, box.y() + to);
            } else {
                line(lines, box.x() + low, box.bottom() - from, box.x() + high, box.bottom() - to);
            }
        }
    }

    private static void line(Path2D lines, double fromX, double fromY, double toX, double toY) {
        lines.moveTo(fromX, fromY);
        lines.lineTo(toX, toY);
    }
}
