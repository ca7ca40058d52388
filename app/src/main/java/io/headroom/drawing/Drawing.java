package io.headroom.drawing;

import java.awt.Shape;

/// Something to draw on: lengths in px or points, y grows downwards. Shapes are those of `java.awt.geom`, which need no toolkit.
public interface Drawing {
    /// Which end of the words stays where they are put.
    enum Anchor {
        /// Their left end.
        START,
        /// Their middle.
        MIDDLE,
        /// Their right end.
        END
    }

    /// How words look.
    ///
    /// @param face the type
    /// @param size of the type, as long as the em
    /// @param colour of the letters
    record Lettering(Typeface face, double size, Colour colour) {
        /// The same in another colour.
        public Lettering in(Colour other) {
            return new Lettering(face, size, other);
        }

        /// How wide words are.
        public double width(String words) {
            return face.width(words, size);
        }

        /// Words cut with an ellipsis to the room there is; empty where not even a letter fits.
        public String cut(String words, double room) {
            return face.cut(words, size, room);
        }
    }

    /// Fills a shape.
    void fill(Shape shape, Colour colour);

    /// Draws the outline of a shape.
    ///
    /// @param width of the line, centred on the outline
    /// @param dashes lengths of dash and gap in turn; none for a line without gaps
    void stroke(Shape shape, Colour colour, double width, double... dashes);

    /// Writes words on one line.
    ///
    /// @param x of the anchor
    /// @param baseline y of the line the letters stand on
    void text(String words, double x, double baseline, Lettering lettering, Anchor anchor);

    /// Draws what belongs together.
    ///
    /// @param title what it is, for who cannot see it and whoever points at it
    /// @param content draws it
    void group(String title, Runnable content);

    /// Writes words from their left end.
    default void text(String words, double x, double baseline, Lettering lettering) {
        text(words, x, baseline, lettering, Anchor.START);
    }
}
