package io.headroom.answers.sweep;

import io.headroom.allocate.sweep.Axis;
import io.headroom.allocate.sweep.Figure;
import io.headroom.allocate.sweep.Grid;
import io.headroom.allocate.sweep.Outcome;
import io.headroom.allocate.sweep.Point;
import io.headroom.allocate.sweep.Setting;
import io.headroom.allocate.sweep.Sweep;
import io.headroom.allocate.sweep.SweepTable;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.LinePlot;
import io.headroom.answers.Searching;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.plan.Units;
import io.headroom.problems.Problems;
import io.headroom.session.Dialogs;
import io.headroom.store.AtomicFile;
import io.headroom.store.GridFile;
import io.headroom.store.SweepFile;
import io.headroom.words.SweepWords;
import io.headroom.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What the page of sweeps asks and shows, in words and figures: no scene graph.
final class SweepModel {
    /// Most lines that a plot can tell apart.
    private static final int MOST_LINES = 8;
    /// Most tables that are shown while a sweep runs: each is drawn whole.
    private static final int STEPS = 40;

    /// What came of a grid.
    ///
    /// @param file where the grid comes from, or null if it was put together here
    record Found(Plan plan, Grid grid, @Nullable Path file, SweepTable table) {}

    /// What an axis can vary.
    ///
    /// @param subject as in the grid, or empty for nothing
    record Subject(String subject, String label) {
        @Override
        public String toString() {
            return label;
        }
    }

    /// Whose figures are shown.
    ///
    /// @param tenant null for those of the whole plan
    record Whose(@Nullable TenantId tenant, String label) {
        @Override
        public String toString() {
            return label;
        }
    }

    /// A line of the table.
    record Row(List<String> cells, String spoken) {}

    private final Words words = Words.of(SweepModel.class);
    private final SweepWords shown = SweepWords.here();
    private final AnswersDesk desk;
    private final Searching<Found> searching;
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private @Nullable Grid loaded;
    private @Nullable Path file;

    SweepModel(AnswersDesk desk) {
        this.desk = desk;
        searching = desk.searching();
    }

    /// The search behind the page.
    Searching<Found> searching() {
        return searching;
    }

    /// What went wrong with the grid, or where something was written; empty if there is nothing to say.
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// What an axis can vary in the open plan, nothing first.
    List<Subject> subjects() {
        Plan plan = desk.session().plan();
        Stream<String> all = Stream.of(Stream.of("seed"), plan.variants().size() > 1 ? Stream.of("scenario") : Stream.<String>empty(),
                plan.tenants().stream().filter(tenant -> tenant.partition() != null).map(tenant -> "load " + tenant.id()), plan.partitions().stream().map(partition -> "gpus " + partition.id()),
                plan.partitions().stream().map(partition -> "deployment " + partition.id()), Stream.of("duration")).flatMap(each -> each);
        return Stream.concat(Stream.of(new Subject("", words.text("nothing"))), all.map(subject -> new Subject(subject, label(plan, subject)))).toList();
    }

    /// The axis that a page begins with: the load of the selected tenant, or of the first.
    Subject first() {
        List<Subject> all = subjects();
        String wanted = desk.tenant().get().map(tenant -> "load " + tenant).orElse("");
        return all.stream().filter(subject -> !wanted.isEmpty() && subject.subject().equals(wanted)).findFirst().or(() -> all.stream().filter(subject -> subject.subject().startsWith("load ")).findFirst())
                .orElse(all.getFirst());
    }

    private String label(Plan plan, String subject) {
        int space = subject.indexOf(' ');
        String id = subject.substring(space + 1);
        String name = subject.startsWith("load ") ? plan.tenants().stream().filter(tenant -> tenant.id().value().equals(id)).map(tenant -> tenant.name()).findFirst().orElse(id)
                : plan.partitions().stream().filter(partition -> partition.id().value().equals(id)).map(partition -> partition.name()).findFirst().orElse(id);
        return shown.subject(space < 0 ? subject : subject.substring(0, space + 1) + name);
    }

    /// Values to begin with for an axis.
    String usual(Subject subject) {
        Plan plan = desk.session().plan();
        String id = subject.subject().substring(subject.subject().indexOf(' ') + 1);
        return switch (subject.subject().split(" ", 2)[0]) {
            case "seed" -> "1, 2, 3";
            case "load" -> "0.5, 1, 1.5, 2";
            case "duration" -> Units.formatSeconds(plan.run().durationSeconds());
            case "scenario" -> String.join(", ", plan.variants());
            case "gpus" -> {
                int gpus = plan.partition(new PartitionId(id)).gpus();
                int each = plan.deploymentOf(plan.partition(new PartitionId(id))).gpusPerReplica();
                yield IntStream.of(gpus - each, gpus, gpus + each).filter(size -> size > 0).mapToObj(Integer::toString).reduce((one, other) -> one + ", " + other).orElse("");
            }
            case "deployment" -> String.join(", ", plan.deployments().stream().map(deployment -> deployment.id().value()).toList());
            default -> "";
        };
    }

    /// Reads values of an axis, separated by commas.
    ///
    /// @throws InvalidPlan if one cannot be read
    private Axis axis(Subject subject, String values) {
        List<Setting> settings = Arrays.stream(values.split(",")).map(String::strip).filter(text -> !text.isEmpty()).map(text -> setting(subject.subject(), text)).toList();
        return new Axis(settings);
    }

    private Setting setting(String subject, String text) {
        String id = subject.substring(subject.indexOf(' ') + 1);
        try {
            return switch (subject.split(" ", 2)[0]) {
                case "seed" -> new Setting.Seed(Long.parseLong(text));
                case "load" -> new Setting.Load(new TenantId(id), Double.parseDouble(text));
                case "gpus" -> new Setting.Gpus(new PartitionId(id), Integer.parseInt(text));
                case "deployment" -> new Setting.Runs(new PartitionId(id), new DeploymentId(text));
                case "duration" -> new Setting.Duration(Units.seconds(text));
                default -> new Setting.InScenario(text);
            };
        } catch (NumberFormatException unreadable) {
            throw new InvalidPlan(words.text("number", text));
        }
    }

    /// Takes a grid from a file the user names, in place of the axes.
    void open() {
        desk.dialogs().chooseOpen(Dialogs.FileKind.GRID).ifPresent(path -> desk.jobs().start(words.text("job.open"), () -> GridFile.read(path), grid -> {
            loaded = grid;
            file = path;
            note.set(words.text("loaded", Objects.requireNonNullElse(path.getFileName(), path), desk.format().whole(grid.all().size())));
        }, failed -> note.set(Problems.said(failed))));
    }

    /// Goes back from a grid file to the axes.
    void forget() {
        loaded = null;
        file = null;
        note.set("");
    }

    /// Runs the grid that was loaded, or else the axes. What is known of the same points of the same plan is not run again.
    void ask(Subject one, String values, Subject other, String otherValues) {
        Plan plan = desk.session().plan();
        Grid grid;
        Sweep sweep;
        try {
            Grid mine = loaded;
            grid = mine == null ? new Grid(List.of(), Stream.of(one.subject().isEmpty() ? null : axis(one, values), other.subject().isEmpty() ? null : axis(other, otherValues))
                    .flatMap(Stream::ofNullable).toList()) : mine;
            sweep = new Sweep(plan, grid);
        } catch (InvalidPlan bad) {
            note.set(Problems.said(bad));
            return;
        }
        note.set(loaded == null ? "" : note.get());
        Map<Integer, Outcome> known = searching.state().answer().filter(found -> found.grid().equals(grid) && same(found.plan(), plan)).map(found -> found.table().outcomes()).orElse(Map.of());
        Path from = file;
        int threads = desk.threads().getAsInt();
        searching.start(words.text("job", desk.format().whole(sweep.points().size())), search -> {
            Map<Integer, Outcome> sofar = new TreeMap<>(known);
            int each = Math.ceilDiv(sweep.points().size(), STEPS);
            return new Found(plan, grid, from, sweep.run(known, threads, search, (point, outcome) -> {
                sofar.put(point.number(), outcome);
                if (sofar.size() % each == 0) {
                    search.best(new Found(plan, grid, from, sweep.table(sofar)));
                }
            }));
        });
    }

    // Identity is the point: undo gives back the very plan that was swept.
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Plan one, Plan other) {
        return one == other;
    }

    /// Writes the table as CSV to a file the user names.
    void export(Found found) {
        String name = found.file() == null ? words.text("file", found.plan().name()) : String.valueOf(SweepFile.beside(found.file()).getFileName());
        desk.dialogs().chooseSave(Dialogs.FileKind.TABLE, name).ifPresent(path -> desk.jobs().start(words.text("job.export"), () -> {
            byte[] bytes = SweepFile.csv(found.grid(), found.table());
            AtomicFile.replace(path, out -> out.write(bytes));
            return path;
        }, written -> note.set(words.text("wrote", written)), failed -> note.set(Problems.said(failed))));
    }

    /// Whose figures can be shown, the whole plan first.
    List<Whose> whose(Found found) {
        Stream<TenantId> tenants = found.table().outcomes().values().stream().filter(Outcome.Ran.class::isInstance)
                .flatMap(outcome -> ((Outcome.Ran) outcome).tenants().stream().map(Outcome.OfTenant::tenant)).distinct();
        return Stream.concat(Stream.of(new Whose(null, words.text("plan"))), tenants.map(tenant -> new Whose(tenant, name(found.plan(), tenant)))).toList();
    }

    private static String name(Plan plan, TenantId tenant) {
        return plan.tenants().stream().filter(known -> known.id().equals(tenant)).map(known -> known.name()).findFirst().orElse(tenant.value());
    }

    /// Figures that can be shown of a tenant, or of the plan.
    List<Figure> figures(Whose whose) {
        return Arrays.stream(Figure.values()).filter(figure -> !figure.key().contains("_lo_") && !figure.key().contains("_hi_"))
                .filter(figure -> whose.tenant() == null ? figure.ofPlan() : figure.ofTenants()).sorted(Comparator.comparingInt(SweepModel::rank)).toList();
    }

    /// Whether promises hold and how long requests take come before how many there were.
    private static int rank(Figure figure) {
        return switch (figure) {
            case GPUS, USD_PER_HOUR, UTILISATION, MET, AT_RISK, MISSED, NO_DATA -> 0;
            default -> figure.unit() == Figure.Unit.SECONDS ? 1 : 2;
        };
    }

    /// The figure to begin with: of a tenant the one that its first promise is about.
    Figure usual(Found found, Whose whose) {
        TenantId tenant = whose.tenant();
        if (tenant == null) {
            return Figure.MISSED;
        }
        return found.plan().tenants().stream().filter(each -> each.id().equals(tenant)).flatMap(each -> each.objectives().stream()).findFirst().map(objective -> switch (objective.metric()) {
            case TTFT -> Figure.TTFT_P99;
            case TPOT -> Figure.TPOT_P99;
            case E2E -> Figure.E2E_P99;
            case WAIT -> Figure.WAIT_P99;
        }).orElse(Figure.E2E_P99);
    }

    /// What a figure is called.
    String figure(Figure figure) {
        return shown.figure(figure);
    }

    /// What can be the lower axis: what is varied.
    List<Subject> acrosses(Found found) {
        return found.table().subjects().stream().map(subject -> new Subject(subject, label(found.plan(), subject))).toList();
    }

    /// One figure against one axis, a line for each of the others' values; null where nothing is to be drawn.
    LinePlot.@Nullable Sheet sheet(Found found, Whose whose, Figure figure, Subject across) {
        List<String> values = found.table().points().stream().map(point -> point.value(across.subject()).orElse(words.text("asPlanned"))).distinct().toList();
        boolean numbers = values.size() > 1 && values.stream().allMatch(SweepModel::numeric);
        Map<String, List<LinePlot.Spot>> lines = new LinkedHashMap<>();
        for (Point point : found.table().points()) {
            String at = point.value(across.subject()).orElse(words.text("asPlanned"));
            double value = value(found.table().of(point), whose, figure);
            if (!Double.isNaN(value)) {
                String line = line(found, point, across.subject());
                double x = numbers ? Double.parseDouble(at) : values.indexOf(at);
                lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(new LinePlot.Spot(x, value, end(found, point, whose, figure, "_lo_s"), end(found, point, whose, figure, "_hi_s"),
                        words.text("spot", point.label(), shown.figure(figure), shown.value(figure, value))));
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        List<LinePlot.Series> series = new ArrayList<>();
        lines.entrySet().stream().limit(MOST_LINES).forEach(line -> series.add(new LinePlot.Series(line.getKey(),
                line.getValue().stream().sorted(Comparator.comparingDouble(LinePlot.Spot::x)).toList(), series.isEmpty(), true)));
        List<LinePlot.Tick> ticks = numbers ? values.stream().map(value -> new LinePlot.Tick(Double.parseDouble(value), value)).sorted(Comparator.comparingDouble(LinePlot.Tick::at)).toList()
                : IntStream.range(0, values.size()).mapToObj(i -> new LinePlot.Tick(i, values.get(i))).toList();
        String above = lines.size() <= MOST_LINES ? words.text("above", shown.figure(figure), whose.label())
                : words.text("above.some", shown.figure(figure), whose.label(), MOST_LINES, desk.format().whole(lines.size()));
        return new LinePlot.Sheet(series, ticks, across.label(), above, value -> shown.value(figure, value), figure.unit() == Figure.Unit.COUNT ? 1 : 0, target(found, whose, figure));
    }

    /// What the tenant was promised of a figure, or null if nothing.
    private LinePlot.@Nullable Limit target(Found found, Whose whose, Figure figure) {
        return found.plan().tenants().stream().filter(tenant -> tenant.id().equals(whose.tenant())).flatMap(tenant -> tenant.objectives().stream())
                .filter(objective -> (objective.key() + "_s").equals(figure.key())).findFirst()
                .map(objective -> new LinePlot.Limit(objective.targetSeconds(), words.text("target", desk.format().durationExact(objective.targetSeconds()).text()))).orElse(null);
    }

    private static boolean numeric(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException word) {
            return false;
        }
    }

    private static double value(Optional<Outcome> outcome, Whose whose, Figure figure) {
        if (!(outcome.orElse(null) instanceof Outcome.Ran ran)) {
            return Double.NaN;
        }
        TenantId tenant = whose.tenant();
        return tenant == null ? ran.plan().getOrDefault(figure, Double.NaN) : ran.of(tenant, figure).orElse(Double.NaN);
    }

    private static double end(Found found, Point point, Whose whose, Figure figure, String suffix) {
        return Figure.of(figure.key().replaceFirst("_s$", suffix)).filter(end -> !end.equals(figure)).map(end -> value(found.table().of(point), whose, end)).orElse(Double.NaN);
    }

    private String line(Found found, Point point, String across) {
        List<String> parts = new ArrayList<>();
        if (!point.name().isEmpty()) {
            parts.add(point.name());
        }
        point.settings().stream().filter(setting -> !setting.subject().equals(across) && found.grid().axes().stream().anyMatch(axis -> axis.subject().equals(setting.subject())))
                .forEach(setting -> parts.add(setting.subject().startsWith("scenario") ? setting.value() : words.text("part", label(found.plan(), setting.subject()), setting.value())));
        return parts.isEmpty() ? words.text("only") : String.join(", ", parts);
    }

    /// The titles of the table.
    List<String> columns(Found found, Whose whose) {
        return Stream.of(Stream.of(words.text("column.point")), found.grid().points().isEmpty() ? Stream.<String>empty() : Stream.of(words.text("column.name")),
                found.table().subjects().stream().map(subject -> label(found.plan(), subject)), figures(whose).stream().map(shown::figure)).flatMap(each -> each).toList();
    }

    /// The lines of the table.
    List<Row> rows(Found found, Whose whose) {
        return found.table().points().stream().map(point -> row(found, whose, point)).toList();
    }

    private Row row(Found found, Whose whose, Point point) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(point.number())));
        if (!found.grid().points().isEmpty()) {
            cells.add(point.name());
        }
        found.table().subjects().forEach(subject -> cells.add(point.value(subject).orElse("")));
        Optional<Outcome> outcome = found.table().of(point);
        figures(whose).forEach(figure -> cells.add(outcome.isEmpty() ? "" : shown.value(figure, value(outcome, whose, figure))));
        String spoken = outcome.orElse(null) instanceof Outcome.CannotStand impossible ? words.text("cannot", point.label(), impossible.why()) : point.label() + ": " + String.join(", ", cells);
        return new Row(cells, spoken);
    }

    /// How many points are done, and which cannot stand and why, a line each.
    List<String> notes(Found found) {
        List<String> lines = new ArrayList<>();
        if (!found.table().complete()) {
            lines.add(words.text("partly", desk.format().whole(found.table().outcomes().size()), desk.format().whole(found.table().points().size())));
        }
        found.table().points().forEach(point -> found.table().of(point).ifPresent(outcome -> {
            if (outcome instanceof Outcome.CannotStand impossible) {
                lines.add(words.text("cannot", point.label(), impossible.why()));
            }
        }));
        return lines;
    }
}
