package io.headroom.shell;

import io.headroom.answers.AnswersDesk;
import io.headroom.board.Selection;
import io.headroom.catalog.EstimateErrors;
import io.headroom.comparison.ComparisonDesk;
import io.headroom.edit.Edit;
import io.headroom.gauges.Reading;
import io.headroom.importing.Arrived;
import io.headroom.importing.ImportDesk;
import io.headroom.importing.ImportModel;
import io.headroom.inspector.InspectorModel;
import io.headroom.layout.PanelLayout;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.readings.BacklogModel;
import io.headroom.readings.ComparedGauges;
import io.headroom.readings.GaugeModel;
import io.headroom.readings.GaugeTrends;
import io.headroom.report.Dossier;
import io.headroom.session.Autosave;
import io.headroom.session.Clipboard;
import io.headroom.session.Clock;
import io.headroom.session.Contentions;
import io.headroom.session.Dialogs;
import io.headroom.session.Estimates;
import io.headroom.session.Jobs;
import io.headroom.session.Live;
import io.headroom.session.RecentFiles;
import io.headroom.session.Recorder;
import io.headroom.session.RecoveryFolder;
import io.headroom.session.RememberedMappings;
import io.headroom.session.Session;
import io.headroom.session.Settings;
import io.headroom.session.TimeMachine;
import io.headroom.session.Verdict;
import io.headroom.session.Verdicts;
import io.headroom.tenants.TenantsModel;
import io.headroom.welcome.Sketches;
import io.headroom.words.EditWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One open document with everything that goes on around it: verdict, watched run, jobs, selection. Knows no scene graph.
public final class Workbench {
    private final Words words = Words.of(Workbench.class);
    private final Format format = Format.here();
    private final Dialogs dialogs;
    private final Settings settings;
    private final BoardLens lens;
    private final RecentFiles recent;
    private final PanelLayout layout;
    private final Jobs jobs;
    private final Session session;
    private final Autosave autosave;
    private final Verdicts verdicts;
    private final Contentions contentions;
    private final Live live;
    private final TimeMachine time;
    private final TimeTravel travel = new TimeTravel(this);
    private final Estimates estimates;
    private final Calibrations calibrations;
    private final Variants variants;
    private final ComparisonDesk comparison;
    private final GaugeTrends trends = new GaugeTrends();
    private final AnswersDesk answers;
    private final WelcomeDesk welcome;
    private final GuideDesk guide = new GuideDesk(this);
    private final RecentPictures pictures;
    private final ImportModel importing;
    private final FileExchange exchange;
    private final Clock clock;
    private final IntSupplier threads;
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(this, "selection", Selection.none());
    private final ObjectProperty<GaugeModel.Mode> mode = new SimpleObjectProperty<>(this, "mode", GaugeModel.Mode.VERDICT);
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark", false);
    // Whether the estimate of the document that was opened last has been asked for.
    private boolean estimated;
    private final StringProperty hint = new SimpleStringProperty(this, "hint", "");

    /// Begins with an empty plan.
    public Workbench(Ports ports) {
        dialogs = ports.dialogs();
        clock = ports.clock();
        threads = () -> ports.threads().forVerdict(watching());
        settings = new Settings(ports.config(), ports.files(), ports.clock());
        lens = new BoardLens(settings);
        recent = new RecentFiles(settings);
        layout = new PanelLayout(settings);
        jobs = new Jobs(ports.files());
        session = new Session(ports.planFiles(), jobs, dialogs, recent);
        autosave = new Autosave(session, new RecoveryFolder(ports.config(), ports.planFiles()), ports.files(), ports.clock(), InstantSource.system(), dialogs);
        live = new Live(ports.simulator(), ports.watching(), ports.clock(), this::judging,
                problem -> dialogs.error(words.text("error.live", problem), ""), session.plan());
        verdicts = new Verdicts(ports.simulator(), ports.verdicts(), ports.clock(), threads, session.plan());
        time = new TimeMachine(new Recorder(ports.simulator(), ports.verdicts(), ports.clock(), session, verdicts, live), live, session);
        contentions = new Contentions(ports.simulator(), ports.verdicts(), threads, verdicts);
        estimates = new Estimates(ports.estimates());
        calibrations = new Calibrations(session, jobs, dialogs, threads, format);
        variants = new Variants(session, dialogs);
        comparison = new ComparisonDesk(session, jobs, ports.simulator(), ports.clock(), threads, format, new ComparedGauges(format));
        answers = new AnswersDesk(session, jobs, dialogs, ports.clock(), threads, format, this::selectedTenant, this::selectedPartition, session::apply);
        importing = new ImportModel(new ImportDesk(session, jobs, dialogs, ports.clock(), new RememberedMappings(ports.config(), ports.files()), format, this::arrived));
        exchange = new FileExchange(this, threads);
        Sketches sketches = new Sketches(ports.config(), ports.files());
        welcome = new WelcomeDesk(session, recent, sketches, ports.files());
        pictures = new RecentPictures(session, ports.clock(), sketches);
        session.listen(new Session.Listener() {
            @Override
            public void edited(Plan plan) {
                estimates.prepare(plan);
                selection.set(selection.get().in(plan));
                verdicts.evaluate(plan);
                live.adopt(plan);
            }

            @Override
            public void opened(Plan plan) {
                estimates.stop();
                trends.forget();
                estimated = false;
                selection.set(Selection.none());
                verdicts.open(plan);
                live.open(plan);
            }
        });
        verdicts.verdictProperty().subscribe(trends::follow);
        live.momentProperty().subscribe(trends::follow);
        verdicts.verdictProperty().subscribe(verdict -> {
            if (!verdict.pending()) {
                estimates.confirmed();
            }
            if (verdict.phase() == Verdict.Phase.FAILED) {
                dialogs.error(words.text("error.verdict", verdict.failure()), "");
            } else if (verdict.confirmed() && !estimated) {
                // Not before: whoever has just opened a plan waits for its gauges, and drags later.
                estimated = true;
                estimates.prepare(verdict.plan());
            }
        });
    }

    /// Starts the run as soon as the next plan is open.
    public void startWhenOpened() {
        session.listen(new Session.Listener() {
            private boolean started;

            @Override
            public void edited(Plan plan) {}

            @Override
            public void opened(Plan plan) {
                if (!started) {
                    started = true;
                    live.start();
                }
            }
        });
    }

    private boolean judging() {
        return verdicts.verdict().running();
    }

    private boolean watching() {
        return live.playingProperty().get();
    }

    /// The open document.
    public Session session() {
        return session;
    }

    /// What is kept of it against a crash.
    public Autosave autosave() {
        return autosave;
    }

    /// The verdict on it.
    public Verdicts verdicts() {
        return verdicts;
    }

    /// Who makes whom wait in it.
    public Contentions contentions() {
        return contentions;
    }

    /// The run being watched.
    public Live live() {
        return live;
    }

    /// Which moment of the run is looked at.
    public TimeMachine time() {
        return time;
    }

    /// The way to other moments and back.
    TimeTravel travel() {
        return travel;
    }

    /// Estimates of what is tried.
    public Estimates estimates() {
        return estimates;
    }

    /// Work on files.
    public Jobs jobs() {
        return jobs;
    }

    /// Fits to measurements.
    public Calibrations calibrations() {
        return calibrations;
    }

    /// Its scenarios.
    public Variants variants() {
        return variants;
    }

    /// Two states of it side by side.
    public ComparisonDesk comparison() {
        return comparison;
    }

    /// What is asked about it.
    public AnswersDesk answers() {
        return answers;
    }

    /// What comes from a spreadsheet.
    public ImportModel importing() {
        return importing;
    }

    private void arrived(Arrived arrived) {
        arrived.first().ifPresent(tenant -> selection.set(new Selection.OfTenant(tenant)));
        hint.set(arrived.said());
    }

    /// Where one begins.
    public WelcomeDesk welcome() {
        return welcome;
    }

    /// The guided first plan.
    public GuideDesk guide() {
        return guide;
    }

    private Optional<TenantId> selectedTenant() {
        return selection.get().in(session.plan()) instanceof Selection.OfTenant(var id) ? Optional.of(id) : Optional.empty();
    }

    /// The partition that is selected, or the one in which all selected tenants are.
    Optional<PartitionId> selectedPartition() {
        Plan plan = session.plan();
        return switch (selection.get().in(plan)) {
            case Selection.None() -> Optional.empty();
            case Selection.OfPartition(var id) -> Optional.of(id);
            case Selection.OfTenant(var id) -> Optional.ofNullable(plan.tenant(id).partition());
            case Selection.OfTenants several -> Selections.place(plan, several);
        };
    }

    /// The time on the wall.
    Clock clock() {
        return clock;
    }

    /// What the window remembers.
    public Settings settings() {
        return settings;
    }

    /// How the board is looked at.
    BoardLens lens() {
        return lens;
    }

    /// Which parts stand round the board.
    PanelLayout layout() {
        return layout;
    }

    /// The plans opened last.
    public RecentFiles recent() {
        return recent;
    }

    /// The dialogs of the window.
    public Dialogs dialogs() {
        return dialogs;
    }

    /// What is selected.
    public ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    /// Whether gauges show the verdict or the moment.
    public ObjectProperty<GaugeModel.Mode> modeProperty() {
        return mode;
    }

    /// What the board says about what is going on, such as what a drop would do.
    public StringProperty hintProperty() {
        return hint;
    }

    /// Whether graphite is worn.
    public BooleanProperty darkProperty() {
        return dark;
    }

    /// How figures are written.
    public Format format() {
        return format;
    }

    /// What the gauges show now.
    public GaugeModel gauges() {
        return new GaugeModel(session.plan(), selection.get(), verdicts.verdict(), time.momentProperty().get(), mode.get(), format);
    }

    /// The readings of the gauges now.
    public List<Reading> readings() {
        Estimates.Tried tried = estimates.triedProperty().get();
        if (tried != null) {
            return gauges().readings(tried, EstimateErrors.shipped());
        }
        Estimates.Tried made = estimates.madeProperty().get();
        return made == null || !verdicts.verdict().pending() ? settled() : gauges().readingsOf(made, EstimateErrors.shipped());
    }

    private List<Reading> settled() {
        GaugeModel model = gauges();
        return trends.on(model, model.readings());
    }

    /// What the inspector shows now.
    public InspectorModel inspector() {
        Verdict verdict = verdicts.verdict();
        return InspectorModel.of(session.plan(), selection.get(), verdict.results(), verdict.pending(), contentions.contendedProperty().get(), format);
    }

    /// The table of tenants now.
    TenantsModel tenants() {
        Verdict verdict = verdicts.verdict();
        return TenantsModel.of(session.plan(), verdict.results(), verdict.pending(), format);
    }

    /// Who waits now.
    BacklogModel backlog() {
        return BacklogModel.of(session.plan(), verdicts.verdict(), time.momentProperty().get(), format);
    }

    /// Applies an edit; one that does not fit is shown as an error.
    public void apply(Edit edit) {
        Plan before = session.plan();
        if (session.apply(edit)) {
            estimates.settle(before, edit);
        }
    }

    /// Lets something happen now in the run being watched, or where the scrub head is, and says so.
    ///
    /// @param incident makes the edit of the time of the run, in seconds since its start
    public void inject(DoubleFunction<Edit> incident) {
        double now = time.scrubbed() ? time.clockSeconds() : live.nowSeconds();
        Edit edit = incident.apply(now);
        if (session.apply(edit)) {
            hint.set(words.text("incident.added", EditWords.here().label(edit), GaugeModel.clock(session.plan(), now, format)));
        }
    }

    /// Asks for a file and writes the workbook of the plan and its verdict, for who sells the capacity.
    public void exportWorkbook() {
        exchange.exportWorkbook(Dossier.Edition.PROVIDER);
    }

    /// Asks for a file and writes the workbook of the plan and its verdict, for who buys the capacity.
    public void exportWorkbookForCustomer() {
        exchange.exportWorkbook(Dossier.Edition.CUSTOMER);
    }

    /// A name for a file that comes of the plan.
    ///
    /// @param ending with its dot
    String fileName(String ending) {
        return session.titleProperty().get().replaceFirst("\\.[^.]*$", "") + ending;
    }

    /// Asks for a file and writes the summary of the plan and its verdict.
    public void exportSummary() {
        exchange.exportSummary();
    }

    /// Asks for a file and draws the board.
    public void exportBoard() {
        new BoardExport(this).toFile();
    }

    /// Draws the board and puts it on a clipboard.
    public void copyBoard(Clipboard clipboard) {
        new BoardExport(this).toClipboard(clipboard);
    }

    /// Asks for a trace and adds its tenant, or tenants, to the first lane.
    public void importTrace() {
        exchange.importTrace();
    }

    /// Opens or imports files that were dropped on the window, or says why not.
    ///
    /// @param files at least one
    public void openOrImport(List<Path> files) {
        exchange.openOrImport(files);
    }

    /// Ends what goes on in the background.
    public void close() {
        live.pause();
        verdicts.cancel();
        contentions.cancel();
        time.recorder().close();
        lens.remember();
        pictures.flush();
        autosave.close();
        settings.flush();
    }
}
