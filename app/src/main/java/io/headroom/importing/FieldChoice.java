package io.headroom.importing;

import io.headroom.sheet.Field;
import io.headroom.sheet.Subject;
import io.headroom.sheet.TenantColumn;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can be chosen for a column.
///
/// @param field what it holds; null to leave it out
/// @param label its name for people
record FieldChoice(@Nullable Field field, String label) {
    /// All of them for a subject, leaving out first.
    static List<FieldChoice> all(Subject subject) {
        Words words = Words.of(FieldChoice.class);
        List<FieldChoice> all = new ArrayList<>(List.of(new FieldChoice(null, words.text("field.none"))));
        Field.values(subject).stream().filter(field -> field.column() != TenantColumn.MORE).forEach(field -> all.add(new FieldChoice(field, label(words, field))));
        return all;
    }

    private static String label(Words words, Field field) {
        String objective = field.objective();
        if (!objective.isEmpty()) {
            int space = objective.indexOf(' ');
            return words.text("field.objective", objective.substring(0, space).toUpperCase(Locale.ROOT).replace("WAIT", words.text("field.wait")),
                    objective.endsWith("mean") ? words.text("field.mean") : objective.substring(space + 1));
        }
        return words.text("field." + field.subject().key() + "." + field.key());
    }

    /// The units that bare numbers of a field can be in, the usual one first; none where it has no unit. A time that names none says it in each cell.
    static List<String> units(@Nullable Field field) {
        if (field == null || field.units().isEmpty()) {
            return List.of();
        }
        boolean time = field.units().contains("ms");
        return time ? Stream.concat(Stream.of(""), field.units().stream()).toList() : field.units();
    }

    @Override
    public String toString() {
        return label;
    }
}
