package io.headroom.cli;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.allocate.offers.OfferStudy;
import io.headroom.catalog.OfferCatalogue;
import io.headroom.plan.Plan;
import io.headroom.report.OffersCsv;
import io.headroom.report.json.OffersJson;
import io.headroom.store.AtomicFile;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom offers PLAN`: what each way to buy costs a tenant, what it gets for it, and who can afford a guarantee.
@Command(name = "offers", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages", sortOptions = false)
final class OffersCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(OffersCommand.class);

    private final Terminal terminal;

    @Parameters(paramLabel = "PLAN", descriptionKey = "plan")
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path plan;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(names = "--tenant", paramLabel = "ID")
    private List<String> tenants = new ArrayList<>();

    @Option(names = "--budget")
    private boolean budget;

    @Option(names = "--confidence", paramLabel = "SHARE", converter = Quantities.Share.class)
    private @Nullable Double confidence;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Option(names = "--csv", paramLabel = "FILE")
    private @Nullable Path csv;

    OffersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadInput {
        PlanDocument document = PlanFile.read(plan);
        document.warnings().forEach(warning -> terminal.err().println(WORDS.text("warning", warning)));
        Plan asked = run.applied(document.plan());
        int cores = run.threads();
        Assurance assurance = confidence == null ? Assurance.USUAL : new Assurance(confidence, Assurance.USUAL.servedShare());
        checkTenants(asked);
        Targets targets = new Targets(plan);
        targets.claim(json);
        targets.claim(csv);
        Plan offered = OfferCatalogue.offered(asked);
        if (asked.offers().isEmpty()) {
            terminal.err().println(WORDS.text("warning", WORDS.text("offers.catalogue")));
        }
        write(study(offered, assurance, cores));
        return Program.DONE;
    }

    private void checkTenants(Plan asked) throws BadInput {
        List<String> known = asked.tenants().stream().map(tenant -> tenant.id().value()).toList();
        for (String tenant : tenants) {
            if (!known.contains(tenant)) {
                throw new BadInput(WORDS.text("offers.tenant", tenant, plan, known.isEmpty() ? "(none)" : known.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
    }

    private OfferAnswer study(Plan offered, Assurance assurance, int cores) {
        return TerminalWatcher.during(terminal, "progress.offers", watcher -> OfferStudy.of(offered, id -> tenants.isEmpty() || tenants.contains(id.value()), assurance, cores, watcher));
    }

    private void write(OfferAnswer answer) throws IOException {
        if (csv != null) {
            AtomicFile.replace(csv, out -> out.write(OffersCsv.bytes(answer)));
        }
        if (Targets.output(json)) {
            terminal.out().write(OffersJson.bytes(answer));
        } else {
            if (json != null) {
                AtomicFile.replace(json, out -> out.write(OffersJson.bytes(answer)));
            }
            if (json == null && csv == null) {
                terminal.out().print(new OffersTable(answer, budget).text());
            }
            Stream.of(json, csv).flatMap(Stream::ofNullable).forEach(target -> terminal.out().println(WORDS.text("wrote", target)));
        }
        terminal.out().flush();
    }
}
