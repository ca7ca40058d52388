package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.board.Selection;
import io.headroom.edit.IncidentEdits;
import io.headroom.engine.Moment;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.readings.GaugeModel;
import io.headroom.session.TimeMachine;
import io.headroom.timeline.TimelineView;
import java.nio.file.Path;
import java.util.Objects;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The time machine by mouse and by keys, in a real window on a real engine, opened once.
@NullUnmarked
@NeedsDisplay
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineEndToEndTest {
    private static final TenantId LAUNCH = new TenantId("launch-operator");
    private static final double AT = 1500;

    private WindowRig rig;
    private Plan plan;
    private TimelineView view;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        rig = new WindowRig(folder.resolve("config"));
        Samples.Sample sample = Samples.all().getFirst();
        Plan opened = Samples.read(sample).plan();
        WindowRig.fx(() -> {
            Samples.open(sample, rig.bench());
            return true;
        });
        rig.awaitPlan(opened::equals);
        WindowRig.fx(() -> {
            rig.bench().apply(IncidentEdits.add(opened, new Incident(new Incident.What.Burst(LAUNCH, 10), AT, 300)));
            rig.bench().selectionProperty().set(new Selection.OfTenant(LAUNCH));
            return true;
        });
        plan = rig.plan();
        recorded();
        view = rig.robot.lookup("#timeline").queryAs(TimelineView.class);
    }

    /// Waits until the whole run of the plan is known.
    private void recorded() throws Exception {
        rig.await(() -> !time().recorder().recording() && time().recorder().known(AT) > 0 && rig.bench().verdicts().verdict().confirmed());
    }

    private TimeMachine time() {
        return rig.bench().time();
    }

    @AfterEach
    void asItWas() {
        rig.robot.release(MouseButton.PRIMARY);
        rig.robot.release(KeyCode.SHIFT);
        WindowRig.fx(() -> {
            rig.bench().travel().back();
            while (!plan.equals(rig.bench().session().plan())) {
                rig.bench().session().undo();
            }
            return true;
        });
    }

    @AfterAll
    void close() {
        rig.close();
    }

    private double end() {
        return plan.run().warmupSeconds() + plan.run().durationSeconds();
    }

    /// A point on the screen at a time of the whole run, and a share of the height: 0.5 is on the tracks, 0.95 on the axis.
    private Point2D at(double seconds, double share) {
        return WindowRig.fx(() -> {
            Bounds box = view.localToScreen(view.getLayoutBounds());
            double gutter = 136;
            return new Point2D(Math.rint(box.getMinX() + gutter + seconds / end() * (box.getWidth() - gutter - 16)), box.getMinY() + box.getHeight() * share);
        });
    }

    private String whereabouts() {
        return WindowRig.fx(() -> ((Label) view.lookup("#timeline-where")).getText());
    }

    /// A key as the window hears it: one typed by a robot repeats itself on a busy machine.
    private void key(KeyCode code) {
        key(code, false, false);
    }

    private void key(KeyCode code, boolean shift, boolean alt) {
        WindowRig.fx(() -> {
            Node owner = view.getScene().getFocusOwner();
            Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, alt, false));
            Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shift, false, alt, false));
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void focus(Node node) {
        WindowRig.fx(() -> {
            node.requestFocus();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aScrubShowsItsMomentInGaugesAndClockAndEscGoesBack() {
        String verdict = rig.gauge("p99 TTFT");
        rig.robot.clickOn(at(1700, 0.5));
        WaitForAsyncUtils.waitForFxEvents();
        double seconds = WindowRig.fx(() -> time().clockSeconds());
        assertThat(seconds).isBetween(1680.0, 1720.0);
        Moment moment = WindowRig.fx(() -> time().momentProperty().get());
        assertThat(moment.clockSeconds()).isEqualTo(seconds);
        assertThat(WindowRig.fx(() -> rig.bench().modeProperty().get())).isEqualTo(GaugeModel.Mode.MOMENT);
        String clock = GaugeModel.clock(plan, seconds, rig.bench().format());
        assertThat(whereabouts()).contains(clock);
        assertThat(WindowRig.fx(() -> ((Label) rig.robot.lookup("#sim-clock").query()).getText())).isEqualTo(clock);
        double offered = moment.tenant(LAUNCH).orElseThrow().offeredPerSecond(moment.windowSeconds());
        assertThat(offered).as("in the burst").isGreaterThan(30);
        assertThat(rig.stateOf("Launch operator")).contains(rig.bench().format().rate(offered).digits());
        assertThat(rig.gauge("p99 TTFT")).isNotEqualTo(verdict);
        assertThat(WindowRig.fx(() -> view.getAccessibleText())).contains(clock);
        key(KeyCode.ESCAPE);
        assertThat(WindowRig.fx(() -> time().scrubbed())).isFalse();
        assertThat(rig.gauge("p99 TTFT")).isEqualTo(verdict);
    }

    @Test
    void arrowsMoveTheHeadFromMomentToMoment() {
        focus(view);
        key(KeyCode.HOME);
        assertThat(WindowRig.fx(() -> time().clockSeconds())).isEqualTo(10);
        key(KeyCode.RIGHT);
        key(KeyCode.RIGHT);
        assertThat(WindowRig.fx(() -> time().clockSeconds())).isEqualTo(30);
        key(KeyCode.END);
        key(KeyCode.PAGE_UP);
        assertThat(WindowRig.fx(() -> time().clockSeconds())).isEqualTo(end() - 120);
    }

    @Test
    void aFlagMovedByMouseAndByKeysEndsInTheSamePlan() {
        Node flag = view.lookup("#flag-0");
        Bounds box = WindowRig.fx(() -> flag.localToScreen(flag.getLayoutBounds()));
        Point2D from = new Point2D(box.getMinX() + 4, box.getMinY() + box.getHeight() / 2);
        double perPixel = (at(3000, 0.5).getX() - at(0, 0.5).getX()) / 3000;
        rig.robot.drag(from, MouseButton.PRIMARY).moveBy(20, 0).moveBy(Math.rint(600 * perPixel) - 20, 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(WindowRig.fx(() -> rig.bench().hintProperty().get())).as("the time while it is dragged").contains("09:35:00");
        assertThat(rig.plan()).as("nothing is done before the drop").isEqualTo(plan);
        rig.robot.drop();
        WaitForAsyncUtils.waitForFxEvents();
        Plan dragged = rig.plan();
        assertThat(dragged.incidents().getFirst().atSeconds()).isEqualTo(2100);
        assertThat(dragged.incidents().getFirst().lastsSeconds()).isEqualTo(300);
        rig.run("edit.undo");
        assertThat(rig.plan()).as("one step").isEqualTo(plan);
        focus(view.lookup("#flag-0"));
        for (int i = 0; i < 2; i++) {
            key(KeyCode.RIGHT, true, false);
        }
        assertThat(rig.plan()).isEqualTo(plan);
        key(KeyCode.ENTER);
        assertThat(rig.plan()).isEqualTo(dragged);
    }

    @Test
    void escAtAnyStageOfAFlagsMoveLeavesThePlan() {
        Node flag = view.lookup("#flag-0");
        Bounds box = WindowRig.fx(() -> flag.localToScreen(flag.getLayoutBounds()));
        rig.robot.drag(new Point2D(box.getMinX() + 4, box.getMinY() + 8), MouseButton.PRIMARY).moveBy(30, 0).moveBy(30, 0);
        key(KeyCode.ESCAPE);
        rig.robot.moveBy(20, 0).drop();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig.plan()).isSameAs(plan);
        focus(flag);
        key(KeyCode.RIGHT, false, true);
        key(KeyCode.ESCAPE);
        assertThat(rig.plan()).isSameAs(plan);
        key(KeyCode.RIGHT, false, true);
        key(KeyCode.ENTER);
        assertThat(rig.plan().incidents().getFirst().lastsSeconds()).as("its end by keys").isEqualTo(330);
        key(KeyCode.DELETE);
        assertThat(rig.plan().incidents()).isEmpty();
    }

    @Test
    void aBrushShowsAPartAndZeroTheWholeAgain() {
        Point2D flag = position("#flag-0");
        rig.robot.drag(at(1200, 0.94), MouseButton.PRIMARY).moveTo(at(1800, 0.94));
        rig.robot.drop();
        WaitForAsyncUtils.waitForFxEvents();
        Point2D near = position("#flag-0");
        assertThat(near.getX() - at(0, 0.5).getX()).as("half way").isBetween(0.47 * width(), 0.53 * width());
        key(KeyCode.DIGIT0);
        assertThat(position("#flag-0")).isEqualTo(flag);
        rig.robot.press(KeyCode.SHIFT).drag(at(1200, 0.5), MouseButton.PRIMARY).moveTo(at(1800, 0.5));
        key(KeyCode.ESCAPE);
        rig.robot.drop().release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(position("#flag-0")).as("Esc leaves the whole").isEqualTo(flag);
        assertThat(WindowRig.fx(() -> time().scrubbed())).isFalse();
    }

    private double width() {
        return at(end(), 0.5).getX() - at(0, 0.5).getX();
    }

    private Point2D position(String id) {
        return WindowRig.fx(() -> {
            Node node = Objects.requireNonNull(view.lookup(id));
            return node.localToScreen(0, 0);
        });
    }

    @Test
    void enterOnAFlagOpensItInTheInspector() {
        focus(view.lookup("#flag-0"));
        key(KeyCode.ENTER);
        assertThat(WindowRig.fx(() -> rig.bench().selectionProperty().get())).isEqualTo(Selection.none());
        assertThat(rig.focused().getId()).isEqualTo("details-incident.0");
        WindowRig.fx(() -> {
            rig.bench().selectionProperty().set(new Selection.OfTenant(LAUNCH));
            return true;
        });
    }
}
