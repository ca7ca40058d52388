package io.headroom.importing;

import io.headroom.plan.Units;
import io.headroom.sheet.Field;
import io.headroom.sheet.TenantColumn;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What can be chosen for a column.
///
/// @param field what it holds; null to leave it out
/// @param label its name for people
record FieldChoice(@Nullable Field field, String label) {
    /// All of them, leaving out first.
    static List<FieldChoice> all() {
        Words words = Words.of(FieldChoice.class);
        List<FieldChoice> all = new ArrayList<>(List.of(new FieldChoice(null, words.text("field.none"))));
        Field.values().stream().filter(field -> field.column() != TenantColumn.MORE).forEach(field -> all.add(new FieldChoice(field, label(words, field))));
        return all;
    }

    private static String label(Words words, Field field) {
        String objective = field.objective();
        if (!objective.isEmpty()) {
            int space = objective.indexOf(' ');
            return words.text("field.objective", objective.substring(0, space).toUpperCase(Locale.ROOT).replace("WAIT", words.text("field.wait")),
                    objective.endsWith("mean") ? words.text("field.mean") : objective.substring(space + 1));
        }
        return words.text("field." + field.key());
    }

    /// The units that bare numbers of a field can be in; none where it has no unit.
    static List<String> units(@Nullable Field field) {
        if (field == null) {
            return List.of();
        }
        if (field.column() == TenantColumn.RATE) {
            return List.of("/s", "/min", "/h", "/day");
        }
        return !field.objective().isEmpty() || field.column() == TenantColumn.DEADLINE ? List.of("", "ms", "s", "min", "h") : List.of();
    }

    @Override
    public String toString() {
        return label;
    }
}
