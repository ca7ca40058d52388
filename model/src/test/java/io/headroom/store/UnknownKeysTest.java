package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownKeysTest {
    private static final String EXTRA = "\"colour\": {\"hue\": 0.10, \"deep\": [1, [2, {\"x\": 1e500}], null]}";

    /// The sample with unknown keys in every kind of place.
    private static String text() {
        return TwoClusters.text().replace("{\"format\": 1}", "{\"format\": 1, \"by\": \"someone\"}")
                .replace("\"notes\"", EXTRA + ", \"notes\"").replace("\"replications\"", "\"horizon\": true, \"replications\"")
                .replace("\"id\": \"robotics\"", "\"id\": \"robotics\", \"mood\": \"eager\"").replace("{\"kind\": \"gamma\", \"rate\": \"6/s\"", "{\"kind\": \"gamma\", \"phase\": 3, \"rate\": \"6/s\"")
                .replace("\"asOf\": \"2026-10-24\"", "\"currency\": \"USD\", \"asOf\": \"2026-10-24\"")
                .replace("\"ttft_p99\": \"500ms\"", "\"ttft_p999\": \"900ms\", \"ttft_p99\": \"500ms\"").replace("\"limits\": {\"requests\": \"300/min\"", "\"limits\": {\"jobs\": 2, \"requests\": \"300/min\"");
    }

    @Test
    void openWithAWarningThatNamesThePath() throws IOException {
        PlanDocument read = PlanFile.parse("p", text());
        assertThat(read.plan()).isEqualTo(TwoClusters.plan());
        assertThat(read.warnings()).hasSize(8).anySatisfy(line -> assertThat(line).startsWith("$.tenants[7].mood is not known"))
                .anySatisfy(line -> assertThat(line).startsWith("$.tenants[7].workloads[0].arrivals.phase"))
                .anySatisfy(line -> assertThat(line).startsWith("$.tenants[2].objectives.ttft_p999"))
                .anySatisfy(line -> assertThat(line).startsWith("$.fleet[1].prices.currency")).anySatisfy(line -> assertThat(line).startsWith("$.tiers[2].limits.jobs"));
    }

    @Test
    void areWrittenBackUnchanged() throws IOException {
        PlanDocument read = PlanFile.parse("p", text());
        String written = PlanFile.format(read);
        assertThat(written).contains("\"mood\": \"eager\"", "\"phase\": 3", "\"hue\": 0.10", "1E+500", "\"jobs\": 2", "\"horizon\": true", "\"by\": \"someone\"");
        PlanDocument again = PlanFile.parse("p", written);
        assertThat(again.unknown()).isEqualTo(read.unknown());
        assertThat(again.plan()).isEqualTo(read.plan());
        assertThat(PlanFile.format(again)).isEqualTo(written);
    }

    @Test
    void followTheirTenantWhenOthersGoOrChangePlaces() throws IOException {
        PlanDocument read = PlanFile.parse("p", text());
        List<Tenant> rest = new ArrayList<>(read.plan().tenants());
        rest.removeIf(tenant -> tenant.name().equals("Chatbot 1M/day"));
        Plan edited = read.plan().withTenants(rest.reversed());
        PlanDocument again = PlanFile.parse("p", PlanFile.format(read.with(edited)));
        assertThat(again.plan()).isEqualTo(edited);
        assertThat(again.warnings()).anySatisfy(line -> assertThat(line).startsWith("$.tenants[1].mood"));
    }

    @Test
    void goWithTheirTenant() throws IOException {
        PlanDocument read = PlanFile.parse("p", text());
        Plan without = read.plan().withTenants(read.plan().tenants().stream().filter(tenant -> !tenant.id().equals(new TenantId("robotics"))).toList());
        assertThat(PlanFile.format(read.with(without))).doesNotContain("mood", "phase").contains("currency");
    }

    @Test
    void areCountedWhereTheyAreMany() throws IOException {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            keys.append("\"k").append(i).append("\": 1, ");
        }
        PlanDocument read = PlanFile.parse("p", text().replace("\"notes\"", keys + "\"notes\""));
        assertThat(read.warnings()).hasSize(21).last().asString().startsWith("88 more keys are not known");
    }

    @Test
    void areKeptInWhatIsSharedLimitedOrGoesWrong() throws IOException {
        String text = TwoClusters.text().replace("\"owner\": \"healthcare-triage\"", """
                        "queue": {"a": 1}, "sharing": {"b": 2, "spill": {"lane": "lane-1", "after": "2s", "c": 3}}, "owner": "healthcare-triage\"""")
                .replaceFirst("\"tier\": \"gold\"", """
                        "client": {"d": 4, "retry": {"e": 5}, "patience": {"kind": "fixed", "value": "9s", "f": 6}, "fallback": [{"provider": "out", "g": 7}]}, $0""")
                .replaceFirst("\"limits\": \\{", "\"prices\": {\"usdPerMillionInputTokens\": 1, \"usdPerMillionOutputTokens\": 2, \"h\": 8}, $0\"provisioned\": {\"units\": 1, \"tokensPerMinutePerUnit\": 1, \"outputRatio\": 1, \"i\": 9}, ")
                .replace("\"traces\": []", """
                        "providers": [{"id": "out", "name": "Out", "firstToken": {"kind": "fixed", "value": "1s", "j": 10}, "perToken": "1ms", "k": 11}],
                        "incidents": [{"kind": "cluster-lost", "cluster": "a", "at": "1min", "lasts": "1min", "l": 12},
                        {"kind": "cluster-lost", "cluster": "a", "at": "5min", "lasts": "1min", "m": 13}, {"kind": "provider-down", "provider": "out", "at": "0s", "lasts": "1s", "n": 14}],
                        "traces": []""");
        PlanDocument read = PlanFile.parse("p", text);
        assertThat(read.warnings()).hasSize(14);
        String written = PlanFile.format(read);
        assertThat(PlanFile.parse("p", written)).isEqualTo(new PlanDocument(read.plan(), read.unknown(), PlanFile.parse("p", written).warnings()));
        assertThat(PlanFile.parse("p", written).warnings()).hasSize(14);
        Plan edited = read.plan().withIncidents(read.plan().incidents().subList(1, 3));
        assertThat(PlanFile.format(read.with(edited))).contains("\"l\": 12", "\"n\": 14").doesNotContain("\"m\": 13");
    }

    @Test
    void aListOfPartsThatIsUnknownStaysInOrder() throws IOException {
        String text = TwoClusters.text().replace("\"traces\": []", "\"steps\": [{\"b\": 1}, {\"a\": 2}], \"traces\": []");
        assertThat(PlanFile.format(PlanFile.parse("p", text))).containsSubsequence("\"steps\": [", "{\"b\": 1}", "{\"a\": 2}");
    }
}
