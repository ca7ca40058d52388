package io.headroom.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.NeedsData;
import io.headroom.calibrate.RecordedRun.Tick;
import io.headroom.catalog.Catalogue;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving.Batching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedRunTest {
    @TempDir
    Path folder;

    private RecordedRun read(String name, @Nullable GpuTypeId gpu, String meta, String requests, String series) throws IOException {
        return RecordedRun.read(RunFiles.write(folder.resolve(name), meta, requests, series), Catalogue.shipped(), gpu);
    }

    private void refused(String message, String meta, String requests, String series) {
        assertThatThrownBy(() -> read("run_l40s", null, meta, requests, series)).isInstanceOf(BadMeasurements.class).hasMessageContaining(message);
    }

    @Test
    void theEnginesSettingsAreThoseRecorded() throws IOException {
        RecordedRun run = read("run_l40s", null, RunFiles.META, RunFiles.FIRST, RunFiles.SERIES);
        assertThat(run.model().id().value()).isEqualTo("llama-3.1-8b");
        assertThat(run.batching()).isEqualTo(new Batching("vllm", "0.19.0", Precision.BF16, Precision.FP8, 1, 2048, 4, 0.9, false, true));
    }

    @Test
    void timesCountFromTheStartOfTheRecordingWhateverTheEnginesClockSays() throws IOException {
        RecordedRun run = read("run_l40s", null, RunFiles.META, RunFiles.FIRST + "\n" + RunFiles.SECOND, RunFiles.SERIES);
        RecordedRun.Request first = run.requests().getFirst();
        assertThat(first.queuedSeconds()).isCloseTo(0.5, within(1e-6));
        assertThat(first.measured().ttftSeconds()).isCloseTo(0.1, within(1e-6));
        assertThat(first.measured().tpotSeconds()).isCloseTo(0.05, within(1e-6));
        assertThat(first.measured().e2eSeconds()).isCloseTo(0.2, within(1e-6));
        assertThat(run.requests().getLast().queuedSeconds()).isCloseTo(0.8, within(1e-6));
        assertThat(run.requests().getLast().measured().tpotSeconds()).isNaN();
    }

    @Test
    void aCacheThatIsNeverInUseWasNotRecorded() throws IOException {
        assertThat(read("run_l40s", null, RunFiles.META, RunFiles.FIRST, RunFiles.SERIES).ticks()).containsExactly(new Tick(1, 1, 0, 0.005), new Tick(2, 0, 0, 0));
        assertThat(read("run_l40s", null, RunFiles.META, RunFiles.FIRST, RunFiles.SERIES.replace("0.5", "0")).ticks().getFirst().kvShare()).isNaN();
        assertThat(read("run_l40s", null, RunFiles.META, RunFiles.FIRST, "t,running,waiting\n1,1,0\n").ticks().getFirst().kvShare()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"llmservingsim_rtxpro6000_llama-3.1-8b,rtx-pro-6000-96", "l4,l4-24", "a_L40S,l40s-48", "h100-80-pcie_x,h100-80-pcie", "run_mi300x192,mi300x-192"})
    void theFoldersNameNamesTheGpu(String name, String gpu) throws IOException {
        assertThat(read(name, null, RunFiles.META, RunFiles.FIRST, RunFiles.SERIES).gpu().id().value()).isEqualTo(gpu);
    }

    @Test
    void whatIsSaidOfTheGpuComesBeforeTheFoldersName() throws IOException {
        String said = RunFiles.META.replace("{\"model\"", "{\"gpu\": \"a100-80-sxm\", \"model\"");
        assertThat(read("run_l40s", null, said, RunFiles.FIRST, RunFiles.SERIES).gpu().id().value()).isEqualTo("a100-80-sxm");
        assertThat(read("run_l40s", new GpuTypeId("l4-24"), said, RunFiles.FIRST, RunFiles.SERIES).gpu().id().value()).isEqualTo("l4-24");
    }

    @Test
    void aGpuThatCannotBeToldIsAskedFor() {
        assertThatThrownBy(() -> read("run", null, RunFiles.META, RunFiles.FIRST, RunFiles.SERIES)).hasMessageContaining("run/meta.json").hasMessageContaining("names none")
                .hasMessageContaining("--gpu");
        assertThatThrownBy(() -> read("run_h100", null, RunFiles.META, RunFiles.FIRST, RunFiles.SERIES)).hasMessageContaining("several (h100-80-sxm, h100-80-pcie)");
        assertThatThrownBy(() -> read("run", new GpuTypeId("h1000"), RunFiles.META, RunFiles.FIRST, RunFiles.SERIES)).hasMessageContaining("no GPU type \"h1000\"");
    }

    @Test
    void badMetaIsNamed() {
        refused("run_l40s/meta.json: the catalogue has no model \"x/Llama-9\"", RunFiles.META.replace("meta-llama/Llama-3.1-8B-Instruct", "x/Llama-9"), RunFiles.FIRST,
                RunFiles.SERIES);
        refused("\"model\" must be text, but is missing", RunFiles.META.replace("\"model\"", "\"m\""), RunFiles.FIRST, RunFiles.SERIES);
        refused("\"engine_kwargs\" is missing", RunFiles.META.replace("engine_kwargs", "kwargs"), RunFiles.FIRST, RunFiles.SERIES);
        refused("\"max_num_seqs\" as a whole number from 1 to 1000000, but it is null", RunFiles.META.replace("\"max_num_seqs\": 4", "\"max_num_seqs\": null"), RunFiles.FIRST,
                RunFiles.SERIES);
        refused("\"data_parallel_size\" is 2", RunFiles.META.replace("\"data_parallel_size\": 1", "\"data_parallel_size\": 2"), RunFiles.FIRST, RunFiles.SERIES);
        refused("\"dtype\" is \"int3\"", RunFiles.META.replace("bfloat16", "int3"), RunFiles.FIRST, RunFiles.SERIES);
        refused("\"tensor_parallel_size\" is 16, but the model has 32 attention heads", RunFiles.META.replace("\"tensor_parallel_size\": 1", "\"tensor_parallel_size\": 16"),
                RunFiles.FIRST, RunFiles.SERIES);
        refused("Token budget of a step", RunFiles.META.replace("2048", "2"), RunFiles.FIRST, RunFiles.SERIES);
        refused("is not valid JSON", RunFiles.META + "}", RunFiles.FIRST, RunFiles.SERIES);
        refused("\"started_at\" is \"today\"", RunFiles.META.replace("2026-04-25T18:47:18Z", "today"), RunFiles.FIRST, RunFiles.SERIES);
    }

    @Test
    void aBadRequestIsNamedWithItsLine() {
        refused("run_l40s/requests.jsonl: line 2: is not valid JSON", RunFiles.META, RunFiles.FIRST + "{\"request_id\": \n", RunFiles.SERIES);
        refused("line 1: queued_ts is missing", RunFiles.META, RunFiles.FIRST.replace("queued_ts", "queued"), RunFiles.SERIES);
        refused("line 2: output_toks is 0", RunFiles.META, RunFiles.FIRST + RunFiles.SECOND.replace("\"output_toks\": 1", "\"output_toks\": 0"), RunFiles.SERIES);
        refused("line 2: the request_id \"a\" is there twice", RunFiles.META, RunFiles.FIRST + RunFiles.FIRST, RunFiles.SERIES);
        refused("line 1: its times are out of order", RunFiles.META, RunFiles.FIRST.replace("1000.6", "1000.4"), RunFiles.SERIES);
        refused("line 1: is no JSON object", RunFiles.META, "[1]\n", RunFiles.SERIES);
        refused("line 1: it came before \"started_at\"", RunFiles.META.replace("18:47:18Z", "18:47:19Z"), RunFiles.FIRST, RunFiles.SERIES);
        refused("holds no requests", RunFiles.META, "\n", RunFiles.SERIES);
    }

    @Test
    void aBadSeriesIsNamedWithItsLine() {
        refused("run_l40s/timeseries.csv: line 3: running is \"x\"", RunFiles.META, RunFiles.FIRST, "t,running,waiting\n1,1,0\n2,x,0\n");
        refused("line 2: waiting is \"\"", RunFiles.META, RunFiles.FIRST, "t,running\n1,1\n");
        refused("line 3: t is not after the line before it", RunFiles.META, RunFiles.FIRST, "t,running,waiting\n1,1,0\n1,1,0\n");
        refused("holds no figures", RunFiles.META, RunFiles.FIRST, "t,running,waiting\n");
    }

    @Test
    void aMissingFolderOrFileIsNamed() throws IOException {
        assertThatThrownBy(() -> RecordedRun.read(folder.resolve("none"), Catalogue.shipped(), null)).hasMessageContaining("none: there is no such folder");
        Path run = RunFiles.write(folder.resolve("run_l40s"), RunFiles.META, RunFiles.FIRST, RunFiles.SERIES);
        Files.delete(run.resolve("timeseries.csv"));
        assertThatThrownBy(() -> RecordedRun.read(run, Catalogue.shipped(), null)).hasMessageContaining("run_l40s/timeseries.csv: there is no such file");
    }

    @Test
    @NeedsData
    void theCountsOfARealRunAreThoseItsRequestsGive() throws IOException {
        RecordedRun run = real();
        assertThat(run.requests()).hasSize(300);
        // The clocks are aligned right only if the requests, counted on theirs, give what the engine counted on the other.
        double difference = run.ticks().stream().mapToDouble(tick -> Math.abs(tick.running() - run.requests().stream()
                .filter(one -> one.scheduledSeconds() <= tick.seconds() && tick.seconds() < one.lastTokenSeconds()).count())).average().orElseThrow();
        assertThat(difference).isLessThan(0.5);
    }

    static RecordedRun real() throws IOException {
        return RecordedRun.read(Path.of(System.getenv("HEADROOM_DATA"), "measured", "llmservingsim_rtxpro6000_llama-3.1-8b"), Catalogue.shipped(), null);
    }
}
