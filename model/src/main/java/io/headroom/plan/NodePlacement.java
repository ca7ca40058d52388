package io.headroom.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/*
 * Replicas whose places the plan keeps stand there. The others are placed in plan order, each on the first node with room, so that an edit leaves those before it where they
 * are. Only where that strands GPUs a partition needs are they placed widest first: where each width divides the next wider one, as powers of two do, that wastes nothing.
 * Only where that leaves someone out too, and widths do not divide, or slices share GPUs, or replicas are to be spread, does an exact search look for a way (Packing).
 */
/// Which GPU of which node serves which replica of a cluster's partitions.
///
/// A tensor-parallel group never leaves its node: a node is the scale-up domain of its GPUs, or where they have only PCIe the reach of that. GPUs whose links join several
/// trays of a rack to one domain are described as one node. Several slices share a GPU, no replica shares a GPU with a slice.
public final class NodePlacement {
    /// A replica on a GPU.
    ///
    /// @param partition the partition that holds it
    /// @param replica number of the replica within the partition, from 0
    public record Cell(PartitionId partition, int replica) {}

    private static final KnownPlacements KNOWN = new KnownPlacements();

    private final Standing standing;
    private final @Nullable Cell[][] cells;
    private final Map<Integer, List<Cell>> shared = new HashMap<>();
    private final @Nullable NodePlacement compact;

    /// @param order in which replicas of a node take its GPUs
    private NodePlacement(Standing standing, List<Claim> order, @Nullable NodePlacement compact) {
        this.standing = standing;
        this.compact = compact;
        cells = new Cell[standing.nodes()][standing.gpusPerNode()];
        order.forEach(claim -> fill(claim, 0, kept(claim)));
        order.forEach(claim -> fill(claim, kept(claim), claim.replicas()));
    }

    /// Places the partitions of a cluster.
    public static NodePlacement of(Plan plan, Cluster cluster) {
        NodePlacement known = KNOWN.find(plan, cluster);
        if (known == null) {
            known = place(plan, cluster);
            KNOWN.keep(plan, cluster, known);
        }
        return known;
    }

    private static NodePlacement place(Plan plan, Cluster cluster) {
        List<Claim> claims = Claim.of(plan, cluster);
        List<Claim> widestFirst = claims.stream().sorted(Claim.WIDEST_FIRST).toList();
        NodePlacement compact = firstFit(cluster, claims, widestFirst, null);
        NodePlacement inOrder = firstFit(cluster, claims, claims, compact);
        if (inOrder.standing.complete()) {
            return inOrder;
        }
        if (compact.standing.complete() || Packing.simple(claims)) {
            return compact;
        }
        Standing packed = new Standing(cluster, claims);
        new FirstFit(packed).keep();
        boolean kept = claims.stream().allMatch(claim -> claim.replicas() - packed.left(claim) == kept(claim));
        return kept && new Packing(packed, inOrder.standing).complete() ? new NodePlacement(packed, claims, null) : compact;
    }

    private static NodePlacement firstFit(Cluster cluster, List<Claim> claims, List<Claim> order, @Nullable NodePlacement compact) {
        Standing standing = new Standing(cluster, claims);
        FirstFit fit = new FirstFit(standing);
        fit.keep();
        fit.place(order);
        return new NodePlacement(standing, order, compact);
    }

    private static int kept(Claim claim) {
        return claim.partition().siting().nodes().size();
    }

    private void fill(Claim claim, int from, int to) {
        for (int replica = from; replica < to; replica++) {
            int node = standing.nodeOf(claim, replica);
            if (node != Standing.NOWHERE) {
                Cell cell = new Cell(claim.partition().id(), replica);
                if (claim.slice() == null) {
                    fill(node, claim.width(), cell);
                } else {
                    share(node, standing.cutOf(claim, replica), cell);
                }
            }
        }
    }

    private void fill(int node, int width, Cell cell) {
        int left = width;
        for (int gpu = 0; left > 0; gpu++) {
            if (cells[node][gpu] == null) {
                cells[node][gpu] = cell;
                left--;
            }
        }
    }

    /// Puts a slice on the GPU that stands for a cut one: the last of the node first, so that whole replicas keep the front.
    private void share(int node, int cut, Cell cell) {
        int gpu = standing.gpusPerNode() - 1 - cut;
        List<Cell> together = shared.computeIfAbsent(node * standing.gpusPerNode() + gpu, _ -> new ArrayList<>());
        together.add(cell);
        cells[node][gpu] = together.getFirst();
    }

    /// Nodes of the cluster.
    public int nodes() {
        return cells.length;
    }

    /// GPUs in each node.
    public int gpusPerNode() {
        return cells[0].length;
    }

    /// What holds a GPU, or the first of those that hold slices of it, or null if it is free.
    ///
    /// @param node number of the node, from 0
    /// @param gpu number of the GPU in the node, from 0
    public @Nullable Cell cell(int node, int gpu) {
        return cells[node][gpu];
    }

    /// All that hold a GPU or slices of it; none if it is free.
    ///
    /// @param node number of the node, from 0
    /// @param gpu number of the GPU in the node, from 0
    public List<Cell> cells(int node, int gpu) {
        Cell first = cells[node][gpu];
        return first == null ? List.of() : shared.getOrDefault(node * standing.gpusPerNode() + gpu, List.of(first));
    }

    /// GPUs of a node that nothing stands on; one that is cut is not free, whatever is left of it.
    ///
    /// @param node number of the node, from 0
    public int free(int node) {
        return standing.free(node);
    }

    /// GPUs of the cluster that nothing stands on.
    public int freeGpus() {
        int sum = 0;
        for (int node = 0; node < cells.length; node++) {
            sum += standing.free(node);
        }
        return sum;
    }

    /// GPUs that would be free if slices shared as few GPUs as the sums of their parts allow: no placement leaves more.
    int mostFreeGpus() {
        int compute = 0;
        int memory = 0;
        int cut = 0;
        for (int node = 0; node < cells.length; node++) {
            for (long state : standing.cut(node)) {
                compute += CutGpu.compute(state);
                memory += CutGpu.memory(state);
                cut += state == CutGpu.EMPTY ? 0 : 1;
            }
        }
        return freeGpus() + cut - Math.max(Math.ceilDiv(compute, SliceProfile.COMPUTE_PARTS), Math.ceilDiv(memory, SliceProfile.MEMORY_PARTS));
    }

    /// The nodes on which the replicas of a partition stand, by number, replica after replica; it ends before the first that has none.
    public List<Integer> nodesOf(PartitionId partition) {
        Claim claim = claim(partition);
        List<Integer> nodes = new ArrayList<>();
        for (int replica = 0; replica < claim.replicas() && standing.nodeOf(claim, replica) != Standing.NOWHERE; replica++) {
            nodes.add(standing.nodeOf(claim, replica));
        }
        return nodes;
    }

    /// Replicas of a partition that have found a node.
    public int placed(PartitionId partition) {
        Claim claim = claim(partition);
        return claim.replicas() - standing.left(claim);
    }

    private Claim claim(PartitionId partition) {
        return standing.claims().stream().filter(claim -> claim.partition().id().equals(partition)).findFirst()
                .orElseThrow(() -> new InvalidPlan("There is no partition \"%s\" on the cluster. Maybe it was removed?".formatted(partition)));
    }

    /// Who stands where, to try other places.
    Standing standing() {
        return new Standing(standing);
    }

    /// How many more replicas of a width fit with everything where it stands.
    ///
    /// @param gpusPerReplica GPUs of one replica, all on one node
    public int roomAsItStands(int gpusPerReplica) {
        int replicas = 0;
        for (int node = 0; node < cells.length; node++) {
            replicas += standing.free(node) / gpusPerReplica;
        }
        return replicas;
    }

    /// How many more replicas of a width still fit, if need be after placing the partitions anew.
    ///
    /// @param gpusPerReplica GPUs of one replica, all on one node
    public int roomFor(int gpusPerReplica) {
        int replicas = roomAsItStands(gpusPerReplica);
        return compact == null ? replicas : Math.max(replicas, compact.roomFor(gpusPerReplica));
    }

    /// How many more replicas of the same kind as a partition's still fit, slices on GPUs that are cut already or free ones; how they are to be spread is left to the plan.
    public int roomFor(PartitionId partition) {
        Claim claim = claim(partition);
        if (claim.slice() == null) {
            return roomFor(claim.width());
        }
        int slices = freeGpus() * Objects.requireNonNull(claim.slice()).most();
        for (int node = 0; node < cells.length; node++) {
            for (long state : standing.cut(node)) {
                for (long filled = state; state != CutGpu.EMPTY && CutGpu.fits(filled, claim); filled = CutGpu.with(filled, claim)) {
                    slices++;
                }
            }
        }
        return slices;
    }

    /// Partitions of which a replica did not fit, because the free GPUs are spread over too many nodes, or it cannot be where it is to stay or as far apart as asked.
    public List<PartitionId> unplaced() {
        return standing.claims().stream().filter(claim -> standing.left(claim) > 0).map(claim -> claim.partition().id()).toList();
    }
}
