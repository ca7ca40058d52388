package io.headroom.plan;

import static io.headroom.plan.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTest {
    private static final GpuTypeId GPU = new GpuTypeId("gpu");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final TokenPrices TOKENS = new TokenPrices(0.6, 2.4);

    private static Offer offer(Offer.Terms terms) {
        return new Offer(new OfferId("offer"), "Offer", terms, DAY, "test");
    }

    private static Offer.Terms.CapacityBlock block(LocalDate from, LocalDate until) {
        return new Offer.Terms.CapacityBlock(GPU, 16, from, until, 16_128);
    }

    @Test
    void aBlocksHourIsItsPriceOverAllItsGpuHours() {
        // 16 GPUs for 14 days are 5,376 GPU-hours.
        assertThat(block(LocalDate.of(2027, 1, 11), LocalDate.of(2027, 1, 25)).usdPerGpuHour()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"2027-01-11T00:00, 3600, 0, true", "2027-01-10T23:59, 3600, 0, false", "2027-01-24T22:55, 3600, 300, true", "2027-01-24T22:56, 3600, 300, false", "2027-02-01T00:00, 1, 0, false"})
    void aBlockCoversARunThatLiesBetweenItsDates(LocalDateTime start, double duration, double warmup, boolean covers) {
        assertThat(block(LocalDate.of(2027, 1, 11), LocalDate.of(2027, 1, 25)).covers(new RunSettings(start, duration, warmup, 1, 1))).isEqualTo(covers);
    }

    /// Hyperstack's card of August 2026: 2.72 of 3.20 reserved.
    @Test
    void theBreakEvenOfAReservationIsItsPriceOverThatOnDemand() {
        Offer.Terms.Reserved reserved = new Offer.Terms.Reserved(GPU, 2.72, 3.2, 12, 1, 1);
        assertThat(reserved.breakEvenUtilisation()).isCloseTo(0.85, within(1e-12));
        assertThat(reserved.discount()).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void whatCannotBeSoldIsRefused() {
        refuses(() -> block(DAY, DAY), "A capacity block ends on 2026-11-01, but begins on 2026-11-01: let it end later.");
        refuses(() -> new Offer.Terms.OnDemand(GPU, -1), "On-demand price of an offer is -1: it must be at least 0. Enter US dollars per GPU and hour, e.g. 3.20.");
        refuses(() -> new Offer.Terms.Reserved(GPU, 1, 0, 12, 1, 1),
                "On-demand price beside an offer of reserved GPUs is 0: it must be more than 0. Enter US dollars per GPU and hour, e.g. 3.20.");
        refuses(() -> new Offer.Terms.Reserved(GPU, 1, 2, 0, 1, 1), "Term of an offer of reserved GPUs is 0: it must be at least 1. Enter months, e.g. 12.");
        refuses(() -> new Offer.Terms.Outside(new ProviderId("out"), TOKENS, 0, 2), "Quality of an offer of provider out is 2: use 0 to 1, 1 for answers as good as at home.");
        refuses(() -> new Offer.Terms.Throughput(3400, 8, 0, 0, 1, TOKENS, null),
                "Step in which units of an offer are sold is 0: it must be more than 0. Enter the seller's figure, e.g. 50, or 1.");
        refuses(() -> offer(new Offer.Terms.PayAsYouGo(TOKENS)).withSource(" "),
                "The price of offer Offer has no source: say who named it, e.g. \"our contract of March\", or \"example, made up\".");
    }

    @Test
    void whatAnOfferSellsMustBeInThePlan() {
        Plan plan = SmallPlans.plan();
        refuses(() -> plan.withOffers(List.of(offer(new Offer.Terms.OnDemand(new GpuTypeId("other"), 1)))),
                "Offer Offer refers to the GPU type \"other\", which is not in the plan. Add it, or choose one of: gpu.");
        refuses(() -> plan.withOffers(List.of(offer(new Offer.Terms.Outside(new ProviderId("nobody"), TOKENS, 0, 1)))),
                "Offer Offer refers to the provider \"nobody\", which is not in the plan. Add it, or choose one of: %s.".formatted(SmallPlans.OUTSIDE));
        refuses(() -> plan.withOffers(List.of(offer(new Offer.Terms.Throughput(1, 1, 1, 0, 1, TOKENS, new ProviderId("nobody"))))),
                "Offer Offer refers to the provider \"nobody\", which is not in the plan. Add it, or choose one of: %s.".formatted(SmallPlans.OUTSIDE));
        refuses(() -> plan.withOffers(List.of(offer(new Offer.Terms.SmallerModel(new ModelId("tiny"), GPU, 1)))),
                "Offer Offer refers to the model \"tiny\", which is not in the plan. Add it, or choose one of: (none yet).");
        Offer twice = offer(new Offer.Terms.OnDemand(GPU, 1));
        refuses(() -> plan.withOffers(List.of(twice, twice)), "Two entries of the offers have the id \"offer\": give one of them another id.");
        assertThat(plan.withOffers(List.of(twice)).offer(twice.id())).isEqualTo(twice);
    }

    @Test
    void aBudgetStaysWithItsTenantAndIsNotNegative() {
        Tenant tenant = SmallPlans.plan().tenants().getFirst().withBudget(1200.5);
        assertThat(tenant.in(null).withName("X").withTier(new TierId("t")).withWorkloads(tenant.workloads()).withObjectives(List.of()).withClient(Client.PLAIN).budgetUsdPerMonth()).isEqualTo(1200.5);
        refuses(() -> tenant.withBudget(-1.0), "Budget of tenant Caller is -1: it must be at least 0. Enter US dollars per month, or nothing where it is not known.");
    }

    @Test
    void offersStayWithAPlanThatChanges() {
        Plan plan = SmallPlans.plan().withOffers(List.of(offer(new Offer.Terms.OnDemand(GPU, 1))));
        assertThat(plan.withTenant(plan.tenants().getFirst().withName("Else")).withPartition(plan.partitions().getFirst().withName("Else")).withCluster(plan.fleet().getFirst())
                .withDeployment(plan.deployments().getFirst()).withTier(plan.tiers().getFirst()).withProfiles(List.of()).withRun(plan.run()).withTitle("Else", "").withProviders(plan.providers())
                .withIncidents(List.of()).withScenarios(Scenarios.NONE).withTenants(plan.tenants()).withPartitions(plan.partitions(), plan.tenants()).withGpuTypes(plan.gpuTypes())
                .withModels(plan.models()).offers()).isEqualTo(plan.offers());
    }
}
