package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path root;
    private Path folder = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void anOldFile() throws IOException {
        folder = Files.createDirectory(root.resolve("here"));
        file = Files.writeString(folder.resolve("plan.headroom"), "old");
    }

    private static AtomicFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void holdsOnly(String text) throws IOException {
        assertThat(file).hasContent(text);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).as("no temporary file stays").containsExactly(file);
        }
    }

    private static void fails(Path path, AtomicFile.Content content, String message) {
        assertThatThrownBy(() -> AtomicFile.replace(path, content)).isInstanceOf(SaveFailed.class).hasMessageStartingWith(path + " was not saved: ")
                .hasMessageContaining(message).message().hasLineCount(1);
    }

    @Test
    void replacesTheContent() throws IOException {
        AtomicFile.replace(file, text("new"));
        holdsOnly("new");
    }

    @Test
    void aFailureHalfWayLeavesTheOldFile() throws IOException {
        fails(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device");
        }, "the disk is full.");
        holdsOnly("old");
    }

    @Test
    void aCrashHalfWayLeavesTheOldFile() throws IOException {
        assertThatThrownBy(() -> AtomicFile.replace(file, out -> {
            throw new IllegalStateException("bug");
        })).isInstanceOf(IllegalStateException.class);
        holdsOnly("old");
    }

    @Test
    void refusesAFolderAndAMissingFolder() throws IOException {
        fails(folder, text("new"), "it is a folder.");
        fails(folder.resolve("nowhere").resolve("plan.headroom"), text("new"), "there is no folder " + folder.resolve("nowhere"));
        holdsOnly("old");
    }

    @Test
    void keepsThePermissions() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "needs POSIX permissions");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        AtomicFile.replace(file, text("new"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-rw----");
    }

    @Test
    void refusesAReadOnlyFileAndFolder() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "needs POSIX permissions");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeTrue(!Files.isWritable(file), "needs a user whom permissions bind, not root");
        fails(file, text("new"), "it is read-only.");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        fails(folder.resolve("other.headroom"), text("new"), "you may not write to its folder.");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        holdsOnly("old");
    }

    /// To open a pipe would wait for its reader, and a device that a file has taken the place of is gone for everyone.
    @Test
    void refusesWhatIsNoFile() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        Path make = Path.of("/usr/bin/mkfifo");
        assumeTrue(Files.isExecutable(make) && new ProcessBuilder(make.toString(), pipe.toString()).start().waitFor() == 0, "needs pipes with a name");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThatThrownBy(() -> AtomicFile.check(pipe)).isInstanceOf(SaveFailed.class).hasMessageContaining("it is a device or a pipe"));
        fails(pipe, text("new"), "it is a device or a pipe");
        Files.delete(pipe);
        holdsOnly("old");
    }

    @Test
    void replacesWhatALinkLeadsTo() throws IOException {
        Path first = Files.createSymbolicLink(root.resolve("first"), file);
        Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("first"));
        AtomicFile.replace(link, text("new"));
        assertThat(link).isSymbolicLink();
        assertThat(first).isSymbolicLink();
        holdsOnly("new");
    }

    @Test
    void refusesALinkThatLeadsBackToItself() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("link"));
        fails(link, text("new"), "it is a link that leads back to itself.");
    }

    /// A program that runs is a file that Linux lets nobody open to write, as Windows does with what Excel has open.
    @Test
    void aFileThatAnotherProgramHoldsIsRefusedBeforeTheWork() throws IOException, InterruptedException {
        Path sleep = Path.of("/bin/sleep");
        assumeTrue(Files.isExecutable(sleep));
        Path held = Files.copy(sleep, folder.resolve("held.xlsx"));
        Process holder = new ProcessBuilder(held.toString(), "60").start();
        try {
            assertThatThrownBy(() -> AtomicFile.check(held)).isInstanceOf(SaveFailed.class)
                    .hasMessage(held + " was not saved: another program has it open. Close it there, or save under another name.");
        } finally {
            holder.destroyForcibly().waitFor();
        }
        AtomicFile.check(held);
    }

    @Test
    void whoEndsTheProgramFindsTheOldFileAndNoOther() throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                EndlessFile.class.getName(), file.toString()).redirectErrorStream(true).start();
        try (BufferedReader said = writer.inputReader()) {
            assertThat(said.readLine()).isEqualTo("writing");
            try (Stream<Path> all = Files.list(folder)) {
                assertThat(all).as("it is being written").hasSize(2);
            }
            writer.destroy();
            assertThat(writer.waitFor()).as("SIGTERM").isEqualTo(143);
        } finally {
            writer.destroyForcibly();
        }
        holdsOnly("old");
    }

    /// Writes a file without end.
    static final class EndlessFile {
        private EndlessFile() {}

        static void main(String[] file) throws IOException {
            AtomicFile.replace(Path.of(file[0]), out -> {
                out.write('x');
                System.out.println("writing");
                while (true) {
                    LockSupport.parkNanos(1_000_000_000);
                }
            });
        }
    }
}
