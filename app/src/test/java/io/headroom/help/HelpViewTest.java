package io.headroom.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.look.Theme;
import io.headroom.look.Toolkit;
import io.headroom.words.Format;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HelpViewTest {
    @BeforeEach
    void toolkit() {
        Toolkit.require();
    }

    private static void press(HelpView view, KeyCode code) {
        Event.fireEvent(view, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void keysScrollThePage() {
        Toolkit.call(() -> {
            HelpView view = new HelpView(HelpPage.shipped("trust", Format.of(Locale.ROOT)));
            Scene scene = new Scene(view, 820, 700);
            new Theme(Theme.Choice.LIGHT).dress(scene);
            scene.snapshot(null);
            assertThat(view.getVvalue()).isZero();
            press(view, KeyCode.DOWN);
            double line = view.getVvalue();
            assertThat(line).isGreaterThan(0);
            press(view, KeyCode.PAGE_DOWN);
            assertThat(view.getVvalue()).isGreaterThan(5 * line);
            press(view, KeyCode.END);
            assertThat(view.getVvalue()).isEqualTo(1);
            press(view, KeyCode.UP);
            assertThat(view.getVvalue()).isLessThan(1);
            press(view, KeyCode.HOME);
            assertThat(view.getVvalue()).isZero();
            return true;
        });
    }
}
