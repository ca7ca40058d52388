package io.headroom.shell;

import io.headroom.answers.AnswersView;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Which place of the help speaks of what has the focus.
final class HelpTopics {
    /// Where one begins, for all that no other page speaks of.
    static final String FIRST = "getting-started";

    /// By the style class of a panel; the innermost panel counts.
    static final Map<String, String> BY_PANEL = Map.ofEntries(Map.entry("welcome", FIRST), Map.entry("guide", "getting-started#the-guided-plan"), Map.entry("menu-bar", "keyboard"),
            Map.entry("tool-row", "timeline#run-and-pace"), Map.entry("gauge-wall", "gauges"), Map.entry("tray", "board#the-tray"), Map.entry("board", "board"),
            Map.entry("inspector", "inspector"), Map.entry("timeline", "timeline"), Map.entry("comparison", "scenarios#compare"), Map.entry("calibration", "trust#calibrate-to-your-own-measurements"),
            Map.entry("backlog", "limits#the-backlog"), Map.entry("error-line", "files#errors"), Map.entry("status-bar", "files#long-work"), Map.entry("move-menu", "moving"), Map.entry("importing", "files#import-from-a-spreadsheet"));

    private HelpTopics() {}

    /// The place for what has the focus in the window that has it.
    static String focused() {
        return Window.getWindows().stream().filter(Window::isFocused).map(Window::getScene).map(HelpTopics::of).findFirst().orElse(FIRST);
    }

    /// The place for what has the focus in a scene.
    static String of(@Nullable Scene scene) {
        return scene == null ? FIRST : of(scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner());
    }

    /// The place for a node.
    static String of(@Nullable Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof AnswersView answers) {
                return "answers#" + answers.shown();
            }
            for (String styleClass : up.getStyleClass()) {
                String topic = BY_PANEL.get(styleClass);
                if (topic != null) {
                    return topic;
                }
            }
        }
        return FIRST;
    }
}
