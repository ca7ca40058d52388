package io.headroom.calibrate;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.headroom.calibrate.RecordedRun.Request;
import io.headroom.calibrate.RecordedRun.Tick;
import io.headroom.catalog.Catalogue;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving.Batching;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/*
 * A recording has two clocks. `arrival_time` and `started_at` are the client's wall clock, the `_ts` times the engine's own, which starts anywhere. The time
 * series counts from `started_at`. The request that got from the client to the engine fastest tells how the clocks lie to each other; what it took itself,
 * a few milliseconds, stays in the difference.
 */
/// Reads the folder of a [RecordedRun].
final class RunFolder {
    private static final String META = "meta.json";
    private static final String REQUESTS = "requests.jsonl";
    private static final String SERIES = "timeseries.csv";
    private static final int MOST_LINES = 1_000_000;
    private static final int MOST_BYTES = 256 << 20;
    private static final int MOST_TOKENS = 100_000_000;
    private static final int MOST_SETTING = 1_000_000;
    private static final int NODE = 8;
    private static final double USUAL_MEMORY_SHARE = 0.9;
    private static final Map<String, Precision> FORMATS = Map.of("auto", Precision.BF16, "bfloat16", Precision.BF16, "float16", Precision.BF16, "half",
            Precision.BF16, "fp8", Precision.FP8, "fp8_e4m3", Precision.FP8, "fp8_e5m2", Precision.FP8);
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Path folder;
    private final String name;
    private final Catalogue catalogue;

    RunFolder(Path folder, Catalogue catalogue) {
        this.folder = folder;
        this.catalogue = catalogue;
        name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    RecordedRun read(@Nullable GpuTypeId asked) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadMeasurements(name, "there is no such folder. Name the folder that holds %s, %s and %s.".formatted(META, REQUESTS, SERIES));
        }
        ObjectNode meta = object(META, 0, text(META));
        Model model = model(string(meta, "model"));
        GpuType gpu = gpu(meta, asked);
        Batching batching = batching(meta);
        int gpus = batching.tensorParallel();
        if (model.heads() % gpus != 0 || gpus > Math.max(NODE, gpu.gpusPerNode())) {
            throw bad(META, "\"tensor_parallel_size\" is %d, but the model has %d attention heads and a node of %s at most %d GPUs.".formatted(gpus, model.heads(), gpu.name(),
                    Math.max(NODE, gpu.gpusPerNode())));
        }
        double startSeconds = started(meta);
        return new RecordedRun(name, gpu, model, batching, requests(startSeconds), ticks());
    }

    private BadMeasurements bad(String file, String problem) {
        return new BadMeasurements(name + "/" + file, problem);
    }

    private BadMeasurements bad(String file, long line, String problem) {
        return bad(file, line > 0 ? "line %d: %s".formatted(line, problem) : problem);
    }

    private String text(String file) throws IOException {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw bad(file, "there is no such file. A recorded run needs %s, %s and %s.".formatted(META, REQUESTS, SERIES));
        }
        if (Files.size(path) > MOST_BYTES) {
            throw bad(file, "is larger than %d MB. Split the run.".formatted(MOST_BYTES >> 20));
        }
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notText) {
            throw bad(file, "is not text in UTF-8. Record it again, or restore a copy.");
        }
    }

    private ObjectNode object(String file, long line, String json) throws BadMeasurements {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException broken) {
            throw bad(file, line, "is not valid JSON: %s. Correct it, or remove it.".formatted(broken.getOriginalMessage().split("\\R| \\(start marker|[.\\s]+$", 2)[0]));
        }
        throw bad(file, line, "is no JSON object: it must look like {\"key\": value}. Correct it, or remove it.");
    }

    private String string(ObjectNode meta, String key) throws BadMeasurements {
        JsonNode value = meta.get(key);
        if (value == null || !value.isString()) {
            throw bad(META, "\"%s\" must be text, but is %s. Add it, e.g. \"%s\": \"%s\".".formatted(key, value == null ? "missing" : value, key,
                    "model".equals(key) ? "meta-llama/Llama-3.1-8B" : "2027-01-04T12:00:00Z"));
        }
        return value.stringValue();
    }

    private double started(ObjectNode meta) throws BadMeasurements {
        String text = string(meta, "started_at");
        try {
            Instant at = Instant.parse(text);
            return at.getEpochSecond() + at.getNano() / 1e9;
        } catch (DateTimeException noTime) {
            throw bad(META, "\"started_at\" is \"%s\", no time. Write it like 2027-01-04T12:00:00Z.".formatted(text));
        }
    }

    /// The model with that id or name, whatever the spelling: `meta-llama/Llama-3.1-8B` is `llama-3.1-8b`. Tuning to follow instructions changes no shape.
    private Model model(String named) throws BadMeasurements {
        String plain = plain(named.substring(named.lastIndexOf('/') + 1));
        String shape = plain.endsWith("instruct") ? plain.substring(0, plain.length() - "instruct".length()) : plain;
        return catalogue.models().stream().filter(model -> plain(model.id().value()).equals(shape) || plain(model.name()).equals(shape)).findFirst()
                .orElseThrow(() -> bad(META, "the catalogue has no model \"%s\". It has: %s.".formatted(named,
                        catalogue.models().stream().map(model -> model.id().value()).collect(Collectors.joining(", ")))));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private GpuType gpu(ObjectNode meta, @Nullable GpuTypeId asked) throws BadMeasurements {
        if (asked != null) {
            return catalogue.gpuType(asked).orElseThrow(() -> bad(META, noGpu(asked.value())));
        }
        if (meta.has("gpu")) {
            String named = string(meta, "gpu");
            return catalogue.gpuTypes().stream().filter(gpu -> gpu.id().value().equals(named)).findFirst().orElseThrow(() -> bad(META, noGpu(named)));
        }
        List<GpuType> named = catalogue.gpuTypes().stream().filter(gpu -> Arrays.stream(name.split("_", -1)).anyMatch(part -> names(part, gpu))).toList();
        if (named.size() != 1) {
            throw bad(META, "it does not say the GPU type, and the folder's name names %s. Say it with --gpu; the catalogue has: %s.".formatted(
                    named.isEmpty() ? "none" : "several (" + ids(named) + ")", ids(catalogue.gpuTypes())));
        }
        return named.getFirst();
    }

    private String noGpu(String id) {
        return "the catalogue has no GPU type \"%s\". It has: %s.".formatted(id, ids(catalogue.gpuTypes()));
    }

    private static String ids(List<GpuType> gpus) {
        return gpus.stream().map(gpu -> gpu.id().value()).collect(Collectors.joining(", "));
    }

    /// Whether a part of a folder's name names a GPU type: its id, or as many words of it as there are, so `rtxpro6000` is `rtx-pro-6000-96`.
    private static boolean names(String part, GpuType gpu) {
        String wanted = plain(part);
        StringBuilder words = new StringBuilder();
        for (String word : gpu.id().value().split("-", -1)) {
            words.append(word);
            if (wanted.contentEquals(words)) {
                return true;
            }
        }
        return false;
    }

    private Batching batching(ObjectNode meta) throws BadMeasurements {
        if (!(meta.get("engine_kwargs") instanceof ObjectNode settings)) {
            throw bad(META, "\"engine_kwargs\" is missing: add the engine's settings, e.g. {\"tensor_parallel_size\": 1, \"max_num_seqs\": 128, ...}.");
        }
        for (String copies : List.of("data_parallel_size", "pipeline_parallel_size")) {
            if (settings.hasNonNull(copies) && setting(settings, copies) != 1) {
                throw bad(META, "\"%s\" is %s: only a run of one replica on one group of GPUs can be replayed.".formatted(copies, settings.get(copies)));
            }
        }
        Precision precision = settings.hasNonNull("quantization") ? format(settings, "quantization") : format(settings, "dtype");
        double share = settings.hasNonNull("gpu_memory_utilization") ? settings.get("gpu_memory_utilization").asDouble(Double.NaN) : USUAL_MEMORY_SHARE;
        String version = meta.hasNonNull("vllm_version") ? string(meta, "vllm_version") : null;
        try {
            // The recording has lengths but no prompts, so nothing is known of prefixes they share.
            return new Batching(Batching.USUAL_ENGINE, version, precision, format(settings, "kv_cache_dtype"), setting(settings, "tensor_parallel_size"),
                    setting(settings, "max_num_batched_tokens"), setting(settings, "max_num_seqs"), share, false, true);
        } catch (InvalidPlan impossible) {
            throw bad(META, String.valueOf(impossible.getMessage()));
        }
    }

    private int setting(ObjectNode settings, String key) throws BadMeasurements {
        JsonNode value = settings.get(key);
        if (value == null || !value.isInt() || value.intValue() < 1 || value.intValue() > MOST_SETTING) {
            throw bad(META, "\"engine_kwargs\" must say \"%s\" as a whole number from 1 to %d, but it is %s.".formatted(key, MOST_SETTING, value == null ? "missing" : value));
        }
        return value.intValue();
    }

    private Precision format(ObjectNode settings, String key) throws BadMeasurements {
        JsonNode value = settings.get(key);
        Precision format = value != null && value.isString() ? FORMATS.get(value.stringValue()) : value == null ? Precision.BF16 : null;
        if (format == null) {
            throw bad(META, "\"%s\" is %s: use one of %s.".formatted(key, value, FORMATS.keySet().stream().sorted().collect(Collectors.joining(", "))));
        }
        return format;
    }

    /// A line of the file as it stands there, on the clocks of the file.
    private record Line(long number, String id, int input, int output, double arrival, double queued, double scheduled, double first, double last) {}

    private List<Request> requests(double startSeconds) throws IOException {
        List<Line> lines = lines();
        double clocks = lines.stream().mapToDouble(line -> line.queued() - line.arrival()).min().orElseThrow();
        double start = startSeconds + clocks;
        List<Request> requests = new ArrayList<>();
        for (Line line : lines) {
            if (line.queued() < start) {
                throw bad(REQUESTS, line.number(), "it came before \"started_at\" of %s. Correct the time there.".formatted(META));
            }
            requests.add(new Request(line.id(), line.input(), line.output(), line.queued() - start, line.scheduled() - start, line.first() - start,
                    line.last() - start));
        }
        return requests;
    }

    private List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        long number = 0;
        for (String text : text(REQUESTS).lines().toList()) {
            number++;
            if (text.isBlank()) {
                continue;
            }
            Line line = line(number, object(REQUESTS, number, text));
            if (!ids.add(line.id())) {
                throw bad(REQUESTS, number, "the request_id \"%s\" is there twice. Give each request its own.".formatted(line.id()));
            }
            lines.add(line);
            if (lines.size() > MOST_LINES) {
                throw bad(REQUESTS, "has more than %d requests. Split the run.".formatted(MOST_LINES));
            }
        }
        if (lines.isEmpty()) {
            throw bad(REQUESTS, "holds no requests: one JSON object a line is needed.");
        }
        return lines;
    }

    private Line line(long number, ObjectNode json) throws BadMeasurements {
        JsonNode id = json.get("request_id");
        if (id == null || !id.isString()) {
            throw bad(REQUESTS, number, "request_id is %s: it must be text.".formatted(id == null ? "missing" : id));
        }
        Line line = new Line(number, id.stringValue(), tokens(number, json, "input_toks"), tokens(number, json, "output_toks"), seconds(number, json, "arrival_time"),
                seconds(number, json, "queued_ts"), seconds(number, json, "scheduled_ts"), seconds(number, json, "first_token_ts"),
                seconds(number, json, "last_token_ts"));
        if (line.queued() > line.scheduled() || line.scheduled() >= line.first() || line.first() > line.last()) {
            throw bad(REQUESTS, number, "its times are out of order: queued_ts, scheduled_ts, first_token_ts and last_token_ts must follow each other.");
        }
        return line;
    }

    private int tokens(long number, ObjectNode json, String key) throws BadMeasurements {
        JsonNode value = json.get(key);
        if (value == null || !value.isInt() || value.intValue() < 1 || value.intValue() > MOST_TOKENS) {
            throw bad(REQUESTS, number, "%s is %s: it must be a whole number from 1. Correct it, or remove the line.".formatted(key, value == null ? "missing" : value));
        }
        return value.intValue();
    }

    private double seconds(long number, ObjectNode json, String key) throws BadMeasurements {
        JsonNode value = json.get(key);
        if (value == null || !value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw bad(REQUESTS, number, "%s is %s: it must be a time in seconds. Correct it, or remove the line.".formatted(key, value == null ? "missing" : value));
        }
        return value.doubleValue();
    }

    private List<Tick> ticks() throws IOException {
        List<Tick> ticks = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().commentStrategy(CommentStrategy.NONE).skipEmptyLines(true).ofNamedCsvRecord(text(SERIES))) {
            for (NamedCsvRecord row : rows) {
                Tick tick = new Tick(figure(row, "t"), (int) figure(row, "running"), (int) figure(row, "waiting"),
                        row.getHeader().contains("kv_cache_pct") ? figure(row, "kv_cache_pct") / 100 : Double.NaN);
                if (!ticks.isEmpty() && tick.seconds() <= ticks.getLast().seconds()) {
                    throw bad(SERIES, row.getStartingLineNumber(), "t is not after the line before it. Sort the file by t.");
                }
                ticks.add(tick);
            }
        } catch (CsvParseException broken) {
            throw bad(SERIES, "is not CSV: %s. Save it as CSV with a header and commas.".formatted(broken.getMessage()));
        }
        if (ticks.isEmpty()) {
            throw bad(SERIES, "holds no figures: a header t,running,waiting and at least one row are needed.");
        }
        // Engines that do not log it write 0 while sequences run.
        boolean recorded = ticks.stream().anyMatch(tick -> tick.kvShare() > 0);
        return recorded ? ticks : ticks.stream().map(tick -> new Tick(tick.seconds(), tick.running(), tick.waiting(), Double.NaN)).toList();
    }

    private double figure(NamedCsvRecord row, String column) throws BadMeasurements {
        String text = row.findField(column).orElse("").strip();
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException none) {
            value = Double.NaN;
        }
        if (!(value >= 0 && value <= MOST_TOKENS)) {
            throw bad(SERIES, row.getStartingLineNumber(), "%s is \"%s\": it must be a number from 0. The header must have t,running,waiting.".formatted(column, text));
        }
        return value;
    }
}
