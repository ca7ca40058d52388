package io.headroom.calibrate;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.headroom.calibrate.MeasuredRow.Group;
import io.headroom.calibrate.MeasuredRow.Unfit;
import io.headroom.catalog.Catalogue;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Precision;
import io.headroom.plan.Profile;
import io.headroom.plan.Serving.Batching;
import io.headroom.serving.KvCache;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads tables of served latencies: `id,model,gpu,engine,engine_version,precision,input_tokens,output_tokens,concurrency,tp,ep,attention_dp,ttft_ms,tpot_ms`
/// in any order, other columns ignored. `ep`, `attention_dp` and `engine_version` may be missing. The precision `unknown` is taken for bf16, the format
/// models are published in.
public final class MeasuredTable {
    private static final List<String> NEEDED = List.of("id", "model", "gpu", "engine", "precision", "input_tokens", "output_tokens", "concurrency", "tp",
            "ttft_ms", "tpot_ms");
    private static final Map<String, Precision> PRECISIONS = Map.of("bf16", Precision.BF16, "fp16", Precision.BF16, "unknown", Precision.BF16, "",
            Precision.BF16, "fp8", Precision.FP8, "fp4", Precision.FP4, "mxfp4", Precision.FP4, "nvfp4", Precision.FP4);
    private static final int NODE = 8;
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_CLIENTS = 100_000;

    private final String file;
    private final Catalogue catalogue;

    private MeasuredTable(String file, Catalogue catalogue) {
        this.file = file;
        this.catalogue = catalogue;
    }

    /// Reads a table.
    ///
    /// @throws BadMeasurements if the file is no such table, or a figure in it is no number
    /// @throws IOException if it cannot be read
    public static List<MeasuredRow> read(Path path, Catalogue catalogue) throws IOException {
        String name = String.valueOf(path.getFileName());
        try (Reader text = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().commentStrategy(CommentStrategy.NONE).skipEmptyLines(true).ofNamedCsvRecord(text)) {
            return new MeasuredTable(name, catalogue).rows(rows);
        } catch (NoSuchFileException missing) {
            throw new BadMeasurements(name, "there is no such file. Check the path.");
        } catch (CharacterCodingException notText) {
            throw new BadMeasurements(name, "is not text in UTF-8. Save it as CSV (UTF-8).");
        } catch (UncheckedIOException unreadable) {
            if (unreadable.getCause() instanceof CharacterCodingException) {
                throw new BadMeasurements(name, "is not text in UTF-8. Save it as CSV (UTF-8).");
            }
            throw new BadMeasurements(name, "could not be read: %s.".formatted(unreadable.getMessage()));
        } catch (CsvParseException broken) {
            throw new BadMeasurements(name, "is not CSV: %s. Save it as CSV with a header and commas.".formatted(broken.getMessage()));
        }
    }

    private List<MeasuredRow> rows(CsvReader<NamedCsvRecord> records) throws BadMeasurements {
        List<MeasuredRow> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (NamedCsvRecord record : records) {
            if (rows.isEmpty()) {
                checkHeader(record);
            }
            if (record.getFieldCount() != record.getHeader().size()) {
                throw at(record, "it has %d columns and the header %d. Maybe a comma too many, or too few?".formatted(record.getFieldCount(),
                        record.getHeader().size()));
            }
            MeasuredRow row = row(record);
            if (!ids.add(row.id())) {
                throw at(record, "the id \"%s\" is there twice. Give each row its own.".formatted(row.id()));
            }
            rows.add(row);
            if (rows.size() > MOST_ROWS) {
                throw new BadMeasurements(file, "has more than %d rows. Split it.".formatted(MOST_ROWS));
            }
        }
        if (rows.isEmpty()) {
            throw new BadMeasurements(file, "holds no measurements: a header and at least one row are needed. The header is %s.".formatted(String.join(",", NEEDED)));
        }
        return rows;
    }

    private void checkHeader(NamedCsvRecord record) throws BadMeasurements {
        List<String> missing = NEEDED.stream().filter(column -> !record.getHeader().contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new BadMeasurements(file, "the column %s is missing: the header must have %s.".formatted(String.join(", ", missing), String.join(",", NEEDED)));
        }
    }

    private BadMeasurements at(NamedCsvRecord record, String problem) {
        return new BadMeasurements(file, "line %d: %s".formatted(record.getStartingLineNumber(), problem));
    }

    private MeasuredRow row(NamedCsvRecord record) throws BadMeasurements {
        String id = text(record, "id");
        Optional<Model> model = id(record, "model", ModelId::new).flatMap(catalogue::model);
        Optional<GpuType> gpu = id(record, "gpu", GpuTypeId::new).flatMap(catalogue::gpuType);
        Group group = new Group(text(record, "model"), text(record, "gpu"), text(record, "engine"), text(record, "engine_version"), text(record, "precision"),
                model.map(Profile.Family::of).orElse(null));
        Figures figures = new Figures(whole(record, "input_tokens"), whole(record, "output_tokens"), whole(record, "concurrency"), tensorParallel(record),
                Math.max(1, wholeOr(record, "attention_dp", 1)), number(record, "ttft_ms"), number(record, "tpot_ms"));
        if (figures.concurrency() > MOST_CLIENTS) {
            throw at(record, "concurrency is %d: use at most %d clients.".formatted(figures.concurrency(), MOST_CLIENTS));
        }
        @Nullable Precision precision = PRECISIONS.get(group.precision().toLowerCase(Locale.ROOT));
        if (model.isEmpty()) {
            return out(record, group, Unfit.UNKNOWN_MODEL, "the catalogue has no model \"%s\"".formatted(group.model()));
        }
        if (gpu.isEmpty()) {
            return out(record, group, Unfit.UNKNOWN_GPU, "the catalogue has no GPU type \"%s\"".formatted(group.gpu()));
        }
        if (precision == null) {
            return out(record, group, Unfit.UNKNOWN_PRECISION, "the precision \"%s\" is none of bf16, fp8, fp4".formatted(group.precision()));
        }
        return point(record, group, model.get(), gpu.get(), precision, figures, id);
    }

    private record Figures(int input, int output, int concurrency, int tensorParallel, int attentionCopies, double ttftMillis, double tpotMillis) {}

    private MeasuredRow point(NamedCsvRecord record, Group group, Model model, GpuType gpu, Precision precision, Figures figures, String id)
            throws BadMeasurements {
        int gpus = figures.tensorParallel();
        if (figures.input() <= 0 || figures.output() <= 0 || figures.concurrency() <= 0 || figures.ttftMillis() <= 0
                || (figures.output() > 1 && figures.tpotMillis() <= 0)) {
            return out(record, group, Unfit.NOTHING_MEASURED, "tokens, concurrency and latencies must be above 0");
        }
        if (figures.attentionCopies() > 1) {
            return out(record, group, Unfit.ATTENTION_PARALLEL, "attention_dp %d".formatted(figures.attentionCopies()));
        }
        if (gpus > Math.max(NODE, gpu.gpusPerNode())) {
            return out(record, group, Unfit.SEVERAL_NODES, "%d GPUs per replica".formatted(gpus));
        }
        if (gpus < 1 || Integer.bitCount(gpus) != 1 || model.heads() % gpus != 0) {
            return out(record, group, Unfit.UNEVEN_SPLIT, "%d GPUs for %d attention heads".formatted(gpus, model.heads()));
        }
        if (!group.engine().matches("[A-Za-z0-9._-]{1,100}")) {
            throw at(record, "the engine \"%s\" is no name. Use letters, digits, dots and dashes, e.g. vllm.".formatted(group.engine()));
        }
        Batching usual = Batching.of(precision, gpus);
        Batching batching = new Batching(group.engine(), group.version().isEmpty() ? null : group.version(), precision, usual.kvPrecision(), gpus,
                usual.maxBatchedTokens(), usual.maxSequences(), usual.memoryShare(), usual.prefixCaching(), usual.sessionAffinity());
        long blocks;
        try {
            blocks = KvCache.blocks(model, gpu, batching);
        } catch (InvalidPlan tooLarge) {
            return out(record, group, Unfit.DOES_NOT_FIT, String.valueOf(tooLarge.getMessage()));
        }
        long longest = (long) figures.input() + figures.output();
        if (longest > model.maxContext() || longest > blocks * KvCache.BLOCK_TOKENS) {
            return out(record, group, Unfit.TOO_LONG, "%d tokens, but the context holds %d and the KV cache %d".formatted(longest, model.maxContext(),
                    blocks * KvCache.BLOCK_TOKENS));
        }
        double tpot = figures.output() > 1 ? figures.tpotMillis() / 1000 : Double.NaN;
        return new MeasuredRow(id, record.getStartingLineNumber(), group,
                new MeasuredPoint(id, gpu, model, batching, figures.input(), figures.output(), figures.concurrency(), figures.ttftMillis() / 1000, tpot), null, "");
    }

    private static MeasuredRow out(NamedCsvRecord record, Group group, Unfit unfit, String why) {
        return new MeasuredRow(text(record, "id"), record.getStartingLineNumber(), group, null, unfit, why);
    }

    /// A label like tp 64 / ep 8 multiplies the two: the replica has 64 / 8 GPUs.
    private int tensorParallel(NamedCsvRecord record) throws BadMeasurements {
        int labelled = whole(record, "tp");
        int experts = Math.max(1, wholeOr(record, "ep", 1));
        return labelled > NODE && labelled == experts * experts ? experts : labelled;
    }

    private static String text(NamedCsvRecord record, String column) {
        return record.findField(column).orElse("").strip();
    }

    private static <T> Optional<T> id(NamedCsvRecord record, String column, Function<String, T> type) {
        try {
            return Optional.of(type.apply(text(record, column)));
        } catch (InvalidPlan noId) {
            return Optional.empty();
        }
    }

    private int wholeOr(NamedCsvRecord record, String column, int fallback) throws BadMeasurements {
        return text(record, column).isEmpty() ? fallback : whole(record, column);
    }

    private int whole(NamedCsvRecord record, String column) throws BadMeasurements {
        double value = number(record, column);
        if (value != Math.rint(value) || value < 0 || value > 100_000_000) {
            throw at(record, "%s is %s: use a whole number from 0 to 100000000.".formatted(column, text(record, column)));
        }
        return (int) value;
    }

    private double number(NamedCsvRecord record, String column) throws BadMeasurements {
        try {
            double value = Double.parseDouble(text(record, column));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException none) {
            // Said below, together with what is no finite number.
        }
        throw at(record, "%s is \"%s\", not a number. Correct it, or remove the row.".formatted(column, text(record, column)));
    }
}
