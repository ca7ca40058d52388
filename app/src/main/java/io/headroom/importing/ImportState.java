package io.headroom.importing;

import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the page shows.
///
/// @param reading the file that is being read; null if none is
/// @param problem why the last file could not be read, one line; empty if it could
/// @param note what was done otherwise, such as where a template lies; empty for nothing
/// @param opened the file that was read; null before the first. A file that cannot be read leaves the one before it where it was
record ImportState(@Nullable Reading reading, String problem, String note, @Nullable Opened opened) {
    /// Nothing was chosen yet.
    static final ImportState EMPTY = new ImportState(null, "", "", null);

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

    /// A sheet and what was chosen about it.
    ///
    /// @param mapping what its columns hold, one for each column of the sheet
    /// @param remembered whether they hold what was chosen for the same titles once before
    /// @param taken whether it is imported
    record Page(Grid grid, SheetMapping mapping, boolean remembered, boolean taken) {
        Page with(SheetMapping other) {
            return new Page(grid, other, false, taken);
        }

        Page taken(boolean yes) {
            return new Page(grid, mapping, remembered, yes);
        }
    }

    /// A file that was read.
    ///
    /// @param pages its sheets, at least one
    /// @param at which of them is shown
    /// @param check what would come in, of this choice or of the one before it; null before the first
    record Opened(Path file, List<Page> pages, int at, Checking checking, @Nullable SheetCheck check) {
        Opened {
            pages = List.copyOf(pages);
        }

        Page page() {
            return pages.get(at);
        }

        String name() {
            return Objects.requireNonNullElse(file.getFileName(), file).toString();
        }

        /// What would come in, once that is known of this very choice.
        @Nullable SheetCheck settled() {
            return checking == Checking.DONE ? check : null;
        }

        Opened with(Checking how, @Nullable SheetCheck found) {
            return new Opened(file, pages, at, how, found);
        }

        /// With something else chosen about the sheet that is shown.
        Opened with(Page page) {
            List<Page> changed = new ArrayList<>(pages);
            changed.set(at, page);
            return new Opened(file, changed, at, Checking.RUNNING, check);
        }

        Opened showing(int other) {
            return new Opened(file, pages, other, checking, check);
        }
    }

    ImportState with(@Nullable Opened other) {
        return new ImportState(reading, problem, note, other);
    }

    ImportState with(@Nullable Reading other) {
        return new ImportState(other, problem, note, opened);
    }
}
