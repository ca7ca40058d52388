package io.headroom.plan;

import java.util.List;
import java.util.Optional;
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
/// @param slices the ways in which it can be cut; none for one that cannot
public record GpuType(GpuTypeId id, String name, double memoryGib, double bandwidthGbps, double bf16Tflops, @Nullable Double fp8Tflops,
        @Nullable Double fp4Tflops, double linkGbps, int gpusPerNode, @Nullable Double powerWatts, String source, List<SliceProfile> slices) {
    /// @throws InvalidPlan if a figure is not positive, or two slices have the same name
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
        slices = List.copyOf(slices);
        Require.atLeast("Room for ways to cut GPU " + name, 12 - slices.size(), 0, "Keep the 12 that are used.");
        Require.distinct("the slices of GPU " + name, slices, SliceProfile::name);
    }

    /// A GPU that cannot be cut.
    ///
    /// @throws InvalidPlan if a figure is not positive
    public GpuType(GpuTypeId id, String name, double memoryGib, double bandwidthGbps, double bf16Tflops, @Nullable Double fp8Tflops, @Nullable Double fp4Tflops,
            double linkGbps, int gpusPerNode, @Nullable Double powerWatts, String source) {
        this(id, name, memoryGib, bandwidthGbps, bf16Tflops, fp8Tflops, fp4Tflops, linkGbps, gpusPerNode, powerWatts, source, List.of());
    }

    /// The same GPU that can be cut in these ways.
    public GpuType withSlices(List<SliceProfile> ways) {
        return new GpuType(id, name, memoryGib, bandwidthGbps, bf16Tflops, fp8Tflops, fp4Tflops, linkGbps, gpusPerNode, powerWatts, source, ways);
    }

    /// The way to cut it that has a name such as `2g.20gb`.
    public Optional<SliceProfile> slice(String called) {
        return slices.stream().filter(slice -> slice.name().equals(called)).findFirst();
    }

    /// Parts of memory that a slice takes of the [SliceProfile#MEMORY_PARTS] of this GPU. Makers round the GB of a slice, so they are compared with those of the
    /// largest slice, which is taken to have all of them.
    public int memoryParts(SliceProfile slice) {
        int all = slices.stream().mapToInt(SliceProfile::memoryGb).max().orElse(slice.memoryGb());
        return Math.max(1, Math.toIntExact(Math.round((double) SliceProfile.MEMORY_PARTS * slice.memoryGb() / all)));
    }

    /// A slice as if it were a GPU of its own: so many of seven parts of the compute, so many of eight of the memory, its bandwidth and its size. It keeps the id, because
    /// the profiles of this type are taken to hold for its slices as well: a slice is as efficient, in proportion, as the whole. Nothing else on the GPU slows it down.
    public GpuType cut(SliceProfile slice) {
        double compute = (double) slice.compute() / SliceProfile.COMPUTE_PARTS;
        double memory = (double) memoryParts(slice) / SliceProfile.MEMORY_PARTS;
        return new GpuType(id, name + " " + slice.name(), memoryGib * memory, bandwidthGbps * memory, bf16Tflops * compute, scaled(fp8Tflops, compute), scaled(fp4Tflops, compute),
                linkGbps, gpusPerNode, scaled(powerWatts, compute), source);
    }

    private static @Nullable Double scaled(@Nullable Double figure, double by) {
        return figure == null ? null : figure * by;
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
