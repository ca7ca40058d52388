package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.edit.ScenarioEdits;
import io.headroom.edit.WallEdits;
import io.headroom.engine.Evaluation;
import io.headroom.plan.Gauge;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.plan.Wall;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the gauges of the window are kept in the plan.
class WallFileTest {
    private static final Plan PLAN = TwoClusters.plan();
    private static final Gauge GONE = new Gauge(Gauge.Quantity.TTFT, Objective.Statistic.P95, new Gauge.Scope.OfTenant(new TenantId("gone")));

    private static Plan read(Plan plan) throws IOException {
        return PlanFile.parse("p", PlanFile.format(PlanDocument.of(plan))).plan();
    }

    private static String text(String wall) {
        return TwoClusters.text().replace("\"traces\": []", "\"wall\": " + wall + ", \"traces\": []");
    }

    @Test
    void aPlanOfBeforeHasTheUsualGaugesAndNobodyWritesThem() throws IOException {
        assertThat(PlanFile.parse("old", TwoClusters.text()).plan().wall()).isEqualTo(Wall.USUAL);
        assertThat(PlanFile.format(PlanDocument.of(PLAN))).doesNotContain("\"wall\"");
    }

    @Test
    void aChosenWallComesBackInItsOrderAlsoWhereItNamesWhoIsGone() throws IOException {
        Plan chosen = PLAN.withWall(new Wall(List.of(Gauge.of(Gauge.Quantity.COST_PER_MILLION), GONE, Gauge.of(Gauge.Quantity.GPUS_FREE).of(new Gauge.Scope.Whole()),
                Gauge.of(Gauge.Quantity.KV_FILL).of(new Gauge.Scope.OfPartition(new PartitionId("lane-1"))))));
        assertThat(read(chosen)).isEqualTo(chosen);
        assertThat(PlanFile.format(PlanDocument.of(chosen))).contains("\"shows\": \"cost-per-million\"", "\"statistic\": \"p95\"", "\"tenant\": \"gone\"");
    }

    @Test
    void allScenariosShareTheWall() throws IOException {
        Plan branched = ScenarioEdits.branch("Other").applyTo(PLAN);
        Plan chosen = WallEdits.move(0, 7, "p99 TTFT").applyTo(branched);
        assertThat(ScenarioEdits.show("Base").applyTo(chosen).wall()).isEqualTo(chosen.wall());
        assertThat(ScenarioEdits.remove("Other").applyTo(chosen).wall()).isEqualTo(chosen.wall());
        assertThat(chosen.variant("Other")).isEqualTo(branched.variant("Other"));
        assertThat(read(chosen).wall()).isEqualTo(chosen.wall());
        assertThat(read(chosen).variant("Base")).isEqualTo(chosen.variant("Base"));
    }

    @Test
    void whatAnotherVersionKeepsInAGaugeStaysWithIt() throws IOException {
        PlanDocument read = PlanFile.parse("p", text("[{\"shows\": \"cost\"}, {\"shows\": \"queue\", \"colour\": \"plaid\"}]"));
        Plan moved = WallEdits.move(1, 0, "Mean queue").applyTo(read.plan());
        assertThat(PlanFile.format(read.with(moved))).containsPattern("\"shows\": \"queue\",\\s+\"colour\": \"plaid\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"[]| keep one gauge at least", "[{\"shows\": \"luck\"}]| $.wall[0].shows: is \"luck\": use one of ttft,",
            "[{\"shows\": \"cost\", \"statistic\": \"p50\"}]| only a latency has one", "[{\"shows\": \"ttft\", \"statistic\": \"mean\"}]| use one of p50, p90, p95, p99",
            "[{\"shows\": \"ttft\", \"of\": \"tenant\"}]| $.wall[0].tenant: is missing"})
    void aWallThatIsNoneIsRefusedInOneLine(String wall, String expected) {
        assertThatThrownBy(() -> PlanFile.parse("bad", text(wall))).isInstanceOf(BadPlanFile.class).hasMessageContaining(expected);
    }

    @Test
    void theWallHoldsTwelveAndKeepsOne() {
        Wall full = Wall.USUAL.with(GONE).with(GONE).with(GONE).with(GONE);
        assertThatThrownBy(() -> full.with(GONE)).isInstanceOf(InvalidPlan.class).hasMessageContaining("13 gauges");
        assertThatThrownBy(() -> new Wall(List.of(GONE)).without(0)).isInstanceOf(InvalidPlan.class).hasMessageContaining("keep one");
        assertThat(full.moved(0, 2).gauges().subList(0, 3)).extracting(Gauge::quantity).containsExactly(Gauge.Quantity.E2E, Gauge.Quantity.TOKENS_OUT, Gauge.Quantity.TTFT);
    }

    @Test
    void noFigureDependsOnTheWall() {
        Plan chosen = WallEdits.remove(0, "p99 TTFT").applyTo(PLAN);
        assertThat(chosen.differsInWallAlone(PLAN)).isTrue();
        assertThat(chosen.withTitle("Other", "").differsInWallAlone(PLAN)).isFalse();
        Evaluation one = new Evaluation(PLAN, 1);
        Evaluation other = new Evaluation(chosen, 1);
        one.runNext(() -> false);
        other.runNext(() -> false);
        assertThat(other.results().tenants()).isEqualTo(one.results().tenants());
    }
}
