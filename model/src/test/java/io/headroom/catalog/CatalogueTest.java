package io.headroom.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Precision;
import io.headroom.plan.SliceProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.shipped();

    private static Model model(String id) {
        return CATALOGUE.model(new ModelId(id)).orElseThrow();
    }

    private static GpuType gpu(String id) {
        return CATALOGUE.gpuType(new GpuTypeId(id)).orElseThrow();
    }

    static Stream<NamedCsvRecord> models() throws IOException {
        return rows("models.csv").stream();
    }

    static Stream<NamedCsvRecord> gpus() throws IOException {
        return rows("gpus.csv").stream();
    }

    private static List<NamedCsvRecord> rows(String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(Files.readString(Path.of("..", "assets", "catalogue", file)))) {
            return reader.stream().toList();
        }
    }

    @Test
    void holdsEveryRow() throws IOException {
        assertThat(CATALOGUE.gpuTypes()).hasSize(13).hasSameSizeAs(rows("gpus.csv"));
        assertThat(CATALOGUE.models()).hasSize(21).hasSameSizeAs(rows("models.csv"));
        assertThat(CATALOGUE.gpuTypes()).allSatisfy(gpu -> assertThat(gpu.source()).matches(".{10,}, read 20[0-9-]{8}"));
        assertThat(CATALOGUE.models()).allSatisfy(model -> assertThat(model.source()).matches(".{10,}, read 20[0-9-]{8}"));
    }

    /// Grouped-query attention keeps a key and a value of two bytes for each KV head in every layer; multi-head latent attention one shared vector of
    /// 512 + 64 numbers; gpt-oss keeps the whole context in every second layer and 128 tokens in the others.
    @ParameterizedTest
    @MethodSource("models")
    void kvBytesFollowFromTheShape(NamedCsvRecord row) {
        Model model = model(row.getField("id"));
        double perLayer = 2.0 * Integer.parseInt(row.getField("kv_heads")) * model.headDim() * 2;
        String attention = row.getField("attention");
        if (attention.startsWith("MLA")) {
            assertThat(model.kvBytesPerToken()).isEqualTo(model.layers() * (512 + 64) * 2.0).isEqualTo(70_272);
        } else if (attention.contains("sliding window 128")) {
            assertThat(model.kvBytesPerToken()).isEqualTo(model.layers() / 2.0 * perLayer);
            assertThat(model.kvBytesPerSequence()).isEqualTo(model.layers() / 2.0 * perLayer * 128);
        } else {
            assertThat(model.kvBytesPerToken()).isEqualTo(model.layers() * perLayer);
            assertThat(model.kvBytesPerSequence()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void weightsAreTwoBytesPerParameter(NamedCsvRecord row) {
        Model model = model(row.getField("id"));
        assertThat(model.weightBytes()).isEqualTo(model.parameters() * Precision.BF16.bytes());
    }

    /// What a token leaves idle is three matrices for each expert it does not visit, in every layer but up to three dense ones, and the input embedding, of
    /// which it reads one row; that is less than a layer's experts.
    @ParameterizedTest
    @MethodSource("models")
    void expertsAccountForTheirShareOfTheParameters(NamedCsvRecord row) {
        Model model = model(row.getField("id"));
        if (model.experts() == 0) {
            assertThat(model.activeParameters()).isEqualTo(model.parameters());
            return;
        }
        double idle = (model.experts() - model.expertsPerToken()) * 3.0 * model.hidden() * model.expertIntermediate();
        assertThat((model.parameters() - model.activeParameters()) / idle).as("layers with experts").isBetween(model.layers() - 3.5, model.layers() + 1.0);
    }

    @ParameterizedTest
    @MethodSource("gpus")
    void ratesAreDense(NamedCsvRecord row) {
        GpuType gpu = gpu(row.getField("id"));
        assertThat(gpu.fp8Tflops() == null || Math.abs(gpu.fp8Tflops() / gpu.bf16Tflops() - 2) < 0.03).isTrue();
        assertThat(gpu.memoryGib()).isLessThan(300);
    }

    @Test
    void pricesAreDatedAndSourced() {
        var price = CATALOGUE.prices(new GpuTypeId("h100-80-sxm")).orElseThrow();
        assertThat(price.onDemandUsdPerGpuHour()).isEqualTo(3.99);
        assertThat(price.reservedUsdPerGpuHour()).isEqualTo(2.35);
        assertThat(price.asOf()).isEqualTo(LocalDate.of(2026, 9, 20));
        assertThat(price.source()).contains("Lambda 8x 3.99");
    }

    @Test
    void aRowWithoutAPriceHasNone() {
        assertThat(CATALOGUE.gpuTypes().stream().filter(gpu -> CATALOGUE.prices(gpu.id()).isEmpty()).map(gpu -> gpu.id().value()))
                .containsExactly("l4-24", "tpu-v5e", "tpu-v6e", "rtx-pro-6000-96");
    }

    @Test
    void anOnDemandPriceStandsForAMissingReservedOne() {
        var price = CATALOGUE.prices(new GpuTypeId("mi300x-192")).orElseThrow();
        assertThat(price.reservedUsdPerGpuHour()).isEqualTo(price.onDemandUsdPerGpuHour());
        assertThat(price.source()).endsWith("no reserved price published, the on-demand price stands for it");
    }

    /// What one GPU holds of each slice, as its maker says.
    @ParameterizedTest
    @CsvSource({"h100-80-sxm, 10, 20, 20, 40, 40, 80", "h200-141-sxm, 18, 35, 35, 71, 71, 141", "b200-180-sxm, 23, 45, 45, 90, 90, 180"})
    void gpusAreCutIntoSlices(String id, int one, int oneWide, int two, int three, int four, int seven) {
        assertThat(CATALOGUE.slices(new GpuTypeId(id))).containsExactly(new SliceProfile(1, one, 7), new SliceProfile(1, oneWide, 4), new SliceProfile(2, two, 3),
                new SliceProfile(3, three, 2), new SliceProfile(4, four, 1), new SliceProfile(7, seven, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"l4-24", "l40s-48", "mi300x-192", "no-such-gpu"})
    void someGpusCannotBeCut(String id) {
        assertThat(CATALOGUE.slices(new GpuTypeId(id))).isEmpty();
    }

    /// Figures in GB are rounded, and software sees a little less than the maker sells.
    @ParameterizedTest
    @MethodSource("gpus")
    void slicesFitTheirGpu(NamedCsvRecord row) {
        GpuType gpu = gpu(row.getField("id"));
        for (SliceProfile slice : CATALOGUE.slices(gpu.id())) {
            assertThat(slice.most() * (slice.memoryGb() - 0.5)).isLessThanOrEqualTo(gpu.memoryGib() * 1.03);
            assertThat(slice.compute() == SliceProfile.COMPUTE_PARTS).isEqualTo(slice.memoryGb() >= gpu.memoryGib() * 0.97);
        }
    }

    @Test
    void aBadRowIsNamedByItsLine() throws IOException {
        String models = Files.readString(Path.of("..", "assets", "catalogue", "models.csv"));
        String profiles = Files.readString(Path.of("..", "assets", "catalogue", "profiles.csv"));
        String gpus = Files.readString(Path.of("..", "assets", "catalogue", "gpus.csv"));
        assertThatThrownBy(() -> Catalogue.of(gpus.replace("h100-80-sxm,H100 80 GB SXM,NVIDIA,Hopper,78", "h100-80-sxm,H100 80 GB SXM,NVIDIA,Hopper,-78"), models, profiles))
                .isInstanceOf(InvalidPlan.class).hasMessageStartingWith("gpus.csv, line 3: Memory of GPU H100 80 GB SXM is -78");
        assertThatThrownBy(() -> Catalogue.of(gpus, models.replace("llama-3.1-70b,", "llama-3.1-8b,"), profiles)).isInstanceOf(InvalidPlan.class)
                .hasMessage("models.csv, line 3: The id \"llama-3.1-8b\" is there twice: keep one of the rows.");
    }
}
