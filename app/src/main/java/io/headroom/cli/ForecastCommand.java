package io.headroom.cli;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.allocate.forecast.Forecast;
import io.headroom.allocate.forecast.Forecaster;
import io.headroom.allocate.forecast.GrowthRange;
import io.headroom.allocate.forecast.Oversubscription;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.report.json.ForecastJson;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom forecast PLAN`: when objectives break as traffic grows, when to order GPUs, and what is oversold.
@Command(name = "forecast", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class ForecastCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(ForecastCommand.class);
    private static final double DAY = 86_400;

    private final Terminal terminal;

    @Parameters(paramLabel = "PLAN", descriptionKey = "plan")
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path plan;

    @Option(names = "--until", paramLabel = "DATE", converter = Quantities.Day.class)
    private @Nullable LocalDate until;

    @Option(names = "--lead-time", paramLabel = "TIME", converter = Quantities.Seconds.class, defaultValue = "90d")
    private double leadSeconds;

    @Option(names = "--confidence", paramLabel = "SHARE", converter = Quantities.Share.class, defaultValue = "0.95")
    private double confidence;

    @Option(names = "--growth", paramLabel = "ID=RATE")
    private Map<String, String> growth = new LinkedHashMap<>();

    @Option(names = "--window", paramLabel = "TIME", converter = Quantities.Seconds.class, defaultValue = "1min")
    private double windowSeconds;

    @Option(names = "--refund", paramLabel = "USD", defaultValue = "0")
    private double refund;

    @Option(names = "--simulations", paramLabel = "N", converter = Quantities.Count.class)
    private @Nullable Integer simulations;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Mixin
    private final RunOptions run = new RunOptions();

    ForecastCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What was found.
    private record Found(Forecast forecast, List<Oversubscription> lanes, double missUsdPerHour) {}

    @Override
    public Integer call() throws IOException, BadInput {
        int cores = run.threads();
        PlanDocument document = PlanFile.read(plan);
        document.warnings().forEach(warning -> terminal.err().println(WORDS.text("warning", warning)));
        Plan asked = run.applied(document.plan());
        Forecaster.Question question = new Forecaster.Question(until == null ? Forecaster.Question.usualEnd(asked) : until, (int) Math.ceil(leadSeconds / DAY),
                new Assurance(confidence, Assurance.USUAL.servedShare()), growth(asked), simulations == null ? Forecaster.Question.USUAL_SIMULATIONS : simulations);
        Oversubscription.Question guarantees = new Oversubscription.Question(windowSeconds, refund);
        ResultFile result = new ResultFile(json);
        result.check(plan);
        Found found = TerminalWatcher.during(terminal, "progress.forecast", watcher -> find(asked, question, guarantees, cores, watcher));
        write(asked, found, result);
        return Program.DONE;
    }

    private static Found find(Plan asked, Forecaster.Question question, Oversubscription.Question guarantees, int cores, Watcher watcher) {
        Forecast forecast = Forecaster.of(asked, question, cores, watcher.part(0, 0.9));
        List<Oversubscription> lanes = Oversubscription.of(asked, guarantees, watcher.part(0.9, 0.97));
        Results today = new Trials(cores, watcher).of(asked);
        double misses = today.tenants().stream().mapToDouble(tenant -> tenant.pushback().missUsd()).sum();
        return new Found(forecast, lanes, misses / (asked.run().durationSeconds() * today.engine().replications() / 3600));
    }

    private Map<TenantId, GrowthRange> growth(Plan asked) throws BadInput {
        Map<TenantId, GrowthRange> given = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : growth.entrySet()) {
            Tenant tenant = asked.tenants().stream().filter(known -> known.id().value().equals(each.getKey())).findFirst().orElse(null);
            if (tenant == null) {
                throw new BadInput(WORDS.text("forecast.tenant", each.getKey(), plan, asked.tenants().stream().map(known -> known.id().value()).collect(Collectors.joining(", "))));
            }
            given.put(tenant.id(), GrowthRange.of(each.getValue()));
        }
        return given;
    }

    private void write(Plan asked, Found found, ResultFile result) throws IOException {
        if (json == null) {
            terminal.out().print(ForecastTable.text(asked, found.forecast(), found.lanes(), found.missUsdPerHour()));
            terminal.out().flush();
        } else {
            result.write(ForecastJson.bytes(found.forecast(), found.lanes(), found.missUsdPerHour()), terminal);
        }
    }
}
