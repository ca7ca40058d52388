package io.headroom.shell;

import io.headroom.session.RecentFiles;
import io.headroom.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/// The menu bar, made of commands. Its items read their words and whether they can be chosen after each change.
final class Menus {
    private record Bound(MenuItem item, Command command) {}

    private final Words words = Words.of(Menus.class);
    private final Commands commands;
    private final MenuBar bar = new MenuBar();
    private final List<Bound> all = new ArrayList<>();

    Menus(Commands commands, Workbench bench) {
        this.commands = commands;
        bar.setId("menu-bar");
        Menu file = menu("menu.file", "file.new", "file.open", "recent", "samples", "-", "file.import", "-", "file.save", "file.saveAs", "file.export", "-", "file.exit");
        fill(file, bench);
        bar.getMenus().addAll(file, menu("menu.edit", "edit.undo", "edit.redo"),
                menu("menu.view", "view.backlog", "-", "view.panel.LEFT", "view.panel.TIMELINE", "view.panel.RIGHT", "view.panel.GAUGES", "view.layout.reset", "view.fullScreen", "-", "view.theme.LIGHT", "view.theme.DARK", "view.theme.DESKTOP", "-", "view.larger", "view.smaller", "view.usual"),
                menu("menu.plan", "plan.move", "plan.newCabin", "-", "plan.grow", "plan.shrink", "-", "plan.remove", "-", "plan.calibrate"),
                menu("menu.scenario", "scenario.branch", "scenario.switch", "-", "scenario.rename", "scenario.remove", "-", "scenario.compare"),
                menu("menu.answers", AnswerPages.ids().stream().map(page -> "answer." + page).toArray(String[]::new)),
                menu("menu.simulate", "run.toggle", "run.step", "run.restart", "-", "run.pace.X1", "run.pace.X10", "run.pace.X60", "run.pace.X600", "run.pace.MAX", "-", "run.show.VERDICT", "run.show.MOMENT", "-", "time.back", "time.previous", "time.next", "-",
                        "run.verdict", "run.contention"),
                menu("menu.incident", "incident.burst", "incident.launch", "-", "incident.node", "incident.cluster", "incident.delay", "-", "incident.provider"),
                menu("menu.help", "help.trust", "-", "help.keyboard", "help.about"));
    }

    MenuBar bar() {
        return bar;
    }

    /// Reads everything again: a disabled item does not hear its key, so it must not wait for its menu to open.
    void show() {
        all.forEach(Menus::read);
    }

    private Menu menu(String key, String... ids) {
        Menu menu = new Menu(words.text(key));
        menu.setId(key);
        List<Bound> bound = new ArrayList<>();
        for (String id : ids) {
            if (id.equals("-")) {
                menu.getItems().add(new SeparatorMenuItem());
            } else if (id.equals("recent") || id.equals("samples")) {
                Menu sub = new Menu(words.text("menu." + id));
                sub.setId("menu." + id);
                menu.getItems().add(sub);
            } else {
                Bound item = bind(commands.get(id));
                bound.add(item);
                menu.getItems().add(item.item());
            }
        }
        all.addAll(bound);
        return menu;
    }

    private static Bound bind(Command command) {
        MenuItem item = command.on() == null ? new MenuItem() : command.id().startsWith("view.theme") || command.id().startsWith("run.") ? new RadioMenuItem() : new CheckMenuItem();
        item.setId(command.id());
        item.setMnemonicParsing(false);
        if (command.icon() != null) {
            item.setGraphic(command.icon().view());
        }
        item.setOnAction(_ -> command.run());
        CommandKeys.menuKey(command).ifPresent(key -> item.setAccelerator(KeyCombination.valueOf(key)));
        return new Bound(item, command);
    }

    private static void read(Bound bound) {
        Command command = bound.command();
        String key = CommandKeys.menuKey(command).isPresent() ? "" : CommandKeys.words(command);
        bound.item().setText(key.isEmpty() ? command.words().get() : command.words().get() + " (" + key + ")");
        bound.item().setDisable(!command.enabled());
        if (command.on() != null) {
            switch (bound.item()) {
                case RadioMenuItem radio -> radio.setSelected(command.on().getAsBoolean());
                case CheckMenuItem check -> check.setSelected(command.on().getAsBoolean());
                default -> { }
            }
        }
    }

    private void fill(Menu file, Workbench bench) {
        Menu recent = (Menu) file.getItems().stream().filter(item -> "menu.recent".equals(item.getId())).findFirst().orElseThrow();
        Menu samples = (Menu) file.getItems().stream().filter(item -> "menu.samples".equals(item.getId())).findFirst().orElseThrow();
        RecentFiles files = bench.recent();
        Runnable refill = () -> {
            recent.getItems().setAll(files.files().stream().map(path -> recent(path, bench)).toList());
            recent.setDisable(files.files().isEmpty());
        };
        files.files().addListener((javafx.collections.ListChangeListener<Path>) _ -> refill.run());
        refill.run();
        for (Samples.Sample sample : Samples.all()) {
            MenuItem item = new MenuItem(sample.title());
            item.setId("sample." + sample.name());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> Samples.open(sample, bench));
            samples.getItems().add(item);
        }
    }

    private static MenuItem recent(Path path, Workbench bench) {
        MenuItem item = new MenuItem(Objects.requireNonNullElse(path.getFileName(), path) + "  ·  " + Objects.requireNonNullElse(path.getParent(), path));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> bench.session().open(path));
        return item;
    }
}
