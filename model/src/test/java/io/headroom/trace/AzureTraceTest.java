package io.headroom.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headroom.plan.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureTraceTest {
    private static final String GOOD = """
            TIMESTAMP,ContextTokens,GeneratedTokens
            2023-11-16 18:15:46.6805900,374,44
            2023-11-16 18:15:50.9951690,396,109
            2023-11-16 18:15:50.9951690,879,55
            2023-11-17 00:00:00,91,16
            """;

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("monday morning.csv"), text);
    }

    private Trace read(String text) throws IOException {
        return AzureTrace.read(file(text), ImportWatch.NONE);
    }

    private void refuses(String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> AzureTrace.read(file, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class).hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message).message().hasLineCount(1);
    }

    @Test
    void secondsCountFromTheFirstRequest() throws IOException {
        Trace trace = read(GOOD);
        assertThat(trace.size()).isEqualTo(4);
        assertThat(trace.arrivalSeconds(0)).isZero();
        assertThat(trace.arrivalSeconds(1)).isEqualTo(4.314579);
        assertThat(trace.arrivalSeconds(2)).isEqualTo(4.314579);
        assertThat(trace.arrivalSeconds(3)).isEqualTo(20_653.31941);
        assertThat(trace.inputTokens(2)).isEqualTo(879);
        assertThat(trace.outputTokens(1)).isEqualTo(109);
        assertThat(trace.name()).isEqualTo("monday morning");
        assertThat(trace.id().value()).isEqualTo("monday-morning");
        assertThat(trace.source()).isEqualTo("monday morning.csv");
    }

    @Test
    void theFormOfTheTextDoesNotMatter() throws IOException {
        Trace trace = read(GOOD);
        assertThat(read(GOOD.stripTrailing())).isEqualTo(trace);
        assertThat(read(GOOD.replace("\n", "\r\n"))).isEqualTo(trace);
        assertThat(read("\uFEFF" + GOOD)).isEqualTo(trace);
        assertThat(read(GOOD + "\n\n")).isEqualTo(trace);
        assertThat(read(GOOD.replace(" 18:", "T18:"))).isEqualTo(trace);
    }

    @Test
    void gzipIsToldByContent() throws IOException {
        Path path = folder.resolve("monday morning.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(AzureTrace.read(path, ImportWatch.NONE)).isEqualTo(read(GOOD));
    }

    @Test
    void columnsAreFoundByName() throws IOException {
        assertThat(read("""
                GeneratedTokens,note,timestamp,ContextTokens
                44,,2023-11-16 18:15:46.6805900,374
                109,"a, b",2023-11-16 18:15:50.9951690,396
                """).arrivalSeconds(1)).isEqualTo(4.314579);
        refuses("TIMESTAMP,Context,GeneratedTokens\n", "the header, line 1, has no column ContextTokens: it reads \"TIMESTAMP,Context,GeneratedTokens\".");
        refuses("TIMESTAMP,TIMESTAMP,ContextTokens,GeneratedTokens\n", "more than one column TIMESTAMP");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"396,109|396|1 bad row, line 3: it has 2 columns and the header 3. Correct or remove it",
            "396,109|396,109,7|line 3: it has 4 columns and the header 3", "396,109|many,109|line 3: its ContextTokens is \"many\", not a whole number from 1",
            "396,109|0,109|line 3: its ContextTokens is \"0\"", "396,109|396,-1|line 3: its GeneratedTokens is \"-1\"",
            "396,109|396,2147483648|line 3: its GeneratedTokens is \"2147483648\", not a whole number from 1 to 2147483647", "396,109|396,1.5|line 3: its GeneratedTokens",
            "396,109|NaN,1|line 3: its ContextTokens is \"NaN\"", "2023-11-16 18:15:50.9951690,396|yesterday,396|line 3: its TIMESTAMP is \"yesterday\"",
            "2023-11-17 00|2023-11-15 00|line 5: its TIMESTAMP is before that of line 4", "2023-11-17 00|2023-02-30 00|line 5: its TIMESTAMP"})
    void aBadRowIsRefusedWithItsLineAndReason(String part, String replacement, String message) throws IOException {
        refuses(GOOD.replace(part, replacement), message);
    }

    @Test
    void severalBadRowsAreOneMessage() throws IOException {
        refuses(GOOD.replace(",374,", ",0,").replace(",879,", ",x,").replace(",91,", ",y,"), "3 bad rows, first line 2 (lines 2, 4, 5): its ContextTokens is \"0\"");
        refuses(GOOD + "x\n".repeat(1000), "1000 bad rows, first line 6 (lines 6, 7, 8, 9, 10, ...): it has 1 columns and the header 3. Correct or remove them");
    }

    @Test
    void refusesFilesThatAreNoTrace() throws IOException {
        refuses("", "is empty.");
        refuses("TIMESTAMP,ContextTokens,GeneratedTokens\n", "has a header and no row.");
        refuses(GOOD.replace("879", "\"" + "8".repeat(200_000)), "is not CSV");
        assertThatThrownBy(() -> AzureTrace.read(folder, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> AzureTrace.read(folder.resolve("none.csv"), ImportWatch.NONE)).hasMessageContaining("there is no such file");
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {'T', (byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> AzureTrace.read(binary, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class).hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void refusesDamagedGzip() throws IOException {
        Path path = folder.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(SampleTrace.text().getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> AzureTrace.read(path, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class).hasMessageContaining("ends in the middle");
        whole[whole.length / 2] ^= 0x55;
        Files.write(path, whole);
        assertThatThrownBy(() -> AzureTrace.read(path, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class);
    }

    @Test
    void refusesMoreTextThanTheBound() throws IOException {
        Path bomb = folder.resolve("bomb.csv");
        byte[] row = "2023-11-16 18:15:46.6805900,374,44,\n".repeat(30_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write("TIMESTAMP,ContextTokens,GeneratedTokens\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 170; i++) {
                out.write(row);
            }
        }
        assertThatThrownBy(() -> AzureTrace.read(bomb, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class).hasMessageContaining("holds more than 5000000 requests");
    }

    @Test
    void tellsItsProgressAndStopsWhenAsked() throws IOException {
        List<Double> shares = new ArrayList<>();
        Path path = file(GOOD + "2023-11-17 00:00:00,91,16\n".repeat(100_000));
        AzureTrace.read(path, shares::add);
        assertThat(shares).hasSizeGreaterThan(20).isSorted().last().isEqualTo(1.0);
        assertThat(shares.get(shares.size() / 2)).isBetween(0.4, 0.6);
        assertThatThrownBy(() -> AzureTrace.read(path, new ImportWatch() {
            private double share;

            @Override
            public void progress(double now) {
                share = now;
            }

            @Override
            public boolean cancelled() {
                return share > 0.5;
            }
        })).isInstanceOf(CancellationException.class);
    }

    @Test
    void theSampleIsWhatItsBuilderSays() throws IOException {
        Path sample = Path.of("..", "samples", "azure-like-trace.csv");
        if ("write".equals(System.getProperty("headroom.samples"))) {
            Files.writeString(sample, SampleTrace.text());
        }
        assertThat(sample).hasContent(SampleTrace.text());
        assertThat(AzureTrace.read(sample, ImportWatch.NONE).size()).isEqualTo(200);
    }

    /// Against the published conversation trace of 2023: 19,366 requests, 5.53/s, gap CV 1.09, and its token percentiles.
    @Test
    void theConversationTraceOf2023HasItsKnownFigures() throws IOException {
        String data = System.getenv("HEADROOM_DATA");
        assumeTrue(data != null, "needs HEADROOM_DATA, the folder of real traces");
        Trace trace = AzureTrace.read(Path.of(String.valueOf(data), "traces", "AzureLLMInferenceTrace_conv.csv.gz"), ImportWatch.NONE);
        assertThat(trace.size()).isEqualTo(19_366);
        assertThat(trace.ratePerSecond()).isCloseTo(5.53, within(0.005));
        assertThat(gapCv(trace)).isCloseTo(1.09, within(0.01));
        assertThat(percentiles(trace, trace::inputTokens)).containsExactly(1020, 2735, 4142);
        assertThat(percentiles(trace, trace::outputTokens)).containsExactly(129, 424, 601);
    }

    private static double gapCv(Trace trace) {
        double[] gaps = IntStream.range(1, trace.size()).mapToDouble(i -> trace.arrivalSeconds(i) - trace.arrivalSeconds(i - 1)).toArray();
        double mean = Arrays.stream(gaps).average().orElseThrow();
        return Math.sqrt(Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).average().orElseThrow()) / mean;
    }

    private static int[] percentiles(Trace trace, IntUnaryOperator column) {
        int[] sorted = IntStream.range(0, trace.size()).map(column).sorted().toArray();
        return IntStream.of(50, 90, 99).map(p -> sorted[(int) Math.round(p / 100.0 * (sorted.length - 1))]).toArray();
    }
}
