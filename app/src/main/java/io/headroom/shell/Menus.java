package io.headroom.shell;

import io.headroom.commands.Command;
import io.headroom.commands.CommandKeys;
import io.headroom.commands.MenuReasons;
import io.headroom.session.RecentFiles;
import io.headroom.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
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
    private final Map<String, String> paths = new HashMap<>();

    Menus(Commands commands, Workbench bench) {
        this.commands = commands;
        bar.setId("menu-bar");
        Menu file = menu("menu.file",
                "file.new file.open recent samples",
                "file.import file.importSheet file.template",
                "file.save file.saveAs",
                "file.export file.exportForCustomer file.exportSummary file.exportBoard file.copyBoard",
                "file.exit");
        fill(file, bench);
        bar.getMenus().add(file);
        bar.getMenus().add(menu("menu.edit",
                "edit.undo edit.redo",
                "edit.cut edit.copy edit.paste edit.duplicate",
                "edit.selectAll edit.selectNone",
                "board.find view.panel.HISTORY"));
        bar.getMenus().add(menu("menu.view",
                "view.palette",
                "view.tenants view.backlog view.errors",
                "board.zoomIn board.zoomOut board.zoomUsual board.zoomFit",
                "board.cells.LOAD board.cells.KV board.cells.OWNER",
                "view.gauge.add view.gauge.usual",
                "view.panel.LEFT view.panel.TIMELINE view.panel.RIGHT view.panel.GAUGES view.layout.reset view.fullScreen",
                "view.focus.next view.focus.previous",
                "view.theme.LIGHT view.theme.DARK view.theme.DESKTOP view.highContrast view.reducedMotion",
                "view.larger view.smaller view.usual",
                "view.language.ENGLISH view.language.GERMAN view.language.DESKTOP"));
        bar.getMenus().add(menu("menu.plan",
                "plan.move plan.newCabin plan.unplace",
                "plan.grow plan.shrink plan.split plan.merge plan.vacantCabin",
                "plan.remove",
                "plan.calibrate"));
        bar.getMenus().add(menu("menu.scenario",
                "scenario.branch scenario.switch",
                "scenario.rename scenario.remove",
                "scenario.compare"));
        bar.getMenus().add(menu("menu.answers", AnswerPages.ids().stream().map(page -> "answer." + page).collect(Collectors.joining(" "))));
        bar.getMenus().add(menu("menu.simulate",
                "run.toggle run.step run.restart",
                "run.pace.X1 run.pace.X10 run.pace.X60 run.pace.X600 run.pace.MAX",
                "run.show.VERDICT run.show.MOMENT",
                "time.back time.previous time.next",
                "run.verdict run.contention"));
        bar.getMenus().add(menu("menu.incident",
                "incident.burst incident.launch",
                "incident.node incident.cluster incident.delay",
                "incident.provider"));
        bar.getMenus().add(menu("menu.help",
                "help.welcome help.guide",
                "help.here help.pages help.glossary help.trust",
                "help.keyboard help.about"));
    }

    MenuBar bar() {
        return bar;
    }

    /// The name of the menu a command is in, e.g. "Plan" or "File, Open recent"; empty where it is in none.
    String path(String id) {
        String kind = id.contains(".") ? id.substring(0, id.indexOf('.')) : id;
        return switch (kind) {
            case "recent", "sample" -> words.text("menu.path", words.text("menu.file"), words.text(kind.equals("recent") ? "menu.recent" : "menu.samples"));
            case "variant" -> words.text("menu.scenario");
            default -> paths.getOrDefault(id, "");
        };
    }

    /// Reads everything again: a disabled item does not hear its key, so it must not wait for its menu to open.
    void show() {
        all.forEach(Menus::read);
    }

    /// @param groups ids of commands or sub menus, those of a group with spaces between; a line stands between groups
    private Menu menu(String key, String... groups) {
        Menu menu = new Menu(words.text(key));
        menu.setId(key);
        List<Bound> bound = new ArrayList<>();
        for (String group : groups) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            for (String id : List.of(group.split(" ", -1))) {
                if (id.equals("recent") || id.equals("samples")) {
                    Menu sub = new Menu(words.text("menu." + id));
                    sub.setId("menu." + id);
                    menu.getItems().add(sub);
                } else {
                    Bound item = bind(commands.get(id));
                    paths.put(id, menu.getText());
                    bound.add(item);
                    menu.getItems().add(item.item());
                }
            }
        }
        all.addAll(bound);
        MenuReasons.install(menu, bound.stream().map(each -> new MenuReasons.Reason(each.item(), each.command().obstacle())).toList());
        return menu;
    }

    private static Bound bind(Command command) {
        MenuItem item = command.on() == null ? new MenuItem() : command.id().startsWith("view.theme") || command.id().startsWith("board.cells") || command.id().startsWith("view.language") || command.id().startsWith("run.") ? new RadioMenuItem() : new CheckMenuItem();
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
            recent.getItems().setAll(commands.recent().stream().map(Menus::plain).toList());
            recent.setDisable(files.files().isEmpty());
        };
        files.files().addListener((ListChangeListener<Path>) _ -> refill.run());
        refill.run();
        Samples.all().forEach(sample -> samples.getItems().add(plain(commands.get("sample." + sample.name()))));
    }

    private static MenuItem plain(Command command) {
        MenuItem item = new MenuItem(command.words().get());
        item.setId(command.id());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> command.run());
        return item;
    }
}
