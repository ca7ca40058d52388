package io.headroom.allocate.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Counters;
import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Watcher;
import io.headroom.engine.Evaluation;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.Curve;
import io.headroom.plan.Growth;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.RateWindows;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecasterTest {
    private static final TenantId SHOP = new TenantId("shop");
    private static final LocalDate START = Counters.START.toLocalDate();
    private static final Objective WAIT = new Objective(Objective.Metric.WAIT, Objective.Statistic.P99, 2);

    private static Arrivals growing(double rate, double percent) {
        return new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(rate)), new Curve(List.of(), List.of(), new Growth(percent, Growth.Per.MONTH, START)));
    }

    private static Forecaster.Question until(LocalDate date) {
        return new Forecaster.Question(date, 90, Assurance.USUAL, Map.of(), 300);
    }

    private static Forecast forecast(Plan plan, Forecaster.Question question) {
        return Forecaster.of(plan, question, 1, Watcher.NOBODY);
    }

    private static Forecast.Prospect prospect(Forecast forecast, String tenant, @Nullable Objective objective) {
        return forecast.prospects().stream().filter(each -> each.tenant().value().equals(tenant) && Objects.equals(each.objective(), objective)).findFirst().orElseThrow();
    }

    /// The p99 of the wait of M/M/c at service rate 1 (Erlang): the wait is beyond t with probability C exp(-(c - rate) t).
    private static double waitP99(int servers, double rate) {
        double blocking = 1;
        for (int i = 1; i <= servers; i++) {
            blocking = rate * blocking / (i + rate * blocking);
        }
        double wait = blocking / (1 - rate / servers * (1 - blocking));
        return Math.max(0, Math.log(wait / 0.01) / (servers - rate));
    }

    /// The first date on which Erlang's p99 passes a target.
    private static LocalDate exact(int servers, double rate, double percent, double target) {
        Growth growth = new Growth(percent, Growth.Per.MONTH, START);
        LocalDate date = START;
        while (waitP99(servers, rate * growth.factor(date.atTime(9, 0))) <= target) {
            date = date.plusDays(1);
        }
        return date;
    }

    @ParameterizedTest
    @CsvSource({"east,8,4,5,2", "east,8,5,10,2.5", "west,4,2,4,3"})
    void anObjectiveBreaksWhenErlangSaysItDoes(String lane, int servers, double rate, double percent, double target) {
        Objective wait = new Objective(Objective.Metric.WAIT, Objective.Statistic.P99, target);
        Plan plan = Counters.pooled(20_000, 2, Counters.tenant("shop", new PartitionId(lane), growing(rate, percent), wait));
        Forecast.Prospect prospect = prospect(forecast(plan, until(START.plusYears(2))), "shop", wait);
        LocalDate exact = exact(servers, rate, percent, target);
        // The interval of dates comes from the 95 % interval of the wait on each of them, so it holds the exact date but for the day on which it was looked at.
        assertThat(exact).isBetween(Objects.requireNonNull(prospect.earliest().holdsOn()), Objects.requireNonNull(prospect.latest().breaksOn()));
        assertThat(prospect.expected().exact()).isTrue();
        assertThat(ChronoUnit.DAYS.between(prospect.earliest().breaksOn(), prospect.latest().breaksOn())).isLessThan((long) (600 / percent));
        assertThat(prospect.cause()).isEqualTo(Forecast.Cause.CAPACITY);
        assertThat(prospect.expected().holdsOn()).isEqualTo(Objects.requireNonNull(prospect.expected().breaksOn()).minusDays(1));
    }

    @Test
    void withoutGrowthNothingEverBreaks() {
        Plan plan = Counters.pooled(3000, 2, Counters.tenant("shop", Counters.EAST, 4, WAIT), Counters.tenant("clinic", Counters.WEST, growing(1, 0), WAIT));
        Forecast forecast = forecast(plan, until(START.plusYears(5)));
        assertThat(forecast.prospects()).hasSize(4).noneMatch(Forecast.Prospect::breaks);
        assertThat(forecast.needs()).isEmpty();
        assertThat(forecast.complete()).isTrue();
        assertThat(forecast.growths()).extracting(WorkloadGrowth::source).containsExactly(WorkloadGrowth.Source.NONE, WorkloadGrowth.Source.PLAN);
    }

    @Test
    void fasterGrowthBreaksNoLater() {
        LocalDate before = LocalDate.MAX;
        for (double percent : new double[] {2, 3, 5, 8, 13}) {
            Plan plan = Counters.pooled(4000, 2, Counters.tenant("shop", Counters.EAST, growing(4, percent), WAIT));
            Forecast.Prospect prospect = prospect(forecast(plan, until(START.plusYears(3))), "shop", WAIT);
            assertThat(prospect.unsafeFrom()).isPresent();
            assertThat(prospect.unsafeFrom().orElseThrow()).isBeforeOrEqualTo(before);
            before = prospect.unsafeFrom().orElseThrow();
        }
    }

    @Test
    void whatIsBrokenAlreadyIsSaidToBe() {
        Plan plan = Counters.pooled(3000, 2, Counters.tenant("shop", Counters.WEST, growing(3.9, 5), WAIT));
        Forecast.Prospect prospect = prospect(forecast(plan, until(START.plusMonths(3))), "shop", WAIT);
        assertThat(prospect.expected().already()).isTrue();
        assertThat(prospect.unsafeFrom()).contains(START);
    }

    @Test
    void aRangeOfGrowthIsARangeOfDates() {
        Plan plan = Counters.pooled(4000, 2, Counters.tenant("shop", Counters.EAST, 4, WAIT));
        Forecaster.Question question = new Forecaster.Question(START.plusYears(2), 90, Assurance.USUAL, Map.of(SHOP, GrowthRange.of("3..7%/month")), 300);
        Forecast.Prospect wide = prospect(forecast(plan, question), "shop", WAIT);
        LocalDate low = exact(8, 4, 3, 2);
        LocalDate high = exact(8, 4, 7, 2);
        assertThat(wide.earliest().breaksOn()).isNotNull().isBeforeOrEqualTo(high.plusDays(5));
        assertThat(wide.latest().breaksOn()).isNotNull().isAfterOrEqualTo(low.minusDays(5));
        assertThat(wide.expected().breaksOn()).isNotNull().isBetween(high, low);
    }

    @Test
    void aGivenGrowthComesInPlaceOfThePlans() {
        Plan plan = Counters.pooled(3000, 2, Counters.tenant("shop", Counters.EAST, growing(4, 20), WAIT));
        Forecaster.Question none = new Forecaster.Question(START.plusYears(2), 90, Assurance.USUAL, Map.of(SHOP, GrowthRange.NONE), 300);
        assertThat(forecast(plan, none).prospects()).noneMatch(Forecast.Prospect::breaks);
        Forecaster.Question stranger = new Forecaster.Question(START.plusYears(2), 90, Assurance.USUAL, Map.of(new TenantId("nobody"), GrowthRange.NONE), 300);
        assertThatThrownBy(() -> forecast(plan, stranger)).isInstanceOf(InvalidPlan.class).hasMessageContaining("nobody");
    }

    @Test
    void recordedTrafficBreaksAsItsTrendSays() {
        double[] requests = new double[28];
        for (int day = 0; day < requests.length; day++) {
            requests[day] = 4 * 86_400 * Math.pow(1.06, day / Trend.DAYS_PER_MONTH);
        }
        double[] shapes = new double[requests.length];
        RateWindows.Family[] families = new RateWindows.Family[requests.length];
        Arrays.fill(shapes, 1);
        Arrays.fill(families, RateWindows.Family.POISSON);
        Plan plan = Counters.pooled(4000, 2, Counters.tenant("shop", Counters.EAST, new Arrivals.Windowed(new RateWindows(86_400, requests, shapes, families)), WAIT));
        Forecast forecast = forecast(plan, until(START.plusYears(2)));
        assertThat(forecast.growths()).singleElement().satisfies(growth -> {
            assertThat(growth.source()).isEqualTo(WorkloadGrowth.Source.TREND);
            assertThat(growth.range().expected()).isCloseTo(0.06, within(1e-6));
        });
        Forecast.Prospect prospect = prospect(forecast, "shop", WAIT);
        assertThat(ChronoUnit.DAYS.between(exact(8, 4, 6, 2), prospect.expected().breaksOn())).isBetween(-20L, 20L);
    }

    @Test
    void aClusterThatLeavesBreaksItsPromisesThatDay() {
        Tenant shop = Counters.tenant("shop", Counters.EAST, 4, WAIT);
        Plan plan = Counters.pooled(3000, 2, shop);
        Cluster hall = plan.cluster(Counters.HALL);
        LocalDate leaves = START.plusDays(100);
        Plan leaving = plan.withCluster(new Cluster(hall.id(), hall.name(), hall.gpu(), hall.nodes(), hall.gpusPerNode(), null, leaves, hall.prices()));
        Forecast.Prospect prospect = prospect(forecast(leaving, until(START.plusYears(1))), "shop", WAIT);
        assertThat(prospect.expected().breaksOn()).isEqualTo(leaves);
        assertThat(prospect.expected().holdsOn()).isEqualTo(leaves.minusDays(1));
        assertThat(prospect.cause()).isEqualTo(Forecast.Cause.SUPPLY);
    }

    @Test
    void theSizeItNeedsKeepsThePromiseAndOneLessDoesNot() {
        Plan plan = Counters.plan(4000, 2, Counters.tenant("shop", Counters.EAST, growing(5, 6), WAIT));
        LocalDate until = START.plusYears(1);
        Forecast forecast = forecast(plan, until(until));
        assertThat(forecast.needs()).singleElement().satisfies(need -> {
            Plan then = plan.withRun(plan.run().withStart(until.atTime(9, 0)));
            assertThat(holds(then, Objects.requireNonNull(need.expected()))).isTrue();
            assertThat(holds(then, need.expected() - 1)).isFalse();
            assertThat(need.free()).isEqualTo(Math.min(8, Objects.requireNonNull(need.expected()) - 8));
            assertThat(need.toOrder()).isEqualTo(Math.max(0, need.expected() - 16));
            assertThat(need.orderBy()).isEqualTo(need.neededOn().minusDays(90));
        });
    }

    private static boolean holds(Plan plan, int gpus) {
        return Assurance.USUAL.holds(Evaluation.of(plan.withPartition(plan.partition(Counters.EAST).withGpus(gpus)), 1), SHOP);
    }

    @Test
    void loadsRiseAsGrowthSays() {
        Plan plan = Counters.plan(3000, 1, Counters.tenant("shop", Counters.EAST, growing(4, 5), WAIT));
        Forecast forecast = forecast(plan, until(START.plusYears(1)));
        Growth growth = new Growth(5, Growth.Per.MONTH, START);
        assertThat(forecast.loads()).hasSizeGreaterThan(40).allSatisfy(load -> assertThat(load.expected().get(Counters.EAST))
                .isCloseTo(4 * growth.factor(load.date().atTime(9, 30)) / 8, within(0.002)));
    }

    @Test
    void aForecastIsTheSameOnAnyNumberOfThreadsAndBoundedBySteps() {
        Plan plan = Counters.pooled(3000, 2, Counters.tenant("shop", Counters.EAST, growing(4, 5), WAIT), Counters.tenant("clinic", Counters.WEST, growing(2, 9), WAIT));
        Forecast one = Forecaster.of(plan, until(START.plusYears(2)), 1, Watcher.NOBODY);
        assertThat(Forecaster.of(plan, until(START.plusYears(2)), 2, Watcher.NOBODY)).isEqualTo(one);
        assertThat(one.complete()).isTrue();
        Forecast brief = forecast(plan, new Forecaster.Question(START.plusYears(2), 90, Assurance.USUAL, Map.of(), 10));
        assertThat(brief.complete()).isFalse();
        assertThat(brief.simulations()).isLessThan(one.simulations());
    }

    @Test
    void aWatcherEndsAForecastAndBadQuestionsAreRefused() {
        Plan plan = Counters.pooled(3000, 2, Counters.tenant("shop", Counters.EAST, growing(4, 5), WAIT));
        Watcher impatient = new Watcher() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(double share) {}
        };
        assertThatThrownBy(() -> Forecaster.of(plan, until(START.plusYears(1)), 1, impatient)).isInstanceOf(SearchCancelled.class);
        assertThatThrownBy(() -> forecast(plan, until(START))).isInstanceOf(InvalidPlan.class).hasMessageContaining("1 day to 10 years later");
        assertThatThrownBy(() -> until(START).getClass().getDeclaredConstructors()[0].newInstance(START, -1, Assurance.USUAL, Map.of(), 300)).hasRootCauseInstanceOf(InvalidPlan.class);
        assertThatThrownBy(() -> GrowthRange.of("fast")).isInstanceOf(InvalidPlan.class).hasMessageContaining("5%/month");
        assertThatThrownBy(() -> GrowthRange.of("7..3%/month")).isInstanceOf(InvalidPlan.class);
    }
}
