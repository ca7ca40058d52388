package io.headroom.cli;

import io.headroom.bench.BenchRun;
import io.headroom.bench.EngineBench;
import io.headroom.report.json.BenchJson;
import io.headroom.store.AtomicFile;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom bench [NAME...]`: times the engine and the program.
@Command(name = "bench", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(BenchCommand.class);
    private static final Format FORMAT = Format.here();
    private static final int MEBIBYTE = 20;

    private final Terminal terminal;
    private final Display display;

    @Parameters(paramLabel = "NAME", arity = "0..*", descriptionKey = "name")
    private List<String> names = List.of();

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Option(names = "--threads", paramLabel = "N", converter = Quantities.Count.class)
    private @Nullable Integer threads;

    @Option(names = "--scale", paramLabel = "SHARE", converter = Quantities.Share.class)
    private double scale = 1;

    BenchCommand(Terminal terminal, Display display) {
        this.terminal = terminal;
        this.display = display;
    }

    @Override
    public Integer call() throws IOException, BadInput, InterruptedException {
        List<Bench> chosen = chosen();
        if (!(scale > 0 && scale <= 1)) {
            throw new BadInput(WORDS.text("bench.scale"));
        }
        if (json != null && !toOutput()) {
            AtomicFile.check(json);
        }
        List<BenchRun> runs = run(chosen, Quantities.threads(threads));
        if (toOutput()) {
            terminal.out().write(BenchJson.bytes(runs));
            terminal.out().flush();
            return Program.DONE;
        }
        TextColumns.lines(rows(runs)).forEach(terminal.out()::println);
        runs.stream().filter(run -> !run.parts().isEmpty()).forEach(this::printParts);
        printCosts(runs);
        if (json != null) {
            AtomicFile.replace(json, out -> out.write(BenchJson.bytes(runs)));
            terminal.out().println(WORDS.text("wrote", json));
        }
        return Program.DONE;
    }

    private boolean toOutput() {
        return json != null && json.toString().equals("-");
    }

    private List<Bench> chosen() throws BadInput {
        List<Bench> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(Arrays.stream(Bench.values()).filter(bench -> bench.word().equals(name)).findFirst().orElseThrow(() -> new BadInput(
                    WORDS.text("bench.unknown", name, Arrays.stream(Bench.values()).map(Bench::word).collect(Collectors.joining(", "))))));
        }
        if (chosen.contains(Bench.START) && !display.available()) {
            throw new BadInput(WORDS.text("bench.noDisplay"));
        }
        return chosen.isEmpty() ? all() : chosen;
    }

    private List<Bench> all() {
        List<Bench> all = new ArrayList<>(List.of(Bench.values()));
        if (!display.available()) {
            all.remove(Bench.START);
            terminal.err().println(WORDS.text("warning", WORDS.text("bench.noDisplay")));
        }
        return all;
    }

    private List<BenchRun> run(List<Bench> chosen, int cores) throws IOException, InterruptedException {
        EngineBench engine = new EngineBench(cores, scale);
        List<BenchRun> runs = new ArrayList<>();
        for (Bench bench : chosen) {
            Progress progress = Progress.start(terminal, "progress.bench." + bench.word(), engine::progress);
            try {
                runs.addAll(bench.run(engine, scale));
            } finally {
                progress.stop();
            }
        }
        return runs;
    }

    private void printParts(BenchRun run) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(run.name(), WORDS.text("bench.part.at"), WORDS.text("bench.part.took")));
        run.parts().forEach(part -> rows.add(List.of(WORDS.text("bench.part", part.name()), FORMAT.duration(part.atSeconds()).text(), FORMAT.duration(part.tookSeconds()).text())));
        terminal.out().println();
        TextColumns.lines(rows).forEach(terminal.out()::println);
    }

    private void printCosts(List<BenchRun> runs) {
        List<List<String>> rows = new ArrayList<>(List.of(Stream.of("name", "usd", "gap", "firstFit", "dedicated", "firstUsd", "firstTime", "wall")
                .map(key -> WORDS.text("bench." + key)).toList()));
        for (BenchRun run : runs) {
            BenchRun.@Nullable Costs costs = run.costs();
            if (costs != null) {
                rows.add(List.of(run.name(), usd(costs.usdPerHour()), FORMAT.share(costs.gap()).text(), usd(costs.firstFitUsdPerHour()), usd(costs.dedicatedUsdPerHour()),
                        usd(costs.firstUsdPerHour()), FORMAT.duration(costs.firstSeconds()).text(), FORMAT.duration(run.wallSeconds()).text()));
            }
        }
        if (rows.size() > 1) {
            terminal.out().println();
            TextColumns.lines(rows).forEach(terminal.out()::println);
        }
    }

    private static String usd(double amount) {
        return FORMAT.money(amount, "$/h").text();
    }

    private static List<List<String>> rows(List<BenchRun> runs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(WORDS.text("bench.name"), WORDS.text("bench.threads"), WORDS.text("bench.requests"), WORDS.text("bench.wall"), WORDS.text("bench.speed"),
                WORDS.text("bench.events"), WORDS.text("bench.peak")));
        for (BenchRun run : runs) {
            rows.add(List.of(run.name(), Integer.toString(run.threads()), FORMAT.whole(run.requests()), FORMAT.duration(run.wallSeconds()).text(),
                    run.requests() == 0 ? Format.NONE : FORMAT.whole(Math.round(run.requestsPerSecond())),
                    Double.isNaN(run.eventsPerRequest()) ? Format.NONE : FORMAT.count(run.eventsPerRequest()),
                    run.peakBytes() == 0 ? Format.NONE : WORDS.text("bench.mebibytes", FORMAT.whole(run.peakBytes() >> MEBIBYTE))));
        }
        return rows;
    }
}
