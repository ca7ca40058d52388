package io.headroom.board;

import io.headroom.drawing.Colour;
import io.headroom.drawing.Drawing;
import io.headroom.drawing.Drawing.Anchor;
import io.headroom.drawing.Drawing.Lettering;
import io.headroom.drawing.Typeface;
import io.headroom.look.Tokens;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import javafx.scene.paint.Color;

/// What the parts of a picture of the board draw with: the colours and lengths of the board, and a corner from which they count.
///
/// @param on takes what is drawn
/// @param left x of the corner
/// @param top y of the corner
/// @param figure what cells show
record BoardPen(Drawing on, double left, double top, Tokens tokens, Sizes sizes, BoardWords words, CellFigure figure) {
    /// Half of the height of a capital letter, in em: from the middle of a line to where its letters stand.
    private static final double HALF_CAPITAL = 0.33;

    /// The same from another corner.
    BoardPen at(double x, double y) {
        return new BoardPen(on, left + x, top + y, tokens, sizes, words, figure);
    }

    /// The same with other lengths.
    BoardPen in(Sizes other) {
        return new BoardPen(on, left, top, tokens, other, words, figure);
    }

    static Shape box(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, width, height);
    }

    static Shape round(double x, double y, double width, double height, double radius) {
        return new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius);
    }

    static Shape disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /// A line through points, x and y in turn.
    static Path2D through(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    void fill(Shape shape, Color colour) {
        on.fill(moved(shape), colour(colour));
    }

    void stroke(Shape shape, Color colour, double width, double... dashes) {
        on.stroke(moved(shape), colour(colour), width, dashes);
    }

    void line(double fromX, double fromY, double toX, double toY, Color colour, double width, double... dashes) {
        stroke(new Line2D.Double(fromX, fromY, toX, toY), colour, width, dashes);
    }

    private Shape moved(Shape shape) {
        return switch (shape) {
            case Rectangle2D box -> new Rectangle2D.Double(left + box.getX(), top + box.getY(), box.getWidth(), box.getHeight());
            case RoundRectangle2D box -> new RoundRectangle2D.Double(left + box.getX(), top + box.getY(), box.getWidth(), box.getHeight(), box.getArcWidth(), box.getArcHeight());
            case Ellipse2D ring -> new Ellipse2D.Double(left + ring.getX(), top + ring.getY(), ring.getWidth(), ring.getHeight());
            case Line2D line -> new Line2D.Double(left + line.getX1(), top + line.getY1(), left + line.getX2(), top + line.getY2());
            default -> AffineTransform.getTranslateInstance(left, top).createTransformedShape(shape);
        };
    }

    /// Words in the size of the board.
    Lettering plain(Color colour) {
        return new Lettering(Typeface.WORDS, sizes.em(), colour(colour));
    }

    /// Words that stand out.
    Lettering strong(Color colour) {
        return new Lettering(Typeface.STRONG, sizes.em(), colour(colour));
    }

    /// Figures.
    Lettering figures(Color colour) {
        return new Lettering(Typeface.FIGURES, sizes.em(), colour(colour));
    }

    /// Words round a height, cut to the room there is.
    ///
    /// @param middle y of the middle of the line
    /// @return how wide they are
    double write(String text, double x, double middle, double room, Lettering lettering) {
        return write(text, x, middle, room, lettering, Anchor.START);
    }

    /// The same from another end.
    double write(String text, double x, double middle, double room, Lettering lettering, Anchor anchor) {
        String cut = lettering.cut(text, room);
        on.text(cut, left + x, top + middle + HALF_CAPITAL * lettering.size(), lettering, anchor);
        return lettering.width(cut);
    }

    static Colour colour(Color colour) {
        int rgb = ((int) Math.rint(colour.getRed() * 255) << 16) | ((int) Math.rint(colour.getGreen() * 255) << 8) | (int) Math.rint(colour.getBlue() * 255);
        return new Colour(rgb, colour.getOpacity());
    }
}
