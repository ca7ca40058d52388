package io.headroom.trace;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The text of a file while it streams by: unpacked if it is gzip, which is told by content, and without a byte order mark. Knows how far it has come, and says what
/// is wrong with the file in one line.
final class TraceText implements Closeable {
    private static final int LOOK_AHEAD = 4_096;

    private final String file;
    private final ImportWatch watch;
    private final long size;
    private final CountedStream raw;
    private final InputStream text;
    private final int first;

    /// Reads something out of the text of a file.
    @FunctionalInterface
    interface Work<T> {
        T read(TraceText text) throws IOException;
    }

    private TraceText(Path path, ImportWatch watch) throws IOException {
        file = path.toString();
        this.watch = watch;
        size = Math.max(1, Files.size(path));
        raw = new CountedStream(Files.newInputStream(path), Long.MAX_VALUE);
        try {
            InputStream unpacked = new CountedStream(unpacked(raw), TraceFile.MOST_BYTES);
            text = new BufferedInputStream(unpacked, 1 << 16);
            skipMark(text);
            first = firstCharacter(text);
        } catch (IOException failed) {
            raw.close();
            throw failed;
        }
    }

    /// Does work on the text of a file, and closes it.
    ///
    /// @throws BadTraceFile if the file cannot be read, or the work throws it
    static <T> T of(Path path, ImportWatch watch, Work<T> work) throws BadTraceFile {
        String file = path.toString();
        try {
            if (Files.isDirectory(path)) {
                throw new BadTraceFile(file, "is a folder. Name a file in it.");
            }
            try (TraceText text = new TraceText(path, watch)) {
                return work.read(text);
            }
        } catch (NoSuchFileException missing) {
            throw new BadTraceFile(file, "there is no such file. Check the name, or look for it in another folder.");
        } catch (AccessDeniedException denied) {
            throw new BadTraceFile(file, "you may not read it. Ask its owner, or change its permissions.");
        } catch (UncheckedIOException wrapped) {
            throw explain(file, Objects.requireNonNull(wrapped.getCause()));
        } catch (IOException failed) {
            throw explain(file, failed);
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(4);
        byte[] start = in.readNBytes(2);
        in.reset();
        boolean gzip = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static void skipMark(InputStream text) throws IOException {
        text.mark(4);
        byte[] mark = text.readNBytes(3);
        if (mark.length < 3 || mark[0] != (byte) 0xEF || mark[1] != (byte) 0xBB || mark[2] != (byte) 0xBF) {
            text.reset();
        }
    }

    private static int firstCharacter(InputStream text) throws IOException {
        text.mark(LOOK_AHEAD);
        int first = text.read();
        for (int i = 1; i < LOOK_AHEAD && (first == ' ' || first == '\t' || first == '\r' || first == '\n'); i++) {
            first = text.read();
        }
        text.reset();
        return first;
    }

    /// Whether the text begins as JSON does.
    boolean isJson() {
        return first == '{' || first == '[';
    }

    /// Whether there is no text at all.
    boolean isEmpty() {
        return first < 0;
    }

    /// The characters; bytes that are not UTF-8 make reading fail.
    Reader characters() {
        return new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /// Tells how much of the file is read.
    ///
    /// @throws CancellationException if nobody wants the rest
    void report() {
        report(Math.min(1, (double) raw.count() / size));
    }

    /// Tells that all of the file is read.
    void reportEnd() {
        report(1);
    }

    private void report(double share) {
        watch.progress(share);
        if (watch.cancelled()) {
            throw new CancellationException("The import of " + file + " was cancelled.");
        }
    }

    /// What is wrong with this file.
    BadTraceFile bad(String problem) {
        return new BadTraceFile(file, problem);
    }

    /// A part of the file, short enough for a message.
    static String quote(String text) {
        return '"' + clip(text, 60) + '"';
    }

    static String clip(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + "..." : text;
    }

    private static BadTraceFile explain(String file, IOException failed) {
        return switch (failed) {
            case BadTraceFile known -> known;
            case CharacterCodingException binary -> new BadTraceFile(file, "is not text in UTF-8. Choose a CSV or JSON lines file, plain or gzip.");
            case EOFException cut -> new BadTraceFile(file, "ends in the middle of its gzip data: it was cut off. Fetch it again.");
            case ZipException damaged -> new BadTraceFile(file, "is damaged: its gzip data do not unpack. Fetch it again.");
            case CountedStream.TooLong tooLong -> new BadTraceFile(file, "holds more than %d MB of text, the most a trace may have. Cut it into shorter ones."
                    .formatted(TraceFile.MOST_BYTES >> 20));
            default -> new BadTraceFile(file, "cannot be read (%s). Check the disk, or fetch it again.".formatted(failed.getMessage()));
        };
    }

    @Override
    public void close() throws IOException {
        text.close();
        raw.close();
    }
}
