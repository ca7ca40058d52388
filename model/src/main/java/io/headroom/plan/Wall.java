package io.headroom.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The gauges that the window of a plan shows, from left to right. Nothing that is simulated depends on it.
///
/// @param gauges 1 to [#MOST]
public record Wall(List<Gauge> gauges) {
    /// More gauges than this cost too much to redraw four or five times a second.
    public static final int MOST = 12;

    /// The gauges of a plan for which nobody chose any.
    public static final Wall USUAL = new Wall(Stream.of(Gauge.Quantity.TTFT, Gauge.Quantity.E2E, Gauge.Quantity.TOKENS_OUT, Gauge.Quantity.UTILISATION,
            Gauge.Quantity.THROTTLED, Gauge.Quantity.QUEUE, Gauge.Quantity.OBJECTIVES, Gauge.Quantity.COST).map(Gauge::of).toList());

    /// @throws InvalidPlan if there is none, or there are too many
    public Wall {
        gauges = List.copyOf(gauges);
        if (gauges.isEmpty()) {
            throw new InvalidPlan("The gauge wall is empty: keep one gauge at least.");
        }
        if (gauges.size() > MOST) {
            throw new InvalidPlan("The gauge wall has %d gauges: it holds %d. Maybe leave some out?".formatted(gauges.size(), MOST));
        }
    }

    /// The same wall with one more gauge at its right end.
    ///
    /// @throws InvalidPlan if it is full
    public Wall with(Gauge gauge) {
        return new Wall(Stream.concat(gauges.stream(), Stream.of(gauge)).toList());
    }

    /// The same wall without a gauge.
    ///
    /// @param index counted from the left, from 0
    /// @throws InvalidPlan if it is the last one
    public Wall without(int index) {
        List<Gauge> rest = new ArrayList<>(gauges);
        rest.remove(index);
        return new Wall(rest);
    }

    /// The same wall with another gauge in a place.
    public Wall with(int index, Gauge gauge) {
        List<Gauge> changed = new ArrayList<>(gauges);
        changed.set(index, gauge);
        return new Wall(changed);
    }

    /// The same wall with a gauge in another place; those between move up.
    public Wall moved(int from, int to) {
        List<Gauge> changed = new ArrayList<>(gauges);
        changed.add(to, changed.remove(from));
        return new Wall(changed);
    }
}
