package io.headroom.board;

import io.headroom.board.BoardModel.Block;
import io.headroom.board.BoardModel.Cell;
import io.headroom.board.BoardModel.CellState;
import io.headroom.board.BoardModel.Chip;
import io.headroom.board.BoardModel.ClusterModel;
import io.headroom.board.BoardModel.Holding;
import io.headroom.board.BoardModel.Mark;
import io.headroom.board.BoardModel.NodeModel;
import io.headroom.board.BoardModel.Slice;
import io.headroom.board.BoardModel.Use;
import io.headroom.engine.Fairness;
import io.headroom.engine.Moment;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.look.State;
import io.headroom.look.Tier;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Outage;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Supply;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.serving.LoadEstimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a plan, its results and a moment into a [BoardModel].
final class BoardReading {
    private final Plan plan;
    private final Selection selection;
    private final Function<TenantId, List<Double>> recent;
    private final BoardWords words = BoardWords.here();
    private final @Nullable Moment moment;
    private final boolean judged;
    private final Map<TenantId, TenantResult> results;
    private final Map<PartitionId, PartitionResult> partitionResults;
    private final Map<TenantId, Moment.TenantMoment> moments;
    private final Map<PartitionId, Moment.PartitionMoment> partitionMoments;
    private final Map<@Nullable PartitionId, List<Tenant>> tenants = new HashMap<>();

    BoardReading(Plan plan, Selection selection, @Nullable Results results, @Nullable Moment moment, Function<TenantId, List<Double>> recent) {
        this.plan = plan;
        this.selection = selection;
        this.recent = recent;
        this.moment = moment;
        this.judged = results != null;
        // Maps, because Results and Moment search their lists and a board has thousands of tenants.
        this.results = results == null ? Map.of() : results.tenants().stream().collect(Collectors.toMap(TenantResult::id, Function.identity()));
        this.partitionResults = results == null ? Map.of()
                : results.partitions().stream().collect(Collectors.toMap(PartitionResult::id, Function.identity()));
        this.moments = moment == null ? Map.of()
                : moment.tenants().stream().collect(Collectors.toMap(Moment.TenantMoment::id, Function.identity()));
        this.partitionMoments = moment == null ? Map.of()
                : moment.partitions().stream().collect(Collectors.toMap(Moment.PartitionMoment::id, Function.identity()));
        for (Tenant tenant : plan.tenants()) {
            tenants.computeIfAbsent(tenant.partition(), _ -> new ArrayList<>()).add(tenant);
        }
    }

    BoardModel board() {
        return new BoardModel(plan, plan.fleet().stream().map(this::cluster).toList(),
                tenants.getOrDefault(null, List.of()).stream().map(tenant -> chip(tenant, null)).toList());
    }

    private ClusterModel cluster(Cluster cluster) {
        NodePlacement placement = NodePlacement.of(plan, cluster);
        boolean arriving = plan.arriving(cluster);
        List<Block> blocks = new ArrayList<>();
        int reserved = 0;
        int shared = 0;
        for (Partition partition : plan.partitionsOn(cluster.id())) {
            Holding holding = holding(cluster, partition, placement);
            if (partition.reserved()) {
                reserved += held(partition, placement);
                blocks.add(new BoardModel.Cabin(holding, partition.owner() == null ? null : plan.tenant(partition.owner()).name()));
            } else {
                shared += held(partition, placement);
                blocks.add(new BoardModel.Lane(holding));
            }
        }
        int free = cluster.gpus() - reserved - shared;
        if (free > 0) {
            blocks.add(rest(cluster, placement, free));
        }
        GpuType gpu = plan.gpuType(cluster.gpu());
        return new ClusterModel(cluster.id(), words.clusterTitle(cluster, gpu), words.nodes(cluster, arriving), new Use(reserved, shared, free),
                words.use(cluster.gpus(), reserved, shared, free), blocks);
    }

    /// GPUs that a partition holds; one that several cut up counts for the first of them.
    private static int held(Partition partition, NodePlacement placement) {
        if (partition.slice() == null) {
            return partition.gpus();
        }
        int gpus = 0;
        for (int node = 0; node < placement.nodes(); node++) {
            for (int gpu = 0; gpu < placement.gpusPerNode(); gpu++) {
                NodePlacement.Cell first = placement.cell(node, gpu);
                gpus += first != null && first.partition().equals(partition.id()) ? 1 : 0;
            }
        }
        return gpus;
    }

    private Block rest(Cluster cluster, NodePlacement placement, int free) {
        ClusterId id = cluster.id();
        if (cluster.availableFrom() != null && plan.arriving(cluster)) {
            String from = words.from(cluster.availableFrom());
            return new BoardModel.Arriving(id, free, from, freeNodes(cluster, placement, CellState.ARRIVING), words.gpusArriving(free, from));
        }
        String title = words.gpusFree(free);
        return new BoardModel.Free(id, free, title, words.freeHint(), freeNodes(cluster, placement, CellState.FREE),
                title + ". " + words.freeHint());
    }

    private List<NodeModel> freeNodes(Cluster cluster, NodePlacement placement, CellState state) {
        return nodes(cluster, placement, _ -> List.of(), (node, gpu) -> placement.cell(node, gpu) == null ? new Cell(gpu, -1, state, 0, 0) : null);
    }

    private Holding holding(Cluster cluster, Partition partition, NodePlacement placement) {
        Deployment deployment = plan.deploymentOf(partition);
        List<Chip> chips = tenants.getOrDefault(partition.id(), List.of()).stream().map(tenant -> chip(tenant, partition)).toList();
        CellState state = plan.arriving(cluster) ? CellState.ARRIVING : chips.isEmpty() ? CellState.VACANT : CellState.USED;
        PartitionId id = partition.id();
        Set<Integer> absent = absent(partition);
        List<NodeModel> nodes = nodes(cluster, placement, held -> words.replicasOnNode(partition, deployment, replicas(held, deployment)), (node, gpu) -> {
            List<NodePlacement.Cell> there = placement.cells(node, gpu);
            return there.stream().noneMatch(cell -> cell.partition().equals(id)) ? null : partition.slice() == null
                    ? cell(partition, there.getFirst().replica(), gpu, absent.contains(there.getFirst().replica()) ? CellState.FAILED : state) : cut(partition, there, gpu, absent, state);
        });
        int replicas = partition.gpus() / deployment.gpusPerReplica();
        int placed = placement.placed(id);
        List<Mark> marks = new ArrayList<>(starved(partition));
        marks.addAll(words.marks(plan, partition));
        return new Holding(id, partition.name(), words.captions(partition, deployment, replicas), marks, partition.gpus(), deployment.gpusPerReplica(),
                placement.roomFor(id), placed < replicas ? words.noNode(replicas - placed) : "",
                selection.equals(new Selection.OfPartition(id)), chips, nodes, words.spoken(partition, deployment, replicas, chips.size(), marks));
    }

    private static int replicas(List<Cell> held, Deployment deployment) {
        return held.stream().anyMatch(cell -> !cell.slices().isEmpty())
                ? (int) held.stream().flatMap(cell -> cell.slices().stream()).filter(slice -> slice.replica() >= 0).count() : held.size() / deployment.gpusPerReplica();
    }

    /// A GPU of which a partition has slices.
    private Cell cut(Partition partition, List<NodePlacement.Cell> there, int gpu, Set<Integer> absent, CellState state) {
        List<Slice> slices = there.stream().map(on -> {
            int compute = Objects.requireNonNull(plan.partition(on.partition()).slice()).compute();
            if (!on.partition().equals(partition.id())) {
                return new Slice(compute, -1, CellState.VACANT, 0, 0);
            }
            Cell whole = cell(partition, on.replica(), gpu, absent.contains(on.replica()) ? CellState.FAILED : state);
            return new Slice(compute, on.replica(), whole.state(), whole.load(), whole.kv());
        }).toList();
        int first = there.stream().filter(on -> on.partition().equals(partition.id())).mapToInt(NodePlacement.Cell::replica).findFirst().orElseThrow();
        boolean failed = slices.stream().allMatch(slice -> slice.replica() < 0 || slice.state() == CellState.FAILED);
        return new Cell(gpu, first, failed ? CellState.FAILED : state, 0, 0, slices);
    }

    private List<Mark> starved(Partition partition) {
        PartitionResult result = partitionResults.get(partition.id());
        Fairness fairness = result == null ? null : result.fairness();
        if (fairness == null || fairness.starved().isEmpty()) {
            return List.of();
        }
        // Results may be those of the plan before an edit.
        List<String> names = tenants.getOrDefault(partition.id(), List.of()).stream().filter(tenant -> fairness.starved().contains(tenant.id())).map(Tenant::name).toList();
        return names.isEmpty() ? List.of() : List.of(words.starved(names, fairness.jainOfFairShare()));
    }

    /// Replicas that are not there at the moment shown. The verdict is about the whole run, in which they come and go.
    private Set<Integer> absent(Partition partition) {
        if (moment == null || (plan.incidents().isEmpty() && plan.cluster(partition.cluster()).availableUntil() == null)) {
            return Set.of();
        }
        double now = moment.clockSeconds();
        return Supply.outages(plan, partition).stream().filter(outage -> outage.fromSeconds() <= now && now < outage.untilSeconds()).map(Outage::replica).collect(Collectors.toSet());
    }

    private Cell cell(Partition partition, int replica, int gpu, CellState state) {
        if (state != CellState.USED) {
            return new Cell(gpu, replica, state, 0, 0);
        }
        Moment.PartitionMoment now = partitionMoments.get(partition.id());
        if (now != null && replica < now.replicaLoad().size() && replica < now.replicaKv().size()) {
            return new Cell(gpu, replica, state, share(now.replicaLoad().get(replica)), share(now.replicaKv().get(replica)));
        }
        PartitionResult result = partitionResults.get(partition.id());
        return result == null ? new Cell(gpu, replica, state, 0, 0)
                : new Cell(gpu, replica, state, share(result.utilisation()), share(result.kvUtilisation()));
    }

    private static double share(double value) {
        return Double.isNaN(value) ? 0 : Math.clamp(value, 0, 1);
    }

    /// Gives the cell of a block at a GPU of a node, or null where the block does not hold it.
    private interface CellAt {
        @Nullable Cell of(int node, int gpu);
    }

    private List<NodeModel> nodes(Cluster cluster, NodePlacement placement, Function<List<Cell>, List<String>> notes, CellAt cells) {
        List<NodeModel> nodes = new ArrayList<>();
        for (int node = 0; node < placement.nodes(); node++) {
            List<Cell> held = new ArrayList<>();
            for (int gpu = 0; gpu < placement.gpusPerNode(); gpu++) {
                Cell cell = cells.of(node, gpu);
                if (cell != null) {
                    held.add(cell);
                }
            }
            if (!held.isEmpty()) {
                nodes.add(new NodeModel(node, words.node(cluster, node), notes.apply(held), perRow(cluster.gpusPerNode()), held));
            }
        }
        return nodes;
    }

    private static int perRow(int gpusPerNode) {
        return gpusPerNode <= 8 ? 4 : gpusPerNode <= 32 ? 8 : 12;
    }

    private Chip chip(Tenant tenant, @Nullable Partition partition) {
        io.headroom.plan.Tier tier = plan.tier(tenant.tier());
        Moment.TenantMoment now = moments.get(tenant.id());
        String load = moment != null && now != null && moment.windowSeconds() > 0 ? words.rate(now.offeredPerSecond(moment.windowSeconds()))
                : words.givenRate(LoadEstimate.requestsPerSecond(plan, tenant));
        State state = state(tenant);
        String stateWord = tenant.objectives().isEmpty() ? words.noObjective() : judged ? state.word() : words.updating();
        return new Chip(tenant.id(), tenant.name(), Tier.valueOf(tier.level().name()), tier.name(), state, stateWord, load, recent.apply(tenant.id()),
                now == null ? 0 : now.waiting(), partition == null ? size(tenant) : "", selection.has(tenant.id()),
                words.spoken(tenant.name(), tier.name(), load, partition == null ? null : partition.name(), stateWord));
    }

    private State state(Tenant tenant) {
        TenantResult result = results.get(tenant.id());
        ObjectiveState state = result == null ? ObjectiveState.NO_DATA : result.state();
        return switch (state) {
            case MET -> State.MET;
            case AT_RISK -> State.AT_RISK;
            case MISSED -> State.MISSED;
            case NO_DATA -> State.NONE;
        };
    }

    /// What the tenant would need on the first cluster whose nodes hold a replica of the first deployment it accepts.
    private String size(Tenant tenant) {
        return plan.deployments().stream().filter(deployment -> tenant.accepts(deployment.model())).findFirst().flatMap(deployment -> size(tenant, deployment))
                .map(words::estimatedGpus).orElse("");
    }

    private Optional<Integer> size(Tenant tenant, Deployment deployment) {
        return plan.fleet().stream().filter(cluster -> cluster.gpusPerNode() >= deployment.gpusPerReplica()).findFirst().map(cluster -> deployment.gpusPerReplica()
                * LoadEstimate.replicasNeeded(plan, tenant, deployment, plan.gpuType(cluster.gpu())));
    }
}
