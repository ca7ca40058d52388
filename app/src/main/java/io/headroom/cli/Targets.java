package io.headroom.cli;

import io.headroom.store.AtomicFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files that a command is to write, looked at before its work, which may take long: none goes over another, nor over a file that it reads.
final class Targets {
    private static final Words WORDS = Words.of(Targets.class);

    private final Set<Path> taken = new HashSet<>();

    /// @param read files that must stay as they are; null for one that was not given
    Targets(@Nullable Path... read) {
        for (Path file : read) {
            if (file != null) {
                taken.add(whole(file));
            }
        }
    }

    /// Whether an option asks for standard output.
    static boolean output(@Nullable Path file) {
        return file != null && file.toString().equals("-");
    }

    /// Takes a file, unless it is not asked for or standard output.
    ///
    /// @throws BadInput if it is taken
    /// @throws io.headroom.store.SaveFailed if it cannot be written
    void claim(@Nullable Path file) throws IOException, BadInput {
        if (file == null || output(file)) {
            return;
        }
        if (!taken.add(whole(file))) {
            throw new BadInput(WORDS.text("target.taken", file));
        }
        AtomicFile.check(file);
    }

    /// Takes a file of a kind that other programs tell by how its name ends, and that is nothing to read on standard output.
    ///
    /// @param ending with its dot
    /// @throws BadInput if the name ends otherwise, or it is taken
    /// @throws io.headroom.store.SaveFailed if it cannot be written
    void claim(@Nullable Path file, String ending) throws IOException, BadInput {
        claim(file);
        if (file != null && !file.toString().toLowerCase(Locale.ROOT).endsWith(ending)) {
            throw new BadInput(WORDS.text(output(file) ? "target.binary" : "target.ending", file, ending));
        }
    }

    private static Path whole(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
