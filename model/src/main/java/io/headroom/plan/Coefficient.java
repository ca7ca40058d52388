package io.headroom.plan;

/// One constant of the step-time physics. Shares are of the GPU's published figures; times are in seconds.
///
/// The usual values are medians of fits to measured runs under vLLM, TensorRT-LLM and SGLang; the attention share comes from kernel measurements, since runs
/// as a whole hardly tell it.
public enum Coefficient {
    /// Share of the peak bf16 rate that matrix products reach.
    GEMM_BF16("gemmBf16", Unit.SHARE, 0.05, 1, 0.70),
    /// Share of the peak fp8 rate that matrix products reach.
    GEMM_FP8("gemmFp8", Unit.SHARE, 0.05, 1, 0.50),
    /// Share of the peak fp4 rate that matrix products reach.
    GEMM_FP4("gemmFp4", Unit.SHARE, 0.03, 1, 0.40),
    /// Share of the peak bf16 rate that prefill attention reaches.
    ATTENTION("attention", Unit.SHARE, 0.02, 1, 0.59),
    /// Share of the memory bandwidth at which weights are read.
    WEIGHT_BANDWIDTH("weightBandwidth", Unit.SHARE, 0.05, 1, 0.89),
    /// Share of the memory bandwidth at which the KV cache is read.
    KV_BANDWIDTH("kvBandwidth", Unit.SHARE, 0.05, 1, 0.85),
    /// Share of the link bandwidth that an all-reduce reaches.
    LINK_BANDWIDTH("linkBandwidth", Unit.SHARE, 0.05, 1, 0.73),
    /// Latency of one all-reduce.
    ALL_REDUCE("allReduce", Unit.SECONDS, 0, 1e-3, 7.6e-6),
    /// Overhead per layer and step.
    LAYER("layer", Unit.SECONDS, 0, 1e-3, 18.5e-6),
    /// Overhead per step.
    STEP("step", Unit.SECONDS, 0, 1, 1.7e-3),
    /// Overhead per decoding sequence and step.
    SEQUENCE("sequence", Unit.SECONDS, 0, 0.01, 31e-6),
    /// Overhead per sequence that a step admits.
    NEW_SEQUENCE("newSequence", Unit.SECONDS, 0, 1, 8e-3),
    /// Time per request outside the steps.
    API("api", Unit.SECONDS, 0, 10, 35e-3),
    /// Time per prompt token outside the steps.
    TOKENIZER("tokenizer", Unit.SECONDS, 0, 1e-3, 1.9e-6),
    /// How widely a batch's tokens spread over the experts: the share of its tokens that choose independently of the others. 1 is uniform routing.
    EXPERT_SPREAD("expertSpread", Unit.SHARE, 0.02, 1, 0.6);

    /// What a coefficient counts.
    public enum Unit {
        /// A share of a published figure, 0 to 1.
        SHARE,
        /// A time in seconds.
        SECONDS
    }

    private final String key;
    private final Unit unit;
    private final double least;
    private final double most;
    private final double usual;

    Coefficient(String key, Unit unit, double least, double most, double usual) {
        this.key = key;
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.usual = usual;
    }

    /// The name used in files, e.g. `gemmFp8`.
    public String key() {
        return key;
    }

    /// What it counts.
    public Unit unit() {
        return unit;
    }

    /// The least value that is allowed.
    public double least() {
        return least;
    }

    /// The largest value that is allowed.
    public double most() {
        return most;
    }

    /// The value where no profile gives one.
    public double usual() {
        return usual;
    }

    /// Share of the peak rate that matrix products of a precision reach.
    public static Coefficient gemm(Precision precision) {
        return switch (precision) {
            case BF16 -> GEMM_BF16;
            case FP8 -> GEMM_FP8;
            case FP4 -> GEMM_FP4;
        };
    }
}
