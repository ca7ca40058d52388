package io.headroom.allocate.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.engine.Evaluation;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.Hop;
import io.headroom.plan.Limits;
import io.headroom.plan.Objective;
import io.headroom.plan.Offer;
import io.headroom.plan.OfferId;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Rate;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferStudyTest {
    private static final Objective WAIT = new Objective(Objective.Metric.WAIT, Objective.Statistic.P95, 0.5);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 11);

    private static TenantOffers shop(Plan plan) {
        return OfferStudy.of(plan, Shops.SHOP::equals, Assurance.USUAL, 1, Watcher.NOBODY).tenants().getFirst();
    }

    private static Quote.Priced priced(Plan plan) {
        return (Quote.Priced) shop(plan).quotes().getFirst();
    }

    private static Obstacle obstacle(Plan plan) {
        return ((Quote.Unavailable) shop(plan).quotes().getFirst()).why();
    }

    /// The fewest servers, one plan after another: what the search must find with fewer.
    @ParameterizedTest
    @CsvSource({"4, 0.5", "4, 0.05", "1, 0.2", "9, 1"})
    void theGpusBoughtAreTheFewestThatHold(double rate, double target) {
        Plan plan = Shops.plan(Shops.run(1500, 2), new Offer.Terms.OnDemand(Shops.GPU, 2));
        plan = plan.withTenant(Shops.shop(Shops.SHOP, rate, new Objective(Objective.Metric.WAIT, Objective.Statistic.P95, target)));
        Quote.Priced quote = priced(plan);
        Plan asked = plan;
        Trials trials = new Trials(1, Watcher.NOBODY);
        int fewest = IntStream.rangeClosed((int) rate + 1, 40).filter(servers -> {
            Plan adopted = ((Adoption.Cabin) quote.adoption()).in(asked, Shops.SHOP);
            Tenant there = adopted.tenant(Shops.SHOP);
            Plan sized = adopted.withCluster(wide(adopted, there)).withPartition(adopted.partition(Objects.requireNonNull(there.partition())).withGpus(2 * servers));
            return Assurance.USUAL.holds(trials.of(sized), Shops.SHOP);
        }).findFirst().orElseThrow();
        assertThat(quote.bought()).isEqualTo(new Purchase(2 * fewest, Purchase.Unit.GPUS, fewest));
        assertThat(quote.found().holds()).isTrue();
    }

    private static Cluster wide(Plan plan, Tenant tenant) {
        Cluster cluster = plan.cluster(plan.partition(Objects.requireNonNull(tenant.partition())).cluster());
        return new Cluster(cluster.id(), cluster.name(), cluster.gpu(), 16, 8, null, cluster.prices());
    }

    /// Sixteen GPUs for 730 hours: at $2 on demand $23,360.00; reserved by twelves they are twenty-four, at $1.50 $26,280.00.
    @Test
    void gpusArePaidByTheHourWhetherUsedOrNot() {
        Plan plan = Shops.with(Shops.plan(Shops.run(1500, 2), new Offer.Terms.OnDemand(Shops.GPU, 2), new Offer.Terms.Reserved(Shops.GPU, 1.5, 2, 12, 8, 12)), null, WAIT);
        TenantOffers offers = shop(plan);
        Quote.Priced onDemand = (Quote.Priced) offers.quotes().getFirst();
        Quote.Priced reserved = (Quote.Priced) offers.quotes().getLast();
        assertThat(onDemand.bought().amount()).isEqualTo(16);
        assertThat(onDemand.usdPerMonth()).isEqualTo(23_360);
        assertThat(onDemand.guarantee()).isEqualTo(Guarantee.NOT_COMMITTED);
        assertThat(reserved.bought()).isEqualTo(new Purchase(24, Purchase.Unit.GPUS, 12));
        assertThat(reserved.usdPerMonth()).isEqualTo(26_280);
        assertThat(reserved.guaranteed()).isTrue();
        // 4 requests a second of 1,100 tokens each are 11,563.2 million in a month.
        assertThat(onDemand.usdPerMillionTokens()).isCloseTo(23_360 / 11_563.2, within(0.04));
        assertThat(Objects.requireNonNull(reserved.reservation()).breakEven()).isEqualTo(0.75);
        // Four erlangs on twelve servers.
        assertThat(reserved.reservation().utilisation()).isCloseTo(4 / 12.0, within(0.01));
        assertThat(reserved.reservation().pays()).isFalse();
    }

    @Test
    void whatIsAdoptedIsWhatWasSimulated() {
        Plan plan = Shops.with(Shops.plan(Shops.run(900, 2), new Offer.Terms.Reserved(Shops.GPU, 1.5, 2, 12, 1, 1)), null, WAIT);
        Quote.Priced quote = priced(plan);
        Plan adopted = quote.adoption().in(plan, Shops.SHOP);
        TenantResult result = Evaluation.of(adopted, 1).tenant(Shops.SHOP).orElseThrow();
        assertThat(result.objectives()).isEqualTo(quote.found().objectives());
        assertThat(result.reserved()).isTrue();
        assertThat(adopted.usdPerHour(adopted.partition(result.partition())) * 730).isCloseTo(quote.usdPerMonth(), within(1e-9));
    }

    @Test
    void anObjectiveThatNoNumberOfGpusMeetsIsSaidToBeMissed() {
        Plan plan = Shops.with(Shops.plan(Shops.run(600, 2), new Offer.Terms.OnDemand(Shops.GPU, 2)), null, new Objective(Objective.Metric.E2E, Objective.Statistic.P99, 0.01));
        TenantOffers offers = shop(plan);
        assertThat(((Quote.Priced) offers.quotes().getFirst()).found().holds()).isFalse();
        assertThat(offers.cheapest()).isEmpty();
        assertThat(offers.cheapestGuarantee()).isEmpty();
    }

    /// A month of 4 requests a second, 1,000 tokens at $1 and 100 at $5 a million each: 2,628,000 s x 4 x $0.0015 = $15,768.
    @Test
    void tokensInALaneArePaidAsServed() {
        Plan plan = Shops.plan(Shops.run(3000, 2), new Offer.Terms.PayAsYouGo(Shops.tokens(1, 5)));
        Quote.Priced quote = priced(plan);
        TenantResult now = Evaluation.of(plan, 1).tenant(Shops.SHOP).orElseThrow();
        assertThat(quote.usdPerMonth()).isCloseTo((now.tokensInPerSecond() + 5 * now.tokensOutPerSecond()) * 2.628, within(1e-6)).isCloseTo(15_768, within(500.0));
        assertThat(quote.usdPerMillionTokens()).isCloseTo(1500 / 1100.0, within(1e-9));
        assertThat(quote.guarantee()).isEqualTo(Guarantee.SHARED);
        assertThat(quote.adoption()).isEqualTo(new Adoption.None(Obstacle.ALREADY_SO));
    }

    @Test
    void aHigherPlaceCostsMoreAndWaitsLessAndHarmsTheOther() {
        Objective strict = new Objective(Objective.Metric.WAIT, Objective.Statistic.P95, 1.2);
        Plan plan = Shops.plan(Shops.run(3000, 2), new Offer.Terms.PayAsYouGo(Shops.tokens(1, 5)), new Offer.Terms.Priority(Shops.tokens(2, 10), Tier.Level.GOLD, 8));
        // All eight servers on one queue: at 7 erlangs P(wait > t) is 0.6 exp(-t) for all, and 0.6 exp(-4t) for who is first.
        plan = plan.withPartitions(List.of(), List.of()).withDeployment(new Deployment(new DeploymentId("desk"), "Desk", Shops.DESK, new Serving.Slots(8, new Distribution.Exponential(1), 8)))
                .withPartition(plan.partition(Shops.LANE).withGpus(8));
        plan = plan.withTenant(Shops.shop(Shops.SHOP, 4, strict)).withTenant(Shops.shop(Shops.OTHER, 3, new Objective(Objective.Metric.WAIT, Objective.Statistic.P95, 2.5)));
        TenantOffers offers = shop(plan);
        Quote.Priced usual = (Quote.Priced) offers.quotes().getFirst();
        Quote.Priced first = (Quote.Priced) offers.quotes().getLast();
        assertThat(first.usdPerMonth()).isCloseTo(2 * usual.usdPerMonth(), within(0.01 * usual.usdPerMonth()));
        assertThat(first.found().objectives().getFirst().value()).isLessThan(usual.found().objectives().getFirst().value() / 2);
        assertThat(usual.found().holds()).isFalse();
        assertThat(first.found().holds()).isTrue();
        assertThat(first.firstCome()).isFalse();
        Results now = Evaluation.of(plan, 1);
        Results then = Evaluation.of(first.adoption().in(plan, Shops.SHOP), 1);
        boolean harmed = Assurance.USUAL.holds(now, Shops.OTHER) && !Assurance.USUAL.holds(then, Shops.OTHER);
        assertThat(first.harmed()).isEqualTo(harmed ? List.of(Shops.OTHER) : List.of());
    }

    @Test
    void aHigherPlaceIsOfNoUseWhereWhoComesFirstIsServedFirst() {
        Plan plan = Shops.plan(Shops.run(600, 1), new Offer.Terms.PayAsYouGo(Shops.tokens(1, 5)), new Offer.Terms.Priority(Shops.tokens(2, 10), Tier.Level.GOLD, 8));
        plan = Shops.with(plan.withPartition(plan.partition(Shops.LANE).withQueueing(Queueing.USUAL)), null, WAIT);
        TenantOffers offers = shop(plan);
        assertThat(((Quote.Priced) offers.quotes().getLast()).firstCome()).isTrue();
        assertThat(((Quote.Priced) offers.quotes().getLast()).found().objectives()).isEqualTo(((Quote.Priced) offers.quotes().getFirst()).found().objectives());
    }

    /// 4 requests a second are 240 a minute, each 1,000 + 8 x 100 = 1,800 input tokens: 432,000 a minute, 43.2 units of 10,000 on the mean.
    @Test
    void unitsForTheBusiestMinuteRefuseNothingAndFewerSpill() {
        Plan plan = Shops.plan(Shops.run(3000, 2), new Offer.Terms.Throughput(10_000, 8, 1, 0, 0.1, Shops.tokens(1, 5), null));
        List<Quote.Priced> quotes = shop(plan).priced().toList();
        assertThat(quotes.stream().map(Quote.Priced::basis)).containsExactly(Basis.MEAN, Basis.P99, Basis.PEAK);
        UnitBill mean = Objects.requireNonNull(quotes.getFirst().units());
        assertThat(mean.meanUnits()).isCloseTo(43.2, within(1.0));
        assertThat(quotes.stream().map(Quote.Priced::guarantee)).containsExactly(Guarantee.SPILLS, Guarantee.SPILLS, Guarantee.GUARANTEED);
        Quote.Priced peak = quotes.getLast();
        assertThat(peak.found().throttled()).isZero();
        assertThat(peak.usdPerMonth()).isCloseTo(peak.bought().amount() * 0.1 * 730, within(1e-9));
        // The plan that it adopts has the units as the tenant's limit, and refuses nothing; half of them refuse much.
        assertThat(Evaluation.of(peak.adoption().in(plan, Shops.SHOP), 1).tenant(Shops.SHOP).orElseThrow().throttled()).isZero();
        assertThat(quotes.getFirst().adoption()).isEqualTo(new Adoption.None(Obstacle.SPILL_IS_REFUSED));
    }

    @Test
    void unitsOfAProviderHaveItsLatency() {
        Plan plan = Shops.with(Shops.plan(Shops.run(600, 1), new Offer.Terms.Throughput(10_000, 8, 1, 0, 0.1, Shops.tokens(1, 5), Shops.OUTSIDE)), null,
                new Objective(Objective.Metric.TTFT, Objective.Statistic.P50, 0.5));
        assertThat(shop(plan).priced()).allSatisfy(quote -> {
            assertThat(quote.found().objectives().getFirst().value()).isCloseTo(0.4, within(1e-9));
            assertThat(quote.found().holds()).isTrue();
        });
        assertThat(shop(plan).cheapestGuarantee().map(Quote.Priced::basis)).contains(Basis.PEAK);
    }

    @ParameterizedTest
    @CsvSource({"2027-01-25, true", "2027-01-18, false", "2027-01-12, false"})
    void aBlockIsOfUseOnlyBetweenItsDates(LocalDate until, boolean there) {
        Plan plan = Shops.with(Shops.plan(Shops.run(600, 1), new Offer.Terms.CapacityBlock(Shops.GPU, 16, JANUARY, until, 5376)), null, WAIT);
        if (there) {
            Quote.Priced quote = priced(plan);
            // 16 GPUs for 14 days are 5,376 GPU-hours: a dollar each, $11,680 for a month of 730 hours.
            assertThat(quote.usdPerMonth()).isCloseTo(11_680, within(1e-9));
            assertThat(quote.guaranteed()).isTrue();
            assertThat(quote.adoption().in(plan, Shops.SHOP).fleet().getLast().availableUntil()).isEqualTo(until);
        } else {
            assertThat(obstacle(plan)).isEqualTo(Obstacle.OUTSIDE_DATES);
        }
    }

    @Test
    void whatIsOfNoUseSaysWhy() {
        Plan plan = Shops.plan(Shops.run(600, 1));
        assertThat(obstacle(Shops.offering(plan, new Offer.Terms.CapacityBlock(Shops.GPU, 1, JANUARY, LocalDate.of(2027, 2, 1), 1)))).isEqualTo(Obstacle.TOO_FEW_GPUS);
        Plan large = plan.withDeployment(new Deployment(new DeploymentId("desk"), "Desk", Shops.DESK, new Serving.Slots(1, new Distribution.Exponential(1), 1)))
                .withPartitions(List.of(), plan.tenants().stream().map(tenant -> tenant.in(null)).toList())
                .withDeployment(new Deployment(new DeploymentId("desk"), "Desk", Shops.DESK, new Serving.Slots(1, new Distribution.Exponential(1), 16)));
        assertThat(obstacle(Shops.offering(large, new Offer.Terms.OnDemand(Shops.GPU, 1)))).isEqualTo(Obstacle.DOES_NOT_FIT);
        assertThat(obstacle(Shops.offering(large, new Offer.Terms.PayAsYouGo(Shops.tokens(1, 1))))).isEqualTo(Obstacle.NO_LANE);
        Plan silent = plan.withTenant(Shops.shop(Shops.SHOP, 0));
        assertThat(obstacle(Shops.offering(silent, new Offer.Terms.PayAsYouGo(Shops.tokens(1, 1))))).isEqualTo(Obstacle.NO_REQUESTS);
    }

    @Test
    void anOutsideProviderIsPaidForAllThatIsSentAndIsNoGuarantee() {
        Plan plan = Shops.plan(Shops.run(3000, 1), new Offer.Terms.Outside(Shops.OUTSIDE, Shops.tokens(1, 5), 0.1, 0.9));
        Quote.Priced quote = priced(plan);
        assertThat(quote.usdPerMonth()).isCloseTo(15_768, within(500.0));
        assertThat(quote.usdPerMillionTokens()).isCloseTo(1500 / 1100.0, within(1e-9));
        assertThat(quote.guaranteed()).isFalse();
        Hop hop = ((Adoption.Fallback) quote.adoption()).hop();
        assertThat(hop).isEqualTo(new Hop(null, Shops.OUTSIDE, 0.1, quote.usdPerMillionTokens(), 0.9, null));
        Plan adopted = quote.adoption().in(plan, Shops.SHOP);
        assertThat(priced(adopted).adoption()).isEqualTo(new Adoption.None(Obstacle.ALREADY_SO));
        assertThat(priced(plan.withTenant(plan.tenant(Shops.SHOP).in(null))).adoption()).isEqualTo(new Adoption.None(Obstacle.NOT_PLACED));
    }

    /// A lane whose tier refuses half of what comes serves it within its objective all the same: that is no way to meet it.
    @Test
    void aLaneThatRefusesRequestsIsNoWay() {
        Plan plan = Shops.with(Shops.plan(Shops.run(900, 1), new Offer.Terms.PayAsYouGo(Shops.tokens(1, 5))), null, new Objective(Objective.Metric.WAIT, Objective.Statistic.P95, 60));
        plan = plan.withTier(new Tier(Shops.TIER, "Tier", Tier.Level.SILVER, Limits.NONE.withRequests(Rate.perSecond(2)), 1));
        assertThat(priced(plan).found().holds()).isFalse();
        assertThat(priced(plan).found().servedShare()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void aLargerBudgetNeverAffordsLess() {
        Plan plan = Shops.with(Shops.plan(Shops.run(600, 1), new Offer.Terms.OnDemand(Shops.GPU, 2), new Offer.Terms.Reserved(Shops.GPU, 1.5, 2, 12, 8, 8), new Offer.Terms.PayAsYouGo(Shops.tokens(1, 5)),
                new Offer.Terms.Throughput(10_000, 8, 10, 0, 0.3, Shops.tokens(1, 5), Shops.OUTSIDE)), 0.0, WAIT);
        TenantOffers offers = shop(plan);
        long before = 0;
        boolean guarantee = false;
        for (double budget = 0; budget < 40_000; budget += 500) {
            TenantOffers richer = offers.withBudget(budget);
            assertThat(richer.affordable()).isGreaterThanOrEqualTo(before);
            assertThat(richer.affordsGuarantee() || !guarantee).isTrue();
            before = richer.affordable();
            guarantee = richer.affordsGuarantee();
        }
        assertThat(before).isEqualTo(offers.priced().filter(quote -> quote.found().holds()).count()).isPositive();
        assertThat(guarantee).isTrue();
    }

    @Test
    void aCheaperPriceNeverMakesTheCheapestWayDearer() {
        List<Double> cheapest = new ArrayList<>();
        for (double price : new double[] {3, 2.5, 2, 1.5, 1, 0.5, 0}) {
            Plan plan = Shops.with(Shops.plan(Shops.run(600, 1), new Offer.Terms.Reserved(Shops.GPU, price, 3, 12, 1, 1), new Offer.Terms.OnDemand(Shops.GPU, 2.2)), null, WAIT);
            cheapest.add(shop(plan).cheapest().orElseThrow().usdPerMonth());
        }
        assertThat(cheapest).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        // At first the GPUs on demand are cheaper: sixteen for 730 hours at $2.20.
        assertThat(cheapest.getFirst()).isCloseTo(25_696, within(1e-6));
        assertThat(cheapest.getLast()).isZero();
    }

    @Test
    void theOrderOfOffersAndTheThreadsDoNotMatter() {
        Offer.Terms[] terms = {new Offer.Terms.Throughput(10_000, 8, 10, 0, 0.3, Shops.tokens(1, 5), null), new Offer.Terms.OnDemand(Shops.GPU, 2), new Offer.Terms.PayAsYouGo(new TokenPrices(1, 5))};
        Plan plan = Shops.with(Shops.plan(Shops.run(600, 2), terms), 9000.0, WAIT);
        Plan turned = plan.withOffers(plan.offers().reversed());
        assertThat(shop(turned).quotes()).containsExactlyInAnyOrderElementsOf(shop(plan).quotes());
        assertThat(OfferStudy.of(plan, _ -> true, Assurance.USUAL, 2, Watcher.NOBODY).tenants()).isEqualTo(OfferStudy.of(plan, _ -> true, Assurance.USUAL, 1, Watcher.NOBODY).tenants());
        assertThat(shop(plan).quotes().stream().map(Quote::offer).distinct().map(OfferId::value)).containsExactly("offer-0", "offer-1", "offer-2");
    }

    @Test
    void canBeCancelledAndTellsHowFarItIs() {
        Plan plan = Shops.plan(Shops.run(600, 1), new Offer.Terms.OnDemand(Shops.GPU, 2), new Offer.Terms.PayAsYouGo(Shops.tokens(1, 5)));
        List<Double> told = new ArrayList<>();
        Watcher patient = new Watcher() {
            @Override
            public boolean cancelled() {
                return told.size() == 3;
            }

            @Override
            public void progress(double share) {
                told.add(share);
            }
        };
        assertThatThrownBy(() -> OfferStudy.of(plan, _ -> true, Assurance.USUAL, 1, patient)).isInstanceOf(SearchCancelled.class);
        assertThat(told).containsExactly(0.25, 0.5, 0.75);
    }
}
