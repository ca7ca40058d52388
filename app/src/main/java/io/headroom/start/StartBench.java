package io.headroom.start;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// Measures the start of the window: starts the application this process runs from, on the same Java machine with the same options, again and again.
///
/// The first start is not counted, since it also fetches the files from the disk. All times are on the wall, so the machine should be quiet.
public final class StartBench {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Installation installation;
    private final Child child;

    /// A bench of the installation of this process.
    ///
    /// @throws StartFailed if this process runs from loose classes, as in a build or an editor
    public StartBench() {
        this(Installation.here(), Child.process());
    }

    StartBench(Installation installation, Child child) {
        this.installation = installation;
        this.child = child;
    }

    /// A part of the start.
    ///
    /// @param mark where it ends
    /// @param atSeconds seconds from the start of the process to its end, the median of all starts
    /// @param tookSeconds seconds from the mark it begins at to its end, the median of all starts
    public record Part(StartMark mark, double atSeconds, double tookSeconds) {}

    /// What was measured.
    ///
    /// @param parts in the order of [StartMark]
    /// @param starts starts that were counted
    public record Report(List<Part> parts, int starts) {
        public Report {
            parts = List.copyOf(parts);
        }

        /// Seconds from the start of the process to the first picture of the window.
        public double firstFrameSeconds() {
            return part(StartMark.FIRST_FRAME).atSeconds();
        }

        /// Seconds from the start of the process to simulated values on the gauges.
        public double liveGaugesSeconds() {
            return part(StartMark.LIVE_GAUGES).atSeconds();
        }

        /// The part that ends at a mark.
        public Part part(StartMark mark) {
            return parts.stream().filter(part -> part.mark() == mark).findFirst().orElseThrow();
        }
    }

    /// Starts the window on a plan, one time more than is counted.
    ///
    /// @param plan its file
    /// @param starts starts to count, at least one
    /// @param done told the number of starts done, counted or not
    /// @throws StartFailed if a start did not get to live gauges, as where there is no display; the message is one line
    /// @throws IOException if no process can be started
    public Report run(Path plan, int starts, IntConsumer done) throws IOException, InterruptedException {
        if (starts < 1) {
            throw new IllegalArgumentException("%d starts give no median: there must be at least one".formatted(starts));
        }
        MeasuredStart start = new MeasuredStart(installation, child, LIMIT);
        List<Map<StartMark, Double>> measured = new ArrayList<>();
        for (int i = 0; i <= starts; i++) {
            Map<StartMark, Double> seconds = start.run(plan.toAbsolutePath(), List.of());
            if (i > 0) {
                measured.add(seconds);
            }
            done.accept(i + 1);
        }
        return new Report(Stream.of(StartMark.values()).map(mark -> part(mark, measured)).toList(), starts);
    }

    private static Part part(StartMark mark, List<Map<StartMark, Double>> starts) {
        return new Part(mark, median(starts.stream().map(start -> at(start, mark))), median(starts.stream().map(start -> at(start, mark) - begin(start, mark))));
    }

    private static double begin(Map<StartMark, Double> start, StartMark mark) {
        StartMark after = mark.after();
        return after == null ? 0 : at(start, after);
    }

    private static double at(Map<StartMark, Double> start, StartMark mark) {
        Double seconds = start.get(mark);
        if (seconds == null) {
            throw new StartFailed("The window never set the mark %s on its way to live gauges. Maybe it is of another version?".formatted(mark.key()));
        }
        return seconds;
    }

    private static double median(Stream<Double> values) {
        double[] sorted = values.mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
