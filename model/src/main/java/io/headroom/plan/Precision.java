package io.headroom.plan;

/// The number format of weights or of the KV cache.
public enum Precision {
    /// 16-bit brain float.
    BF16(2),
    /// 8-bit float.
    FP8(1),
    /// 4-bit float (MXFP4, NVFP4).
    FP4(0.5);

    private final double bytes;

    Precision(double bytes) {
        this.bytes = bytes;
    }

    /// Bytes of one number, scales not counted.
    public double bytes() {
        return bytes;
    }
}
