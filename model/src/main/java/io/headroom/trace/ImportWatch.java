package io.headroom.trace;

/// Whoever waits for an import.
public interface ImportWatch {
    /// Nobody watches.
    ImportWatch NONE = share -> {};

    /// Takes the share of the file that is read, 0 to 1, never falling.
    void progress(double share);

    /// Whether to give up; asked after each report.
    default boolean cancelled() {
        return false;
    }
}
