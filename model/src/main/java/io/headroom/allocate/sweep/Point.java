package io.headroom.allocate.sweep;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One plan that a sweep simulates: the plan with some things set.
///
/// @param number its place in the sweep, from 1
/// @param name the name it has in a list of points, or empty
/// @param settings what it sets, in the order of the grid, no two of one subject
public record Point(int number, String name, List<Setting> settings) {
    /// Keeps its own copy.
    public Point {
        settings = List.copyOf(settings);
    }

    /// The value that it gives a subject, as a grid file has it; empty if that is as in the plan.
    public Optional<String> value(String subject) {
        return settings.stream().filter(setting -> setting.subject().equals(subject)).map(Setting::value).findFirst();
    }

    /// What it is in a line of text, e.g. `point 3 (seed 7, gpus lane-1 16)`.
    public String label() {
        String parts = settings.stream().map(setting -> setting.subject() + " " + setting.value()).collect(Collectors.joining(", "));
        return "point " + number + (name.isEmpty() ? "" : " \"" + name + "\"") + (parts.isEmpty() ? "" : " (" + parts + ")");
    }
}
