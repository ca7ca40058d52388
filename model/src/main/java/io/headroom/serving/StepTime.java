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
 *
 * The vocabulary's embedding is only looked up. Its head, in bf16 whatever the precision, works for the sequences that choose a token, not for every token of
 * a prompt: a maximum of its own. A sequence chooses when its prompt is done, which is the step that admits it unless the prompt is cut into chunks; the head's
 * part in those is too small to tell.
 */
/// How long one step of a replica takes.
public final class StepTime {
    private final double[] byTokens;
    private final double secondsPerContextToken;
    private final double secondsPerDecode;
    private final double secondsPerAttentionPair;
    private final double secondsPerNewSequence;
    private final double secondsPerChoice;
    private final double headReadSeconds;
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
        secondsPerChoice = 2 * model.vocabularyWeights() / (gpus * gpu.flops(Precision.BF16) * efficiency.get(Coefficient.GEMM_BF16));
        headReadSeconds = model.vocabularyWeights() * Precision.BF16.bytes()
                / (gpus * gpu.bandwidthGbps() * 1e9 * efficiency.get(Coefficient.WEIGHT_BANDWIDTH));
        apiSeconds = efficiency.get(Coefficient.API);
        tokenizerSeconds = efficiency.get(Coefficient.TOKENIZER);
        byTokens = byTokens(model, gpu, batching, efficiency);
    }

    private static double[] byTokens(Model model, GpuType gpu, Batching batching, Efficiency efficiency) {
        int gpus = batching.tensorParallel();
        double perToken = 2 * (model.activeParameters() - 2 * model.vocabularyWeights()) / (gpus * gpu.flops(batching.precision()) * efficiency.get(Coefficient.gemm(batching.precision())));
        double bandwidth = gpus * gpu.bandwidthGbps() * 1e9 * efficiency.get(Coefficient.WEIGHT_BANDWIDTH);
        double scale = batching.precision().bytes() / Precision.BF16.bytes() / bandwidth;
        double expertBytes = 3.0 * model.hidden() * model.expertIntermediate() * model.layers() * model.experts() * Precision.BF16.bytes();
        double bodyBytes = model.weightBytes() - 2 * model.vocabularyWeights() * Precision.BF16.bytes();
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
            double read = (bodyBytes - expertBytes * untouched) * scale;
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
        int choices = decodes + newSequences;
        double head = choices == 0 ? 0 : Math.max(secondsPerChoice * choices, headReadSeconds);
        return byTokens[prefillTokens + decodes] + head + secondsPerDecode * decodes + secondsPerContextToken * context + secondsPerAttentionPair * attentionPairs
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
