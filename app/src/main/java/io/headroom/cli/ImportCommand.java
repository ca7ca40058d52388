package io.headroom.cli;

import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.store.AtomicFile;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.trace.AzureTrace;
import io.headroom.trace.ImportWatch;
import io.headroom.trace.TraceImport;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom import FILE --into PLAN`: adds a tenant that replays a trace.
@Command(name = "import", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(ImportCommand.class);
    private static final Format FORMAT = Format.here();
    private static final int NAMED = 8;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path file;

    @Option(names = "--into", paramLabel = "PLAN", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path into;

    @Option(names = "--as", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--in", paramLabel = "PARTITION")
    private @Nullable String partition;

    @Option(names = "--repeat")
    private boolean repeat;

    @Option(names = {"-o", "--output"}, paramLabel = "PLAN")
    private @Nullable Path output;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadInput {
        Path target = output == null ? into : output;
        PlanDocument document = PlanFile.read(into);
        AtomicFile.check(target);
        TraceImport how = new TraceImport(name, partition == null ? null : find(document.plan(), partition), repeat);
        Trace trace = read();
        Plan changed = how.edit(document.plan(), trace).applyTo(document.plan());
        PlanFile.write(target, document.with(changed));
        Tenant added = changed.tenants().getLast();
        String home = added.partition() == null ? Format.NONE : changed.partition(added.partition()).name();
        terminal.out().println(WORDS.text("imported", added.name(), FORMAT.whole(trace.size()), home, target));
        return Program.DONE;
    }

    private Trace read() throws IOException {
        AtomicReference<Double> share = new AtomicReference<>(0.0);
        Progress progress = Progress.start(terminal, "progress.import", share::get);
        ImportWatch watch = share::set;
        try {
            return AzureTrace.read(file, watch);
        } finally {
            progress.stop();
        }
    }

    private static PartitionId find(Plan plan, String wanted) throws BadInput {
        List<Partition> byId = plan.partitions().stream().filter(one -> one.id().value().equals(wanted)).toList();
        List<Partition> found = byId.isEmpty() ? plan.partitions().stream().filter(one -> one.name().equalsIgnoreCase(wanted)).toList() : byId;
        return switch (found.size()) {
            case 1 -> found.getFirst().id();
            case 0 -> throw new BadInput(WORDS.text("partition.missing", wanted, plan.name(), ids(plan.partitions())));
            default -> throw new BadInput(WORDS.text("partition.several", wanted, plan.name(), ids(found)));
        };
    }

    private static String ids(List<Partition> partitions) {
        return partitions.isEmpty() ? Format.NONE : partitions.stream().limit(NAMED).map(one -> one.id().value()).collect(Collectors.joining(", "));
    }
}
