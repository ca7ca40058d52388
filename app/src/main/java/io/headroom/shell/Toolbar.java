package io.headroom.shell;

import io.headroom.commands.Command;
import io.headroom.commands.CommandKeys;
import io.headroom.look.Icon;
import io.headroom.look.IconView;
import io.headroom.look.Theme;
import io.headroom.readings.GaugeModel;
import io.headroom.session.Pace;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The row of buttons below the menus, made of commands.
final class Toolbar extends HBox {
    private record Bound(ButtonBase button, Command command, Tooltip tip, boolean worded) {}

    private final Words words = Words.of(Toolbar.class);
    private final Workbench bench;
    private final List<Bound> bound = new ArrayList<>();
    private final IconView runIcon = Icon.RUN.view();
    private final IconView themeIcon = Icon.SUN.view();
    private final Button theme = new Button("", themeIcon);
    private final Tooltip themeTip = new Tooltip();
    private final Label clock = new Label();
    private final Label scope = new Label();
    private final ScenarioChooser scenarios;
    private final List<ButtonBase> worded = new ArrayList<>();
    private double needed;
    private boolean tight;

    Toolbar(Workbench bench, Commands commands) {
        this.bench = bench;
        getStyleClass().add("tool-row");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        Button run = new Button("", runIcon);
        run.getStyleClass().addAll("primary", "run-button");
        List<Node> paces = new ArrayList<>();
        for (Pace pace : Pace.values()) {
            paces.add(bind(new ToggleButton(), commands.get("run.pace." + pace), true));
        }
        clock.getStyleClass().addAll("figure", "second");
        clock.setId("sim-clock");
        clock.setMinWidth(Region.USE_PREF_SIZE);
        scope.getStyleClass().add("caption");
        scope.setId("gauge-scope");
        scope.setMinWidth(0);
        scenarios = new ScenarioChooser(bench, commands);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(bind(run, commands.get("run.toggle"), true), segmented(words.text("toolbar.pace"), paces), clock, line(),
                icon(commands.get("edit.undo")), icon(commands.get("edit.redo")), line(), scenarios, worded(commands.get("scenario.compare"), "toolbar.compare"), line(),
                segmented(words.text("toolbar.show"), List.of(bind(named("toolbar.verdict"), commands.get("run.show.VERDICT"), false),
                        bind(named("toolbar.moment"), commands.get("run.show.MOMENT"), false))),
                scope, gap, worded(commands.get("file.export"), "toolbar.export"), line(), theme);
        // What is too much for the window goes over its right edge, not over both.
        setMinWidth(0);
        widthProperty().subscribe(_ -> fit());
        clock.fontProperty().subscribe(_ -> {
            tighten(false);
            // The other letters of the row get their size in the same pulse, some of them after these.
            Platform.runLater(this::fit);
        });
        theme.getStyleClass().addAll("flat", "icon-only");
        theme.setId("toolbar-theme");
        theme.setTooltip(themeTip);
        theme.setOnAction(_ -> commands.get("view.theme." + (dark() ? Theme.Choice.LIGHT : Theme.Choice.DARK)).run());
    }

    /// Puts the search at the right.
    void search(Node field) {
        getChildren().add(getChildren().indexOf(theme), field);
    }

    private ToggleButton named(String key) {
        return new ToggleButton(words.text(key));
    }

    private static Separator line() {
        Separator line = new Separator(Orientation.VERTICAL);
        line.getStyleClass().add("tool-line");
        return line;
    }

    private static HBox segmented(String name, List<Node> buttons) {
        HBox box = new HBox();
        box.getChildren().addAll(buttons);
        box.getStyleClass().add("segmented");
        box.setAccessibleText(name);
        box.setMinWidth(Region.USE_PREF_SIZE);
        buttons.getFirst().getStyleClass().add("first");
        buttons.getLast().getStyleClass().add("last");
        return box;
    }

    private Node icon(Command command) {
        IconView view = command.icon() == null ? Icon.MORE.view() : command.icon().view();
        Button button = new Button("", view);
        button.getStyleClass().addAll("flat", "icon-only");
        return bind(button, command, false);
    }

    private Node worded(Command command, String key) {
        Button button = new Button(words.text(key), command.icon() == null ? null : command.icon().view());
        button.getStyleClass().add("flat");
        worded.add(button);
        return bind(button, command, false);
    }

    private Node bind(ButtonBase button, Command command, boolean worded) {
        button.setId("toolbar-" + command.id());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> {
            command.run();
            show();
        });
        Tooltip tip = new Tooltip();
        bound.add(new Bound(button, command, tip, worded));
        if (button instanceof ToggleButton) {
            button.setTooltip(tip);
            return button;
        }
        // A disabled button hears no mouse, and it is then that one asks why.
        HBox wrapper = new HBox(button);
        wrapper.getStyleClass().add("tool-item");
        Tooltip.install(wrapper, tip);
        return wrapper;
    }

    /// Where the row has no room for all words, buttons with an icon and a tooltip do without.
    private void fit() {
        if (!tight) {
            needed = computeMinWidth(-1);
        }
        tighten(getWidth() > 0 && needed > getWidth());
    }

    private void tighten(boolean now) {
        tight = now;
        worded.stream().filter(button -> button.getGraphic() != null)
                .forEach(button -> button.setContentDisplay(now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
    }

    private boolean dark() {
        return bench.darkProperty().get();
    }

    /// Reads everything again.
    void show() {
        for (Bound each : bound) {
            Command command = each.command();
            String label = command.words().get();
            if (each.worded()) {
                each.button().setText(label);
            }
            each.button().setDisable(!command.enabled());
            each.button().setAccessibleText(label);
            each.tip().setText(command.hint(CommandKeys.words(command)));
            if (each.button() instanceof ToggleButton toggle && command.on() != null) {
                toggle.setSelected(command.on().getAsBoolean());
            }
        }
        scenarios.read();
        runIcon.show(bench.live().playingProperty().get() ? Icon.PAUSE : Icon.RUN);
        showClock();
        fit();
        themeIcon.show(dark() ? Icon.SUN : Icon.MOON);
        String themeWords = words.text(dark() ? "toolbar.light" : "toolbar.dark");
        themeTip.setText(themeWords);
        theme.setAccessibleText(themeWords);
    }

    /// Takes the narrow form, or the usual one: what the gauges cover is said beside the words for it too, so it goes first.
    void compact(boolean compact) {
        scope.setVisible(!compact);
        scope.setManaged(!compact);
    }

    /// Reads the clock again.
    void showClock() {
        clock.setText(GaugeModel.clock(bench.session().plan(), bench.time().clockSeconds(), bench.format()));
        clock.setAccessibleText(words.text("toolbar.clock", clock.getText()));
        scope.setText(bench.gauges().scopeInWords());
    }
}
