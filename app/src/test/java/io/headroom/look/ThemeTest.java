package io.headroom.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
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
}
