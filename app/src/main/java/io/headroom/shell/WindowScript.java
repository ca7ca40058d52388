package io.headroom.shell;

import io.headroom.board.BoardView;
import io.headroom.board.Selection;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.MoveTargets;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;

/// Uses a window as a planner would, with a real pointer and real keys: looks round the board, drags tenants, searches, edits and takes it back. Runs on a thread of its own.
final class WindowScript {
    private static final long FRAME_MILLIS = 16;

    private final HeadroomWindow window;
    private final BoardView board;
    private final Robot robot;
    private final FrameMeter meter;
    private final Random random = new Random(7);
    private int round;

    /// Made on the thread of the window.
    WindowScript(HeadroomWindow window, BoardView board, FrameMeter meter) {
        this.window = window;
        this.board = board;
        this.meter = meter;
        this.robot = new Robot();
    }

    static <T> T fx(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The script failed: " + failed.getCause(), failed.getCause());
        }
    }

    private static void run(Runnable work) throws InterruptedException {
        fx(() -> {
            work.run();
            return true;
        });
    }

    private static void frames(int count) throws InterruptedException {
        Thread.sleep(count * FRAME_MILLIS);
    }

    /// Everything once, unmeasured.
    void warmUp() throws InterruptedException {
        meter.mute(true);
        round();
        meter.mute(false);
    }

    /// Everything once.
    void round() throws InterruptedException {
        round++;
        scroll();
        zoom();
        pan();
        drag();
        search();
        edit();
        meter.gesture("watch");
        frames(90);
        meter.gesture("");
    }

    private Bounds box() throws InterruptedException {
        return fx(() -> board.localToScreen(board.getLayoutBounds()));
    }

    private void point(double x, double y) throws InterruptedException {
        run(() -> robot.mouseMove(x, y));
    }

    private void scroll() throws InterruptedException {
        run(() -> board.zoomTo(1));
        Bounds box = box();
        point(box.getCenterX(), box.getCenterY());
        frames(6);
        meter.gesture("scroll");
        for (int i = 0; i < 60; i++) {
            int way = i < 40 ? 1 : -1;
            run(() -> robot.mouseWheel(way));
            frames(2);
        }
    }

    private void zoom() throws InterruptedException {
        Bounds box = box();
        point(box.getMinX() + box.getWidth() * (0.3 + 0.4 * random.nextDouble()), box.getCenterY());
        meter.gesture("zoom");
        run(() -> robot.keyPress(KeyCode.CONTROL));
        for (int i = 0; i < 30; i++) {
            int way = i < 15 ? 1 : -1;
            run(() -> robot.mouseWheel(way));
            frames(4);
        }
        run(() -> robot.keyRelease(KeyCode.CONTROL));
        frames(10);
    }

    private void pan() throws InterruptedException {
        Bounds box = box();
        boolean far = round % 2 == 0;
        run(() -> board.zoomTo(far ? 0.3 : 1));
        point(box.getCenterX(), box.getCenterY());
        meter.gesture("pan");
        run(() -> robot.mousePress(MouseButton.MIDDLE));
        for (int i = 0; i < 60; i++) {
            double angle = i / 10.0;
            double x = box.getCenterX() + 220 * Math.sin(angle);
            double y = box.getCenterY() + 180 * (1 - Math.cos(angle));
            point(x, Math.min(y, box.getMaxY() - 20));
            frames(1);
        }
        run(() -> robot.mouseRelease(MouseButton.MIDDLE));
    }

    private @Nullable Node chip() throws InterruptedException {
        return fx(() -> {
            Bounds box = board.localToScene(board.getLayoutBounds());
            List<Node> seen = board.lookupAll(".tenant-chip").stream().filter(Node::isVisible).filter(node -> {
                Bounds at = node.localToScene(node.getLayoutBounds());
                return at.getMinY() > box.getMinY() + 120 && at.getMaxY() < box.getMaxY() - 120 && at.getMinX() >= box.getMinX() && at.getMaxX() < box.getMaxX();
            }).toList();
            return seen.isEmpty() ? null : seen.get(random.nextInt(seen.size()));
        });
    }

    private void drag() throws InterruptedException {
        run(() -> board.zoomTo(1));
        frames(20);
        Node chip = chip();
        if (chip == null) {
            return;
        }
        Bounds at = fx(() -> chip.localToScreen(chip.getLayoutBounds()));
        Bounds box = box();
        point(at.getCenterX(), at.getCenterY());
        frames(4);
        meter.gesture("drag");
        run(() -> robot.mousePress(MouseButton.PRIMARY));
        for (int i = 0; i < 120; i++) {
            double share = i / 120.0;
            double x = box.getMinX() + box.getWidth() * (0.5 + 0.42 * Math.sin(share * 9));
            double y = box.getMinY() + box.getHeight() * (0.5 + 0.34 * Math.sin(share * 14));
            point(share < 0.1 ? at.getCenterX() + 120 * share : x, share < 0.1 ? at.getCenterY() : y);
            frames(1);
        }
        run(() -> {
            robot.keyPress(KeyCode.ESCAPE);
            robot.keyRelease(KeyCode.ESCAPE);
            robot.mouseRelease(MouseButton.PRIMARY);
        });
        frames(12);
    }

    private void search() throws InterruptedException {
        meter.gesture("search");
        run(() -> window.commands().get("board.find").run());
        for (KeyCode key : List.of(KeyCode.C, KeyCode.O, KeyCode.U, KeyCode.R, KeyCode.T, KeyCode.SPACE, KeyCode.DIGIT1)) {
            run(() -> {
                robot.keyPress(key);
                robot.keyRelease(key);
            });
            frames(5);
        }
        run(() -> {
            robot.keyPress(KeyCode.ENTER);
            robot.keyRelease(KeyCode.ENTER);
        });
        frames(20);
        run(() -> {
            robot.keyPress(KeyCode.ESCAPE);
            robot.keyRelease(KeyCode.ESCAPE);
        });
    }

    private void edit() throws InterruptedException {
        meter.gesture("edit");
        run(() -> {
            Plan plan = window.bench().session().plan();
            Tenant tenant = plan.tenants().get(random.nextInt(plan.tenants().size()));
            window.bench().selectionProperty().set(new Selection.OfTenant(tenant.id()));
            target(plan, tenant).ifPresent(target -> window.bench().apply(Edits.move(plan, tenant.id(), target)));
        });
        frames(40);
        run(() -> window.commands().get("edit.undo").run());
        frames(40);
    }

    /// Somewhere else for a tenant; the last of the places there are.
    static Optional<MoveTarget> target(Plan plan, Tenant tenant) {
        return MoveTargets.of(plan, tenant).reversed().stream().filter(option -> option.legal() && !(option.target() instanceof MoveTarget.Tray)).map(MoveTarget.Option::target).findFirst();
    }
}
