package io.headroom.cli;

import io.headroom.report.TrustCsv;
import io.headroom.report.json.TrustJson;
import io.headroom.store.AtomicFile;
import io.headroom.trust.MeasuredCheck;
import io.headroom.trust.QueueingCheck;
import io.headroom.trust.TrustReport;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `headroom validate --queueing FILE`, `--measured FILE` or `--run FOLDER`: compares the simulation with what is known and says how far to trust it.
@Command(name = "validate", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(ValidateCommand.class);
    private static final long USUAL_SEED = 1;

    private final Terminal terminal;

    @Option(names = "--queueing", paramLabel = "FILE")
    private @Nullable Path queueing;

    @Mixin
    private final MeasuredValidation measured = new MeasuredValidation();

    @Mixin
    private final RunValidation recorded;

    @Option(names = "--check")
    private boolean check;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Option(names = "--csv", paramLabel = "FILE")
    private @Nullable Path csv;

    @Option(names = "--threads", paramLabel = "N", converter = Quantities.Count.class)
    private @Nullable Integer threads;

    @Option(names = "--seed", paramLabel = "N", converter = Quantities.Whole.class)
    private @Nullable Long seed;

    ValidateCommand(Terminal terminal, RunPicture picture) {
        this.terminal = terminal;
        recorded = new RunValidation(terminal, picture);
    }

    @Override
    public Integer call() throws IOException, BadInput {
        int cores = Quantities.threads(threads);
        Path known = known();
        if (recorded.folder() != null) {
            return recorded(known);
        }
        checkTarget(known);
        if (queueing == null) {
            return measured(known, cores);
        }
        TrustReport report = queueing(known, cores);
        write(report, () -> new TrustTable(report).text(), () -> TrustJson.bytes(report));
        return check && !inside(report) ? Program.NOT_MET : Program.DONE;
    }

    /// What to compare with; the options must be about the same kind.
    private Path known() throws BadInput {
        List<Path> known = Stream.of(Optional.ofNullable(queueing), Optional.ofNullable(measured.file()), Optional.ofNullable(recorded.folder()))
                .flatMap(Optional::stream).toList();
        if (known.size() != 1) {
            throw new BadInput(WORDS.text("validate.one"));
        }
        if (measured.file() == null) {
            measured.refuseWithout(recorded.folder() != null);
        }
        if (recorded.folder() == null) {
            recorded.refuseWithout();
        }
        if (recorded.folder() != null && csv != null) {
            throw new BadInput(WORDS.text("validate.csv"));
        }
        if (queueing == null && seed != null) {
            throw new BadInput(WORDS.text("validate.seed"));
        }
        return known.getFirst();
    }

    private int recorded(Path folder) throws IOException, BadInput {
        boolean inside = recorded.run(folder, measured.profiles(terminal), json);
        if (check && !inside) {
            terminal.err().println(WORDS.text("error", WORDS.text("validate.run.outside")));
        }
        return check && !inside ? Program.NOT_MET : Program.DONE;
    }

    private int measured(Path file, int cores) throws IOException, BadInput {
        MeasuredCheck table = MeasuredCheck.read(file);
        TrustReport report = measured.run(table, file, cores, terminal);
        write(report, () -> new MeasuredTrustTable(report, table.rows()).text(), () -> TrustJson.measured(report, table.rows()));
        return check && !inside(report) ? Program.NOT_MET : Program.DONE;
    }

    private TrustReport queueing(Path file, int cores) throws IOException {
        QueueingCheck known = QueueingCheck.read(file);
        Progress progress = Progress.start(terminal, "progress.simulate", known::progress);
        try {
            return known.run(seed == null ? USUAL_SEED : seed, cores, () -> false);
        } finally {
            progress.stop();
        }
    }

    /// Before the simulation, which may take long: whether its report can be written.
    private void checkTarget(Path known) throws IOException, BadInput {
        for (Path target : Stream.of(Optional.ofNullable(json), Optional.ofNullable(csv)).flatMap(Optional::stream).filter(file -> !toOutput(file)).toList()) {
            if (target.toAbsolutePath().normalize().equals(known.toAbsolutePath().normalize())) {
                throw new BadInput(WORDS.text("validate.taken", target));
            }
            AtomicFile.check(target);
        }
    }

    private static boolean toOutput(Path file) {
        return file.toString().equals("-");
    }

    private void write(TrustReport report, Supplier<String> text, Supplier<byte[]> bytes) throws IOException {
        if (csv != null) {
            AtomicFile.replace(csv, out -> out.write(TrustCsv.bytes(report)));
        }
        if (json == null) {
            terminal.out().print(text.get());
            terminal.out().flush();
        } else if (toOutput(json)) {
            terminal.out().write(bytes.get());
            terminal.out().flush();
        } else {
            AtomicFile.replace(json, out -> out.write(bytes.get()));
            terminal.out().println(WORDS.text("wrote", json));
        }
    }

    private boolean inside(TrustReport report) {
        int outside = report.rows(TrustReport.Verdict.OUTSIDE).size();
        if (outside > 0) {
            terminal.err().println(WORDS.text("error", WORDS.count("validate.outside", outside)));
        }
        return outside == 0;
    }
}
