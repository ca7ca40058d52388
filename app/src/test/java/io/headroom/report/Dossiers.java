package io.headroom.report;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Watcher;
import io.headroom.allocate.forecast.Forecaster;
import io.headroom.allocate.forecast.GrowthRange;
import io.headroom.allocate.forecast.SoldLanes;
import io.headroom.allocate.offers.OfferStudy;
import io.headroom.catalog.OfferCatalogue;
import io.headroom.compare.ScenarioRuns;
import io.headroom.engine.ContentionStudy;
import io.headroom.engine.Evaluation;
import io.headroom.engine.KnownTallies;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Curve;
import io.headroom.plan.Growth;
import io.headroom.plan.Incident;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.RandomPlans;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.TierId;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What workbooks are written of in tests that hold for every workbook: the samples, plans made to be awkward, random ones, and plans with nothing in them.
final class Dossiers {
    static final Path SAMPLES = Path.of("..", "samples");
    private static final int THREADS = 2;
    private static final int RANDOM = 12;
    private static final int SIMULATIONS = 24; // of a forecast

    private Dossiers() {}

    /// All of them, by name. Their runs are short: what matters is what there is to tell, not how sharp it is.
    static Map<String, Dossier> all() {
        Map<String, Dossier> all = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            files.filter(file -> file.toString().endsWith(".headroom")).sorted().forEach(file -> all.put(file.getFileName().toString(), whole(shortened(sample(file.getFileName().toString())))));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        all.put("with everything", everything());
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

    /// The plan with all that `evaluate --excel` works out without being asked for more.
    static Dossier whole(Plan plan) {
        Dossier dossier = brief(plan).with(new ContentionStudy(plan, THREADS, new KnownTallies()).run(() -> false));
        return plan.scenarios().others().isEmpty() ? dossier.withSizes(ran(OtherSizes.of(plan, dossier.results(), THREADS))) : dossier.with(ran(new ScenarioRuns(plan, THREADS)));
    }

    private static @Nullable ScenarioRuns ran(@Nullable ScenarioRuns runs) {
        return runs != null && runs.run(() -> false) ? runs : null;
    }

    /// The plan with all that `evaluate --excel --forecast --offers` works out, and with growth that is given for one tenant.
    static Dossier studied(Plan plan, Map<TenantId, GrowthRange> given) {
        Forecaster.Question question = new Forecaster.Question(plan.run().start().toLocalDate().plusMonths(9), 60, Assurance.USUAL, given, SIMULATIONS);
        return whole(plan).with(Forecaster.of(plan, question, THREADS, Watcher.NOBODY)).with(SoldLanes.of(plan, Watcher.NOBODY))
                .with(OfferStudy.of(OfferCatalogue.offered(plan), _ -> true, Assurance.USUAL, THREADS, Watcher.NOBODY));
    }

    /// One with everything that a workbook can tell of, for the provider: worked out once for all tests.
    static Dossier everything() {
        return Everything.DOSSIER;
    }

    /// Worked out when it is first asked for.
    private static final class Everything {
        static final Dossier DOSSIER = studied(plan(), Map.of(new TenantId("help-desk"), new GrowthRange(0.03, 0.05, 0.07)));

        /// Ways to buy, with GPUs that come and go, a batch job with a deadline, an outside provider, incidents, another scenario, growth, a tenant in the tray, and prices of tokens for one tier.
        private static Plan plan() {
            Plan bought = shortened(sample("ways-to-buy.headroom"));
            Cluster first = bought.fleet().getFirst();
            LocalDate start = bought.run().start().toLocalDate();
            Cluster late = new Cluster(new ClusterId("late"), "Arriving", first.gpu(), 1, 8, start.plusDays(43), null, first.prices());
            Cluster leaving = new Cluster(new ClusterId("leaving"), "Leaving", first.gpu(), 1, 8, null, start.plusDays(170), new Prices(4.25, 2.5, LocalDate.of(2026, 10, 1), "An offer"));
            Partition lane = bought.partitions().getFirst();
            Tenant desk = bought.tenant(new TenantId("help-desk"));
            Partition cabin = new Partition(new PartitionId("cabin"), "Help desk's own", Partition.Kind.RESERVED, leaving.id(), 4, lane.deployment(), desk.id());
            Plan held = bought.withFleet(List.of(first, late, leaving));
            held = held.withPartitions(List.of(lane, cabin), held.tenants().stream().map(tenant -> tenant.equals(desk) ? desk.in(cabin.id()) : tenant.id().value().equals("charity-hotline") ? tenant.in(null) : tenant).toList());
            held = changed(held, "launch-operator", workload -> workload.withTraffic(growing((Traffic.Generated) workload.traffic(), start.minusMonths(2))));
            held = changed(held, "marketing-copy-shop", workload -> workload.withKind(Workload.Kind.BATCH).withDeadline(20.0, 0.25));
            held = held.withTier(held.tier(new TierId("gold")).withPrices(new TokenPrices(0.8, 2.4)));
            held = held.withIncidents(List.of(new Incident(new Incident.What.Burst(new TenantId("emergency-speech"), 6), 5, 3), new Incident(new Incident.What.NodesLost(first.id(), 1), 7, 2)));
            return held.withScenarios(new Scenarios("Today", List.of(new Scenario("Larger lane", held.withPartition(lane.withGpus(16))), new Scenario("Smaller lane", held.withPartition(lane.withGpus(8))))));
        }

        private static Traffic growing(Traffic.Generated traffic, LocalDate since) {
            Curve curve = new Curve(List.of(), List.of(), Growth.of("6%/month", since));
            return new Traffic.Generated(new Arrivals.Shaped((Arrivals.Steady) traffic.arrivals(), curve), traffic.inputTokens(), traffic.outputTokens());
        }

        private static Plan changed(Plan plan, String id, UnaryOperator<Workload> change) {
            Tenant tenant = plan.tenant(new TenantId(id));
            return plan.withTenant(tenant.withWorkloads(tenant.workloads().stream().map(change).toList()));
        }
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
