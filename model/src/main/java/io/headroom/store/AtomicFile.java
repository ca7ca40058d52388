package io.headroom.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Replaces a file in one step.
///
/// The new content goes to a temporary file in the same folder, is forced to the disk, with the permissions of the old file, and then takes its name; at last
/// the folder is forced, since the name lives there. At every moment the name leads to the whole old or the whole new content (Pillai et al., "All File
/// Systems Are Not Created Equal", OSDI 2014). A symbolic link stays, and the file it leads to is replaced.
public final class AtomicFile {
    private static final int MOST_LINKS = 40;

    private static final Unfinished UNFINISHED = new Unfinished();

    /// What a file holds.
    @FunctionalInterface
    public interface Content {
        /// Writes all of it.
        void to(OutputStream out) throws IOException;
    }

    /// Looks at what was written before it takes the name of the file.
    @FunctionalInterface
    interface Check {
        /// Finds it good.
        ///
        /// @param written where it is
        /// @throws IOException if it must not take the name
        void look(Path written) throws IOException;
    }

    private AtomicFile() {}

    /// Writes a file, or replaces it.
    ///
    /// @throws SaveFailed with one line for a person; the file is then as it was
    public static void replace(Path path, Content content) throws SaveFailed {
        replace(path, content, _ -> {});
    }

    /// Writes a file, or replaces it, if a check finds it good.
    ///
    /// @throws SaveFailed with one line for a person; the file is then as it was
    static void replace(Path path, Content content, Check check) throws SaveFailed {
        try {
            Path target = checked(path);
            replace(target, Objects.requireNonNull(target.getParent()), content, check);
        } catch (SaveFailed known) {
            throw known;
        } catch (IOException failed) {
            throw new SaveFailed(path.toString(), explain(failed));
        }
    }

    /// Says early whether a file could be written, before the work that fills it.
    ///
    /// @throws SaveFailed if its folder is missing, it is a folder, either is read-only, or another program keeps it
    public static void check(Path path) throws SaveFailed {
        try {
            Path target = checked(path);
            Path folder = Objects.requireNonNull(target.getParent());
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
            if (Files.exists(target)) {
                checkFree(path, target);
            }
        } catch (SaveFailed known) {
            throw known;
        } catch (IOException failed) {
            throw new SaveFailed(path.toString(), explain(failed));
        }
    }

    /// Some systems (Windows) keep a file that a program such as Excel has open from being replaced: it cannot be opened to write either, and nothing else tells.
    private static void checkFree(Path path, Path target) throws IOException {
        try {
            FileChannel.open(target, StandardOpenOption.WRITE).close();
        } catch (AccessDeniedException denied) {
            throw denied;
        } catch (FileSystemException held) {
            throw new SaveFailed(path.toString(), "another program has it open. Close it there, or save under another name.");
        }
    }

    /// Makes sure that a folder is there and that files can be written in it.
    ///
    /// @throws SaveFailed if it is a file, cannot be made, or is read-only
    public static void checkFolder(Path folder) throws SaveFailed {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new SaveFailed(folder.toString(), "it is a file. Give a folder, which is made if it is not there.");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new SaveFailed(folder.toString(), explain(failed));
        }
        check(folder.resolve("x"));
    }

    private static Path checked(Path path) throws IOException {
        Path target = followLinks(path.toAbsolutePath());
        if (Files.isDirectory(target)) {
            throw new SaveFailed(path.toString(), "it is a folder. Give a file name.");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new SaveFailed(path.toString(), "it is a device or a pipe, which no file may take the place of. Give a file name.");
        }
        if (Files.exists(target) && !writable(target)) {
            throw new SaveFailed(path.toString(), "it is read-only. Save under another name, or change its permissions.");
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new SaveFailed(path.toString(), "there is no folder %s. Make it, or save elsewhere.".formatted(folder));
        }
        return target;
    }

    /// A rename would replace even a file that its owner has made read-only, so that has to be asked; the system lets root write to it all the same.
    private static boolean writable(Path file) throws IOException {
        return Files.isWritable(file)
                && (!Files.getFileStore(file).supportsFileAttributeView("posix") || Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_WRITE));
    }

    private static Path followLinks(Path path) throws IOException {
        Path target = path;
        for (int i = 0; Files.isSymbolicLink(target); i++) {
            if (i == MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void replace(Path target, Path folder, Content content, Check check) throws IOException {
        Path temporary = folder.resolve(".%s.%08x.tmp".formatted(target.getFileName(), ThreadLocalRandom.current().nextInt()));
        boolean done = false;
        try {
            try (FileChannel channel = UNFINISHED.open(temporary)) {
                keepPermissions(target, temporary);
                content.to(Channels.newOutputStream(channel));
                channel.force(true);
            }
            check.look(temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(temporary);
            }
            UNFINISHED.forget(temporary);
        }
        force(folder);
    }

    private static void keepPermissions(Path target, Path temporary) throws IOException {
        if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
        }
    }

    /// Some systems (Windows) cannot force a folder; the file is then in place all the same.
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            return;
        }
    }

    private static String explain(IOException failed) {
        String reason = failed instanceof FileSystemException file && file.getReason() != null ? file.getReason() : String.valueOf(failed.getMessage());
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no space") || lower.contains("quota")) {
            return "the disk is full. Free some space, or save elsewhere.";
        }
        if (failed instanceof AccessDeniedException || lower.contains("read-only")) {
            return "you may not write to its folder. Save elsewhere, or change the folder's permissions.";
        }
        if (failed instanceof NoSuchFileException) {
            return "its folder is gone. Make it again, or save elsewhere.";
        }
        if (failed instanceof ClosedByInterruptException) {
            return "saving was interrupted. Save again.";
        }
        if (failed instanceof FileSystemLoopException) {
            return "it is a link that leads back to itself. Save under another name.";
        }
        return "%s. Save elsewhere, or try again.".formatted(reason);
    }

    /// Temporary files that are being written: who ends the program meanwhile, say with Ctrl-C, finds none of them left.
    private static final class Unfinished {
        private final Set<Path> files = new HashSet<>();
        private boolean ending;
        private boolean hooked;

        synchronized FileChannel open(Path temporary) throws IOException {
            if (!hooked) {
                hook();
            }
            if (ending) {
                throw new ClosedByInterruptException();
            }
            FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            files.add(temporary);
            return channel;
        }

        private void hook() {
            hooked = true;
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(this::delete, "unfinished-files"));
            } catch (IllegalStateException already) {
                ending = true;
            }
        }

        synchronized void forget(Path temporary) {
            files.remove(temporary);
        }

        private synchronized void delete() {
            ending = true;
            files.forEach(Unfinished::delete);
        }

        private static void delete(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                return; // nobody is left to be told
            }
        }
    }
}
