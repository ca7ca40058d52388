package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.GpuTypeId;
import io.headroom.plan.ModelId;
import io.headroom.plan.Offer;
import io.headroom.plan.Plan;
import io.headroom.plan.ProviderId;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import java.io.IOException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the keys of offers and budgets mean.
class OfferFileTest {
    private static final String PRICES = "{\"usdPerMillionInputTokens\": 0.6, \"usdPerMillionOutputTokens\": 2.4}";
    private static final TokenPrices TOKENS = new TokenPrices(0.6, 2.4);
    private static final GpuTypeId H100 = new GpuTypeId("h100-80-sxm");
    private static final String OFFERS = """
            "providers": [{"id": "out", "name": "Outside", "firstToken": {"kind": "fixed", "value": "400ms"}, "perToken": "20ms"}],
            "offers": [
              {"id": "pay", "name": "Pay", "kind": "pay-as-you-go", "prices": $, "asOf": "2026-11-22", "source": "s"},
              {"id": "first", "name": "First", "kind": "priority", "prices": $, "level": "gold", "weight": 8, "asOf": "2026-11-22", "source": "s"},
              {"id": "hourly", "name": "Hourly", "kind": "on-demand", "gpu": "h100-80-sxm", "usdPerGpuHour": 3.2, "asOf": "2026-08-26", "source": "s"},
              {"id": "year", "name": "Year", "kind": "reserved", "gpu": "h100-80-sxm", "usdPerGpuHour": 2.72, "onDemandUsdPerGpuHour": 3.2, "months": 12, "leastGpus": 8, "step": 4,
                "asOf": "2026-08-26", "source": "s"},
              {"id": "block", "name": "Block", "kind": "capacity-block", "gpu": "a100-80-sxm", "gpus": 16, "from": "2027-01-11", "until": "2027-01-25", "usd": 15500,
                "asOf": "2026-11-22", "source": "s"},
              {"id": "units", "name": "Units", "kind": "provisioned", "tokensPerMinutePerUnit": 3400, "outputRatio": 8, "step": 50, "least": 15, "usdPerUnitHour": 1, "spill": $,
                "provider": "out", "asOf": "2026-11-22", "source": "s"},
              {"id": "api", "name": "API", "kind": "outside", "provider": "out", "prices": $, "delay": "60ms", "quality": 0.95, "asOf": "2026-11-22", "source": "s"},
              {"id": "small", "name": "Small", "kind": "smaller-model", "model": "mixtral-8x7b", "gpu": "h100-80-sxm", "usdPerGpuHour": 2.72, "asOf": "2026-08-26", "source": "s"}],
            "traces": []""".replace("$", PRICES);

    private static String text() {
        return TwoClusters.text().replace("\"traces\": []", OFFERS).replaceFirst("\"id\": \"robotics\"", "$0, \"budgetUsdPerMonth\": 12500.5");
    }

    @Test
    void everyKindMeansWhatItSays() throws IOException {
        PlanDocument document = PlanFile.parse("p", text());
        Plan plan = document.plan();
        assertThat(document.warnings()).isEmpty();
        assertThat(plan.tenant(new TenantId("robotics")).budgetUsdPerMonth()).isEqualTo(12_500.5);
        assertThat(plan.offers().stream().map(Offer::terms)).containsExactly(new Offer.Terms.PayAsYouGo(TOKENS), new Offer.Terms.Priority(TOKENS, Tier.Level.GOLD, 8),
                new Offer.Terms.OnDemand(H100, 3.2), new Offer.Terms.Reserved(H100, 2.72, 3.2, 12, 8, 4),
                new Offer.Terms.CapacityBlock(new GpuTypeId("a100-80-sxm"), 16, LocalDate.of(2027, 1, 11), LocalDate.of(2027, 1, 25), 15_500),
                new Offer.Terms.Throughput(3400, 8, 50, 15, 1, TOKENS, new ProviderId("out")), new Offer.Terms.Outside(new ProviderId("out"), TOKENS, 0.06, 0.95),
                new Offer.Terms.SmallerModel(new ModelId("mixtral-8x7b"), H100, 2.72));
        assertThat(plan.offers().get(3).asOf()).isEqualTo("2026-08-26");
        // What offers refer to comes from the catalogue as for clusters and deployments.
        assertThat(plan.gpuTypes()).anySatisfy(gpu -> assertThat(gpu.id().value()).isEqualTo("a100-80-sxm"));
        assertThat(plan.models()).anySatisfy(model -> assertThat(model.id().value()).isEqualTo("mixtral-8x7b"));
        assertThat(PlanSchemaTest.SCHEMA.validate(text(), com.networknt.schema.InputFormat.JSON)).isEmpty();
    }

    @Test
    void whatAnotherVersionWroteIsKept() throws IOException {
        String text = text().replace("\"months\": 12", "\"months\": 12, \"colour\": \"red\"").replaceFirst("\"usdPerMillionInputTokens\"", "\"per\": 1, $0");
        PlanDocument read = PlanFile.parse("p", text);
        assertThat(read.warnings()).hasSize(2).anyMatch(line -> line.startsWith("$.offers[3].colour is not known")).anyMatch(line -> line.startsWith("$.offers[0].prices.per"));
        assertThat(PlanFile.format(read)).contains("\"colour\": \"red\"", "\"per\": 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"name\": \"Year\", \"kind\": \"reserved\"| \"name\": \"Year\", \"kind\": \"rented\"| $.offers[3].kind: is \"rented\": use one of pay-as-you-go, priority, on-demand, reserved,",
            "\"months\": 12| \"months\": 0| $.offers[3]: Term of an offer of reserved GPUs is 0", "\"onDemandUsdPerGpuHour\": 3.2,| | $.offers[3].onDemandUsdPerGpuHour: is missing",
            "\"until\": \"2027-01-25\"| \"until\": \"2027-01-11\"| $.offers[4]: A capacity block ends on 2027-01-11, but begins on 2027-01-11: let it end later.",
            "\"until\": \"2027-01-25\"| \"until\": \"soon\"| $.offers[4].until:", "\"gpu\": \"a100-80-sxm\"| \"gpu\": \"a99\"| $.offers[4].gpu: there is no GPU type \"a99\".",
            "\"provider\": \"out\", \"asOf\"| \"provider\": \"in\", \"asOf\"| $.offers[5].provider: there is no provider \"in\".",
            "\"provider\": \"out\", \"prices\"| \"prices\"| $.offers[6].provider: is missing", "\"model\": \"mixtral-8x7b\"| \"model\": \"mixtral\"| $.offers[7].model: there is no model \"mixtral\".",
            "\"source\": \"s\"| \"source\": \" \"| $.offers[0]: The price of offer Pay has no source", "\"asOf\": \"2026-11-22\",| | $.offers[0].asOf: is missing",
            "\"id\": \"first\"| \"id\": \"pay\"| $.offers[1].id: the id \"pay\" is taken by an earlier entry", "12500.5| -1| Budget of tenant Robotics is -1"})
    void whatIsWrongIsNamed(String part, String replacement, String message) {
        String bad = text().replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(replacement == null ? "" : replacement));
        assertThat(bad).isNotEqualTo(text());
        assertThatThrownBy(() -> PlanFile.parse("p", bad)).isInstanceOf(BadPlanFile.class).hasMessageContaining(message);
    }
}
