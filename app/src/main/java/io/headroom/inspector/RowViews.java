package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.inspector.InspectorModel.Action;
import io.headroom.inspector.InspectorModel.Actions;
import io.headroom.inspector.InspectorModel.Attempt;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Link;
import io.headroom.inspector.InspectorModel.Menu;
import io.headroom.inspector.InspectorModel.Parts;
import io.headroom.inspector.InspectorModel.Promise;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Setting;
import io.headroom.inspector.InspectorModel.Source;
import io.headroom.inspector.InspectorModel.Sources;
import io.headroom.inspector.InspectorModel.Stepper;
import io.headroom.look.Icon;
import io.headroom.look.State;
import io.headroom.look.StateMark;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Makes the nodes of rows.
final class RowViews {
    private final Words words = Words.of(RowViews.class);
    private final InspectorActions inspector;
    /// Details that are open stay so when the page is built again.
    private final Set<String> open = new HashSet<>();

    RowViews(InspectorActions actions) {
        inspector = actions;
    }

    RowView of(Row row) {
        return switch (row) {
            case Fact fact -> fact(fact);
            case Prose prose -> prose(prose);
            case Fields fields -> fields(fields);
            case Promise promise -> promise(promise);
            case Choice choice -> choice(choice);
            case Stepper stepper -> stepper(stepper);
            case Link link -> link(link);
            case Details details -> details(details);
            case Sources sources -> sources(sources);
            case Setting setting -> setting(setting);
            case Actions actions -> actions(actions);
            case Menu menu -> menu(menu);
            case Parts parts -> new PartsView(parts);
        };
    }

    private interface Shower {
        void show(Row row);
    }

    private static RowView view(Node node, Shower shower) {
        return new RowView() {
            @Override
            public Node node() {
                return node;
            }

            @Override
            public void show(Row row) {
                shower.show(row);
            }
        };
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("inspector-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static RowView fact(Fact first) {
        Label name = label(first.label(), "second");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label value = label(glued(first.value()), "figure");
        value.setWrapText(true);
        HBox line = line(name, gap(), value);
        line.setFocusTraversable(false);
        return view(line, row -> value.setText(glued(((Fact) row).value())));
    }

    /// A line must not break between a figure and its unit.
    private static String glued(String text) {
        return text.replace(" %", "\u00a0%");
    }

    private static RowView prose(Prose first) {
        Label text = label(glued(first.text()), "second");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return view(text, row -> text.setText(glued(((Prose) row).text())));
    }

    private RowView fields(Fields first) {
        HBox line = new HBox();
        line.getStyleClass().add("inspector-fields");
        VBox box = new VBox(line);
        box.getStyleClass().add("inspector-field-row");
        List<EditField> fields = new ArrayList<>();
        for (Field field : first.fields()) {
            EditField edit = new EditField(field, inspector::apply);
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
                fields.get(i).show(newer.get(i));
            }
        });
    }

    private RowView promise(Promise first) {
        EditField target = new EditField(first.target(), inspector::apply);
        target.input().getStyleClass().add("objective-target");
        Label name = label(first.target().label(), "second");
        name.getStyleClass().add("objective-name");
        name.setLabelFor(target.input());
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
        Shower shower = row -> {
            Promise newer = (Promise) row;
            target.show(newer.target());
            value.setText(newer.value());
            value.setAccessibleText(newer.margin().isEmpty() ? newer.value() : newer.value() + " " + newer.margin());
            state.show(newer.state(), newer.stateWord());
            word.setText(newer.stateWord());
            fit.run();
        };
        shower.show(first);
        return view(box, shower);
    }

    private RowView choice(Choice first) {
        ComboBox<String> combo = new ComboBox<>();
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setId("field-" + first.id());
        combo.setAccessibleText(first.label());
        combo.getItems().setAll(first.options());
        combo.getSelectionModel().select(first.chosen());
        var held = new Object() {
            Choice choice = first;
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
        return view(new VBox(line(name, combo), problem), row -> {
            if (held.choice.chosen() != ((Choice) row).chosen()) {
                problem.say("");
            }
            held.choice = (Choice) row;
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
        });
    }

    private RowView stepper(Stepper first) {
        SpinnerValueFactory.IntegerSpinnerValueFactory values = new SpinnerValueFactory.IntegerSpinnerValueFactory(first.least(), first.most(), first.value(), first.step());
        Spinner<Integer> spinner = new Spinner<>(values);
        spinner.setId("field-" + first.id());
        spinner.setAccessibleText(first.label() + ", " + first.note());
        spinner.getStyleClass().add("figure");
        var held = new Object() {
            Stepper stepper = first;
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
        return view(new VBox(line(name, gap(), note, spinner), problem), row -> {
            if (held.stepper.value() != ((Stepper) row).value()) {
                problem.say("");
            }
            held.stepper = (Stepper) row;
            held.showing = true;
            values.setMin(held.stepper.least());
            values.setMax(held.stepper.most());
            values.setAmountToStepBy(held.stepper.step());
            values.setValue(held.stepper.value());
            note.setText(held.stepper.note());
            held.showing = false;
        });
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

    private RowView link(Link first) {
        Hyperlink name = new Hyperlink(first.label());
        name.setOnAction(_ -> inspector.select(first.to()));
        StateMark state = new StateMark(State.NONE);
        Shower shower = row -> {
            Link newer = (Link) row;
            name.setText(newer.label());
            state.show(newer.state(), newer.stateWord());
        };
        shower.show(first);
        return view(line(name, gap(), state), shower);
    }

    private RowView details(Details first) {
        VBox inside = new VBox();
        inside.getStyleClass().add("inspector-details");
        List<RowView> views = first.rows().stream().map(this::of).toList();
        views.forEach(view -> inside.getChildren().add(view.node()));
        Button toggle = new Button(first.label());
        toggle.getStyleClass().addAll("flat", "details-toggle");
        toggle.setId("details-" + first.id());
        toggle.setMaxWidth(Double.MAX_VALUE);
        toggle.setAlignment(Pos.CENTER_LEFT);
        Runnable fold = () -> {
            boolean shown = open.contains(first.id());
            inside.setVisible(shown);
            inside.setManaged(shown);
            toggle.setGraphic((shown ? Icon.DOWN_SMALL : Icon.RIGHT_SMALL).view());
            toggle.setAccessibleText(words.text(shown ? "details.hide" : "details.show", toggle.getText()));
        };
        toggle.setOnAction(_ -> {
            if (!open.remove(first.id())) {
                open.add(first.id());
            }
            fold.run();
        });
        fold.run();
        return view(new VBox(toggle, inside), row -> {
            Details newer = (Details) row;
            toggle.setText(newer.label());
            for (int i = 0; i < views.size(); i++) {
                views.get(i).show(newer.rows().get(i));
            }
        });
    }

    private static RowView sources(Sources first) {
        VBox box = new VBox();
        box.getStyleClass().add("inspector-sources");
        Shower shower = row -> {
            List<Source> newer = ((Sources) row).sources();
            if (!newer.equals(box.getUserData())) {
                box.setUserData(newer);
                box.getChildren().setAll(newer.stream().map(RowViews::source).toList());
            }
        };
        shower.show(first);
        return view(box, shower);
    }

    private static Node source(Source source) {
        Label name = label(source.name(), "strong");
        Label text = label(glued(source.text()), "caption");
        for (Label label : List.of(name, text)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        return new VBox(name, text);
    }

    private RowView setting(Setting first) {
        EditField field = new EditField(first.field(), inspector::apply);
        field.input().getStyleClass().add("objective-target");
        Label name = label(first.field().label(), "second");
        name.setLabelFor(field.input());
        name.setMinWidth(0);
        name.setWrapText(true);
        Label origin = label(first.origin(), "caption");
        origin.setWrapText(true);
        origin.setMinWidth(0);
        Button back = new Button(words.text("setting.back"));
        back.getStyleClass().addAll("flat", "setting-back");
        back.setId("back-" + first.id());
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setAccessibleText(words.text("setting.back.spoken", first.field().label()));
        Shower shower = row -> {
            Setting newer = (Setting) row;
            field.show(newer.field());
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
        shower.show(first);
        return view(new VBox(line(name, gap(), field.input()), line(origin, gap(), back), field.problem()), shower);
    }

    private RowView actions(Actions first) {
        HBox line = line();
        List<Button> buttons = new ArrayList<>();
        for (Action action : first.actions()) {
            Button button = new Button();
            button.setId("action-" + action.id());
            button.setMinWidth(Region.USE_PREF_SIZE);
            buttons.add(button);
        }
        line.getChildren().setAll(buttons);
        Shower shower = row -> {
            List<Action> newer = ((Actions) row).actions();
            for (int i = 0; i < buttons.size(); i++) {
                Action action = newer.get(i);
                buttons.get(i).setText(action.label());
                buttons.get(i).setAccessibleText(action.spoken());
                buttons.get(i).setOnAction(_ -> inspector.apply(action.edit()));
            }
        };
        shower.show(first);
        return view(line, shower);
    }

    private RowView menu(Menu first) {
        MenuButton button = new MenuButton(first.label(), Icon.PLUS.view());
        button.setId("add-" + first.id());
        Shower shower = row -> {
            Menu newer = (Menu) row;
            // A menu that is open is being read: it must not be filled anew.
            if (!button.isShowing()) {
                button.getItems().setAll(newer.actions().stream().map(action -> item(action, newer.opens())).toList());
            }
        };
        shower.show(first);
        return view(line(button), shower);
    }

    private MenuItem item(Action action, String opens) {
        MenuItem item = new MenuItem(action.label());
        item.setId("action-" + action.id());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> {
            open.add(opens);
            inspector.apply(action.edit());
        });
        return item;
    }
}
