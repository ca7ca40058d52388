package io.headroom.cli;

import io.headroom.intake.SpreadsheetFile;
import io.headroom.plan.Plan;
import io.headroom.problems.Problems;
import io.headroom.sheet.BookImport;
import io.headroom.sheet.Field;
import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetImport;
import io.headroom.sheet.SheetMapping;
import io.headroom.sheet.SheetMemory;
import io.headroom.sheet.Subject;
import io.headroom.sheet.TenantColumn;
import io.headroom.trace.ImportWatch;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Tenants, clusters and prices that `headroom import` reads from a workbook or a CSV file.
///
/// @param sheet name of the only sheet to read, or null for all in sight whose titles name something
/// @param what what to read
/// @param maps what columns hold, each as `TITLE=FIELD` or `TITLE=FIELD:UNIT`
/// @param memory mappings of earlier imports, which go before what titles suggest
record SheetsImport(Path file, @Nullable String sheet, Set<Subject> what, List<String> maps, SheetMemory memory) {
    private static final Words WORDS = Words.of(SheetsImport.class);
    private static final Format FORMAT = Format.here();
    private static final int SHOWN = 5;
    private static final int NOTED = 20;
    private static final int HEAD = 64 << 10;
    private static final int HEAD_LINES = 50;
    /// Titles by which traces tell when something was sent; a sheet has none.
    private static final List<String> TIMES = List.of("timestamp", "t_s");
    private static final List<String> SHEETS = List.of(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods");

    /// Whether a file holds sheets and no trace: a workbook always, CSV if its titles name what a sheet is about, or if they are none of a trace and it is asked for as a sheet.
    static boolean holds(Path file, boolean asked) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String name = Objects.requireNonNullElse(file.getFileName(), file).toString().toLowerCase(Locale.ROOT);
        byte[] head = head(file);
        if ((head.length > 1 && head[0] == 'P' && head[1] == 'K') || SHEETS.stream().anyMatch(name::endsWith)) {
            return true;
        }
        if (!name.endsWith(".csv") && !name.endsWith(".tsv")) {
            return false;
        }
        List<Grid.Line> lines = lines(head);
        return lines.stream().limit(1).flatMap(line -> line.cells().stream()).noneMatch(title -> TIMES.contains(title.strip().toLowerCase(Locale.ROOT)))
                && (asked || SheetMapping.guess(new Grid(name, lines, List.of())).filter(mapping -> mapping.subject() != Subject.TENANTS ? mapping.fits() : mapping.of(Field.of(TenantColumn.NAME)) >= 0)
                        .isPresent());
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    /// The first lines of a text, roughly: enough to see its titles.
    private static List<Grid.Line> lines(byte[] head) {
        boolean wide = head.length > 1 && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        List<String> lines = new String(head, charset).lines().limit(HEAD_LINES).toList();
        return IntStream.range(0, lines.size()).mapToObj(i -> new Grid.Line(i + 1, Arrays.stream(lines.get(i).replace("\uFEFF", "").split("[,;\t]", -1)).map(title -> title.replace("\"", "")).toList())).toList();
    }

    /// Reads the sheets for a plan.
    ///
    /// @throws BadInput in one line, with the first cells that are wrong
    BookImport read(Plan plan, ImportWatch watch) throws IOException, BadInput {
        List<Grid> grids = SpreadsheetFile.read(file, watch);
        Set<String> used = new HashSet<>();
        BookImport.Choice choice = sheet == null ? chosen(grids, used) : named(sheet, grids, used);
        for (String map : maps) {
            if (!used.contains(map)) {
                throw new BadInput(WORDS.text("sheet.map", map, grids.stream().flatMap(grid -> mapping(grid).stream()).flatMap(mapping -> mapping.columns().stream()).map(SheetMapping.Mapped::title)
                        .filter(title -> !title.isEmpty()).distinct().collect(Collectors.joining(", ")), fields(what)));
            }
        }
        if (choice.sheets().isEmpty()) {
            throw new BadInput(WORDS.text("sheet.titles", file, choice.leftOut().stream().map(BookImport.LeftOut::sheet).collect(Collectors.joining(", "))));
        }
        BookImport book = BookImport.read(plan, choice);
        if (book.wrong()) {
            throw new BadInput(book.parts().stream().filter(part -> !part.read().problems().isEmpty()).map(this::problems).collect(Collectors.joining(" ")));
        }
        if (book.empty() && book.parts().stream().allMatch(part -> part.read().notes().isEmpty())) {
            throw new BadInput(WORDS.text("sheet.empty", file, choice.sheets().stream().map(one -> one.grid().name()).collect(Collectors.joining(", "))));
        }
        return book;
    }

    private BookImport.Choice chosen(List<Grid> grids, Set<String> used) throws BadInput {
        Map<String, SheetMapping> mappings = new HashMap<>();
        for (Grid grid : grids) {
            Optional<SheetMapping> mapping = mapping(grid);
            if (mapping.isPresent()) {
                mappings.put(grid.name(), mapped(mapping.get(), used));
            }
        }
        return BookImport.choose(grids, what, grid -> Optional.ofNullable(mappings.get(grid.name())));
    }

    /// Who names a sheet wants that one, even where what is to be read of it is wrong.
    private BookImport.Choice named(String wanted, List<Grid> grids, Set<String> used) throws BadInput {
        Grid grid = grids.stream().filter(one -> one.name().equalsIgnoreCase(wanted)).findFirst()
                .orElseThrow(() -> new BadInput(WORDS.text("sheet.missing", file, wanted, grids.stream().map(Grid::name).collect(Collectors.joining(", ")))));
        SheetMapping mapping = mapping(grid).orElseThrow(() -> new BadInput(WORDS.text("sheet.titles", file, grid.name())));
        return new BookImport.Choice(List.of(new BookImport.Sheet(grid, mapped(mapping, used))), List.of());
    }

    /// The mapping of a sheet before anyone says otherwise: the one that was kept, the one its titles suggest, or for titles that suggest nothing the line that has a title that is mapped.
    private Optional<SheetMapping> mapping(Grid grid) {
        return memory.find(grid).filter(mapping -> what.contains(mapping.subject())).or(() -> BookImport.guess(grid, what)).or(() -> {
            Set<String> titles = maps.stream().map(SheetsImport::title).map(title -> title.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
            return IntStream.range(0, Math.min(HEAD_LINES, grid.rows().size()))
                    .filter(line -> grid.rows().get(line).cells().stream().anyMatch(cell -> titles.contains(cell.strip().toLowerCase(Locale.ROOT)))).boxed().findFirst()
                    .map(line -> SheetMapping.at(grid, what.size() == 1 ? what.iterator().next() : Subject.TENANTS, line));
        });
    }

    private static String title(String map) {
        int equals = map.lastIndexOf('=');
        return equals < 0 ? "" : map.substring(0, equals).strip();
    }

    /// @param used gets the maps that say something of this sheet
    private SheetMapping mapped(SheetMapping guessed, Set<String> used) throws BadInput {
        SheetMapping mapping = guessed;
        for (String map : maps) {
            String[] meaning = map.substring(map.lastIndexOf('=') + 1).split(":", 2);
            int column = -1;
            for (int i = 0; i < mapping.columns().size(); i++) {
                column = !title(map).isEmpty() && mapping.columns().get(i).title().equalsIgnoreCase(title(map)) ? i : column;
            }
            if (column < 0) {
                continue;
            }
            Optional<Field> field = Field.of(mapping.subject(), meaning[0].strip());
            if (field.isEmpty() && !meaning[0].isBlank()) {
                throw new BadInput(WORDS.text("sheet.map", map, mapping.columns().stream().map(SheetMapping.Mapped::title).collect(Collectors.joining(", ")), fields(Set.of(mapping.subject()))));
            }
            used.add(map);
            String usual = field.map(one -> one.unit(title(map))).orElse("");
            mapping = mapping.with(column, field.orElse(null), meaning.length > 1 ? meaning[1].strip() : usual);
        }
        return mapping;
    }

    private static String fields(Set<Subject> subjects) {
        return subjects.stream().sorted().flatMap(subject -> Field.values(subject).stream()).map(Field::key).distinct().collect(Collectors.joining(", "));
    }

    private String problems(BookImport.Part part) {
        List<Grid.Problem> all = part.read().problems();
        String first = all.stream().limit(SHOWN).map(problem -> WORDS.text("sheet.cell", problem.address(), Problems.said(problem.what()))).collect(Collectors.joining(" "));
        int more = all.size() - SHOWN;
        return WORDS.text("sheet.problems", file, part.sheet().grid().name(), first, more > 0 ? WORDS.text("sheet.more", more) : "").strip();
    }

    /// What came in, a line for each sheet.
    static List<String> cameIn(BookImport book) {
        return book.parts().stream().map(part -> {
            SheetImport read = part.read();
            return WORDS.text("imported." + read.subject().key(), FORMAT.whole(read.added()), FORMAT.whole(read.changed()), FORMAT.whole(read.tenants().size() + read.clusters().size()),
                    part.sheet().grid().name());
        }).toList();
    }

    /// What was left out or taken for something: sheets, columns and rows, and what each file is said to be.
    static List<String> remarks(BookImport book) {
        List<String> lines = new ArrayList<>();
        for (BookImport.Why why : BookImport.Why.values()) {
            List<String> sheets = book.leftOut().stream().filter(left -> left.why() == why).map(BookImport.LeftOut::sheet).toList();
            if (!sheets.isEmpty()) {
                lines.add(WORDS.count("leftOut." + why.name(), sheets.size(), String.join(", ", sheets)));
            }
        }
        for (BookImport.Part part : book.parts()) {
            String name = part.sheet().grid().name();
            part.sheet().grid().remarks().forEach(remark -> lines.add(WORDS.text("sheet.remark", name, Problems.said(remark))));
            List<String> columns = part.sheet().mapping().leftOut(part.sheet().grid());
            if (!columns.isEmpty()) {
                lines.add(WORDS.count("leftOut.columns", columns.size(), name, String.join(", ", columns)));
            }
            List<Grid.Problem> notes = part.read().notes();
            notes.stream().limit(NOTED).forEach(note -> lines.add(WORDS.text("sheet.note", name, note.address(), Problems.said(note.what()))));
            if (notes.size() > NOTED) {
                lines.add(WORDS.text("sheet.notes", name, FORMAT.whole(notes.size() - NOTED)));
            }
        }
        return lines;
    }
}
