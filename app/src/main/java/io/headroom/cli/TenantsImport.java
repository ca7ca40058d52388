package io.headroom.cli;

import io.headroom.intake.SpreadsheetFile;
import io.headroom.plan.Plan;
import io.headroom.sheet.Field;
import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetImport;
import io.headroom.sheet.SheetMapping;
import io.headroom.sheet.Subject;
import io.headroom.sheet.TenantColumn;
import io.headroom.trace.ImportWatch;
import io.headroom.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tenants that `headroom import` reads from a workbook or a CSV file.
final class TenantsImport {
    private static final Words WORDS = Words.of(TenantsImport.class);
    private static final int SHOWN = 5;
    /// Titles by which traces tell when something was sent; a sheet of tenants has none.
    private static final List<String> TIMES = List.of("timestamp", "t_s");
    private static final Field NAME = Field.of(TenantColumn.NAME);

    private TenantsImport() {}

    /// Whether a file holds tenants and no trace: a workbook always, CSV if its titles name tenants.
    static boolean holds(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        if (packed(file)) {
            return true;
        }
        String name = Objects.requireNonNullElse(file.getFileName(), file).toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".tsv")) {
            return false;
        }
        List<String> titles = titles(file);
        return titles.stream().noneMatch(title -> TIMES.contains(title.strip().toLowerCase(Locale.ROOT))) && titles.stream().map(title -> Field.guess(Subject.TENANTS, title)).flatMap(Optional::stream).anyMatch(NAME::equals);
    }

    private static boolean packed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    private static List<String> titles(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(64 << 10);
        }
        String first = new String(head, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        return List.of(first.replace("\uFEFF", "").split("[,;\t]", -1)).stream().map(title -> title.replace("\"", "")).toList();
    }

    /// Reads tenants for a plan.
    ///
    /// @param sheet name of the sheet, or null for the last one whose titles name tenants
    /// @param maps what columns hold, each as `TITLE=FIELD` or `TITLE=FIELD:UNIT`
    /// @throws BadInput in one line, with the first cells that are wrong
    static SheetImport read(Plan plan, Path file, @Nullable String sheet, List<String> maps, ImportWatch watch) throws IOException, BadInput {
        List<Grid> grids = SpreadsheetFile.read(file, watch);
        Grid grid = sheet == null ? usual(file, grids) : grids.stream().filter(one -> one.name().equalsIgnoreCase(sheet)).findFirst()
                .orElseThrow(() -> new BadInput(WORDS.text("sheet.missing", file, sheet, grids.stream().map(Grid::name).collect(Collectors.joining(", ")))));
        SheetMapping mapping = SheetMapping.guess(grid).orElseThrow(() -> new BadInput(WORDS.text("sheet.titles", file, grid.name())));
        for (String map : maps) {
            mapping = mapped(mapping, map);
        }
        SheetImport read = SheetImport.read(plan, grid, mapping);
        if (!read.problems().isEmpty()) {
            String first = read.problems().stream().limit(SHOWN).map(problem -> WORDS.text("sheet.cell", problem.address(), problem.what())).collect(Collectors.joining(" "));
            int more = read.problems().size() - SHOWN;
            throw new BadInput(WORDS.text("sheet.problems", file, grid.name(), first, more > 0 ? WORDS.text("sheet.more", more) : "").strip());
        }
        return read;
    }

    private static Grid usual(Path file, List<Grid> grids) throws BadInput {
        // Our own sheet for this is the last of its workbook; elsewhere there is mostly one.
        return grids.reversed().stream().filter(grid -> SheetMapping.guess(grid).filter(mapping -> mapping.of(NAME) >= 0).isPresent()).findFirst()
                .orElseThrow(() -> new BadInput(WORDS.text("sheet.titles", file, grids.stream().map(Grid::name).collect(Collectors.joining(", ")))));
    }

    private static SheetMapping mapped(SheetMapping mapping, String map) throws BadInput {
        int equals = map.lastIndexOf('=');
        String title = equals < 0 ? "" : map.substring(0, equals).strip();
        String[] meaning = map.substring(equals + 1).split(":", 2);
        int column = -1;
        for (int i = 0; i < mapping.columns().size(); i++) {
            column = mapping.columns().get(i).title().equalsIgnoreCase(title) ? i : column;
        }
        Optional<Field> field = Field.of(mapping.subject(), meaning[0].strip());
        if (equals < 0 || column < 0 || (field.isEmpty() && !meaning[0].isBlank())) {
            throw new BadInput(WORDS.text("sheet.map", map, mapping.columns().stream().map(SheetMapping.Mapped::title).collect(Collectors.joining(", ")),
                    Field.values(mapping.subject()).stream().map(Field::key).collect(Collectors.joining(", "))));
        }
        return mapping.with(column, field.orElse(null), meaning.length > 1 ? meaning[1].strip() : mapping.columns().get(column).unit());
    }
}
