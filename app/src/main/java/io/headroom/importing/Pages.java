package io.headroom.importing;

import io.headroom.importing.ImportState.Checking;
import io.headroom.importing.ImportState.Opened;
import io.headroom.importing.ImportState.Page;
import io.headroom.session.RememberedMappings;
import io.headroom.sheet.BookImport;
import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetMapping;
import io.headroom.sheet.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is taken to be chosen about the sheets of a file before anyone chooses: what was chosen for the same titles once before, or what the titles suggest.
final class Pages {
    private Pages() {}

    /// The sheets of a file. Which are taken, and as what, is what the command line would do with it.
    ///
    /// Guessing tries all titles of many lines: for the background.
    static List<Page> of(List<Grid> sheets, RememberedMappings memory) {
        Map<String, SheetMapping> mappings = new HashMap<>();
        Set<String> remembered = new HashSet<>();
        for (Grid sheet : sheets) {
            Optional<SheetMapping> known = memory.find(sheet);
            known.ifPresent(_ -> remembered.add(sheet.name()));
            known.or(() -> SheetMapping.guess(sheet)).ifPresent(mapping -> mappings.put(sheet.name(), mapping));
        }
        Set<String> taken = BookImport.choose(sheets, BookImport.all(), sheet -> Optional.ofNullable(mappings.get(sheet.name()))).sheets().stream().map(sheet -> sheet.grid().name())
                .collect(Collectors.toSet());
        return sheets.stream().map(sheet -> {
            SheetMapping mapping = Optional.ofNullable(mappings.get(sheet.name())).orElseGet(() -> SheetMapping.at(sheet, Subject.TENANTS, 0));
            int width = sheet.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
            // Whoever opens a file with one sheet wants that one, whatever its titles say.
            return new Page(sheet, whole(mapping, width), remembered.contains(sheet.name()), taken.contains(sheet.name()) || sheets.size() == 1);
        }).toList();
    }

    /// Columns without a title are shown as well, so that nothing stays unseen.
    private static SheetMapping whole(SheetMapping mapping, int width) {
        List<SheetMapping.Mapped> columns = new ArrayList<>(mapping.columns());
        while (columns.size() < width) {
            columns.add(new SheetMapping.Mapped("", null, ""));
        }
        return new SheetMapping(mapping.subject(), mapping.header(), columns);
    }

    /// A page whose titles are in another row, or whose rows are about something else: what its titles suggest then.
    static Page guessed(Page page, Subject subject, int header) {
        return page.with(whole(SheetMapping.at(page.grid(), subject, header), page.mapping().columns().size()));
    }

    /// A file that was read, at the first sheet that is taken.
    ///
    /// @param before what was open until now; of the same file, a sheet whose titles are the same keeps what was chosen about it
    static Opened opened(Path file, List<Page> pages, @Nullable Opened before) {
        int first = IntStream.range(0, pages.size()).filter(at -> pages.get(at).taken()).findFirst().orElse(0);
        if (before == null || !before.file().equals(file)) {
            return new Opened(file, pages, first, Checking.RUNNING, null);
        }
        List<Page> kept = pages.stream().map(page -> before.pages().stream().filter(old -> sameTitles(page, old)).findFirst()
                .map(old -> new Page(page.grid(), old.mapping(), old.remembered(), old.taken())).orElse(page)).toList();
        int at = kept.stream().map(page -> page.grid().name()).toList().indexOf(before.page().grid().name());
        return new Opened(file, kept, at < 0 ? first : at, Checking.RUNNING, null);
    }

    private static boolean sameTitles(Page page, Page old) {
        int width = page.mapping().columns().size();
        int header = old.mapping().header();
        return page.grid().name().equals(old.grid().name()) && header < page.grid().rows().size() && old.mapping().columns().size() == width
                && IntStream.range(0, width).mapToObj(page.grid().rows().get(header)::cell).toList().equals(old.mapping().columns().stream().map(SheetMapping.Mapped::title).toList());
    }
}
