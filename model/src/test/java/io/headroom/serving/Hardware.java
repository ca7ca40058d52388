package io.headroom.serving;

import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;

/// GPUs and models that tests of several packages use, with the catalogue's figures.
public final class Hardware {
    public static final GpuType H100 = new GpuType(new GpuTypeId("h100-80-sxm"), "H100 80 GB", 78, 3350, 989, 1978.0, null, 900, 8, 700.0, "test");
    public static final Model LLAMA_8B = new Model(new ModelId("llama-3.1-8b"), "Llama 3.1 8B", 8.03e9, 8.03e9, 32, 4096, 0, 32, 8, 128, 32, 0, 0, 0, 131_072, 131_072, 0,
            16_060_522_496.0, "test");
    public static final Model LLAMA_70B = new Model(new ModelId("llama-3.1-70b"), "Llama 3.1 70B", 70.554e9, 70.554e9, 80, 8192, 0, 64, 8, 128, 80, 0, 0, 0, 131_072, 327_680,
            0, 141_107_412_992.0, "test");
    public static final Model MIXTRAL = new Model(new ModelId("mixtral-8x7b"), "Mixtral 8x7B", 46.703e9, 12.749e9, 32, 4096, 0, 32, 8, 128, 32, 8, 2, 14_336, 32_768, 131_072, 0,
            93_405_585_408.0, "test");

    private Hardware() {}
}
