package io.headroom.allocate.frontier;

import static io.headroom.allocate.frontier.FrontierPlans.LANE;
import static io.headroom.allocate.frontier.FrontierPlans.ON_DEMAND;
import static io.headroom.allocate.frontier.FrontierPlans.RESERVED;
import static io.headroom.allocate.frontier.FrontierPlans.meanWait;
import static io.headroom.allocate.frontier.FrontierPlans.plan;
import static io.headroom.allocate.frontier.FrontierPlans.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Feasibility;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.engine.Interval;
import io.headroom.engine.NumberKind;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontierTest {
    private static final TenantId SHOP = new TenantId("shop");
    private static final PartitionId OWN = new PartitionId("own");

    private static Frontier frontier(Plan plan) {
        return new Frontier(plan, SHOP, null, null, Assurance.USUAL);
    }

    private static List<Point> simulated(Frontier frontier) {
        Trials trials = new Trials(1, Watcher.NOBODY);
        return Point.marked(IntStream.range(0, frontier.sizes().size()).mapToObj(index -> frontier.simulated(index, trials)).toList());
    }

    private static List<Point> reserved(List<Point> points) {
        return points.stream().filter(point -> point.size().reserved()).toList();
    }

    @Test
    void aLargerCabinCostsMoreAndDelaysNoLonger() {
        Frontier frontier = frontier(plan(4, 2, 3000, tenant("Shop", LANE, 1.5, meanWait(0.5)), tenant("Clinic", LANE, 1)));
        List<Point> cabins = reserved(simulated(frontier));
        assertThat(cabins).hasSize(12);
        for (int i = 1; i < cabins.size(); i++) {
            assertThat(cabins.get(i).usdPerHour()).isEqualTo((i + 1) * RESERVED);
            assertThat(cabins.get(i).delay()).isLessThanOrEqualTo(cabins.get(i - 1).delay());
        }
        List<Point> estimated = reserved(frontier.estimated());
        for (int i = 1; i < estimated.size(); i++) {
            assertThat(estimated.get(i).usdPerHour()).isEqualTo(cabins.get(i).usdPerHour());
            assertThat(estimated.get(i).delay()).isLessThanOrEqualTo(estimated.get(i - 1).delay());
            assertThat(estimated.get(i).kind()).isEqualTo(NumberKind.ESTIMATED);
        }
    }

    @Test
    void aLargerLaneDelaysNoLongerAndCostsTheTenantItsShareByTokens() {
        Plan plan = plan(4, 1, 3000, tenant("Shop", LANE, 1.5, meanWait(0.5)), tenant("Clinic", LANE, 1.5));
        List<Point> lanes = simulated(frontier(plan)).stream().filter(point -> !point.size().reserved()).toList();
        assertThat(lanes).extracting(point -> point.size().replicas()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        for (int i = 1; i < lanes.size(); i++) {
            assertThat(lanes.get(i).delay()).isLessThanOrEqualTo(lanes.get(i - 1).delay());
        }
        Point five = lanes.get(4);
        assertThat(five.capacityUsdPerHour()).isCloseTo(5 * ON_DEMAND / 2, within(0.5));
        assertThat(five.planUsdPerHour()).isEqualTo(5 * ON_DEMAND);
        // 30 tokens a second for each of the two, so 0.108 million an hour.
        assertThat(five.usdPerMillionTokens()).isCloseTo(5 * ON_DEMAND / 2 / 0.108, within(3.0));
        assertThat(lanes.get(3).size().now()).isTrue();
        assertThat(lanes.get(3).utilisation()).isCloseTo(0.75, within(0.02));
        assertThat(lanes.get(3).breakEvenUtilisation()).hasValue(RESERVED / ON_DEMAND);
    }

    @Test
    void everyPointIsAPlanThatCouldStandAndChangesNothingElse() {
        Plan plan = plan(4, 1, 100, tenant("Shop", LANE, 1.5, meanWait(0.5)), tenant("Clinic", LANE, 1));
        for (Size size : frontier(plan).sizes()) {
            assertThat(Feasibility.problems(size.plan())).isEmpty();
            assertThat(size.plan().partition(size.partition()).gpus()).isEqualTo(size.gpus());
            assertThat(size.plan().tenant(SHOP).partition()).isEqualTo(size.partition());
            assertThat(size.plan().tenant(new TenantId("clinic"))).isEqualTo(plan.tenant(new TenantId("clinic")));
            assertThat(size.plan().withPartitions(plan.partitions(), plan.tenants())).isEqualTo(plan);
        }
    }

    @Test
    void aTenantInItsOwnCabinIsSweptThereAndInTheLane() {
        Plan plan = plan(2, 1, 100, tenant("Shop", OWN, 1.5, meanWait(0.5)), tenant("Clinic", LANE, 1));
        List<Size> sizes = frontier(plan).sizes();
        assertThat(sizes).filteredOn(Size::reserved).extracting(Size::partition).containsOnly(OWN);
        assertThat(sizes).filteredOn(Size::reserved).extracting(Size::replicas).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(sizes).filteredOn(Size::now).singleElement().extracting(Size::plan).isEqualTo(plan);
        assertThat(sizes).filteredOn(size -> !size.reserved()).extracting(Size::replicas).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(sizes).filteredOn(size -> !size.reserved()).allMatch(size -> size.plan().partitions().stream().noneMatch(Partition::reserved));
    }

    @Test
    void missedDeadlinesCost() {
        Plan plan = plan(2, 1, 2000, tenant("Shop", LANE, 1.5, 3.0, 0.01));
        List<Point> cabins = reserved(simulated(frontier(plan)));
        Point two = cabins.get(1);
        assertThat(two.missUsdPerHour()).isPositive().isGreaterThan(cabins.get(3).missUsdPerHour());
        assertThat(two.usdPerHour()).isEqualTo(two.capacityUsdPerHour() + two.missUsdPerHour());
        assertThat(frontier(plan).estimated().getFirst().missUsdPerHour()).isNaN();
    }

    @Test
    void dominatedPointsAreThoseThatComparingEachWithEachFinds() {
        Random random = new Random(3);
        Size size = frontier(plan(2, 1, 100, tenant("Shop", LANE, 1.5))).sizes().getFirst();
        for (int round = 0; round < 200; round++) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                points.add(new Point(size, NumberKind.SIMULATED, random.nextInt(5), random.nextInt(2), 1, 1, random.nextInt(6) == 0 ? Double.NaN : random.nextInt(5),
                        Interval.UNKNOWN, 0, random.nextInt(3) / 2.0, 0.5, List.of(), List.of(), false));
            }
            List<Point> marked = Point.marked(points);
            for (int i = 0; i < points.size(); i++) {
                double[] one = axes(points.get(i));
                boolean beaten = points.stream().map(FrontierTest::axes).anyMatch(other -> IntStream.range(0, 3).allMatch(axis -> other[axis] <= one[axis])
                        && IntStream.range(0, 3).anyMatch(axis -> other[axis] < one[axis]));
                assertThat(marked.get(i).dominated()).isEqualTo(beaten);
            }
        }
    }

    private static double[] axes(Point point) {
        return new double[] {point.capacityUsdPerHour() + point.missUsdPerHour(), Double.isNaN(point.delay()) ? 1e9 : point.delay(), point.lostShare()};
    }

    @Test
    void manySizesAreSpreadInEqualProportions() {
        assertThat(Frontier.spread(5, 1, 0)).containsExactly(1, 2, 3, 4, 5);
        assertThat(Frontier.spread(100_000, 50, 7)).contains(1, 7, 200).hasSizeLessThanOrEqualTo(13);
        assertThat(Frontier.spread(0, 1, 0)).isEmpty();
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        Plan full = plan(8, 1, 100, tenant("Shop", null, 1));
        assertThatThrownBy(() -> new Frontier(full, new TenantId("nobody"), null, null, Assurance.USUAL)).isInstanceOf(InvalidPlan.class).hasMessageContaining("nobody");
        Plan cabin = plan(2, 1, 100, tenant("Shop", OWN, 1));
        assertThatThrownBy(() -> new Frontier(cabin, SHOP, OWN, null, Assurance.USUAL)).isInstanceOf(InvalidPlan.class).hasMessageContaining("cabin");
        assertThat(new Frontier(full, SHOP, null, Objective.Metric.WAIT, Assurance.USUAL).sizes()).noneMatch(Size::reserved);
    }
}
