package io.headroom.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Tries every way to put the replicas of a small cluster on its GPUs, one GPU at a time, without a thought. The reference for the search that thinks.
final class EveryWay {
    private final Cluster cluster;
    private final List<Partition> replicas = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final Plan plan;
    /// What holds each GPU: 0 nothing, 1 a whole replica, else slices.
    private final int[][] whole;
    private final List<List<List<SliceProfile>>> slices = new ArrayList<>();
    private final List<List<PartitionId>> on = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();

    private EveryWay(Plan plan) {
        this.plan = plan;
        cluster = plan.cluster(Hall.ID);
        whole = new int[cluster.nodes()][cluster.gpusPerNode()];
        for (int node = 0; node < cluster.nodes(); node++) {
            on.add(new ArrayList<>());
            slices.add(new ArrayList<>());
            for (int gpu = 0; gpu < cluster.gpusPerNode(); gpu++) {
                slices.get(node).add(new ArrayList<>());
            }
        }
        for (Partition partition : plan.partitions()) {
            for (int i = 0; i < plan.replicas(partition); i++) {
                replicas.add(partition);
                numbers.add(i);
            }
        }
    }

    /// Whether there is a way.
    static boolean exists(Plan plan) {
        return new EveryWay(plan).place(0);
    }

    private boolean place(int i) {
        if (i == replicas.size()) {
            return spread();
        }
        if (!failed.add(state(i))) {
            return false;
        }
        Partition partition = replicas.get(i);
        List<Integer> kept = partition.siting().nodes();
        for (int node = 0; node < cluster.nodes(); node++) {
            if (numbers.get(i) < kept.size() && kept.get(numbers.get(i)) != node) {
                continue;
            }
            on.get(node).add(partition.id());
            if (partition.slice() == null ? wholeOn(i, node) : sliceOn(i, node)) {
                return true;
            }
            on.get(node).removeLast();
        }
        return false;
    }

    /// What has been placed; the GPUs of a node are alike.
    private String state(int i) {
        StringBuilder state = new StringBuilder().append(i);
        for (int node = 0; node < whole.length; node++) {
            state.append(Arrays.stream(whole[node]).sum()).append(slices.get(node).stream().map(together -> together.stream().map(SliceProfile::name).sorted().toList().toString())
                    .sorted().toList()).append(on.get(node));
        }
        return state.toString();
    }

    /// GPUs of a node are alike, so a whole replica takes the first free ones.
    private boolean wholeOn(int i, int node) {
        List<Integer> taken = new ArrayList<>();
        int width = plan.deploymentOf(replicas.get(i)).gpusPerReplica();
        for (int gpu = 0; gpu < cluster.gpusPerNode() && taken.size() < width; gpu++) {
            if (whole[node][gpu] == 0 && slices.get(node).get(gpu).isEmpty()) {
                taken.add(gpu);
            }
        }
        if (taken.size() < width) {
            return false;
        }
        taken.forEach(gpu -> whole[node][gpu] = 1);
        if (place(i + 1)) {
            return true;
        }
        taken.forEach(gpu -> whole[node][gpu] = 0);
        return false;
    }

    private boolean sliceOn(int i, int node) {
        SliceProfile slice = Objects.requireNonNull(replicas.get(i).slice());
        Set<List<SliceProfile>> seen = new HashSet<>();
        for (int gpu = 0; gpu < cluster.gpusPerNode(); gpu++) {
            List<SliceProfile> together = slices.get(node).get(gpu);
            if (whole[node][gpu] == 0 && fits(together, slice) && seen.add(List.copyOf(together))) {
                together.add(slice);
                if (place(i + 1)) {
                    return true;
                }
                together.removeLast();
            }
        }
        return false;
    }

    static boolean fits(List<SliceProfile> together, SliceProfile slice) {
        int compute = slice.compute() + together.stream().mapToInt(SliceProfile::compute).sum();
        int gigabytes = slice.memoryGb() + together.stream().mapToInt(SliceProfile::memoryGb).sum();
        return compute <= 7 && gigabytes <= 80 && together.stream().filter(slice::equals).count() < slice.most();
    }

    private boolean spread() {
        for (Partition partition : plan.partitions()) {
            Spread spread = partition.siting().spread();
            if (spread != null) {
                List<Long> counts = on.stream().map(here -> here.stream().filter(partition.id()::equals).count()).filter(count -> count > 0).toList();
                if ((spread.mostPerNode() != null && counts.stream().anyMatch(count -> count > spread.mostPerNode()))
                        || (spread.leastNodes() != null && counts.size() < spread.leastNodes())) {
                    return false;
                }
            }
        }
        return true;
    }
}
