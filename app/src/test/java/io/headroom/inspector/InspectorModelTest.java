package io.headroom.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Selection;
import io.headroom.engine.Contention;
import io.headroom.engine.Isolation;
import io.headroom.engine.Results;
import io.headroom.engine.WaitCauses;
import io.headroom.inspector.InspectorModel.Attempt;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Link;
import io.headroom.inspector.InspectorModel.Promise;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.inspector.InspectorModel.Setting;
import io.headroom.inspector.InspectorModel.Sources;
import io.headroom.inspector.InspectorModel.Stepper;
import io.headroom.look.State;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Curve;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Growth;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Protocol;
import io.headroom.plan.Rate;
import io.headroom.plan.RateWindows;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Traffic;
import io.headroom.session.Contended;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.words.Format;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InspectorModelTest {
    private static final Map<TenantId, Double> TTFT = Map.of(TestPlans.LAUNCH, 1.9, TestPlans.STARTUP, 0.6, TestPlans.DESK, 0.2);
    private static final Selection LAUNCH = new Selection.OfTenant(TestPlans.LAUNCH);
    private static final Selection LANE = new Selection.OfPartition(TestPlans.LANE);

    private final Plan plan = TestPlans.plan();
    private final Results results = TestResults.of(plan, TTFT, 38);

    private InspectorModel model(Selection selection, @Nullable Results known, boolean pending) {
        return InspectorModel.of(plan, selection, known, pending, Format.of(Locale.ROOT));
    }

    private InspectorModel model(Selection selection) {
        return model(selection, results, false);
    }

    private static Row row(InspectorModel model, String id) {
        return model.sections().stream().map(Section::rows).flatMap(rows -> rows.stream()).filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    private static String fact(InspectorModel model, String id) {
        return ((Fact) row(model, id)).value();
    }

    private static Field field(InspectorModel model, String id) {
        return model.sections().stream().flatMap(section -> section.rows().stream()).flatMap(row -> switch (row) {
            case Fields fields -> fields.fields().stream();
            case Promise promise -> Stream.of(promise.target());
            case Details details -> details.rows().stream().flatMap(inner -> inner instanceof Fields fields ? fields.fields().stream() : Stream.empty());
            default -> Stream.<Field>empty();
        }).filter(field -> field.id().equals(id)).findFirst().orElseThrow();
    }

    private Plan apply(Attempt attempt) {
        assertThat(attempt.problem()).isEmpty();
        return Objects.requireNonNull(attempt.edit()).applyTo(plan);
    }

    @Test
    void aTenantShowsWhereItIsAndItsWorstState() {
        InspectorModel model = model(LAUNCH);
        assertThat(model.title()).isEqualTo("Launch operator");
        assertThat(model.where()).isEqualTo("Lane 1, shared, chat-70b fp8");
        assertThat(model.state()).isEqualTo(State.MISSED);
        assertThat(model.stateWord()).isEqualTo("2 of 2 missed");
        assertThat(model.movable()).containsExactly(TestPlans.LAUNCH);
    }

    @Test
    void anObjectiveShowsTargetValueMarginAndState() {
        Promise promise = (Promise) row(model(LAUNCH), "objective.ttft_p99");
        assertThat(promise.target().label()).isEqualTo("TTFT p99");
        assertThat(promise.target().text()).isEqualTo("500 ms");
        assertThat(promise.value()).isEqualTo("1.90 s");
        assertThat(promise.margin()).isEqualTo("±10 %");
        assertThat(promise.state()).isEqualTo(State.MISSED);
    }

    @Test
    void eachFieldIsOneEdit() {
        InspectorModel model = model(LAUNCH);
        assertThat(apply(field(model, "objective.ttft_p99").change().attempt("2 s")).tenant(TestPlans.LAUNCH).objectives().getFirst().targetSeconds()).isEqualTo(2);
        assertThat(apply(field(model, "workload.0.rate").change().attempt("6")).tenant(TestPlans.LAUNCH).workloads().getFirst().traffic().toString()).contains("6/s");
        assertThat(apply(field(model, "workload.0.cv").change().attempt("3")).tenant(TestPlans.LAUNCH).workloads().getFirst().traffic().toString()).contains("cv=3.0");
        assertThat(apply(field(model, "workload.0.in.p99").change().attempt("8k")).tenant(TestPlans.LAUNCH).workloads().getFirst().traffic().toString())
                .contains("p99=8000.0");
        assertThat(apply(field(model, "name").change().attempt(" Other ")).tenant(TestPlans.LAUNCH).name()).isEqualTo("Other");
    }

    @Test
    void sessionsShowTurnsPauseAndSystemPromptToEdit() {
        Traffic.Sessions talk = new Traffic.Sessions(new Arrivals.Poisson(Rate.perSecond(0.5)), new Distribution.Fixed(4), new Distribution.LogNormal(20, 120, null), 800,
                new Distribution.LogNormal(120, 900, null), new Distribution.Uniform(50, 450));
        Tenant launch = plan.tenant(TestPlans.LAUNCH);
        Plan talking = plan.withTenant(launch.withWorkloads(List.of(launch.workloads().getFirst().withTraffic(talk))));
        InspectorModel model = InspectorModel.of(talking, LAUNCH, results, false, Format.of(Locale.ROOT));
        assertThat(model.sections().getFirst().note()).isEqualTo("interactive, sessions, Poisson arrivals");
        assertThat(edited(talking, model, "workload.0.rate", "0.7/s")).isEqualTo(talk.withArrivals(new Arrivals.Poisson(Rate.perSecond(0.7))));
        assertThat(edited(talking, model, "workload.0.turns.fixed", "6")).isEqualTo(talk.withTurns(new Distribution.Fixed(6)));
        assertThat(edited(talking, model, "workload.0.pause.p99", "3min")).isEqualTo(talk.withPause(new Distribution.LogNormal(20, 180, null)));
        assertThat(edited(talking, model, "workload.0.system", "1.2k")).isEqualTo(talk.withSystemTokens(1200));
        assertThat(edited(talking, model, "workload.0.in.p50", "200")).isEqualTo(talk.withTokens(new Distribution.LogNormal(200, 900, null), talk.outputTokens()));
        assertThat(fact(model, "workload.0.spread.out")).isEqualTo("p50 250 · p99 446");
        assertThat(field(model, "workload.0.system").change().attempt("1.5").problem()).isEqualTo("System prompt is \"1.5\": enter a whole number, e.g. 7.");
        assertThat(field(model, "workload.0.pause.p50").change().attempt("20 parsec").problem()).contains("\"parsec\" is no unit of time");
    }

    private Plan sending(Arrivals arrivals) {
        Tenant launch = plan.tenant(TestPlans.LAUNCH);
        Traffic traffic = new Traffic.Generated(arrivals, new Distribution.Fixed(10), new Distribution.Fixed(10));
        return plan.withTenant(launch.withWorkloads(List.of(launch.workloads().getFirst().withTraffic(traffic))));
    }

    private InspectorModel model(Plan shown) {
        return InspectorModel.of(shown, LAUNCH, results, false, Format.of(Locale.ROOT));
    }

    private static Arrivals arrivals(Plan before, InspectorModel model, String field, String text) {
        return ((Traffic.Generated) edited(before, model, field, text)).arrivals();
    }

    @Test
    void aPatternOfArrivalsIsChosenAndKeepsItsRateAndCurve() {
        Curve days = new Curve(List.of(), List.of(1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5), null);
        Plan shown = sending(new Arrivals.Shaped(new Arrivals.Poisson(new Rate(90, Rate.Per.MINUTE)), days));
        Choice pattern = (Choice) row(model(shown), "workload.0.pattern");
        assertThat(pattern.options()).containsExactly("Poisson", "Gamma gaps", "Weibull gaps", "On/off bursts");
        assertThat(pattern.chosen()).isZero();
        assertThat(pattern.change().attempt(0).edit()).isNull();
        Plan bursts = Objects.requireNonNull(pattern.change().attempt(3).edit()).applyTo(shown);
        assertThat(((Traffic.Generated) bursts.tenant(TestPlans.LAUNCH).workloads().getFirst().traffic()).arrivals())
                .isEqualTo(new Arrivals.Shaped(new Arrivals.OnOff(new Rate(90, Rate.Per.MINUTE), 20, 180), days));
        assertThat(model(bursts).sections().getFirst().note()).isEqualTo("interactive, on/off bursts");
        assertThat(arrivals(bursts, model(bursts), "workload.0.on", "5 s")).isEqualTo(new Arrivals.Shaped(new Arrivals.OnOff(new Rate(90, Rate.Per.MINUTE), 5, 180), days));
        assertThat(arrivals(bursts, model(bursts), "workload.0.off", "1h")).isEqualTo(new Arrivals.Shaped(new Arrivals.OnOff(new Rate(90, Rate.Per.MINUTE), 20, 3600), days));
        assertThat(arrivals(bursts, model(bursts), "workload.0.rate", "60")).isEqualTo(new Arrivals.Shaped(new Arrivals.OnOff(new Rate(60, Rate.Per.MINUTE), 20, 180), days));
        assertThat(field(model(bursts), "workload.0.on").change().attempt("0 s").problem()).startsWith("Mean length of a burst in seconds is 0");
    }

    @Test
    void aCurveIsEnteredAsFactorsAndTakenAwayWithThem() {
        Arrivals.Steady base = new Arrivals.Poisson(Rate.perSecond(2));
        Plan steady = sending(base);
        Arrivals week = arrivals(steady, model(steady), "workload.0.weekly", "1 1 1 1 1 0,4 0.3");
        assertThat(week).isEqualTo(new Arrivals.Shaped(base, new Curve(List.of(), List.of(1.0, 1.0, 1.0, 1.0, 1.0, 0.4, 0.3), null)));
        Plan shaped = sending(week);
        assertThat(((Details) row(model(shaped), "workload.0.curve")).label()).isEqualTo("Hours, days and growth (set)");
        assertThat(field(model(shaped), "workload.0.weekly").text()).isEqualTo("1 1 1 1 1 0.4 0.3");
        assertThat(arrivals(shaped, model(shaped), "workload.0.weekly", " ")).isEqualTo(base);
        assertThat(field(model(shaped), "workload.0.daily").change().attempt("1 2 3").problem()).isEqualTo("The daily curve has 3 factors: it needs 24, one for each hour.");
        assertThat(field(model(shaped), "workload.0.daily").change().attempt("1 x").problem()).isEqualTo("By hour, 0 to 23 is \"x\": enter a number, e.g. 1.5 or 900k.");
        Arrivals growing = arrivals(steady, model(steady), "workload.0.growth", "5%/month");
        assertThat(growing).isEqualTo(new Arrivals.Shaped(base, new Curve(List.of(), List.of(), new Growth(5, Growth.Per.MONTH, plan.run().start().toLocalDate()))));
        Plan grown = sending(growing);
        assertThat(arrivals(grown, model(grown), "workload.0.since", "2026-11-01"))
                .isEqualTo(new Arrivals.Shaped(base, new Curve(List.of(), List.of(), new Growth(5, Growth.Per.MONTH, LocalDate.of(2026, 11, 1)))));
        assertThat(arrivals(grown, model(grown), "workload.0.growth", "")).isEqualTo(base);
        assertThat(field(model(grown), "workload.0.since").change().attempt("soon").problem()).isEqualTo("Since is \"soon\": enter a date, e.g. 2027-01-04.");
        assertThat(field(model(grown), "workload.0.growth").change().attempt("5").problem()).isEqualTo("\"5\" is not a growth: write it like 5%/month or 40%/year.");
    }

    @Test
    void recordedRatesShowTheirFiguresAndTakeAScale() {
        RateWindows windows = new RateWindows(600, new double[] {600, 0, 1200}, new double[] {0.5, 1, 2},
                new RateWindows.Family[] {RateWindows.Family.GAMMA, RateWindows.Family.POISSON, RateWindows.Family.WEIBULL});
        Plan shown = sending(new Arrivals.Windowed(windows, true, 0, 1));
        InspectorModel model = model(shown);
        assertThat(model.sections().getFirst().note()).isEqualTo("interactive, recorded rates");
        assertThat(fact(model, "workload.0.windows")).isEqualTo("3 windows of 10 min");
        assertThat(fact(model, "workload.0.recorded")).isEqualTo("1.8k");
        assertThat(fact(model, "workload.0.peak")).isEqualTo("2.00/s");
        assertThat(fact(model, "workload.0.meanRate")).isEqualTo("1.00/s");
        assertThat(arrivals(shown, model, "workload.0.scale", "0.5")).isEqualTo(new Arrivals.Windowed(windows, true, 0, 0.5));
        assertThat(arrivals(shown, model, "workload.0.start", "20 min")).isEqualTo(new Arrivals.Windowed(windows, true, 1200, 1));
        assertThat(field(model, "workload.0.start").change().attempt("1h").problem()).startsWith("The run starts 1h into rate windows that last 30min");
        Choice plays = (Choice) row(model, "workload.0.repeat");
        assertThat(plays.chosen()).isEqualTo(1);
        Plan once = Objects.requireNonNull(plays.change().attempt(0).edit()).applyTo(shown);
        assertThat(((Traffic.Generated) once.tenant(TestPlans.LAUNCH).workloads().getFirst().traffic()).arrivals()).isEqualTo(new Arrivals.Windowed(windows));
    }

    @Test
    void theMomentAtWhichTheRunStartsCanBeSet() {
        InspectorModel model = InspectorModel.of(plan, Selection.none(), results, false, Format.of(Locale.ROOT));
        assertThat(field(model, "start").text()).isEqualTo(plan.run().start().toString().replace('T', ' '));
        assertThat(apply(field(model, "start").change().attempt("2028-02-29 10:30")).run()).isEqualTo(plan.run().withStart(LocalDateTime.of(2028, 2, 29, 10, 30)));
        assertThat(field(model, "start").change().attempt("Monday").problem()).isEqualTo("Starts is \"Monday\": enter a date and time, e.g. 2027-01-04 08:00.");
    }

    private static Traffic edited(Plan before, InspectorModel model, String field, String text) {
        Attempt attempt = field(model, field).change().attempt(text);
        assertThat(attempt.problem()).isEmpty();
        return Objects.requireNonNull(attempt.edit()).applyTo(before).tenant(TestPlans.LAUNCH).workloads().getFirst().traffic();
    }

    @Test
    void whatDoesNotFitIsSaidAndIsNoEdit() {
        Attempt attempt = field(model(LAUNCH), "workload.0.rate").change().attempt("-4/s");
        assertThat(attempt.fits()).isFalse();
        assertThat(attempt.edit()).isNull();
        assertThat(attempt.problem()).contains("-4/s").contains("use 0 or more");
        assertThat(field(model(LAUNCH), "workload.0.cv").change().attempt("many").problem()).isEqualTo("Gap CV is \"many\": enter a number, e.g. 1.5 or 900k.");
    }

    @Test
    void theSameTextAgainIsNoEdit() {
        Attempt attempt = field(model(LAUNCH), "objective.ttft_p99").change().attempt("0.5s");
        assertThat(attempt.fits()).isTrue();
        assertThat(attempt.edit()).isNull();
    }

    @Test
    void theTierIsChosenAndItsLimitsShown() {
        InspectorModel model = model(LAUNCH);
        Choice tier = (Choice) row(model, "tier");
        assertThat(tier.options()).containsExactly("Gold", "Silver");
        assertThat(tier.chosen()).isZero();
        assertThat(field(model, "limit.requests").text()).isEqualTo("400/min");
        assertThat(field(model, "limit.tokens").text()).isEqualTo("900k/min");
        assertThat(apply(tier.change().attempt(1)).tenant(TestPlans.LAUNCH).tier()).isEqualTo(TestPlans.SILVER);
    }

    @Test
    void resultsOfThePlanBeforeAreUpdating() {
        InspectorModel model = model(LAUNCH, results, true);
        assertThat(model.stateWord()).isEqualTo("updating");
        assertThat(model.state()).isEqualTo(State.NONE);
        assertThat(model.sections()).filteredOn(section -> section.title().equals("Results")).first().extracting(Section::note).isEqualTo("updating");
    }

    @Test
    void anUnplacedTenantSaysWhyItHasNoResults() {
        InspectorModel model = model(new Selection.OfTenant(TestPlans.TRAY));
        assertThat(model.where()).isEqualTo("Unplaced, not simulated");
        assertThat(row(model, "results.none")).isInstanceOf(Prose.class);
        assertThat(row(model, "noObjective")).isInstanceOf(Prose.class);
    }

    /// A page that grows when results come pushes away what someone is about to click.
    @ParameterizedTest
    @MethodSource("subjects")
    void thePageHasTheSameRowsBeforeAndAfterItIsSimulated(Selection subject) {
        Contention contention = new Contention(plan.tenants().stream().collect(Collectors.toMap(Tenant::id,
                _ -> new Contention.Shares(new WaitCauses(0.1, 0.2, 0.3, 0.4), new Isolation(2, List.of())))));
        List<String> before = shapes(InspectorModel.of(plan, subject, null, false, new Contended(plan, Contended.Phase.WAITING, null, 0, ""), Format.of(Locale.ROOT)));
        List<String> running = shapes(InspectorModel.of(plan, subject, results, false, new Contended(plan, Contended.Phase.RUNNING, null, 1e6, ""), Format.of(Locale.ROOT)));
        List<String> known = shapes(InspectorModel.of(plan, subject, results, false, new Contended(plan, Contended.Phase.KNOWN, contention, 1e6, ""), Format.of(Locale.ROOT)));
        assertThat(before).hasSizeGreaterThan(5).isEqualTo(running).isEqualTo(known);
    }

    static Stream<Selection> subjects() {
        return Stream.of(LAUNCH, new Selection.OfTenant(TestPlans.DESK), new Selection.OfTenant(TestPlans.TRAY), LANE, new Selection.OfPartition(TestPlans.CABIN), Selection.none());
    }

    private static List<String> shapes(InspectorModel model) {
        return model.sections().stream().flatMap(section -> Stream.concat(Stream.of(section.title()), section.rows().stream().map(Row::shape))).toList();
    }

    @Test
    void aPartitionGrowsByWholeReplicasAsFarAsThereIsRoom() {
        Stepper gpus = (Stepper) row(model(LANE), "gpus");
        assertThat(gpus.step()).isEqualTo(4);
        assertThat(gpus.least()).isEqualTo(4);
        assertThat(gpus.most()).isEqualTo(24);
        assertThat(apply(gpus.change().attempt(20)).partition(TestPlans.LANE).gpus()).isEqualTo(20);
        assertThat(gpus.change().attempt(18).problem()).contains("multiple of 4");
    }

    @Test
    void aPartitionShowsItsLoadCostAndTenants() {
        InspectorModel model = model(LANE);
        assertThat(model.stateWord()).isEqualTo("missed");
        assertThat(fact(model, "utilisation")).isEqualTo("91.0 %");
        assertThat(fact(model, "cost")).isEqualTo("≈ 63.84 $/h");
        assertThat(((Link) row(model, "tenant.launch")).to()).isEqualTo(LAUNCH);
    }

    @Test
    void withNothingSelectedThePlanAndItsRunAreShown() {
        InspectorModel model = model(Selection.none());
        assertThat(model.where()).isEqualTo("Select a tenant, cabin or lane.");
        assertThat(((Prose) row(model, "note.0")).text()).startsWith("Drag the launch operator");
        assertThat(apply(field(model, "duration").change().attempt("1h")).run().durationSeconds()).isEqualTo(3600);
        assertThat(apply(field(model, "warmup").change().attempt("0s")).run().warmupSeconds()).isZero();
        assertThat(apply(field(model, "seed").change().attempt("8")).run().seed()).isEqualTo(8);
        assertThat(apply(field(model, "replications").change().attempt("4")).run().replications()).isEqualTo(4);
        assertThat(field(model, "halfWidth").text()).isEmpty();
        assertThat(apply(field(model, "halfWidth").change().attempt("2 %")).run().halfWidth()).isEqualTo(0.02);
        assertThat(field(model, "halfWidth").change().attempt(" ")).as("nothing there, nothing changed").isEqualTo(new Attempt(null, ""));
        assertThat(field(model, "halfWidth").change().attempt("90").problem()).contains("at most 0.5");
        assertThat(field(model, "replications").change().attempt("0").problem()).contains("use 1 to 10000");
        assertThat(field(model, "replications").change().attempt("99999999999").problem()).contains("use 1 to 10000");
        assertThat(field(model, "seed").change().attempt("x").problem()).contains("whole number");
    }

    private static Setting setting(InspectorModel model, String id) {
        return ((Details) row(model, "coefficients")).rows().stream().map(Setting.class::cast).filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void aPartitionShowsWhatItsPhysicsRestsOn() {
        Profile kernels = new Profile(new ProfileId("kernels"), "H100 kernels", new Profile.Scope(new GpuTypeId("h100"), null, null, null, null, null),
                Map.of(Coefficient.GEMM_FP8, 0.5, Coefficient.WEIGHT_BANDWIDTH, 0.86), null, null, "kernel measurements");
        Profile fitted = new Profile(new ProfileId("fitted"), "Fitted", new Profile.Scope(new GpuTypeId("h100"), "vllm", null, null, null, null),
                Map.of(Coefficient.GEMM_FP8, 0.6), Protocol.USUAL, new Profile.Accuracy(110, 0.15, 0.5, 0.04, 0.13), "fitted to 110 measured points");
        InspectorModel unknown = model(LANE);
        assertThat(((Prose) row(unknown, "physics.accuracy")).text()).isEqualTo("Model never compared with measurements on H100 80 GB.");
        InspectorModel model = InspectorModel.of(plan.withProfile(kernels).withProfile(fitted), LANE, results, false, Format.of(Locale.ROOT));
        assertThat(((Prose) row(model, "physics.accuracy")).text()).isEqualTo("TTFT ±15 % (P90 50 %), TPOT ±4 % (P90 13 %), 110 points");
        assertThat(((Sources) row(model, "physics.profiles")).sources()).extracting(InspectorModel.Source::name).as("the most specific first").containsExactly("Fitted", "H100 kernels");
        assertThat(setting(model, "coefficient.gemmFp8").field().text()).isEqualTo("60 %");
        assertThat(setting(model, "coefficient.gemmFp8").origin()).isEqualTo("Fitted");
        assertThat(setting(model, "coefficient.weightBandwidth").origin()).isEqualTo("H100 kernels");
        assertThat(setting(model, "coefficient.layer").origin()).isEqualTo("usual value");
        assertThat(((Details) row(model, "coefficients")).rows()).extracting(Row::id).as("what has no part in it").doesNotContain("coefficient.gemmBf16", "coefficient.expertSpread");
        InspectorModel whole = InspectorModel.of(plan.withProfile(fitted), Selection.none(), results, false, Format.of(Locale.ROOT));
        assertThat(((Sources) row(whole, "profiles")).sources().getFirst().text()).contains("applies to Lane 1, Cabin 1", "110 points", "fitted to 110 measured points");
        assertThat(row(model(Selection.none()), "profiles.none")).isInstanceOf(Prose.class);
    }

    @Test
    void aCoefficientIsSetAndTakenBack() {
        Setting before = setting(model(LANE), "coefficient.step");
        assertThat(before.back()).isNull();
        Plan set = apply(before.field().change().attempt("3 ms"));
        Setting after = setting(InspectorModel.of(set, LANE, results, false, Format.of(Locale.ROOT)), "coefficient.step");
        assertThat(after.field().text()).isEqualTo("3 ms");
        assertThat(after.origin()).isEqualTo("set by hand, else 1.7 ms");
        assertThat(Objects.requireNonNull(after.back()).applyTo(set)).isEqualTo(plan);
        assertThat(apply(setting(model(LANE), "coefficient.kvBandwidth").field().change().attempt("72 %")).profiles().getFirst().coefficients()).containsValue(0.72);
    }

    @Test
    void aCoefficientThatCannotBeIsSaidWithItsRange() {
        Setting share = setting(model(LANE), "coefficient.kvBandwidth");
        assertThat(share.field().change().attempt("130 %").problem()).contains("kvBandwidth is 1.3").contains("0.05 to 1");
        assertThat(share.field().change().attempt("much").problem()).isEqualTo("Reading the KV cache is \"much\": enter percent, e.g. 30 %.");
        assertThat(setting(model(LANE), "coefficient.step").field().change().attempt("-1 ms").problem()).isNotEmpty();
    }

    @Test
    void aTenantsResultsSayHowFarTheModelIsOff() {
        assertThat(((Prose) row(model(LAUNCH), "modelError")).text()).isEqualTo("Model never compared with measurements on H100 80 GB.");
        assertThat(fact(model(LAUNCH), "result.ttft")).as("with the interval of its p99").endsWith("1.90 s ±10 %");
    }

    @Test
    void whatIsNoLongerThereIsNotSelected() {
        assertThat(model(new Selection.OfTenant(new TenantId("gone"))).title()).isEqualTo("Launch window");
    }
}
