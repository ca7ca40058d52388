package io.headroom.cli;

import io.headroom.report.TrustJson;
import io.headroom.store.AtomicFile;
import io.headroom.trust.QueueingCheck;
import io.headroom.trust.TrustReport;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `headroom validate --queueing FILE`: compares the simulation with what is known and says how far to trust it.
@Command(name = "validate", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(ValidateCommand.class);
    private static final long USUAL_SEED = 1;

    private final Terminal terminal;

    @Option(names = "--queueing", paramLabel = "FILE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path queueing;

    @Option(names = "--check")
    private boolean check;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Option(names = "--threads", paramLabel = "N", converter = Quantities.Count.class)
    private @Nullable Integer threads;

    @Option(names = "--seed", paramLabel = "N", converter = Quantities.Whole.class)
    private @Nullable Long seed;

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadInput {
        int cores = Quantities.threads(threads);
        checkTarget();
        TrustReport report = queueing(cores);
        write(report);
        return check && !inside(report) ? Program.NOT_MET : Program.DONE;
    }

    private TrustReport queueing(int cores) throws IOException {
        QueueingCheck known = QueueingCheck.read(queueing);
        Progress progress = Progress.start(terminal, "progress.simulate", known::progress);
        try {
            return known.run(seed == null ? USUAL_SEED : seed, cores, () -> false);
        } finally {
            progress.stop();
        }
    }

    /// Before the simulation, which may take long: whether its report can be written.
    private void checkTarget() throws IOException, BadInput {
        if (json == null || toOutput(json)) {
            return;
        }
        if (json.toAbsolutePath().normalize().equals(queueing.toAbsolutePath().normalize())) {
            throw new BadInput(WORDS.text("validate.taken", json));
        }
        AtomicFile.check(json);
    }

    private static boolean toOutput(Path file) {
        return file.toString().equals("-");
    }

    private void write(TrustReport report) throws IOException {
        if (json == null) {
            terminal.out().print(new TrustTable(report).text());
            terminal.out().flush();
        } else if (toOutput(json)) {
            terminal.out().write(TrustJson.bytes(report));
            terminal.out().flush();
        } else {
            AtomicFile.replace(json, out -> out.write(TrustJson.bytes(report)));
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
