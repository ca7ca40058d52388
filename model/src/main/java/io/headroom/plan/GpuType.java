package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// One kind of GPU. Dense figures: without structured sparsity.
///
/// @param memoryGib memory that software can see, in GiB (2^30 bytes)
/// @param bandwidthGbps memory bandwidth in 10^9 bytes/s
/// @param bf16Tflops peak dense bf16 rate in 10^12 FLOP/s
/// @param fp8Tflops peak dense fp8 rate, or null if it has no fp8 units
/// @param fp4Tflops peak dense fp4 rate, or null if it has no fp4 units
/// @param linkGbps bandwidth to the other GPUs of its node, both directions summed, in 10^9 bytes/s
/// @param gpusPerNode GPUs in one node as usually sold
/// @param powerWatts board power
/// @param source where the figures come from, with the date they were read
public record GpuType(GpuTypeId id, String name, double memoryGib, double bandwidthGbps, double bf16Tflops, @Nullable Double fp8Tflops,
        @Nullable Double fp4Tflops, double linkGbps, int gpusPerNode, @Nullable Double powerWatts, String source) {
    /// @throws InvalidPlan if a figure is not positive
    public GpuType {
        Require.name("GPU type", name);
        String wayOut = "Maybe copy the row from the catalogue again?";
        Require.above("Memory of GPU " + name, memoryGib, 0, wayOut);
        Require.above("Memory bandwidth of GPU " + name, bandwidthGbps, 0, wayOut);
        Require.above("bf16 rate of GPU " + name, bf16Tflops, 0, wayOut);
        Require.above("fp8 rate of GPU " + name, fp8Tflops == null ? 1 : fp8Tflops, 0, wayOut);
        Require.above("fp4 rate of GPU " + name, fp4Tflops == null ? 1 : fp4Tflops, 0, wayOut);
        Require.above("Link bandwidth of GPU " + name, linkGbps, 0, wayOut);
        Require.atLeast("GPUs per node of GPU " + name, gpusPerNode, 1, wayOut);
        Require.above("Power of GPU " + name, powerWatts == null ? 1 : powerWatts, 0, wayOut);
    }

    /// Peak dense rate at a precision in FLOP/s; a precision the GPU has no units for runs at the next wider rate, with its weights still read at their own width.
    public double flops(Precision precision) {
        Double fp8 = fp8Tflops == null ? Double.valueOf(bf16Tflops) : fp8Tflops;
        double tflops = switch (precision) {
            case BF16 -> bf16Tflops;
            case FP8 -> fp8;
            case FP4 -> fp4Tflops == null ? fp8 : fp4Tflops;
        };
        return tflops * 1e12;
    }
}
