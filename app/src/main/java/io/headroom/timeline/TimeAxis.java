package io.headroom.timeline;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The times that are written below the tracks, at round times of the day.
final class TimeAxis {
    private static final double DAY = 86_400;
    private static final double[] STEPS = {1, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 56 * DAY, 112 * DAY};

    private TimeAxis() {}

    /// A time that is written.
    ///
    /// @param seconds since the start of the run
    record Tick(double seconds, String label) {}

    /// As many as there is room for.
    ///
    /// @param start when the run begins
    /// @param room pixels that a label takes with the gap after it
    static List<Tick> ticks(TimeScale scale, LocalDateTime start, double room, Locale locale) {
        double step = step(scale.perPixel() * room);
        double midnight = start.toLocalTime().toNanoOfDay() / 1e9;
        DateTimeFormatter clock = DateTimeFormatter.ofPattern(step < 60 ? "HH:mm:ss" : "HH:mm", locale);
        DateTimeFormatter date = DateTimeFormatter.ofPattern("d MMM", locale);
        List<Tick> ticks = new ArrayList<>();
        for (double at = Math.ceil((scale.from() + midnight) / step) * step - midnight; at <= scale.to(); at += step) {
            LocalDateTime when = start.plusNanos(Math.round(at * 1e9));
            boolean dated = scale.end() > DAY && when.toLocalTime().toSecondOfDay() == 0;
            ticks.add(new Tick(at, when.format(dated ? date : clock)));
        }
        return ticks;
    }

    private static double step(double least) {
        for (double step : STEPS) {
            if (step >= least) {
                return step;
            }
        }
        return Math.ceil(least / DAY) * DAY;
    }

    /// The step in which a flag moves: a round time of a few pixels.
    static double grain(TimeScale scale) {
        return Math.min(step(scale.perPixel() * 3), 3600);
    }
}
