package io.headroom.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.allocate.offers.Adoption;
import io.headroom.catalog.OfferCatalogue;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Hop;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Offer;
import io.headroom.plan.OfferId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.ProviderId;
import io.headroom.plan.TenantId;
import io.headroom.store.SamplePlans;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OfferEditsTest {
    private static final Plan PLAN = SamplePlans.waysToBuy();
    private static final TenantId SPEECH = new TenantId("emergency-speech");
    private static final OfferId RESERVED = new OfferId("reserved-h100");

    @Test
    void offersOfTheCatalogueComeWithTheirProvider() {
        Plan bare = PLAN.withOffers(List.of()).withProviders(List.of());
        Plan offered = OfferCatalogue.offered(bare);
        assertThat(OfferEdits.add(offered.offers(), offered.providers()).applyTo(bare)).isEqualTo(offered);
    }

    @Test
    void whatThePlanHasStaysAsItIs() {
        Offer mine = PLAN.offer(RESERVED).withName("Ours");
        Plan changed = OfferEdits.change(mine).applyTo(PLAN);
        assertThat(OfferEdits.add(PLAN.offers(), PLAN.providers()).applyTo(changed)).isEqualTo(changed);
        assertThat(changed.offer(RESERVED)).isEqualTo(mine);
        assertThat(OfferEdits.remove(changed, RESERVED).applyTo(changed).offers()).hasSize(PLAN.offers().size() - 1).doesNotContain(mine);
    }

    @Test
    void anOwnOfferBeginsAtThePriceOfTheFirstCluster() {
        Plan twice = OfferEdits.addOwn(PLAN).applyTo(OfferEdits.addOwn(PLAN).applyTo(PLAN));
        Offer added = OfferEdits.addOwn(PLAN).applyTo(PLAN).offers().getLast();
        assertThat(added.terms()).isEqualTo(new Offer.Terms.OnDemand(PLAN.fleet().getFirst().gpu(), PLAN.fleet().getFirst().prices().onDemandUsdPerGpuHour()));
        assertThat(twice.offers()).hasSize(PLAN.offers().size() + 1);
    }

    @Test
    void aProviderThatAnOfferIsOfStays() {
        assertThatThrownBy(() -> ProviderEdits.remove(PLAN, new ProviderId("outside")).applyTo(PLAN)).isInstanceOf(InvalidPlan.class)
                .hasMessage("Provider Outside provider is what Outside provider buys: remove that offer first.");
    }

    @Test
    void adoptingGpusBuysAClusterAtTheirPriceAndMovesTheTenantIn() {
        Cluster bought = new Cluster(new ClusterId("offer-x"), "Bought", PLAN.fleet().getFirst().gpu(), 1, 4, null, PLAN.fleet().getFirst().prices());
        Edit edit = OfferEdits.adopt(PLAN, SPEECH, RESERVED, new Adoption.Cabin(bought, new DeploymentId("chat-70b")));
        Plan adopted = edit.applyTo(PLAN);
        Partition cabin = adopted.partition(Objects.requireNonNull(adopted.tenant(SPEECH).partition()));
        assertThat(cabin.owner()).isEqualTo(SPEECH);
        assertThat(adopted.cluster(cabin.cluster())).isEqualTo(bought);
        // The same again buys another one.
        assertThat(edit.applyTo(adopted).fleet()).hasSize(3).last().satisfies(again -> assertThat(again.id().value()).isEqualTo("offer-x-2"));
        assertThat(edit.labelArguments()).containsExactly("Emergency speech start-up", "H100 reserved");
    }

    @Test
    void anOfferThatThePlanDoesNotHaveComesWithItsAdoption() {
        Plan bare = PLAN.withOffers(List.of()).withProviders(List.of());
        OfferId outside = new OfferId("outside");
        Plan adopted = OfferEdits.adopt(PLAN, SPEECH, outside, new Adoption.Fallback(new Hop(null, new ProviderId("outside"), 0.06, 1, 0.95, null))).applyTo(bare);
        assertThat(adopted.offers()).containsExactly(PLAN.offer(outside));
        assertThat(adopted.providers()).isEqualTo(PLAN.providers());
        assertThat(adopted.tenant(SPEECH).client().fallback()).hasSize(1);
        assertThat(adopted.tenant(SPEECH).partition()).isEqualTo(new PartitionId("lane-1"));
    }

    @Test
    void aBudgetIsSaid() {
        assertThat(OfferEdits.budget(PLAN.tenant(SPEECH), null).applyTo(PLAN).tenant(SPEECH).budgetUsdPerMonth()).isNull();
    }
}
