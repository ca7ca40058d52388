package io.headroom.drawing;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;

/// Keeps what is drawn on it, for tests.
public final class Drawn implements Drawing {
    /// Words, where they are.
    public record Words(String text, double x, double baseline, Lettering lettering, Anchor anchor) {
        /// Where they end at the right.
        public double right() {
            double share = anchor == Anchor.START ? 1 : anchor == Anchor.MIDDLE ? 0.5 : 0;
            return x + share * lettering.width(text);
        }

        /// Where they begin at the left.
        public double left() {
            return right() - lettering.width(text);
        }
    }

    public final List<Shape> fills = new ArrayList<>();
    public final List<Shape> strokes = new ArrayList<>();
    public final List<Colour> strokeColours = new ArrayList<>();
    public final List<Words> words = new ArrayList<>();
    public final List<String> groups = new ArrayList<>();

    @Override
    public void fill(Shape shape, Colour colour) {
        fills.add(shape);
    }

    @Override
    public void stroke(Shape shape, Colour colour, double width, double... dashes) {
        strokes.add(shape);
        strokeColours.add(colour);
    }

    @Override
    public void text(String text, double x, double baseline, Lettering lettering, Anchor anchor) {
        words.add(new Words(text, x, baseline, lettering, anchor));
    }

    @Override
    public void group(String title, Runnable content) {
        groups.add(title);
        content.run();
    }

    /// The words alone.
    public List<String> texts() {
        return words.stream().map(Words::text).toList();
    }
}
