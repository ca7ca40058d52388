package io.headroom.comparison;

import io.headroom.compare.Change;
import io.headroom.gauges.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A gauge of the wall, read for each side.
///
/// @param readings that of the first side, then those of the others, of the same tenant or partition wherever they have it
/// @param against how each of the others differs from the first
public record ComparedGauge(List<Reading> readings, List<Versus> against) {
    /// Keeps its own copies.
    public ComparedGauge {
        readings = List.copyOf(readings);
        against = List.copyOf(against);
    }

    /// How a side differs from the first.
    ///
    /// @param change in figures, e.g. "−77 %"; empty where there is nothing to compare
    /// @param verdict whether that is better, from paired runs; null where they do not say
    public record Versus(String change, @Nullable Change verdict) {}

    /// The end of the scale that all sides share.
    public double scaleMax() {
        return readings.stream().filter(Reading::hasValue).mapToDouble(Reading::scaleMax).max().orElse(1);
    }
}
