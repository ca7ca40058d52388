package io.headroom.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;

/// Finds where a card beside a target covers nothing that may be dropped on: next to the target on its right, its left, below or above, each slid along its side; else at an
/// edge of the window. What covers least of the targets wins, then what is nearest.
final class CardPlace {
    private static final int SLIDES = 9;
    /// How much of the target's edge may go under the card, in gaps.
    private static final double STRIP = 3;

    private CardPlace() {}

    /// Which side of the target the card stands on.
    enum Side {
        RIGHT, LEFT, BELOW, ABOVE,
        /// Not beside it: it points at nothing.
        APART
    }

    /// @param box in the coordinates of the pane
    /// @param covered how much of what may be dropped on it covers, px²
    /// @param read how much of the rest
    record Spot(Bounds box, Side side, double covered, double read, double distance) {}

    /// @param aim what the card is about, and what it keeps clear of
    /// @param pane what the card must stay in
    /// @param gap between card and target
    static Spot best(Aim aim, Bounds pane, double wide, double tall, double gap) {
        Bounds target = aim.target();
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < SLIDES; i++) {
            double share = i / (SLIDES - 1.0);
            double y = target.getMinY() + share * (target.getHeight() - tall);
            double x = target.getMinX() + share * (target.getWidth() - wide);
            spots.add(spot(target.getMaxX() + gap, y, Side.RIGHT, aim, pane, wide, tall, gap));
            spots.add(spot(target.getMinX() - gap - wide, y, Side.LEFT, aim, pane, wide, tall, gap));
            spots.add(spot(x, target.getMaxY() + gap, Side.BELOW, aim, pane, wide, tall, gap));
            spots.add(spot(x, target.getMinY() - gap - tall, Side.ABOVE, aim, pane, wide, tall, gap));
            double along = pane.getMinY() + gap + share * Math.max(0, pane.getHeight() - tall - 2 * gap);
            spots.add(spot(pane.getMaxX() - wide - gap, along, Side.APART, aim, pane, wide, tall, gap));
            spots.add(spot(pane.getMinX() + gap, along, Side.APART, aim, pane, wide, tall, gap));
        }
        return spots.stream().min(Comparator.comparingDouble(Spot::covered).thenComparingDouble(Spot::read).thenComparingDouble(Spot::distance)).orElseThrow();
    }

    private static Spot spot(double x, double y, Side side, Aim aim, Bounds pane, double wide, double tall, double gap) {
        double left = Math.clamp(x, pane.getMinX(), Math.max(pane.getMinX(), pane.getMaxX() - wide));
        double top = Math.clamp(y, pane.getMinY(), Math.max(pane.getMinY(), pane.getMaxY() - tall));
        Bounds box = new BoundingBox(left, top, wide, tall);
        Bounds target = aim.target();
        // A strip at the edge of its own target may go under: the chip, the slot and the cells stay to be seen.
        double strip = STRIP * gap;
        double covered = Boxes.overlap(box, new BoundingBox(target.getMinX() + strip, target.getMinY() + strip, target.getWidth() - 2 * strip, target.getHeight() - 2 * strip));
        for (Bounds other : aim.others()) {
            covered += Boxes.overlap(box, other);
        }
        // What can only be read counts, too, but never as much as what can be dropped on.
        double read = 0;
        for (Bounds other : aim.rest()) {
            read += Boxes.overlap(box, other);
        }
        boolean pushed = Math.abs((side == Side.RIGHT || side == Side.LEFT) ? left - x : top - y) > (STRIP + 1) * gap;
        double distance = Math.hypot(box.getCenterX() - target.getCenterX(), box.getCenterY() - target.getCenterY());
        return new Spot(box, pushed ? Side.APART : side, covered, read, distance);
    }
}
