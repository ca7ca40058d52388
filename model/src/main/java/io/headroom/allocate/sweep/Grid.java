package io.headroom.allocate.sweep;

import io.headroom.allocate.Require;
import io.headroom.plan.InvalidPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a sweep runs: every combination of the values of its axes, and where it lists points, each of those at every combination.
///
/// @param points points with names, or none where the axes are all
/// @param axes what is varied, the first slowest
public record Grid(List<Named> points, List<Axis> axes) {
    /// Most points of a sweep.
    public static final int MOST_POINTS = 10_000;

    /// A point with a name.
    ///
    /// @param settings what it sets, no two of one subject; none for the plan as it is
    public record Named(String name, List<Setting> settings) {
        /// @throws InvalidPlan if it has no name, or sets something twice
        public Named {
            settings = List.copyOf(settings);
            if (name.isBlank()) {
                throw new InvalidPlan("A point has no name: give it one.");
            }
            Require.distinct("settings of point " + name, settings.stream().map(Setting::subject).toList());
        }
    }

    /// @throws InvalidPlan if it has neither points nor axes, something is set twice at one point, or there are more than 10,000 points
    public Grid {
        points = List.copyOf(points);
        axes = List.copyOf(axes);
        if (points.isEmpty() && axes.isEmpty()) {
            throw new InvalidPlan("The grid has neither axes nor points: give it one, e.g. \"axes\": {\"seed\": [1, 2, 3]}.");
        }
        Require.distinct("axes", axes.stream().map(Axis::subject).toList());
        Require.distinct("points", points.stream().map(Named::name).toList());
        for (Named point : points) {
            for (Setting setting : point.settings()) {
                if (axes.stream().anyMatch(axis -> axis.subject().equals(setting.subject()))) {
                    throw new InvalidPlan("Point %s sets %s, which is an axis: leave it out of one of them.".formatted(point.name(), setting.subject()));
                }
            }
        }
        double size = Math.max(1, points.size());
        for (Axis axis : axes) {
            size *= axis.values().size();
        }
        if (size > MOST_POINTS) {
            throw new InvalidPlan("The grid has %s points: use at most %d. Leave out values, or run it in parts.".formatted(Require.plain(size), MOST_POINTS));
        }
    }

    /// All points, the last axis fastest.
    public List<Point> all() {
        List<Named> rows = points.isEmpty() ? List.of() : points;
        List<Point> found = new ArrayList<>();
        if (rows.isEmpty()) {
            cross(found, "", List.of(), 0);
        }
        rows.forEach(row -> cross(found, row.name(), row.settings(), 0));
        return List.copyOf(found);
    }

    private void cross(List<Point> found, String name, List<Setting> sofar, int axis) {
        if (axis == axes.size()) {
            found.add(new Point(found.size() + 1, name, sofar));
            return;
        }
        for (Setting value : axes.get(axis).values()) {
            cross(found, name, Stream.concat(sofar.stream(), Stream.of(value)).toList(), axis + 1);
        }
    }

    /// All that is set anywhere, in the order in which it is named: the axes, then what points set.
    public List<String> subjects() {
        return Stream.concat(axes.stream().map(Axis::subject), points.stream().flatMap(point -> point.settings().stream()).map(Setting::subject)).distinct().toList();
    }

    /// All values anywhere.
    public Stream<Setting> settings() {
        return Stream.concat(axes.stream().flatMap(axis -> axis.values().stream()), points.stream().flatMap(point -> point.settings().stream()));
    }
}
