package io.headroom.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// The text of a plan file, which is gone through more than once, so that it need not be in memory. The file stays open in between; one that is replaced meanwhile is read as it was, and
/// one that is written over is refused.
final class PlanSource implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final String file;
    private final @Nullable FileChannel channel;
    private final byte[] bytes;
    private final int start;
    /// Of the bytes of the first pass.
    private @Nullable Long sum;

    /// @param bytes all of the text where there is no channel, else its head
    private PlanSource(String file, @Nullable FileChannel channel, byte[] bytes) throws BadPlanFile {
        this.file = file;
        this.channel = channel;
        this.bytes = bytes;
        start = JsonInput.start(bytes);
        JsonInput.refuseOtherKinds(FileKind.PLAN, file, bytes, start);
    }

    /// A file.
    ///
    /// @throws BadPlanFile if there is no such file, it is too large, cannot be read, or is another kind of file
    static PlanSource of(Path path) throws BadPlanFile {
        return of(path.toString(), path);
    }

    /// A file under another name.
    ///
    /// @param file what to call it in messages
    /// @throws BadPlanFile as for any file
    @SuppressWarnings("resource") // the source closes its channel
    static PlanSource of(String file, Path path) throws BadPlanFile {
        FileChannel channel = JsonInput.opened(FileKind.PLAN, path, () -> FileChannel.open(path, StandardOpenOption.READ));
        try {
            return new PlanSource(file, channel, Channels.newInputStream(channel).readNBytes(JsonInput.HEAD + BUFFER));
        } catch (IOException failed) {
            close(channel);
            throw failed instanceof BadPlanFile bad ? bad : JsonInput.unreadable(file, failed);
        }
    }

    /// A text in memory.
    ///
    /// @throws BadPlanFile if it is too large, or is another kind of file
    static PlanSource of(String file, byte[] bytes) throws BadPlanFile {
        if (bytes.length > PlanFile.MOST_BYTES) {
            throw JsonInput.tooLarge(FileKind.PLAN, file);
        }
        return new PlanSource(file, null, bytes);
    }

    /// What to call it in messages.
    String file() {
        return file;
    }

    /// What is done in a pass.
    ///
    /// @param <T> what it finds
    @FunctionalInterface
    interface Pass<T> {
        /// Reads from the start of the text.
        T through(JsonParser parser) throws BadPlanFile;
    }

    /// Goes through the text from its start.
    ///
    /// @throws BadPlanFile if it is no JSON in UTF-8, cannot be read, or is another text than in the first pass
    <T> T pass(Pass<T> pass) throws BadPlanFile {
        CRC32C seen = new CRC32C();
        try (InputStream in = new CheckedInputStream(fromStart(), seen); Reader text = JsonInput.text(in); JsonParser parser = JsonInput.parser(text)) {
            T found = pass.through(parser);
            in.transferTo(OutputStream.nullOutputStream());
            if (sum == null) {
                sum = seen.getValue();
            } else if (sum != seen.getValue()) {
                throw changed();
            }
            return found;
        } catch (JacksonException bad) {
            throw sum == null ? JsonInput.explain(FileKind.PLAN, file, bad) : changed();
        } catch (BadPlanFile bad) {
            throw bad;
        } catch (IOException failed) {
            throw JsonInput.unreadable(file, failed);
        }
    }

    private BadPlanFile changed() {
        return new BadPlanFile(file, "changed while it was read. Open it again when the other program is done with it.");
    }

    private InputStream fromStart() throws IOException {
        if (channel == null) {
            return new ByteArrayInputStream(bytes, start, bytes.length - start);
        }
        channel.position(start);
        return new Open(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
    }

    /// Leaves the channel open for the next pass.
    private static final class Open extends FilterInputStream {
        Open(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {
        close(channel);
    }

    /// A file that was only read has nothing to lose.
    private static void close(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException unimportant) {
                return;
            }
        }
    }
}
