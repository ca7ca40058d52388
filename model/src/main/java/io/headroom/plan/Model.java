package io.headroom.plan;

/// A large language model: what the physics of serving it needs.
///
/// @param parameters weights in all
/// @param activeParameters weights one token uses, equal to `parameters` for a dense model
/// @param layers transformer layers
/// @param hidden width of the residual stream
/// @param vocabulary tokens of the vocabulary, 0 if it is not known: then the two matrices of the vocabulary count as any other weights
/// @param heads attention heads
/// @param kvHeads heads of the KV cache, which a tensor-parallel group splits among its GPUs as far as they go; 1 for a latent cache (MLA), which every GPU
///        of the group holds in full
/// @param headDim width of one head
/// @param fullAttentionLayers layers that attend to the whole context, `layers` unless some have a sliding window
/// @param experts experts per mixture-of-experts layer, 0 for a dense model
/// @param expertsPerToken experts one token visits, 0 for a dense model
/// @param expertIntermediate width of one expert, 0 for a dense model
/// @param maxContext longest prompt plus output, in tokens
/// @param kvBytesPerToken KV-cache bytes per token in bf16, over all layers that keep the whole context
/// @param kvBytesPerSequence further KV-cache bytes per sequence in bf16, whatever its length (sliding-window layers)
/// @param weightBytes bytes of all weights in bf16
/// @param source where the figures come from
public record Model(ModelId id, String name, double parameters, double activeParameters, int layers, int hidden, int vocabulary, int heads, int kvHeads, int headDim, int fullAttentionLayers, int experts,
        int expertsPerToken, int expertIntermediate, int maxContext, double kvBytesPerToken, double kvBytesPerSequence, double weightBytes, String source) {
    /// @throws InvalidPlan if a figure is out of range
    public Model {
        Require.name("model", name);
        String wayOut = "Maybe copy the row from the catalogue again?";
        Require.above("Parameters of model " + name, parameters, 0, wayOut);
        Require.above("Active parameters of model " + name, activeParameters, 0, wayOut);
        Require.atLeast("Parameters of model " + name, parameters, activeParameters, wayOut);
        Require.atLeast("Layers of model " + name, layers, 1, wayOut);
        Require.atLeast("Hidden width of model " + name, hidden, 1, wayOut);
        Require.atLeast("Vocabulary of model " + name, vocabulary, 0, wayOut);
        Require.above("Weights of model " + name + " besides its vocabulary", activeParameters - 2.0 * vocabulary * hidden, 0, wayOut);
        Require.atLeast("Heads of model " + name, heads, 1, wayOut);
        Require.atLeast("KV heads of model " + name, kvHeads, 1, wayOut);
        Require.atLeast("Heads of model " + name, heads, kvHeads, wayOut);
        Require.atLeast("Full-attention layers of model " + name, fullAttentionLayers, 1, wayOut);
        Require.atLeast("Layers of model " + name, layers, fullAttentionLayers, wayOut);
        Require.atLeast("Head width of model " + name, headDim, 1, wayOut);
        Require.atLeast("Experts of model " + name, experts, 0, wayOut);
        Require.atLeast("Experts of model " + name, experts, expertsPerToken, wayOut);
        Require.atLeast("Experts per token of model " + name, expertsPerToken, experts > 0 ? 1 : 0, wayOut);
        Require.atLeast("Expert width of model " + name, expertIntermediate, experts > 0 ? 1 : 0, wayOut);
        Require.atLeast("Longest context of model " + name, maxContext, 1, wayOut);
        Require.above("KV bytes per token of model " + name, kvBytesPerToken, 0, wayOut);
        Require.atLeast("KV bytes per sequence of model " + name, kvBytesPerSequence, 0, wayOut);
        Require.above("Weight bytes of model " + name, weightBytes, 0, wayOut);
    }

    /// Weights of one matrix of the vocabulary, of which there are two: the embedding, which is looked up, and the head, which makes the choice of a next token.
    public double vocabularyWeights() {
        return (double) vocabulary * hidden;
    }

    /// Bytes of all weights at a precision. The matrices of the vocabulary stay in bf16 in checkpoints of narrower formats.
    public double weightBytes(Precision precision) {
        double kept = 2 * vocabularyWeights() * Precision.BF16.bytes();
        return (weightBytes - kept) * precision.bytes() / Precision.BF16.bytes() + kept;
    }

    /// Times that a tensor-parallel group holds each byte of the KV cache: more than once when it has more GPUs than there are KV heads.
    ///
    /// @param tensorParallel GPUs of the group
    public double kvCopies(int tensorParallel) {
        return Math.max(1, (double) tensorParallel / kvHeads);
    }
}
