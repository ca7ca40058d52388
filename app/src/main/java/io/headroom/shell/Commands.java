package io.headroom.shell;

import io.headroom.commands.Command;
import io.headroom.edit.Edit;
import io.headroom.engine.Moment;
import io.headroom.look.Icon;
import io.headroom.look.Theme;
import io.headroom.plan.Partition;
import io.headroom.readings.GaugeModel;
import io.headroom.session.Contended;
import io.headroom.session.Live;
import io.headroom.session.Pace;
import io.headroom.session.Session;
import io.headroom.words.EditWords;
import io.headroom.words.Words;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything the window can do, by id. Menus, toolbar and keys all read from here, so that they can never differ.
public final class Commands {
    private static final Map<Pace, String> PACE_KEYS = Map.of(Pace.X1, "Shortcut+1", Pace.X10, "Shortcut+2", Pace.X60, "Shortcut+3", Pace.X600, "Shortcut+4", Pace.MAX, "Shortcut+5");

    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Words words = Words.of(Commands.class);
    private final EditWords editWords = EditWords.here();
    private final Workbench bench;
    private final Session session;
    private final Live live;
    private final OpenCommands opening;

    /// All commands of a window.
    public Commands(Workbench bench, WindowActions window) {
        this.bench = bench;
        this.session = bench.session();
        this.live = bench.live();
        file(window);
        edit();
        view(window);
        new BoardCommands(bench.lens()).all().forEach(command -> commands.put(command.id(), command));
        new DeskCommands(bench, window).all().forEach(command -> commands.put(command.id(), command));
        plan(window);
        simulate();
        for (String page : AnswerPages.ids()) {
            add("answer." + page, null, List.of(), Commands::never, () -> window.answer(page));
        }
        new TimelineCommands(bench).all().forEach(command -> commands.put(command.id(), command));
        new GaugeCommands(bench, window).all().forEach(command -> commands.put(command.id(), command));
        new IncidentCommands(bench).all().forEach(command -> commands.put(command.id(), command));
        add("help.welcome", null, List.of(), Commands::never, () -> bench.welcome().show(bench.guide().begun()));
        add("help.guide", Icon.FLAG, List.of(), Commands::never, bench.guide()::open);
        opening = new OpenCommands(bench);
        opening.samples().forEach(command -> commands.put(command.id(), command));
        new LanguageCommands(bench).all().forEach(command -> commands.put(command.id(), command));
        add("help.here", Icon.HELP, List.of("F1"), Commands::never, window::helpHere);
        add("help.pages", null, List.of(), Commands::never, () -> window.help(HelpTopics.FIRST));
        add("help.glossary", null, List.of(), Commands::never, () -> window.help("glossary"));
        add("help.trust", null, List.of(), Commands::never, () -> window.help("trust"));
        add("help.keyboard", null, List.of("Shift+F1"), Commands::never, window::keyboard);
        add("help.about", Icon.INFO, List.of(), Commands::never, window::about);
    }

    /// The command with an id.
    ///
    /// @throws IllegalArgumentException if there is none
    public Command get(String id) {
        Command found = commands.get(id);
        if (found == null) {
            throw new IllegalArgumentException("There is no command \"%s\"".formatted(id));
        }
        return found;
    }

    /// All of them, in the order of the menus.
    public Collection<Command> all() {
        return Collections.unmodifiableCollection(commands.values());
    }

    /// All that can be asked for by name now: those of [#all()], and one for each recent plan and each other scenario.
    List<Command> offered() {
        return Stream.of(commands.values(), opening.recent(), opening.scenarios()).flatMap(Collection::stream).toList();
    }

    /// One for each plan opened last, newest first.
    List<Command> recent() {
        return opening.recent();
    }

    private static String never() {
        return "";
    }

    private void add(String id, @Nullable Icon icon, List<String> keys, Supplier<String> obstacle, Runnable action) {
        put(id, () -> words.text("command." + id), icon, keys, obstacle, null, action);
    }

    private void put(String id, Supplier<String> label, @Nullable Icon icon, List<String> keys, Supplier<String> obstacle, @Nullable BooleanSupplier on, Runnable action) {
        commands.put(id, new Command(id, label, icon, keys, obstacle, on, action));
    }

    private void file(WindowActions window) {
        add("file.new", Icon.NEW, List.of("Shortcut+N"), Commands::never, session::newPlan);
        add("file.open", Icon.OPEN, List.of("Shortcut+O"), Commands::never, session::open);
        add("file.import", Icon.IMPORT, List.of("Shortcut+I"), () -> session.plan().partitions().stream().allMatch(Partition::reserved) ? words.text("obstacle.noLane") : "",
                bench::importTrace);
        add("file.importSheet", null, List.of("Shortcut+Shift+I"), Commands::never, window::importSpreadsheet);
        add("file.template", null, List.of(), Commands::never, bench.importing()::saveTemplate);
        add("file.save", Icon.SAVE, List.of("Shortcut+S"), () -> session.dirtyProperty().get() || session.fileProperty().get().isEmpty() ? "" : words.text("obstacle.saved"),
                session::save);
        add("file.saveAs", null, List.of("Shortcut+Shift+S"), Commands::never, session::saveAs);
        add("file.export", Icon.EXPORT, List.of("Shortcut+E"), () -> bench.verdicts().verdict().confirmed() ? "" : words.text("obstacle.noVerdict"), bench::exportWorkbook);
        add("file.exportSummary", Icon.REPORT, List.of("Shortcut+Shift+E"), () -> bench.verdicts().verdict().confirmed() ? "" : words.text("obstacle.noVerdict"), bench::exportSummary);
        add("file.exportBoard", null, List.of("Shortcut+Alt+E"), () -> session.plan().fleet().isEmpty() ? words.text("obstacle.noCluster") : "", bench::exportBoard);
        add("file.copyBoard", null, List.of("Shortcut+Alt+C"), () -> session.plan().fleet().isEmpty() ? words.text("obstacle.noCluster") : "", () -> bench.copyBoard(window.clipboard()));
        add("file.exportForCustomer", null, List.of(), () -> bench.verdicts().verdict().confirmed() ? "" : words.text("obstacle.noVerdict"), bench::exportWorkbookForCustomer);
        add("file.exit", null, List.of("Shortcut+Q"), Commands::never, window::exit);
    }

    private void edit() {
        put("edit.undo", () -> label("command.edit.undo", session.undoEditProperty().get()), Icon.UNDO, List.of("Shortcut+Z"),
                () -> session.undoEditProperty().get().isPresent() ? "" : words.text("obstacle.undo"), null, session::undo);
        put("edit.redo", () -> label("command.edit.redo", session.redoEditProperty().get()), Icon.REDO, List.of("Shortcut+Shift+Z", "Shortcut+Y"),
                () -> session.redoEditProperty().get().isPresent() ? "" : words.text("obstacle.redo"), null, session::redo);
    }

    private String label(String key, Optional<Edit> edit) {
        return edit.map(step -> words.text(key + ".named", editWords.label(step))).orElseGet(() -> words.text(key));
    }

    private void view(WindowActions window) {
        for (Theme.Choice choice : Theme.Choice.values()) {
            String id = "view.theme." + choice;
            put(id, () -> words.text("command." + id), null, List.of(), Commands::never, () -> window.theme() == choice, () -> window.theme(choice));
        }
        add("view.tenants", Icon.TENANT, List.of("Shortcut+T"), Commands::never, window::tenants);
        add("view.backlog", null, List.of("Shortcut+K"), Commands::never, window::backlog);
        add("view.larger", Icon.PLUS, List.of("Shortcut+Alt+Equals", "Shortcut+Alt+Plus", "Shortcut+Alt+Add"), Commands::never, () -> window.zoom(1));
        add("view.smaller", Icon.MINUS, List.of("Shortcut+Alt+Minus", "Shortcut+Alt+Subtract"), Commands::never, () -> window.zoom(-1));
        add("view.usual", null, List.of("Shortcut+Alt+0"), Commands::never, () -> window.zoom(0));
    }

    private void plan(WindowActions window) {
        new HandCommands(bench, window).all().forEach(command -> commands.put(command.id(), command));
        add("plan.calibrate", Icon.TARGET, List.of("Shortcut+Shift+C"), () -> bench.calibrations().busy() ? words.text("obstacle.calibrating") : "", bench.calibrations()::start);
        add("scenario.branch", Icon.BRANCH, List.of("Shortcut+Shift+B"), Commands::never, bench.variants()::branch);
        add("scenario.switch", null, List.of("Shortcut+L"), this::scenarioObstacle, bench.variants()::choose);
        add("scenario.rename", Icon.EDIT, List.of(), Commands::never, bench.variants()::rename);
        add("scenario.remove", null, List.of(), this::scenarioObstacle, bench.variants()::remove);
        add("scenario.compare", Icon.COMPARE, List.of("Shortcut+D"), Commands::never, window::compare);
    }

    private String scenarioObstacle() {
        return bench.variants().several() ? "" : words.text("obstacle.oneScenario");
    }

    private void simulate() {
        put("run.toggle", () -> words.text(live.playingProperty().get() ? "command.run.pause" : "command.run.run"), Icon.RUN, List.of("Space"),
                () -> session.plan().partitions().isEmpty() ? words.text("obstacle.noPartition") : "", null, this::toggleRun);
        for (Pace pace : Pace.values()) {
            String id = "run.pace." + pace;
            put(id, () -> words.text("command." + id), null, List.of(PACE_KEYS.getOrDefault(pace, "")), Commands::never, () -> live.paceProperty().get() == pace, () -> live.pace(pace));
        }
        add("run.step", Icon.STEP, List.of("Period"), () -> session.plan().partitions().isEmpty() ? words.text("obstacle.noPartition") : "", () -> live.step(bench.time().recorder().whole().stepSeconds()));
        add("run.restart", null, List.of("Shortcut+R"), () -> live.momentProperty().get() == null ? words.text("obstacle.notStarted") : "", live::restart);
        for (GaugeModel.Mode mode : GaugeModel.Mode.values()) {
            String id = "run.show." + mode;
            put(id, () -> words.text("command." + id), null, List.of(mode == GaugeModel.Mode.VERDICT ? "V" : "N"), Commands::never, () -> bench.modeProperty().get() == mode,
                    () -> bench.modeProperty().set(mode));
        }
        add("run.verdict", null, List.of("F5"), Commands::never, bench.verdicts()::restart);
        add("run.contention", null, List.of(), () -> bench.contentions().contendedProperty().get().phase() == Contended.Phase.LEFT_OUT ? "" : words.text("obstacle.contention"), bench.contentions()::ask);
    }

    private void toggleRun() {
        if (live.playingProperty().get()) {
            live.pause();
            return;
        }
        Moment moment = live.momentProperty().get();
        live.start();
        // Whoever starts the clock wants to see it; later switches of the gauges are the user's own.
        if (moment == null) {
            bench.modeProperty().set(GaugeModel.Mode.MOMENT);
        }
    }
}
