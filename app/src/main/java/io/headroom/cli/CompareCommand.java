package io.headroom.cli;

import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.engine.PairedRuns;
import io.headroom.plan.Plan;
import io.headroom.report.json.ComparisonJson;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom compare PLAN [OTHER]`: two scenarios of a plan, or two plans, side by side by tenant.
@Command(name = "compare", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(CompareCommand.class);

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "PLAN", descriptionKey = "plan")
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path plan;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OTHER", descriptionKey = "other")
    private @Nullable Path other;

    @Option(names = "--before", paramLabel = "NAME")
    private @Nullable String before;

    @Option(names = "--after", paramLabel = "NAME")
    private @Nullable String after;

    @Option(names = "--measure", paramLabel = "NAME")
    private @Nullable String measure;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// A side with what it is called.
    private record Named(String name, Plan plan) {}

    @Override
    public Integer call() throws IOException, BadInput {
        int cores = run.threads();
        Measure by = measure == null ? Measure.USUAL : Measure.of(measure);
        Plan first = read(plan);
        Plan second = other == null ? first : read(other);
        Named one = named(first, plan, before == null ? first.scenarios().current() : before, other != null);
        Named two = named(second, other == null ? plan : other, after == null ? afterOf(second, one.name()) : after, other != null);
        if (other == null && first.variants().size() == 1) {
            throw new BadInput(WORDS.text("compare.alone", plan));
        }
        if (other == null && one.name().equals(two.name())) {
            throw new BadInput(WORDS.text("compare.same", plan, one.name(), String.join(", ", first.variants())));
        }
        ResultFile result = new ResultFile(json);
        result.check(plan, other);
        PairedRuns runs = simulated(run.applied(one.plan()), run.applied(two.plan()), cores);
        write(Comparison.of(runs, one.name(), two.name(), by), result);
        return Program.DONE;
    }

    private Plan read(Path file) throws IOException {
        PlanDocument document = PlanFile.read(file);
        document.warnings().forEach(warning -> terminal.err().println(WORDS.text("warning", warning)));
        return document.plan();
    }

    /// The scenario that a plan is compared with where none is named: the other one, if there are just two.
    private String afterOf(Plan second, String beforeName) throws BadInput {
        if (other != null) {
            return second.scenarios().current();
        }
        List<String> others = second.variants().stream().filter(name -> !name.equals(beforeName)).toList();
        if (others.size() > 1) {
            throw new BadInput(WORDS.text("compare.which", plan, String.join(", ", second.variants())));
        }
        return others.isEmpty() ? beforeName : others.getFirst();
    }

    private static Named named(Plan whole, Path file, String name, boolean withFile) throws BadInput {
        if (!whole.variants().contains(name)) {
            throw new BadInput(WORDS.text("compare.missing", file, name, String.join(", ", whole.variants())));
        }
        String fileName = Objects.requireNonNullElse(file.getFileName(), file).toString();
        String shown = !withFile ? name : whole.variants().size() == 1 ? fileName : WORDS.text("compare.inFile", fileName, name);
        return new Named(shown, whole.variant(name));
    }

    private PairedRuns simulated(Plan one, Plan two, int cores) {
        PairedRuns runs = new PairedRuns(one, two, cores);
        Progress progress = Progress.start(terminal, "progress.simulate", runs::progress);
        try {
            boolean going = true;
            while (going && runs.hasNext()) {
                going = runs.runNext(() -> false);
            }
        } finally {
            progress.stop();
        }
        return runs;
    }

    private void write(Comparison comparison, ResultFile result) throws IOException {
        if (json == null) {
            terminal.out().print(ComparisonTable.text(comparison));
            terminal.out().flush();
        } else {
            result.write(ComparisonJson.bytes(comparison), terminal);
        }
    }
}
