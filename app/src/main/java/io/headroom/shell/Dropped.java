package io.headroom.shell;

import io.headroom.intake.SpreadsheetFile;
import io.headroom.store.PlanFile;
import io.headroom.trace.TraceFile;
import io.headroom.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What becomes of files that are dropped on the window: one plan opens, one trace or spreadsheet is imported, and anything else says why it does not.
sealed interface Dropped {
    /// A plan to open.
    record OfPlan(Path file) implements Dropped {}

    /// A trace to import.
    record OfTrace(Path file) implements Dropped {}

    /// A table of text that holds a trace or a sheet, which only its content tells.
    record OfTable(Path file) implements Dropped {}

    /// A spreadsheet to import.
    record OfSheet(Path file) implements Dropped {}

    /// Nothing that can be used.
    ///
    /// @param why one line
    record Refused(String why) implements Dropped {}

    /// Looks at what was dropped.
    ///
    /// @param files at least one
    static Dropped of(List<Path> files) {
        Words words = Words.of(Dropped.class);
        if (files.size() > 1) {
            return new Refused(words.count("drop.several", files.size()));
        }
        Path file = files.getFirst();
        String name = Objects.requireNonNullElse(file.getFileName(), file).toString();
        if (Files.isDirectory(file)) {
            return new Refused(words.text("drop.folder", name));
        }
        if (TraceFile.hasTraceName(name)) {
            return SpreadsheetFile.hasSpreadsheetName(name) ? new OfTable(file) : new OfTrace(file);
        }
        if (SpreadsheetFile.hasSpreadsheetName(name)) {
            return new OfSheet(file);
        }
        return name.toLowerCase(Locale.ROOT).endsWith(PlanFile.EXTENSION) ? new OfPlan(file) : new Refused(words.text("drop.unknown", name));
    }
}
