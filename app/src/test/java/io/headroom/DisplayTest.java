package io.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// The display that the other tests' windows open on.
@NeedsDisplay
class DisplayTest {
    @Test
    void aWindowOpensOnTheDisplay() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupScene(() -> new Scene(new StackPane(), 320, 200));
        FxToolkit.showStage();

        assertThat(stage.isShowing()).isTrue();

        FxToolkit.hideStage();
        FxToolkit.cleanupStages();
    }
}
