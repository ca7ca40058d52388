package io.headroom.board;

import io.headroom.look.Theme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Draws the board to look at, in both schemes and both sizes, at rest and during a drag: `-Dboard.pictures=FOLDER`.
class BoardPictureTest {
    @Test
    void picturesOfTheBoard() throws Exception {
        String folder = System.getProperty("board.pictures");
        Assumptions.assumeTrue(folder != null, "no folder asked for with -Dboard.pictures");
        Assumptions.assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        Path to = Files.createDirectories(Path.of(folder));
        FxToolkit.registerPrimaryStage();
        for (Theme.Choice choice : List.of(Theme.Choice.DARK, Theme.Choice.LIGHT)) {
            draw(choice, 1296, 620, 232, to);
            draw(choice, 1024, 490, 188, to);
        }
    }

    private void draw(Theme.Choice choice, double width, double height, double trayWidth, Path to) throws Exception {
        BoardStage view = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> new BoardStage(choice));
        String name = choice.name().toLowerCase(java.util.Locale.ROOT) + "-" + (int) width;
        Stage stage = FxToolkit.registerStage(Stage::new);
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            view.tray.setPrefWidth(trayWidth);
            Scene scene = view.scene(width, height);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return scene;
        });
        WaitForAsyncUtils.waitForFxEvents();
        Thread.sleep(300);
        write(stage, to.resolve(name + ".png").toFile());
        FxRobot robot = new FxRobot();
        robot.moveTo(view.chip(BoardFixture.LAUNCH)).press(MouseButton.PRIMARY).moveBy(10, 10).moveTo(view.free("a"));
        WaitForAsyncUtils.waitForFxEvents();
        write(stage, to.resolve(name + "-free.png").toFile());
        robot.moveTo(view.partition(BoardFixture.CABIN_3));
        WaitForAsyncUtils.waitForFxEvents();
        write(stage, to.resolve(name + "-drag.png").toFile());
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        write(stage, to.resolve(name + "-after.png").toFile());
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            stage.close();
            return null;
        });
    }

    private static void write(Stage stage, File file) throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            BoardStage.write(stage.getScene(), file);
            return file;
        });
    }
}
