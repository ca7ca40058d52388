package io.headroom.cli;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.caps.CapAnswer;
import io.headroom.allocate.caps.CapQuestion;
import io.headroom.allocate.caps.CapSolver;
import io.headroom.allocate.caps.Load;
import io.headroom.allocate.caps.Relief;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenarios;
import io.headroom.report.json.CapsJson;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom caps PLAN --lane ID`: how far the limits of a lane's tiers can rise before an objective breaks, and whose breaks first.
@Command(name = "caps", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages", sortOptions = false)
final class CapsCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(CapsCommand.class);

    private final Terminal terminal;

    @Parameters(paramLabel = "PLAN", descriptionKey = "plan")
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path plan;

    @Option(names = "--lane", paramLabel = "ID", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private String lane;

    @Option(names = "--scenario", paramLabel = "NAME")
    private @Nullable String scenario;

    @Option(names = "--add-gpus", paramLabel = "N", converter = Quantities.Count.class)
    private @Nullable Integer gpus;

    @Option(names = "--full-load")
    private boolean full;

    @Option(names = "--each-limit")
    private boolean single;

    @Option(names = "--confidence", paramLabel = "SHARE", converter = Quantities.Share.class)
    private @Nullable Double confidence;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    CapsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadInput {
        if (scenario != null && gpus != null) {
            throw new BadInput(WORDS.text("caps.both"));
        }
        PlanDocument document = PlanFile.read(plan);
        document.warnings().forEach(warning -> terminal.err().println(WORDS.text("warning", warning)));
        int threads = run.threads();
        ResultFile target = new ResultFile(json);
        target.check(plan);
        Plan asked = run.applied(document.plan());
        Relief relief = scenario != null ? new Relief.Scenario(scenario) : gpus != null ? new Relief.Gpus(gpus) : new Relief.None();
        Plan now = asked.withScenarios(Scenarios.NONE);
        CapQuestion question = new CapQuestion(relief.of(asked, PlanIds.lane(asked, plan, lane)).withScenarios(Scenarios.NONE), relief instanceof Relief.None ? null : now,
                PlanIds.lane(asked, plan, lane), full ? Load.FULL : Load.AS_PLANNED,
                confidence == null ? Assurance.USUAL : new Assurance(confidence, Assurance.USUAL.servedShare()), single);
        CapAnswer answer = TerminalWatcher.during(terminal, "progress.caps", watcher -> CapSolver.solve(question, threads, watcher));
        if (!target.output()) {
            terminal.out().print(CapsTable.text(answer, relief));
        }
        target.write(CapsJson.bytes(answer, relief), terminal);
        terminal.out().flush();
        return Program.DONE;
    }
}
