package io.headroom.serving;

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
    private final Efficiency efficiency;

    /// Prepares the step times of a deployment on a type of GPU.
    public StepTime(Model model, GpuType gpu, Batching batching, Efficiency efficiency) {
        this.efficiency = efficiency;
        int gpus = batching.tensorParallel();
        double bandwidth = gpus * gpu.bandwidthGbps() * 1e9;
        double kvScale = batching.kvPrecision().bytes() / Precision.BF16.bytes();
        secondsPerContextToken = model.kvBytesPerToken() * kvScale / (bandwidth * efficiency.kvBandwidth());
        secondsPerDecode = model.kvBytesPerSequence() * kvScale / (bandwidth * efficiency.kvBandwidth()) + efficiency.sequenceSeconds();
        secondsPerAttentionPair = 4.0 * model.layers() * model.heads() * model.headDim() / (gpus * gpu.flops(Precision.BF16) * efficiency.attention());
        byTokens = new double[batching.maxBatchedTokens() + 1];
        for (int tokens = 0; tokens < byTokens.length; tokens++) {
            double compute = 2.0 * tokens * model.activeParameters() / (gpus * gpu.flops(batching.precision()) * efficiency.gemm());
            double read = weightBytesRead(model, batching.precision(), tokens) / (bandwidth * efficiency.weightBandwidth());
            byTokens[tokens] = Math.max(compute, read) + allReduce(model, gpu, gpus, tokens, efficiency) + efficiency.layerSeconds() * model.layers()
                    + efficiency.stepSeconds();
        }
    }

    /// The step times of a deployment with the shipped constants for its precision.
    public static StepTime of(Model model, GpuType gpu, Batching batching) {
        return new StepTime(model, gpu, batching, batching.precision() == Precision.BF16 ? Efficiency.BF16 : Efficiency.FP8);
    }

    private static double weightBytesRead(Model model, Precision precision, int tokens) {
        double scale = precision.bytes() / Precision.BF16.bytes();
        if (model.experts() == 0) {
            return model.weightBytes() * scale;
        }
        double expertBytes = 3.0 * model.hidden() * model.expertIntermediate() * model.layers() * model.experts() * Precision.BF16.bytes();
        double untouched = Math.pow(1 - (double) model.expertsPerToken() / model.experts(), tokens);
        return Math.max(model.weightBytes() - expertBytes * untouched, 2.0 * model.activeParameters() * Math.min(tokens, 1)) * scale;
    }

    private static double allReduce(Model model, GpuType gpu, int gpus, int tokens, Efficiency efficiency) {
        if (gpus == 1) {
            return 0;
        }
        // A link's figure sums both directions; a ring all-reduce sends 2 (n-1)/n of the data one way.
        double oneWay = gpu.linkGbps() * 1e9 / 2 * efficiency.linkBandwidth();
        double bytes = (double) tokens * model.hidden() * Precision.BF16.bytes();
        return 2.0 * model.layers() * (efficiency.allReduceSeconds() + bytes * 2 * (gpus - 1) / gpus / oneWay);
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
                + efficiency.newSequenceSeconds() * newSequences;
    }

    /// Seconds by which a step grows with each token of context.
    public double secondsPerContextToken() {
        return secondsPerContextToken;
    }

    /// Seconds that a request spends outside the steps.
    public double overheadSeconds(int promptTokens) {
        return efficiency.apiSeconds() + efficiency.tokenizerSeconds() * promptTokens;
    }
}
