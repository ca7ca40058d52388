package io.headroom.store;

import java.io.IOException;

/// A plan, or another file, could not be saved; whatever the file held before, it still holds. The message is one line for a person: the file, why, what to do.
public final class SaveFailed extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param file the file, as it was asked for
    /// @param problem why not, and what to do
    public SaveFailed(String file, String problem) {
        super(OneLine.of(file + " was not saved: " + problem));
    }
}
