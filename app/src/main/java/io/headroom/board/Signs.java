package io.headroom.board;

import io.headroom.look.State;
import io.headroom.look.Tier;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import javafx.scene.paint.Color;

/// The icons of the board as shapes, for pictures that have no icon font: on the same grid of 16 px with the same thin stroke.
final class Signs {
    private static final double GRID = 16;
    private static final double LINE = 1.1;

    private final BoardPen pen;
    private final double size;

    /// @param size of an icon, px
    Signs(BoardPen pen, double size) {
        this.pen = pen;
        this.size = size;
    }

    void draw(State state, double x, double middle) {
        Color colour = pen.tokens().of(state);
        switch (state) {
            case MET -> {
                pen.stroke(BoardPen.disc(x + size / 2, middle, size * 6 / GRID), colour, line());
                stroke(x, middle, colour, 5.2, 8.2, 7.3, 10.3, 11, 6);
            }
            case AT_RISK -> {
                closed(x, middle, colour, 8, 2.3, 14.6, 13.7, 1.4, 13.7);
                stroke(x, middle, colour, 8, 6.3, 8, 9.6);
                pen.fill(BoardPen.disc(x + size / 2, middle + size * 3.7 / GRID, size * 0.8 / GRID), colour);
            }
            case MISSED -> {
                closed(x, middle, colour, 5.4, 1.8, 10.6, 1.8, 14.2, 5.4, 14.2, 10.6, 10.6, 14.2, 5.4, 14.2, 1.8, 10.6, 1.8, 5.4);
                stroke(x, middle, colour, 5.8, 5.8, 10.2, 10.2);
                stroke(x, middle, colour, 10.2, 5.8, 5.8, 10.2);
            }
            case NONE -> {
                double reach = size * 6 / GRID;
                pen.stroke(BoardPen.disc(x + size / 2, middle, reach), colour, line(), reach * 0.5, reach * 0.285);
                stroke(x, middle, colour, 5.5, 8, 10.5, 8);
            }
        }
    }

    void draw(Tier tier, double x, double middle, Color colour) {
        switch (tier) {
            case GOLD -> {
                stroke(x, middle, colour, 4, 6, 8, 2.5, 12, 6);
                stroke(x, middle, colour, 4, 10, 8, 6.5, 12, 10);
                stroke(x, middle, colour, 4, 14, 8, 10.5, 12, 14);
            }
            case SILVER -> {
                stroke(x, middle, colour, 4, 8, 8, 4.5, 12, 8);
                stroke(x, middle, colour, 4, 12, 8, 8.5, 12, 12);
            }
            case BRONZE -> stroke(x, middle, colour, 4, 10, 8, 6.5, 12, 10);
            case BATCH -> {
                stroke(x, middle, colour, 3.5, 4.5, 12.5, 4.5);
                stroke(x, middle, colour, 3.5, 8, 12.5, 8);
                stroke(x, middle, colour, 3.5, 11.5, 12.5, 11.5);
            }
        }
    }

    void lane(double x, double middle, Color colour) {
        for (double rail : new double[] {3.5, 12.5}) {
            stroke(x, middle, colour, 1.5, rail, 5, rail);
            stroke(x, middle, colour, 8, rail, 14.5, rail);
        }
        stroke(x, middle, colour, 1.5, 8, 12.5, 8);
        stroke(x, middle, colour, 10.5, 6, 12.5, 8, 10.5, 10);
    }

    /// @param open whether nobody has the key
    void lock(boolean open, double x, double middle, Color colour) {
        double unit = size / GRID;
        double y = middle - size / 2;
        pen.stroke(BoardPen.round(x + 3 * unit, y + 7.3 * unit, 10 * unit, 7 * unit, unit), colour, line());
        Path2D bow = new Path2D.Double();
        bow.moveTo(x + 5 * unit, y + 7.3 * unit);
        bow.lineTo(x + 5 * unit, y + 4.7 * unit);
        bow.curveTo(x + 5 * unit, y + 0.7 * unit, x + 11 * unit, y + 0.7 * unit, x + 11 * unit, y + 4.7 * unit);
        if (!open) {
            bow.lineTo(x + 11 * unit, y + 7.3 * unit);
        }
        pen.stroke(bow, colour, line());
    }

    void truck(double x, double middle, Color colour) {
        closed(x, middle, colour, 0.8, 2.5, 10.4, 2.5, 10.4, 10.8, 0.8, 10.8);
        closed(x, middle, colour, 10.4, 5.6, 13.2, 5.6, 15.2, 7.6, 15.2, 10.8, 10.4, 10.8);
        for (double wheel : new double[] {3.8, 12.4}) {
            pen.stroke(BoardPen.disc(x + size * wheel / GRID, middle + size * 4.4 / GRID, size * 1.6 / GRID), colour, line());
        }
    }

    private double line() {
        return LINE * size / GRID;
    }

    private void stroke(double x, double middle, Color colour, double... points) {
        pen.stroke(placed(BoardPen.through(points), x, middle), colour, line());
    }

    private void closed(double x, double middle, Color colour, double... points) {
        Path2D path = BoardPen.through(points);
        path.closePath();
        pen.stroke(placed(path, x, middle), colour, line());
    }

    private Shape placed(Path2D path, double x, double middle) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, middle - size / 2);
        place.scale(size / GRID, size / GRID);
        return place.createTransformedShape(path);
    }
}
