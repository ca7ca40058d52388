package io.headroom.calibrate;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Efficiency;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Precision;
import io.headroom.plan.Profile;
import io.headroom.plan.Protocol;
import io.headroom.plan.Serving.Batching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// Makes `samples/measurements.csv`: simulated with invented coefficients, with noise of a few per cent, two runs that went wrong, and rows that nothing can
/// represent. Run with the path of the file to make it again.
public final class SampleMeasurements {
    /// The invented coefficients: an engine somewhat slower than the usual one.
    static final Efficiency INVENTED = Efficiency.USUAL.with(Map.of(Coefficient.GEMM_FP8, 0.42, Coefficient.GEMM_BF16, 0.6, Coefficient.WEIGHT_BANDWIDTH, 0.75,
            Coefficient.KV_BANDWIDTH, 0.65, Coefficient.LAYER, 26e-6, Coefficient.STEP, 2.6e-3, Coefficient.SEQUENCE, 50e-6, Coefficient.NEW_SEQUENCE, 4e-3,
            Coefficient.API, 20e-3, Coefficient.TOKENIZER, 3e-6));

    private static final int[][] LENGTHS = {{1024, 128}, {256, 256}, {4096, 64}, {2048, 32}};
    private static final int[] CLIENTS = {1, 4, 12, 32, 64};
    private static final double TTFT_NOISE = 0.04;
    private static final double TPOT_NOISE = 0.015;

    private SampleMeasurements() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), text());
    }

    private static String text() {
        List<String> lines = new ArrayList<>(List.of("id,model,gpu,engine,precision,input_tokens,output_tokens,concurrency,tp,attention_dp,ttft_ms,tpot_ms"));
        SplittableRandom random = new SplittableRandom(7);
        for (MeasuredPoint point : points("llama-3.1-70b", Precision.FP8, 4, LENGTHS)) {
            lines.add(line(noisy(point, random)));
        }
        for (MeasuredPoint point : points("llama-3.1-8b", Precision.BF16, 1, LENGTHS)) {
            lines.add(line(noisy(point, random)));
        }
        for (MeasuredPoint point : points("mistral-nemo-12b", Precision.BF16, 1, new int[][] {{1024, 128}}).subList(0, 4)) {
            lines.add(line(noisy(point, random)));
        }
        lines.set(8, wrong(lines.get(8), 6));
        lines.set(31, wrong(lines.get(31), 0.2));
        lines.add("house-model-1,house-model-9b,h100-80-sxm,vllm,bf16,1024,128,4,1,1,61.2,9.4");
        lines.add("llama-3.1-70b-dp-1,llama-3.1-70b,h100-80-sxm,vllm,fp8,1024,128,16,4,2,120.5,14.1");
        lines.add("llama-3.1-70b-large-1,llama-3.1-70b,h100-80-sxm,vllm,bf16,1024,128,4,1,1,300.1,60.2");
        lines.add("llama-3.1-8b-empty-1,llama-3.1-8b,h100-80-sxm,vllm,bf16,0,128,4,1,1,20.4,8.1");
        return String.join("\n", lines) + "\n";
    }

    /// Points as they would be measured on an H100 without any noise, with the invented coefficients and the usual protocol.
    static List<MeasuredPoint> points(String model, Precision precision, int gpus, int[][] lengths) {
        Catalogue catalogue = Catalogue.shipped();
        GpuType gpu = catalogue.gpuType(new GpuTypeId("h100-80-sxm")).orElseThrow();
        Model served = catalogue.model(new ModelId(model)).orElseThrow();
        List<MeasuredPoint> points = new ArrayList<>();
        for (int[] length : lengths) {
            for (int clients : CLIENTS) {
                MeasuredPoint asked = new MeasuredPoint("%s-%d-%d-c%d".formatted(model, length[0], length[1], clients), gpu, served, Batching.of(precision, gpus),
                        length[0], length[1], clients, 1, 1);
                Replay.Simulated seen = Replay.of(List.of(asked), Protocol.USUAL, INVENTED).getFirst();
                points.add(with(asked, seen.ttftSeconds(), seen.tpotSeconds()));
            }
        }
        return points;
    }

    /// The same point with other latencies.
    static MeasuredPoint with(MeasuredPoint point, double ttftSeconds, double tpotSeconds) {
        return new MeasuredPoint(point.id(), point.gpu(), point.model(), point.batching(), point.inputTokens(), point.outputTokens(), point.concurrency(), ttftSeconds,
                tpotSeconds);
    }

    /// Points as rows of a table.
    static List<MeasuredRow> rows(List<MeasuredPoint> points) {
        return points.stream().map(point -> new MeasuredRow(point.id(), 0, new MeasuredRow.Group(point.model().id().value(), point.gpu().id().value(),
                point.batching().engine(), "", point.batching().precision().name().toLowerCase(Locale.ROOT),
                Profile.Family.of(point.model())), point, null, "")).toList();
    }

    private static MeasuredPoint noisy(MeasuredPoint point, SplittableRandom random) {
        return with(point, point.ttftSeconds() * Math.exp(TTFT_NOISE * random.nextGaussian()), point.tpotSeconds() * Math.exp(TPOT_NOISE * random.nextGaussian()));
    }

    private static String line(MeasuredPoint point) {
        return String.format(Locale.ROOT, "%s,%s,%s,%s,%s,%d,%d,%d,%d,1,%.1f,%.2f", point.id(), point.model().id(), point.gpu().id(), point.batching().engine(),
                point.batching().precision().name().toLowerCase(Locale.ROOT), point.inputTokens(), point.outputTokens(), point.concurrency(),
                point.batching().tensorParallel(), 1000 * point.ttftSeconds(), 1000 * point.tpotSeconds());
    }

    /// The line of a run that went wrong: its time to first token is off by a factor.
    private static String wrong(String line, double factor) {
        String[] cells = line.split(",", -1);
        cells[10] = String.format(Locale.ROOT, "%.1f", factor * Double.parseDouble(cells[10]));
        return String.join(",", cells);
    }
}
