package io.headroom.tenants;

import io.headroom.words.Entering;
import io.headroom.words.Quantity;
import io.headroom.words.Typed;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One column of the table.
///
/// @param key names it
/// @param title its heading
/// @param quantity what kind of thing stands in it
/// @param form how it is drawn
/// @param em its width at first, in em
/// @param usual whether it is shown until the user chooses otherwise
/// @param optional whether its cells may be empty
/// @param text what stands in a cell, in plain spelling where it can be entered
/// @param order from low to high
/// @param obstacle why a cell cannot be entered; empty where it can
/// @param writer turns an entry in plain spelling into a change; null where the column is there to be read
/// @param choices what may be entered, where that is one of a list; else empty
public record Column(String key, String title, Quantity quantity, Form form, double em, boolean usual, boolean optional, Function<TenantRow, String> text, Comparator<TenantRow> order,
        Function<TenantRow, String> obstacle, @Nullable Writer writer, List<String> choices) {
    /// How the cells of a column are drawn.
    public enum Form {
        /// Words, from the left.
        WORDS,
        /// Figures, from the right.
        FIGURES,
        /// A state: its icon and word.
        STATE,
        /// Figures that a simulation found.
        RESULT
    }

    /// Turns an entry into a change.
    public interface Writer {
        /// @param plain the entry in plain spelling
        /// @throws io.headroom.plan.InvalidPlan if it cannot stand there
        CellChange change(TenantRow row, String plain);
    }

    /// Keeps its own copy.
    public Column {
        choices = List.copyOf(choices);
    }

    /// Whether something can be entered at all.
    public boolean editable() {
        return writer != null;
    }

    /// Whether it belongs to the tier, so that all tenants of the tier change with one.
    boolean ofTier() {
        return key.startsWith("limit.") || key.equals("weight");
    }

    /// What stands in a cell, as it is shown.
    String shown(TenantRow row, Typed typed) {
        String plain = text.apply(row);
        return writer == null || quantity == Quantity.WORDS ? plain : typed.local(plain);
    }

    /// How an entry into a cell is read.
    Entering entering(TenantRow row, Typed typed) {
        return new Entering(typed, quantity, shown(row, typed), optional);
    }
}
