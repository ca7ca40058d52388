package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.edit.PartitionEdits;
import io.headroom.edit.Refusal;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.problems.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The lists from which partitions are split, merged and made.
public final class PartitionMenus {
    private PartitionMenus() {}

    /// How a partition may be split: which of its replicas become a partition of their own.
    ///
    /// @param movers tenants of a lane that may go to the second part; none for the choice that everyone stays alone
    public static ChoiceMenu split(Plan plan, PartitionId id, List<TenantId> movers, Effects effects, Consumer<Edit> apply) {
        return new ChoiceMenu(BoardWords.here().text("split.title", plan.partition(id).name()), splits(plan, id, movers), effects, apply);
    }

    /// What the list of splits holds.
    public static List<Choice> splits(Plan plan, PartitionId id, List<TenantId> movers) {
        BoardWords words = BoardWords.here();
        Partition partition = plan.partition(id);
        int replicas = plan.replicas(partition);
        List<TenantId> going = partition.reserved() ? List.of() : movers.stream().filter(tenant -> id.equals(plan.tenant(tenant).partition())).toList();
        List<Choice> choices = new ArrayList<>();
        for (int second : sizes(replicas - 1)) {
            if (!going.isEmpty()) {
                choices.add(split(plan, partition, second, going, words));
            }
            choices.add(split(plan, partition, second, List.of(), words));
        }
        if (choices.isEmpty()) {
            choices.add(Choice.refused(partition.name(), "", words.edits().reason(PartitionEdits.splitRefusal(plan, id))));
        }
        return choices;
    }

    private static Choice split(Plan plan, Partition partition, int second, List<TenantId> movers, BoardWords words) {
        int first = plan.replicas(partition) - second;
        String name = words.text("split.choice", words.replicas(first), words.replicas(second));
        String note = movers.isEmpty() ? words.text(partition.reserved() ? "split.vacant" : "split.empty") : words.text("split.movers", words.tenants(movers.size()));
        Edit edit = PartitionEdits.split(plan, partition.id(), second, movers);
        return tried(plan, name, note, edit);
    }

    /// What a partition may become part of.
    public static ChoiceMenu merge(Plan plan, PartitionId from, Effects effects, Consumer<Edit> apply) {
        return new ChoiceMenu(BoardWords.here().text("merge.title", plan.partition(from).name()), merges(plan, from), effects, apply);
    }

    /// What the list of merges holds.
    public static List<Choice> merges(Plan plan, PartitionId from) {
        BoardWords words = BoardWords.here();
        List<Choice> choices = new ArrayList<>();
        for (Partition into : plan.partitions()) {
            if (into.id().equals(from)) {
                continue;
            }
            Refusal refusal = PartitionEdits.mergeRefusal(plan, into.id(), from);
            String note = words.held(into, into.gpus());
            choices.add(refusal.none() ? Choice.legal(into.name(), words.text("verb.merge"), note, PartitionEdits.merge(plan, into.id(), from))
                    : Choice.refused(into.name(), note, words.edits().reason(refusal)));
        }
        return choices;
    }

    /// The vacant cabins that free GPUs have room for.
    ///
    /// @param where on this cluster alone, or null for all
    public static ChoiceMenu vacantCabin(Plan plan, @Nullable ClusterId where, Effects effects, Consumer<Edit> apply) {
        return new ChoiceMenu(BoardWords.here().text("cabin.title"), cabins(plan, where), effects, apply);
    }

    /// What the list of vacant cabins holds.
    ///
    /// @param where on this cluster alone, or null for all
    public static List<Choice> cabins(Plan plan, @Nullable ClusterId where) {
        BoardWords words = BoardWords.here();
        List<Choice> choices = new ArrayList<>();
        for (Cluster cluster : plan.fleet()) {
            if (where != null && !cluster.id().equals(where)) {
                continue;
            }
            for (Deployment deployment : plan.deployments()) {
                int room = PartitionEdits.roomFor(plan, cluster, deployment);
                String place = words.text("cabin.choice", words.gpus(deployment.gpusPerReplica() * Math.max(1, room)), cluster.name());
                if (room == 0) {
                    choices.add(Choice.refused(place, deployment.name(), words.edits().reason(Refusal.of("refusal.tooFewFree", Integer.toString(deployment.gpusPerReplica())))));
                }
                for (int replicas : sizes(room)) {
                    choices.add(tried(plan, words.text("cabin.choice", words.gpus(deployment.gpusPerReplica() * replicas), cluster.name()),
                            words.text("cabin.choice.note", deployment.name(), words.replicas(replicas)), PartitionEdits.vacantCabin(plan, cluster.id(), deployment.id(), replicas)));
                }
            }
        }
        return choices;
    }

    /// Every number up to eight, then doubles, and the most: a list that a hand can walk.
    private static SortedSet<Integer> sizes(int most) {
        SortedSet<Integer> sizes = new TreeSet<>();
        for (int size = 1; size <= most; size = size < 8 ? size + 1 : size * 2) {
            sizes.add(size);
        }
        if (most > 0) {
            sizes.add(most);
        }
        return sizes;
    }

    private static Choice tried(Plan plan, String name, String note, Edit edit) {
        return problem(plan, edit).map(why -> Choice.refused(name, note, why)).orElseGet(() -> Choice.legal(name, "", note, edit));
    }

    private static Optional<String> problem(Plan plan, Edit edit) {
        try {
            edit.applyTo(plan);
            return Optional.empty();
        } catch (InvalidPlan refused) {
            return Optional.of(Problems.said(refused));
        }
    }
}
