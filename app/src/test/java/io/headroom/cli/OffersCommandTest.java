package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.store.PlanFile;
import io.headroom.store.SamplePlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OffersCommandTest {
    private static final String[] SHORT = {"--duration", "5min", "--replications", "1"};

    @TempDir
    Path folder = Path.of("");

    private final CommandRig rig = new CommandRig();
    private Path plan = Path.of("");

    @BeforeEach
    void save() throws IOException {
        plan = folder.resolve("ways.headroom");
        PlanFile.write(plan, SamplePlans.waysToBuy());
    }

    private int offers(Object... more) {
        Object[] all = new Object[2 + SHORT.length + more.length];
        all[0] = "offers";
        all[1] = plan;
        System.arraycopy(SHORT, 0, all, 2, SHORT.length);
        System.arraycopy(more, 0, all, 2 + SHORT.length, more.length);
        return rig.run(all);
    }

    @Test
    void aTenantHasATableAndASentenceAndEveryPriceItsDate() {
        assertThat(offers("--tenant", "help-desk")).isZero();
        assertThat(rig.err()).isEmpty();
        assertThat(rig.out()).contains("Help desk", "Llama 3.1 8B on reserved H100", "1 GPU", "1,986 $/month", "guaranteed", "within budget", "26 Aug 2026", "22 Nov 2026",
                "≈ 1.66 s of 1 s", "Commits to 12 months: 95,309 $, at 85.0 % of the price on demand", "15,500 $ for all of it, from 11 Jan 2027 to 25 Jan 2027",
                "Cheapest way, and a guarantee: Llama 3.1 8B on reserved H100, 1 GPU, 1,986 $/month, within budget. Its budget is 2,500 $/month.",
                "The one tenant with a budget can afford a guarantee.", "Can: Help desk.", "A month is 730 hours like the run.");
        assertThat(rig.out()).doesNotContain("Charity");
    }

    @Test
    void jsonHasTheFiguresShown() throws IOException {
        Path csv = folder.resolve("offers.csv");
        assertThat(offers("--tenant", "charity-hotline", "--json", "-", "--csv", csv)).isZero();
        JsonNode answer = JsonMapper.shared().readTree(rig.out());
        JsonNode tenant = answer.get("tenants").get(0);
        assertThat(answer.get("tenants")).hasSize(1);
        assertThat(answer.get("month_hours").asInt()).isEqualTo(730);
        assertThat(tenant.get("budget_usd_per_month").asDouble()).isEqualTo(400);
        assertThat(tenant.get("affords_guarantee").asBoolean()).isFalse();
        assertThat(tenant.get("cheapest_guarantee").get("offer").stringValue()).isEqualTo("reserved-h100");
        JsonNode reserved = tenant.get("quotes").valueStream().filter(quote -> quote.get("offer").stringValue().equals("reserved-h100")).findFirst().orElseThrow();
        assertThat(reserved.get("buys").asDouble()).isEqualTo(4);
        assertThat(reserved.get("usd_per_month").asDouble()).isEqualTo(4 * 2.72 * 730);
        assertThat(reserved.get("over_budget_usd_per_month").asDouble()).isEqualTo(4 * 2.72 * 730 - 400);
        assertThat(reserved.get("guarantee").stringValue()).isEqualTo("guaranteed");
        assertThat(reserved.get("objectives").get(0).get("ci")).hasSize(2);
        JsonNode smaller = tenant.get("quotes").valueStream().filter(quote -> quote.get("offer").stringValue().equals("smaller-8b")).findFirst().orElseThrow();
        assertThat(smaller.get("available").asBoolean()).isFalse();
        assertThat(smaller.get("why").stringValue()).isEqualTo("model_not_accepted");
        assertThat(answer.get("offers").valueStream().map(offer -> offer.get("price_as_of").stringValue())).contains("2026-08-26", "2026-11-22");
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(1 + tenant.get("quotes").size());
        assertThat(rows).anyMatch(row -> row.startsWith("charity-hotline,reserved-h100,,4,gpus,7942.4,") && row.contains(",guaranteed,400,false,false,true,,2026-08-26,"));
        assertThat(rows).anyMatch(row -> row.startsWith("charity-hotline,smaller-8b,") && row.contains(",model_not_accepted,"));
    }

    @Test
    void onlyWhatTheBudgetCoversIsShownOnRequest() {
        assertThat(offers("--tenant", "charity-hotline", "--budget")).isZero();
        assertThat(rig.out()).contains("Pay as you go", "Outside provider").doesNotContain("H100 for a year ").contains("Cannot: Charity hotline.");
    }

    @Test
    void aPlanWithoutOffersGetsThoseOfTheCatalogue() throws IOException {
        Plan bare = SamplePlans.waysToBuy().withOffers(List.of()).withProviders(List.of());
        bare = bare.withTenant(bare.tenant(new TenantId("help-desk")).withBudget(null));
        PlanFile.write(plan, bare);
        assertThat(offers("--tenant", "help-desk")).isZero();
        assertThat(rig.err()).contains("the plan has no offers, so those of the catalogue");
        assertThat(rig.out()).contains("H100 reserved", "It has no budget.", "No tenant has a budget");
    }

    @Test
    void whatIsWrongIsSaidInOneLine() {
        assertThat(offers("--tenant", "nobody")).isEqualTo(2);
        assertThat(rig.err()).contains("--tenant nobody", "has no such tenant. Use one of: charity-hotline,").hasLineCount(1);
        assertThat(offers("--json", plan)).isEqualTo(2);
        assertThat(rig.err()).contains("Cannot write").hasLineCount(1);
        assertThat(offers("--confidence", "10%")).isEqualTo(2);
        assertThat(rig.err()).contains("Confidence is 0.1: use 0.5 to 0.9999").hasLineCount(1);
    }
}
