package io.headroom.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NeedsDisplay
class ThemeTest {
    /// Keeps what JavaFX complains of while it looks up styles; it would go to standard error.
    private static final class Complaints extends Handler {
        private final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord complaint) {
            messages.add(complaint.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = "DESKTOP", mode = EnumSource.Mode.EXCLUDE)
    void theListOfAComboBoxFindsEveryColourItLooksUp(Theme.Choice choice) {
        Toolkit.require();
        Logger css = Logger.getLogger("javafx.css");
        Complaints complaints = new Complaints();
        css.addHandler(complaints);
        try {
            Toolkit.call(() -> {
                ComboBox<String> combo = new ComboBox<>();
                combo.getItems().setAll("Bronze", "Silver");
                Scene scene = new Scene(new StackPane(combo), 300, 200);
                new Theme(choice).dress(scene);
                Stage stage = new Stage();
                stage.setScene(scene);
                stage.show();
                combo.show();
                boolean open = combo.isShowing();
                stage.close();
                return open;
            });
        } finally {
            css.removeHandler(complaints);
        }
        assertThat(complaints.messages).isEmpty();
    }

    @Test
    void contrastAndMotionChangeWhatIsWornAlready() {
        Toolkit.require();
        Toolkit.call(() -> {
            Theme theme = new Theme(Theme.Choice.DARK);
            Scene scene = new Scene(new StackPane(), 300, 200);
            scene.getStylesheets().add("own.css");
            theme.dress(scene);
            assertThat(theme.tokens()).isEqualTo(Tokens.GRAPHITE);
            theme.highContrast(true);
            assertThat(theme.tokens()).isEqualTo(Tokens.GRAPHITE_CONTRAST);
            assertThat(scene.getFill()).isEqualTo(Tokens.GRAPHITE_CONTRAST.canvas());
            theme.choose(Theme.Choice.LIGHT);
            assertThat(theme.tokens()).isEqualTo(Tokens.PAPER_CONTRAST);
            assertThat(theme.dark()).isFalse();
            assertThat(scene.getStylesheets()).as("no sheet of the scheme before").noneMatch(sheet -> sheet.contains("graphite")).last().isEqualTo("own.css");
            theme.highContrast(false);
            assertThat(scene.getStylesheets()).noneMatch(sheet -> sheet.contains("contrast")).last().isEqualTo("own.css");
            theme.reducedMotion(true);
            assertThat(scene.getPreferences().isReducedMotion()).isTrue();
            theme.reducedMotion(false);
            assertThat(scene.getPreferences().isReducedMotion()).as("whatever the desktop wants").isFalse();
            return true;
        });
    }

    @Test
    void aButtonThatCannotBePressedSaysWhy() {
        Toolkit.require();
        Toolkit.call(() -> {
            Button button = new Button("Adopt");
            Explained explained = new Explained(button, "Makes this the plan");
            assertThat(button.getAccessibleHelp()).isEqualTo("Makes this the plan");
            explained.allow(false, "Solve first.");
            assertThat(button.isDisable()).isTrue();
            assertThat(button.getAccessibleHelp()).isEqualTo("Solve first.");
            return true;
        });
    }
}
