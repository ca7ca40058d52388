package io.headroom.cli;

import io.headroom.store.AtomicFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a command writes a result: a file, standard output for `-`, or nowhere.
///
/// @param path as the option has it, or null without the option
record ResultFile(@Nullable Path path) {
    private static final Words WORDS = Words.of(ResultFile.class);

    /// Whether it is standard output.
    boolean output() {
        return Targets.output(path);
    }

    /// Before the work, which may take long: whether it can be written, and not over another file.
    ///
    /// @param taken files that must stay as they are; null for one that was not given
    void check(@Nullable Path... taken) throws IOException, BadInput {
        new Targets(taken).claim(path);
    }

    /// Writes a result, if there is where to.
    void write(byte[] bytes, Terminal terminal) throws IOException {
        if (output()) {
            terminal.out().write(bytes);
            terminal.out().flush();
        } else if (path != null) {
            AtomicFile.replace(path, out -> out.write(bytes));
            terminal.out().println(WORDS.text("wrote", path));
        }
    }
}
