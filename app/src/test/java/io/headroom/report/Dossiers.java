package io.headroom.report;

import io.headroom.compare.ScenarioRuns;
import io.headroom.engine.ContentionStudy;
import io.headroom.engine.Evaluation;
import io.headroom.engine.KnownTallies;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What workbooks are written of in tests that hold for every workbook: the samples, plans made to be awkward, random ones, and plans with nothing in them.
final class Dossiers {
    static final Path SAMPLES = Path.of("..", "samples");
    private static final int THREADS = 2;
    private static final int RANDOM = 12;

    private Dossiers() {}

    /// All of them, by name. Their runs are short: what matters is what there is to tell, not how sharp it is.
    static Map<String, Dossier> all() {
        Map<String, Dossier> all = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            files.filter(file -> file.toString().endsWith(".headroom")).sorted().forEach(file -> all.put(file.getFileName().toString(), whole(shortened(sample(file.getFileName().toString())))));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        all.put("made by hand", Dossier.of(Examples.plan(), Examples.results()).with(Examples.contention(Examples.plan())));
        Plan hostile = Examples.plan(Examples.HOSTILE);
        all.put("hostile names", Dossier.of(hostile, Examples.results(hostile)).with(Examples.contention(hostile)));
        all.put("names of every sign", brief(named()));
        empty().forEach((name, plan) -> all.put(name, brief(plan)));
        IntStream.range(0, RANDOM).forEach(seed -> random(seed).ifPresent(one -> all.put("random plan " + seed, one)));
        return all;
    }

    /// A sample as it is shipped.
    static Plan sample(String name) {
        try {
            return PlanFile.read(SAMPLES.resolve(name)).plan();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The random plan with a number, unless its GPUs come too late for its tenants.
    static Optional<Dossier> random(long seed) {
        try {
            return Optional.of(brief(shortened(RandomPlans.plan(seed))));
        } catch (InvalidPlan late) {
            return Optional.empty();
        }
    }

    /// The same over ten seconds.
    static Plan shortened(Plan plan) {
        RunSettings run = plan.run();
        return plan.withRun(new RunSettings(run.start(), 10, 2, run.seed(), 2, null));
    }

    /// The plan with its results alone.
    static Dossier brief(Plan plan) {
        return Dossier.of(plan, Evaluation.of(plan, THREADS));
    }

    /// The plan with all that `evaluate --excel` works out.
    static Dossier whole(Plan plan) {
        Dossier dossier = brief(plan).with(new ContentionStudy(plan, THREADS, new KnownTallies()).run(() -> false));
        if (plan.scenarios().others().isEmpty()) {
            return dossier;
        }
        ScenarioRuns runs = new ScenarioRuns(plan, THREADS);
        runs.run(() -> false);
        return dossier.with(runs);
    }

    /// Names that XML, a page's foot, a formula or a cell could take amiss.
    private static Plan named() {
        List<String> names = List.of("&P & &A && \"&12", "half \uD83D of a pair", "a_x0007_b\uFFFEc", "x".repeat(200), "'it''s [1]Sheet!A1'", "מבחן \u202Eabc\u2029");
        Plan plan = shortened(Examples.plan(names));
        return plan.withTitle("xyz" + "7&&&\uD83D\uDE80".repeat(32), "A note\r\nover\ttwo lines \u0001" + "\uD83D\uDE80".repeat(32_000));
    }

    private static Map<String, Plan> empty() {
        Plan full = shortened(Examples.plan());
        List<Tenant> away = full.tenants().stream().map(tenant -> tenant.in(null)).toList();
        Plan nothing = new Plan("Nothing", "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), full.run());
        Map<String, Plan> plans = new LinkedHashMap<>();
        plans.put("nothing at all", nothing);
        plans.put("a fleet alone", new Plan("Fleet", "", full.gpuTypes(), full.models(), full.fleet(), List.of(), List.of(), List.of(), List.of(), List.of(), full.run()));
        plans.put("no tenants", full.withPartitions(full.partitions().stream().filter(one -> !one.reserved()).toList(), List.of()).withTenants(List.of()));
        plans.put("no partitions", full.withPartitions(List.of(), away));
        return plans;
    }
}
