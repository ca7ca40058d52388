package io.headroom.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.edit.Edit;
import io.headroom.edit.GroupEdits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.PartitionEdits;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Several at once on a real display: selecting, moving together, splitting and merging, by mouse and by keyboard, each ending in the same plan.
@NullUnmarked
@NeedsDisplay
class BoardHandsTest extends BoardOnScreen {
    private static final List<TenantId> PAIR = List.of(BoardFixture.SPEECH, new TenantId("chatbot"));

    private Plan moved() {
        return GroupEdits.move(before, PAIR, new MoveTarget.Tray()).applyTo(before);
    }

    private void select(TenantId... tenants) {
        fx(() -> {
            view.select(Selection.of(List.of(tenants)));
            return view;
        });
    }

    private void type(KeyCode... keys) {
        robot.press(keys);
        robot.release(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void focus(Node node) {
        fx(() -> {
            node.requestFocus();
            return node;
        });
    }

    @Test
    void clicksWithCtrlAndShiftSelectSeveral() {
        robot.clickOn(Pointer.on(view.chip(BoardFixture.LAUNCH)));
        robot.press(KeyCode.CONTROL).clickOn(Pointer.on(view.chip(BoardFixture.FRAUD))).release(KeyCode.CONTROL);
        assertThat(view.selection.tenants()).containsExactly(BoardFixture.LAUNCH, BoardFixture.FRAUD);
        robot.press(KeyCode.CONTROL).clickOn(Pointer.on(view.chip(BoardFixture.FRAUD))).release(KeyCode.CONTROL);
        assertThat(view.selection).isEqualTo(new Selection.OfTenant(BoardFixture.LAUNCH));
        robot.press(KeyCode.SHIFT).clickOn(Pointer.on(view.chip(new TenantId("marketing")))).release(KeyCode.SHIFT);
        assertThat(view.selection.tenants()).hasSize(4);
    }

    @Test
    void keysSelectSeveral() {
        select(BoardFixture.LAUNCH);
        focus(view.chip(BoardFixture.LAUNCH));
        type(KeyCode.SHIFT, KeyCode.DOWN);
        type(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(view.selection.tenants()).containsExactly(BoardFixture.LAUNCH, BoardFixture.SPEECH, new TenantId("chatbot"));
        focus(view.chip(BoardFixture.FRAUD));
        type(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(view.selection.has(BoardFixture.FRAUD)).isTrue();
    }

    @Test
    void aRectangleSelectsWhatItTouchesAndEscTakesItBack() {
        Selection was = view.selection;
        var lane = fx(() -> view.partition(BoardFixture.LANE_1).localToScreen(view.partition(BoardFixture.LANE_1).getLayoutBounds()));
        var cabin = fx(() -> view.chip(BoardFixture.FRAUD).localToScreen(view.chip(BoardFixture.FRAUD).getLayoutBounds()));
        robot.moveTo(lane.getMinX() + lane.getWidth() * 0.45, lane.getMaxY() + 3).press(MouseButton.PRIMARY).moveBy(-8, 8).moveTo(cabin.getCenterX(), cabin.getCenterY());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(view.selection).isEqualTo(new Selection.OfTenant(BoardFixture.FRAUD));
        robot.moveTo(lane.getMinX() + 30, lane.getMinY() + lane.getHeight() / 2);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(view.selection.tenants()).hasSizeGreaterThan(1);
        robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(view.selection).isEqualTo(was);
        assertThat(view.drags.getChildren()).isEmpty();
    }

    @Test
    void severalAreDraggedInOneEdit() {
        select(PAIR.getFirst(), PAIR.getLast());
        drag(PAIR.getFirst(), view.tray);
        assertThat(view.statuses.getLast()).startsWith("Drop to unplace 2 tenants");
        assertThat(view.aims.getLast()).isNotNull();
        drop();
        assertThat(view.edits).extracting(Edit::labelKey).containsExactly("edit.unplaceSeveral");
        assertThat(view.plan).isEqualTo(moved());
    }

    @Test
    void theSameByKeyboard() {
        select(PAIR.getFirst(), PAIR.getLast());
        focus(view.chip(PAIR.getLast()));
        type(KeyCode.M);
        robot.write("unpl", 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(() -> view.menu.list().getItems().size())).isEqualTo(1);
        type(KeyCode.ENTER);
        assertThat(view.plan).isEqualTo(moved());
    }

    @Test
    void whatStandsInTheWayOfOneStandsInTheWayOfAll() {
        select(BoardFixture.LAUNCH, BoardFixture.FRAUD);
        drag(BoardFixture.FRAUD, view.partition(BoardFixture.LANE_1));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(() -> view.partition(BoardFixture.LANE_1).pill.text())).isEqualTo("Fraud desk: Serves chat-70b only");
        assertThat(fx(() -> view.partition(BoardFixture.CABIN_3).pill.text())).isEqualTo("A cabin has one owner");
        drop();
        assertThat(view.plan).isSameAs(before);
    }

    @Test
    void escBringsAGroupHome() throws Exception {
        select(PAIR.getFirst(), PAIR.getLast());
        drag(PAIR.getFirst(), view.tray);
        type(KeyCode.ESCAPE);
        drop();
        WaitForAsyncUtils.waitFor(5, java.util.concurrent.TimeUnit.SECONDS, () -> view.drags.getChildren().isEmpty());
        assertThat(view.plan).isSameAs(before);
        assertThat(view.selection.tenants()).isEqualTo(PAIR);
    }

    @Test
    void aHeaderDraggedOntoAnotherMerges() {
        Plan halves = PartitionEdits.split(before, BoardFixture.LANE_1, 2, List.of()).applyTo(before);
        fx(() -> {
            view.plan = halves;
            view.show();
            return view;
        });
        var second = halves.partitions().get(halves.partitions().indexOf(halves.partition(BoardFixture.LANE_1)) + 1);
        var header = fx(() -> view.partition(second.id()).localToScreen(60, 6));
        robot.moveTo(header).press(MouseButton.PRIMARY).moveBy(8, 4).moveTo(Pointer.on(view.partition(BoardFixture.LANE_1)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(view.statuses.getLast()).startsWith("Drop to merge " + second.name() + " into Lane 1");
        drop();
        assertThat(view.plan).isEqualTo(before);
    }

    @Test
    void splitAndMergeByKeyboard() {
        select();
        focus(view.partition(BoardFixture.LANE_1));
        type(KeyCode.S);
        type(KeyCode.DOWN);
        type(KeyCode.ENTER);
        assertThat(view.plan).isEqualTo(PartitionEdits.split(before, BoardFixture.LANE_1, 2, List.of()).applyTo(before));
        var second = view.plan.partitions().get(view.plan.partitions().indexOf(view.plan.partition(BoardFixture.LANE_1)) + 1);
        focus(view.partition(second.id()));
        type(KeyCode.J);
        type(KeyCode.ENTER);
        assertThat(view.plan).isEqualTo(before);
        focus(view.partition(BoardFixture.LANE_1));
        type(KeyCode.S);
        type(KeyCode.ESCAPE);
        assertThat(view.plan).isEqualTo(before);
        assertThat(view.menu.showing()).isFalse();
    }

    @Test
    void deleteTakesAllThatAreSelected() {
        select(PAIR.getFirst(), PAIR.getLast());
        focus(view.chip(PAIR.getFirst()));
        type(KeyCode.DELETE);
        assertThat(view.plan.tenants()).hasSize(before.tenants().size() - 2);
    }

    @Test
    void theCardStandsBesideItsTargetAndOverNoOther() {
        drag(BoardFixture.LAUNCH, view.partition(BoardFixture.CABIN_3));
        WaitForAsyncUtils.waitForFxEvents();
        Aim aim = view.aims.getLast();
        var card = fx(() -> view.drags.card().inScene());
        assertThat(Boxes.overlap(card, aim.target())).isZero();
        assertThat(aim.others()).isNotEmpty().allSatisfy(other -> assertThat(Boxes.overlap(card, other)).isZero());
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(() -> view.drags.card().getParent())).isNull();
        drop();
    }
}
