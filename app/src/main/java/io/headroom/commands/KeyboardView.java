package io.headroom.commands;

import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All keys, by menu, with a field to find one.
public final class KeyboardView extends VBox {
    private final Words words = Words.of(KeyboardView.class);
    private final Collection<Command> commands;
    private final UnaryOperator<String> menus;
    private final TextField find = new TextField();
    private final VBox list = new VBox();

    /// @param menus the name of the menu of a command with an id, or empty
    public KeyboardView(Collection<Command> commands, UnaryOperator<String> menus) {
        this.commands = commands;
        this.menus = menus;
        getStyleClass().add("keyboard");
        find.setId("keyboard-find");
        find.setPromptText(words.text("keyboard.find"));
        find.setAccessibleText(words.text("keyboard.find"));
        find.textProperty().subscribe(_ -> fill());
        list.getStyleClass().add("keyboard-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("answer-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(find, scroll);
    }

    private void fill() {
        FuzzyMatch match = new FuzzyMatch(find.getText());
        Map<String, List<Command>> groups = new LinkedHashMap<>();
        for (Command command : commands) {
            if (!command.keys().isEmpty() && match.score(command.words().get() + " " + keys(command)) > 0) {
                String menu = menus.apply(command.id());
                groups.computeIfAbsent(menu.isEmpty() ? words.text("keyboard.others") : menu, _ -> new ArrayList<>()).add(command);
            }
        }
        list.getChildren().clear();
        groups.forEach((menu, all) -> {
            Label heading = new Label(menu);
            heading.getStyleClass().add("heading");
            list.getChildren().add(heading);
            all.forEach(command -> list.getChildren().add(row(command)));
        });
        if (groups.isEmpty()) {
            list.getChildren().add(new Label(words.text("keyboard.nothing")));
        }
    }

    private static HBox row(Command command) {
        Label label = new Label(command.words().get());
        label.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label keys = new Label(keys(command));
        keys.getStyleClass().addAll("figure", "second");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(label, gap, keys);
    }

    private static String keys(Command command) {
        return String.join(", ", command.keys().stream().filter(key -> !key.isEmpty()).map(CommandKeys::words).distinct().toList());
    }
}
