package io.headroom.welcome;

import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// As much of a plan as a small picture of its board shows: clusters with their cabins, lanes and free GPUs. It is kept as a few lines of text, so that a
/// picture can be drawn in any size and either scheme without the plan being read again.
///
/// @param name name of the plan
/// @param gpus GPUs of its fleet
/// @param tenants its tenants
/// @param clusters from top to bottom
public record PlanSketch(String name, int gpus, int tenants, List<ClusterSketch> clusters) {
    private static final String HEADER = "headroom-sketch 1";

    /// Keeps its own copy.
    public PlanSketch {
        clusters = List.copyOf(clusters);
    }

    /// A cluster.
    ///
    /// @param blocks in the order of the board
    public record ClusterSketch(List<Block> blocks) {
        /// Keeps its own copy.
        public ClusterSketch {
            blocks = List.copyOf(blocks);
        }
    }

    /// What a block of the board is.
    public enum Kind {
        /// A reserved partition.
        CABIN,
        /// A shared partition.
        LANE,
        /// GPUs that nobody holds.
        FREE,
        /// GPUs that are not there yet.
        ARRIVING
    }

    /// A block of the board.
    ///
    /// @param gpus GPUs it holds, at least one
    /// @param tenants tenants in it
    public record Block(Kind kind, int gpus, int tenants) {}

    /// The sketch of a plan.
    public static PlanSketch of(Plan plan) {
        int gpus = plan.fleet().stream().mapToInt(Cluster::gpus).sum();
        return new PlanSketch(plan.name(), gpus, plan.tenants().size(), plan.fleet().stream().map(cluster -> sketch(plan, cluster)).toList());
    }

    private static ClusterSketch sketch(Plan plan, Cluster cluster) {
        List<Block> blocks = new ArrayList<>();
        int free = cluster.gpus();
        for (Partition partition : plan.partitionsOn(cluster.id())) {
            int held = Math.min(free, held(cluster, partition));
            free -= held;
            blocks.add(new Block(partition.reserved() ? Kind.CABIN : Kind.LANE, Math.max(1, held), plan.tenantsIn(partition.id()).size()));
        }
        if (free > 0) {
            blocks.add(new Block(plan.arriving(cluster) ? Kind.ARRIVING : Kind.FREE, free, 0));
        }
        return new ClusterSketch(blocks);
    }

    /// Whole GPUs; several slices share one, so for a partition of slices as many as would do.
    private static int held(Cluster cluster, Partition partition) {
        if (partition.slice() == null) {
            return partition.gpus();
        }
        return Math.min(cluster.gpus(), Math.ceilDiv(partition.gpus() * partition.slice().compute(), 7));
    }

    /// The lines it is kept as.
    public String text() {
        StringBuilder text = new StringBuilder(HEADER).append('\n').append(name.replaceAll("\\R", " ")).append('\n').append(gpus).append(' ').append(tenants).append('\n');
        for (ClusterSketch cluster : clusters) {
            text.append(String.join(" ", cluster.blocks().stream()
                    .map(block -> block.kind().name().toLowerCase(Locale.ROOT) + ":" + block.gpus() + ":" + block.tenants()).toList())).append('\n');
        }
        return text.toString();
    }

    /// Reads what [#text] wrote.
    ///
    /// @return empty for anything else: a picture is never worth an error
    public static Optional<PlanSketch> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || !lines.getFirst().equals(HEADER)) {
            return Optional.empty();
        }
        try {
            int[] counts = numbers(lines.get(2).split(" ", -1), 0);
            return Optional.of(new PlanSketch(lines.get(1), counts[0], counts[1], lines.stream().skip(3).map(PlanSketch::cluster).toList()));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException other) {
            return Optional.empty();
        }
    }

    private static ClusterSketch cluster(String line) {
        return new ClusterSketch(Arrays.stream(line.split(" ", -1)).filter(word -> !word.isEmpty()).map(word -> {
            String[] parts = word.split(":", -1);
            int[] counts = numbers(parts, 1);
            return new Block(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), Math.max(1, counts[0]), counts[1]);
        }).toList());
    }

    private static int[] numbers(String[] words, int from) {
        return Arrays.stream(words).skip(from).mapToInt(Integer::parseInt).toArray();
    }
}
