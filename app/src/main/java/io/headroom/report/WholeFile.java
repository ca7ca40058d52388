package io.headroom.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.UUID;

/// Writes a file whole or not at all: into a new file beside it, which then takes its name. Whoever reads meanwhile, and whoever finds it after a failure,
/// has the old file.
public final class WholeFile {
    private static final Words WORDS = Words.of(WholeFile.class);

    private WholeFile() {}

    /// What a file holds.
    @FunctionalInterface
    public interface Content {
        /// Writes all of it.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a file, or replaces it.
    ///
    /// @throws CannotWrite if it cannot be done; the old file is then as it was
    public static void write(Path file, Content content) throws CannotWrite {
        check(file);
        try {
            replace(followed(file), content);
        } catch (IOException problem) {
            throw refused(file, problem);
        }
    }

    /// Says early whether a file could be written, before the work that fills it.
    ///
    /// @throws CannotWrite if its folder is missing, it is a folder, or either is read-only
    public static void check(Path file) throws CannotWrite {
        Path folder = folder(file);
        if (Files.isDirectory(file)) {
            throw refusal("write.isFolder", file);
        }
        if (!Files.exists(folder)) {
            throw refusal("write.noFolder", file, folder);
        }
        if (!Files.isDirectory(folder)) {
            throw refusal("write.notAFolder", file, folder);
        }
        if (Files.exists(file) && !writable(file)) {
            throw refusal("write.readOnly", file);
        }
        if (!Files.isWritable(folder)) {
            throw refusal("write.folderReadOnly", file, folder);
        }
    }

    private static void replace(Path file, Content content) throws IOException {
        Path draft = folder(file).resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        draft.toFile().deleteOnExit(); // also when the program is interrupted half-way
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                content.writeTo(out);
            }
            keepPermissions(file, draft);
            move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (Files.exists(from) && Files.getFileAttributeView(from, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    /// A rename would replace even a file that its owner has made read-only, so that has to be asked.
    private static boolean writable(Path file) {
        try {
            return Files.isWritable(file) && (Files.getFileAttributeView(file, PosixFileAttributeView.class) == null
                    || Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_WRITE));
        } catch (IOException unknown) {
            return true;
        }
    }

    private static Path followed(Path file) throws IOException {
        return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static CannotWrite refused(Path file, IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return refusal("write.denied", file);
        }
        String reason = problem instanceof FileSystemException system && system.getReason() != null ? system.getReason() : problem.getMessage();
        return refusal("write.failed", file, reason == null ? problem.getClass().getSimpleName() : reason.lines().findFirst().orElse(""));
    }

    private static CannotWrite refusal(String key, Object... arguments) {
        return new CannotWrite(WORDS.text(key, arguments));
    }
}
