package io.headroom.session;

import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.nio.file.Path;

/// Reads and writes documents; called in the background.
public interface PlanFiles {
    /// Reads a document.
    ///
    /// @throws IOException if it cannot be read or holds no plan, with one line for a person as its message
    PlanDocument read(Path file) throws IOException;

    /// Writes a document so that a crash leaves the old file or the new one.
    ///
    /// @throws IOException if it cannot be written
    void write(Path file, PlanDocument document) throws IOException;

    /// Files on disk.
    static PlanFiles onDisk() {
        return new PlanFiles() {
            @Override
            public PlanDocument read(Path file) throws IOException {
                return PlanFile.read(file);
            }

            @Override
            public void write(Path file, PlanDocument document) throws IOException {
                PlanFile.write(file, document);
            }
        };
    }
}
