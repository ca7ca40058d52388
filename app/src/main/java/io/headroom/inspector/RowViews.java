package io.headroom.inspector;

import static io.headroom.inspector.Lines.line;
import static io.headroom.inspector.Lines.view;

import io.headroom.inspector.InspectorModel.Action;
import io.headroom.inspector.InspectorModel.Actions;
import io.headroom.inspector.InspectorModel.Bars;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Curves;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Link;
import io.headroom.inspector.InspectorModel.Menu;
import io.headroom.inspector.InspectorModel.Parts;
import io.headroom.inspector.InspectorModel.Promise;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Setting;
import io.headroom.inspector.InspectorModel.Sources;
import io.headroom.inspector.InspectorModel.Stepper;
import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Makes the nodes of rows.
final class RowViews {
    private final Words words = Words.of(RowViews.class);
    private final InspectorActions inspector;
    private final FieldViews fields;
    private final ChoiceViews choices;
    /// Details that are open stay so when the page is built again.
    private final Set<String> open = new HashSet<>();

    RowViews(InspectorActions actions) {
        inspector = actions;
        fields = new FieldViews(actions);
        choices = new ChoiceViews(actions);
    }

    /// From now on rows are about something else.
    void about(Subject other) {
        fields.about(other);
        choices.about(other);
    }

    Shown<Row> of(Row row) {
        return switch (row) {
            case Fact fact -> FactViews.fact(fact);
            case Prose prose -> FactViews.prose(prose);
            case Link link -> FactViews.link(link, inspector);
            case Sources sources -> FactViews.sources(sources);
            case Fields several -> fields.fields(several);
            case Curves curves -> PlotViews.curves(curves);
            case Bars bars -> PlotViews.bars(bars);
            case Promise promise -> fields.promise(promise);
            case Setting setting -> fields.setting(setting);
            case Choice choice -> choices.choice(choice);
            case Stepper stepper -> choices.stepper(stepper);
            case Details details -> details(details);
            case Actions actions -> actions(actions);
            case Menu menu -> menu(menu);
            case Parts parts -> new PartsView(parts);
        };
    }

    private Shown<Row> details(Details first) {
        VBox inside = new VBox();
        inside.getStyleClass().add("inspector-details");
        Kept<Row> rows = new Kept<>(inside, Row::shape, this::of);
        rows.show(first.rows());
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
            rows.show(newer.rows());
        });
    }

    private Shown<Row> actions(Actions first) {
        HBox line = line();
        List<Button> buttons = new ArrayList<>();
        for (Action action : first.actions()) {
            Button button = new Button();
            button.setId("action-" + action.id());
            button.setMinWidth(Region.USE_PREF_SIZE);
            if (action.id().endsWith(".add")) {
                button.setGraphic(Icon.PLUS.view());
            }
            buttons.add(button);
        }
        line.getChildren().setAll(buttons);
        Consumer<Row> shower = row -> {
            List<Action> newer = ((Actions) row).actions();
            for (int i = 0; i < buttons.size(); i++) {
                Action action = newer.get(i);
                buttons.get(i).setText(action.label());
                buttons.get(i).setAccessibleText(action.spoken());
                buttons.get(i).setOnAction(_ -> inspector.apply(action.edit()));
            }
        };
        shower.accept(first);
        return view(line, shower);
    }

    private Shown<Row> menu(Menu first) {
        MenuButton button = new MenuButton(first.label(), Icon.PLUS.view());
        button.setId("add-" + first.id());
        Consumer<Row> shower = row -> {
            Menu newer = (Menu) row;
            // A menu that is open is being read: it must not be filled anew.
            if (!button.isShowing()) {
                button.getItems().setAll(newer.actions().stream().map(action -> item(action, newer.opens())).toList());
            }
        };
        shower.accept(first);
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
