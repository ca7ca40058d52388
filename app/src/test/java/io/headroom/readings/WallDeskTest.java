package io.headroom.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.WallEdits;
import io.headroom.estimate.Estimate;
import io.headroom.gauges.Explanation;
import io.headroom.gauges.Reading;
import io.headroom.look.NumberKind;
import io.headroom.plan.Gauge;
import io.headroom.plan.Gauge.Quantity;
import io.headroom.plan.Gauge.Scope;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.plan.Wall;
import io.headroom.session.Estimates;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.session.Verdict;
import io.headroom.words.EditWords;
import io.headroom.words.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WallDeskTest {
    private final List<String> labels = new ArrayList<>();
    private Plan plan = TestPlans.plan();
    private GaugeModel.Mode mode = GaugeModel.Mode.VERDICT;
    private final WallDesk desk = new WallDesk(this::model, () -> model().readings(), this::apply, _ -> {});

    private GaugeModel model() {
        Map<TenantId, Double> ttft = Map.of(TestPlans.LAUNCH, 1.9, TestPlans.STARTUP, 0.6, TestPlans.DESK, 0.2);
        return new GaugeModel(plan, Selection.none(), new Verdict(plan, Verdict.Phase.FINAL, TestResults.of(plan, ttft, 38), false, ""), TestResults.moment(plan, ttft), mode,
                Format.of(Locale.ROOT));
    }

    private void apply(Edit edit) {
        labels.add(EditWords.here().label(edit));
        plan = edit.applyTo(plan);
    }

    private List<Quantity> shown() {
        return plan.wall().gauges().stream().map(Gauge::quantity).toList();
    }

    private Reading show(Gauge gauge) {
        plan = plan.withWall(new Wall(List.of(gauge)));
        return model().readings().getFirst();
    }

    @Test
    void gaugesAreArrangedRemovedAndReset() {
        desk.move(0, 2);
        assertThat(shown().subList(0, 3)).containsExactly(Quantity.E2E, Quantity.TOKENS_OUT, Quantity.TTFT);
        desk.remove(0);
        assertThat(shown()).hasSize(7).startsWith(Quantity.TOKENS_OUT);
        assertThat(desk.usual()).isFalse();
        desk.reset();
        assertThat(desk.usual()).isTrue();
        assertThat(labels).containsExactly("Move gauge TTFT as promised", "Remove gauge End-to-end as promised", "Show the usual gauges");
    }

    @Test
    void aGaugeIsAddedFromTheListForSomeoneAndGivenToSomeoneElse() {
        int choice = desk.choices().stream().map(each -> each.name()).toList().indexOf("p95 TTFT");
        desk.add(choice, desk.scopes(choice).indexOf("Fraud desk"));
        Gauge added = plan.wall().gauges().getLast();
        assertThat(added).isEqualTo(new Gauge(Quantity.TTFT, Objective.Statistic.P95, new Scope.OfTenant(TestPlans.DESK)));
        assertThat(model().readings().getLast().scope()).isEqualTo("Fraud desk");
        assertThat(desk.scopesAt(8).get(desk.scopeAt(8))).isEqualTo("Fraud desk");
        desk.scope(8, desk.scopesAt(8).indexOf("Lane 1"));
        assertThat(plan.wall().gauges().getLast().scope()).isEqualTo(new Scope.OfPartition(TestPlans.LANE));
        assertThat(labels).containsExactly("Add gauge p95 TTFT", "Show p95 TTFT of Lane 1");
    }

    @Test
    void everyChoiceHasWordsAndAReading() {
        assertThat(desk.choices()).hasSize(Quantity.values().length + 16).allSatisfy(choice -> assertThat(choice.about()).isNotBlank());
        assertThat(desk.scopes(0)).startsWith("whatever is selected", "the worst of the plan");
    }

    @ParameterizedTest
    @EnumSource(Quantity.class)
    void eachGaugeSaysHowItIsComputed(Quantity quantity) {
        for (GaugeModel.Mode each : GaugeModel.Mode.values()) {
            mode = each;
            Reading reading = show(Gauge.of(quantity).of(new Scope.Whole()));
            Explanation explanation = desk.explain(0);
            assertThat(explanation.reading()).isEqualTo(reading);
            assertThat(explanation.lines()).extracting(Explanation.Line::name).startsWith("What it is", "How it is computed", "Whose value", "Window");
            assertThat(explanation.lines()).allSatisfy(line -> assertThat(line.text()).isNotBlank().doesNotContain("{"));
        }
    }

    @Test
    void anExplanationNamesWhomWhenAndHowMany() {
        show(Gauge.of(Quantity.TTFT));
        Map<String, String> lines = desk.explain(0).lines().stream().collect(java.util.stream.Collectors.toMap(Explanation.Line::name, Explanation.Line::text));
        assertThat(lines.get("Whose value")).isEqualTo("Launch operator, the worst in scope. Chosen: whatever is selected.");
        assertThat(lines.get("Window")).startsWith("The whole run of 10 min");
        assertThat(lines.get("Target")).startsWith("≤ 500 ms");
        assertThat(lines.get("95 % interval")).contains("Student's t");
        assertThat(lines).containsKeys("Requests", "Model error");
    }

    @Test
    void aGaugeOfWhoIsNotThereSaysSo() {
        Reading reading = show(new Gauge(Quantity.TTFT, Objective.Statistic.P50, new Scope.OfTenant(new TenantId("gone"))));
        assertThat(reading.title()).isEqualTo("p50 TTFT");
        assertThat(reading.scope()).isEqualTo("gone");
        assertThat(reading.reason()).isEqualTo("not in this scenario");
        assertThat(desk.scopesAt(0)).endsWith("gone");
        assertThat(show(Gauge.of(Quantity.GPUS).of(new Scope.OfPartition(new io.headroom.plan.PartitionId("gone")))).reason()).isEqualTo("not in this scenario");
    }

    @Test
    void whatAWindowCannotSayIsLeftToTheWholeRun() {
        mode = GaugeModel.Mode.MOMENT;
        assertThat(show(Gauge.of(Quantity.FAIRNESS)).reason()).isEqualTo("whole run only");
        assertThat(show(Gauge.of(Quantity.OLDEST_WAIT)).value()).isEqualTo(42);
    }

    @Test
    void gpusAreCountedInThePlanAndChangeExactlyWhileAnEditIsTried() {
        Reading free = show(Gauge.of(Quantity.GPUS_FREE));
        assertThat(free.fact()).isTrue();
        assertThat(free.value()).isEqualTo(plan.fleet().stream().mapToInt(plan::freeGpus).sum());
        Edit edit = Edits.move(plan, TestPlans.TRAY, newCabin());
        Plan changed = edit.applyTo(plan);
        Estimate estimate = new Estimate();
        Reading tried = model().readings(new Estimates.Tried(edit, changed, estimate.of(plan), estimate.of(changed)), io.headroom.catalog.EstimateErrors.shipped()).getFirst();
        assertThat(Objects.requireNonNull(tried.ghost()).value()).isEqualTo(changed.fleet().stream().mapToInt(changed::freeGpus).sum()).isLessThan(free.value());
        assertThat(tried.ghost().change()).startsWith("\u2212");
    }

    private MoveTarget newCabin() {
        return plan.fleet().stream().flatMap(cluster -> io.headroom.edit.MoveTargets.newCabin(plan, plan.tenant(TestPlans.TRAY), cluster).stream())
                .filter(MoveTarget.Option::legal).map(MoveTarget.Option::target).findFirst().orElseThrow();
    }

    @Test
    void aMillionTokensCostWhatTheGpusCostOverTheTokensServed() {
        Reading cost = show(Gauge.of(Quantity.COST_PER_MILLION).of(new Scope.OfPartition(TestPlans.LANE)));
        double tokens = model().results().tenants().stream().filter(tenant -> tenant.partition().equals(TestPlans.LANE))
                .mapToDouble(tenant -> tenant.tokensInPerSecond() + tenant.tokensOutPerSecond()).sum();
        assertThat(cost.value()).isEqualTo(16 * 3.99 / 3600 / tokens * 1e6);
        assertThat(cost.kind()).isEqualTo(NumberKind.ESTIMATED);
        assertThat(cost.scope()).isEqualTo("Lane 1");
    }

    @Test
    void aGaugeOfTheWholePlanDoesNotFollowTheSelection() {
        plan = WallEdits.scope(0, new Scope.Whole(), "", "").applyTo(plan);
        GaugeModel all = model();
        GaugeModel selected = new GaugeModel(plan, new Selection.OfTenant(TestPlans.DESK), all.verdict(), null, mode, all.format());
        assertThat(selected.readings().getFirst().scope()).isEqualTo("Launch operator");
        assertThat(selected.readings().get(1).scope()).isEqualTo("Fraud desk");
    }
}
