package io.headroom.board;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;

/// Rectangles.
final class Boxes {
    private Boxes() {}

    /// What two have in common; empty where that is nothing.
    static Bounds common(Bounds a, Bounds b) {
        double x = Math.max(a.getMinX(), b.getMinX());
        double y = Math.max(a.getMinY(), b.getMinY());
        return new BoundingBox(x, y, Math.min(a.getMaxX(), b.getMaxX()) - x, Math.min(a.getMaxY(), b.getMaxY()) - y);
    }

    /// The area that two have in common, px².
    static double overlap(Bounds a, Bounds b) {
        Bounds both = common(a, b);
        return both.getWidth() > 0 && both.getHeight() > 0 ? both.getWidth() * both.getHeight() : 0;
    }
}
