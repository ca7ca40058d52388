package io.headroom.trace;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads the public Azure inference traces of 2023: CSV with the columns `TIMESTAMP`, `ContextTokens` and `GeneratedTokens`, found by name, in any order
/// and among others; plain or gzip, told apart by content.
///
/// Rows stream by and only three columns are kept, 16 bytes a request. Bounds: 5,000,000 requests, as many as a plan file holds, and 1 GiB of text.
public final class AzureTrace {
    /// Most requests of one trace.
    public static final int MOST_REQUESTS = 5_000_000;
    /// Most bytes of text, after unpacking.
    public static final long MOST_BYTES = 1L << 30;
    private static final int ROWS_PER_REPORT = 4_096;

    private final String file;
    private final ImportWatch watch;

    private AzureTrace(String file, ImportWatch watch) {
        this.file = file;
        this.watch = watch;
    }

    /// Reads a trace, named and with an id after its file.
    ///
    /// @param watch told of the progress, and asked whether to go on, about every 4,096 rows
    /// @return arrival seconds since the first request
    /// @throws BadTraceFile if the file cannot be read or a row of it is bad
    /// @throws CancellationException if the watch cancels
    public static Trace read(Path path, ImportWatch watch) throws BadTraceFile {
        AzureTrace reader = new AzureTrace(path.toString(), watch);
        try {
            if (Files.isDirectory(path)) {
                throw reader.bad("is a folder. Name a trace file in it.");
            }
            try (CountedStream raw = new CountedStream(Files.newInputStream(path), Long.MAX_VALUE)) {
                return reader.read(raw, Math.max(1, Files.size(path)), FileTitle.of(path));
            }
        } catch (NoSuchFileException missing) {
            throw reader.bad("there is no such file. Check the name, or look for it in another folder.");
        } catch (AccessDeniedException denied) {
            throw reader.bad("you may not read it. Ask its owner, or change its permissions.");
        } catch (UncheckedIOException wrapped) {
            throw reader.explain(Objects.requireNonNull(wrapped.getCause()));
        } catch (IOException failed) {
            throw reader.explain(failed);
        }
    }

    private Trace read(CountedStream raw, long size, FileTitle title) throws IOException {
        InputStream text = new CountedStream(unpacked(raw), MOST_BYTES);
        InputStreamReader characters = new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
        RequestRows rows;
        try (CsvReader<CsvRecord> csv = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).maxBufferSize(1 << 16).ofCsvRecord(characters)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw bad("is empty. Choose a trace with the columns TIMESTAMP, ContextTokens and GeneratedTokens.");
            }
            rows = new RequestRows(header(records.next()));
            while (records.hasNext()) {
                if (rows.seen() % ROWS_PER_REPORT == 0) {
                    report((double) raw.count() / size);
                }
                if (rows.seen() == MOST_REQUESTS) {
                    throw bad("holds more than %d requests, the most a trace may have. Cut it into shorter ones.".formatted(MOST_REQUESTS));
                }
                rows.add(records.next());
            }
        } catch (CsvParseException broken) {
            throw bad("is not CSV: %s. Choose a trace with the columns TIMESTAMP, ContextTokens and GeneratedTokens.".formatted(reason(broken)));
        }
        report(1);
        if (rows.hasBad()) {
            throw bad(rows.describeBad());
        }
        if (rows.seen() == 0) {
            throw bad("has a header and no row. Choose a trace with requests.");
        }
        return rows.trace(new TraceId(title.id()), title.name(), title.fileName());
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(4);
        byte[] start = in.readNBytes(3);
        in.reset();
        boolean gzip = start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
        InputStream text = gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16)) : in;
        text.mark(4);
        byte[] mark = text.readNBytes(3);
        if (mark.length < 3 || mark[0] != (byte) 0xEF || mark[1] != (byte) 0xBB || mark[2] != (byte) 0xBF) {
            text.reset();
        }
        return text;
    }

    private RequestRows.Columns header(CsvRecord header) throws BadTraceFile {
        List<String> names = header.getFields().stream().map(String::strip).toList();
        return new RequestRows.Columns(names.size(), column(names, "TIMESTAMP"), column(names, "ContextTokens"), column(names, "GeneratedTokens"));
    }

    private int column(List<String> names, String name) throws BadTraceFile {
        List<String> upper = names.stream().map(text -> text.toUpperCase(Locale.ROOT)).toList();
        String wanted = name.toUpperCase(Locale.ROOT);
        int at = upper.indexOf(wanted);
        if (at < 0 || at != upper.lastIndexOf(wanted)) {
            throw bad("the header, line 1, has %s column %s: it reads %s. Choose a trace with the columns TIMESTAMP, ContextTokens and GeneratedTokens."
                    .formatted(at < 0 ? "no" : "more than one", name, RequestRows.quote(String.join(",", names))));
        }
        return at;
    }

    private void report(double share) {
        watch.progress(Math.min(1, share));
        if (watch.cancelled()) {
            throw new CancellationException("The import of " + file + " was cancelled.");
        }
    }

    private BadTraceFile bad(String problem) {
        return new BadTraceFile(file, problem);
    }

    private static String reason(CsvParseException broken) {
        Throwable deepest = broken;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return RequestRows.clip(String.valueOf(deepest.getMessage()), 200);
    }

    private BadTraceFile explain(IOException failed) {
        return switch (failed) {
            case BadTraceFile known -> known;
            case CharacterCodingException binary -> bad("is not text in UTF-8. Choose a CSV file, plain or gzip.");
            case EOFException cut -> bad("ends in the middle of its gzip data: it was cut off. Fetch it again.");
            case ZipException damaged -> bad("is damaged: its gzip data do not unpack. Fetch it again.");
            case CountedStream.TooLong tooLong -> bad("holds more than %d MB of text, the most a trace may have. Cut it into shorter ones.".formatted(MOST_BYTES >> 20));
            default -> bad("cannot be read (%s). Check the disk, or fetch it again.".formatted(failed.getMessage()));
        };
    }
}
