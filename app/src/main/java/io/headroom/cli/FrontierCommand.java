package io.headroom.cli;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.frontier.Frontier;
import io.headroom.allocate.frontier.FrontierAnswer;
import io.headroom.allocate.frontier.LockedAnswer;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenarios;
import io.headroom.report.FrontierCsv;
import io.headroom.report.json.FrontierJson;
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

/// `headroom frontier PLAN --tenant ID`: what serving a tenant costs against its delay; with `--locked`, what a fleet that is locked up does to the rest.
@Command(name = "frontier", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class FrontierCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(FrontierCommand.class);

    private final Terminal terminal;

    @Parameters(paramLabel = "PLAN", descriptionKey = "plan")
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path plan;

    @Option(names = "--tenant", paramLabel = "ID")
    private @Nullable String tenant;

    @Option(names = "--lane", paramLabel = "ID")
    private @Nullable String lane;

    @Option(names = "--isolation", negatable = true, defaultValue = "true", fallbackValue = "true")
    private boolean isolation;

    @Option(names = "--locked")
    private boolean locked;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(names = "--csv", paramLabel = "FILE")
    private @Nullable Path csv;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    FrontierCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadInput {
        if (locked == (tenant != null)) {
            throw new BadInput(WORDS.text(locked ? "frontier.both" : "frontier.whom"));
        }
        if (locked && lane != null) {
            throw new BadInput(WORDS.text("frontier.stray"));
        }
        PlanDocument document = PlanFile.read(plan);
        document.warnings().forEach(warning -> terminal.err().println(WORDS.text("warning", warning)));
        int threads = run.threads();
        ResultFile jsonFile = new ResultFile(json);
        ResultFile csvFile = new ResultFile(csv);
        jsonFile.check(plan);
        if (json == null) {
            csvFile.check(plan);
        } else {
            csvFile.check(plan, json);
        }
        Plan asked = run.applied(document.plan()).withScenarios(Scenarios.NONE);
        if (tenant == null) {
            LockedAnswer answer = TerminalWatcher.during(terminal, "progress.frontier", watcher -> LockedAnswer.of(asked, threads, watcher));
            print(FrontierTable.text(answer), jsonFile, csvFile);
            jsonFile.write(FrontierJson.bytes(answer), terminal);
            csvFile.write(FrontierCsv.bytes(answer), terminal);
        } else {
            Frontier frontier = new Frontier(asked, PlanIds.tenant(asked, plan, tenant), lane == null ? null : PlanIds.lane(asked, plan, lane), null, Assurance.USUAL);
            FrontierAnswer answer = TerminalWatcher.during(terminal, "progress.frontier", watcher -> FrontierAnswer.of(asked, frontier, isolation, threads, watcher, _ -> {}));
            print(FrontierTable.text(answer), jsonFile, csvFile);
            jsonFile.write(FrontierJson.bytes(answer), terminal);
            csvFile.write(FrontierCsv.bytes(answer), terminal);
        }
        return Program.DONE;
    }

    /// The table, unless standard output is for a machine.
    private void print(String text, ResultFile... files) {
        for (ResultFile file : files) {
            if (file.output()) {
                return;
            }
        }
        terminal.out().print(text);
        terminal.out().flush();
    }
}
