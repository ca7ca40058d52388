package io.headroom.cli;

import io.headroom.allocate.sweep.Grid;
import io.headroom.allocate.sweep.Sweep;
import io.headroom.allocate.sweep.SweepTable;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.report.json.SweepJson;
import io.headroom.store.AtomicFile;
import io.headroom.store.GridFile;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.store.SaveFailed;
import io.headroom.store.SweepFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom sweep PLAN --grid FILE`: a plan at every point of a grid.
@Command(name = "sweep", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class SweepCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(SweepCommand.class);

    private final Terminal terminal;

    @Parameters(paramLabel = "PLAN", descriptionKey = "plan")
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path plan;

    @Option(names = "--grid", paramLabel = "FILE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path grid;

    @Option(names = "--resume")
    private boolean resume;

    @Option(names = "--results", paramLabel = "FILE")
    private @Nullable Path results;

    @Option(names = "--tenant", paramLabel = "ID")
    private @Nullable String tenant;

    @Option(names = "--csv", paramLabel = "FILE")
    private @Nullable Path csv;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Mixin
    private final RunOptions run = new RunOptions();

    SweepCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadInput {
        int cores = run.threads();
        PlanDocument document = PlanFile.read(plan);
        document.warnings().forEach(warning -> terminal.err().println(WORDS.text("warning", warning)));
        Plan asked = run.applied(document.plan());
        Grid wanted = GridFile.read(grid);
        Path kept = results == null ? SweepFile.beside(grid) : results;
        TenantId shown = tenant == null ? null : shown(asked, tenant);
        checkTargets(kept);
        Sweep sweep = new Sweep(asked, wanted);
        SweepTable table = run(sweep, asked, wanted, kept, cores);
        write(table, wanted, kept, shown);
        return Program.DONE;
    }

    private SweepTable run(Sweep sweep, Plan asked, Grid wanted, Path kept, int cores) throws IOException {
        try (SweepFile file = SweepFile.open(kept, asked, wanted, resume)) {
            if (!file.known().isEmpty()) {
                terminal.err().println(WORDS.text("warning", WORDS.text("sweep.resumed", file.known().size(), sweep.points().size(), kept)));
            }
            return TerminalWatcher.during(terminal, "progress.sweep", watcher -> sweep.run(file.known(), cores, watcher, file::add));
        } catch (UncheckedIOException failed) {
            throw failed.getCause() instanceof SaveFailed known ? known : failed.getCause();
        }
    }

    private TenantId shown(Plan asked, String id) throws BadInput {
        List<Tenant> tenants = asked.variants().stream().map(asked::variant).flatMap(each -> each.tenants().stream()).toList();
        return tenants.stream().map(Tenant::id).filter(known -> known.value().equals(id)).findFirst().orElseThrow(() -> new BadInput(WORDS.text("tenant.missing", id, plan,
                tenants.stream().map(known -> known.id().value()).distinct().collect(Collectors.joining(", ")))));
    }

    private void checkTargets(Path kept) throws IOException, BadInput {
        Targets targets = new Targets(plan, grid);
        targets.claim(kept);
        targets.claim(csv);
        targets.claim(json);
    }

    private void write(SweepTable table, Grid wanted, Path kept, @Nullable TenantId shown) throws IOException {
        if (csv != null) {
            AtomicFile.replace(csv, out -> out.write(SweepFile.csv(wanted, table)));
        }
        if (json != null && !Targets.output(json)) {
            AtomicFile.replace(json, out -> out.write(SweepJson.bytes(table)));
        }
        if (table.impossible() > 0) {
            terminal.err().println(WORDS.text("warning", WORDS.count("sweep.impossible", table.impossible(), table.points().size())));
        }
        if (Targets.output(json)) {
            terminal.out().write(SweepJson.bytes(table));
        } else if (csv == null && json == null) {
            terminal.out().print(PointsTable.text(table, shown));
        }
        if (!Targets.output(json)) {
            Stream.of(csv, json).flatMap(Stream::ofNullable).forEach(target -> terminal.out().println(WORDS.text("wrote", target)));
            terminal.out().println(WORDS.text("sweep.kept", kept));
        }
        terminal.out().flush();
    }
}
