package io.headroom.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Selection;
import io.headroom.catalog.EstimateErrors;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.engine.Moment;
import io.headroom.engine.Results;
import io.headroom.estimate.Estimate;
import io.headroom.gauges.Reading;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.session.Estimates;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.session.Verdict;
import io.headroom.words.Format;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GaugeModelTest {
    private static final Map<TenantId, Double> TTFT = Map.of(TestPlans.LAUNCH, 1.9, TestPlans.STARTUP, 0.6, TestPlans.DESK, 0.2);

    private final Plan plan = TestPlans.plan();
    private final Results results = TestResults.of(plan, TTFT, 38);

    private GaugeModel verdict(Selection selection, @Nullable Results known, Verdict.Phase phase, boolean pending) {
        return new GaugeModel(plan, selection, new Verdict(plan, phase, known, pending, ""), null, GaugeModel.Mode.VERDICT, Format.of(Locale.ROOT));
    }

    private List<Reading> readings(Selection selection) {
        return verdict(selection, results, Verdict.Phase.FINAL, false).readings();
    }

    private GaugeModel moment(Selection selection, @Nullable Moment moment) {
        return new GaugeModel(plan, selection, new Verdict(plan, Verdict.Phase.FINAL, results, false, ""), moment, GaugeModel.Mode.MOMENT, Format.of(Locale.ROOT));
    }

    @Test
    void thereAreEightInTheOrderOfTheWall() {
        assertThat(readings(Selection.none())).extracting(Reading::title).containsExactly("p99 TTFT", "p99 end-to-end", "Tokens out", "Utilisation", "Throttled",
                "Mean queue", "Objectives met", "Cost");
    }

    @Test
    void ofSeveralTenantsTheWorstRelativeToItsTargetIsShownAndNamed() {
        Reading ttft = readings(Selection.none()).getFirst();
        assertThat(ttft.scope()).isEqualTo("Launch operator");
        assertThat(ttft.value()).isEqualTo(1.9);
        assertThat(ttft.target()).isEqualTo(Reading.Target.atMost(0.5));
        assertThat(ttft.state()).isEqualTo(State.MISSED);
        assertThat(ttft.kind()).isEqualTo(NumberKind.SIMULATED);
        assertThat(ttft.margin()).hasValueCloseTo(0.1, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void simulatedLatenciesSayHowFarTheModelIsOff() {
        Reading ttft = readings(Selection.none()).getFirst();
        assertThat(ttft.modelError()).isEqualTo(new Reading.ModelError("model ±?", "model never compared with measurements on H100 80 GB"));
        assertThat(readings(Selection.none()).get(7).modelError()).as("cost is no matter of physics").isNull();
        Reading before = verdict(Selection.none(), results, Verdict.Phase.RUNNING, true).readings().getFirst();
        assertThat(java.util.Objects.requireNonNull(before.modelError()).brief()).as("an old value says that it is old").isEmpty();
    }

    @Test
    void aSelectedTenantIsShownAlone() {
        List<Reading> readings = readings(new Selection.OfTenant(TestPlans.DESK));
        assertThat(readings.getFirst().scope()).isEqualTo("Fraud desk");
        assertThat(readings.getFirst().state()).isEqualTo(State.MET);
        assertThat(readings.get(3).scope()).isEqualTo("Cabin 1");
        assertThat(readings.get(6).value()).isEqualTo(2);
    }

    @Test
    void aSelectedPartitionIsItsTenants() {
        List<Reading> readings = readings(new Selection.OfPartition(TestPlans.LANE));
        assertThat(readings.get(2).value()).isEqualTo(2800);
        assertThat(readings.get(6).unit()).isEqualTo(new Reading.Unit.CountOf(4));
        assertThat(readings.get(7).scope()).isEqualTo("Lane 1");
        assertThat(readings.get(7).value()).isEqualTo(16 * 3.99);
    }

    @Test
    void missedObjectivesAreCounted() {
        Reading objectives = readings(Selection.none()).get(6);
        assertThat(objectives.state()).isEqualTo(State.MISSED);
        assertThat(objectives.stateWord()).isEqualTo("3 missed");
        assertThat(objectives.value()).isEqualTo(3);
    }

    @Test
    void costIsAnEstimateOfDatedPrices() {
        Reading cost = readings(Selection.none()).get(7);
        assertThat(cost.kind()).isEqualTo(NumberKind.ESTIMATED);
        assertThat(cost.trend()).startsWith("list ");
    }

    @Test
    void resultsOfThePlanBeforeAreUpdatingAndNotJudged() {
        GaugeModel model = verdict(Selection.none(), results, Verdict.Phase.RUNNING, true);
        assertThat(model.readings().subList(0, 7)).allSatisfy(reading -> {
            assertThat(reading.hasValue()).isTrue();
            assertThat(reading.state()).isEqualTo(State.NONE);
            assertThat(reading.stateWord()).isEqualTo("updating");
            assertThat(reading.trend()).isEqualTo("before the edit");
        });
        assertThat(model.scopeInWords()).isEqualTo("Verdict: whole run of 10 min, updating");
    }

    @Test
    void withoutResultsEachGaugeSaysWhy() {
        assertThat(verdict(Selection.none(), null, Verdict.Phase.RUNNING, false).readings().getFirst().reason()).isEqualTo("simulating");
        assertThat(verdict(Selection.none(), null, Verdict.Phase.CANCELLED, false).readings().getFirst().reason()).isEqualTo("not simulated yet");
        assertThat(verdict(Selection.none(), null, Verdict.Phase.FAILED, false).readings().getFirst().reason()).isEqualTo("not simulated");
        assertThat(readings(new Selection.OfTenant(TestPlans.TRAY)).getFirst().reason()).isEqualTo("unplaced");
        assertThat(moment(Selection.none(), null).readings().getFirst().reason()).isEqualTo("runs on play");
    }

    @Test
    void aMomentSaysWhichWindowAndDoesNotJudgeWithoutAnInterval() {
        GaugeModel model = moment(new Selection.OfTenant(TestPlans.LAUNCH), TestResults.moment(plan, TTFT));
        assertThat(model.scopeInWords()).isEqualTo("Moment: last 5 min at 09:42:10");
        Reading ttft = model.readings().getFirst();
        assertThat(ttft.state()).isEqualTo(State.NONE);
        assertThat(ttft.stateWord()).isEqualTo("beyond");
        assertThat(ttft.trend()).isEqualTo("last 5 min");
        Reading waiting = model.readings().get(5);
        assertThat(waiting.value()).isEqualTo(21);
        assertThat(waiting.trend()).isEqualTo("oldest 42.0 s");
    }

    @Test
    void theVerdictSaysThatItIsTheWholeRun() {
        assertThat(verdict(Selection.none(), results, Verdict.Phase.FINAL, false).scopeInWords()).isEqualTo("Verdict: whole run of 10 min");
        assertThat(readings(Selection.none()).getFirst().trend()).isEqualTo("whole run");
    }

    @Test
    void scalesAreRoundAndHoldValueAndTarget() {
        assertThat(GaugeModel.scale(1.9, 0.5)).isEqualTo(3);
        assertThat(GaugeModel.scale(0.2, 0.5)).isEqualTo(1);
        assertThat(GaugeModel.scale(0, Double.NaN)).isEqualTo(1);
        assertThat(GaugeModel.scale(Double.POSITIVE_INFINITY, 1)).isEqualTo(1);
    }

    @Test
    void anEmptyPlanHasEightGaugesWithReasons() {
        Plan empty = new Plan("Empty", "", List.of(), List.of(), List.of(), List.of(), List.of(), plan.tiers(), List.of(), List.of(), plan.run());
        GaugeModel model = new GaugeModel(empty, Selection.none(), new Verdict(empty, Verdict.Phase.RUNNING, null, false, ""), null, GaugeModel.Mode.VERDICT,
                Format.of(Locale.ROOT));
        assertThat(model.readings()).hasSize(8).noneMatch(Reading::hasValue);
    }

    private Estimates.Tried tried(Edit edit) {
        Estimate estimate = new Estimate();
        Plan changed = edit.applyTo(plan);
        return new Estimates.Tried(edit, changed, estimate.of(plan), estimate.of(changed));
    }

    private Edit move(TenantId tenant, PartitionId to) {
        return Edits.move(plan, tenant, new MoveTarget.Into(to));
    }

    @Test
    void aTriedMoveIsEstimatedWithItsErrorBesideWhatIs() {
        Estimates.Tried tried = tried(move(TestPlans.TRAY, TestPlans.LANE));
        List<Reading> readings = verdict(Selection.none(), results, Verdict.Phase.FINAL, false).readings(tried, EstimateErrors.shipped());
        Reading ttft = readings.getFirst();
        assertThat(ttft.value()).isEqualTo(1.9);
        Reading.Ghost ghost = Objects.requireNonNull(ttft.ghost());
        double expected = tried.after().results().tenant(TestPlans.LAUNCH).orElseThrow().ttft().p99();
        assertThat(ghost.value()).isEqualTo(expected);
        assertThat(ghost.margin()).matches("±\\d+ %|> ±100 %");
        assertThat(ghost.change()).isEqualTo(Format.of(Locale.ROOT).change(expected / 1.9 - 1));
        assertThat(Objects.requireNonNull(readings.get(6).ghost()).margin()).startsWith("±");
        // List prices are exact.
        assertThat(Objects.requireNonNull(readings.get(7).ghost()).margin()).isEmpty();
    }

    @Test
    void whomAMoveDoesNotTouchStaysAsItIs() {
        Estimates.Tried tried = tried(move(TestPlans.TRAY, TestPlans.LANE));
        List<Reading> readings = verdict(new Selection.OfTenant(TestPlans.DESK), results, Verdict.Phase.FINAL, false).readings(tried, EstimateErrors.shipped());
        assertThat(readings.subList(0, 7)).allSatisfy(reading -> assertThat(reading.ghost()).isNull());
    }

    @Test
    void whoHadNoValueGetsAnEstimatedOne() {
        Estimates.Tried tried = tried(move(TestPlans.TRAY, TestPlans.LANE));
        Reading ttft = verdict(new Selection.OfTenant(TestPlans.TRAY), results, Verdict.Phase.FINAL, false).readings(tried, EstimateErrors.shipped()).getFirst();
        assertThat(ttft.scope()).isEqualTo("Robotics");
        assertThat(ttft.kind()).isEqualTo(NumberKind.ESTIMATED);
        assertThat(ttft.margin()).isPresent();
        assertThat(ttft.ghost()).isNull();
    }

    @Test
    void aMomentIsNotEstimatedButTheObjectivesAre() {
        Estimates.Tried tried = tried(move(TestPlans.TRAY, TestPlans.LANE));
        List<Reading> readings = moment(Selection.none(), TestResults.moment(plan, TTFT)).readings(tried, EstimateErrors.shipped());
        assertThat(readings.subList(0, 6)).allSatisfy(reading -> assertThat(reading.ghost()).isNull());
        assertThat(readings.get(6).ghost()).isNotNull();
    }
}
