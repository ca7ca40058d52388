package io.headroom.cli;

import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.sheet.BookImport;
import io.headroom.sheet.SheetMemory;
import io.headroom.sheet.Subject;
import io.headroom.store.MappingFile;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.trace.ImportWatch;
import io.headroom.trace.Imported;
import io.headroom.trace.TraceFile;
import io.headroom.trace.TraceImport;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom import FILE --into PLAN`: adds a tenant that replays a trace, one for each client of a file of rates, or what the rows of sheets say of tenants, clusters and prices.
@Command(name = "import", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(ImportCommand.class);
    private static final Format FORMAT = Format.here();
    private static final int NAMED = 8;
    private static final String ALL = "all";

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

    @Option(names = "--lengths", paramLabel = "FILE")
    private @Nullable Path lengths;

    @Option(names = "--most", paramLabel = "N", converter = Quantities.Count.class)
    private @Nullable Integer most;

    @Option(names = {"-o", "--output"}, paramLabel = "PLAN")
    private @Nullable Path output;

    @Option(names = "--sheet", paramLabel = "NAME")
    private @Nullable String sheet;

    @Option(names = "--what", paramLabel = "WHAT")
    private String what = ALL;

    @Option(names = "--mapping", paramLabel = "FILE")
    private @Nullable Path mapping;

    @Option(names = "--save-mapping", paramLabel = "FILE")
    private @Nullable Path saveMapping;

    @Option(names = "--map", paramLabel = "TITLE=FIELD[:UNIT]")
    private List<String> maps = List.of();

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadInput {
        Path target = output == null ? into : output;
        PlanDocument document = PlanFile.read(into);
        new Targets(file, lengths).claim(target);
        boolean sheetOptions = sheet != null || mapping != null || saveMapping != null || !maps.isEmpty() || !what.equals(ALL);
        if (SheetsImport.holds(file, sheetOptions)) {
            return sheets(document, target);
        }
        if (sheetOptions) {
            throw new BadInput(WORDS.text("sheet.trace", file));
        }
        TraceImport how = new TraceImport(name, partition == null ? null : find(document.plan(), partition), repeat);
        Imported imported = limited(read());
        Plan changed = how.edit(document.plan(), imported).applyTo(document.plan());
        PlanFile.write(target, document.with(changed));
        imported.notes().forEach(note -> terminal.err().println(WORDS.text("warning", note)));
        terminal.out().println(said(imported, changed, target));
        return Program.DONE;
    }

    private Integer sheets(PlanDocument document, Path target) throws IOException, BadInput {
        if (name != null || partition != null || repeat || lengths != null || most != null) {
            throw new BadInput(WORDS.text("sheet.options", file));
        }
        new Targets(file, into, target).claim(saveMapping);
        SheetMemory memory = mapping == null ? SheetMemory.EMPTY : MappingFile.read(mapping);
        BookImport book = new SheetsImport(file, sheet, subjects(), maps, memory).read(document.plan(), share -> {});
        for (BookImport.Part part : book.parts()) {
            memory = memory.with(part.sheet().mapping());
        }
        List<String> remarks = SheetsImport.remarks(book);
        List<String> cameIn = SheetsImport.cameIn(book);
        PlanDocument changed = document.with(book.applyTo(document.plan()));
        PlanFile.write(target, changed);
        if (saveMapping != null) {
            MappingFile.write(saveMapping, memory);
        }
        remarks.forEach(remark -> terminal.err().println(WORDS.text("warning", remark)));
        cameIn.forEach(terminal.out()::println);
        terminal.out().println(WORDS.text("wrote", target));
        return Program.DONE;
    }

    private Set<Subject> subjects() throws BadInput {
        return what.equals(ALL) ? BookImport.all() : Set.of(Subject.of(what).orElseThrow(() -> new BadInput(WORDS.text("sheet.what", what))));
    }

    private Imported limited(Imported imported) throws BadInput {
        if (most == null) {
            return imported;
        }
        if (most < 1 || !(imported instanceof Imported.Clients clients)) {
            throw new BadInput(WORDS.text(most < 1 ? "most.range" : "most.one", most, file));
        }
        return clients.largest(most);
    }

    private static String said(Imported imported, Plan changed, Path target) {
        Tenant added = changed.tenants().getLast();
        String home = added.partition() == null ? Format.NONE : changed.partition(added.partition()).name();
        return switch (imported) {
            case Imported.Requests requests -> WORDS.text("imported", added.name(), FORMAT.whole(requests.trace().size()), home, target);
            case Imported.Clients clients -> WORDS.count("imported.clients", clients.clients().size(),
                    FORMAT.whole(Math.round(clients.clients().stream().mapToDouble(Imported.Client::requests).sum())), home, target);
        };
    }

    private Imported read() throws IOException {
        AtomicReference<Double> share = new AtomicReference<>(0.0);
        Progress progress = Progress.start(terminal, "progress.import", share::get);
        ImportWatch watch = share::set;
        try {
            return TraceFile.read(file, lengths, watch);
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
