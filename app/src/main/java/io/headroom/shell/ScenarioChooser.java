package io.headroom.shell;

import io.headroom.commands.Command;
import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/// The scenario shown, with the others to switch to and what can be done with them.
final class ScenarioChooser extends MenuButton {
    private final Words words = Words.of(ScenarioChooser.class);
    private final Workbench bench;
    private final Commands commands;
    private final Tooltip tip = new Tooltip();
    private List<String> names = List.of();

    ScenarioChooser(Workbench bench, Commands commands) {
        this.bench = bench;
        this.commands = commands;
        setId("toolbar-scenario");
        setGraphic(Icon.BRANCH.view());
        setMnemonicParsing(false);
        getStyleClass().add("scenario-chooser");
        setTooltip(tip);
    }

    /// Reads everything again.
    void read() {
        String current = bench.variants().current();
        List<String> now = bench.variants().names();
        if (!now.equals(names)) {
            names = now;
            fill();
        }
        setText(current);
        setAccessibleText(words.text("toolbar.scenario", current));
        tip.setText(words.text("toolbar.scenario.hint", current));
        for (MenuItem item : getItems()) {
            if (item instanceof RadioMenuItem variant) {
                variant.setSelected(variant.getText().equals(current));
            } else if (item.getId() != null) {
                Command command = commands.get(item.getId());
                item.setText(command.words().get());
                item.setDisable(!command.enabled());
            }
        }
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        for (String name : names) {
            RadioMenuItem item = new RadioMenuItem(name);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> bench.variants().show(name));
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        for (String id : List.of("scenario.branch", "scenario.rename", "scenario.remove")) {
            Command command = commands.get(id);
            MenuItem item = new MenuItem();
            item.setId(id);
            item.setMnemonicParsing(false);
            if (command.icon() != null) {
                item.setGraphic(command.icon().view());
            }
            item.setOnAction(_ -> command.run());
            items.add(item);
        }
        getItems().setAll(items);
    }
}
