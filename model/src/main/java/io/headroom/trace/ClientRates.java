package io.headroom.trace;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.RateWindows;
import io.headroom.plan.RateWindows.Family;
import io.headroom.trace.BadRows.BadRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads ServeGen's rates of clients: a row for each client and window, with the family and the shape of the gaps in it. Rows may come in any order. The windows of a
/// client must follow each other without a gap; one that begins later than others, or ends sooner, sends nothing where it has no rows.
final class ClientRates {
    private static final int ROWS_PER_REPORT = 4_096;
    private static final double USUAL_WINDOW_SECONDS = 600;
    /// How far a window may begin from where it should, as a share of it: room for rounding only.
    private static final double ROUNDING = 1e-6;
    private static final double LEAST_SHAPE = 0.008;
    private static final double MOST_SHAPE = 10_000;

    private final CsvTable table;
    private final TraceText text;
    private final BadRows bad = new BadRows();
    private final Map<String, List<Row>> clients = new LinkedHashMap<>();
    private long seen;
    private long withoutPattern;

    /// What the file says of one window of a client.
    private record Row(long line, double seconds, double rate, Family family, double shape) {}

    ClientRates(CsvTable table) {
        this.table = table;
        text = table.text();
    }

    /// Reads all rows.
    void read() throws BadTraceFile {
        int client = table.column("client");
        int time = table.column("t_s");
        int rate = table.column("rate_rps");
        int pattern = table.column("pattern");
        int shape = table.column("param1");
        while (table.hasNext()) {
            CsvRecord record = table.next();
            if (CsvTable.isBlank(record)) {
                continue;
            }
            if (seen % ROWS_PER_REPORT == 0) {
                text.report();
            }
            if (seen++ == TraceFile.MOST_REQUESTS) {
                throw text.bad("holds more than %d rows. Cut it into files of fewer clients.".formatted(TraceFile.MOST_REQUESTS));
            }
            long line = record.getStartingLineNumber();
            try {
                String label = label(table.field(record, client));
                double seconds = Numbers.atLeast(0, "t_s", table.field(record, time));
                double perSecond = Numbers.atLeast(0, "rate_rps", table.field(record, rate));
                clients.computeIfAbsent(label, any -> new ArrayList<>())
                        .add(perSecond == 0 ? new Row(line, seconds, 0, Family.POISSON, 1) : row(line, seconds, perSecond, table.field(record, pattern), table.field(record, shape)));
            } catch (BadRow reason) {
                bad.add(line, reason);
            }
        }
        text.reportEnd();
        bad.refuse(text);
        if (clients.isEmpty()) {
            throw text.bad("has a header and no row. Choose a file with the rates of clients.");
        }
    }

    private static String label(String text) throws BadRow {
        if (text.isEmpty() || text.length() > 60 || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadRow("its client is %s, not a name of 1 to 60 characters".formatted(TraceText.quote(text)));
        }
        return text;
    }

    private Row row(long line, double seconds, double rate, String pattern, String shapeText) throws BadRow {
        Family family = switch (pattern.toLowerCase(Locale.ROOT)) {
            case "gamma" -> Family.GAMMA;
            case "weibull" -> Family.WEIBULL;
            case "", "poisson", "exponential" -> Family.POISSON;
            default -> throw new BadRow("its pattern is %s, not Gamma, Weibull, Poisson or nothing".formatted(TraceText.quote(pattern)));
        };
        if (family == Family.POISSON) {
            withoutPattern += pattern.isEmpty() ? 1 : 0;
            return new Row(line, seconds, rate, family, 1);
        }
        double shape = Numbers.atLeast(0, "param1", shapeText);
        if (shape < LEAST_SHAPE || shape > MOST_SHAPE) {
            throw new BadRow("its param1, the shape of the gaps, is %s, not from %s to %.0f".formatted(TraceText.quote(shapeText), LEAST_SHAPE, MOST_SHAPE));
        }
        return new Row(line, seconds, rate, family, shape);
    }

    /// The clients with their windows.
    ///
    /// @param lengths of their requests, or null where nothing is known
    Imported.Clients done(FileTitle title, @Nullable TokenQuantiles lengths) throws BadTraceFile {
        clients.values().forEach(rows -> rows.sort((one, other) -> Double.compare(one.seconds, other.seconds)));
        double window = windowSeconds();
        double begins = clients.values().stream().mapToDouble(rows -> rows.getFirst().seconds).min().orElseThrow();
        double last = clients.values().stream().mapToDouble(rows -> rows.getLast().seconds).max().orElseThrow();
        long windows = Math.round((last - begins) / window) + 1;
        if (windows * clients.size() > TraceFile.MOST_REQUESTS) {
            throw text.bad("spreads %d windows of %s s over %d clients, more than %d in all. Cut it into shorter ones.".formatted(windows, plain(window), clients.size(),
                    TraceFile.MOST_REQUESTS));
        }
        List<Imported.Client> found = new ArrayList<>();
        Lengths given = new Lengths(lengths);
        int silent = 0;
        int shorter = 0;
        for (Map.Entry<String, List<Row>> client : clients.entrySet()) {
            checkWindows(client.getKey(), client.getValue(), window, begins);
            shorter += client.getValue().size() < windows ? 1 : 0;
            if (client.getValue().stream().allMatch(row -> row.rate == 0)) {
                silent++;
            } else {
                found.add(given.client(client.getKey(), windows(client.getKey(), client.getValue(), window, begins, (int) windows)));
            }
        }
        if (found.isEmpty()) {
            throw text.bad("has a rate above 0 in none of its %d rows. Choose a file with clients that send requests.".formatted(seen));
        }
        List<String> notes = new ArrayList<>();
        double requests = found.stream().mapToDouble(Imported.Client::requests).sum();
        notes.add("%s in %s of %s s, %s requests in all.".formatted(Counted.of(found.size(), "client"), Counted.of(windows, "window"), plain(window), Counted.of(requests)));
        note(notes, silent, "%s of %s without a request in any window: left out.", Counted.of(clients.size(), "client"));
        note(notes, shorter, "%s of %s with fewer windows than others: nothing is sent where there are no rows.", Counted.of(clients.size(), "client"));
        note(notes, withoutPattern, "%s of %s with a rate and no pattern: Poisson.", Counted.of(seen, "row"));
        if (begins > 0) {
            notes.add("The first window begins at t_s %s: there the run starts.".formatted(plain(begins)));
        }
        notes.addAll(given.notes());
        return new Imported.Clients(title.nameWithout("client_rates"), found, notes);
    }

    private static void note(List<String> notes, long count, String sentence, String all) {
        if (count > 0) {
            notes.add(sentence.formatted(Counted.of((double) count), all));
        }
    }

    /// The shortest time between two rows of a client.
    private double windowSeconds() {
        double shortest = Double.POSITIVE_INFINITY;
        for (List<Row> rows : clients.values()) {
            for (int i = 1; i < rows.size(); i++) {
                double between = rows.get(i).seconds - rows.get(i - 1).seconds;
                shortest = between > 0 ? Math.min(shortest, between) : shortest;
            }
        }
        return shortest == Double.POSITIVE_INFINITY ? USUAL_WINDOW_SECONDS : shortest;
    }

    private void checkWindows(String label, List<Row> rows, double window, double begins) throws BadTraceFile {
        double offset = (rows.getFirst().seconds - begins) / window;
        if (Math.abs(offset - Math.rint(offset)) > ROUNDING) {
            throw text.bad("line %d: client %s has a window at t_s %s, which no whole number of windows of %s s from %s reaches. Correct the row, and import again."
                    .formatted(rows.getFirst().line, label, plain(rows.getFirst().seconds), plain(window), plain(begins)));
        }
        for (int i = 1; i < rows.size(); i++) {
            Row before = rows.get(i - 1);
            Row row = rows.get(i);
            double between = row.seconds - before.seconds;
            if (between == 0) {
                throw text.bad("line %d: client %s has two rows for t_s %s, the other on line %d. Remove one, and import again.".formatted(Math.max(before.line, row.line),
                        label, plain(row.seconds), Math.min(before.line, row.line)));
            }
            if (Math.abs(between - window) > ROUNDING * window) {
                throw text.bad("line %d: client %s goes from t_s %s, line %d, to %s, though windows last %s s. Add the rows between, with rate 0 if nothing came, and import again."
                        .formatted(row.line, label, plain(before.seconds), before.line, plain(row.seconds), plain(window)));
            }
        }
    }

    private RateWindows windows(String label, List<Row> rows, double window, double begins, int count) throws BadTraceFile {
        double[] rates = new double[count];
        double[] shapes = new double[count];
        Family[] families = new Family[count];
        Arrays.fill(shapes, 1);
        Arrays.fill(families, Family.POISSON);
        int first = (int) Math.round((rows.getFirst().seconds - begins) / window);
        for (int i = 0; i < rows.size(); i++) {
            rates[first + i] = rows.get(i).rate;
            shapes[first + i] = rows.get(i).shape;
            families[first + i] = rows.get(i).family;
        }
        try {
            return RateWindows.ofRates(window, rates, shapes, families);
        } catch (InvalidPlan refused) {
            throw text.bad("client %s, from line %d: %s".formatted(label, rows.getFirst().line, refused.getMessage()));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
