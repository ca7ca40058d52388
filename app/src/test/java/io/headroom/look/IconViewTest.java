package io.headroom.look;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;

class IconViewTest {
    /// An icon whose size a style sheet undoes and whose layout sets it again would keep the window drawing for ever.
    @Test
    void iconsComeToRest() throws Exception {
        Toolkit.require();
        boolean atRest = Toolkit.call(() -> {
            HBox row = new HBox();
            for (Icon icon : Icon.values()) {
                row.getChildren().add(icon.view());
            }
            Scene scene = new Scene(row, 1600, 100);
            new Theme(Theme.Choice.DARK).dress(scene);
            for (int pulse = 0; pulse < 4; pulse++) {
                row.applyCss();
                row.layout();
            }
            row.applyCss();
            return !row.isNeedsLayout();
        });
        assertThat(atRest).isTrue();
    }
}
