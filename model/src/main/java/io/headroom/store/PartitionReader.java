package io.headroom.store;

import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Queueing;
import io.headroom.plan.Sharing;
import io.headroom.plan.Siting;
import io.headroom.plan.SliceProfile;
import io.headroom.plan.Spread;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the partitions that clusters are divided into.
final class PartitionReader {
    private final List<Cluster> fleet;
    private final List<GpuType> own;

    /// @param fleet the clusters of the plan
    /// @param own the GPU types the file itself describes; others come from the catalogue
    PartitionReader(List<Cluster> fleet, List<GpuType> own) {
        this.fleet = fleet;
        this.own = own;
    }

    Partition partition(Part part) {
        Reading reading = part.reading();
        PartitionId id = part.id("id", PartitionId::new);
        String name = part.name("name", "Lane 1");
        Partition.Kind kind = part.choice("kind", Partition.Kind.values());
        ClusterId cluster = part.reference("cluster", ClusterId::new, "cluster", reading.ids("fleet"));
        @Nullable Part cut = part.findObject("slices", "{\"profile\": \"2g.20gb\", \"count\": 3}");
        if (cut != null && part.has("gpus")) {
            throw part.problem("gpus", "and \"slices\" are both there: a partition holds whole GPUs or slices of single ones. Keep one of the two.");
        }
        @Nullable SliceProfile slice = cut == null ? null : profile(cut, cluster);
        int gpus = cut == null ? part.whole("gpus", 8) : count(cut);
        DeploymentId deployment = part.reference("deployment", DeploymentId::new, "deployment", reading.ids("deployments"));
        @Nullable TenantId owner = part.findReference("owner", TenantId::new, "tenant", reading.ids("tenants"));
        Part given = part.findObject("queue", "{\"discipline\": \"fair\", \"length\": 200}");
        Queueing queueing = given == null ? Queueing.USUAL : queueing(given);
        Part shared = part.findObject("sharing", "{\"lends\": 8}");
        Sharing sharing = shared == null ? Sharing.NONE : sharing(shared);
        Siting siting = siting(part);
        return part.make(() -> new Partition(id, name, kind, cluster, gpus, deployment, owner, queueing, sharing, slice, siting));
    }

    private SliceProfile profile(Part part, ClusterId cluster) {
        String name = part.text("profile", "2g.20gb");
        GpuTypeId type = fleet.stream().filter(known -> known.id().equals(cluster)).map(Cluster::gpu).findFirst().orElseThrow();
        List<SliceProfile> slices = own.stream().filter(gpu -> gpu.id().equals(type)).findFirst().or(() -> part.reading().catalogue().gpuType(type)).map(GpuType::slices)
                .orElse(List.of());
        if (slices.isEmpty()) {
            throw part.problem("profile", "is %s, but the GPU type %s of the cluster cannot be cut: use \"gpus\" instead of \"slices\".".formatted(OneLine.quote(name), type));
        }
        return slices.stream().filter(slice -> slice.name().equals(name)).findFirst()
                .orElseThrow(() -> part.notOneOf("profile", name, slices.stream().map(SliceProfile::name).toList()));
    }

    private static int count(Part part) {
        int count = part.whole("count", 3);
        return part.make(() -> count);
    }

    private static Siting siting(Part part) {
        Part given = part.findObject("spread", "{\"mostPerNode\": 1}");
        @Nullable Spread spread = given == null ? null : spread(given);
        if (!part.has("nodes")) {
            return spread == null ? Siting.FREE : new Siting(spread, List.of());
        }
        List<Integer> nodes = new ArrayList<>();
        double[] numbers = part.numbers("nodes", "[1, 1, 2]");
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != Math.rint(numbers[i]) || numbers[i] < 1 || numbers[i] > Integer.MAX_VALUE) {
                throw part.problem("nodes[" + i + "]", "is %s: it must be the number of a node of the cluster, from 1 on.".formatted(JsonText.number(numbers[i])));
            }
            nodes.add((int) numbers[i] - 1);
        }
        return new Siting(spread, nodes);
    }

    private static Spread spread(Part part) {
        @Nullable Integer most = part.findWhole("mostPerNode", 1);
        @Nullable Integer least = part.findWhole("leastNodes", 2);
        return part.make(() -> new Spread(most, least));
    }

    private static Queueing queueing(Part part) {
        Queueing.Discipline discipline = part.choiceOr("discipline", Queueing.Discipline.values(), Queueing.Discipline.FIFO);
        @Nullable Integer length = part.findWhole("length", 200);
        @Nullable Double wait = part.findSeconds("wait", "30s");
        boolean gaps = part.flagOr("gaps", false);
        return part.make(() -> new Queueing(discipline, length, wait, gaps));
    }

    private static Sharing sharing(Part part) {
        int lends = part.wholeOr("lends", 0);
        int borrows = part.wholeOr("borrows", 0);
        Part given = part.findObject("spill", "{\"lane\": \"lane-1\", \"after\": \"2s\"}");
        Sharing.@Nullable Spill spill = given == null ? null : spill(given);
        return part.make(() -> new Sharing(lends, borrows, spill));
    }

    private static Sharing.Spill spill(Part part) {
        PartitionId lane = part.reference("lane", PartitionId::new, "partition", part.reading().ids("partitions"));
        double after = part.seconds("after", "2s");
        return part.make(() -> new Sharing.Spill(lane, after));
    }
}
