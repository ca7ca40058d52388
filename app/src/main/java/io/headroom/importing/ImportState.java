package io.headroom.importing;

import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the page shows.
///
/// @param reading the file that is being read; null if none is
/// @param problem why the last file could not be read, one line; empty if it could
/// @param opened the file that was read; null before the first. A file that cannot be read leaves the one before it where it was
record ImportState(@Nullable Reading reading, String problem, @Nullable Opened opened) {
    /// Nothing was chosen yet.
    static final ImportState EMPTY = new ImportState(null, "", null);

    /// A file that is being read.
    ///
    /// @param share share read, 0 to 1, or below 0 where it is not known
    record Reading(String name, double share) {}

    /// How far it is known what would come in.
    enum Checking {
        /// Not yet: what was chosen is being read.
        RUNNING,
        /// It is.
        DONE,
        /// The user ended it.
        ENDED,
        /// It went wrong.
        FAILED
    }

    /// A file that was read.
    ///
    /// @param sheets its sheets, at least one
    /// @param at which of them is chosen
    /// @param mapping what its columns hold
    /// @param remembered whether they hold what was chosen for the same titles once before
    /// @param check what would come in, of this choice or of the one before it; null before the first
    record Opened(Path file, List<Grid> sheets, int at, SheetMapping mapping, boolean remembered, Checking checking, @Nullable SheetCheck check) {
        Opened {
            sheets = List.copyOf(sheets);
        }

        Grid sheet() {
            return sheets.get(at);
        }

        String name() {
            return Objects.requireNonNullElse(file.getFileName(), file).toString();
        }

        /// What would come in, once that is known of this very choice.
        @Nullable SheetCheck settled() {
            return checking == Checking.DONE ? check : null;
        }

        Opened with(Checking how, @Nullable SheetCheck found) {
            return new Opened(file, sheets, at, mapping, remembered, how, found);
        }

        Opened with(SheetMapping other, boolean known) {
            return new Opened(file, sheets, at, other, known, Checking.RUNNING, check);
        }
    }

    ImportState with(@Nullable Opened other) {
        return new ImportState(reading, problem, other);
    }

    ImportState with(@Nullable Reading other) {
        return new ImportState(other, problem, opened);
    }
}
