package io.headroom.board;

import io.headroom.board.BoardModel.Mark;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Serving;
import io.headroom.plan.Sharing;
import io.headroom.plan.SliceProfile;
import io.headroom.words.EditWords;
import io.headroom.words.Format;
import io.headroom.words.NodeName;
import io.headroom.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sentences of the board, from its resource bundle.
final class BoardWords {
    private final Words words;
    private final EditWords edits;
    private final Format format;

    private BoardWords(Words words, EditWords edits, Format format) {
        this.words = words;
        this.edits = edits;
        this.format = format;
    }

    static BoardWords here() {
        return new BoardWords(Words.of(BoardWords.class), EditWords.here(), Format.here());
    }

    /// The plain words under a key.
    String text(String key, Object... arguments) {
        return words.text(key, arguments);
    }

    boolean has(String key) {
        return words.has(key);
    }

    /// "76 %".
    String percent(double share) {
        return format.shareExact(Math.rint(share * 100) / 100).text();
    }

    EditWords edits() {
        return edits;
    }

    /// "A · H100 80 GB"; the name alone where it says the type already.
    String clusterTitle(Cluster cluster, GpuType gpu) {
        return cluster.name().contains(gpu.name()) ? cluster.name() : words.text("cluster.title", cluster.name(), gpu.name());
    }

    String nodes(Cluster cluster, boolean arriving) {
        String nodes = counted("cluster.nodes", cluster.nodes(), format.whole(cluster.gpusPerNode()));
        return arriving && cluster.availableFrom() != null ? words.text("cluster.arriving", nodes, edits.date(cluster.availableFrom())) : nodes;
    }

    String use(int gpus, int reserved, int shared, int free) {
        return words.text("cluster.use", counted("gpus", gpus), format.whole(reserved), format.whole(shared), format.whole(free));
    }

    String gpus(int count) {
        return counted("gpus", count);
    }

    String replicas(int count) {
        return counted("replicas", count);
    }

    String tenants(int count) {
        return counted("tenants", count);
    }

    String gpusFree(int count) {
        return counted("free.title", count);
    }

    String freeHint() {
        return words.text("free.hint");
    }

    String from(LocalDate day) {
        return words.text("arriving.title", edits.date(day));
    }

    String gpusArriving(int count, String from) {
        return words.text("arriving.spoken", gpus(count), from);
    }

    /// "a1".
    String node(Cluster cluster, int node) {
        return NodeName.of(cluster, node);
    }

    /// "3 slices 2g.20gb" or "8 GPUs".
    String held(Partition partition, int count) {
        SliceProfile slice = partition.slice();
        return slice == null ? gpus(count) : counted("slices", count, slice.name());
    }

    /// "TP4 × 2", then the number of replicas alone; of slices their name.
    List<String> replicasOnNode(Partition partition, Deployment deployment, int replicas) {
        SliceProfile slice = partition.slice();
        if (slice != null) {
            return List.of(words.text("node.replicas", slice.name(), Integer.toString(replicas)), slice.name());
        }
        return List.of(words.text("node.replicas", width(deployment), Integer.toString(replicas)), width(deployment));
    }

    private String width(Deployment deployment) {
        return switch (deployment.serving()) {
            case Serving.Batching batching -> words.text("serving.tp", Integer.toString(batching.tensorParallel()));
            case Serving.Slots slots -> words.text("serving.slots", Integer.toString(slots.servers()));
        };
    }

    List<String> captions(Partition partition, Deployment deployment, int replicas) {
        List<String> captions = new ArrayList<>();
        if (partition.reserved()) {
            captions.add(words.text("cabin.caption", partition.name(), deployment.name(), width(deployment)));
            captions.add(words.text("cabin.caption.short", partition.name(), deployment.name()));
            captions.add(partition.name());
        } else {
            captions.add(words.text("lane.caption", deployment.name(), counted("replicas", replicas)));
            captions.add(words.text("lane.caption.short", deployment.name()));
            captions.add(words.text("lane.caption.shortest"));
        }
        return captions;
    }

    /// What is unusual about its queue, and what it shares: nothing for most.
    List<Mark> marks(Plan plan, Partition partition) {
        List<Mark> marks = new ArrayList<>();
        Queueing queueing = partition.queueing();
        if (queueing.discipline() != Queueing.Discipline.FIFO) {
            marks.add(mark(queueing.discipline().name(), partition.name()));
        }
        if (queueing.gaps()) {
            marks.add(mark("gaps", partition.name()));
        }
        Sharing sharing = partition.sharing();
        if (sharing.lends() > 0) {
            marks.add(new Mark(words.text("mark.lends", format.whole(sharing.lends())), words.text("mark.lends.tip", partition.name(), format.whole(sharing.lends()))));
        }
        if (sharing.borrows() > 0) {
            marks.add(new Mark(words.text("mark.borrows", format.whole(sharing.borrows())), words.text("mark.borrows.tip", partition.name(), format.whole(sharing.borrows()))));
        }
        Sharing.@Nullable Spill spill = sharing.spill();
        if (spill != null) {
            String lane = plan.partition(spill.lane()).name();
            marks.add(new Mark(words.text("mark.spills", lane), words.text("mark.spills.tip", partition.name(), lane, format.durationExact(spill.afterSeconds()).text())));
        }
        return marks;
    }

    /// Whom a lane starves.
    Mark starved(List<String> names, double jain) {
        return new Mark(counted("mark.starves", names.size()), words.text("mark.starves.tip", String.join(", ", names), format.count(jain)), true);
    }

    private Mark mark(String key, String partition) {
        return new Mark(words.text("mark." + key), words.text("mark." + key + ".tip", partition));
    }

    String noNode(int replicas) {
        return counted("partition.noNode", replicas);
    }

    /// Stands for a state that is being worked out.
    String updating() {
        return words.text("chip.updating");
    }

    String noObjective() {
        return words.text("chip.noObjective");
    }

    String rate(double perSecond) {
        return format.rate(perSecond).text();
    }

    /// As it was entered, without zeros nobody typed.
    String givenRate(double perSecond) {
        return format.rateExact(perSecond).text();
    }

    String estimatedGpus(int gpus) {
        return words.text("chip.size", gpus(gpus));
    }

    String spoken(String name, String tier, String load, @Nullable String partition, String state) {
        String rate = load.replace("/s", " " + words.text("rate.second")).replace("/h", " " + words.text("rate.hour")).replace("/d",
                " " + words.text("rate.day"));
        return partition == null ? words.text("chip.spoken.tray", name, tier, rate) : words.text("chip.spoken", name, tier, rate, partition, state);
    }

    String spoken(Partition partition, Deployment deployment, int replicas, int tenants, List<Mark> marks) {
        String key = partition.reserved() ? "cabin.spoken" : "lane.spoken";
        String plain = words.text(key, partition.name(), deployment.name(), held(partition, partition.gpus()), counted("replicas", replicas), counted("tenants", tenants));
        return marks.isEmpty() ? plain : words.text("marks.spoken", plain, marks.stream().map(Mark::text).collect(Collectors.joining(", ")));
    }

    String dots(int requests, boolean brief) {
        return words.text((brief ? "queue.short." : "queue.") + (requests == 1 ? "one" : "many"), format.whole(requests));
    }

    String waiting(int requests) {
        return format.whole(requests);
    }

    /// "Lane 1: 24 → 28 GPUs (7 replicas)".
    String resize(Partition partition, int before, int after, int replicas) {
        return words.text("resize.status", partition.name(), format.whole(before), held(partition, after), counted("replicas", replicas));
    }

    private String counted(String key, int count, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = format.whole(count);
        System.arraycopy(more, 0, arguments, 1, more.length);
        return words.text(key + (count == 1 ? ".one" : ".many"), arguments);
    }
}
