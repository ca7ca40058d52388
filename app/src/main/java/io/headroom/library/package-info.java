/// The library: presets of tenants, partitions and incidents to begin with, by double click, Enter, menu or drag.
/// It may know plans, edits, the look and the board's selection and drags, and nothing of windows or history: what it does, it hands out as an edit.
/// Start reading at [LibraryModel][io.headroom.library.LibraryModel] for what it offers and at [LibraryView][io.headroom.library.LibraryView] for how.
@NullMarked
package io.headroom.library;

import org.jspecify.annotations.NullMarked;
