package io.headroom.trace;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.headroom.plan.Distribution;
import io.headroom.trace.BadRows.BadRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/*
 * The prompt of a multimodal request is the sum of its text, image, audio and video tokens. Their quantile functions are added: means add up exactly, and a request
 * that is long in one is long in all, which errs towards longer tails.
 *
 * The windows of a client are pooled by their numbers of requests, into as many equally likely values as there are bins; a bin's value is the mean of what falls into
 * it, rounded to whole tokens so that the mean stays.
 */
/// The lengths of the requests of clients, as ServeGen's token quantiles give them.
final class TokenQuantiles {
    private static final Pattern RATES_NAME = Pattern.compile("(?i)client_rates");
    private static final String OUTPUT = "output_tokens";
    private static final String INPUT = "input_tokens";
    private static final String TOKENS = "_tokens";
    private static final int BINS = 400;
    private static final int POINTS = 200;
    private static final int MOST_ROWS = 1_000_000;

    private final String file;
    private final Map<String, Pooled> clients;

    /// Lengths of a client's prompts and answers.
    record Pooled(Spread input, Spread output) {}

    /// Lengths, and how far their mean is from the one that the file gives, as a share of it.
    record Spread(Distribution.Empirical lengths, double error) {}

    private TokenQuantiles(String file, Map<String, Pooled> clients) {
        this.file = file;
        this.clients = clients;
    }

    /// The name of the file.
    String file() {
        return file;
    }

    /// What the file says of a client, or null if nothing.
    @Nullable Pooled of(String client) {
        return clients.get(client);
    }

    /// The file of token quantiles beside one of client rates, by its name, or null if there is none.
    static @Nullable Path beside(Path rates) {
        String name = String.valueOf(rates.getFileName());
        String other = RATES_NAME.matcher(name).replaceFirst("token_quantiles");
        if (other.equals(name)) {
            return null;
        }
        String bare = other.replaceFirst("(?i)\\.gz$", "");
        return Stream.of(other, bare, bare + ".gz").map(rates::resolveSibling).filter(Files::isRegularFile).findFirst().orElse(null);
    }

    /// Reads a file.
    ///
    /// @param cancelled asked now and then whether to give up
    static TokenQuantiles read(Path path, BooleanSupplier cancelled) throws BadTraceFile {
        ImportWatch watch = new ImportWatch() {
            @Override
            public void progress(double share) {}

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
        String file = FileTitle.of(path).fileName();
        return TraceText.of(path, watch, text -> CsvTable.of(text, table -> {
            if (TraceKind.ofTable(table.names()) != TraceKind.TOKEN_QUANTILES) {
                throw text.bad("holds no token quantiles: they have the columns %s. Choose another file, or leave it out.".formatted(TraceKind.TOKEN_QUANTILES.describe()));
            }
            return new TokenQuantiles(file, new Reader(table).read());
        }));
    }

    private static final class Reader {
        private final CsvTable table;
        private final TraceText text;
        private final BadRows bad = new BadRows();
        private final Map<String, Map<String, Map<String, TokenField>>> clients = new LinkedHashMap<>();
        private long seen;

        Reader(CsvTable table) {
            this.table = table;
            text = table.text();
        }

        Map<String, Pooled> read() throws IOException {
            while (table.hasNext()) {
                CsvRecord record = table.next();
                if (CsvTable.isBlank(record)) {
                    continue;
                }
                text.report();
                if (++seen > MOST_ROWS) {
                    throw text.bad("holds more than %d rows. Cut it into files of fewer clients.".formatted(MOST_ROWS));
                }
                try {
                    take(record);
                } catch (BadRow reason) {
                    bad.add(record.getStartingLineNumber(), reason);
                }
            }
            bad.refuse(text);
            Map<String, Pooled> pooled = new HashMap<>();
            for (Map.Entry<String, Map<String, Map<String, TokenField>>> client : clients.entrySet()) {
                pooled.put(client.getKey(), pooled(client.getKey(), client.getValue()));
            }
            return pooled;
        }

        private void take(CsvRecord record) throws BadTraceFile, BadRow {
            String client = field(record, "client");
            String window = field(record, "window_start_s");
            String name = field(record, "field").toLowerCase(Locale.ROOT);
            TokenField row = new TokenField(record.getStartingLineNumber(), number(record, "mean_rate_rps_in_window"), number(record, "mean"), number(record, "p50"),
                    number(record, "p90"), number(record, "p99"), number(record, "max"));
            TokenField other = clients.computeIfAbsent(client, any -> new LinkedHashMap<>()).computeIfAbsent(window, any -> new LinkedHashMap<>()).put(name, row);
            if (other != null) {
                throw new BadRow("it is for the same client, window and field as line %d".formatted(other.line()));
            }
        }

        private String field(CsvRecord record, String column) throws BadTraceFile, BadRow {
            return table.field(record, table.column(column));
        }

        private double number(CsvRecord record, String column) throws BadTraceFile, BadRow {
            return Numbers.atLeast(0, column, field(record, column));
        }

        private Pooled pooled(String client, Map<String, Map<String, TokenField>> windows) throws BadTraceFile {
            List<Map<String, TokenField>> used = windows.values().stream().filter(fields -> rate(fields) > 0).toList();
            List<Map<String, TokenField>> pooled = used.isEmpty() ? List.copyOf(windows.values()) : used;
            List<List<TokenField>> inputs = new ArrayList<>();
            List<List<TokenField>> outputs = new ArrayList<>();
            for (Map<String, TokenField> fields : pooled) {
                List<TokenField> input = fields.containsKey(INPUT) ? List.of(fields.get(INPUT))
                        : fields.entrySet().stream().filter(field -> field.getKey().endsWith(TOKENS) && !field.getKey().equals(OUTPUT)).map(Map.Entry::getValue).toList();
                TokenField output = fields.get(OUTPUT);
                if (input.isEmpty() || output == null) {
                    throw text.bad("line %d: client %s has no %s in this window. Add the row, and import again.".formatted(fields.values().iterator().next().line(), client,
                            output == null ? OUTPUT : INPUT));
                }
                inputs.add(input);
                outputs.add(List.of(output));
            }
            return new Pooled(spread(inputs), spread(outputs));
        }

        private static double rate(Map<String, TokenField> fields) {
            return fields.values().iterator().next().rate();
        }

        /// @param windows the fields of each window that make up the length
        private static Spread spread(List<List<TokenField>> windows) {
            boolean rated = windows.stream().anyMatch(fields -> fields.getFirst().rate() > 0);
            List<double[]> points = new ArrayList<>();
            double weights = 0;
            double mean = 0;
            for (List<TokenField> fields : windows) {
                double weight = rated ? fields.getFirst().rate() : 1;
                double[] values = new double[POINTS];
                for (TokenField field : fields) {
                    field.addTo(values);
                    mean += weight * field.mean();
                }
                for (double value : values) {
                    points.add(new double[] {value, weight / POINTS});
                }
                weights += weight;
            }
            mean /= weights;
            points.sort(Comparator.comparingDouble(point -> point[0]));
            Distribution.Empirical lengths = new Distribution.Empirical(Arrays.stream(whole(bins(points, weights))).boxed().toList());
            return new Spread(lengths, Math.abs(lengths.mean() - mean) / Math.max(1, mean));
        }

        /// Whole numbers of tokens, 1 or more, whose sums from the first on are those of the values, but for rounding: each takes over what the one before it lost. Rising.
        private static double[] whole(double[] values) {
            double[] whole = new double[values.length];
            double owed = 0;
            for (int i = 0; i < values.length; i++) {
                whole[i] = Math.max(1, Math.rint(values[i] + owed));
                owed = Math.clamp(owed + values[i] - whole[i], -1, 1);
            }
            Arrays.sort(whole);
            return whole;
        }

        /// Means of equal parts of weighted points in order.
        private static double[] bins(List<double[]> points, double weights) {
            double[] means = new double[BINS];
            double room = weights / BINS;
            int bin = 0;
            double filled = 0;
            for (double[] point : points) {
                double left = point[1];
                while (left > 0) {
                    double taken = bin == BINS - 1 ? left : Math.min(left, room - filled);
                    means[bin] += taken * point[0] / room;
                    filled += taken;
                    left -= taken;
                    if (filled >= room && bin < BINS - 1) {
                        bin++;
                        filled = 0;
                    }
                }
            }
            return means;
        }
    }
}
