package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old and longer");
        WholeFile.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void aFailureHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device\nat sector 7");
        })).isInstanceOf(CannotWrite.class).hasMessageContaining(file.toString()).hasMessageContaining("No space left on device").hasMessageNotContaining("\n");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void saysWhichFolderIsMissing() {
        assertThatThrownBy(() -> WholeFile.check(folder.resolve("no/a.xlsx"))).isInstanceOf(CannotWrite.class)
                .hasMessage("Cannot write %s: the folder %s does not exist. Create it, or choose another.", folder.resolve("no/a.xlsx"), folder.resolve("no"));
    }

    @Test
    void refusesAFolder() {
        assertThatThrownBy(() -> WholeFile.check(folder)).isInstanceOf(CannotWrite.class)
                .hasMessage("Cannot write %s: it is a folder. Name a file in it.", folder);
    }

    @Test
    void refusesAFileThatItsOwnerMadeReadOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        assumeTrue(file.toFile().setWritable(false));
        assertThatThrownBy(() -> WholeFile.write(file, out -> out.write(1))).isInstanceOf(CannotWrite.class)
                .hasMessage("Cannot write %s: it is read-only. Make it writable, or choose another name.".formatted(file));
        assertThat(file).hasContent("old");
    }

    @Test
    void keepsALinkAndThePermissions() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = Files.writeString(folder.resolve("real.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        WholeFile.write(link, out -> out.write('x'));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList().stream();
        }
    }
}
