package io.headroom.shell;

import io.headroom.board.BoardModel;
import io.headroom.board.BoardReader;
import io.headroom.board.BoardView;
import io.headroom.board.DragLayer;
import io.headroom.board.MiniMap;
import io.headroom.board.SearchField;
import io.headroom.board.Selection;
import io.headroom.board.TrayView;
import io.headroom.commands.CommandKeys;
import io.headroom.commands.PaletteModel;
import io.headroom.commands.PaletteView;
import io.headroom.engine.Moment;
import io.headroom.engine.Results;
import io.headroom.errors.ErrorLine;
import io.headroom.errors.ErrorLog;
import io.headroom.gauges.GaugeWall;
import io.headroom.inspector.InspectorView;
import io.headroom.layout.PanelFocus;
import io.headroom.layout.PanelLayout;
import io.headroom.layout.Panels;
import io.headroom.library.LibraryView;
import io.headroom.look.ShellSheet;
import io.headroom.look.Theme;
import io.headroom.look.Tokens;
import io.headroom.plan.ClusterId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.readings.GaugeModel;
import io.headroom.readings.WallDesk;
import io.headroom.session.Job;
import io.headroom.session.Session;
import io.headroom.session.Verdict;
import io.headroom.timeline.TimelineView;
import io.headroom.words.Words;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Everything inside the window. It reads the workbench again after each change, at most once a pulse.
public final class WorkbenchView extends StackPane {
    /// Below this many em the parts take their narrow form: 1400 px at 12 px.
    private static final double COMPACT_BELOW = 1400 / 12.0;

    private final Words words = Words.of(WorkbenchView.class);
    private final Workbench bench;
    private final Commands commands;
    private final Menus menus;
    private final Toolbar toolbar;
    private final GaugeWall gauges;
    private final BoardView board;
    private final TrayView tray;
    private final LibraryView library;
    private final InspectorView inspector;
    private final TimelineDesk timelineDesk;
    private final TimelineView timeline;
    private boolean recording;
    private final StatusBar status;
    private final ErrorLine errors;
    private final DragLayer drags = new DragLayer();
    private final BoardDesk desk;
    private final BorderPane frame = new BorderPane();
    private final Panels panels;
    private final PaletteView palette;
    private final HistoryView history;
    private final PanelFocus focus;
    private boolean historyShown;
    private final TitleBar title;
    private final BoardReader reader = new BoardReader();
    private final RecentLoad recentLoad = new RecentLoad();
    private boolean stale;
    private boolean awaited;
    private boolean unread;
    private boolean watching;

    /// @param tokens the colours worn now
    /// @param errors the line that shows errors
    WorkbenchView(Workbench bench, ObservableValue<Tokens> tokens, ErrorLine errors, WindowActions window) {
        this.bench = bench;
        this.errors = errors;
        commands = new Commands(bench, window);
        menus = new Menus(commands, bench);
        title = new TitleBar(menus.bar());
        toolbar = new Toolbar(bench, commands);
        gauges = new GaugeWall(bench.format(), new WallDesk(bench::gauges, bench::readings, bench::apply, window::help));
        desk = new BoardDesk(bench, commands, toolbar);
        board = new BoardView(tokens, desk, drags);
        tray = new TrayView(tokens, desk, drags);
        inspector = new InspectorView(desk.inspector(board::reveal));
        bench.lens().attach(board);
        timelineDesk = new TimelineDesk(bench, commands, this::revealIncident);
        timeline = new TimelineView(tokens, timelineDesk);
        status = new StatusBar(bench, errors);
        getStyleClass().add("workbench");
        getStylesheets().add(ShellSheet.url());
        SearchField search = new SearchField(bench.session()::plan, board, bench.selectionProperty()::set, CommandKeys.words(commands.get("board.find")));
        bench.lens().search(search::focus);
        toolbar.search(search);
        library = new LibraryView(drags, new LibraryDesk(bench));
        VBox left = new VBox(tray, library, new MiniMap(board));
        left.getStyleClass().addAll("left-panel", "panel");
        VBox.setVgrow(tray, javafx.scene.layout.Priority.ALWAYS);
        history = new HistoryView(bench.session()::goTo, () -> bench.layout().show(PanelLayout.Part.HISTORY, false));
        historyShown = bench.layout().shown(PanelLayout.Part.HISTORY);
        panels = new Panels(bench.layout(), left, board, inspector, history);
        panels.timeline(timeline);
        RecoveryBar recovery = new RecoveryBar(bench.autosave(), bench.format());
        focus = new PanelFocus(this, List.of(toolbar, recovery, gauges, left, board, timeline, inspector, history, errors, status));
        VBox guide = new VBox();
        VBox heading = new VBox(title, recovery);
        frame.setTop(new VBox(heading, toolbar, guide, gauges));
        frame.setCenter(panels);
        frame.setMinSize(0, 0);
        frame.setBottom(new VBox(errors, status));
        palette = new PaletteView(new PaletteModel(commands::offered, menus::path, bench.settings()));
        getChildren().addAll(frame, drags, palette);
        new WelcomePane(bench, commands, new FrameCover(frame, heading), tokens);
        new GuidePane(bench, this, guide);
        widthProperty().subscribe(_ -> chooseForm());
        bench.layout().onChange(this::arrange);
        arrange();
        follow();
        show();
    }

    /// The commands of this window.
    Commands commands() {
        return commands;
    }

    /// The name of the menu a command is in, or empty.
    String menu(String command) {
        return menus.path(command);
    }

    /// Opens the list of all commands.
    void palette() {
        palette.toggle();
    }

    /// Opens the list of all errors.
    void errors() {
        errors.open(status.lookup("#status-errors"));
    }

    /// Lets the user choose a gauge to add to the wall.
    void addGauge() {
        bench.layout().show(PanelLayout.Part.GAUGES, true);
        gauges.add();
    }

    private void arrange() {
        boolean shown = bench.layout().shown(PanelLayout.Part.GAUGES);
        gauges.setVisible(shown);
        gauges.setManaged(shown);
        boolean steps = bench.layout().shown(PanelLayout.Part.HISTORY);
        if (steps != historyShown) {
            historyShown = steps;
            history.show(bench.session().steps());
            if (steps) {
                history.focus();
            } else if (getScene() != null && getScene().getFocusOwner() == null) {
                focus.enter(board);
            }
        }
        later();
    }

    /// Gives the focus to another panel.
    ///
    /// @param step 1 for the next, −1 for the one before
    void focusPanel(int step) {
        focus.go(step);
    }

    private void chooseForm() {
        double em = title.em();
        boolean compact = getWidth() < COMPACT_BELOW * em;
        if (compact != getStyleClass().contains("compact")) {
            if (compact) {
                getStyleClass().add("compact");
            } else {
                getStyleClass().remove("compact");
            }
            bench.layout().compact(compact);
            toolbar.compact(compact);
            later();
        }
    }

    private void follow() {
        bench.session().listen(new Session.Listener() {
            @Override
            public void edited(Plan plan) {}

            @Override
            public void opened(Plan plan) {
                inspector.forget();
            }
        });
        bench.session().planProperty().subscribe(_ -> later());
        bench.session().dirtyProperty().subscribe(_ -> later());
        bench.session().titleProperty().subscribe(_ -> later());
        bench.session().fileProperty().subscribe(_ -> later());
        bench.verdicts().verdictProperty().subscribe(_ -> later());
        bench.contentions().contendedProperty().subscribe(_ -> later());
        bench.verdicts().progressProperty().subscribe(_ -> status.show());
        bench.live().playingProperty().subscribe(_ -> later());
        bench.live().paceProperty().subscribe(_ -> later());
        bench.live().momentProperty().subscribe(moment -> {
            if (moment == null) {
                recentLoad.clear();
            } else {
                recentLoad.add(moment);
            }
            // The first one and the last change what can be done.
            if (moment == null || moment.finished() || !watching) {
                later();
            } else {
                ticked();
            }
            watching = moment != null;
        });
        bench.time().momentProperty().subscribe(_ -> ticked());
        bench.time().headSecondsProperty().subscribe((before, now) -> {
            if (Double.isNaN(before.doubleValue()) == Double.isNaN(now.doubleValue())) {
                ticked();
            } else {
                later();
            }
        });
        bench.time().recorder().changesProperty().subscribe(_ -> {
            timeline.show(timelineDesk.model());
            if (bench.time().recorder().recording() != recording) {
                recording = !recording;
                later();
            }
        });
        bench.selectionProperty().subscribe(_ -> later());
        bench.modeProperty().subscribe(_ -> later());
        bench.estimates().triedProperty().subscribe(tried -> {
            if (tried != null) {
                drags.effect(desk.effect(tried));
            }
            ticked();
        });
        drags.activeProperty().subscribe(on -> inspector.pseudoClassStateChanged(PseudoClass.getPseudoClass("behind"), on));
        bench.estimates().madeProperty().subscribe(_ -> later());
        bench.darkProperty().subscribe(_ -> later());
        bench.hintProperty().subscribe(_ -> status.show());
        bench.autosave().keptAtProperty().subscribe(_ -> status.show());
        errors.log().entries().addListener((ListChangeListener<ErrorLog.Entry>) _ -> later());
        bench.jobs().running().addListener((ListChangeListener<Job>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(job -> job.progressProperty().subscribe(_ -> status.show()));
            }
            status.show();
        });
    }

    private void later() {
        stale = true;
        soon();
    }

    /// Only the moment is another: whatever does not show it stays.
    private void ticked() {
        soon();
    }

    private void soon() {
        if (!awaited) {
            awaited = true;
            Platform.runLater(() -> {
                if (awaited && stale) {
                    showBoard();
                    // In a turn of its own: between the two the window hears and draws.
                    Platform.runLater(() -> {
                        if (unread) {
                            showRest();
                        }
                    });
                } else if (awaited) {
                    showMoment();
                }
            });
        }
    }

    /// Reads everything again, now.
    void show() {
        showBoard();
        showRest();
    }

    private void showBoard() {
        stale = false;
        unread = true;
        tray.show(showMoment());
    }

    private void showRest() {
        unread = false;
        library.show();
        inspector.show(bench.inspector());
        if (historyShown) {
            history.show(bench.session().steps());
        }
        menus.show();
        toolbar.show();
        title.show(bench.session().titleProperty().get(), bench.session().dirtyProperty().get() ? words.text("edited") : "");
    }

    private List<Double> loads(TenantId tenant) {
        List<Double> recorded = bench.time().loads(tenant);
        return recorded.isEmpty() ? recentLoad.of(tenant) : recorded;
    }

    /// Reads what shows the moment.
    private BoardModel showMoment() {
        awaited = false;
        Verdict verdict = bench.verdicts().verdict();
        Results results = verdict.confirmed() ? verdict.results() : null;
        Moment moment = bench.modeProperty().get() == GaugeModel.Mode.MOMENT ? bench.time().momentProperty().get() : null;
        BoardModel model = reader.read(bench.session().plan(), bench.selectionProperty().get(), results, moment, this::loads);
        board.show(model);
        gauges.show(bench.readings());
        toolbar.showClock();
        status.show();
        timeline.show(timelineDesk.model());
        return model;
    }

    /// Opens the lines of an incident on the page of the plan.
    private void revealIncident(int number) {
        bench.selectionProperty().set(Selection.none());
        show();
        String id = "details-incident." + number;
        inspector.lookupAll(".details-toggle").stream().filter(node -> id.equals(node.getId())).findFirst().ifPresent(node -> {
            Button details = (Button) node;
            if (!details.getParent().getChildrenUnmodifiable().getLast().isVisible()) {
                details.fire();
            }
            details.requestFocus();
            scrollTo(details);
        });
    }

    private void scrollTo(Node node) {
        if (inspector.lookup(".inspector-scroll") instanceof ScrollPane scroll) {
            inspector.applyCss();
            inspector.layout();
            double hidden = scroll.getContent().getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
            double at = scroll.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds())).getMinY();
            scroll.setVvalue(hidden > 0 ? Math.clamp(at / hidden, 0, 1) : 0);
        }
    }

    /// Opens the list of places tenants may go.
    void moveTo(List<TenantId> tenants) {
        bench.selectionProperty().set(Selection.of(tenants));
        show();
        desk.moveTo(tenants, inspector.lookup("#move-to"));
    }

    /// Opens the list of ways to split a partition.
    void split(PartitionId partition, List<TenantId> movers) {
        desk.split(partition, movers, board.nodeOf(new Selection.OfPartition(partition)));
    }

    /// Opens the list of what a partition may become part of.
    void merge(PartitionId partition) {
        desk.merge(partition, board.nodeOf(new Selection.OfPartition(partition)));
    }

    /// Opens the list of vacant cabins there is room for.
    ///
    /// @param cluster on this one alone, or null for all
    void vacantCabin(@Nullable ClusterId cluster) {
        desk.vacantCabin(cluster, null);
    }

    /// What the theme wears, for parts outside the scene graph.
    void wear(Theme theme) {
        bench.darkProperty().set(theme.dark());
    }
}
