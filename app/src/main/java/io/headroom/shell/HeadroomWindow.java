package io.headroom.shell;

import io.headroom.commands.CommandKeys;
import io.headroom.commands.KeyboardView;
import io.headroom.copying.TakenEvent;
import io.headroom.errors.ErrorLine;
import io.headroom.layout.WindowPlace;
import io.headroom.look.ShellSheet;
import io.headroom.look.Theme;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import io.headroom.session.Clipboard;
import io.headroom.session.Settings;
import io.headroom.words.Words;
import java.io.File;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;

/// One window on one workbench: its scene, theme, keys and place on the screen.
public final class HeadroomWindow implements WindowActions {
    private static final double USUAL_FONT = 12;
    private static final double SMALLEST_FONT = 11;
    private static final double LARGEST_FONT = 24;
    private static final String CONTRAST = "contrast.high";
    private static final String MOTION = "motion.reduced";

    private final Words words = Words.of(HeadroomWindow.class);
    private final Clipboard clipboard = new FxClipboard();
    private final Stage stage;
    private final Theme theme;
    private final Workbench bench;
    private final WorkbenchView view;
    private final ErrorLine errors;
    private final Scene scene;
    private final CalibrationWindow calibrations;
    private final ComparisonWindow comparison;
    private final AnswersWindow answers;
    private final HelpWindow help;
    private final BacklogWindow backlog;
    private final TenantsWindow tenants;
    private final ImportWindow importing;
    private final SideWindow keyboard;
    private double font = USUAL_FONT;

    /// Fills a stage; the caller shows it.
    ///
    /// @param errors the line in which the dialogs of `bench` show errors
    public HeadroomWindow(Stage stage, Theme theme, ErrorLine errors, Workbench bench) {
        this.stage = stage;
        this.theme = theme;
        this.bench = bench;
        this.errors = errors;
        view = new WorkbenchView(bench, theme.tokensProperty(), errors, this);
        scene = new Scene(view, 1440, 900);
        theme.dress(scene);
        theme.tokensProperty().subscribe(_ -> view.wear(theme));
        CommandKeys.install(scene, view.commands().all());
        scene.setOnDragOver(this::dragOver);
        scene.setOnDragDropped(this::dropped);
        scene.addEventHandler(TakenEvent.TAKEN, new Taker(bench, clipboard)::take);
        stage.setScene(scene);
        // Esc gives up a drag; the key that fills the screen leaves it again.
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        stage.fullScreenProperty().subscribe(_ -> view.show());
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setOnCloseRequest(event -> {
            event.consume();
            exit();
        });
        bench.session().titleProperty().subscribe(_ -> name());
        bench.session().dirtyProperty().subscribe(_ -> name());
        calibrations = new CalibrationWindow(stage, theme, bench);
        comparison = new ComparisonWindow(stage, theme, bench.comparison());
        answers = new AnswersWindow(stage, theme, bench.answers());
        help = new HelpWindow(stage, theme, view.commands());
        backlog = new BacklogWindow(stage, theme, bench);
        tenants = new TenantsWindow(stage, theme, bench);
        importing = new ImportWindow(stage, theme, bench.importing());
        keyboard = new SideWindow(stage, theme, words.text("window.keyboard"), 720, 640);
        restore(bench.settings());
        bench.autosave().look();
    }

    /// The workbench of this window.
    public Workbench bench() {
        return bench;
    }

    /// The commands of this window.
    public Commands commands() {
        return view.commands();
    }

    private void name() {
        boolean dirty = bench.session().dirtyProperty().get();
        stage.setTitle(words.text(dirty ? "title.edited" : "title", bench.session().titleProperty().get()));
    }

    private void restore(Settings settings) {
        settings.choice("theme", Theme.Choice.class).ifPresent(this::theme);
        settings.text(CONTRAST).map(Boolean::parseBoolean).ifPresent(theme::highContrast);
        settings.text(MOTION).map(Boolean::parseBoolean).ifPresent(theme::reducedMotion);
        settings.number("font").ifPresent(this::font);
        WindowPlace.keep(stage, settings, "window", 1440, 900);
        calibrations.remember(settings);
        comparison.remember(settings);
        answers.remember(settings);
        help.remember(settings);
        backlog.remember(settings);
        keyboard.remember(settings, "keyboard");
        tenants.remember(settings);
        importing.remember(settings);
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        if (!files.isEmpty()) {
            bench.openOrImport(files.stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    @Override
    public void moveTo(List<TenantId> tenants) {
        view.moveTo(tenants);
    }

    @Override
    public void split(PartitionId partition, List<TenantId> movers) {
        view.split(partition, movers);
    }

    @Override
    public void merge(PartitionId partition) {
        view.merge(partition);
    }

    @Override
    public void vacantCabin() {
        view.vacantCabin(null);
    }

    @Override
    public Clipboard clipboard() {
        return clipboard;
    }

    @Override
    public void compare() {
        comparison.show();
    }

    @Override
    public void answer(String page) {
        answers.show(page);
    }

    @Override
    public void exit() {
        bench.session().leave(() -> {
            bench.close();
            stage.close();
        });
    }

    @Override
    public void about() {
        Alert alert = new Alert(Alert.AlertType.NONE, words.text("about.text", version()), ButtonType.CLOSE);
        alert.setHeaderText(words.text("app"));
        show(alert, words.text("command.help.about"));
    }

    private static String style(double size) {
        return "-fx-font-size: " + size + "px;";
    }

    @Override
    public void help(String page) {
        help.show(page);
    }

    @Override
    public void helpHere() {
        help.show(HelpTopics.focused());
    }

    @Override
    public void addGauge() {
        view.addGauge();
    }

    @Override
    public void backlog() {
        backlog.show();
    }

    @Override
    public void tenants() {
        tenants.show();
    }

    @Override
    public void importSpreadsheet() {
        importing.show();
    }

    private static String version() {
        return io.headroom.engine.Evaluation.VERSION;
    }

    @Override
    public void keyboard() {
        KeyboardView keys = new KeyboardView(view.commands().all(), view::menu);
        keyboard.show(keys);
        keys.requestFocus();
    }

    private void show(Alert alert, String title) {
        alert.setTitle(title);
        alert.initOwner(stage);
        theme.dress(alert.getDialogPane().getScene());
        alert.getDialogPane().getStylesheets().add(ShellSheet.url());
        alert.show();
    }

    @Override
    public void theme(Theme.Choice choice) {
        theme.choose(choice);
        bench.settings().put("theme", choice);
    }

    @Override
    public Theme.Choice theme() {
        return theme.choice();
    }

    @Override
    public void palette() {
        view.palette();
    }

    @Override
    public void nextPanel() {
        view.focusPanel(1);
    }

    @Override
    public void previousPanel() {
        view.focusPanel(-1);
    }

    @Override
    public void errors() {
        view.errors();
    }

    @Override
    public boolean anyErrors() {
        return !errors.log().entries().isEmpty();
    }

    @Override
    public void fullScreen() {
        stage.setFullScreen(!stage.isFullScreen());
    }

    @Override
    public boolean fullScreenOn() {
        return stage.isFullScreen();
    }

    @Override
    public void highContrast(boolean high) {
        theme.highContrast(high);
        bench.settings().put(CONTRAST, high);
        view.show();
    }

    @Override
    public boolean highContrast() {
        return theme.highContrast();
    }

    @Override
    public void reducedMotion(boolean reduced) {
        theme.reducedMotion(reduced);
        bench.settings().put(MOTION, reduced);
        view.show();
    }

    @Override
    public boolean reducedMotion() {
        return theme.reducedMotion();
    }

    @Override
    public void zoom(int steps) {
        font(steps == 0 ? USUAL_FONT : font + steps);
        bench.settings().put("font", font);
    }

    private void font(double size) {
        font = Math.clamp(size, SMALLEST_FONT, LARGEST_FONT);
        view.setStyle(style(font));
        calibrations.font(style(font));
        comparison.font(style(font));
        answers.font(style(font));
        help.font(style(font));
        backlog.font(style(font));
        tenants.font(style(font));
        importing.font(style(font));
        keyboard.font(style(font));
    }
}
