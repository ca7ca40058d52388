package io.headroom.store;

import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.SliceProfile;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads a plan's own copies of GPU types and models.
final class CatalogueCopyReader {
    private CatalogueCopyReader() {}

    static GpuType gpuType(Part part) {
        GpuTypeId id = part.id("id", GpuTypeId::new);
        String name = part.name("name", "H100 80 GB SXM");
        double memory = part.number("memoryGib", "78");
        double bandwidth = part.number("bandwidthGbps", "3350");
        double bf16 = part.number("bf16Tflops", "989");
        Double fp8 = part.findNumber("fp8Tflops", "1978");
        Double fp4 = part.findNumber("fp4Tflops", "9000");
        double link = part.number("linkGbps", "900");
        int perNode = part.whole("gpusPerNode", 8);
        Double power = part.findNumber("powerWatts", "700");
        String source = part.text("source", "vendor's data sheet, read 2026-11-22");
        List<SliceProfile> slices = slices(part, id);
        return part.make(() -> new GpuType(id, name, memory, bandwidth, bf16, fp8, fp4, link, perNode, power, source, slices));
    }

    /// The ways to cut it; where a file says nothing of them, those of the catalogue's GPU with the same id.
    private static List<SliceProfile> slices(Part part, GpuTypeId id) {
        if (!part.has("slices")) {
            return part.reading().catalogue().slices(id);
        }
        List<SliceProfile> slices = new ArrayList<>();
        for (JsonNode node : part.elements("slices", part.need("slices", "[\"2g.20gbx3\"]"), "a list of texts, e.g. [\"2g.20gbx3\"]")) {
            String key = "slices[" + slices.size() + "]";
            if (!node.isString()) {
                throw part.wrong(key, node, "a text, e.g. \"2g.20gbx3\"");
            }
            slices.add(part.at(key, () -> SliceProfile.readOne(node.stringValue())));
        }
        return slices;
    }

    static Model model(Part part) {
        ModelId id = part.id("id", ModelId::new);
        String name = part.name("name", "Llama 3.1 8B");
        double parameters = part.number("parameters", "8030261248");
        double active = part.numberOr("activeParameters", parameters);
        int layers = part.whole("layers", 32);
        int hidden = part.whole("hidden", 4096);
        int vocabulary = part.wholeOr("vocabulary", 0);
        int heads = part.whole("heads", 32);
        int kvHeads = part.wholeOr("kvHeads", heads);
        int headDim = part.whole("headDim", 128);
        int fullAttention = part.wholeOr("fullAttentionLayers", layers);
        int experts = part.wholeOr("experts", 0);
        int perToken = part.wholeOr("expertsPerToken", 0);
        int width = part.wholeOr("expertIntermediate", 0);
        int context = part.whole("maxContext", 131_072);
        double perTokenBytes = part.number("kvBytesPerToken", "131072");
        double perSequenceBytes = part.numberOr("kvBytesPerSequence", 0);
        double weights = part.numberOr("weightBytes", parameters * 2);
        String source = part.text("source", "model card, read 2026-11-22");
        return part.make(() -> new Model(id, name, parameters, active, layers, hidden, vocabulary, heads, kvHeads, headDim, fullAttention, experts, perToken, width, context, perTokenBytes,
                perSequenceBytes, weights, source));
    }
}
