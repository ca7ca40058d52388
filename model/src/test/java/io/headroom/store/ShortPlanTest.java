package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Deployment;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// A plan written by hand states what matters and takes the rest from the catalogue and the usual values.
class ShortPlanTest {
    private static final String SHORT = """
            {
              "headroom": {"format": 1},
              "name": "By hand",
              "run": {"start": "2027-01-18T09:00", "duration": "1h"},
              "fleet": [{"id": "a", "name": "A", "gpu": "gb200-186-nvl72", "nodes": 2}],
              "deployments": [{"id": "d", "name": "D", "model": "deepseek-v3",
                "serving": {"kind": "batching", "precision": "fp8", "tensorParallel": 4}}],
              "partitions": [{"id": "p", "name": "P", "kind": "shared", "cluster": "a", "gpus": 4, "deployment": "d"}],
              "tiers": [{"id": "t", "name": "T", "level": "gold"}],
              "tenants": [{"id": "x", "name": "X", "tier": "t", "partition": "p", "workloads": [{"name": "w", "models": ["deepseek-v3"],
                "arrivals": {"kind": "poisson", "rate": "1.5k/min"}, "inputTokens": {"kind": "fixed", "value": "32k"},
                "outputTokens": {"kind": "fixed", "value": 100}}]}]
            }
            """;

    @Test
    void takesTheRestFromTheCatalogue() throws IOException {
        Plan plan = PlanFile.parse("short", SHORT).plan();
        assertThat(plan.gpuTypes()).containsExactly(Catalogue.shipped().gpuType(plan.fleet().getFirst().gpu()).orElseThrow());
        assertThat(plan.models()).extracting(model -> model.kvBytesPerToken()).containsExactly(70_272.0);
        assertThat(plan.fleet().getFirst().gpusPerNode()).isEqualTo(4);
        assertThat(plan.fleet().getFirst().prices().onDemandUsdPerGpuHour()).isEqualTo(10.5);
        assertThat(plan.deployments()).extracting(Deployment::serving).containsExactly(Serving.Batching.of(Precision.FP8, 4));
        assertThat(PlanFile.parse("short", PlanFile.format(PlanDocument.of(plan))).plan()).isEqualTo(plan);
    }

    @Test
    void mustStateAPriceThatTheCatalogueDoesNotKnow() {
        assertThatThrownBy(() -> PlanFile.parse("short", SHORT.replace("gb200-186-nvl72", "l4-24"))).isInstanceOf(BadPlanFile.class)
                .hasMessageContaining("$.fleet[0].prices: is missing, and the catalogue knows no price of l4-24");
    }
}
