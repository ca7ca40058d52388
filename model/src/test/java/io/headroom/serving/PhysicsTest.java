package io.headroom.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Efficiency;
import io.headroom.plan.GpuType;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving.Batching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhysicsTest {
    /// vLLM 0.15's own logs on H100 80 GB at 0.9 of the memory.
    @ParameterizedTest
    @CsvSource({"llama-2-7b, 1, 7463", "llama-3.1-70b, 4, 30425", "mistral-nemo-12b, 1, 19251", "mistral-nemo-12b, 2, 48009", "qwen2.5-7b, 1, 65352", "yi-34b, 2, 20793"})
    void kvBlocksMatchVllmsLogs(String model, int gpus, int logged) {
        Model shipped = Catalogue.shipped().models().stream().filter(other -> other.id().equals(new ModelId(model))).findFirst().orElseThrow();
        GpuType h100 = Catalogue.shipped().gpuTypes().stream().filter(other -> other.id().value().equals("h100-80-sxm")).findFirst().orElseThrow();
        assertThat(KvCache.blocks(shipped, h100, Batching.of(Precision.BF16, gpus))).isCloseTo(logged, within(logged * 3 / 100));
    }

    @Test
    void aModelThatDoesNotFitIsRefusedWithAWayOut() {
        assertThatThrownBy(() -> KvCache.blocks(Hardware.LLAMA_70B, Hardware.H100, Batching.of(Precision.BF16, 1))).isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("Llama 3.1 70B").hasMessageContaining("141.1 GB").hasMessageContaining("Use more GPUs");
    }

    /// Worked by hand for Llama 3.1 8B on one H100: 64 decodes over 64,000 tokens read 16.06 GB of weights and 8.39 GB of KV cache.
    @Test
    void aDecodeStepReadsWeightsAndCache() {
        StepTime time = new StepTime(Hardware.LLAMA_8B, Hardware.H100, Batching.of(Precision.BF16, 1), Efficiency.USUAL);
        double weights = 16_060_522_496.0 / (3350e9 * 0.89);
        double cache = 64_000 * 131_072.0 / (3350e9 * 0.85);
        double overheads = 32 * 18.5e-6 + 1.7e-3 + 64 * 31e-6;
        assertThat(time.seconds(0, 0, 64, 64_000, 0)).isCloseTo(weights + cache + overheads, within(1e-12));
    }

    /// Worked by hand: a prompt of 4,096 tokens is bound by compute, 2 × 4096 × 8.03e9 FLOP and 4 × 32 × 4096 × 4096²/2 of attention.
    @Test
    void aPromptIsBoundByCompute() {
        StepTime time = new StepTime(Hardware.LLAMA_8B, Hardware.H100, Batching.of(Precision.BF16, 1), Efficiency.USUAL);
        double gemm = 2 * 4096 * 8.03e9 / (989e12 * 0.70);
        double attention = 4.0 * 32 * 32 * 128 * (4096.0 * 2048) / (989e12 * 0.59);
        double overheads = 32 * 18.5e-6 + 1.7e-3 + 8e-3;
        assertThat(time.seconds(4096, 4096.0 * 2048, 0, 0, 1)).isCloseTo(gemm + attention + overheads, within(1e-12));
    }

    /// The knee's memory (Llama-3.1-70B in fp8, two H100): about 84 GB of KV cache, 256,000 tokens.
    @Test
    void theKneesCacheHoldsAQuarterMillionTokens() {
        int blocks = KvCache.blocks(Hardware.LLAMA_70B, Hardware.H100, Batching.of(Precision.FP8, 2));
        assertThat(blocks * 16).isBetween(230_000, 265_000);
    }

    @Test
    void aMixtureOfExpertsReadsOnlyTheExpertsItTouches() {
        StepTime time = new StepTime(Hardware.MIXTRAL, Hardware.H100, Batching.of(Precision.BF16, 2), Efficiency.USUAL);
        double one = time.seconds(0, 0, 1, 0, 0);
        double many = time.seconds(0, 0, 64, 0, 0) - 63 * 31e-6;
        // One token touches 2 of 8 experts, 64 tokens nearly all of them: about the ratio of active to all parameters.
        assertThat(many / one).isBetween(2.0, 46.7 / 12.7);
    }
}
