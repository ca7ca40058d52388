package io.headroom.shell;

import io.headroom.look.Theme;
import io.headroom.session.Dialogs;
import io.headroom.store.PlanFile;
import io.headroom.store.ProfileFile;
import io.headroom.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceDialog;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextInputDialog;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The dialogs of the desktop; errors go to one place in the window instead.
final class FxDialogs implements Dialogs {
    private final Words words = Words.of(FxDialogs.class);
    private final Supplier<@Nullable Window> owner;
    private final Theme theme;
    private final BiConsumer<String, String> errors;
    private @Nullable File folder;

    /// @param errors shows one line with its details
    FxDialogs(Supplier<@Nullable Window> owner, Theme theme, BiConsumer<String, String> errors) {
        this.owner = owner;
        this.theme = theme;
        this.errors = errors;
    }

    /// Lets the next chooser start in the folder of a file, such as the plan that was opened.
    void startBeside(Path file) {
        folder = file.toAbsolutePath().toFile().getParentFile();
    }

    @Override
    public Optional<Path> chooseOpen(FileKind kind) {
        return chosen(chooser(kind).showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> chooseSave(FileKind kind, String suggestion) {
        FileChooser chooser = chooser(kind);
        chooser.setInitialFileName(suggestion);
        return chosen(chooser.showSaveDialog(owner.get())).map(path -> withExtension(path, kind));
    }

    private FileChooser chooser(FileKind kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.text("chooser." + kind));
        List<String> patterns = switch (kind) {
            case PLAN -> List.of("*" + PlanFile.EXTENSION);
            case TRACE -> List.of("*.csv", "*.csv.gz", "*.jsonl", "*.jsonl.gz");
            case WORKBOOK -> List.of("*.xlsx");
            case SPREADSHEET -> List.of("*.xlsx", "*.csv", "*.tsv");
            case MEASUREMENTS -> List.of("*.csv");
            case PROFILES -> List.of("*" + ProfileFile.EXTENSION);
            case GRID -> List.of("*.json");
            case TABLE -> List.of("*.csv");
            case SUMMARY -> List.of("*.pdf");
            case BOARD -> List.of("*.png", "*.svg");
            case PICTURE -> List.of("*.png");
        };
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(words.text("filter." + kind), patterns));
        if (kind == FileKind.TRACE || kind == FileKind.MEASUREMENTS) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(words.text("filter.all"), "*"));
        }
        File last = folder;
        if (last != null && last.isDirectory()) {
            chooser.setInitialDirectory(last);
        }
        return chooser;
    }

    private Optional<Path> chosen(@Nullable File file) {
        if (file != null) {
            folder = file.getParentFile();
        }
        return Optional.ofNullable(file).map(File::toPath);
    }

    /// GTK's chooser does not add the extension of the filter itself.
    private static Path withExtension(Path path, FileKind kind) {
        Path name = path.getFileName();
        boolean bare = name != null && !name.toString().contains(".");
        String extension = switch (kind) {
            case PLAN -> PlanFile.EXTENSION;
            case WORKBOOK -> ".xlsx";
            case PROFILES -> ProfileFile.EXTENSION;
            case TABLE -> ".csv";
            case SUMMARY -> ".pdf";
            case BOARD, PICTURE -> ".png";
            case TRACE, MEASUREMENTS, GRID, SPREADSHEET -> "";
        };
        return bare ? path.resolveSibling(name + extension) : path;
    }

    @Override
    public Unsaved unsavedChanges(String document) {
        ButtonType save = new ButtonType(words.text("unsaved.save"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(words.text("unsaved.discard"), ButtonBar.ButtonData.NO);
        Alert alert = new Alert(Alert.AlertType.NONE, words.text("unsaved.text"), save, discard, ButtonType.CANCEL);
        alert.setHeaderText(words.text("unsaved.header", document));
        alert.setTitle(words.text("app"));
        dress(alert);
        Optional<ButtonType> answer = alert.showAndWait();
        return answer.filter(save::equals).map(_ -> Unsaved.SAVE).or(() -> answer.filter(discard::equals).map(_ -> Unsaved.DISCARD)).orElse(Unsaved.CANCEL);
    }

    @Override
    public boolean elsewhere(String problem) {
        ButtonType other = new ButtonType(words.text("elsewhere.choose"), ButtonBar.ButtonData.YES);
        Alert alert = new Alert(Alert.AlertType.NONE, problem, other, ButtonType.CANCEL);
        alert.setHeaderText(words.text("elsewhere.header"));
        alert.setTitle(words.text("app"));
        dress(alert);
        return alert.showAndWait().filter(other::equals).isPresent();
    }

    @Override
    public Optional<Integer> choose(String question, List<String> options) {
        ChoiceDialog<String> dialog = new ChoiceDialog<>(options.getFirst(), options);
        dialog.setHeaderText(question);
        dialog.setTitle(words.text("app"));
        dialog.setGraphic(null);
        dress(dialog);
        return dialog.showAndWait().map(options::indexOf).filter(index -> index >= 0);
    }

    @Override
    public Optional<String> name(String question, String suggestion) {
        TextInputDialog dialog = new TextInputDialog(suggestion);
        dialog.setHeaderText(question);
        dialog.setTitle(words.text("app"));
        dialog.setGraphic(null);
        dialog.getEditor().setAccessibleText(question);
        dress(dialog);
        return dialog.showAndWait().map(String::strip).filter(name -> !name.isEmpty());
    }

    private void dress(Dialog<?> dialog) {
        dialog.initOwner(owner.get());
        theme.dress(dialog.getDialogPane().getScene());
    }

    @Override
    public void error(String line, String details) {
        errors.accept(line, details);
    }
}
