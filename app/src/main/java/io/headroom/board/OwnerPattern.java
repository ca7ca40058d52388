package io.headroom.board;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Patterns that tell the GPUs of one owner from those of the next without colour. A cabin's name stands on its plate; its pattern says how far it reaches.
final class OwnerPattern {
    /// The pattern of GPUs that are shared.
    static final int SHARED = 0;

    /// The pattern of GPUs without an owner: none.
    static final int NONE = -1;

    private static final int COUNT = 5;

    private OwnerPattern() {}

    /// The pattern of a block; beside one another they differ.
    ///
    /// @param number number of the block in its cluster
    static int of(BlockShape shape, int number) {
        return shape.tenants() == 0 ? NONE : shape.kind() == BlockShape.Kind.CABIN ? 1 + number % COUNT : shape.kind() == BlockShape.Kind.LANE ? SHARED : NONE;
    }

    /// Fills a rectangle. The lines of neighbours join.
    static void fill(GraphicsContext on, int pattern, double x, double y, double width, double height, double pitch, Color colour) {
        if (pattern == NONE || width < 2 || height < 2) {
            return;
        }
        on.save();
        on.beginPath();
        on.rect(x, y, width, height);
        on.clip();
        on.setStroke(colour);
        on.setFill(colour);
        on.setLineWidth(1);
        on.setLineDashes();
        switch (pattern) {
            case SHARED -> dots(on, x, y, width, height, pitch);
            case 1 -> slanted(on, x, y, width, height, pitch, true);
            case 2 -> level(on, x, y, width, height, pitch);
            case 3 -> slanted(on, x, y, width, height, pitch, false);
            case 4 -> upright(on, x, y, width, height, pitch);
            default -> {
                level(on, x, y, width, height, pitch);
                upright(on, x, y, width, height, pitch);
            }
        }
        on.restore();
    }

    private static double from(double at, double pitch) {
        return Math.floor(at / pitch) * pitch;
    }

    private static void dots(GraphicsContext on, double x, double y, double width, double height, double pitch) {
        double size = Math.max(1, pitch / 3);
        for (double top = from(y, pitch); top < y + height; top += pitch) {
            for (double left = from(x, pitch); left < x + width; left += pitch) {
                on.fillRect(Math.rint(left), Math.rint(top), size, size);
            }
        }
    }

    private static void level(GraphicsContext on, double x, double y, double width, double height, double pitch) {
        for (double top = from(y, pitch); top < y + height; top += pitch) {
            on.strokeLine(x, Math.rint(top) + 0.5, x + width, Math.rint(top) + 0.5);
        }
    }

    private static void upright(GraphicsContext on, double x, double y, double width, double height, double pitch) {
        for (double left = from(x, pitch); left < x + width; left += pitch) {
            on.strokeLine(Math.rint(left) + 0.5, y, Math.rint(left) + 0.5, y + height);
        }
    }

    private static void slanted(GraphicsContext on, double x, double y, double width, double height, double pitch, boolean rising) {
        double step = pitch * 1.4;
        double first = rising ? from(x + y, step) : from(x - y - height, step);
        double last = rising ? x + width + y + height : x + width - y;
        for (double at = first; at < last; at += step) {
            if (rising) {
                on.strokeLine(at - y, y, at - y - height, y + height);
            } else {
                on.strokeLine(at + y, y, at + y + height, y + height);
            }
        }
    }
}
