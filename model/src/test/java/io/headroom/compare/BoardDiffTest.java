package io.headroom.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compare.BoardDiff.Chip;
import io.headroom.compare.BoardDiff.Fate;
import io.headroom.compare.BoardDiff.Move;
import io.headroom.compare.BoardDiff.Room;
import io.headroom.compare.BoardDiff.Section;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import io.headroom.plan.TenantId;
import io.headroom.store.TwoClusters;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One board seen from another, exactly.
class BoardDiffTest {
    private static final Plan PLAN = TwoClusters.plan();
    private static final PartitionId LANE = new PartitionId("lane-1");
    private static final PartitionId TRIAGE = new PartitionId("cabin-triage");
    private static final TenantId LAUNCH = new TenantId("launch-operator");
    private static final TenantId ROBOTICS = new TenantId("robotics");

    private static Plan with(Plan plan, Edit... edits) {
        Plan changed = plan;
        for (Edit edit : edits) {
            changed = edit.applyTo(changed);
        }
        return changed;
    }

    private static Room room(BoardDiff diff, String name) {
        return diff.halls().stream().flatMap(hall -> hall.rooms().stream()).filter(room -> room.partition().name().equals(name)).findFirst().orElseThrow();
    }

    private static List<Chip> marked(Room room) {
        return room.chips().stream().filter(chip -> chip.move() != Move.STAYS).toList();
    }

    @Test
    void aTenantInANewCabinLeavesAHoleAndComesFromThere() {
        Plan moved = with(PLAN, Edits.move(PLAN, LAUNCH, new MoveTarget.NewCabin(PLAN.fleet().getFirst().id(), new DeploymentId("chat-70b"), 8)));
        BoardDiff diff = BoardDiff.of(PLAN, moved);
        assertThat(room(diff, "Cabin 1").fate()).isEqualTo(Fate.NEW);
        assertThat(room(diff, "Cabin 1").chips()).containsExactly(new Chip(LAUNCH, "Launch operator", Move.COMES, "Lane 1", true));
        assertThat(marked(room(diff, "Lane 1"))).containsExactly(new Chip(LAUNCH, "Launch operator", Move.LEAVES, "Cabin 1", true));
        assertThat(room(diff, "Lane 1").fate()).isEqualTo(Fate.SAME);
        assertThat(diff.halls().getFirst().freeBefore() - diff.halls().getFirst().free()).isEqualTo(8);
        assertThat(diff.besides()).isEmpty();
        assertThat(diff.count()).as("a new cabin and a tenant that moved").isEqualTo(2);
    }

    @Test
    void whatIsResizedOrGoneSaysSo() {
        Plan changed = with(PLAN, Edits.resize(PLAN, LANE, 16), Edits.removePartition(PLAN, TRIAGE));
        BoardDiff diff = BoardDiff.of(PLAN, changed);
        assertThat(room(diff, "Lane 1").fate()).isEqualTo(Fate.RESIZED);
        assertThat(java.util.Objects.requireNonNull(room(diff, "Lane 1").before()).gpus()).isEqualTo(24);
        assertThat(room(diff, "Healthcare triage").fate()).isEqualTo(Fate.GONE);
        assertThat(marked(room(diff, "Healthcare triage"))).containsExactly(new Chip(new TenantId("healthcare-triage"), "Healthcare triage", Move.LEAVES, null, true));
        assertThat(diff.tray()).contains(new Chip(new TenantId("healthcare-triage"), "Healthcare triage", Move.COMES, "Healthcare triage", true));
        assertThat(diff.count()).isEqualTo(3);
    }

    @Test
    void whoIsGoneIsMissedAndWhatABoardDoesNotShowIsListed() {
        Plan changed = with(PLAN, Edits.removeTenant(PLAN, ROBOTICS), Edits.change(PLAN.tenant(LAUNCH).withName("Launches")), Edits.change(PLAN.run().withDuration(60)));
        BoardDiff diff = BoardDiff.of(PLAN, changed);
        assertThat(diff.tray()).contains(new Chip(ROBOTICS, "Robotics", Move.LEAVES, null, false));
        assertThat(diff.besides()).containsExactly(Section.TENANTS, Section.RUN);
        assertThat(diff.count()).isEqualTo(3);
    }

    @Test
    void aPlanIsNoDifferentFromItself() {
        for (long seed = 0; seed < 50; seed++) {
            Plan plan = RandomPlans.plan(seed);
            BoardDiff diff = BoardDiff.of(plan, plan);
            assertThat(diff.count()).isZero();
            assertThat(diff.halls()).allSatisfy(hall -> assertThat(hall.rooms()).noneMatch(Room::differs));
        }
    }
}
