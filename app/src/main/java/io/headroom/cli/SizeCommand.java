package io.headroom.cli;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.explain.Advice;
import io.headroom.allocate.explain.AdviceStudy;
import io.headroom.allocate.size.SizeAnswer;
import io.headroom.allocate.size.SizeQuestion;
import io.headroom.allocate.size.SizeSearch;
import io.headroom.allocate.size.Subject;
import io.headroom.plan.ClusterId;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.report.json.SizeJson;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom size PLAN --tenant ID | --lane ID`: the fewest GPUs with which a tenant or a lane keeps its objectives.
@Command(name = "size", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages", sortOptions = false)
final class SizeCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(SizeCommand.class);

    private final Terminal terminal;

    @Parameters(paramLabel = "PLAN", descriptionKey = "plan")
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path plan;

    @Option(names = "--tenant", paramLabel = "ID")
    private @Nullable String tenant;

    @Option(names = "--lane", paramLabel = "ID")
    private @Nullable String lane;

    @Option(names = "--cluster", paramLabel = "ID")
    private List<String> clusters = new ArrayList<>();

    @Option(names = "--deployment", paramLabel = "ID")
    private List<String> deployments = new ArrayList<>();

    @Option(names = "--confidence", paramLabel = "SHARE", converter = Quantities.Share.class)
    private @Nullable Double confidence;

    @Option(names = "--most", paramLabel = "GPUS", converter = Quantities.Count.class)
    private @Nullable Integer most;

    @Option(names = "--advice")
    private boolean advice;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Mixin
    private final RunOptions run = new RunOptions();

    SizeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadInput {
        int cores = run.threads();
        PlanDocument document = PlanFile.read(plan);
        document.warnings().forEach(warning -> terminal.err().println(WORDS.text("warning", warning)));
        SizeQuestion question = question(run.applied(document.plan()));
        ResultFile result = new ResultFile(json);
        result.check(plan);
        SizeAnswer answer = TerminalWatcher.during(terminal, "progress.size", watcher -> SizeSearch.answer(question, cores, watcher));
        write(answer, advice ? advice(question, cores) : List.of(), result);
        return answer.best() == null ? Program.NOT_MET : Program.DONE;
    }

    private SizeQuestion question(Plan asked) throws BadInput {
        if ((tenant == null) == (lane == null)) {
            throw new BadInput(WORDS.text("size.which"));
        }
        Subject subject = tenant != null ? new Subject.OneTenant(PlanIds.tenant(asked, plan, tenant)) : new Subject.Lane(PlanIds.lane(asked, plan, String.valueOf(lane)));
        return new SizeQuestion(asked, subject, clusters.stream().map(ClusterId::new).toList(), deployments.stream().map(DeploymentId::new).toList(),
                confidence == null ? Assurance.USUAL : new Assurance(confidence, Assurance.USUAL.servedShare()), most, SizeQuestion.USUAL_REQUESTS);
    }

    /// What could be done where it is now; nothing for who is in the tray.
    private List<Advice> advice(SizeQuestion question, int cores) {
        Plan asked = question.plan();
        PartitionId where = switch (question.subject()) {
            case Subject.OneTenant(TenantId id) -> asked.tenant(id).partition();
            case Subject.Lane(PartitionId id) -> id;
        };
        return where == null ? List.of()
                : TerminalWatcher.during(terminal, "progress.advice", watcher -> AdviceStudy.of(asked, where, question.assurance(), cores, watcher));
    }

    private void write(SizeAnswer answer, List<Advice> advised, ResultFile result) throws IOException {
        if (json == null) {
            terminal.out().print(SizeTable.text(answer));
            if (advice) {
                terminal.out().print(SizeTable.advice(answer, advised));
            }
            terminal.out().flush();
        } else {
            result.write(SizeJson.bytes(answer, advised), terminal);
        }
    }
}
