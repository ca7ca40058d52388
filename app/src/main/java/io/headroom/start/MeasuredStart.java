package io.headroom.start;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/// One start of the window, as a process of its own with fresh settings, which closes once its gauges are live.
final class MeasuredStart {
    private final Installation installation;
    private final Child child;
    private final Duration limit;

    /// @param limit how long a start may take before it counts as failed
    MeasuredStart(Installation installation, Child child, Duration limit) {
        this.installation = installation;
        this.child = child;
        this.limit = limit;
    }

    /// Starts the window on a plan.
    ///
    /// @param options further options of the Java machine
    /// @return seconds from the start of the process to each mark
    /// @throws StartFailed if it did not show live gauges; says what the process said
    /// @throws IOException if there is no place for the marks, or no process can be started
    Map<StartMark, Double> run(Path plan, List<String> options) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("headroom-start");
        try {
            Path marks = folder.resolve("marks");
            List<String> all = new ArrayList<>(options);
            all.add("-Dheadroom.config=" + folder.resolve("settings"));
            all.add("-D" + StartTimes.PROPERTY + "=" + marks);
            Instant start = Instant.now();
            Child.Ended ended = child.run(installation.command(all, List.of(plan.toString())), limit);
            if (ended.late()) {
                throw new StartFailed("The window showed no live gauges within %d s and was closed. Maybe the plan is very large?".formatted(limit.toSeconds()));
            }
            Map<StartMark, Double> seconds = Files.exists(marks) ? read(marks, start) : Map.of();
            if (ended.exitCode() != 0 || !seconds.containsKey(StartMark.LIVE_GAUGES)) {
                throw new StartFailed("The window did not get to live gauges (exit code %d). %s".formatted(ended.exitCode(),
                        ended.lastLine().isEmpty() ? "It said nothing. Maybe open the plan by hand and see?" : "It said: " + ended.lastLine()));
            }
            return seconds;
        } finally {
            delete(folder);
        }
    }

    private static Map<StartMark, Double> read(Path marks, Instant start) throws IOException {
        Properties written = new Properties();
        try (Reader in = Files.newBufferedReader(marks)) {
            written.load(in);
        }
        Map<StartMark, Double> seconds = new EnumMap<>(StartMark.class);
        for (StartMark mark : StartMark.values()) {
            String micros = written.getProperty(mark.key());
            if (micros != null) {
                seconds.put(mark, ChronoUnit.MICROS.between(start, Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS)) / 1e6);
            }
        }
        return seconds;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted((one, other) -> other.compareTo(one)).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
