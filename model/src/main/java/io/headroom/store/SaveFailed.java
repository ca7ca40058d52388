package io.headroom.store;

import java.io.IOException;

/// A plan, or another file, could not be saved; whatever the file held before, it still holds. The message is one line for a person: the file, why, what to do.
public final class SaveFailed extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean elsewhere;

    SaveFailed(String file, String problem) {
        this(file, problem, true);
    }

    private SaveFailed(String file, String problem, boolean elsewhere) {
        super(OneLine.of(file + " was not saved: " + problem));
        this.elsewhere = elsewhere;
    }

    /// What was to be written does not go into such a file, wherever it is.
    ///
    /// @param problem why not, and what to do
    public static SaveFailed anywhere(String file, String problem) {
        return new SaveFailed(file, problem, false);
    }

    /// Whether another file may do.
    public boolean elsewhere() {
        return elsewhere;
    }
}
