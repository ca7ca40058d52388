package io.headroom.timeline;

/// Which stretch of a run is shown over which width, and so where a time lies.
///
/// @param from first time shown, seconds since the start of the run, 0 or more
/// @param to last time shown, above `from`, at most `end`
/// @param end when the run ends, seconds since its start
/// @param width over which it is shown, pixels
public record TimeScale(double from, double to, double end, double width) {
    private static final double CLOSEST = 60;

    /// The whole of a run.
    public static TimeScale whole(double end, double width) {
        return new TimeScale(0, Math.max(end, 1), Math.max(end, 1), Math.max(width, 1));
    }

    /// Pixels from the left edge at which a time lies; may be outside.
    public double x(double seconds) {
        return (seconds - from) / (to - from) * width;
    }

    /// The time at a number of pixels from the left edge, within what is shown.
    public double seconds(double x) {
        return Math.clamp(from + x / width * (to - from), from, to);
    }

    /// Seconds that lie under one pixel.
    public double perPixel() {
        return (to - from) / width;
    }

    /// Whether less than the whole run is shown.
    public boolean zoomed() {
        return from > 0 || to < end;
    }

    /// Whether a time is shown.
    public boolean shows(double seconds) {
        return seconds >= from && seconds <= to;
    }

    /// Closer by a factor, with a time staying where it is.
    ///
    /// @param factor above 1 shows less
    public TimeScale closer(double at, double factor) {
        double span = Math.clamp((to - from) / factor, Math.min(CLOSEST, end), end);
        double share = (at - from) / (to - from);
        return starting(at - share * span, span);
    }

    /// The same length, later by some seconds, or earlier.
    public TimeScale later(double seconds) {
        return starting(from + seconds, to - from);
    }

    /// What lies between two times in either order, at least a minute of it.
    public TimeScale between(double one, double other) {
        double span = Math.max(Math.abs(other - one), Math.min(CLOSEST, end));
        return starting((one + other - span) / 2, span);
    }

    /// The same length, moved as little as shows a time.
    public TimeScale showing(double seconds) {
        return shows(seconds) ? this : later(seconds < from ? seconds - from : seconds - to);
    }

    /// The whole run.
    public TimeScale whole() {
        return whole(end, width);
    }

    /// The same over another width, or of a run of another length: what was shown stays, where it can.
    public TimeScale over(double otherEnd, double otherWidth) {
        if (otherEnd != end) {
            return whole(otherEnd, otherWidth);
        }
        return new TimeScale(from, to, end, Math.max(otherWidth, 1));
    }

    private TimeScale starting(double start, double span) {
        double first = Math.clamp(start, 0, end - span);
        return new TimeScale(first, Math.min(end, first + span), end, width);
    }
}
