package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.inspector.InspectorModel.Change;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.plan.Units;
import io.headroom.words.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The section of what a cabin or lane shares beyond its own GPUs; it offers what is legal alone.
final class SharingRows {
    /// The wait that a spill begins with, in seconds.
    private static final double SPILL_SECONDS = 2;

    private final Figures figures;
    private final Plan plan;
    private final Partition partition;
    private final Sharing sharing;
    private final List<Tenant> tenants;

    SharingRows(Figures figures, Partition partition) {
        this.figures = figures;
        this.plan = figures.plan();
        this.partition = partition;
        this.sharing = partition.sharing();
        this.tenants = plan.tenantsIn(partition.id());
    }

    Section section() {
        List<Row> rows = new ArrayList<>();
        List<Field> gpus = new ArrayList<>();
        gpus.add(gpus("lends", sharing.lends(), sharing::withLends));
        int offered = lentByOthers();
        boolean borrows = !partition.reserved() && (offered > 0 || sharing.borrows() > 0);
        if (borrows) {
            gpus.add(gpus("borrows", sharing.borrows(), sharing::withBorrows));
        }
        rows.add(new Fields("sharing.gpus", gpus));
        if (borrows) {
            rows.add(new Prose("sharing.offered", figures.word("sharing.offered", figures.format().whole(offered))));
        } else if (!partition.reserved()) {
            rows.add(new Prose("sharing.noLender", figures.word("sharing.noLender")));
        }
        rows.addAll(spill());
        return new Section(figures.word("section.sharing"), figures.word(sharing.equals(Sharing.NONE) ? "sharing.off" : "sharing.on"), null, "",
                figures.word(partition.reserved() ? "help.sharing.cabin" : "help.sharing.lane"), rows);
    }

    private Edit with(Sharing other) {
        return Edits.change(partition.withSharing(other));
    }

    private interface WithGpus {
        Sharing of(int gpus);
    }

    private Field gpus(String key, int now, WithGpus change) {
        return figures.optional(Quantity.WHOLE, "sharing." + key, "field.sharing." + key, now == 0 ? "" : Integer.toString(now),
                text -> with(change.of(Objects.requireNonNullElse(figures.readSmallCount(text, "field.sharing." + key), 0))));
    }

    /// GPUs that its batch work could borrow: those lent on its cluster by others of its deployment.
    private int lentByOthers() {
        return plan.partitionsOn(partition.cluster()).stream().filter(other -> !other.id().equals(partition.id()) && other.deployment().equals(partition.deployment()))
                .mapToInt(other -> other.sharing().lends()).sum();
    }

    private List<Row> spill() {
        Sharing.@Nullable Spill now = sharing.spill();
        List<Partition> lanes = plan.partitions().stream().filter(this::takesSpill).toList();
        if (lanes.isEmpty() && now == null) {
            return List.of(new Prose("sharing.noLane", figures.word("sharing.noLane")));
        }
        List<String> names = Stream.concat(Stream.of(figures.word("spill.none")), lanes.stream().map(Partition::name)).toList();
        int chosen = now == null ? 0 : 1 + lanes.stream().map(Partition::id).toList().indexOf(now.lane());
        double after = now == null ? SPILL_SECONDS : now.afterSeconds();
        List<Row> rows = new ArrayList<>();
        rows.add(new Choice("sharing.spill", figures.word("field.spill"), names, chosen,
                Change.of(plan, index -> with(sharing.withSpill(index == 0 ? null : new Sharing.Spill(lanes.get(index - 1).id(), after))))));
        if (now != null) {
            rows.add(new Fields("sharing.spill.row", List.of(figures.field(Quantity.DURATION, "sharing.spillAfter", "field.spillAfter", Figures.seconds(now.afterSeconds()),
                    text -> with(sharing.withSpill(new Sharing.Spill(now.lane(), Units.seconds(text))))))));
        }
        return rows;
    }

    private boolean takesSpill(Partition lane) {
        return !lane.reserved() && !lane.id().equals(partition.id()) && !leadsHere(lane)
                && tenants.stream().allMatch(tenant -> tenant.accepts(plan.deploymentOf(lane).model()));
    }

    private boolean leadsHere(Partition from) {
        Sharing.@Nullable Spill spill = from.sharing().spill();
        while (spill != null) {
            PartitionId next = spill.lane();
            if (next.equals(partition.id())) {
                return true;
            }
            spill = plan.partition(next).sharing().spill();
        }
        return false;
    }
}
