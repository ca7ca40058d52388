package io.headroom.session;

import io.headroom.store.PlanFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Where one open document keeps its unsaved changes: a plan, what it belongs to, and a lock. Called in the background.
///
/// The lock is the system's: it goes when the process ends, however it ends, so that a place whose lock can be had belongs to nobody who is alive. A number of a process
/// would not tell that, since the next one may have the same number.
public final class RecoveryPlace {
    private static final String LOCK = ".lock";

    private final Path folder;
    private final String name;
    private @Nullable FileChannel channel;

    private RecoveryPlace(Path folder, String name, FileChannel channel) {
        this.folder = folder;
        this.name = name;
        this.channel = channel;
    }

    /// Takes hold of a place.
    ///
    /// @return the place, or null where someone else holds it
    /// @throws IOException if the folder cannot be written to
    static @Nullable RecoveryPlace take(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve(name + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            FileLock lock = channel.tryLock();
            // Whoever looks for the dead may have removed the file between the two lines: its lock would be seen by nobody.
            held = lock != null && Files.exists(folder.resolve(name + LOCK));
            return held ? new RecoveryPlace(folder, name, channel) : null;
        } catch (OverlappingFileLockException anotherWindowOfThisProcess) {
            return null;
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /// The plan.
    Path plan() {
        return folder.resolve(name + PlanFile.EXTENSION);
    }

    /// What it belongs to, as properties.
    Path about() {
        return folder.resolve(name + ".properties");
    }

    /// Throws away what is kept; the place stays held.
    void clear() throws IOException {
        // In this order: a plan of which nobody knows what it belongs to is never offered.
        Files.deleteIfExists(about());
        Files.deleteIfExists(plan());
    }

    /// Lets go of the place; what is kept stays for the next start.
    void release() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    /// Throws away what is kept, and the place.
    void remove() throws IOException {
        clear();
        Files.deleteIfExists(folder.resolve(name + LOCK));
        release();
    }

    /// The name of a place by its lock, or null for any other file.
    static @Nullable String nameOf(Path file) {
        Path name = file.getFileName();
        String text = name == null ? "" : name.toString();
        return text.endsWith(LOCK) ? text.substring(0, text.length() - LOCK.length()) : null;
    }
}
