package io.headroom.inspector;

import static io.headroom.inspector.Lines.gap;
import static io.headroom.inspector.Lines.label;
import static io.headroom.inspector.Lines.line;
import static io.headroom.inspector.Lines.view;

import io.headroom.edit.Edit;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Promise;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Setting;
import io.headroom.look.State;
import io.headroom.look.StateMark;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Makes the nodes of rows with fields to type into.
final class FieldViews {
    private final Words words = Words.of(FieldViews.class);
    private final InspectorActions inspector;
    private Subject subject = new Subject();

    FieldViews(InspectorActions actions) {
        inspector = actions;
    }

    /// From now on fields are about something else.
    void about(Subject other) {
        subject = other;
    }

    Shown<Row> fields(Fields first) {
        HBox line = new HBox();
        line.getStyleClass().add("inspector-fields");
        VBox box = new VBox(line);
        box.getStyleClass().add("inspector-field-row");
        List<EditField> fields = new ArrayList<>();
        for (Field field : first.fields()) {
            EditField edit = new EditField(field, subject, inspector::apply);
            VBox labelled = edit.labelled(label(field.label(), "caption"));
            HBox.setHgrow(labelled, Priority.ALWAYS);
            // Equal shares, whatever the labels.
            labelled.setPrefWidth(0);
            labelled.setMinWidth(0);
            line.getChildren().add(labelled);
            box.getChildren().add(edit.problem());
            fields.add(edit);
        }
        return view(box, row -> {
            List<Field> newer = ((Fields) row).fields();
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).show(newer.get(i), subject);
            }
        });
    }

    Shown<Row> promise(Promise first) {
        EditField target = new EditField(first.target(), subject, inspector::apply);
        target.input().getStyleClass().add("objective-target");
        Label name = label(first.target().label(), "second");
        name.getStyleClass().add("objective-name");
        target.named(name);
        Label value = label(first.value(), "figure");
        value.setMinWidth(Region.USE_PREF_SIZE);
        StateMark state = new StateMark(State.NONE);
        value.setMaxWidth(Double.MAX_VALUE);
        value.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox line = line(name, target.input(), value, state);
        line.setMinWidth(0);
        VBox box = new VBox(line, target.problem());
        Tooltip word = new Tooltip();
        Tooltip.install(state, word);
        // Where there is no room for it, the head of the page says the state in words.
        Runnable fit = () -> {
            state.wordVisible(true);
            state.wordVisible(line.getWidth() == 0 || line.prefWidth(-1) <= line.getWidth());
        };
        line.widthProperty().subscribe(_ -> fit.run());
        Consumer<Row> shower = row -> {
            Promise newer = (Promise) row;
            target.show(newer.target(), subject);
            value.setText(newer.value());
            value.setAccessibleText(newer.margin().isEmpty() ? newer.value() : newer.value() + " " + newer.margin());
            state.show(newer.state(), newer.stateWord());
            word.setText(newer.stateWord());
            fit.run();
        };
        shower.accept(first);
        return view(box, shower);
    }

    Shown<Row> setting(Setting first) {
        EditField field = new EditField(first.field(), subject, inspector::apply);
        field.input().getStyleClass().add("objective-target");
        Label name = label(first.field().label(), "second");
        field.named(name);
        name.setMinWidth(0);
        name.setWrapText(true);
        Label origin = label(first.origin(), "caption");
        origin.setWrapText(true);
        origin.setMinWidth(0);
        Button back = new Button(words.text("setting.back"));
        back.getStyleClass().addAll("flat", "setting-back");
        back.setId("back-" + first.id());
        back.setMinWidth(Region.USE_PREF_SIZE);
        Consumer<Row> shower = row -> {
            Setting newer = (Setting) row;
            field.show(newer.field(), subject);
            back.setAccessibleText(words.text("setting.back.spoken", newer.field().label()));
            origin.setText(newer.origin());
            Edit edit = newer.back();
            back.setVisible(edit != null);
            back.setManaged(edit != null);
            back.setOnAction(_ -> {
                if (edit != null) {
                    inspector.apply(edit);
                }
            });
        };
        shower.accept(first);
        return view(new VBox(line(name, gap(), field.input()), line(origin, gap(), back), field.problem()), shower);
    }
}
