package io.headroom.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The marks of the start of this very process. There is one start to a process, so these are the process's own and set from any thread; each is kept
/// as it is set first. A mark costs a clock reading.
public final class StartTimes {
    /// The system property that asks a window to write its marks to a file, and to close as soon as the last one is set.
    public static final String PROPERTY = "headroom.start.times";

    // By the clock on the wall, since the one who waits for them is another process.
    private static final Map<StartMark, Instant> SET = new EnumMap<>(StartMark.class);

    private StartTimes() {}

    /// Sets a mark, now, unless it is set.
    public static void mark(StartMark mark) {
        Instant now = Instant.now();
        synchronized (SET) {
            SET.putIfAbsent(mark, now);
        }
    }

    /// The file that is to have the marks, if one is asked for.
    public static Optional<Path> file() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    }

    /// Writes the marks set so far: properties with a mark's key and microseconds since 1970.
    ///
    /// @throws IOException if the file cannot be written
    public static void write(Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        synchronized (SET) {
            SET.forEach((mark, at) -> lines.append(mark.key()).append('=').append(ChronoUnit.MICROS.between(Instant.EPOCH, at)).append('\n'));
        }
        Files.writeString(file, lines);
    }
}
