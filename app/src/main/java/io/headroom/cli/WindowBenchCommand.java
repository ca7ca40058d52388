package io.headroom.cli;

import io.headroom.bench.BenchPlans;
import io.headroom.bench.FleetPlan;
import io.headroom.bench.WindowTimes;
import io.headroom.report.json.WindowJson;
import io.headroom.store.AtomicFile;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `headroom bench window`: uses the window on a large fleet as a planner would, and prints how it kept up.
@Command(name = "window", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class WindowBenchCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(WindowBenchCommand.class);
    private static final Format FORMAT = Format.here();
    private static final int LEAST_TENANTS = 10;
    private static final int MOST_TENANTS = 20_000;

    private final Terminal terminal;
    private final Display display;
    private final Window window;

    @Option(names = "--seconds", paramLabel = "N", converter = Quantities.Count.class)
    private int seconds = 60;

    @Option(names = "--tenants", paramLabel = "N", converter = Quantities.Count.class)
    private int tenants = 2_000;

    @Option(names = "--gpus", paramLabel = "N", converter = Quantities.Count.class)
    private int gpus = 20_000;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    WindowBenchCommand(Terminal terminal, Display display, Window window) {
        this.terminal = terminal;
        this.display = display;
        this.window = window;
    }

    @Override
    public Integer call() throws IOException, BadInput, InterruptedException {
        if (!display.available()) {
            throw new BadInput(WORDS.text("bench.window.noDisplay"));
        }
        if (tenants < LEAST_TENANTS || tenants > MOST_TENANTS || gpus < 4 * tenants || gpus > 100 * tenants) {
            throw new BadInput(WORDS.text("bench.window.range", FORMAT.whole(LEAST_TENANTS), FORMAT.whole(MOST_TENANTS)));
        }
        boolean toOutput = json != null && json.toString().equals("-");
        if (json != null && !toOutput) {
            AtomicFile.check(json);
        }
        List<TimedWindow.Dropped> dropped = List.of(new TimedWindow.Dropped(WORDS.text("bench.window.sample"), Bench.sample()),
                new TimedWindow.Dropped(WORDS.text("bench.window.thousand"), new BenchPlans().thousand()));
        TimedWindow timed = window.timed().orElseThrow(() -> new BadInput(WORDS.text("bench.window.noDisplay")));
        WindowTimes times = used(timed, dropped);
        if (toOutput) {
            terminal.out().write(WindowJson.bytes(times));
            terminal.out().flush();
            return Program.DONE;
        }
        print(times);
        if (json != null) {
            AtomicFile.replace(json, out -> out.write(WindowJson.bytes(times)));
            terminal.out().println(WORDS.text("wrote", json));
        }
        return Program.DONE;
    }

    private WindowTimes used(TimedWindow timed, List<TimedWindow.Dropped> dropped) throws InterruptedException {
        AtomicReference<Double> share = new AtomicReference<>(0.0);
        Progress progress = Progress.start(terminal, "progress.window", share::get);
        try {
            return timed.use(FleetPlan.of(tenants, gpus), Duration.ofSeconds(seconds), dropped, share::set);
        } finally {
            progress.stop();
        }
    }

    private void print(WindowTimes times) {
        String load = Double.isNaN(times.load()) ? Format.NONE : FORMAT.count(times.load());
        terminal.out().println(WORDS.text("bench.window.title", FORMAT.whole(times.tenants()), FORMAT.whole(times.gpus()), FORMAT.duration(times.seconds()).text(), load,
                FORMAT.whole(Runtime.getRuntime().availableProcessors())));
        for (Table table : Table.values()) {
            terminal.out().println();
            TextColumns.lines(rows(times, table)).forEach(terminal.out()::println);
        }
        terminal.out().println();
        List<List<String>> drops = new ArrayList<>(List.of(List.of(WORDS.text("bench.window.drops"), WORDS.text("bench.window.count"), WORDS.text("bench.window.middle"), WORDS.text("bench.window.most"))));
        times.drops().forEach(drop -> drops.add(List.of(drop.plan(), FORMAT.whole(drop.count()), FORMAT.duration(drop.middleSeconds()).text(), FORMAT.duration(drop.mostSeconds()).text())));
        TextColumns.lines(drops).forEach(terminal.out()::println);
        terminal.out().println();
        terminal.out().println(WORDS.text("bench.window.pauses"));
        times.pauses().forEach(pause -> terminal.out().println(WORDS.text("bench.window.pause", FORMAT.duration(pause.seconds()).text(), FORMAT.duration(pause.cpuSeconds()).text(),
                WORDS.text("bench.window.gesture." + pause.gesture()), pause.doing().isEmpty() ? Format.NONE : pause.doing())));
    }

    /// What is said of each gesture.
    private enum Table {
        WORK {
            @Override
            WindowTimes.Spread of(WindowTimes.Gesture gesture) {
                return gesture.work();
            }
        },
        APART {
            @Override
            WindowTimes.Spread of(WindowTimes.Gesture gesture) {
                return gesture.apart();
            }
        },
        SILENCE {
            @Override
            WindowTimes.Spread of(WindowTimes.Gesture gesture) {
                return gesture.silence();
            }
        };

        abstract WindowTimes.Spread of(WindowTimes.Gesture gesture);
    }

    private static List<List<String>> rows(WindowTimes times, Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(WORDS.text("bench.window." + table), WORDS.text("bench.window.frames"), "P50", "P95", "P99", "P99.9", WORDS.text("bench.window.most")));
        for (WindowTimes.Gesture gesture : times.gestures()) {
            WindowTimes.Spread spread = table.of(gesture);
            rows.add(List.of(WORDS.text("bench.window.gesture." + gesture.name()), FORMAT.whole(gesture.frames()), FORMAT.duration(spread.p50()).text(), FORMAT.duration(spread.p95()).text(),
                    FORMAT.duration(spread.p99()).text(), FORMAT.duration(spread.p999()).text(), FORMAT.duration(spread.most()).text()));
        }
        return rows;
    }
}
