package io.headroom.gauges;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;

/*
 * Cuts a family of parallel 45 degree lines to a sector of a ring, so that a hatched arc needs neither a clip nor an image and stays sharp at any
 * scale. A point of the line at distance c from the centre is c * n + t * d, with d along the line and n across it; its distance from the centre
 * is sqrt(c^2 + t^2), so ring and line meet where |t| lies between sqrt(inner^2 - c^2) and sqrt(outer^2 - c^2). A sector of at most a half turn
 * is two half planes, each of which cuts t at one side.
 */
final class Hatch {
    private static final double DIAGONAL = Math.sqrt(0.5);

    private Hatch() {}

    /// The lines within one sector.
    ///
    /// @param centreX centre of the ring; y grows downwards, as on a screen
    /// @param inner inner radius
    /// @param outer outer radius
    /// @param from angle where the sector begins, radians from the right hand side, counterclockwise
    /// @param to angle where it ends, from `from` to `from` + π
    /// @param pitch distance between lines
    static List<PathElement> lines(double centreX, double centreY, double inner, double outer, double from, double to, double pitch) {
        List<PathElement> lines = new ArrayList<>();
        for (double c = Math.ceil(-outer / pitch) * pitch; c < outer; c += pitch) {
            double reach = Math.sqrt(outer * outer - c * c);
            double hole = Math.abs(c) < inner ? Math.sqrt(inner * inner - c * c) : 0;
            if (hole == 0) {
                cut(lines, centreX, centreY, c, -reach, reach, from, to);
            } else {
                cut(lines, centreX, centreY, c, hole, reach, from, to);
                cut(lines, centreX, centreY, c, -reach, -hole, from, to);
            }
        }
        return lines;
    }

    private static void cut(List<PathElement> lines, double centreX, double centreY, double c, double low, double high, double from, double to) {
        double x0 = -c * DIAGONAL;
        double y0 = c * DIAGONAL;
        double[] range = {low, high};
        // Left of the ray at `from`, then right of the ray at `to`: cross products, linear in t.
        halfPlane(range, Math.cos(from) * y0 - Math.sin(from) * x0, (Math.cos(from) - Math.sin(from)) * DIAGONAL);
        halfPlane(range, Math.sin(to) * x0 - Math.cos(to) * y0, (Math.sin(to) - Math.cos(to)) * DIAGONAL);
        if (range[1] - range[0] > 0.3) {
            lines.add(new MoveTo(centreX + x0 + range[0] * DIAGONAL, centreY - y0 - range[0] * DIAGONAL));
            lines.add(new LineTo(centreX + x0 + range[1] * DIAGONAL, centreY - y0 - range[1] * DIAGONAL));
        }
    }

    /// Narrows `range` to where `constant + slope * t` is not negative.
    private static void halfPlane(double[] range, double constant, double slope) {
        if (Math.abs(slope) < 1e-12) {
            if (constant < 0) {
                range[1] = range[0];
            }
        } else if (slope > 0) {
            range[0] = Math.max(range[0], -constant / slope);
        } else {
            range[1] = Math.min(range[1], -constant / slope);
        }
    }
}
