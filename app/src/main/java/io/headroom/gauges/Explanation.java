package io.headroom.gauges;

import java.util.List;

/// How the value of a gauge is computed, in words.
///
/// @param reading what it shows
/// @param lines what there is to know, in order
/// @param help the page of help that says more
public record Explanation(Reading reading, List<Line> lines, String help) {
    /// Keeps its own copy.
    public Explanation {
        lines = List.copyOf(lines);
    }

    /// One thing to know.
    ///
    /// @param name e.g. "Window"
    /// @param text e.g. "the whole run of 1 h, without its warm-up of 5 min"
    public record Line(String name, String text) {}
}
