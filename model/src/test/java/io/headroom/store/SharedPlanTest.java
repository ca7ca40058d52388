package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import io.headroom.plan.Client;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Distribution;
import io.headroom.plan.Envelope;
import io.headroom.plan.Hop;
import io.headroom.plan.Incident;
import io.headroom.plan.Limits;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.ProviderId;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Queueing;
import io.headroom.plan.Rate;
import io.headroom.plan.Retry;
import io.headroom.plan.Sharing;
import io.headroom.plan.TenantId;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.Workload;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the keys for sharing, limits, clients and incidents mean, in the example of the README.
class SharedPlanTest {
    private static final String TEXT = """
            {"headroom": {"format": 1}, "name": "Shared", "run": {"start": "2027-01-18T09:00", "duration": "1h"}, "scenario": "As it is",
            "fleet": [{"id": "a", "name": "A", "gpu": "h100-80-sxm", "nodes": 4, "availableFrom": "2027-01-01", "availableUntil": "2027-03-01"}],
            "deployments": [{"id": "d", "name": "D", "model": "speech", "serving": {"kind": "slots", "servers": 4, "service": {"kind": "fixed", "value": "1s"}, "gpusPerReplica": 4}}],
            "partitions": [{"id": "lane-1", "name": "Lane 1", "kind": "shared", "cluster": "a", "gpus": 16, "deployment": "d",
                "queue": {"discipline": "fair", "length": 200, "wait": "30s", "gaps": true}, "sharing": {"lends": 8, "spill": {"lane": "lane-2", "after": "2s"}}},
              {"id": "lane-2", "name": "Lane 2", "kind": "shared", "cluster": "a", "gpus": 8, "deployment": "d", "sharing": {"borrows": 4}}],
            "tiers": [{"id": "silver", "name": "Silver", "level": "silver", "weight": 4,
              "limits": {"requests": "60/min", "enforcedPerSecond": true, "inputTokens": "600k/min", "outputTokens": "300k/min", "tokens": "900k/min", "tokensPerDay": "50M",
                "usdPerMonth": 2500, "provisioned": {"units": 150, "tokensPerMinutePerUnit": 3400, "outputRatio": 8},
                "batchJobs": 2, "multimodal": 4, "sandboxJobs": 1, "payload": "128MB", "waiting": 100, "wait": "30s"},
              "prices": {"usdPerMillionInputTokens": 0.6, "usdPerMillionOutputTokens": 2.4}}],
            "tenants": [{"id": "clinic", "name": "Clinic", "tier": "silver", "workloads": [{"name": "tuning", "kind": "sandbox", "models": ["speech"],
                "arrivals": {"kind": "poisson", "rate": "1/h"}, "inputTokens": {"kind": "fixed", "value": 1}, "outputTokens": {"kind": "fixed", "value": 1}}]},
              {"id": "shop", "name": "Shop", "tier": "silver", "partition": "lane-1",
              "client": {"retry": {"attempts": 4, "first": "1s", "factor": 3, "most": "1min", "jitter": 0.5, "honoursRetryAfter": false},
                "patience": {"kind": "fixed", "value": "30s"}, "hoursAhead": -5,
                "fallback": [{"partition": "lane-2"}, {"provider": "out", "delay": "200ms", "usdPerMillionTokens": 3, "quality": 0.9, "after": "5s"}]},
              "workloads": [{"name": "copy", "kind": "batch", "deadline": "1h", "missUsd": 0.05, "maxOutputTokens": "1k", "payload": "2MB", "multimodal": true, "models": ["speech"],
                "arrivals": {"kind": "poisson", "rate": "1/s"}, "inputTokens": {"kind": "fixed", "value": 1}, "outputTokens": {"kind": "fixed", "value": 1}}]}],
            "providers": [{"id": "out", "name": "Outside", "firstToken": {"kind": "lognormal", "p50": "400ms", "p99": "2s"}, "perToken": "20ms"}],
            "incidents": [{"kind": "burst", "tenant": "shop", "factor": 10, "at": "20min", "lasts": "10min"}, {"kind": "launch", "tenant": "shop", "factor": 5, "at": "0s", "lasts": "1h"},
              {"kind": "nodes-lost", "cluster": "a", "nodes": 1, "at": "30min", "lasts": "5min"}, {"kind": "cluster-lost", "cluster": "a", "at": "31min", "lasts": "5min"},
              {"kind": "provider-down", "provider": "out", "at": "32min", "lasts": "5min"}, {"kind": "delayed", "cluster": "a", "lasts": "48h"}],
            "scenarios": [{"name": "Calm", "plan": {"incidents": [], "tenants": ["shop"]}}]}
            """;
    private static final Plan PLAN = read(TEXT);
    private static final TenantId SHOP = new TenantId("shop");
    private static final ClusterId A = new ClusterId("a");
    private static final ProviderId OUT = new ProviderId("out");

    private static Plan read(String text) {
        try {
            return PlanFile.parse("shared", text).plan();
        } catch (IOException bad) {
            throw new AssertionError(bad);
        }
    }

    @Test
    void theSchemaKnowsAllOfIt() {
        assertThat(PlanSchemaTest.SCHEMA.validate(TEXT, InputFormat.JSON)).isEmpty();
    }

    @Test
    void readsBackEqual() throws IOException {
        PlanDocument read = PlanFile.parse("shared", TEXT);
        assertThat(read.warnings()).isEmpty();
        assertThat(read(PlanFile.format(read))).isEqualTo(PLAN);
    }

    /// Without the lender, which comes later in the file, the borrower would not fit: it is not the one to name.
    @Test
    void aMisfitIsFoundBehindABorrowerThatComesBeforeItsLender() throws IOException {
        String swapped = TEXT.replace("\"lends\": 8, ", "\"borrows\": 4, ").replace("\"sharing\": {\"borrows\": 4}", "\"sharing\": {\"lends\": 4}");
        assertThat(PlanFile.parse("p", swapped).plan().partitions().getFirst().sharing().borrows()).isEqualTo(4);
        assertThatThrownBy(() -> PlanFile.parse("p", swapped.replace("\"nodes\": 1,", "\"nodes\": 9,"))).isInstanceOf(BadPlanFile.class)
                .hasMessage("p: $.incidents[2]: Cluster A loses 9 nodes, but has 4: lose at most those.");
        assertThatThrownBy(() -> PlanFile.parse("p", swapped.replace("{\"partition\": \"lane-2\"}", "{\"partition\": \"lane-1\"}"))).isInstanceOf(BadPlanFile.class)
                .hasMessageStartingWith("p: $.tenants[1].client.fallback: Tenant Shop is in partition Lane 1 and falls back to Lane 1");
    }

    @Test
    void aTierHasLimitsAndPrices() {
        assertThat(PLAN.tiers().getFirst().limits()).isEqualTo(new Limits(minute(60), true, minute(600_000), minute(300_000), minute(900_000), 50_000_000L, 2500.0,
                new Provisioned(150, 3400, 8), new Limits.Caps(2, 4, 1, 128_000_000L, 100, 30.0)));
        assertThat(PLAN.tiers().getFirst().prices()).isEqualTo(new TokenPrices(0.6, 2.4));
    }

    private static Rate minute(double amount) {
        return new Rate(amount, Rate.Per.MINUTE);
    }

    @Test
    void aPartitionQueuesAndShares() {
        assertThat(PLAN.partitions().getFirst().queueing()).isEqualTo(new Queueing(Queueing.Discipline.FAIR, 200, 30.0, true));
        assertThat(PLAN.partitions().getFirst().sharing()).isEqualTo(new Sharing(8, 0, new Sharing.Spill(new PartitionId("lane-2"), 2)));
        assertThat(PLAN.partitions().getLast().sharing()).isEqualTo(new Sharing(0, 4, null));
    }

    @Test
    void aTenantHasAClientAndItsRequestsAnEnvelope() {
        assertThat(PLAN.tenant(SHOP).client()).isEqualTo(new Client(new Retry(4, 1, 3, 60, 0.5, false), new Distribution.Fixed(30),
                List.of(Hop.to(new PartitionId("lane-2")), new Hop(null, OUT, 0.2, 3, 0.9, 5.0)), -5));
        Workload copy = PLAN.tenant(SHOP).workloads().getFirst();
        assertThat(copy.missUsd()).isEqualTo(0.05);
        assertThat(copy.envelope()).isEqualTo(new Envelope(1000, 2_000_000, true));
        assertThat(PLAN.tenants().getFirst().workloads().getFirst().kind()).isEqualTo(Workload.Kind.SANDBOX);
    }

    @Test
    void supplyComesAndGoes() {
        assertThat(PLAN.cluster(A).availableFrom()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(PLAN.cluster(A).availableUntil()).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(PLAN.providers()).containsExactly(new Provider(OUT, "Outside", new Distribution.LogNormal(0.4, 2, null), 0.02));
        assertThat(PLAN.incidents()).containsExactly(new Incident(new Incident.What.Burst(SHOP, 10), 1200, 600), new Incident(new Incident.What.Launch(SHOP, 5), 0, 3600),
                new Incident(new Incident.What.NodesLost(A, 1), 1800, 300), new Incident(new Incident.What.ClusterLost(A), 1860, 300),
                new Incident(new Incident.What.ProviderDown(OUT), 1920, 300), new Incident(new Incident.What.Delayed(A), 0, 172_800));
    }

    @Test
    void aScenarioIsThePlanButForItsDifferences() {
        assertThat(PLAN.scenarios().current()).isEqualTo("As it is");
        Plan calm = PLAN.scenarios().others().getFirst().plan();
        assertThat(calm.incidents()).isEmpty();
        assertThat(calm.tenants()).containsExactly(PLAN.tenant(SHOP));
        assertThat(calm.providers()).isEqualTo(PLAN.providers());
        assertThat(calm.fleet()).isEqualTo(PLAN.fleet());
    }
}
