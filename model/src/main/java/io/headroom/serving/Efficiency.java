package io.headroom.serving;

/// How much of a GPU's peak a serving engine reaches, and what it spends besides.
///
/// @param gemm share of the peak FLOP/s that matrix products reach, 0 to 1
/// @param attention share of the peak FLOP/s that prefill attention reaches, 0 to 1
/// @param weightBandwidth share of the memory bandwidth at which weights are read, 0 to 1
/// @param kvBandwidth share of the memory bandwidth at which the KV cache is read, 0 to 1
/// @param linkBandwidth share of the link bandwidth that an all-reduce reaches, 0 to 1
/// @param allReduceSeconds latency of one all-reduce
/// @param layerSeconds overhead per layer and step
/// @param stepSeconds overhead per step
/// @param sequenceSeconds overhead per decoding sequence and step
/// @param newSequenceSeconds overhead per sequence that a step admits
/// @param apiSeconds time per request outside the steps
/// @param tokenizerSeconds time per prompt token outside the steps
public record Efficiency(double gemm, double attention, double weightBandwidth, double kvBandwidth, double linkBandwidth, double allReduceSeconds,
        double layerSeconds, double stepSeconds, double sequenceSeconds, double newSequenceSeconds, double apiSeconds, double tokenizerSeconds) {
    /// Medians of fits to measured runs of dense models under vLLM on several GPUs (bf16 weights), with the attention share from kernel measurements on H100.
    public static final Efficiency BF16 = new Efficiency(0.70, 0.59, 0.89, 0.85, 0.73, 7.6e-6, 18.5e-6, 1.7e-3, 31e-6, 8e-3, 35e-3, 1.9e-6);

    /// The same with the lower share of the peak that fp8 matrix products reach.
    public static final Efficiency FP8 = new Efficiency(0.50, 0.59, 0.89, 0.85, 0.73, 7.6e-6, 18.5e-6, 1.7e-3, 31e-6, 8e-3, 35e-3, 1.9e-6);
}
