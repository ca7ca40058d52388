package io.headroom.timeline;

import javafx.geometry.Rectangle2D;

/// Where the parts of the time line lie, for a size and a font.
///
/// @param width pixels
/// @param height pixels
/// @param em size of the font in pixels, from which all lengths come
record TimelineFrame(double width, double height, double em) {
    /// Below this many em all is a little lower.
    private static final double LOW = 13.5;

    double px(double at12) {
        return Math.rint(at12 * em / 12);
    }

    /// Whether there is little height.
    boolean low() {
        return height < LOW * em;
    }

    double header() {
        return px(low() ? 26 : 28);
    }

    double flags() {
        return px(low() ? 18 : 22);
    }

    double axis() {
        return px(low() ? 20 : 22);
    }

    /// The left edge of what is plotted.
    double left() {
        return px(136);
    }

    double plotWidth() {
        return Math.max(1, width - left() - px(16));
    }

    double tracksTop() {
        return header() + flags();
    }

    double tracksHeight() {
        return Math.max(4, height - tracksTop() - axis());
    }

    double axisTop() {
        return tracksTop() + tracksHeight();
    }

    /// Where a track lies.
    Rectangle2D track(Track track) {
        double each = tracksHeight() / Track.values().length;
        double top = Math.rint(tracksTop() + each * place(track));
        double bottom = Math.rint(tracksTop() + each * (place(track) + 1));
        return new Rectangle2D(left(), top, plotWidth(), Math.max(1, bottom - top));
    }

    private static int place(Track track) {
        return switch (track) {
            case LOAD -> 0;
            case LATENCY -> 1;
            case BACKLOG -> 2;
            case UTILISATION -> 3;
        };
    }

    /// Whether a point is over the tracks.
    boolean onTracks(double x, double y) {
        return x >= left() && x <= left() + plotWidth() && y >= tracksTop() && y < axisTop();
    }

    /// Whether a point is over the axis.
    boolean onAxis(double x, double y) {
        return x >= left() && x <= left() + plotWidth() && y >= axisTop();
    }
}
