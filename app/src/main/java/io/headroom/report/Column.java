package io.headroom.report;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column of a table.
///
/// @param group heading over this and the columns that follow, empty for the same group as before
/// @param width in characters
/// @param value what a row shows, or null for nothing
/// @param style how a row shows it
/// @param leadsTo what its cell links to: the id of a tenant or a partition, or the name of a sheet; null for nothing
record Column<T>(String group, String header, int width, Function<T, Style> style, Function<T, @Nullable Object> value, Function<T, @Nullable Object> leadsTo) {
    /// A column without links.
    Column(String group, String header, int width, Function<T, Style> style, Function<T, @Nullable Object> value) {
        this(group, header, width, style, value, _ -> null);
    }

    /// A column in one style.
    static <T> Column<T> of(String header, int width, Style style, Function<T, @Nullable Object> value) {
        return new Column<>("", header, width, row -> style, value);
    }

    /// The same column at the head of a group.
    Column<T> under(String title) {
        return new Column<>(title, header, width, style, value, leadsTo);
    }

    /// The same column with links.
    Column<T> to(Function<T, @Nullable Object> place) {
        return new Column<>(group, header, width, style, value, place);
    }
}
