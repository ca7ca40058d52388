package io.headroom.store;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.headroom.allocate.sweep.Figure;
import io.headroom.allocate.sweep.Grid;
import io.headroom.allocate.sweep.Outcome;
import io.headroom.allocate.sweep.Point;
import io.headroom.allocate.sweep.SweepTable;
import io.headroom.engine.Evaluation;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.sheet.FormulaText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 * A point is written at once: a line for each tenant, then one for the whole plan, which says how many tenants there were. A point counts when that line is there and the
 * tenants before it are as many, so a file that was cut anywhere holds whole points and perhaps a rest, which is thrown away before more is appended. Figures are written
 * with all their digits: a point that was read back equals the one that was simulated.
 */
/// The results of a sweep as CSV: while it runs a file that grows point by point, from which a sweep that was cut short goes on, and in the end a table in the order of the
/// grid. The file that grows begins with a line that holds a hash of plan, grid and engine version; with another it is refused.
public final class SweepFile implements AutoCloseable {
    private static final String MARK = "# Headroom sweep, engine ";
    private static final String RAN = "ran";
    private static final String IMPOSSIBLE = "cannot stand";
    private static final String NOT_RUN = "not run";

    private final Path path;
    private final FileChannel channel;
    private final Rows rows;
    private final Map<Integer, Outcome> known;

    private SweepFile(Path path, FileChannel channel, Rows rows, Map<Integer, Outcome> known) {
        this.path = path;
        this.channel = channel;
        this.rows = rows;
        this.known = known;
    }

    /// Where the results of a grid file are kept unless something else is said: beside it.
    public static Path beside(Path grid) {
        String name = Optional.ofNullable(grid.getFileName()).orElse(grid).toString();
        return grid.resolveSibling((name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name) + ".results.csv");
    }

    /// Opens a file of results for a sweep, or begins it.
    ///
    /// @param resume whether it may hold points already, which then count
    /// @throws BadPlanFile if it holds results of another plan, grid or engine version, or something else, or holds points and may not
    /// @throws SaveFailed if it cannot be written
    public static SweepFile open(Path path, Plan plan, Grid grid, boolean resume) throws BadPlanFile, SaveFailed {
        Rows rows = new Rows(grid);
        String first = MARK + Evaluation.VERSION + ", plan and grid " + hash(plan, grid) + '\n';
        String head = first + rows.header();
        Map<Integer, Outcome> known = new TreeMap<>();
        StringBuilder kept = new StringBuilder(head);
        String text = Files.exists(path) ? text(path) : "";
        boolean begun = !head.startsWith(text);
        if (begun) {
            refuseOthers(path, text, first, head);
            rows.read(path.toString(), text.substring(head.length()), known, kept);
            if (!resume && !known.isEmpty()) {
                throw new BadPlanFile(path.toString(), "holds the results of %d points of this sweep already. Add --resume to go on from there, or delete it to start anew.".formatted(known.size()));
            }
        }
        if (!text.contentEquals(kept)) {
            AtomicFile.replace(path, out -> out.write(kept.toString().getBytes(StandardCharsets.UTF_8)));
        }
        return new SweepFile(path, appending(path), rows, known);
    }

    private static FileChannel appending(Path path) throws SaveFailed {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            try {
                if (channel.tryLock() != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException here) {
                // As if another process had it.
            }
            channel.close();
            throw new SaveFailed(path.toString(), "another sweep is writing to it. Wait for that to end, or name another file.");
        } catch (SaveFailed known) {
            throw known;
        } catch (IOException failed) {
            throw new SaveFailed(path.toString(), failed.getMessage() + ". Name another file.");
        }
    }

    private static String text(Path path) throws BadPlanFile {
        try {
            if (!Files.isRegularFile(path)) {
                throw new BadPlanFile(path.toString(), "is not an ordinary file. Name another one for the results.");
            }
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (BadPlanFile bad) {
            throw bad;
        } catch (IOException unreadable) {
            throw new BadPlanFile(path.toString(), "cannot be read (%s). Name another file for the results.".formatted(unreadable.getMessage()));
        }
    }

    private static void refuseOthers(Path path, String text, String first, String head) throws BadPlanFile {
        if (text.startsWith(head)) {
            return;
        }
        if (!text.startsWith(MARK)) {
            throw new BadPlanFile(path.toString(), "is there and holds no results of a sweep. Name another file for them, or delete it.");
        }
        String version = text.substring(MARK.length(), Math.max(MARK.length(), text.indexOf(',', MARK.length())));
        boolean same = text.startsWith(first) || version.equals(Evaluation.VERSION);
        throw new BadPlanFile(path.toString(), same ? "holds results of another plan or grid. Name another file for the results, or delete it to start anew."
                : "holds results of engine %s, and this is %s: they would not go together. Name another file for the results, or delete it to start anew."
                        .formatted(OneLine.quote(version), Evaluation.VERSION));
    }

    private static String hash(Plan plan, Grid grid) {
        MessageDigest digest = PlanFile.digest(plan);
        digest.update(GridFile.format(grid).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }

    /// What points came to before, by their numbers.
    public Map<Integer, Outcome> known() {
        return Map.copyOf(known);
    }

    /// Adds a point.
    ///
    /// @throws UncheckedIOException with a [SaveFailed] if it cannot be written
    public void add(Point point, Outcome outcome) {
        ByteBuffer bytes = ByteBuffer.wrap(rows.text(point, outcome).getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(new SaveFailed(path.toString(), failed.getMessage() + ". Points before this one are kept: add --resume to go on."));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// A table as CSV: for each point a line for each tenant and one for the whole plan, in which the tenant is empty.
    public static byte[] csv(Grid grid, SweepTable table) {
        Rows rows = new Rows(grid);
        StringBuilder text = new StringBuilder(rows.header());
        table.points().forEach(point -> text.append(table.of(point).map(outcome -> rows.text(point, outcome)).orElseGet(() -> rows.line(point, NOT_RUN, "", "", "", Map.of()))));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The lines of a table.
    private static final class Rows {
        private final Grid grid;
        private final List<String> subjects;
        private final int columns;

        Rows(Grid grid) {
            this.grid = grid;
            subjects = grid.subjects();
            columns = 2 + subjects.size() + 4 + Figure.values().length;
        }

        String header() {
            List<String> names = new ArrayList<>(List.of("point", "name"));
            names.addAll(subjects);
            names.addAll(List.of("state", "why", "tenants", "tenant"));
            for (Figure figure : Figure.values()) {
                names.add(figure.key());
            }
            return record(names);
        }

        String text(Point point, Outcome outcome) {
            return switch (outcome) {
                case Outcome.CannotStand impossible -> line(point, IMPOSSIBLE, OneLine.of(impossible.why()), "", "", Map.of());
                case Outcome.Ran ran -> ran.tenants().stream().map(tenant -> line(point, RAN, "", "", tenant.tenant().value(), tenant.figures())).collect(Collectors.joining())
                        + line(point, RAN, "", Integer.toString(ran.tenants().size()), "", ran.plan());
            };
        }

        String line(Point point, String state, String why, String tenants, String tenant, Map<Figure, Double> figures) {
            List<String> fields = new ArrayList<>(keys(point));
            fields.addAll(List.of(state, why, tenants, tenant));
            for (Figure figure : Figure.values()) {
                fields.add(figures.containsKey(figure) ? figure(figures.get(figure)) : "");
            }
            return record(fields);
        }

        private List<String> keys(Point point) {
            List<String> fields = new ArrayList<>(List.of(Integer.toString(point.number()), OneLine.of(point.name())));
            subjects.forEach(subject -> fields.add(OneLine.of(point.value(subject).orElse(""))));
            return fields;
        }

        private static String figure(double value) {
            return Double.isNaN(value) ? "" : value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
        }

        private static String record(List<String> fields) {
            StringWriter text = new StringWriter();
            try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
                csv.writeRecord(fields.stream().map(FormulaText::guarded).toList());
            } catch (IOException cannotBe) {
                throw new UncheckedIOException(cannotBe);
            }
            return text.toString();
        }

        /// Reads whole points; what is left of others is passed over, to be simulated again.
        ///
        /// @param kept takes the lines of whole points
        void read(String file, String text, Map<Integer, Outcome> known, StringBuilder kept) throws BadPlanFile {
            Map<Integer, Point> points = grid.all().stream().collect(Collectors.toMap(Point::number, point -> point));
            Map<Integer, List<Outcome.OfTenant>> begun = new HashMap<>();
            int number = 2;
            for (int start = 0; text.indexOf('\n', start) >= 0; start = text.indexOf('\n', start) + 1) {
                number++;
                Line line = parse(text.substring(start, text.indexOf('\n', start)), points);
                if (line == null) {
                    throw new BadPlanFile(file, "line %d is none of the results of this sweep. Delete that line to have its point run again, or the file to start anew.".formatted(number));
                }
                Optional<Outcome> outcome = line.outcome(begun.computeIfAbsent(line.point().number(), _ -> new ArrayList<>()));
                if (outcome.isPresent() && known.putIfAbsent(line.point().number(), outcome.get()) == null) {
                    kept.append(text(line.point(), outcome.get()));
                }
            }
        }

        /// A line that was read.
        ///
        /// @param tenants how many tenants the point has, or -1 where this is a line of one of them
        private record Line(Point point, @Nullable String impossible, int tenants, String tenant, Map<Figure, Double> figures) {
            /// What the point came to, if this is its last line and all before are there.
            Optional<Outcome> outcome(List<Outcome.OfTenant> begun) {
                if (impossible != null) {
                    return Optional.of(new Outcome.CannotStand(impossible));
                }
                if (tenants < 0) {
                    begun.add(new Outcome.OfTenant(new TenantId(tenant), figures));
                    return Optional.empty();
                }
                boolean whole = begun.size() == tenants && begun.stream().map(Outcome.OfTenant::tenant).distinct().count() == tenants;
                Optional<Outcome> outcome = whole ? Optional.of(new Outcome.Ran(begun, figures)) : Optional.empty();
                begun.clear();
                return outcome;
            }
        }

        private @Nullable Line parse(String text, Map<Integer, Point> points) {
            List<String> fields = fields(text);
            if (fields.size() != columns) {
                return null;
            }
            int at = 2 + subjects.size();
            try {
                Point point = points.get(Integer.parseInt(fields.getFirst()));
                if (point == null || !keys(point).equals(fields.subList(0, at))) {
                    return null;
                }
                String tenants = fields.get(at + 2);
                String tenant = fields.get(at + 3);
                return switch (fields.get(at)) {
                    case IMPOSSIBLE -> new Line(point, fields.get(at + 1), 0, "", Map.of());
                    case RAN -> tenants.isEmpty() == tenant.isEmpty() ? null
                            : new Line(point, null, tenants.isEmpty() ? -1 : Integer.parseInt(tenants), tenant, figures(fields.subList(at + 4, columns), !tenant.isEmpty()));
                    default -> null;
                };
            } catch (NumberFormatException garbled) {
                return null;
            }
        }

        private static List<String> fields(String line) {
            try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(line)) {
                List<CsvRecord> records = csv.stream().toList();
                return records.size() == 1 ? records.getFirst().getFields().stream().map(FormulaText::unguarded).toList() : List.of();
            } catch (CsvParseException | IOException garbled) {
                return List.of();
            }
        }

        private static Map<Figure, Double> figures(List<String> fields, boolean ofTenant) {
            Map<Figure, Double> figures = new EnumMap<>(Figure.class);
            Iterator<String> next = fields.iterator();
            for (Figure figure : Figure.values()) {
                String field = next.next();
                if (ofTenant ? figure.ofTenants() : figure.ofPlan()) {
                    figures.put(figure, field.isEmpty() ? Double.NaN : Double.parseDouble(field));
                } else if (!field.isEmpty()) {
                    throw new NumberFormatException(field);
                }
            }
            return Collections.unmodifiableMap(figures);
        }
    }
}
