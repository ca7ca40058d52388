package io.headroom.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.engine.Interval;
import io.headroom.trust.TrustReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrustJsonTest {
    private static final TrustReport REPORT = new TrustReport(
            List.of(TrustReport.Row.judged("M/M/1 mu=1", "Wq_mean", 1.5, 1.4, new Interval(1.2, 1.6), "6 requests"),
                    TrustReport.Row.judged("M/M/1 mu=1", "W_p99", 2, 1.4, new Interval(1.2, 1.6), "6 requests"), TrustReport.Row.leftOut("x", "y", 3, "no x yet")),
            List.of(new TrustReport.Group("M/M/1", 2, null, new TrustReport.Errors(0.04, 0.15), 1)));

    private final JsonNode json = JsonMapper.shared().readTree(TrustJson.bytes(REPORT));

    @Test
    void theKeysAreThoseAgreedInTheirOrder() {
        assertThat(json.propertyNames()).containsExactly("rows", "groups");
        assertThat(json.get("rows").get(0).propertyNames()).containsExactly("id", "metric", "expected", "simulated", "ci", "verdict", "why");
        assertThat(json.get("groups").get(0).propertyNames()).containsExactly("name", "n", "ttft", "tpot", "excluded");
        assertThat(json.get("groups").get(0).get("tpot").propertyNames()).containsExactly("median", "p90");
    }

    @Test
    void verdictsAndFiguresAreWrittenAsTheyAre() {
        assertThat(json.get("rows").valueStream().map(row -> row.get("verdict").asString())).containsExactly("inside", "outside", "left out");
        assertThat(json.get("rows").get(1).get("ci").get(1).doubleValue()).isEqualTo(1.6);
        assertThat(json.get("groups").get(0).get("tpot").get("p90").doubleValue()).isEqualTo(0.15);
    }

    @Test
    void whatIsNotKnownIsNull() {
        assertThat(json.get("rows").get(2).get("simulated").isNull()).isTrue();
        assertThat(json.get("rows").get(2).get("ci").isNull()).isTrue();
        assertThat(json.get("groups").get(0).get("ttft").isNull()).isTrue();
        assertThat(new String(TrustJson.bytes(REPORT), StandardCharsets.UTF_8)).endsWith("}\n");
    }
}
