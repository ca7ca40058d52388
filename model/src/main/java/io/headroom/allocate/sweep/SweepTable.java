package io.headroom.allocate.sweep;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a sweep found: its points in the order of the grid, with what each came to.
///
/// @param subjects what is set at points, in the order of the grid
/// @param points all points of the grid
/// @param outcomes what is known, by the numbers of points; all of them unless the sweep was cut short
public record SweepTable(List<String> subjects, List<Point> points, Map<Integer, Outcome> outcomes) {
    /// Keeps its own copies.
    public SweepTable {
        subjects = List.copyOf(subjects);
        points = List.copyOf(points);
        outcomes = Map.copyOf(outcomes);
    }

    /// Whether every point is known.
    public boolean complete() {
        return outcomes.size() == points.size();
    }

    /// What a point came to, if it is known.
    public Optional<Outcome> of(Point point) {
        return Optional.ofNullable(outcomes.get(point.number()));
    }

    /// Points that cannot stand.
    public long impossible() {
        return outcomes.values().stream().filter(Outcome.CannotStand.class::isInstance).count();
    }
}
