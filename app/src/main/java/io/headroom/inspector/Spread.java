package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.plan.Distribution;
import io.headroom.plan.Units;
import io.headroom.words.Quantity;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// How something is spread: fields to edit where two figures or one say it all.
///
/// @param quantity what kind of thing it is
/// @param write turns a value into the text of a field
/// @param read turns it back
/// @param show how a value is shown that cannot be edited
/// @param prefix of the ids of the row and its fields
record Spread(Figures figures, String prefix, Quantity quantity, DoubleFunction<String> write, ToDoubleFunction<String> read, DoubleFunction<String> show) {
    static Spread ofCounts(Figures figures, String prefix) {
        return new Spread(figures, prefix, Quantity.COUNT, Units::formatCount, Units::count, figures.format()::count);
    }

    static Spread ofSeconds(Figures figures, String prefix) {
        return new Spread(figures, prefix, Quantity.DURATION, Figures::seconds, Units::seconds, value -> figures.format().duration(value).text());
    }

    /// @param key of the fields behind the prefix
    /// @param label key of what is spread; with `.p50`, `.p99` and `.fixed` of its fields
    Row row(String key, String label, Distribution values, Function<Distribution, Edit> edit) {
        String row = prefix + "spread." + key;
        return switch (values) {
            case Distribution.LogNormal(double p50, double p99, Double max) -> new Fields(row, List.of(
                    field(key + ".p50", label + ".p50", p50, value -> edit.apply(new Distribution.LogNormal(value, p99, max))),
                    field(key + ".p99", label + ".p99", p99, value -> edit.apply(new Distribution.LogNormal(p50, value, max)))));
            case Distribution.Fixed(double value) -> new Fields(row, List.of(field(key + ".fixed", label + ".fixed", value, other -> edit.apply(new Distribution.Fixed(other)))));
            case Distribution.Uniform _, Distribution.Exponential _, Distribution.Gamma _, Distribution.Hyperexponential _, Distribution.Empirical _ -> new Fact(
                    row, figures.word(label), figures.word("tokens.percentiles", show.apply(values.quantile(0.5)), show.apply(values.quantile(0.99))));
        };
    }

    private Field field(String id, String label, double value, DoubleFunction<Edit> edit) {
        return figures.field(quantity, prefix + id, label, write.apply(value), text -> edit.apply(read.applyAsDouble(text)));
    }
}
