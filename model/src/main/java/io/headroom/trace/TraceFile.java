package io.headroom.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Reads the traces that other people publish. Which kind a file is its content tells, plain or gzip: JSON lines or CSV, and there the names of the columns, in any
/// order and among others.
///
/// | kind | what it holds |
/// |---|---|
/// | Azure LLM inference 2023 and 2024 | `TIMESTAMP`, `ContextTokens`, `GeneratedTokens` |
/// | BurstGPT | `Timestamp` in seconds, `Request tokens`, `Response tokens` |
/// | Mooncake | `timestamp` in milliseconds, `input_length`, `output_length`, `hash_ids`: an id for each 512 tokens of the prompt |
/// | ServeGen client rates | `client`, `t_s`, `rate_rps`, `pattern`, `param1`: a row for each client and window |
///
/// Rows stream by and only what is needed of them is kept. Bounds: 5,000,000 requests, as many as a plan file holds, and 1 GiB of text.
public final class TraceFile {
    /// Most requests of one trace.
    public static final int MOST_REQUESTS = 5_000_000;
    /// Most bytes of text, after unpacking.
    public static final long MOST_BYTES = 1L << 30;

    private TraceFile() {}

    /// Reads a file, named and with ids after it. Lengths of the clients of a rates file come from the file of token quantiles that lies beside it under the same
    /// name, if there is one.
    ///
    /// @param watch told of the progress, and asked whether to go on, about every 4,096 rows
    /// @throws BadTraceFile if the file cannot be read or a row of it is bad
    /// @throws CancellationException if the watch cancels
    public static Imported read(Path path, ImportWatch watch) throws BadTraceFile {
        return read(path, null, watch);
    }

    /// As the other `read`, with the file of token quantiles named.
    ///
    /// @param lengths token quantiles of the clients of a rates file, or null to look beside it
    /// @throws BadTraceFile also if lengths are named for a file that holds its own
    public static Imported read(Path path, @Nullable Path lengths, ImportWatch watch) throws BadTraceFile {
        FileTitle title = FileTitle.of(path);
        return TraceText.of(path, watch, text -> {
            if (text.isEmpty()) {
                throw text.bad("is empty. " + TraceKind.understood(Set.of()));
            }
            if (text.isJson()) {
                refuseLengths(text, lengths);
                return new RequestLines(text).read(title);
            }
            return CsvTable.of(text, table -> read(table, path, title, lengths, watch));
        });
    }

    private static Imported read(CsvTable table, Path path, FileTitle title, @Nullable Path lengths, ImportWatch watch) throws IOException {
        TraceKind kind = TraceKind.ofTable(table.names());
        return switch (kind) {
            case AZURE, BURST_GPT -> {
                refuseLengths(table.text(), lengths);
                yield new RequestTable(table, kind).read(title);
            }
            case CLIENT_RATES -> {
                Path found = lengths == null ? TokenQuantiles.beside(path) : lengths;
                ClientRates rates = new ClientRates(table);
                rates.read();
                TokenQuantiles quantiles = found == null ? null : TokenQuantiles.read(found, watch::cancelled);
                yield rates.done(title, quantiles);
            }
            case TOKEN_QUANTILES -> throw table.text().bad("holds token quantiles, which go with a file of client rates. Import that one, and name this one as its lengths.");
            case MOONCAKE -> throw table.unknown();
            case null -> throw table.unknown();
        };
    }

    private static void refuseLengths(TraceText text, @Nullable Path lengths) throws BadTraceFile {
        if (lengths != null) {
            throw text.bad("holds the lengths of its requests: leave out " + lengths + ".");
        }
    }

    /// Whether a file holds a trace and not some other table, as far as its first line tells. An empty file tells nothing and counts as one.
    ///
    /// @throws BadTraceFile if the file cannot be read
    public static boolean holdsTrace(Path path) throws BadTraceFile {
        return TraceText.of(path, share -> {}, text -> text.isEmpty() || text.isJson() || CsvTable.of(text, table -> TraceKind.ofTable(table.names()) != null));
    }

    /// Whether a file's name is one that traces have.
    ///
    /// @param name of the file, without its folder
    public static boolean hasTraceName(String name) {
        return FileTitle.hasEnding(name);
    }
}
