package io.headroom.timeline;

import java.util.ArrayList;
import java.util.List;

/// Places the labels of flags: at the right of the flag, at its left where that is taken or the scrub head is near, nowhere where neither has room, since two texts never lie over each other.
final class FlagLayout {
    private FlagLayout() {}

    /// On which side of its flag a label stands.
    enum Side { RIGHT, LEFT, NONE }

    /// A flag to place.
    ///
    /// @param x of its pole
    /// @param flag width of the pennant, which points to the right
    /// @param label width of the label with its gaps
    record Pole(double x, double flag, double label) {}

    /// The sides of the labels, for flags in the order of their poles.
    ///
    /// @param head where the scrub head is, NaN if nowhere
    static List<Side> sides(List<Pole> poles, double width, double head) {
        List<Side> sides = new ArrayList<>();
        double taken = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < poles.size(); i++) {
            Pole pole = poles.get(i);
            double next = i + 1 < poles.size() ? poles.get(i + 1).x() : Double.POSITIVE_INFINITY;
            double right = pole.x() + pole.flag();
            if (free(right, right + pole.label(), Math.min(next, width), taken, head)) {
                sides.add(Side.RIGHT);
                taken = right + pole.label();
            } else if (pole.x() - pole.label() >= 0 && free(pole.x() - pole.label(), pole.x(), width, taken, head)) {
                sides.add(Side.LEFT);
                taken = right;
            } else {
                sides.add(Side.NONE);
                taken = Math.max(taken, right);
            }
        }
        return sides;
    }

    private static boolean free(double from, double to, double most, double taken, double head) {
        return from >= taken && to <= most && !(head > from - 3 && head < to + 3);
    }
}
