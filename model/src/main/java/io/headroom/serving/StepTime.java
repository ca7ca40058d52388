package io.headroom.serving;

import io.headroom.plan.Coefficient;
import io.headroom.plan.Efficiency;
import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving.Batching;

/*
 * Prefill chunks and decodes share one forward pass, so a step pays one maximum of compute and weight reading over all its tokens, and on top of it reading
 * the KV cache of the decodes, the attention of the chunks, the all-reduces and the overheads. What depends on the number of tokens alone is tabulated once.
 */
/// How long one step of a replica takes.
public final class StepTime {
    private final double[] byTokens;
    private final double secondsPerContextToken;
    private final double secondsPerDecode;
    private final double secondsPerAttentionPair;
    private final double secondsPerNewSequence;
    private final double apiSeconds;
    private final double tokenizerSeconds;

    /// Prepares the step times of a deployment on a type of GPU.
    public StepTime(Model model, GpuType gpu, Batching batching, Efficiency efficiency) {
        int gpus = batching.tensorParallel();
        double kvBandwidth = gpus * gpu.bandwidthGbps() * 1e9 * efficiency.get(Coefficient.KV_BANDWIDTH);
        double kvScale = batching.kvPrecision().bytes() / Precision.BF16.bytes() * model.kvCopies(gpus);
        secondsPerContextToken = model.kvBytesPerToken() * kvScale / kvBandwidth;
        secondsPerDecode = model.kvBytesPerSequence() * kvScale / kvBandwidth + efficiency.get(Coefficient.SEQUENCE);
        secondsPerAttentionPair = 4.0 * model.fullAttentionLayers() * model.heads() * model.headDim()
                / (gpus * gpu.flops(Precision.BF16) * efficiency.get(Coefficient.ATTENTION));
        secondsPerNewSequence = efficiency.get(Coefficient.NEW_SEQUENCE);
        apiSeconds = efficiency.get(Coefficient.API);
        tokenizerSeconds = efficiency.get(Coefficient.TOKENIZER);
        byTokens = byTokens(model, gpu, batching, efficiency);
    }

    private static double[] byTokens(Model model, GpuType gpu, Batching batching, Efficiency efficiency) {
        int gpus = batching.tensorParallel();
        double perToken = 2 * model.activeParameters() / (gpus * gpu.flops(batching.precision()) * efficiency.get(Coefficient.gemm(batching.precision())));
        double bandwidth = gpus * gpu.bandwidthGbps() * 1e9 * efficiency.get(Coefficient.WEIGHT_BANDWIDTH);
        double scale = batching.precision().bytes() / Precision.BF16.bytes() / bandwidth;
        double expertBytes = 3.0 * model.hidden() * model.expertIntermediate() * model.layers() * model.experts() * Precision.BF16.bytes();
        double overhead = efficiency.get(Coefficient.LAYER) * model.layers() + efficiency.get(Coefficient.STEP);
        double reduceFixed = gpus == 1 ? 0 : 2.0 * model.layers() * efficiency.get(Coefficient.ALL_REDUCE);
        // A link's figure sums both directions; a ring all-reduce sends 2 (n-1)/n of the data one way.
        double reducePerToken = gpus == 1 ? 0 : 2.0 * model.layers() * model.hidden() * Precision.BF16.bytes() * 2 * (gpus - 1) / gpus
                / (gpu.linkGbps() * 1e9 / 2 * efficiency.get(Coefficient.LINK_BANDWIDTH));
        double staying = model.experts() == 0 ? 0 : 1 - (double) model.expertsPerToken() / model.experts();
        double spreading = Math.pow(staying, efficiency.get(Coefficient.EXPERT_SPREAD));
        double untouched = staying;
        double[] seconds = new double[batching.maxBatchedTokens() + 1];
        seconds[0] = overhead + reduceFixed;
        for (int tokens = 1; tokens < seconds.length; tokens++) {
            double read = (model.weightBytes() - expertBytes * untouched) * scale;
            seconds[tokens] = Math.max(perToken * tokens, read) + reduceFixed + reducePerToken * tokens + overhead;
            untouched *= spreading;
        }
        return seconds;
    }

    /// Seconds of one step.
    ///
    /// @param prefillTokens prompt tokens computed in the step, 0 or more
    /// @param attentionPairs sum over its chunks of new × (prefix + new / 2)
    /// @param decodes sequences that get one more token each
    /// @param context tokens in the KV cache of the decodes, the new ones included
    /// @param newSequences sequences admitted by the step
    public double seconds(int prefillTokens, double attentionPairs, int decodes, double context, int newSequences) {
        return byTokens[prefillTokens + decodes] + secondsPerDecode * decodes + secondsPerContextToken * context + secondsPerAttentionPair * attentionPairs
                + secondsPerNewSequence * newSequences;
    }

    /// Seconds by which a step grows with each token of context.
    public double secondsPerContextToken() {
        return secondsPerContextToken;
    }

    /// Seconds that a request spends outside the steps.
    public double overheadSeconds(int promptTokens) {
        return apiSeconds + tokenizerSeconds * promptTokens;
    }
}
