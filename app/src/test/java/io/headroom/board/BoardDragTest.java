package io.headroom.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.edit.Edit;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Drags and keys on a real display: what a hand does, and the one edit that comes of it.
@NullUnmarked
@NeedsDisplay
class BoardDragTest extends BoardOnScreen {
    private PartitionId placeOf(TenantId tenant) {
        return view.plan.tenant(tenant).partition();
    }

    @Test
    void aDropOnAVacantCabinIsOneEdit() {
        drag(BoardFixture.LAUNCH, view.partition(BoardFixture.CABIN_3));
        drop();

        assertThat(view.edits).extracting(Edit::labelKey).containsExactly("edit.move");
        assertThat(placeOf(BoardFixture.LAUNCH)).isEqualTo(BoardFixture.CABIN_3);
        assertThat(view.drags.getChildren()).isEmpty();
    }

    @Test
    void aDropOnFreeGpusMakesACabin() {
        drag(BoardFixture.LAUNCH, view.free("a"));
        drop();

        assertThat(view.edits).extracting(Edit::labelKey).containsExactly("edit.newCabin");
    }

    @Test
    void aDropOnTheTrayUnplaces() {
        drag(BoardFixture.LAUNCH, view.tray);
        drop();

        assertThat(view.edits).extracting(Edit::labelKey).containsExactly("edit.unplace");
    }

    @Test
    void aTenantComesOutOfTheTray() {
        drag(BoardFixture.ROBOTICS, view.partition(BoardFixture.LANE_1));
        drop();

        assertThat(placeOf(BoardFixture.ROBOTICS)).isEqualTo(BoardFixture.LANE_1);
    }

    @Test
    void anIllegalTargetSaysWhyAndTakesNothing() {
        drag(BoardFixture.LAUNCH, view.partition(BoardFixture.CABIN_1));
        WaitForAsyncUtils.waitForFxEvents();
        String reason = fx(() -> view.partition(BoardFixture.CABIN_1).pill.text());
        double opacity = fx(() -> view.partition(BoardFixture.CABIN_1).body.getOpacity());
        drop();

        assertThat(reason).isEqualTo("Reserved for Fraud desk");
        assertThat(opacity).isEqualTo(0.42);
        assertThat(view.edits).isEmpty();
        assertThat(view.plan).isSameAs(before);
    }

    @Test
    void escAtTheTargetLeavesNoTrace() throws Exception {
        drag(BoardFixture.LAUNCH, view.partition(BoardFixture.CABIN_3));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        drop();
        Thread.sleep(250);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(view.edits).isEmpty();
        assertThat(view.drags.getChildren()).isEmpty();
        assertThat(view.drags.dragging()).isFalse();
        assertThat(view.board.blocks()).allSatisfy(block -> assertThat(block.offer()).isEqualTo(DropZone.quiet()));
        assertThat(view.selections).isEmpty();
    }

    @Test
    void afterEscTheNextDragWorks() throws Exception {
        lift(BoardFixture.LAUNCH);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        drop();
        Thread.sleep(250);
        drag(BoardFixture.LAUNCH, view.partition(BoardFixture.CABIN_3));
        drop();

        assertThat(view.edits).hasSize(1);
    }

    @Test
    void lettingGoElsewhereCancels() {
        lift(BoardFixture.LAUNCH);
        drop();

        assertThat(view.edits).isEmpty();
    }

    @Test
    void theStatusSaysWhatADropWillDo() {
        drag(BoardFixture.LAUNCH, view.partition(BoardFixture.CABIN_3));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(view.statuses.getLast()).isEqualTo("Drop to move Launch operator to Cabin 3 · Esc cancels, M lists the same targets");
        assertThat(view.aims.getLast()).isNotNull();
        drop();
        assertThat(view.aims.getLast()).isNull();
        assertThat(view.statuses.getLast()).isEmpty();
    }

    @Test
    void figuresMayChangeDuringADrag() {
        drag(BoardFixture.LAUNCH, view.partition(BoardFixture.CABIN_3));
        fx(() -> {
            view.board.show(BoardModel.of(view.plan, view.selection, null, BoardFixture.moment(view.plan, 2)));
            return view;
        });
        drop();

        assertThat(view.edits).hasSize(1);
    }

    @Test
    void newFiguresKeepEveryNode() {
        Node chip = view.chip(BoardFixture.LAUNCH);
        fx(() -> {
            view.board.show(BoardModel.of(view.plan, view.selection, null, BoardFixture.moment(view.plan, 2)));
            return view;
        });

        assertThat(view.chip(BoardFixture.LAUNCH)).isSameAs(chip);
    }

    @Test
    void aClickSelects() {
        robot.clickOn(Pointer.on(view.chip(BoardFixture.SPEECH)));

        assertThat(view.selections).containsExactly(new Selection.OfTenant(BoardFixture.SPEECH));
        assertThat(view.edits).isEmpty();
    }

    @Test
    void theEdgeResizesByWholeReplicas() {
        robot.moveTo(Pointer.on(view.partition(BoardFixture.LANE_1).grip)).press(MouseButton.PRIMARY).moveBy(30, 0).moveBy(40, 0);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(view.statuses.getLast()).isEqualTo("Lane 1: 24 → 28 GPUs (7 replicas)");
        drop();
        assertThat(view.edits).extracting(Edit::labelKey).containsExactly("edit.resize");
        assertThat(view.plan.partition(BoardFixture.LANE_1).gpus()).isEqualTo(28);
    }

    @Test
    void theEdgeKeepsOneReplicaAndTheRoomThereIs() {
        robot.moveTo(Pointer.on(view.partition(BoardFixture.CABIN_3).grip)).press(MouseButton.PRIMARY).moveBy(-300, 0).moveBy(-200, 0);
        drop();

        assertThat(view.plan.partition(BoardFixture.CABIN_3).gpus()).isEqualTo(4);
    }

    @Test
    void escLeavesTheEdgeWhereItWas() {
        robot.moveTo(Pointer.on(view.partition(BoardFixture.LANE_1).grip)).press(MouseButton.PRIMARY).moveBy(30, 0).moveBy(60, 0);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        drop();

        assertThat(view.edits).isEmpty();
    }

    @Test
    void keysResizeAndRefuse() {
        focus(view.partition(BoardFixture.LANE_1));
        robot.press(KeyCode.CONTROL, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(view.plan.partition(BoardFixture.LANE_1).gpus()).isEqualTo(32);
        assertThat(view.statuses.getLast()).isEqualTo("Lane 1 cannot grow: no node of its cluster has 4 GPUs free");
    }

    @Test
    void theKeyboardMovesATenant() {
        focus(view.chip(BoardFixture.LAUNCH));
        robot.type(KeyCode.M);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(view.menu).isNotNull();
        assertThat(view.menu.list().getItems()).hasSize(8);
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(view.edits).extracting(Edit::labelKey).containsExactly("edit.move");
        assertThat(placeOf(BoardFixture.LAUNCH)).isEqualTo(BoardFixture.CABIN_3);
        assertThat(view.menu.showing()).isFalse();
    }

    @Test
    void anIllegalChoiceInTheMenuDoesNothing() {
        focus(view.chip(BoardFixture.LAUNCH));
        robot.type(KeyCode.M).type(KeyCode.HOME).type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(view.menu.showing()).isTrue();
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(view.edits).isEmpty();
        assertThat(view.menu.showing()).isFalse();
    }

    @Test
    void arrowsWalkTheBoard() {
        focus(view.partition(BoardFixture.LANE_1));
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(view.selections).containsExactly(new Selection.OfTenant(BoardFixture.SPEECH));
        robot.type(KeyCode.TAB);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(() -> stage.getScene().getFocusOwner())).isSameAs(view.partition(BoardFixture.CABIN_1));
        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(() -> stage.getScene().getFocusOwner())).isSameAs(view.free("a"));
    }

    @Test
    void deleteRemovesAPartition() {
        focus(view.partition(BoardFixture.CABIN_3));
        robot.type(KeyCode.DELETE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(view.edits).extracting(Edit::labelKey).containsExactly("edit.removePartition");
    }

    private void focus(Node node) {
        fx(() -> {
            node.requestFocus();
            return node;
        });
    }
}
