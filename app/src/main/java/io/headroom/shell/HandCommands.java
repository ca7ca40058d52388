package io.headroom.shell;

import io.headroom.board.Selection;
import io.headroom.board.TenantOrder;
import io.headroom.commands.Command;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.GroupEdits;
import io.headroom.edit.GroupTargets;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.PartitionEdits;
import io.headroom.edit.Refusal;
import io.headroom.look.Icon;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.session.TenantTransfer;
import io.headroom.words.EditWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What hands do to tenants and partitions: the commands about what is selected.
final class HandCommands {
    private final Words words = Words.of(HandCommands.class);
    private final EditWords edits = EditWords.here();
    private final Workbench bench;
    private final WindowActions window;
    private final TenantTransfer transfer;
    private final List<Command> all = new ArrayList<>();

    HandCommands(Workbench bench, WindowActions window) {
        this.bench = bench;
        this.window = window;
        this.transfer = new TenantTransfer(bench.session(), window.clipboard(), bench.dialogs());
        clipboard();
        tenants();
        partitions();
    }

    /// All of them.
    List<Command> all() {
        return List.copyOf(all);
    }

    private void clipboard() {
        add("edit.cut", null, List.of("Shortcut+X"), this::tenantsObstacle, () -> say(transfer.cut(selected())));
        add("edit.copy", Icon.COPY, List.of("Shortcut+C"), this::tenantsObstacle, () -> say(transfer.copy(selected())));
        add("edit.paste", null, List.of("Shortcut+V"), () -> "", () -> say(transfer.paste()));
        add("edit.duplicate", null, List.of("Shortcut+Shift+D"), this::tenantsObstacle, () -> say(transfer.duplicate(selected())));
        add("edit.selectAll", null, List.of("Shortcut+A"), () -> plan().tenants().isEmpty() ? words.text("obstacle.noTenant") : "",
                () -> bench.selectionProperty().set(Selection.of(TenantOrder.of(plan()))));
        add("edit.selectNone", null, List.of("Esc"), () -> bench.selectionProperty().get().equals(Selection.none()) ? words.text("obstacle.select") : "",
                () -> bench.selectionProperty().set(Selection.none()));
    }

    private void say(TenantTransfer.Done done) {
        if (!done.tenants().isEmpty()) {
            bench.selectionProperty().set(Selection.of(done.tenants()));
        }
        bench.hintProperty().set(done.words());
    }

    private void tenants() {
        add("plan.move", Icon.SWAP, List.of("M"), this::tenantsObstacle, () -> window.moveTo(selected()));
        add("plan.newCabin", Icon.LOCK, List.of("Shortcut+Shift+N"), this::cabinObstacle,
                () -> newCabin().ifPresent(target -> bench.apply(GroupEdits.move(plan(), selected(), target))));
        add("plan.unplace", null, List.of("Shortcut+U"), () -> selected().isEmpty() ? words.text("obstacle.selectTenant") : edits.reason(GroupTargets.tray(tenantsSelected())),
                () -> bench.apply(GroupEdits.move(plan(), selected(), new MoveTarget.Tray())));
    }

    private void partitions() {
        add("plan.grow", Icon.PLUS, List.of("Plus", "Equals", "Add"), () -> resizeObstacle(1), () -> resize(1));
        add("plan.shrink", Icon.MINUS, List.of("Minus", "Subtract"), () -> partition().filter(partition -> plan().replicas(partition) == 1)
                .map(_ -> words.text("obstacle.lastReplica")).orElseGet(() -> resizeObstacle(-1)), () -> resize(-1));
        add("plan.split", null, List.of("S"), this::splitObstacle, () -> partition().ifPresent(partition -> window.split(partition.id(), selected())));
        add("plan.merge", null, List.of("J"), this::mergeObstacle, () -> partition().ifPresent(partition -> window.merge(partition.id())));
        add("plan.vacantCabin", Icon.UNLOCK, List.of("Shortcut+Alt+N"), () -> plan().fleet().isEmpty() || plan().deployments().isEmpty() ? words.text("obstacle.noCluster") : "",
                window::vacantCabin);
        add("plan.remove", Icon.DELETE, List.of("Delete"), () -> bench.selectionProperty().get().in(plan()).equals(Selection.none()) ? words.text("obstacle.select") : "", this::remove);
    }

    private void add(String id, @Nullable Icon icon, List<String> keys, Supplier<String> obstacle, Runnable action) {
        all.add(new Command(id, () -> words.text("command." + id), icon, keys, obstacle, null, action));
    }

    private Plan plan() {
        return bench.session().plan();
    }

    private List<TenantId> selected() {
        return bench.selectionProperty().get().in(plan()).tenants();
    }

    private List<Tenant> tenantsSelected() {
        Selection selection = bench.selectionProperty().get();
        return plan().tenants().stream().filter(tenant -> selection.has(tenant.id())).toList();
    }

    /// The selected partition, or the one all selected tenants are in.
    private Optional<Partition> partition() {
        return bench.selectedPartition().map(plan()::partition);
    }

    private String tenantsObstacle() {
        return selected().isEmpty() ? words.text("obstacle.selectTenant") : "";
    }

    private String splitObstacle() {
        return partition().map(Partition::id).map(id -> edits.reason(PartitionEdits.splitRefusal(plan(), id))).orElseGet(() -> words.text("obstacle.selectPartition"));
    }

    private String mergeObstacle() {
        Optional<PartitionId> from = partition().map(Partition::id);
        return from.isEmpty() ? words.text("obstacle.selectPartition") : plan().partitions().size() < 2 ? words.text("obstacle.onePartition") : "";
    }

    private String resizeObstacle(int replicas) {
        Optional<Partition> partition = partition();
        return partition.isEmpty() ? words.text("obstacle.selectPartition")
                : replicas > 0 && NodePlacement.of(plan(), plan().cluster(partition.get().cluster())).roomFor(partition.get().id()) < replicas ? words.text("obstacle.noRoomToGrow") : "";
    }

    private Optional<Edit> resized(int replicas) {
        return partition().map(partition -> Edits.resize(plan(), partition.id(), partition.gpus() + replicas * plan().deploymentOf(partition).gpusPerReplica()));
    }

    private void resize(int replicas) {
        resized(replicas).ifPresent(bench::apply);
    }

    /// The first that is legal: on the cluster where they are, if there is room.
    private Optional<MoveTarget> newCabin() {
        return plan().fleet().stream().map(cluster -> GroupTargets.newCabins(plan(), tenantsSelected(), cluster)).flatMap(Optional::stream)
                .filter(MoveTarget.Option::legal).map(MoveTarget.Option::target).findFirst();
    }

    private String cabinObstacle() {
        // Asked after each change: how far many tenants fit is worked out when the command runs.
        return selected().isEmpty() ? words.text("obstacle.selectTenant") : selected().size() > GroupTargets.MOST_CABINS
                ? edits.reason(Refusal.of("refusal.tooManyCabins", Integer.toString(GroupTargets.MOST_CABINS)))
                : selected().size() == 1 && newCabin().isEmpty() ? words.text("obstacle.noRoom") : "";
    }

    private void remove() {
        switch (bench.selectionProperty().get().in(plan())) {
            case Selection.None() -> { }
            case Selection.OfPartition(var id) -> bench.apply(Edits.removePartition(plan(), id));
            case Selection.OfTenant(var id) -> bench.apply(Edits.removeTenant(plan(), id));
            case Selection.OfTenants several -> bench.apply(GroupEdits.remove(plan(), several.tenants()));
        }
    }
}
