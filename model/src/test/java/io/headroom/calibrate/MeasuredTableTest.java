package io.headroom.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.calibrate.MeasuredRow.Unfit;
import io.headroom.catalog.Catalogue;
import io.headroom.plan.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredTableTest {
    private static final String HEADER = "id,model,gpu,engine,engine_version,precision,input_tokens,output_tokens,concurrency,tp,ep,attention_dp,ttft_ms,tpot_ms\n";
    private static final String ROW = "a,llama-3.1-70b,h100-80-sxm,vllm,0.12.0,fp8,1024,128,4,4,1,1,80.5,11.78\n";

    @TempDir
    private Path folder;

    private List<MeasuredRow> read(String text) throws IOException {
        return MeasuredTable.read(Files.writeString(folder.resolve("m.csv"), text), Catalogue.shipped());
    }

    private static MeasuredPoint point(MeasuredRow row) {
        return Objects.requireNonNull(row.point());
    }

    private void refuses(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadMeasurements.class).hasMessageStartingWith("m.csv: ").hasMessageContaining(message).message()
                .hasLineCount(1);
    }

    @Test
    void readsARowInItsUnits() throws IOException {
        MeasuredRow row = read(HEADER + ROW).getFirst();
        MeasuredPoint point = point(row);
        assertThat(row.group().name()).isEqualTo("llama-3.1-70b · h100-80-sxm · vllm 0.12.0 · fp8");
        assertThat(row.line()).isEqualTo(2);
        assertThat(point.ttftSeconds()).isEqualTo(0.0805);
        assertThat(point.tpotSeconds()).isEqualTo(0.01178, within(1e-15));
        assertThat(point.batching().precision()).isEqualTo(Precision.FP8);
        assertThat(point.batching().tensorParallel()).isEqualTo(4);
        assertThat(point.concurrency()).isEqualTo(4);
    }

    @Test
    void takesColumnsInAnyOrderAndIgnoresOthers() throws IOException {
        String text = "tpot_ms,ttft_ms,tp,remark,concurrency,output_tokens,input_tokens,precision,engine,gpu,model,id\n11.78,80.5,4,fine,4,128,1024,fp8,vllm,h100-80-sxm,llama-3.1-70b,a\n";
        MeasuredPoint point = point(read(text).getFirst());
        MeasuredPoint usual = point(read((HEADER + ROW).replace("0.12.0", "")).getFirst());
        assertThat(point).isEqualTo(usual);
    }

    @Test
    void namesAMissingColumn() {
        refuses((HEADER + ROW).replace("concurrency,", "clients,"), "the column concurrency is missing: the header must have id,model,gpu,engine");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {",80.5,| ,soon,| line 3: ttft_ms is \"soon\", not a number.", ",80.5,| ,Infinity,| line 3: ttft_ms is \"Infinity\", not a number.",
            ",128,4,4,| ,128.5,4,4,| line 3: output_tokens is 128.5: use a whole number", ",128,4,4,| ,128,-4,4,| line 3: concurrency is -4: use a whole number",
            ",128,4,4,| ,128,5000000,4,| line 3: concurrency is 5000000: use at most 100000 clients.", "b,| a,| line 3: the id \"a\" is there twice.",
            ",vllm,| ,my engine,| line 3: the engine \"my engine\" is no name.", "11.78| 11.78,9| Record 3 has 15 fields, but first record had 14 fields."})
    void namesTheLineOfABadFigure(String part, String replacement, String message) {
        String second = ROW.replaceFirst("a,", "b,");
        String broken = second.replace(part, replacement);
        assertThat(broken).isNotEqualTo(second);
        refuses(HEADER + ROW + broken, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"llama-3.1-70b| my-model| UNKNOWN_MODEL| the catalogue has no model \"my-model\"",
            "h100-80-sxm| h1000| UNKNOWN_GPU| the catalogue has no GPU type \"h1000\"", ",fp8,| ,int3,| UNKNOWN_PRECISION| the precision \"int3\" is none of",
            ",1024,128,| ,0,128,| NOTHING_MEASURED| must be above 0", ",1024,128,| ,1024,0,| NOTHING_MEASURED| must be above 0",
            ",80.5,| ,0,| NOTHING_MEASURED| must be above 0", ",1,1,80.5| ,1,8,80.5| ATTENTION_PARALLEL| attention_dp 8",
            ",4,4,1,1,| ,4,16,1,1,| SEVERAL_NODES| 16 GPUs per replica", ",4,4,1,1,| ,4,3,1,1,| UNEVEN_SPLIT| 3 GPUs for 64 attention heads",
            "llama-3.1-70b,h100-80-sxm,vllm,0.12.0,fp8,1024,128,4,4| qwen2.5-7b,h100-80-sxm,vllm,0.12.0,fp8,1024,128,4,8| UNEVEN_SPLIT| 8 GPUs for 28 attention heads",
            ",fp8,1024,128,4,4,| ,bf16,1024,128,4,1,| DOES_NOT_FIT| leaves no room for a KV cache", ",1024,128,| ,1000000,128,| TOO_LONG| 1000128 tokens, but the context holds"})
    void countsARowThatCannotBeSimulatedUnderItsRule(String part, String replacement, Unfit rule, String why) throws IOException {
        String changed = ROW.replace(part, replacement);
        assertThat(changed).isNotEqualTo(ROW);
        List<MeasuredRow> rows = read(HEADER + changed + ROW.replaceFirst("a,", "b,"));
        assertThat(rows.getFirst().point()).isNull();
        assertThat(rows.getFirst().unfit()).isEqualTo(rule);
        assertThat(rows.getFirst().why()).contains(why);
        assertThat(rows.getLast().point()).isNotNull();
        assertThat(MeasuredRow.leftOut(rows)).containsOnlyKeys(rule).containsValue(rows.subList(0, 1));
    }

    @Test
    void aLabelThatMultipliesTensorAndExpertParallelIsReadAsTheGpusOfAReplica() throws IOException {
        String row = "a,deepseek-v3,h200-141-sxm,sglang,,fp8,1024,128,4,64,8,1,80.5,11.78\n";
        assertThat(point(read(HEADER + row).getFirst()).batching().tensorParallel()).isEqualTo(8);
    }

    @Test
    void anOutputOfOneTokenNeedsNoTpot() throws IOException {
        assertThat(point(read(HEADER + ROW.replace(",128,", ",1,").replace("11.78", "0")).getFirst()).tpotSeconds()).isNaN();
    }

    @Test
    void refusesWhatIsNoTable() throws IOException {
        refuses("", "holds no measurements");
        refuses(HEADER, "holds no measurements: a header and at least one row are needed.");
        refuses("{\"headroom\": {\"format\": 1}}\n1\n", "the column id, model");
        assertThatThrownBy(() -> MeasuredTable.read(folder.resolve("none.csv"), Catalogue.shipped())).isInstanceOf(BadMeasurements.class)
                .hasMessage("none.csv: there is no such file. Check the path.");
        Path binary = Files.write(folder.resolve("m.csv"), (HEADER + "\u00fc").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> MeasuredTable.read(binary, Catalogue.shipped())).isInstanceOf(BadMeasurements.class).hasMessageContaining("not text in UTF-8");
    }

    @Test
    void theSampleHoldsWhatItsGeneratorSays() throws IOException {
        List<MeasuredRow> rows = MeasuredTable.read(Path.of("..", "samples", "measurements.csv"), Catalogue.shipped());
        assertThat(rows).hasSize(48);
        assertThat(MeasuredRow.leftOut(rows)).containsOnlyKeys(Unfit.UNKNOWN_MODEL, Unfit.NOTHING_MEASURED, Unfit.ATTENTION_PARALLEL, Unfit.DOES_NOT_FIT);
    }
}
