package io.headroom.inspector;

import static io.headroom.inspector.Lines.gap;
import static io.headroom.inspector.Lines.label;
import static io.headroom.inspector.Lines.line;
import static io.headroom.inspector.Lines.view;

import io.headroom.inspector.InspectorModel.Attempt;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Stepper;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Makes the nodes of rows where one of several values is chosen.
final class ChoiceViews {
    private final InspectorActions inspector;
    private Subject subject = new Subject();

    ChoiceViews(InspectorActions actions) {
        inspector = actions;
    }

    /// From now on choices are about something else.
    void about(Subject other) {
        subject = other;
    }

    Shown<Row> choice(Choice first) {
        ComboBox<String> combo = new ComboBox<>();
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setId("field-" + first.id());
        var held = new Object() {
            Choice choice = first;
            Subject of = subject;
            boolean showing;
        };
        ProblemLine problem = new ProblemLine();
        combo.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!held.showing && index.intValue() >= 0 && index.intValue() != held.choice.chosen()) {
                apply(held.choice.change().attempt(index.intValue()), problem, () -> {
                    held.showing = true;
                    combo.getSelectionModel().select(held.choice.chosen());
                    held.showing = false;
                });
            }
        });
        Label name = label(first.label(), "second");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(combo);
        HBox.setHgrow(combo, Priority.ALWAYS);
        Consumer<Row> shower = row -> {
            if (!held.of.equals(subject)) {
                combo.hide();
            }
            if (held.choice.chosen() != ((Choice) row).chosen() || !held.of.equals(subject)) {
                problem.say("");
            }
            held.of = subject;
            held.choice = (Choice) row;
            name.setText(held.choice.label());
            combo.setAccessibleText(held.choice.label());
            // A list that is open is being read: it must not be filled anew.
            if (combo.isShowing()) {
                return;
            }
            held.showing = true;
            if (!combo.getItems().equals(held.choice.options())) {
                combo.getItems().setAll(held.choice.options());
            }
            combo.getSelectionModel().select(held.choice.chosen());
            held.showing = false;
        };
        shower.accept(first);
        return view(new VBox(line(name, combo), problem), shower);
    }

    Shown<Row> stepper(Stepper first) {
        SpinnerValueFactory.IntegerSpinnerValueFactory values = new SpinnerValueFactory.IntegerSpinnerValueFactory(first.least(), first.most(), first.value(), first.step());
        Spinner<Integer> spinner = new Spinner<>(values);
        spinner.setId("field-" + first.id());
        spinner.getStyleClass().add("figure");
        var held = new Object() {
            Stepper stepper = first;
            Subject of = subject;
            boolean showing;
        };
        ProblemLine problem = new ProblemLine();
        spinner.valueProperty().subscribe(count -> {
            if (!held.showing && count != null && count != held.stepper.value()) {
                apply(held.stepper.change().attempt(count), problem, () -> {
                    held.showing = true;
                    values.setValue(held.stepper.value());
                    held.showing = false;
                });
            }
        });
        Label name = label(first.label(), "second");
        name.setLabelFor(spinner);
        Label note = label(first.note(), "caption");
        Consumer<Row> shower = row -> {
            if (held.stepper.value() != ((Stepper) row).value() || !held.of.equals(subject)) {
                problem.say("");
            }
            held.of = subject;
            held.stepper = (Stepper) row;
            name.setText(held.stepper.label());
            spinner.setAccessibleText(held.stepper.label() + ", " + held.stepper.note());
            held.showing = true;
            values.setMin(held.stepper.least());
            values.setMax(held.stepper.most());
            values.setAmountToStepBy(held.stepper.step());
            values.setValue(held.stepper.value());
            note.setText(held.stepper.note());
            held.showing = false;
        };
        shower.accept(first);
        return view(new VBox(line(name, gap(), note, spinner), problem), shower);
    }

    /// @param restore shows again what holds; it waits until the control has told everybody of what was chosen
    private void apply(Attempt attempt, ProblemLine problem, Runnable restore) {
        problem.say(attempt.problem());
        if (!attempt.fits()) {
            Platform.runLater(restore);
        }
        if (attempt.edit() != null) {
            inspector.apply(attempt.edit());
        }
    }
}
