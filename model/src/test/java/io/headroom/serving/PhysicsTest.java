package io.headroom.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Efficiency;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving.Batching;
import java.util.Map;
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

    /// Worked by hand: DeepSeek-V3 in fp8 on eight H200. Each GPU holds an eighth of the weights, whose vocabulary is in bf16, and the whole latent cache, 70,272 bytes a token.
    @Test
    void everyGpuOfAGroupHoldsALatentCacheInFull() {
        Model deepseek = shipped("deepseek-v3");
        GpuType h200 = gpu("h200-141-sxm");
        double perGpu = 139.0 * (1L << 30) * 0.9 - (671_026_419_200.0 + 2 * 129_280.0 * 7168) / 8;
        int blocks = KvCache.blocks(deepseek, h200, Batching.of(Precision.FP8, 8));
        assertThat((double) blocks).isCloseTo(perGpu / (16 * 70_272.0), within(1.0));
    }

    /// Qwen3-235B has four KV heads: eight GPUs hold each twice.
    @Test
    void moreGpusThanKvHeadsHoldCopies() {
        Model qwen = shipped("qwen3-235b-a22b");
        assertThat(qwen.kvCopies(4)).isEqualTo(1);
        assertThat(qwen.kvCopies(8)).isEqualTo(2);
        StepTime four = new StepTime(qwen, gpu("h200-141-sxm"), Batching.of(Precision.FP8, 4), Efficiency.USUAL);
        StepTime eight = new StepTime(qwen, gpu("h200-141-sxm"), Batching.of(Precision.FP8, 8), Efficiency.USUAL);
        assertThat(eight.secondsPerContextToken()).isCloseTo(four.secondsPerContextToken(), within(1e-18));
    }

    /// gpt-oss-120b keeps 4,718,592 bytes for each sequence in its sliding windows and grows by 36,864 bytes a token.
    @Test
    void slidingWindowsCostEachSequenceTheSameWhateverItsLength() {
        Model oss = shipped("gpt-oss-120b");
        StepTime time = new StepTime(oss, gpu("h200-141-sxm"), Batching.of(Precision.FP4, 1), Efficiency.USUAL.with(Coefficient.EXPERT_SPREAD, 1));
        double read = 4800e9 * 0.85;
        double experts = 3.0 * 2880 * 2880 * 36 * 128 * 2;
        double stay = 1 - 4.0 / 128;
        double weights = experts * (stay - stay * stay) * 0.5625 / 2 / (4800e9 * 0.89);
        // The head is read once for both, so it cancels out.
        double second = time.seconds(0, 0, 2, 8000, 0) - time.seconds(0, 0, 1, 8000, 0);
        assertThat(second).isCloseTo(4_718_592 / read + 31e-6 + weights, within(1e-12));
        assertThat(time.secondsPerContextToken()).isCloseTo(36_864 / read, within(1e-18));
    }

    /// Worked by hand for Llama 3.1 70B in fp8 on two H100: two all-reduces a layer, each 7.6 µs and one way 2 × 1/2 of 8192 × 2 bytes a token at 450 GB/s × 0.73.
    @Test
    void aGroupReducesTwiceALayer() {
        Batching two = Batching.of(Precision.FP8, 2);
        StepTime with = new StepTime(Hardware.LLAMA_70B, Hardware.H100, two, Efficiency.USUAL);
        StepTime without = new StepTime(Hardware.LLAMA_70B, Hardware.H100, two,
                Efficiency.USUAL.with(Map.of(Coefficient.ALL_REDUCE, 0.0, Coefficient.LINK_BANDWIDTH, 1.0)));
        double each = 7.6e-6 + 1000 * 8192.0 * 2 * 2 * (1.0 / 2) / (450e9 * 0.73);
        double free = 1000 * 8192.0 * 2 * 2 * (1.0 / 2) / 450e9;
        assertThat(with.seconds(1000, 0, 0, 0, 0) - without.seconds(1000, 0, 0, 0, 0)).isCloseTo(160 * (each - free), within(1e-12));
    }

    /// fp4 halves the time of a compute-bound step of fp8 at the same share of twice the rate, and reads 0.5625 bytes a weight.
    @Test
    void narrowerWeightsComputeFasterAndReadLess() {
        GpuType b200 = gpu("b200-180-sxm");
        Efficiency even = Efficiency.USUAL.with(Map.of(Coefficient.GEMM_FP8, 0.5, Coefficient.GEMM_FP4, 0.5, Coefficient.STEP, 0.0, Coefficient.LAYER, 0.0,
                Coefficient.NEW_SEQUENCE, 0.0));
        StepTime fp8 = new StepTime(Hardware.LLAMA_70B, b200, Batching.of(Precision.FP8, 1), even);
        StepTime fp4 = new StepTime(Hardware.LLAMA_70B, b200, Batching.of(Precision.FP4, 1), even);
        assertThat(fp8.seconds(8192, 0, 0, 0, 0) / fp4.seconds(8192, 0, 0, 0, 0)).isCloseTo(2, within(1e-9));
        double one8 = fp8.seconds(0, 0, 1, 0, 0) - 31e-6;
        double one4 = fp4.seconds(0, 0, 1, 0, 0) - 31e-6;
        assertThat(one4 / one8).isCloseTo(0.5625, within(1e-9));
    }

    /// Worked by hand for Llama 3.1 8B on one H100: 128,256 × 4,096 weights in each matrix of the vocabulary. A prompt computes neither for its tokens but the
    /// head for its one choice, which reads it; the embedding is neither computed nor read.
    @Test
    void theVocabularyWorksForChoicesNotForPrompts() {
        Model llama = shipped("llama-3.1-8b");
        double matrix = 128_256.0 * 4096;
        StepTime time = new StepTime(llama, Hardware.H100, Batching.of(Precision.BF16, 1), Efficiency.USUAL);
        double body = llama.activeParameters() - 2 * matrix;
        double gemm = 2 * 4096 * body / (989e12 * 0.70);
        double head = matrix * 2 / (3350e9 * 0.89);
        double overheads = 32 * 18.5e-6 + 1.7e-3 + 8e-3;
        assertThat(time.seconds(4096, 0, 0, 0, 1)).isCloseTo(gemm + head + overheads, within(1e-12));
        double decode = (llama.weightBytes() - 4 * matrix) / (3350e9 * 0.89) + head + 32 * 18.5e-6 + 1.7e-3 + 31e-6;
        assertThat(time.seconds(0, 0, 1, 0, 0)).isCloseTo(decode, within(1e-12));
        double busy = 2 * matrix * 400 / (989e12 * 0.70);
        assertThat(busy).isGreaterThan(head);
        assertThat(time.seconds(0, 0, 400, 0, 0) - time.seconds(0, 0, 399, 0, 0)).isCloseTo(busy / 400 + 31e-6 + 2 * body / (989e12 * 0.70), within(1e-9));
    }

    /// Checkpoints in fp8 keep the matrices of the vocabulary in bf16: 2 × 128,256 × 8,192 weights of Llama 3.1 70B.
    @Test
    void theVocabularyStaysWide() {
        Model llama = shipped("llama-3.1-70b");
        double matrices = 2 * 128_256.0 * 8192;
        assertThat(llama.weightBytes(Precision.FP8)).isCloseTo((70_553_706_496.0 - matrices) + 2 * matrices, within(1.0));
        assertThat(llama.weightBytes(Precision.BF16)).isEqualTo(llama.weightBytes());
    }

    private static Model shipped(String id) {
        return Catalogue.shipped().model(new ModelId(id)).orElseThrow();
    }

    private static GpuType gpu(String id) {
        return Catalogue.shipped().gpuType(new GpuTypeId(id)).orElseThrow();
    }
}
