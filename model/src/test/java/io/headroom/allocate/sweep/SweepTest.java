package io.headroom.allocate.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.allocate.Counters;
import io.headroom.allocate.Watcher;
import io.headroom.engine.Evaluation;
import io.headroom.engine.Results;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final TenantId SHOP = new TenantId("shop");
    private static final Plan PLAN = plan();
    private static final Grid GRID = new Grid(List.of(new Grid.Named("as planned", List.of()), new Grid.Named("swapped", List.of(new Setting.Gpus(Counters.EAST, 4),
            new Setting.Gpus(Counters.WEST, 16)))), List.of(new Axis(List.of(new Setting.Load(SHOP, 0.5), new Setting.Load(SHOP, 1))),
                    new Axis(List.of(new Setting.Seed(1), new Setting.Seed(2), new Setting.Seed(3)))));

    private static Plan plan() {
        Plan base = Counters.plan(400, 2, Counters.tenant("shop", Counters.EAST, 6, new Objective(Objective.Metric.WAIT, Objective.Statistic.P99, 5)),
                Counters.tenant("clinic", Counters.WEST, 2));
        Plan other = base.withTenant(base.tenant(SHOP).in(Counters.WEST));
        return base.withScenarios(new Scenarios("Now", List.of(new Scenario("Moved", other))));
    }

    private static SweepTable run(Grid grid, int threads) {
        return new Sweep(PLAN, grid).run(Map.of(), threads, Watcher.NOBODY, (_, _) -> {});
    }

    private static Grid axis(Setting... values) {
        return new Grid(List.of(), List.of(new Axis(List.of(values))));
    }

    @Test
    void everyPointIsWhatAnEvaluationOfItsPlanFinds() {
        Sweep sweep = new Sweep(PLAN, GRID);
        SweepTable table = run(GRID, 2);
        assertThat(table.points()).hasSize(12);
        assertThat(table.complete()).isTrue();
        for (Point point : table.points()) {
            Results expected = Evaluation.of(sweep.planOf(point), 1);
            assertThat(table.of(point)).hasValueSatisfying(outcome -> assertThat(outcome).isInstanceOfSatisfying(Outcome.Ran.class, ran -> {
                assertThat(ran.of(SHOP, Figure.WAIT_P99)).contains(expected.tenants().getFirst().waitTime().p99());
                assertThat(ran.plan()).containsEntry(Figure.OFFERED, (double) expected.tenants().stream().mapToLong(tenant -> tenant.offered()).sum());
            }));
        }
    }

    @Test
    void aPointIsItsSettingsAndNothingElse() {
        Point point = new Point(1, "", List.of(new Setting.InScenario("Moved"), new Setting.Seed(42), new Setting.Duration(100), new Setting.Load(SHOP, 2),
                new Setting.Gpus(Counters.WEST, 12), new Setting.Runs(Counters.WEST, Counters.DOUBLE), new Setting.Limit(Counters.TIER, TierLimit.REQUESTS, "60/min")));
        Plan found = new Sweep(PLAN, GRID).planOf(point);
        assertThat(found.run().seed()).isEqualTo(42);
        assertThat(found.run().durationSeconds()).isEqualTo(100);
        assertThat(found.tenant(SHOP).partition()).isEqualTo(Counters.WEST);
        assertThat(found.partition(Counters.WEST).gpus()).isEqualTo(12);
        assertThat(found.partition(Counters.WEST).deployment()).isEqualTo(Counters.DOUBLE);
        assertThat(found.tier(Counters.TIER).limits().requests()).hasToString("60/min");
        assertThat(found.partition(Counters.EAST)).isEqualTo(PLAN.partition(Counters.EAST));
        assertThat(found.tenant(new TenantId("clinic"))).isEqualTo(PLAN.tenant(new TenantId("clinic")));
    }

    @Test
    void theTableIsTheSameOnAnyNumberOfThreads() {
        assertThat(run(GRID, 1)).isEqualTo(run(GRID, 2)).isEqualTo(run(GRID, 5));
    }

    @Test
    void aSweepThatGoesOnFindsTheSameTableAndRunsOnlyTheRest() {
        SweepTable whole = run(GRID, 2);
        Map<Integer, Outcome> some = new TreeMap<>(whole.outcomes());
        some.keySet().removeIf(number -> number % 3 == 0);
        List<Integer> ran = new ArrayList<>();
        SweepTable resumed = new Sweep(PLAN, GRID).run(some, 1, Watcher.NOBODY, (point, _) -> ran.add(point.number()));
        assertThat(resumed).isEqualTo(whole);
        assertThat(ran).containsExactly(3, 6, 9, 12);
    }

    @Test
    void aSweepThatIsEndedKeepsWhatIsDone() {
        List<Point> heard = new ArrayList<>();
        Watcher impatient = new Watcher() {
            @Override
            public boolean cancelled() {
                return heard.size() >= 4;
            }

            @Override
            public void progress(double share) {}
        };
        SweepTable table = new Sweep(PLAN, GRID).run(Map.of(), 1, impatient, (point, _) -> heard.add(point));
        assertThat(table.complete()).isFalse();
        assertThat(table.outcomes().keySet()).containsExactlyInAnyOrder(1, 2, 3, 4);
        SweepTable whole = run(GRID, 1);
        table.outcomes().forEach((number, outcome) -> assertThat(outcome).isEqualTo(whole.outcomes().get(number)));
    }

    @Test
    void progressEndsAtTheWhole() {
        List<Double> heard = new ArrayList<>();
        new Sweep(PLAN, axis(new Setting.Seed(1), new Setting.Seed(2), new Setting.Seed(3), new Setting.Seed(4))).run(Map.of(), 1, new Watcher() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(double share) {
                heard.add(share);
            }
        }, (_, _) -> {});
        assertThat(heard).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
    }

    @Test
    void aPointThatCannotStandIsTheOnlyOneWithoutFigures() {
        SweepTable table = run(axis(new Setting.Gpus(Counters.EAST, 8), new Setting.Gpus(Counters.EAST, 17), new Setting.Gpus(Counters.EAST, 16)), 1);
        assertThat(table.complete()).isTrue();
        assertThat(table.impossible()).isEqualTo(1);
        assertThat(table.outcomes().get(2)).isInstanceOfSatisfying(Outcome.CannotStand.class, point -> assertThat(point.why()).contains("21 GPUs", "20"));
    }

    @Test
    void whatAScenarioLacksCannotStandThereAlone() {
        Plan plan = PLAN.withScenarios(new Scenarios("Now", List.of(new Scenario("Closed", PLAN.withScenarios(Scenarios.NONE).withTenants(List.of(PLAN.tenants().getLast()))))));
        Grid grid = new Grid(List.of(), List.of(new Axis(List.of(new Setting.InScenario("Now"), new Setting.InScenario("Closed"))), new Axis(List.of(new Setting.Load(SHOP, 2)))));
        SweepTable table = new Sweep(plan, grid).run(Map.of(), 1, Watcher.NOBODY, (_, _) -> {});
        assertThat(table.outcomes().get(1)).isInstanceOf(Outcome.Ran.class);
        assertThat(table.outcomes().get(2)).isInstanceOfSatisfying(Outcome.CannotStand.class, point -> assertThat(point.why()).contains("shop"));
    }

    @Test
    void whatThePlanHasNowhereIsRefusedBeforeAnythingRuns() {
        refused(axis(new Setting.Load(new TenantId("shopp"), 2)), "load shopp", "no tenant \"shopp\"", "shop, clinic");
        refused(axis(new Setting.Gpus(new PartitionId("north"), 2)), "no partition \"north\"", "east, west");
        refused(axis(new Setting.Runs(Counters.EAST, new DeploymentId("triple"))), "no deployment \"triple\"", "single, double");
        refused(axis(new Setting.InScenario("Never")), "no scenario \"Never\"", "Moved, Now");
    }

    private static void refused(Grid grid, String... parts) {
        assertThatThrownBy(() -> new Sweep(PLAN, grid)).isInstanceOf(InvalidPlan.class).hasMessageContainingAll(parts);
    }

    @Test
    void aGridThatSaysTooMuchIsRefused() {
        List<Setting> many = IntStream.rangeClosed(1, 101).mapToObj(seed -> (Setting) new Setting.Seed(seed)).toList();
        List<Setting> loads = IntStream.rangeClosed(0, 99).mapToObj(load -> (Setting) new Setting.Load(SHOP, load)).toList();
        assertThatThrownBy(() -> new Grid(List.of(), List.of(new Axis(many), new Axis(loads)))).hasMessageContainingAll("10100 points", "10000");
        assertThatThrownBy(() -> axis(new Setting.Seed(1), new Setting.Seed(1))).hasMessageContaining("seed are called 1");
        assertThatThrownBy(() -> new Grid(List.of(new Grid.Named("one", List.of(new Setting.Seed(1)))), List.of(new Axis(List.of(new Setting.Seed(2))))))
                .hasMessageContainingAll("Point one sets seed", "axis");
        assertThatThrownBy(() -> new Grid(List.of(), List.of())).hasMessageContaining("neither axes nor points");
    }
}
