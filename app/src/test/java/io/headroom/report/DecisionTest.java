package io.headroom.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.allocate.forecast.Forecast;
import io.headroom.compare.Change;
import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.compare.TenantChange;
import io.headroom.compare.TenantSide;
import io.headroom.cost.CostBasis;
import io.headroom.engine.Difference;
import io.headroom.engine.Interval;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Curve;
import io.headroom.plan.Growth;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.Traffic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Cases worked out by hand: ten promises to five tenants, whose states are set one by one.
class DecisionTest {
    private static final ObjectiveState MET = ObjectiveState.MET;
    private static final ObjectiveState AT_RISK = ObjectiveState.AT_RISK;
    private static final ObjectiveState MISSED = ObjectiveState.MISSED;
    private static final ObjectiveState NO_DATA = ObjectiveState.NO_DATA;

    private final Plan plan = Examples.plan();

    @Test
    void aPlanThatKeepsItsPromisesIsKept() {
        assertThat(sentence(states(10, MET))).isEqualTo("Keep the plan: all 10 objectives hold, at 66.68 $/h.");
        assertThat(Decision.of(Dossier.of(plan, results(states(10, MET)))).choice()).isEqualTo(Decision.Choice.KEEP);
    }

    @Test
    void aPlanThatMissesPromisesIsNotShipped() {
        Decision decision = Decision.of(Dossier.of(plan, Examples.results(plan)));
        assertThat(decision.choice()).isEqualTo(Decision.Choice.FIX);
        assertThat(decision.sentence()).isEqualTo("Do not ship the plan as it is: 1 of 10 objectives is missed, at 66.68 $/h. "
                + "Launch operator has it worst: p99 TTFT is 1.90 s against a target of 500 ms.");
    }

    @Test
    void aPlanThatMayMissPromisesIsNotReliedOn() {
        assertThat(sentence(states(10, MET, AT_RISK, AT_RISK))).startsWith("Do not rely on the plan yet: 2 of 10 objectives may be missed, at 66.68 $/h.");
    }

    @Test
    void whereNothingWasObservedNothingIsSaid() {
        Decision decision = Decision.of(Dossier.of(plan, results(states(10, NO_DATA))));
        assertThat(decision.choice()).isEqualTo(Decision.Choice.OPEN);
        assertThat(decision.sentence()).isEqualTo("There is nothing to decide by: no request was observed. The plan costs 66.68 $/h.");
    }

    @Test
    void whatWasNotObservedIsSaidBesideWhatHolds() {
        assertThat(sentence(states(10, MET, NO_DATA))).isEqualTo("Keep the plan for now, at 66.68 $/h: 9 of 10 objectives hold and none is missed, but nothing was observed of the other.");
    }

    @Test
    void theAlternativeThatSurelyKeepsMoreIsAdopted() {
        Candidate now = now(states(10, MET, MISSED, MISSED));
        Candidate larger = other("Larger", 16, states(10, MET), true, Change.GAINS, Change.GAINS, Change.LOSES, Change.UNCLEAR, Change.UNCHANGED);
        // 4 more GPUs at 3.99 $/h
        assertThat(sentence(now, larger)).isEqualTo("Adopt \u201cLarger\u201d: all 10 objectives hold instead of 8, 2 tenants gain and 1 loses, for 15.96 $/h more (82.64 $/h).");
    }

    @Test
    void whatTheAdoptedAlternativeStillMissesIsSaid() {
        Candidate now = now(states(10, MET, MISSED, MISSED));
        Candidate larger = other("Larger", 16, states(10, MET, MISSED), true, Change.GAINS);
        assertThat(sentence(now, larger)).isEqualTo("Adopt \u201cLarger\u201d: 9 of 10 objectives hold instead of 8, 1 tenant gains and nobody clearly loses, for 15.96 $/h more (82.64 $/h). "
                + "1 objective is still missed. Launch operator has it worst: p99 TTFT is 1.90 s against a target of 500 ms.");
    }

    @Test
    void anAlternativeThatOnlySeemsToKeepMoreIsNotAdopted() {
        Candidate now = now(states(10, MET, AT_RISK));
        Candidate unclear = other("Unclear", 16, states(10, MET), false, Change.UNCLEAR);
        DecisionWords words = words(now, unclear);
        assertThat(words.sentence()).startsWith("Do not rely on \u201cBase\u201d yet: 1 of 10 objectives may be missed, at 66.68 $/h.");
        assertThat(words.reasons()).containsExactly("\u201cUnclear\u201d seems to do better, 10 of 10 objectives hold, but the 95 % intervals do not bear that out: "
                + "nobody clearly gains or loses, for 15.96 $/h more (82.64 $/h).");
    }

    @Test
    void ofAlternativesThatKeepAsMuchTheOneWithFewestLosersThenTheCheapestIsAdopted() {
        Candidate now = now(states(10, MET, MISSED));
        Candidate cheapButLoses = other("Loses", 4, states(10, MET), true, Change.GAINS, Change.LOSES);
        Candidate dear = other("Dear", 16, states(10, MET), true, Change.GAINS);
        Candidate cheaper = other("Cheaper", 14, states(10, MET), true, Change.GAINS);
        assertThat(new Candidates(now, List.of(cheapButLoses, dear, cheaper), false).chosen()).isEqualTo(cheaper);
        assertThat(words(now, cheapButLoses, dear, cheaper).reasons()).contains("\u201cLoses\u201d would cost 34.76 $/h: 10 of 10 objectives hold there, and 1 tenant gains and 1 loses.");
    }

    @Test
    void aCheaperAlternativeIsAdoptedOnlyIfNobodyLoses() {
        Candidate now = now(states(10, MET));
        assertThat(sentence(now, other("Smaller", 10, states(10, MET), false, Change.UNCLEAR)))
                .isEqualTo("Adopt \u201cSmaller\u201d: as before, 10 of 10 objectives hold, nobody clearly gains or loses, for 7.98 $/h less (58.70 $/h).");
        assertThat(sentence(now, other("Smaller", 10, states(10, MET), false, Change.LOSES))).isEqualTo("Keep \u201cBase\u201d: all 10 objectives hold, at 66.68 $/h.");
    }

    @Test
    void aSingleObjectiveIsNotCounted() {
        Candidate larger = other("Larger", 16, states(1, MET), true, Change.GAINS);
        String larges = "1 tenant gains and nobody clearly loses, for 15.96 $/h more (82.64 $/h).";
        assertThat(sentence(states(1, MISSED))).startsWith("Do not ship the plan as it is: its one objective is missed, at 66.68 $/h.");
        assertThat(sentence(states(1, AT_RISK))).startsWith("Do not rely on the plan yet: its one objective may be missed, at 66.68 $/h.");
        assertThat(sentence(now(states(1, MISSED)), larger)).isEqualTo("Adopt \u201cLarger\u201d: its one objective holds, which it does not now, " + larges);
        assertThat(words(now(states(1, MET)), larger).reasons()).containsExactly("The best alternative is \u201cLarger\u201d: its one objective holds, " + larges);
        assertThat(Verdict.of(results(states(1, MISSED))).sentence()).startsWith("The one objective is missed. ");
    }

    @Test
    void oneOfSeveralObjectivesHoldsInTheSingular() {
        assertThat(sentence(states(2, NO_DATA, MET))).isEqualTo("Keep the plan for now, at 66.68 $/h: 1 of 2 objectives holds and none is missed, but nothing was observed of the other.");
        assertThat(Verdict.of(results(states(3, MISSED, MET))).sentence()).startsWith("1 of 3 objectives is met, 2 are missed. ");
    }

    @Test
    void withoutObjectivesACheaperAlternativeIsAdoptedForItsCostAlone() {
        Candidate smaller = other("Smaller", 10, states(0, MET), false, Change.UNCLEAR);
        assertThat(sentence(now(states(0, MET)), smaller)).isEqualTo("Adopt \u201cSmaller\u201d: no tenant has an objective, nobody clearly gains or loses, for 7.98 $/h less (58.70 $/h).");
    }

    @Test
    void aPromiseThatMovesFromAtRiskToMetIsClearOnlyIfItsTenantGains() {
        assertThat(clear(AT_RISK, MET, Change.UNCLEAR)).isFalse();
        assertThat(clear(AT_RISK, MET, Change.GAINS)).isTrue();
        assertThat(clear(MISSED, MET, Change.UNCLEAR)).as("intervals on either side of the target").isTrue();
        assertThat(clear(MET, AT_RISK, Change.GAINS)).isFalse();
    }

    private boolean clear(ObjectiveState before, ObjectiveState after, Change change) {
        Comparison comparison = comparison(results(states(10, MET, before)), plan, results(states(10, MET, after)), change);
        return Candidates.clear(comparison, measure -> comparison);
    }

    @Test
    void theAskIsWhatTheChosenPlanHoldsAndCosts() {
        Decision.Ask ask = Decision.of(Dossier.of(plan, Examples.results(plan))).ask();
        assertThat(ask.gpus()).isEqualTo(20);
        assertThat(ask.reservedGpus()).isEqualTo(8);
        assertThat(ask.usdPerHour()).isCloseTo(12 * 3.99 + 8 * 2.35, within(1e-9));
        assertThat(ask.usdPerMonth()).isCloseTo(66.68 * 730, within(1e-6));
        assertThat(ask.usdPerTerm()).isCloseTo(66.68 * 730 * 12, within(1e-6));
        assertThat(ask.text()).isEqualTo("20 GPUs, 8 of them reserved: 66.68 $/h, 48.7 k$ a month, 584 k$ over 12 months");
        assertThat(ask.dates()).containsExactly(new Decision.Due(LocalDate.of(2026, 11, 23), "All GPUs of the plan are there; the run begins", false),
                new Decision.Due(LocalDate.of(2026, 12, 3), "8 GPUs of B \u00b7 arriving arrive", false));
    }

    @Test
    void capacityComesWithItsClusterAndDemandGrows() {
        CapacityOutlook outlook = CapacityOutlook.of(plan, new CostBasis(730, 0, 24, 0.05, 0, 1.3, 0, 0, 4));
        assertThat(outlook.stocks().get(1).from()).as("23 November to 3 December").isCloseTo(10.0 / 30, within(1e-12));
        assertThat(outlook.points()).extracting(CapacityOutlook.Point::month).startsWith(0.0, 2.0).endsWith(24.0).hasSize(13);
        assertThat(outlook.points().getFirst()).extracting(CapacityOutlook.Point::held, CapacityOutlook.Point::free).containsExactly(20.0, 4.0);
        assertThat(outlook.points().get(1)).extracting(CapacityOutlook.Point::held, CapacityOutlook.Point::free).containsExactly(20.0, 12.0);
        assertThat(outlook.points().getLast().demand()).isCloseTo(outlook.filled() * Math.pow(1.05, 24), within(1e-9));
        assertThat(outlook.filled()).isPositive();
    }

    @Test
    void loadWithARateOfItsOwnGrowsByItAndTheNoteSaysSo() {
        Tenant first = plan.tenants().get(3);
        Traffic.Generated sent = (Traffic.Generated) first.workloads().getFirst().traffic();
        Curve curve = new Curve(List.of(), List.of(), Growth.of("60%/year", LocalDate.of(2026, 11, 23)));
        Plan growing = plan.withTenant(first.withWorkloads(List.of(first.workloads().getFirst().withTraffic(new Traffic.Generated(new Arrivals.Shaped((Arrivals.Steady) sent.arrivals(), curve), sent.inputTokens(), sent.outputTokens())))));
        CostBasis basis = new CostBasis(730, 0, 12, 0.02, 0, 1.3, 0, 0, 4);
        CapacityOutlook outlook = CapacityOutlook.of(growing, basis);
        CapacityOutlook.Grower own = outlook.growers().getFirst();
        assertThat(own.filled()).isBetween(0.05 * outlook.filled(), 0.6 * outlook.filled());
        assertThat(outlook.points().getFirst().demand()).isCloseTo(outlook.filled(), within(1e-9));
        assertThat(outlook.points().getLast().demand()).as("after a year").isCloseTo((outlook.filled() - own.filled()) * Math.pow(1.02, 12) + own.filled() * 1.6, within(1e-9));
        assertThat(Decision.of(Dossier.of(growing, Examples.results(growing)), basis).outlookNote()).contains("growing by +2 % a month", "the load of 1 tenant grows by a rate of its own: +4 % a month");
        assertThat(Decision.of(Dossier.of(plan, Examples.results(plan)), basis).outlookNote()).doesNotContain("of its own");
    }

    @Test
    void theLineOfDemandIsThatOfTheForecast() {
        Dossier dossier = Dossiers.everything();
        Forecast forecast = requireNonNull(dossier.forecast());
        CapacityOutlook outlook = Decision.of(dossier).outlook();
        Forecast.Load later = forecast.loads().stream().filter(load -> load.date().isBefore(LocalDate.of(2027, 7, 1))).reduce(forecast.loads().getFirst(), (_, load) -> load); // the leaving cluster is there
        double filled = dossier.plan().partitions().stream().mapToDouble(one -> one.gpuShare() * later.expected().getOrDefault(one.id(), 0.0)).sum();
        double months = CapacityOutlook.months(outlook.start(), later.date());
        double demand = (outlook.filled() - outlook.growers().stream().mapToDouble(CapacityOutlook.Grower::filled).sum()) + outlook.growers().stream().mapToDouble(one -> one.after(months)).sum();
        assertThat(months).isGreaterThan(4);
        assertThat(demand).as("growth alike, estimates that do not quite scale").isCloseTo(filled, within(0.03 * filled)).isGreaterThan(1.1 * outlook.filled());
    }

    @Test
    void theEditionsTellOtherFigures() {
        Dossier dossier = Dossier.of(plan, Examples.results(plan));
        assertThat(Decision.of(dossier).figures()).extracting(Decision.Figure::key).containsExactly(Decision.Key.REVENUE, Decision.Key.MARGIN, Decision.Key.COST, Decision.Key.UTILISATION,
                Decision.Key.DISPLACED, Decision.Key.THROTTLED);
        assertThat(Decision.of(dossier.in(Dossier.Edition.CUSTOMER)).figures()).extracting(Decision.Figure::key).containsExactly(Decision.Key.COST, Decision.Key.PER_MILLION, Decision.Key.PROMISES,
                Decision.Key.GUARANTEED, Decision.Key.WORST, Decision.Key.RISKS);
        assertThat(Decision.of(dossier).sentence()).isEqualTo(Decision.of(dossier.in(Dossier.Edition.CUSTOMER)).sentence());
    }

    @Test
    void revenueIsWhatServedTokensSellFor() {
        Results results = Examples.results(plan);
        assertThat(figure(plan, Decision.Key.REVENUE).value()).as("no tier has prices").isNaN();
        Plan priced = plan;
        for (Tier tier : plan.tiers()) {
            priced = priced.withTier(tier.withPrices(new TokenPrices(0.5, 2)));
        }
        double in = results.tenants().stream().mapToDouble(TenantResult::tokensInPerSecond).sum();
        double out = results.tenants().stream().mapToDouble(TenantResult::tokensOutPerSecond).sum();
        double expected = (in * 0.5 + out * 2) / 1e6 * 3600 * 730;
        assertThat(figure(priced, Decision.Key.REVENUE).value()).isCloseTo(expected, within(1e-9 * expected));
        assertThat(figure(priced, Decision.Key.MARGIN).value()).isCloseTo(expected - 66.68 * 730, within(1e-6));
        assertThat(plan.tiers()).extracting(Tier::prices).containsOnlyNulls();
    }

    private static Decision.Figure figure(Plan of, Decision.Key key) {
        return Decision.of(Dossier.of(of, Examples.results(of))).figures().stream().filter(one -> one.key() == key).findFirst().orElseThrow();
    }

    @Test
    void namesAreToldAsTheyAre() {
        Plan hostile = Examples.plan(Examples.HOSTILE);
        assertThat(Decision.of(Dossier.of(hostile, Examples.results(hostile))).sentence()).endsWith("=1+1 has it worst: p99 TTFT is 1.90 s against a target of 500 ms.");
    }

    private String sentence(List<ObjectiveState> states) {
        return new DecisionWords(new Candidates(now(states), List.of(), false)).sentence();
    }

    private static String sentence(Candidate now, Candidate other) {
        return words(now, other).sentence();
    }

    private static DecisionWords words(Candidate now, Candidate... others) {
        return new DecisionWords(new Candidates(now, List.of(others), false));
    }

    private Candidate now(List<ObjectiveState> states) {
        return new Candidate("Base", plan, results(states), null, false);
    }

    /// An alternative with another size of the lane.
    private Candidate other(String name, int gpus, List<ObjectiveState> states, boolean clear, Change... changes) {
        Partition lane = plan.partitions().stream().filter(one -> !one.reserved()).findFirst().orElseThrow();
        Plan sized = plan.withPartition(lane.withGpus(gpus));
        Results results = results(states);
        return new Candidate(name, sized, results, comparison(Examples.results(plan), sized, results, changes), clear);
    }

    private Comparison comparison(Results before, Plan after, Results results, Change... changes) {
        List<TenantChange> tenants = new ArrayList<>();
        for (int i = 0; i < before.tenants().size(); i++) {
            TenantId id = before.tenants().get(i).id();
            Difference none = new Difference(Double.NaN, Double.NaN, Interval.UNKNOWN);
            tenants.add(new TenantChange(id, before.tenants().get(i).name(), side(before.tenant(id).orElse(null)), side(results.tenant(id).orElse(null)), none, none,
                    i < changes.length ? changes[i] : Change.UNCHANGED));
        }
        return new Comparison(new Comparison.Side("Base", plan, before), new Comparison.Side("Other", after, results), Measure.USUAL, false, tenants);
    }

    private TenantSide side(@Nullable TenantResult result) {
        return new TenantSide(TenantSide.Place.PLACED, plan.partitions().getFirst(), result, 0, 1);
    }

    private static List<ObjectiveState> states(int all, ObjectiveState usual, ObjectiveState... first) {
        List<ObjectiveState> states = new ArrayList<>(Arrays.asList(first));
        while (states.size() < all) {
            states.add(usual);
        }
        return states;
    }

    /// The example's results with these states, in the order of the tenants and their objectives; those beyond the last state are left out.
    private Results results(List<ObjectiveState> states) {
        Results usual = Examples.results(plan);
        List<TenantResult> tenants = new ArrayList<>();
        int at = 0;
        for (TenantResult one : usual.tenants()) {
            List<ObjectiveResult> objectives = new ArrayList<>();
            for (ObjectiveResult objective : one.objectives()) {
                if (at < states.size()) {
                    objectives.add(new ObjectiveResult(objective.objective(), objective.value(), objective.interval(), states.get(at++), objective.attainment()));
                }
            }
            tenants.add(new TenantResult(one.id(), one.name(), one.partition(), one.reserved(), one.offered(), one.served(), one.throttled(), one.rejected(), one.expired(), one.inFlight(),
                    one.fellBack(), one.attempts(), one.deadlineMisses(), one.kind(), one.ttft(), one.tpot(), one.e2e(), one.waitTime(), one.tokensInPerSecond(), one.tokensOutPerSecond(),
                    one.cachedShare(), one.session(), objectives, one.pushback(), one.backlog()));
        }
        return new Results(usual.engine(), tenants, usual.partitions());
    }
}
