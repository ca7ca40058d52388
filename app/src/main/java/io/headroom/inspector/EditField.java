package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.inspector.InspectorModel.Attempt;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.words.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A text field that makes one edit on Enter or when the focus leaves it. While someone types, the line below says how it will be read; Up and Down step the value. What
/// does not fit stays to be mended, with the reason below; Esc takes it back.
final class EditField {
    /// Steps of one press of Page Up.
    private static final int MANY = 10;
    private static final Words WORDS = Words.of(EditField.class);

    private final TextField input = new TextField();
    private final ProblemLine problem = new ProblemLine();
    private final Consumer<Edit> apply;
    private Field field;
    private Subject subject;
    private @Nullable Label name;

    /// @param subject whose field it is; it remembers what was typed and could not be
    EditField(Field field, Subject subject, Consumer<Edit> apply) {
        this.subject = subject;
        this.field = field;
        this.apply = apply;
        input.getStyleClass().add("figure");
        input.setId("field-" + field.id());
        input.setPrefColumnCount(5);
        begin();
        input.setOnAction(_ -> commit());
        input.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                commit();
            }
        });
        input.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && changed()) {
                restore();
                event.consume();
            }
        });
        // A text field takes Up and Down for itself, to go to its ends.
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::step);
        input.textProperty().subscribe(_ -> typing());
        resume();
    }

    /// Shows the field as the plan has it.
    private void begin() {
        input.setText(field.text());
        describe();
        say("");
    }

    private void describe() {
        input.setPromptText(field.hint());
        input.setAccessibleText(field.label());
        if (name != null) {
            name.setText(field.label());
        }
    }

    /// Goes on with what was typed when the subject was last looked at, if it could not be.
    private void resume() {
        String draft = subject.drafts().get(field.id());
        if (draft != null) {
            input.setText(draft);
            say(field.change().attempt(draft).problem());
        }
    }

    private void step(KeyEvent event) {
        int steps = switch (event.getCode()) {
            case UP -> 1;
            case DOWN -> -1;
            case PAGE_UP -> MANY;
            case PAGE_DOWN -> -MANY;
            default -> 0;
        };
        if (steps != 0 && !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown()) {
            field.entering().step(input.getText(), steps).ifPresent(next -> {
                input.setText(next);
                input.end();
                event.consume();
            });
        }
    }

    /// Says while it is typed how it will be read. What was wrong stays said until it can be.
    private void typing() {
        if (!changed()) {
            say("");
            return;
        }
        Optional<String> read = field.entering().reads(input.getText());
        if (read.isPresent() || !input.getStyleClass().contains("invalid")) {
            say("");
            String words = read.map(value -> WORDS.text("field.reads", value)).orElse("");
            problem.read(words);
            input.setAccessibleHelp(words);
        }
    }

    TextField input() {
        return input;
    }

    /// Goes below the field, over the full width of the section.
    Label problem() {
        return problem;
    }

    /// The label that names the field, and goes on to.
    void named(Label label) {
        name = label;
        label.setLabelFor(input);
    }

    /// The field under its label.
    VBox labelled(Label label) {
        named(label);
        VBox box = new VBox(label, input);
        box.getStyleClass().add("labelled-field");
        return box;
    }

    /// Shows newer values.
    ///
    /// @param of whose field it is now. If that is another, what is being typed is entered where it was typed, as when the focus leaves
    void show(Field newer, Subject of) {
        if (!of.equals(subject)) {
            commit();
            subject = of;
            field = newer;
            begin();
            resume();
            return;
        }
        boolean untouched = !changed();
        boolean moved = !newer.text().equals(field.text());
        field = newer;
        describe();
        // An undo while someone types must not eat what was typed; the plan's value is what Esc brings back.
        if (untouched && moved) {
            restore();
        }
    }

    private boolean changed() {
        return !input.getText().equals(field.text());
    }

    private void restore() {
        subject.drafts().remove(field.id());
        input.setText(field.text());
        input.selectAll();
        say("");
    }

    private void commit() {
        if (!changed()) {
            subject.drafts().remove(field.id());
            say("");
            return;
        }
        Attempt attempt = field.change().attempt(input.getText());
        say(attempt.problem());
        if (!attempt.fits()) {
            // Whoever looks at another tenant meanwhile finds it again.
            subject.drafts().put(field.id(), input.getText());
        } else {
            subject.drafts().remove(field.id());
            Edit edit = attempt.edit();
            if (edit == null) {
                // The same value in other words: show it as it is written.
                input.setText(field.text());
            } else {
                // The plan's own spelling comes back with the next model; until then this one counts as unchanged.
                field = field.withText(input.getText());
                apply.accept(edit);
            }
        }
    }

    private void say(String words) {
        problem.say(words);
        input.setAccessibleHelp(words);
        if (words.isEmpty()) {
            input.getStyleClass().remove("invalid");
        } else if (!input.getStyleClass().contains("invalid")) {
            input.getStyleClass().add("invalid");
        }
    }
}
