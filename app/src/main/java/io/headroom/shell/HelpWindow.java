package io.headroom.shell;

import io.headroom.commands.CommandKeys;
import io.headroom.help.HelpBook;
import io.headroom.help.HelpBrowser;
import io.headroom.help.HelpPage;
import io.headroom.look.Theme;
import io.headroom.session.Settings;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window beside the main one that shows help. Pages are read when it is first opened.
final class HelpWindow {
    private final Words words = Words.of(HelpWindow.class);
    private final SideWindow window;
    private final Commands commands;
    private @Nullable HelpBrowser browser;

    /// @param commands the commands whose keys the page on the keyboard lists
    HelpWindow(Stage owner, Theme theme, Commands commands) {
        this.commands = commands;
        window = new SideWindow(owner, theme, words.text("window.help"), 1040, 760);
    }

    /// @param target name of the page, or of a heading on it, e.g. `trust` or `answers#size`
    void show(String target) {
        HelpBrowser shown = browser == null ? new HelpBrowser(HelpBook.shipped(Locale.getDefault(Locale.Category.DISPLAY), Format.here(), this::table)) : browser;
        browser = shown;
        window.show(shown);
        shown.show(target);
    }

    private Optional<HelpPage.Table> table(String asked) {
        return asked.equals("keys") ? Optional.of(keys(commands)) : Optional.empty();
    }

    /// The keys of all commands that have some, in the order of the menus.
    static HelpPage.Table keys(Commands commands) {
        Words words = Words.of(HelpWindow.class);
        List<List<String>> rows = commands.all().stream().filter(command -> !command.keys().isEmpty())
                .map(command -> List.of(command.words().get(), String.join(", ", command.keys().stream().map(CommandKeys::words).distinct().toList()))).toList();
        return new HelpPage.Table(List.of(words.text("keys.command"), words.text("keys.keys")), List.of(false, false), rows);
    }

    void remember(Settings settings) {
        window.remember(settings, "help");
    }

    void font(String style) {
        window.font(style);
    }
}
