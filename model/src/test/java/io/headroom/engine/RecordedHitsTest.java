package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.NeedsData;
import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Plan;
import io.headroom.plan.PrefixBlocks;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.serving.Hardware;
import io.headroom.trace.ImportWatch;
import io.headroom.trace.Imported;
import io.headroom.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The prefix cache on a real trace, against a count of the ids that were seen before.
@NeedsData
class RecordedHitsTest {
    private static Trace mooncake() throws IOException {
        Path file = Path.of(String.valueOf(System.getenv("HEADROOM_DATA")), "traces", "synthetic_trace.jsonl.gz");
        return ((Imported.Requests) TraceFile.read(file, ImportWatch.NONE)).trace();
    }

    /// The same requests so far apart that each is answered before the next one comes.
    private static Trace apart(Trace trace, double seconds) {
        return new Trace(trace.id(), trace.name(), trace.source(), IntStream.range(0, trace.size()).mapToDouble(row -> row * seconds).toArray(),
                IntStream.range(0, trace.size()).map(trace::inputTokens).toArray(), IntStream.range(0, trace.size()).map(trace::outputTokens).toArray(), trace.prefixes());
    }

    /// The usual model with room for the longest prompt, of 191,378 tokens.
    private static Model endless() {
        Model model = Hardware.LLAMA_8B;
        return new Model(model.id(), model.name(), model.parameters(), model.activeParameters(), model.layers(), model.hidden(), model.vocabulary(), model.heads(), model.kvHeads(),
                model.headDim(), model.fullAttentionLayers(), model.experts(), model.expertsPerToken(), model.expertIntermediate(), 1 << 20, model.kvBytesPerToken(),
                model.kvBytesPerSequence(), model.weightBytes(), model.source());
    }

    /// A lane of one replica with a KV cache for everything that is ever said.
    private static double cachedShare(Trace trace, double memoryGib) {
        GpuType h100 = Hardware.H100;
        GpuType gpu = new GpuType(h100.id(), h100.name(), memoryGib, h100.bandwidthGbps(), h100.bf16Tflops(), h100.fp8Tflops(), h100.fp4Tflops(), h100.linkGbps(),
                h100.gpusPerNode(), h100.powerWatts(), h100.source());
        Plan usual = EngineFixture.plan(EngineFixture.run(trace.spanSeconds() + 600, 0, 4, 1));
        Tenant tenant = EngineFixture.tenant("replay", EngineFixture.LANE, EngineFixture.CHAT, new Traffic.Replayed(trace.id(), false), EngineFixture.FREE);
        Plan plan = new Plan(usual.name(), "", List.of(gpu), List.of(endless()), usual.fleet(), usual.deployments(), usual.partitions(), usual.tiers(), List.of(), List.of(),
                usual.run()).withPartition(usual.partition(EngineFixture.LANE).withGpus(1)).withTenantAndTrace(tenant, trace);
        TenantResult result = Evaluation.of(plan, 1).tenant(tenant.id()).orElseThrow();
        assertThat(result.served()).isEqualTo(trace.size());
        return result.cachedShare();
    }

    /// Of each prompt, the blocks of 16 tokens that lie in ids seen before, up to the first that was not, short of the last token; as a share of all tokens.
    private static double seenBefore(Trace trace) {
        PrefixBlocks ids = Objects.requireNonNull(trace.prefixes());
        Set<Integer> seen = new HashSet<>();
        long found = 0;
        long all = 0;
        for (int row = 0; row < trace.size(); row++) {
            int known = 0;
            while (known < ids.count(row) && seen.contains(ids.id(ids.start(row) + known))) {
                known++;
            }
            int tokens = Math.min(known * 512, trace.inputTokens(row));
            found += Math.min(tokens / 16, (trace.inputTokens(row) - 1) / 16) * 16L;
            all += trace.inputTokens(row);
            for (int i = 0; i < ids.count(row); i++) {
                seen.add(ids.id(ids.start(row) + i));
            }
        }
        return (double) found / all;
    }

    @Test
    void aCacheThatForgetsNothingFindsAllThatWasSaidBefore() throws IOException {
        Trace trace = mooncake();
        double expected = seenBefore(trace);
        assertThat(expected).isCloseTo(0.6512, within(1e-4));
        assertThat(cachedShare(apart(trace, 100), 1e6)).isCloseTo(expected, within(1e-12));
    }

    /// The cache of one GPU forgets: less is found, but something is.
    @Test
    void aCacheOfItsOwnSizeFindsLess() throws IOException {
        Trace trace = mooncake();
        double all = seenBefore(trace);
        double small = cachedShare(apart(trace, 100), Hardware.H100.memoryGib());
        assertThat(small).isBetween(0.01, all - 0.01);
    }
}
