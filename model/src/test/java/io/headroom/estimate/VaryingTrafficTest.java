package io.headroom.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.headroom.engine.Evaluation;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Curve;
import io.headroom.plan.Growth;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.RateWindows;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import io.headroom.store.SamplePlans;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The estimate of traffic that varies over the hours, against the simulation.
class VaryingTrafficTest {
    private static final LocalDateTime MONDAY = LocalDateTime.of(2027, 1, 18, 0, 0);
    private static final Curve OFFICE = new Curve(List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.5, 1.2, 2.5, 3.2, 3.4, 3.0, 2.2, 2.8, 3.2, 3.0, 2.4, 1.6, 0.9, 0.6, 0.4, 0.3, 0.2, 0.1),
            List.of(), Growth.of("10%/month", LocalDate.of(2026, 12, 18)));

    private static RateWindows recorded() {
        double[] requests = {900, 700, 600, 500, 500, 700, 1500, 3100, 4800, 5600, 5900, 5700, 5200, 5600, 5800, 5500, 5100, 4700, 4300, 4000, 3500, 2700, 1800, 1200};
        RateWindows.Family[] families = new RateWindows.Family[requests.length];
        Arrays.fill(families, RateWindows.Family.GAMMA);
        double[] shapes = new double[requests.length];
        Arrays.fill(shapes, 0.5);
        return new RateWindows(3600, requests, shapes, families);
    }

    private static Plan plan(Arrivals arrivals, RunSettings run) {
        Plan sample = SamplePlans.chatbot();
        Tenant first = sample.tenants().getFirst();
        Traffic.Generated traffic = (Traffic.Generated) first.workloads().getFirst().traffic();
        Tenant varied = first.withWorkloads(List.of(first.workloads().getFirst().withTraffic(new Traffic.Generated(arrivals, traffic.inputTokens(), traffic.outputTokens()))));
        return sample.withTenant(varied).withRun(run);
    }

    private static TenantResult[] first(Plan plan) {
        return new TenantResult[] {new Estimate().of(plan).results().tenants().getFirst(), Evaluation.of(plan, 2).tenants().getFirst()};
    }

    private static void close(Arrivals arrivals, RunSettings run, double offered) {
        TenantResult[] both = first(plan(arrivals, run));
        assertThat((double) both[0].offered()).isCloseTo((double) both[1].offered(), withinPercentage(offered));
        assertThat(both[0].ttft().p99()).isCloseTo(both[1].ttft().p99(), withinPercentage(10));
        assertThat(both[0].tpot().p99()).isCloseTo(both[1].tpot().p99(), withinPercentage(15));
        assertThat(both[0].e2e().p99()).isCloseTo(both[1].e2e().p99(), withinPercentage(30));
    }

    @Test
    void aDayOfOfficeHoursIsEstimatedByItsMeanAndItsBusiestHour() {
        close(new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(30)), OFFICE), new RunSettings(MONDAY, 86_400, 0, 3, 1), 0.5);
    }

    @Test
    void recordedRatesAreToo() {
        close(new Arrivals.Windowed(recorded(), true, 0, 40), new RunSettings(MONDAY, 86_400, 0, 3, 1), 0.01);
    }

    /// Counts of such bursts over four hours vary by 8 % (one standard deviation).
    @Test
    void longBurstsAreEstimatedByWhatComesInThem() {
        close(new Arrivals.OnOff(Rate.perSecond(15), 30, 120), new RunSettings(MONDAY, 14_400, 600, 3, 2), 33);
    }

    /// The digest sends nothing at ten in the morning: its figures are those of the night.
    @Test
    void aTenantIsJudgedByTheHoursInWhichItSends() {
        Plan sample = SamplePlans.dayAndNight();
        Results estimated = new Estimate().of(sample).results();
        Results simulated = Evaluation.of(sample, 2);
        for (TenantResult tenant : simulated.tenants()) {
            TenantResult estimate = estimated.tenant(tenant.id()).orElseThrow();
            assertThat((double) estimate.offered()).isCloseTo((double) tenant.offered(), withinPercentage(1));
            assertThat(estimate.ttft().p99()).as(tenant.name()).isCloseTo(tenant.ttft().p99(), withinPercentage(15));
        }
    }

    /// The hour from ten to eleven of a day from midnight, and the same curve over a run of that hour alone.
    @Test
    void theBusiestHourOfADayIsThatHour() {
        Arrivals office = new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(30)), OFFICE.withGrowth(null));
        TenantResult day = new Estimate().of(plan(office, new RunSettings(MONDAY, 86_400, 0, 3, 1))).results().tenants().getFirst();
        TenantResult hour = new Estimate().of(plan(office, new RunSettings(MONDAY.plusHours(10), 3600, 0, 3, 1))).results().tenants().getFirst();
        assertThat(day.ttft()).usingRecursiveComparison().ignoringFields("count").isEqualTo(hour.ttft());
        assertThat(day.offered()).isEqualTo(30 * 86_400L);
        assertThat((double) hour.offered()).isCloseTo(30 * 3600 * 3.4 * 24 / 32.2, withinPercentage(0.01));
    }
}
