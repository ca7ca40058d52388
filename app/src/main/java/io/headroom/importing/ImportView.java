package io.headroom.importing;

import io.headroom.importing.ImportState.Checking;
import io.headroom.importing.ImportState.Opened;
import io.headroom.look.Explained;
import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.io.File;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page that imports a spreadsheet: the file above, the sheet with what its columns hold in the middle, what would come in and what is wrong below.
public final class ImportView extends BorderPane {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private final Words words = Words.of(ImportView.class);
    private final ImportModel model;
    private final Runnable close;
    private final Label file = new Label();
    private final Tooltip path = new Tooltip();
    private final PageChoices choices;
    private final HBox known = new HBox();
    private final Button choose = new Button(words.text("choose"), Icon.OPEN.view());
    private final Button again = new Button(words.text("again"));
    private final Label problem = new Label("", Icon.MISSED.view());
    private final Label note = new Label("", Icon.MET.view());
    private final Label reading = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final HBox busy = new HBox();
    private final PreviewTable preview;
    private final VBox empty = new VBox();
    private final Label summary = new Label();
    private final ProblemList problems;
    private final Label why = new Label();
    private final ProgressBar checked = new ProgressBar();
    private final Button stop = new Button(words.text("cancel"));
    private final Button good = new Button();
    private final Button all = new Button();
    private final Explained explained = new Explained(all, "");
    private final VBox below = new VBox();

    /// @param close closes the window
    public ImportView(ImportModel model, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().add("importing");
        preview = new PreviewTable(model::map);
        choices = new PageChoices(model, preview);
        problems = new ProblemList(this::mark);
        setTop(new VBox(head(), reading(), problem(), note(), choices, remembered()));
        empty();
        setCenter(new StackPane(preview, empty));
        setBottom(below());
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::dropped);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.stateProperty().subscribe(_ -> show());
    }

    private HBox head() {
        file.getStyleClass().add("title");
        file.setId("import-file");
        file.setTooltip(path);
        file.setMinWidth(0);
        choose.setId("import-choose");
        choose.setOnAction(_ -> model.choose());
        again.setId("import-again");
        again.setTooltip(new Tooltip(words.text("again.more")));
        again.setOnAction(_ -> model.again());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button template = new Button(words.text("template"), Icon.SAVE.view());
        template.setId("import-template");
        template.setTooltip(new Tooltip(words.text("template.more")));
        template.setOnAction(_ -> model.saveTemplate());
        HBox head = new HBox(file, choose, again, gap, template);
        head.getStyleClass().add("answer-head");
        List.of(choose, again, template).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        return head;
    }

    private HBox remembered() {
        Label line = new Label(words.text("remembered"));
        line.getStyleClass().add("second");
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        Button forget = new Button(words.text("forget"));
        forget.setId("import-forget");
        forget.setMinWidth(Region.USE_PREF_SIZE);
        forget.setAccessibleHelp(words.text("forget.more"));
        forget.setTooltip(new Tooltip(words.text("forget.more")));
        forget.setOnAction(_ -> model.forget());
        known.getChildren().addAll(line, forget);
        known.getStyleClass().addAll("import-line", "dense");
        return known;
    }

    private HBox reading() {
        Button cancel = new Button(words.text("cancel"));
        cancel.setId("import-cancel");
        cancel.setOnAction(_ -> model.cancel());
        progress.setAccessibleText(words.text("reading.progress"));
        reading.setMinWidth(0);
        busy.getChildren().addAll(reading, progress, cancel);
        busy.getStyleClass().addAll("import-line", "dense");
        return busy;
    }

    private HBox note() {
        note.setId("import-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        HBox line = new HBox(note);
        line.getStyleClass().addAll("import-line", "done");
        return line;
    }

    private HBox problem() {
        problem.setId("import-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("field-error");
        problem.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(problem, Priority.ALWAYS);
        HBox line = new HBox(problem);
        line.getStyleClass().add("import-line");
        return line;
    }

    private void empty() {
        Label what = new Label(words.text("empty.what"));
        what.getStyleClass().add("heading");
        Label how = new Label(words.text("empty.how"));
        how.getStyleClass().add("second");
        for (Label line : List.of(what, how)) {
            line.setWrapText(true);
        }
        empty.getStyleClass().add("import-empty");
        empty.setAlignment(Pos.CENTER);
        empty.getChildren().addAll(what, how);
    }

    private VBox below() {
        summary.setId("import-summary");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        why.setId("import-why");
        why.getStyleClass().add("second");
        why.setWrapText(true);
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setMaxWidth(Double.MAX_VALUE);
        good.setId("import-good");
        good.setOnAction(_ -> done(model.importGood()));
        all.setId("import-all");
        all.setOnAction(_ -> done(model.importAll()));
        Button leave = new Button(words.text("close"));
        leave.setId("import-close");
        leave.setOnAction(_ -> close.run());
        checked.setAccessibleText(words.text("checked.progress"));
        stop.setId("import-stop");
        stop.setOnAction(_ -> model.cancelCheck());
        model.checkedShareProperty().subscribe(share -> {
            checked.setProgress(share.doubleValue());
            appear(checked, share.doubleValue() >= 0);
            appear(stop, share.doubleValue() >= 0);
        });
        List.of(good, all, leave, stop).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        HBox buttons = new HBox(why, checked, stop, good, leave, explained);
        buttons.getStyleClass().add("import-buttons");
        VBox found = new VBox(summary, problems);
        found.getStyleClass().add("import-found");
        below.getChildren().addAll(found, buttons);
        below.getStyleClass().add("import-below");
        return below;
    }

    /// Gives the focus to what comes next: the first column, or the choice of a file.
    public void begin() {
        if (model.state().opened() == null) {
            choose.requestFocus();
        } else {
            preview.focusFirst();
        }
    }

    private void done(boolean imported) {
        if (imported) {
            close.run();
        }
    }

    /// Tables and lists keep Enter and Esc to themselves, and what these do here must not depend on what has the focus.
    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            close.run();
        }
        if (key.getCode() == KeyCode.ENTER && !(key.getTarget() instanceof Button) && !all.isDisabled()) {
            key.consume();
            all.fire();
        }
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
            model.read(files.getFirst().toPath());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private void show() {
        ImportState state = model.state();
        Opened opened = state.opened();
        ImportState.Reading now = state.reading();
        appear(busy, now != null);
        if (now != null) {
            reading.setText(words.text("reading", now.name()));
            progress.setProgress(now.share());
        }
        problem.setText(state.problem());
        appear(Objects.requireNonNull(problem.getParent()), !state.problem().isEmpty());
        note.setText(state.note());
        appear(Objects.requireNonNull(note.getParent()), !state.note().isEmpty());
        appear(choices, opened != null);
        appear(again, opened != null);
        appear(known, opened != null && opened.page().remembered());
        // One button at a time says what Enter does.
        choose.setDefaultButton(opened == null);
        all.setDefaultButton(opened != null);
        appear(explained, opened != null);
        appear(preview, opened != null);
        appear(empty, opened == null);
        file.setText(opened == null ? words.text("title") : opened.name());
        path.setText(opened == null ? words.text("title") : opened.file().toString());
        if (opened != null) {
            preview.show(opened);
            choices.show(opened);
        }
        found(opened);
    }

    private void mark(SheetCheck.Found problem) {
        model.sheet(problem.page());
        if (problem.cell() != null) {
            preview.mark(problem.cell());
        }
    }

    private void found(@Nullable Opened opened) {
        SheetCheck check = opened == null ? null : opened.check();
        appear(below.getChildren().getFirst(), opened != null);
        summary.setText(model.summary());
        boolean wrong = check != null && check.problems() > 0;
        summary.setGraphic(check == null ? null : wrong ? Icon.MISSED.view() : check.ready() ? Icon.MET.view() : Icon.INFO.view());
        summary.getStyleClass().setAll("label", "strong", "import-summary", wrong ? "wrong" : check != null && check.ready() ? "fine" : "none");
        below.pseudoClassStateChanged(STALE, opened != null && opened.checking() == Checking.RUNNING);
        problems.several(opened != null && opened.pages().size() > 1);
        problems.show(check == null ? List.of() : check.found());
        String obstacle = model.obstacle();
        why.setText(opened == null ? "" : obstacle);
        all.setText(model.importLabel());
        explained.allow(obstacle.isEmpty(), obstacle);
        good.setText(model.importGoodLabel());
        appear(good, !good.getText().isEmpty());
    }

    private static void appear(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
