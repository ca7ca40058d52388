package io.headroom.shell;

import io.headroom.look.Icon;
import io.headroom.session.Autosave;
import io.headroom.session.KeptPlan;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Offers what was kept of a session that ended unexpectedly. Never in the way: it stays until it is answered, and the window works beside it.
final class RecoveryBar extends HBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

    private final Words words = Words.of(RecoveryBar.class);
    private final Autosave autosave;
    private final Format format;
    private final Label line = new Label();

    RecoveryBar(Autosave autosave, Format format) {
        this.autosave = autosave;
        this.format = format;
        getStyleClass().addAll("recovery-bar", "dense");
        setAccessibleRole(AccessibleRole.TEXT);
        line.setId("recovery-line");
        line.setGraphic(Icon.INFO.view());
        line.setMinWidth(0);
        line.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(line, Priority.ALWAYS);
        Button restore = button("restore", autosave::restore);
        restore.getStyleClass().add("primary");
        getChildren().addAll(line, restore, button("discard", autosave::discard), button("later", autosave::leave));
        autosave.found().addListener((ListChangeListener<KeptPlan>) _ -> show());
        show();
    }

    private Button button(String name, Consumer<KeptPlan> action) {
        Button button = new Button(words.text("recovery." + name));
        button.setId("recovery-" + name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(words.text("recovery." + name + ".hint")));
        button.setOnAction(_ -> autosave.found().stream().findFirst().ifPresent(action));
        return button;
    }

    private void show() {
        boolean any = !autosave.found().isEmpty();
        setVisible(any);
        setManaged(any);
        if (any) {
            KeptPlan kept = autosave.found().getFirst();
            LocalDateTime at = LocalDateTime.ofInstant(kept.at(), ZoneId.systemDefault());
            String when = (at.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault())) ? TIME : DAY).format(at);
            int more = autosave.found().size() - 1;
            String text = more == 0 ? words.text("recovery.line", kept.title(), when) : words.text("recovery.lines", kept.title(), when, format.whole(more));
            line.setText(text);
            line.setTooltip(new Tooltip(kept.file().map(file -> text + "\n" + file).orElse(text)));
            setAccessibleText(text);
        }
    }
}
