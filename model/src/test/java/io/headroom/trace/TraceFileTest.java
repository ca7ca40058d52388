package io.headroom.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.NeedsData;
import io.headroom.plan.PrefixBlocks;
import io.headroom.plan.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceFileTest {
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
        return ((Imported.Requests) TraceFile.read(file(text), ImportWatch.NONE)).trace();
    }

    private List<String> notes(String text) throws IOException {
        return TraceFile.read(file(text), ImportWatch.NONE).notes();
    }

    private static Trace trace(Path path) throws IOException {
        return ((Imported.Requests) TraceFile.read(path, ImportWatch.NONE)).trace();
    }

    private void refuses(String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> TraceFile.read(file, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class).hasMessageStartingWith(file + ": ")
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
        assertThat(trace(path)).isEqualTo(read(GOOD));
    }

    @Test
    void columnsAreFoundByName() throws IOException {
        assertThat(read("""
                GeneratedTokens,note,timestamp,ContextTokens
                44,,2023-11-16 18:15:46.6805900,374
                109,"a, b",2023-11-16 18:15:50.9951690,396
                """).arrivalSeconds(1)).isEqualTo(4.314579);
        refuses("TIMESTAMP,Context,GeneratedTokens\n", "the header, line 1, reads \"TIMESTAMP,Context,GeneratedTokens\". For Azure (TIMESTAMP, ContextTokens, GeneratedTokens) it lacks ContextTokens. Understood are Azure");
        refuses("TIMESTAMP,TIMESTAMP,ContextTokens,GeneratedTokens\n", "more than one column TIMESTAMP");
    }

    @Test
    void timesMayHaveAnOffsetOrNoFraction() throws IOException {
        Trace trace = read("""
                TIMESTAMP,ContextTokens,GeneratedTokens
                2024-05-10 00:00:00.009930+00:00,2162,5
                2024-05-10 00:00:01+00:00,2399,6
                2024-05-10T02:00:01.250000+02:00,76,15
                2024-05-10 00:00:02Z,76,15
                """);
        assertThat(IntStream.range(0, 4).mapToObj(trace::arrivalSeconds)).containsExactly(0.0, 0.99007, 1.24007, 1.99007);
        refuses(GOOD.replace(".6805900", ".6805900+99:00"), "line 2: its TIMESTAMP is \"2023-11-16 18:15:46.6805900+99:00\", not like 2023-11-16");
    }

    @Test
    void readsBurstGptByTheNamesOfItsColumns() throws IOException {
        Trace trace = read("""
                Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type
                5,ChatGPT,472,18,490,Conversation log
                45,ChatGPT,1087,230,1317,Conversation log
                45.5,GPT-4,417,276,693,"API, log"
                """);
        assertThat(IntStream.range(0, 3).mapToObj(trace::arrivalSeconds)).containsExactly(0.0, 40.0, 40.5);
        assertThat(trace.inputTokens(1)).isEqualTo(1087);
        assertThat(trace.outputTokens(2)).isEqualTo(276);
        assertThat(read("response_tokens;REQUEST TOKENS;timestamp\n".replace(';', ',') + "18,472.0,5\n").outputTokens(0)).isEqualTo(18);
        refuses("Timestamp,Request tokens,Response tokens\n5,1,1\nNaN,1,1\n", "line 3: its Timestamp is \"NaN\", not like 2023-11-16 18:15:46.6805900 or a number of seconds");
        refuses("Timestamp,Request tokens,Response tokens\n5,1,1\n4.9,1,1\n", "line 3: its Timestamp is before that of line 2");
        refuses("Timestamp,Request tokens,Response tokens\n5,1,1.5\n", "line 2: its Response tokens is \"1.5\", not a whole number");
        refuses("Timestamp,Request tokens\n", "lacks Response tokens");
    }

    @Test
    void requestsWithoutTokensAreLeftOutAndCounted() throws IOException {
        String text = """
                Timestamp,Request tokens,Response tokens
                1,7,0
                5,472,18
                6,0,9
                7,0,0
                8,30,4
                """;
        Trace trace = read(text);
        assertThat(trace.size()).isEqualTo(2);
        assertThat(trace.arrivalSeconds(1)).as("counts from the first request kept").isEqualTo(3);
        assertThat(notes(text)).containsExactly("3 of 5 rows without tokens in or tokens out: failed requests, left out.");
        assertThat(notes(GOOD)).isEmpty();
        assertThat(notes(GOOD.replace(",374,", ",0,"))).containsExactly("1 of 4 rows without tokens in or tokens out: failed requests, left out.");
        refuses("Timestamp,Request tokens,Response tokens\n1,7,0\n", "has tokens in and out in none of its 1 rows");
        refuses(text.replace("6,0,9", "4,0,9"), "line 4: its Timestamp is before that of line 3");
    }

    @Test
    void aFileOfNoKnownKindHearsWhichThereAre() throws IOException {
        refuses("time,in,out\n1,2,3\n", "the header, line 1, reads \"time,in,out\". Understood are Azure (TIMESTAMP, ContextTokens, GeneratedTokens); "
                + "BurstGPT (Timestamp, Request tokens, Response tokens); Mooncake JSON lines (timestamp, input_length, output_length, hash_ids); "
                + "ServeGen client rates (client, t_s, rate_rps, pattern, param1).");
        refuses("{\"prompt\": \"hello\"}\n", "the first object, line 1, has the keys \"prompt\". Understood are Azure");
        refuses("client,window_start_s,field,mean,p50,p90,p99,max,mean_rate_rps_in_window\n", "holds token quantiles, which go with a file of client rates");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"396,109|396|1 bad row, line 3: it has 2 columns and the header 3. Correct or remove it",
            "396,109|396,109,7|line 3: it has 4 columns and the header 3", "396,109|many,109|line 3: its ContextTokens is \"many\", not a whole number from 0",
            "396,109|396,-1|line 3: its GeneratedTokens is \"-1\"",
            "396,109|396,2147483648|line 3: its GeneratedTokens is \"2147483648\", not a whole number from 0 to 2147483647", "396,109|396,1.5|line 3: its GeneratedTokens",
            "396,109|NaN,1|line 3: its ContextTokens is \"NaN\"", "2023-11-16 18:15:50.9951690,396|yesterday,396|line 3: its TIMESTAMP is \"yesterday\"",
            "2023-11-17 00|2023-11-15 00|line 5: its TIMESTAMP is before that of line 4", "2023-11-17 00|2023-02-30 00|line 5: its TIMESTAMP"})
    void aBadRowIsRefusedWithItsLineAndReason(String part, String replacement, String message) throws IOException {
        refuses(GOOD.replace(part, replacement), message);
    }

    @Test
    void severalBadRowsAreOneMessage() throws IOException {
        refuses(GOOD.replace(",374,", ",-1,").replace(",879,", ",x,").replace(",91,", ",y,"), "3 bad rows, first line 2 (lines 2, 4, 5): its ContextTokens is \"-1\"");
        refuses(GOOD + "x\n".repeat(1000), "1000 bad rows, first line 6 (lines 6, 7, 8, 9, 10, ...): it has 1 columns and the header 3. Correct or remove them");
    }

    @Test
    void refusesFilesThatAreNoTrace() throws IOException {
        refuses("", "is empty.");
        refuses("TIMESTAMP,ContextTokens,GeneratedTokens\n", "holds no request.");
        refuses(GOOD.replace("879", "\"" + "8".repeat(200_000)), "is not CSV");
        assertThatThrownBy(() -> TraceFile.read(folder, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> TraceFile.read(folder.resolve("none.csv"), ImportWatch.NONE)).hasMessageContaining("there is no such file");
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {'T', (byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> TraceFile.read(binary, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class).hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void refusesDamagedGzip() throws IOException {
        Path path = folder.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(SampleTrace.text().getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> TraceFile.read(path, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class).hasMessageContaining("ends in the middle");
        whole[whole.length / 2] ^= 0x55;
        Files.write(path, whole);
        assertThatThrownBy(() -> TraceFile.read(path, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class);
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
        assertThatThrownBy(() -> TraceFile.read(bomb, ImportWatch.NONE)).isInstanceOf(BadTraceFile.class).hasMessageContaining("holds more than 5000000 requests");
    }

    @Test
    void tellsItsProgressAndStopsWhenAsked() throws IOException {
        List<Double> shares = new ArrayList<>();
        Path path = file(GOOD + "2023-11-17 00:00:00,91,16\n".repeat(100_000));
        TraceFile.read(path, shares::add);
        assertThat(shares).hasSizeGreaterThan(20).isSorted().last().isEqualTo(1.0);
        assertThat(shares.get(shares.size() / 2)).isBetween(0.4, 0.6);
        assertThatThrownBy(() -> TraceFile.read(path, new ImportWatch() {
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
    void halfAMillionRowsStreamBy() throws IOException {
        Path path = folder.resolve("large.csv.gz");
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(path)), StandardCharsets.UTF_8)) {
            out.write("Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n");
            for (int row = 0; row < 500_000; row++) {
                int answer = row % 20 == 0 ? 0 : 1 + row % 700;
                out.write("%d,ChatGPT,%d,%d,%d,API log\n".formatted(row / 3, 1 + row % 4_000, answer, 1 + row % 4_000 + answer));
            }
        }
        List<Double> shares = new ArrayList<>();
        Imported.Requests read = (Imported.Requests) TraceFile.read(path, shares::add);
        assertThat(read.trace().size()).isEqualTo(475_000);
        assertThat(read.trace().arrivalSeconds(474_999)).isEqualTo(166_666);
        assertThat(read.notes()).containsExactly("25,000 of 500,000 rows without tokens in or tokens out: failed requests, left out.");
        assertThat(shares).hasSizeGreaterThan(100).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void theSampleIsWhatItsBuilderSays() throws IOException {
        Path sample = Path.of("..", "samples", "azure-like-trace.csv");
        if ("write".equals(System.getProperty("headroom.samples"))) {
            Files.writeString(sample, SampleTrace.text());
        }
        assertThat(sample).hasContent(SampleTrace.text());
        assertThat(trace(sample).size()).isEqualTo(200);
    }

    /// Against the published conversation trace of 2023: 19,366 requests, 5.53/s, gap CV 1.09, index of dispersion 16 at 60 s, and its token percentiles.
    @Test
    @NeedsData
    void theConversationTraceOf2023HasItsKnownFigures() throws IOException {
        Trace trace = trace(Path.of(String.valueOf(System.getenv("HEADROOM_DATA")), "traces").resolve("AzureLLMInferenceTrace_conv.csv.gz"));
        assertThat(trace.size()).isEqualTo(19_366);
        assertThat(trace.ratePerSecond()).isCloseTo(5.53, within(0.005));
        assertThat(gapCv(trace)).isCloseTo(1.09, within(0.01));
        assertThat(dispersion(trace, 60)).isCloseTo(16, within(0.5));
        assertThat(percentiles(trace, trace::inputTokens)).containsExactly(1020, 2735, 4142);
        assertThat(percentiles(trace, trace::outputTokens)).containsExactly(129, 424, 601);
    }

    /// Against Mooncake's published synthetic trace: 3,993 requests, 3.91/s over 17 minutes, Poisson, and its token percentiles.
    @Test
    @NeedsData
    void theSyntheticTraceOfMooncakeHasItsKnownFigures() throws IOException {
        Trace trace = trace(Path.of(String.valueOf(System.getenv("HEADROOM_DATA")), "traces").resolve("synthetic_trace.jsonl.gz"));
        assertThat(trace.size()).isEqualTo(3_993);
        assertThat(trace.ratePerSecond()).isCloseTo(3.91, within(0.005));
        assertThat(trace.spanSeconds() / 60).isCloseTo(17, within(0.1));
        assertThat(gapCv(trace)).isCloseTo(1, within(0.05));
        assertThat(percentiles(trace, trace::inputTokens)).containsExactly(11_587, 38_611, 66_456);
        assertThat(percentiles(trace, trace::outputTokens)).containsExactly(69, 389, 768);
        PrefixBlocks blocks = Objects.requireNonNull(trace.prefixes());
        assertThat(blocks.size()).isEqualTo(121_877);
        assertThat(IntStream.range(0, blocks.size()).map(blocks::id).max()).as("ids as in the file").hasValue(43_923);
    }

    /// Variance over mean of the counts in whole windows.
    private static double dispersion(Trace trace, double seconds) {
        int windows = (int) (trace.spanSeconds() / seconds);
        double[] counts = new double[windows];
        for (int row = 0; row < trace.size() && trace.arrivalSeconds(row) < windows * seconds; row++) {
            counts[(int) (trace.arrivalSeconds(row) / seconds)]++;
        }
        double mean = Arrays.stream(counts).average().orElseThrow();
        return Arrays.stream(counts).map(count -> (count - mean) * (count - mean)).sum() / (windows - 1) / mean;
    }

    private static double gapCv(Trace trace) {
        double[] gaps = IntStream.range(1, trace.size()).mapToDouble(i -> trace.arrivalSeconds(i) - trace.arrivalSeconds(i - 1)).toArray();
        double mean = Arrays.stream(gaps).average().orElseThrow();
        return Math.sqrt(Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).average().orElseThrow()) / mean;
    }

    /// By interpolation between neighbours, rounded.
    private static int[] percentiles(Trace trace, IntUnaryOperator column) {
        int[] sorted = IntStream.range(0, trace.size()).map(column).sorted().toArray();
        return IntStream.of(50, 90, 99).map(p -> {
            double place = p / 100.0 * (sorted.length - 1);
            int below = (int) place;
            return (int) Math.round(sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]));
        }).toArray();
    }
}
