package io.headroom.answers.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.forecast.Forecast;
import io.headroom.allocate.forecast.SoldLanes;
import io.headroom.answers.Desks;
import io.headroom.answers.LinePlot;
import io.headroom.answers.forecast.ForecastModel.Bar;
import io.headroom.answers.forecast.ForecastModel.Fate;
import io.headroom.answers.forecast.ForecastModel.Found;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Curve;
import io.headroom.plan.Growth;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import io.headroom.session.TestPlans;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastModelTest {
    @TempDir
    Path folder = Path.of("");

    /// The desk of the plan grows and would like its answers within 7 s on average; nobody else is promised anything.
    private static Plan plan() {
        Plan plan = TestPlans.plan();
        plan = plan.withRun(plan.run().withDuration(120).withReplications(1));
        plan = plan.withTenants(plan.tenants().stream().map(tenant -> tenant.withObjectives(List.of())).toList());
        Tenant desk = plan.tenant(TestPlans.DESK);
        Traffic.Generated sent = (Traffic.Generated) desk.workloads().getFirst().traffic();
        Arrivals growing = new Arrivals.Shaped((Arrivals.Steady) sent.arrivals(), new Curve(List.of(), List.of(), new Growth(10, Growth.Per.MONTH, plan.run().start().toLocalDate())));
        Tenant grown = desk.withWorkloads(List.of(desk.workloads().getFirst().withTraffic(new Traffic.Generated(growing, sent.inputTokens(), sent.outputTokens()))))
                .withObjectives(List.of(new Objective(Objective.Metric.E2E, Objective.Statistic.MEAN, 60)));
        return plan.withTenant(grown);
    }

    private Found ask(ForecastModel model, Desks desks, int percent) {
        model.ask(24, 90, percent);
        desks.runner.runAll();
        assertThat(model.searching().state().failure()).isEmpty();
        return model.searching().state().answer().orElseThrow();
    }

    @Test
    void aPromiseThatBreaksStandsOnTheTimelineWithItsDates() {
        Desks desks = new Desks(folder, plan());
        ForecastModel model = new ForecastModel(desks.desk());
        Found found = ask(model, desks, 0);
        Bar first = model.bars(found).getFirst();
        assertThat(first.who()).isEqualTo("Fraud desk");
        assertThat(first.fate()).isEqualTo(Fate.BREAKS);
        assertThat(first.from()).isBetween(0.0, first.expected());
        assertThat(first.order()).isLessThan(first.from());
        assertThat(model.dates(found)).extracting(LinePlot.Tick::at).isSorted().startsWith(0.0).endsWith(1.0);
        assertThat(model.sentences(found)).anyMatch(line -> line.startsWith("Cabin 1 needs")).anyMatch(line -> line.startsWith("Fraud desk breaks")).anyMatch(line -> line.contains("oversold"));
        assertThat(model.scope(found)).anyMatch(line -> line.equals("Fraud desk: +10 % a month, as the plan says"));
    }

    @Test
    void anExportFindsTheAnswerOfThisVeryPlan() {
        Desks desks = new Desks(folder, plan());
        ForecastModel model = new ForecastModel(desks.desk());
        Plan asked = desks.desk().session().plan();
        assertThat(desks.desk().answered().of(asked, Forecast.class)).isEmpty();
        Found found = ask(model, desks, 0);
        assertThat(desks.desk().answered().of(asked, Forecast.class)).contains(found.forecast());
        assertThat(desks.desk().answered().of(asked, SoldLanes.class)).contains(new SoldLanes(found.lanes()));
        assertThat(desks.desk().answered().of(asked.withRun(asked.run().withSeed(5)), Forecast.class)).isEmpty();
    }

    @Test
    void loadRisesTowardsCapacityWithTheBusiestAsTheAccent() {
        Desks desks = new Desks(folder, plan());
        ForecastModel model = new ForecastModel(desks.desk());
        LinePlot.Sheet sheet = Objects.requireNonNull(model.loads(ask(model, desks, 0)));
        assertThat(sheet.series()).extracting(LinePlot.Series::name).containsExactly("Lane 1", "Cabin 1");
        LinePlot.Series cabin = sheet.series().getLast();
        assertThat(cabin.accent()).isTrue();
        assertThat(cabin.spots()).extracting(LinePlot.Spot::y).isSorted();
        assertThat(Objects.requireNonNull(sheet.limit()).value()).isEqualTo(1);
    }

    @Test
    void growthIsAssumedOnlyWhereNothingSaysAny() {
        Desks desks = new Desks(folder, plan());
        ForecastModel model = new ForecastModel(desks.desk());
        List<String> scope = model.scope(ask(model, desks, 2));
        assertThat(scope).anyMatch(line -> line.equals("Launch operator: +2 % a month, as given")).anyMatch(line -> line.equals("Fraud desk: +10 % a month, as the plan says"));
    }
}
