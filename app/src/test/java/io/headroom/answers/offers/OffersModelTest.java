package io.headroom.answers.offers;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Watcher;
import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.allocate.offers.OfferStudy;
import io.headroom.answers.offers.OffersModel.Buyer;
import io.headroom.answers.offers.OffersModel.Row;
import io.headroom.look.State;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.store.SamplePlans;
import io.headroom.words.Format;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OffersModelTest {
    private static final TenantId DESK = new TenantId("help-desk");
    private static final TenantId CHARITY = new TenantId("charity-hotline");
    private static final Plan PLAN = SamplePlans.waysToBuy().withRun(SamplePlans.waysToBuy().run().withDuration(300).withReplications(1));
    private static final OfferAnswer ANSWER = OfferStudy.of(PLAN, Set.of(DESK, CHARITY)::contains, Assurance.USUAL, 1, Watcher.NOBODY);
    private static final OffersModel MODEL = OffersModel.of(ANSWER, Format.of(Locale.ROOT));

    private static Row row(TenantId tenant, String offer) {
        return MODEL.buyer(tenant).orElseThrow().rows().stream().filter(row -> row.offer().equals(offer)).findFirst().orElseThrow();
    }

    @Test
    void aTenantSaysWhetherItAffordsAGuarantee() {
        assertThat(MODEL.tenants().stream().map(Buyer::afford)).containsExactly(State.MET, State.MISSED);
        assertThat(MODEL.buyer(DESK).orElseThrow().spoken()).isEqualTo("Help desk, 2,500 $/month at most, affords a guarantee");
        assertThat(MODEL.summary()).containsExactly("1 of 2 tenants with a budget can afford a guarantee.", "Can: Help desk.", "Cannot: Charity hotline.");
        assertThat(MODEL.buyer(DESK).orElseThrow().sentence()).startsWith("Cheapest way, and a guarantee: Llama 3.1 8B on reserved H100, 1 GPU, 1,986 $/month, within budget.");
    }

    @Test
    void everyRowHasItsPriceDateAndSource() {
        assertThat(MODEL.tenants()).allSatisfy(buyer -> assertThat(buyer.rows()).hasSizeGreaterThanOrEqualTo(PLAN.offers().size()).allSatisfy(row -> {
            assertThat(row.date()).matches("\\d{1,2} \\w{3} 2026");
            assertThat(row.details().getLast()).contains("Price of " + row.date());
            assertThat(row.adopt() == null).isEqualTo(!row.reason().isEmpty());
        }));
    }

    @Test
    void whatIsBestIsMarkedAndCanBeAdopted() {
        Row best = row(DESK, "Llama 3.1 8B on reserved H100");
        assertThat(best.mark()).isEqualTo("cheapest, and a guarantee");
        assertThat(best.spoken()).isEqualTo("Llama 3.1 8B on reserved H100, cheapest, and a guarantee, 1 GPU, 1,986 $, met, guaranteed, within, 26 Aug 2026");
        Plan adopted = Objects.requireNonNull(best.adopt()).applyTo(PLAN);
        assertThat(adopted.partition(Objects.requireNonNull(adopted.tenant(DESK).partition())).owner()).isEqualTo(DESK);
        assertThat(adopted.fleet().getLast().prices().reservedUsdPerGpuHour()).isEqualTo(2.72);
    }

    @Test
    void whatCannotBeAdoptedSaysWhy() {
        assertThat(row(DESK, "Pay as you go").reason()).isEqualTo("The plan is so already");
        assertThat(row(CHARITY, "Llama 3.1 8B on reserved H100").reason()).isEqualTo("It does not accept the model");
        assertThat(row(CHARITY, "Llama 3.1 8B on reserved H100").stateWord()).isEqualTo("of no use");
        assertThat(row(DESK, "Provisioned units, mean load").reason()).startsWith("A plan has no price of what spills");
    }

    @Test
    void figuresSayWhereTheyComeFrom() {
        assertThat(row(DESK, "Outside provider").details().getFirst()).contains("≈", "estimated", "$/M tokens");
        assertThat(row(DESK, "H100 reserved").details()).anyMatch(line -> line.contains("simulated")).anyMatch(line -> line.startsWith("Commits to 12 months"))
                .anyMatch(line -> line.startsWith("Pays above 85.0 % use"));
        assertThat(row(CHARITY, "H100 reserved").within()).isEqualTo(State.MISSED);
        assertThat(List.of(row(DESK, "Outside provider").state(), row(DESK, "H100 reserved").state())).containsExactly(State.MISSED, State.MET);
    }
}
