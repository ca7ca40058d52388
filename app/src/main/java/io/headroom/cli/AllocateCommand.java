package io.headroom.cli;

import io.headroom.allocate.auto.Answer;
import io.headroom.allocate.auto.Ask;
import io.headroom.allocate.auto.AutoPlan;
import io.headroom.edit.AllocationEdits;
import io.headroom.plan.Plan;
import io.headroom.report.json.AllocationJson;
import io.headroom.store.AtomicFile;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom allocate PLAN -o PLAN`: the cheapest plan that meets every objective, or which objectives cannot be met together.
@Command(name = "allocate", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class AllocateCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(AllocateCommand.class);

    private final Terminal terminal;

    @Parameters(paramLabel = "PLAN", descriptionKey = "plan")
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path plan;

    @Option(names = {"-o", "--output"}, paramLabel = "PLAN", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path output;

    @Option(names = "--lock", paramLabel = "ID")
    private List<String> locks = List.of();

    @Option(names = "--budget", paramLabel = "USD_PER_HOUR")
    private @Nullable Double budget;

    @Option(names = "--fewest-moves")
    private boolean fewestMoves;

    @Option(names = "--variants")
    private boolean variants;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Mixin
    private final RunOptions run = new RunOptions();

    AllocateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadInput {
        int cores = run.threads();
        PlanDocument document = PlanFile.read(plan);
        document.warnings().forEach(warning -> terminal.err().println(WORDS.text("warning", warning)));
        Ask ask = Ask.of(run.applied(document.plan())).keeping(locks).within(budget).withVariants(variants);
        ResultFile result = new ResultFile(json);
        result.check(plan, output);
        AtomicFile.check(output);
        Ask asked = fewestMoves ? ask.withFewestMoves() : ask;
        Answer answer = TerminalWatcher.during(terminal, "progress.allocate", watcher -> AutoPlan.of(asked, cores, watcher, _ -> {}));
        if (answer instanceof Answer.Found found) {
            // The plan keeps its own run settings: the options say how it is searched.
            Plan adopted = AllocationEdits.adopt(found).applyTo(document.plan());
            PlanFile.write(output, document.with(adopted));
        }
        write(answer, result);
        return answer instanceof Answer.Found ? Program.DONE : Program.NOT_MET;
    }

    private void write(Answer answer, ResultFile result) throws IOException {
        if (!result.output()) {
            terminal.out().print(AllocationTable.text(answer));
            if (answer instanceof Answer.Found) {
                terminal.out().println(WORDS.text("wrote", output));
            }
        }
        result.write(AllocationJson.bytes(answer), terminal);
        terminal.out().flush();
    }
}
