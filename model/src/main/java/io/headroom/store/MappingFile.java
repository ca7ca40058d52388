package io.headroom.store;

import io.headroom.sheet.Field;
import io.headroom.sheet.KnownMapping;
import io.headroom.sheet.SheetMemory;
import io.headroom.sheet.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads and saves what columns of other people's sheets mean, by their titles.
///
/// ```json
/// {
///   "headroom": {"format": 1, "kind": "mappings"},
///   "mappings": [{"subject": "tenants", "columns": [{"title": "Customer", "field": "name"}, {"title": "Peak", "field": "rate", "unit": "/min"}, {"title": "Comment"}]}]
/// }
/// ```
///
/// A column without a field is left out. Fields are those of [Field].
public final class MappingFile {
    private static final String EXAMPLE = "[{\"title\": \"Customer\", \"field\": \"name\"}]";

    private MappingFile() {}

    /// Opens a file of mappings.
    ///
    /// @throws BadPlanFile if there is no such file, or it does not hold mappings this version can read
    public static SheetMemory read(Path path) throws BadPlanFile {
        return read(path.toString(), JsonInput.bytes(FileKind.MAPPINGS, path));
    }

    /// Reads mappings from their text.
    ///
    /// @param file what to call it in messages
    /// @throws BadPlanFile if it does not hold mappings this version can read
    public static SheetMemory parse(String file, String text) throws BadPlanFile {
        return read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static SheetMemory read(String file, byte[] bytes) throws BadPlanFile {
        ObjectNode root = JsonInput.parse(FileKind.MAPPINGS, file, bytes);
        FileKind.MAPPINGS.check(file, root);
        try {
            Part top = new Part(root, "$", List.of(UnknownKeys.FILE), new Reading(root));
            List<KnownMapping> mappings = new ArrayList<>();
            for (Part mapping : top.objects("mappings", object -> Part.textIn(object, "subject"))) {
                Subject subject = mapping.choice("subject", Subject.values());
                mapping.need("columns", EXAMPLE);
                mappings.add(new KnownMapping(subject, mapping.objects("columns", object -> Part.textIn(object, "title")).stream().map(column -> column(subject, column)).toList()));
            }
            if (mappings.size() > SheetMemory.MOST) {
                throw top.problem("mappings", "holds %d of them, and a file may have %d. Remove those of sheets that come no more.".formatted(mappings.size(), SheetMemory.MOST));
            }
            return new SheetMemory(mappings);
        } catch (Problem problem) {
            throw new BadPlanFile(file, String.valueOf(problem.getMessage()));
        }
    }

    private static KnownMapping.Column column(Subject subject, Part part) {
        String title = part.text("title", "Customer");
        String field = part.textOr("field", "");
        if (!field.isEmpty() && Field.of(subject, field).isEmpty()) {
            throw part.problem("field", "is no field of %s: use one of %s, or leave it out.".formatted(subject.key(), String.join(", ", Field.values(subject).stream().map(Field::key).toList())));
        }
        return new KnownMapping.Column(title, field, part.textOr("unit", ""));
    }

    /// The text of a file of mappings, the same for equal ones.
    public static String format(SheetMemory memory) {
        ObjectNode root = PlanWriter.object();
        root.set("headroom", PlanWriter.object().put("format", FileKind.MAPPINGS.format()).put("kind", FileKind.MAPPINGS.word()));
        ArrayNode mappings = root.putArray("mappings");
        for (KnownMapping mapping : memory.known()) {
            ObjectNode object = mappings.addObject().put("subject", mapping.subject().key());
            ArrayNode columns = object.putArray("columns");
            for (KnownMapping.Column column : mapping.columns()) {
                ObjectNode written = columns.addObject().put("title", column.title());
                if (!column.field().isEmpty()) {
                    written.put("field", column.field());
                }
                if (!column.unit().isEmpty()) {
                    written.put("unit", column.unit());
                }
            }
        }
        return JsonText.of(root);
    }

    /// Saves mappings: the file holds either all of them or what it held before.
    ///
    /// @throws SaveFailed if they cannot be saved
    public static void write(Path path, SheetMemory memory) throws SaveFailed {
        AtomicFile.replace(path, out -> out.write(format(memory).getBytes(StandardCharsets.UTF_8)));
    }
}
