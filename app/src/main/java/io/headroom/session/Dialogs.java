package io.headroom.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the session asks the person in front of it. Answers are given on the front, before the call returns.
public interface Dialogs {
    /// Which kind of file is asked for.
    enum FileKind {
        /// A plan.
        PLAN,
        /// A trace to import.
        TRACE,
        /// An Excel workbook.
        WORKBOOK,
        /// A workbook or a table of text to import.
        SPREADSHEET,
        /// Measurements to calibrate to.
        MEASUREMENTS,
        /// Profiles of their own.
        PROFILES,
        /// What a sweep runs over.
        GRID,
        /// A table as CSV.
        TABLE,
        /// A summary as PDF.
        SUMMARY,
        /// A picture of the board, as PNG or SVG.
        BOARD,
        /// A picture as PNG.
        PICTURE
    }

    /// What to do with unsaved changes.
    enum Unsaved {
        /// Save, then go on.
        SAVE,
        /// Go on without.
        DISCARD,
        /// Stay.
        CANCEL
    }

    /// Asks for a file to read.
    Optional<Path> chooseOpen(FileKind kind);

    /// Asks for a file to write.
    ///
    /// @param suggestion a file name to begin with
    Optional<Path> chooseSave(FileKind kind, String suggestion);

    /// Asks what to do with unsaved changes.
    ///
    /// @param document the name of the document
    Unsaved unsavedChanges(String document);

    /// Asks for one of several options by name, e.g. which tenant template a trace takes.
    ///
    /// @param question one line
    /// @param options what can be chosen, at least one
    /// @return the index of the option
    Optional<Integer> choose(String question, List<String> options);

    /// Asks for a name.
    ///
    /// @param question one line
    /// @param suggestion a name to begin with
    Optional<String> name(String question, String suggestion);

    /// Says why a file cannot be written, and asks whether to write another one instead.
    ///
    /// @param problem one line
    boolean elsewhere(String problem);

    /// Shows one line that says what went wrong, with details that can be copied. Does not wait.
    ///
    /// @param details more, or the empty text
    void error(String line, String details);
}
