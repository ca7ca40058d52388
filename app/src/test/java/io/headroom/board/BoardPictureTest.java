package io.headroom.board;

import io.headroom.look.Theme;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
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
        still("large-font", 1800, 1000, "-fx-font-size: 18px", BoardFixture.model(), to);
        Plan plan = BoardFixture.plan();
        still("not-simulated", 1296, 620, "", BoardModel.of(plan, Selection.none(), null, null), to);
        still("crowded", 1296, 900, "", BoardFixture.model(crowd(plan), Selection.none()), to);
        Plan nothing = new Plan("empty", "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), plan.run());
        still("empty", 1296, 620, "", BoardModel.of(nothing, Selection.none(), null, null), to);
    }

    /// More of everything: a cluster of 40 nodes with a lane of 160 GPUs, and a cabin of 24.
    private static Plan crowd(Plan plan) {
        Cluster big = new Cluster(new ClusterId("d"), "D", plan.fleet().getFirst().gpu(), 40, 8, null, plan.fleet().getFirst().prices());
        Plan more = plan.withCluster(big);
        Partition lane = plan.partition(BoardFixture.LANE_1);
        more = more.withPartition(new Partition(new PartitionId("lane-9"), "Lane 9", Partition.Kind.SHARED, big.id(), 160, lane.deployment(), null));
        more = more.withPartition(new Partition(new PartitionId("cabin-9"), "Cabin 9", Partition.Kind.RESERVED, big.id(), 24, lane.deployment(), null));
        for (int i = 0; i < 14; i++) {
            Tenant one = plan.tenant(BoardFixture.LAUNCH);
            more = more.withTenant(new Tenant(new TenantId("t" + i), "Tenant number " + i, one.tier(), new PartitionId("lane-9"), one.workloads(), List.of()));
        }
        return more;
    }

    private void still(String name, double width, double height, String style, BoardModel model, Path to) throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            BoardStage view = new BoardStage(Theme.Choice.DARK);
            view.root.setStyle(style);
            view.tray.setPrefWidth(style.isEmpty() ? 232 : 348);
            Scene scene = view.scene(width, height);
            view.board.show(model);
            view.tray.show(model);
            BoardStage.write(scene, to.resolve(name + ".png").toFile());
            BoardStage.write(scene, to.resolve(name + ".png").toFile());
            return view;
        });
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
        robot.moveTo(view.partition(BoardFixture.LANE_1).grip).press(MouseButton.PRIMARY).moveBy(40, 0).moveBy(40, 0);
        WaitForAsyncUtils.waitForFxEvents();
        write(stage, to.resolve(name + "-grow.png").toFile());
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
        robot.moveTo(view.partition(BoardFixture.CABIN_1).grip).press(MouseButton.PRIMARY).moveBy(-20, 0).moveBy(-20, 0);
        WaitForAsyncUtils.waitForFxEvents();
        write(stage, to.resolve(name + "-shrink.png").toFile());
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
        robot.clickOn(view.partition(BoardFixture.CABIN_1).caption).type(KeyCode.DOWN).type(KeyCode.M);
        WaitForAsyncUtils.waitForFxEvents();
        Thread.sleep(200);
        // A menu is a window of its own, so the screen is what shows both.
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> ImageIO.write(SwingFXUtils.fromFXImage(
                new Robot().getScreenCapture(null, 0, 0, width, height), null), "png", to.resolve(name + "-menu.png").toFile()));
        robot.type(KeyCode.ESCAPE);
        robot.moveTo(view.chip(BoardFixture.ROBOTICS)).press(MouseButton.PRIMARY).moveBy(10, 10).moveTo(view.partition(BoardFixture.LANE_1));
        WaitForAsyncUtils.waitForFxEvents();
        write(stage, to.resolve(name + "-lane.png").toFile());
        robot.release(MouseButton.PRIMARY);
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
