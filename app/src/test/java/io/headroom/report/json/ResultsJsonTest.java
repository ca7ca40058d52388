package io.headroom.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.engine.Contention;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.engine.WaitCauses;
import io.headroom.report.Examples;
import io.headroom.report.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultsJsonTest {
    private final Results results = Examples.results();
    private final Contention contention = Examples.contention(Examples.plan());
    private final JsonNode json = JsonMapper.shared().readTree(ResultsJson.bytes(results, contention));

    @Test
    void theKeysAreThoseAgreedInTheirOrder() {
        assertThat(keys(json)).containsExactly("engine", "tenants", "partitions");
        assertThat(keys(json.get("engine"))).containsExactly("version", "seed", "duration_s", "warmup_s", "replications", "half_width", "requests", "events", "wall_s",
                "threads");
        JsonNode tenant = json.get("tenants").get(0);
        assertThat(keys(tenant)).containsExactly("id", "name", "partition", "partition_kind", "offered", "served", "throttled", "rejected", "expired",
                "in_flight", "fell_back", "attempts", "number_kind", "ttft_s", "tpot_s", "request_tokens_out_per_s", "e2e_s", "wait_s", "tokens_in_per_s", "tokens_out_per_s",
                "cached_tokens_share", "session_s", "deadline_misses", "objectives", "throttled_by", "gave_up_by", "held_back_s", "miss_usd", "fallback_usd", "quality",
                "backlog", "wait_by_cause_s", "isolation_score", "isolation_p99_s", "isolation");
        for (String latency : List.of("ttft_s", "tpot_s", "e2e_s", "wait_s", "session_s")) {
            assertThat(keys(tenant.get(latency))).containsExactly("mean", "p50", "p90", "p95", "p99", "ci");
            assertThat(keys(tenant.get(latency).get("ci"))).containsExactly("mean", "p99");
        }
        assertThat(keys(tenant.get("request_tokens_out_per_s"))).containsExactly("p50", "p10", "p5", "p1", "ci");
        assertThat(keys(tenant.get("objectives").get(0))).containsExactly("metric", "target", "value", "ci", "state", "attainment");
        assertThat(keys(json.get("partitions").get(0))).containsExactly("id", "name", "partition_kind", "gpus", "replicas", "utilisation", "kv_utilisation",
                "tokens_out_per_s", "cached_tokens_share", "queue_mean", "gpus_lent", "jain_index", "jain_index_of_fair_share", "starved");
    }

    @Test
    void figuresReadBackToTheSameDoubles() {
        for (int i = 0; i < results.tenants().size(); i++) {
            TenantResult tenant = results.tenants().get(i);
            JsonNode read = json.get("tenants").get(i);
            assertThat(read.get("offered").asLong()).isEqualTo(tenant.offered());
            assertThat(read.get("attempts").asLong()).isEqualTo(tenant.attempts());
            assertThat(read.get("tokens_in_per_s").doubleValue()).isEqualTo(tenant.tokensInPerSecond());
            assertThat(read.get("cached_tokens_share").doubleValue()).isEqualTo(tenant.cachedShare());
            if (tenant.ttft().count() > 0) {
                assertThat(read.get("ttft_s").get("p99").doubleValue()).isEqualTo(tenant.ttft().p99());
                assertThat(read.get("wait_s").get("ci").get("mean").get(1).doubleValue()).isEqualTo(tenant.waitTime().meanInterval().hi());
                assertThat(read.get("objectives").get(0).get("ci").get(0).doubleValue()).isEqualTo(tenant.objectives().getFirst().interval().lo());
            }
        }
        assertThat(json.get("partitions").get(1).get("utilisation").doubleValue()).isEqualTo(results.partitions().get(1).utilisation());
    }

    @Test
    void whatIsNotKnownIsNull() {
        JsonNode silent = json.get("tenants").get(4);
        assertThat(silent.get("ttft_s").get("p99").isNull()).isTrue();
        assertThat(silent.get("ttft_s").get("ci").get("p99").isNull()).isTrue();
        assertThat(silent.get("objectives").get(0).get("value").isNull()).isTrue();
        assertThat(silent.get("objectives").get(0).get("state").asString()).isEqualTo("no_data");
        assertThat(new String(ResultsJson.bytes(results), StandardCharsets.UTF_8)).doesNotContain("NaN").doesNotContain("Infinity").endsWith("}\n");
    }

    @Test
    void wordsAreThoseAgreed() {
        JsonNode first = json.get("tenants").get(0);
        assertThat(first.get("partition_kind").asString()).isEqualTo("shared");
        assertThat(json.get("tenants").get(4).get("partition_kind").asString()).isEqualTo("reserved");
        assertThat(first.get("number_kind").asString()).isEqualTo("simulated");
        assertThat(first.get("objectives").get(0).get("metric").asString()).isEqualTo("ttft_p99");
        assertThat(json.get("tenants").valueStream().map(tenant -> tenant.get("objectives").get(0).get("state").asString())).containsExactly("missed",
                "at_risk", "met", "met", "no_data");
    }

    @Test
    void outcomesAreToldByLimitAndByCause() {
        TenantResult second = results.tenants().get(1);
        JsonNode read = json.get("tenants").get(1);
        assertThat(keys(read.get("throttled_by"))).containsExactly("requests", "tokens_per_day");
        assertThat(read.get("throttled_by").get("requests").asLong()).isEqualTo(2 * second.throttled());
        assertThat(read.get("gave_up_by").get("length").asLong()).isEqualTo(1);
        assertThat(keys(json.get("tenants").get(3).get("throttled_by"))).isEmpty();
        assertThat(List.of("held_back_s", "miss_usd", "fallback_usd", "quality").stream().map(key -> read.get(key).doubleValue())).containsExactly(1.125, 13.5, 4.75, 0.91);
        assertThat(read.get("backlog").get("requests").asLong()).isEqualTo(4);
        assertThat(read.get("backlog").get("tokens").asLong()).isEqualTo(4001);
        assertThat(read.get("backlog").get("oldest_s").doubleValue()).isEqualTo(21.5);
        WaitCauses causes = Objects.requireNonNull(contention.tenants().get(second.id())).causes();
        JsonNode parts = read.get("wait_by_cause_s");
        assertThat(keys(parts)).containsExactly("own_burst", "neighbours", "limits", "gpus");
        assertThat(List.of("own_burst", "neighbours", "limits", "gpus").stream().map(key -> parts.get(key).doubleValue())).containsExactly(causes.burstSeconds(),
                causes.neighbourSeconds(), causes.limitSeconds(), causes.gpuSeconds());
        assertThat(read.get("isolation_score").doubleValue()).isEqualTo(8.25 / 3.9 - 1);
        assertThat(read.get("isolation_p99_s").doubleValue()).isEqualTo(3.9);
        assertThat(read.get("isolation").valueStream().map(one -> one.get("tenant").asString() + " " + one.get("p99_s"))).containsExactly("t2 4.5", "t0 8.25");
        JsonNode cabin = json.get("tenants").get(4);
        assertThat(cabin.get("isolation_score").doubleValue()).isZero();
        assertThat(cabin.get("isolation").isEmpty()).isTrue();
    }

    @Test
    void lanesTellHowEvenTheyAreAndWhomTheyStarve() {
        JsonNode lane = json.get("partitions").get(0);
        assertThat(lane.get("jain_index").doubleValue()).isEqualTo(0.72);
        assertThat(lane.get("jain_index_of_fair_share").doubleValue()).isEqualTo(0.61);
        assertThat(lane.get("starved").valueStream().map(JsonNode::asString)).containsExactly("t0", "t1");
        JsonNode cabin = json.get("partitions").get(1);
        assertThat(cabin.get("gpus_lent").doubleValue()).isEqualTo(0.5);
        assertThat(cabin.get("jain_index").isNull()).isTrue();
        assertThat(cabin.get("starved").isNull()).isTrue();
    }

    @Test
    void whatWasNotWorkedOutIsNullUnderTheSameKeys() {
        JsonNode without = JsonMapper.shared().readTree(ResultsJson.bytes(results)).get("tenants").get(1);
        assertThat(keys(without)).isEqualTo(keys(json.get("tenants").get(1)));
        assertThat(List.of("wait_by_cause_s", "isolation_score", "isolation_p99_s", "isolation")).allMatch(key -> without.get(key).isNull());
    }

    @Test
    void aStoppingRuleTellsHowItEnded() {
        assertThat(json.get("engine").get("half_width").isNull()).isTrue();
        Results.EngineFacts facts = results.engine();
        Results stopped = new Results(new Results.EngineFacts(facts.version(), facts.seed(), facts.durationSeconds(), facts.warmupSeconds(), 12, facts.requests(),
                facts.events(), facts.wallSeconds(), facts.threads(), new Results.Stop(0.02, 0.019, 100)), List.of(), List.of());
        JsonNode stop = JsonMapper.shared().readTree(ResultsJson.bytes(stopped)).get("engine").get("half_width");
        assertThat(keys(stop)).containsExactly("target", "widest", "reached", "most_replications");
        assertThat(stop.get("target").doubleValue()).isEqualTo(0.02);
        assertThat(stop.get("reached").booleanValue()).isTrue();
        assertThat(stop.get("most_replications").intValue()).isEqualTo(100);
        assertThat(Scope.of(stopped)).contains("12 of at most 100 replications (±2 % reached)");
    }

    @Test
    void equalResultsGiveEqualBytes() {
        assertThat(ResultsJson.bytes(Examples.results())).isEqualTo(ResultsJson.bytes(results));
    }

    private static List<String> keys(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }

    @Test
    void aStreamThatFailsSaysWhy() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> ResultsJson.write(full, results, null, null)).isExactlyInstanceOf(IOException.class).hasMessage("No space left on device");
    }

    @Test
    void theStreamStaysOpen() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("The results of --json - go to a stream that others write to as well");
            }
        };
        ResultsJson.write(out, results, contention, "abc");
        assertThat(out.toByteArray()).isEqualTo(ResultsJson.bytes(results, contention, "abc"));
    }
}
