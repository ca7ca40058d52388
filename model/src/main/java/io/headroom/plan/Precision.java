package io.headroom.plan;

/// The number format of weights or of the KV cache.
public enum Precision {
    /// 16-bit brain float.
    BF16(2),
    /// 8-bit float.
    FP8(1),
    /// 4-bit float (NVFP4, with an 8-bit scale for every 16 numbers; MXFP4, with one for every 32, takes 6 % less).
    FP4(0.5625);

    private final double bytes;

    Precision(double bytes) {
        this.bytes = bytes;
    }

    /// Bytes of one number; an fp4 number counts its part of the scale.
    public double bytes() {
        return bytes;
    }
}
