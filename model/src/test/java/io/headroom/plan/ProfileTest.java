package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Profile.Family;
import io.headroom.plan.Profile.Scope;
import io.headroom.plan.Serving.Batching;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final GpuTypeId H100 = new GpuTypeId("h100-80-sxm");
    private static final Model LLAMA = Catalogue.shipped().model(new ModelId("llama-3.1-70b")).orElseThrow();
    private static final Model MIXTRAL = Catalogue.shipped().model(new ModelId("mixtral-8x7b")).orElseThrow();
    private static final Batching FP8 = Batching.of(Precision.FP8, 4);

    @Test
    void theMoreSpecificProfileWinsCoefficientByCoefficient() {
        Plan plan = plan(profile("exact", new Scope(H100, "vllm", null, null, LLAMA.id(), Precision.FP8), Coefficient.STEP, 1e-3),
                profile("gpu", new Scope(H100, null, null, null, null, null), Coefficient.STEP, 5e-3, Coefficient.LAYER, 9e-6));
        Efficiency efficiency = plan.efficiency(H100, LLAMA, FP8);
        assertThat(efficiency.get(Coefficient.STEP)).isEqualTo(1e-3);
        assertThat(efficiency.get(Coefficient.LAYER)).isEqualTo(9e-6);
        assertThat(efficiency.get(Coefficient.API)).isEqualTo(Coefficient.API.usual());
    }

    @Test
    void aProfileKeepsToItsScope() {
        Plan plan = plan(profile("dense", new Scope(null, "trtllm", null, Family.DENSE, null, null), Coefficient.STEP, 1e-3));
        assertThat(plan.efficiency(H100, LLAMA, FP8)).isEqualTo(Efficiency.USUAL);
        Batching trtllm = new Batching("trtllm", "1.2", Precision.FP8, Precision.BF16, 4, 8192, 256, 0.9, true, true);
        assertThat(plan.efficiency(H100, LLAMA, trtllm).get(Coefficient.STEP)).isEqualTo(1e-3);
        assertThat(plan.efficiency(H100, MIXTRAL, trtllm)).isEqualTo(Efficiency.USUAL);
    }

    @Test
    void twoProfilesForTheSameScopeAreRefused() {
        Scope scope = new Scope(H100, null, null, null, null, null);
        assertThatThrownBy(() -> plan(profile("one", scope, Coefficient.STEP, 1e-3), profile("two", scope, Coefficient.STEP, 2e-3)))
                .isInstanceOf(InvalidPlan.class).hasMessageContaining("one and two apply to the same deployments");
    }

    @Test
    void aCoefficientOutOfRangeIsRefusedWithItsRange() {
        assertThatThrownBy(() -> Efficiency.USUAL.with(Coefficient.GEMM_FP8, 1.2)).isInstanceOf(InvalidPlan.class)
                .hasMessage("Coefficient gemmFp8 is 1.2: use 0.05 to 1, usually 0.5.");
        assertThatThrownBy(() -> Efficiency.USUAL.with(Coefficient.STEP, Double.NaN)).isInstanceOf(InvalidPlan.class);
    }

    @Test
    void aGroupThatDoesNotDivideTheHeadsIsRefused() {
        Model odd = new Model(new ModelId("odd"), "Odd", 1e9, 1e9, 10, 1000, 0, 20, 5, 64, 10, 0, 0, 0, 8192, 10_000, 0, 2e9, "invented");
        Deployment split = new Deployment(new DeploymentId("split"), "Split", odd.id(), Batching.of(Precision.BF16, 8));
        assertThatThrownBy(() -> new Plan("Odd", "", List.of(), List.of(odd), List.of(), List.of(split), List.of(), List.of(), List.of(), List.of(), run()))
                .isInstanceOf(InvalidPlan.class).hasMessageContaining("20 attention heads do not divide by 8").hasMessageContaining("e.g. 4");
    }

    private static Plan plan(Profile... profiles) {
        return new Plan("Test", "", List.of(), List.of(LLAMA, MIXTRAL), List.of(profiles), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), run());
    }

    private static RunSettings run() {
        return new RunSettings(LocalDateTime.of(2027, 1, 4, 8, 0), 60, 0, 1, 1);
    }

    private static Profile profile(String id, Scope scope, Coefficient coefficient, double value) {
        return profile(id, scope, Map.of(coefficient, value), null);
    }

    private static Profile profile(String id, Scope scope, Coefficient one, double first, Coefficient other, double second) {
        return profile(id, scope, Map.of(one, first, other, second), null);
    }

    private static Profile profile(String id, Scope scope, Map<Coefficient, Double> values, @Nullable Protocol protocol) {
        return new Profile(new ProfileId(id), id, scope, values, protocol, null, "test");
    }
}
