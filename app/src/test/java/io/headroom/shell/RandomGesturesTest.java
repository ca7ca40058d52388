package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Choice;
import io.headroom.board.DropTarget;
import io.headroom.board.Lifted;
import io.headroom.board.MoveMenu;
import io.headroom.board.PartitionMenus;
import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.look.Theme;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.session.Clipboard;
import io.headroom.session.EngineThreads;
import io.headroom.session.FakeDialogs;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.PlanFiles;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.store.PlanDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Five hundred gestures of a hand that does anything, through the targets, lists and commands that mouse and keyboard use; then all of them undone.
class RandomGesturesTest {
    private enum Gesture {
        MOVE, GROUP, MENU, MERGE_BY_DRAG, RESIZE, SPLIT, MERGE, CABIN, REMOVE, COPY, CUT, PASTE, DUPLICATE, UNPLACE, UNDO, REDO
    }

    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final FakeDialogs dialogs = new FakeDialogs();
    private final Random random = new Random(20261129);
    private final Map<Gesture, Integer> done = new EnumMap<>(Gesture.class);

    /// A clipboard of the test's own.
    private static final class Pocket implements Clipboard {
        private Optional<String> clip = Optional.empty();
        private Optional<String> text = Optional.empty();
        private boolean elsewhere;

        @Override
        public void putTable(String text, String html) {}

        @Override
        public void putPicture(byte[] png, String text) {}

        @Override
        public void put(String newClip, String newText) {
            clip = Optional.of(newClip);
            text = Optional.of(newText);
        }

        /// Every other paste comes from a spreadsheet, which knows no clips.
        @Override
        public Optional<String> clip() {
            elsewhere = !elsewhere;
            return elsewhere ? clip : Optional.empty();
        }

        @Override
        public Optional<String> text() {
            return text;
        }
    }

    @Test
    void undoingFiveHundredGesturesGivesTheVeryPlanBack() {
        StillSimulator simulator = new StillSimulator(TestResults.of(TestPlans.plan(), Map.of(TestPlans.LAUNCH, 1.9), 38));
        Workbench bench = new Workbench(new Ports(new ManualClock(), runner, runner, runner, runner, simulator, PlanFiles.onDisk(), dialogs, folder, new EngineThreads(2)));
        Commands commands = new Commands(bench, new NoWindow(Theme.Choice.DARK, new Pocket()));
        bench.session().openCopy(PlanDocument.of(TestPlans.plan()));
        runner.runAll();
        Plan opened = bench.session().plan();
        for (int i = 0; i < 500; i++) {
            Gesture gesture = List.of(Gesture.values()).get(random.nextInt(Gesture.values().length));
            Plan before = bench.session().plan();
            make(gesture, bench, commands);
            if (!bench.session().plan().equals(before)) {
                done.merge(gesture, 1, Integer::sum);
            }
            if (i % 25 == 0) {
                runner.runAll();
            }
        }
        assertThat(dialogs.errors).as("edits that were offered and then refused").allSatisfy(error -> assertThat(error).contains("Nothing pasted"));
        assertThat(done.keySet()).as("gestures that changed something: %s", done).contains(Gesture.MOVE, Gesture.GROUP, Gesture.MENU, Gesture.RESIZE, Gesture.SPLIT, Gesture.MERGE,
                Gesture.CABIN, Gesture.REMOVE, Gesture.CUT, Gesture.PASTE, Gesture.DUPLICATE, Gesture.UNPLACE);
        assertThat(bench.session().plan()).isNotEqualTo(opened);
        for (int i = 0; i < 600 && commands.get("edit.undo").enabled(); i++) {
            commands.get("edit.undo").run();
        }
        assertThat(bench.session().plan()).isSameAs(opened);
        assertThat(bench.session().dirtyProperty().get()).isFalse();
    }

    private void make(Gesture gesture, Workbench bench, Commands commands) {
        Plan plan = bench.session().plan();
        switch (gesture) {
            case MOVE -> drop(bench, tenants(plan, 1), plan);
            case GROUP -> drop(bench, tenants(plan, 2 + random.nextInt(3)), plan);
            case MENU -> choose(bench, MoveMenu.choices(plan, tenants(plan, 1 + random.nextInt(2))));
            case MERGE_BY_DRAG -> partition(plan).ifPresent(from -> partition(plan).ifPresent(to -> land(bench, DropTarget.into(plan, to.id()).answer(new Lifted.Whole(from.id())))));
            case RESIZE -> partition(plan).ifPresent(each -> resize(bench, commands, each.id()));
            case SPLIT -> partition(plan).ifPresent(each -> choose(bench, PartitionMenus.splits(plan, each.id(), tenants(plan, 2))));
            case MERGE -> partition(plan).ifPresent(each -> choose(bench, PartitionMenus.merges(plan, each.id())));
            case CABIN -> choose(bench, PartitionMenus.cabins(plan, null));
            // Removing too much ends the fun: the plan must stay worth playing with.
            case REMOVE -> run(bench, commands, "plan.remove", plan.partitions().size() > 3 && random.nextBoolean() ? partition(plan).map(each -> (Selection) new Selection.OfPartition(each.id()))
                    .orElse(Selection.none()) : plan.tenants().size() > 4 ? Selection.of(tenants(plan, 1 + random.nextInt(2))) : Selection.none());
            case COPY -> run(bench, commands, "edit.copy", Selection.of(tenants(plan, 1 + random.nextInt(3))));
            case CUT -> run(bench, commands, "edit.cut", plan.tenants().size() > 4 ? Selection.of(tenants(plan, 1 + random.nextInt(2))) : Selection.none());
            case PASTE -> {
                if (plan.tenants().size() < 30) {
                    run(bench, commands, "edit.paste", Selection.none());
                }
            }
            case DUPLICATE -> run(bench, commands, "edit.duplicate", plan.tenants().size() < 30 ? Selection.of(tenants(plan, 1 + random.nextInt(2))) : Selection.none());
            case UNPLACE -> run(bench, commands, "plan.unplace", Selection.of(tenants(plan, 1 + random.nextInt(3))));
            case UNDO -> commands.get("edit.undo").run();
            case REDO -> commands.get("edit.redo").run();
        }
    }

    private static void run(Workbench bench, Commands commands, String command, Selection on) {
        bench.selectionProperty().set(on);
        commands.get(command).run();
    }

    private void resize(Workbench bench, Commands commands, PartitionId partition) {
        run(bench, commands, random.nextBoolean() ? "plan.grow" : "plan.shrink", new Selection.OfPartition(partition));
        Plan plan = bench.session().plan();
        Partition there = plan.partition(partition);
        int perReplica = there.gpus() / plan.replicas(there);
        if (plan.replicas(there) > 3) {
            bench.apply(Edits.resize(plan, partition, there.gpus() - 2 * perReplica));
        }
    }

    private void drop(Workbench bench, List<TenantId> tenants, Plan plan) {
        List<DropTarget> targets = new ArrayList<>(List.of(DropTarget.tray(plan)));
        plan.partitions().forEach(partition -> targets.add(DropTarget.into(plan, partition.id())));
        plan.fleet().forEach(cluster -> targets.add(DropTarget.newCabin(plan, cluster.id())));
        if (!tenants.isEmpty()) {
            land(bench, targets.get(random.nextInt(targets.size())).answer(new Lifted.Tenants(tenants)));
        }
    }

    /// A drop on an illegal target changes nothing; one on a legal target never fails.
    private static void land(Workbench bench, DropTarget.Answer answer) {
        Edit edit = answer.edit();
        if (edit != null) {
            bench.apply(edit);
        }
    }

    private void choose(Workbench bench, List<Choice> choices) {
        List<Choice> legal = choices.stream().filter(Choice::legal).toList();
        assertThat(choices).allSatisfy(choice -> assertThat(choice.legal() || !choice.reason().isBlank()).as(choice.name()).isTrue());
        if (!legal.isEmpty()) {
            Edit edit = legal.get(random.nextInt(legal.size())).edit();
            if (edit != null) {
                bench.apply(edit);
            }
        }
    }

    private List<TenantId> tenants(Plan plan, int count) {
        List<TenantId> chosen = new ArrayList<>();
        List<TenantId> all = new ArrayList<>(plan.tenants().stream().map(Tenant::id).toList());
        for (int i = 0; i < count && !all.isEmpty(); i++) {
            chosen.add(all.remove(random.nextInt(all.size())));
        }
        return chosen;
    }

    private Optional<Partition> partition(Plan plan) {
        return plan.partitions().isEmpty() ? Optional.empty() : Optional.of(plan.partitions().get(random.nextInt(plan.partitions().size())));
    }
}
