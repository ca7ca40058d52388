package io.headroom.library;

/// What the library asks of the window it is in.
public interface LibraryActions {
    /// What it offers now.
    LibraryModel model();

    /// A preset is used: exactly one edit.
    ///
    /// @param use one that is possible
    void use(LibraryModel.Use use);

    /// Says what a drop would do, or why something did nothing; empty when there is nothing more to say.
    void status(String text);
}
