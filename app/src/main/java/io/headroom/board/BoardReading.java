package io.headroom.board;

import io.headroom.board.BoardModel.Block;
import io.headroom.board.BoardModel.Cell;
import io.headroom.board.BoardModel.CellState;
import io.headroom.board.BoardModel.Chip;
import io.headroom.board.BoardModel.ClusterModel;
import io.headroom.board.BoardModel.Glance;
import io.headroom.board.BoardModel.Holding;
import io.headroom.board.BoardModel.Mark;
import io.headroom.board.BoardModel.NodeModel;
import io.headroom.board.BoardModel.Slice;
import io.headroom.board.BoardModel.Use;
import io.headroom.engine.Fairness;
import io.headroom.engine.Moment;
import io.headroom.engine.PartitionResult;
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
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.serving.LoadEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a plan, its results and a moment into a [BoardModel].
final class BoardReading {
    private final FleetShape shape;
    private final Plan plan;
    private final Selection selection;
    private final Function<TenantId, List<Double>> recent;
    private final BoardWords words;
    private final @Nullable Moment moment;
    private final BoardFigures figures;

    BoardReading(FleetShape shape, Selection selection, BoardFigures figures, BoardWords words, Function<TenantId, List<Double>> recent) {
        this.shape = shape;
        this.plan = shape.plan();
        this.selection = selection;
        this.recent = recent;
        this.words = words;
        this.figures = figures;
        this.moment = figures.moment();
    }

    BoardModel board() {
        List<Tenant> unplaced = shape.unplaced();
        return new BoardModel(plan, new LazyList<>(shape.clusters().size(), i -> cluster(shape.clusters().get(i))),
                new LazyList<>(unplaced.size(), i -> chip(unplaced.get(i), null)));
    }

    private ClusterModel cluster(ClusterShape on) {
        Cluster cluster = on.cluster();
        GpuType gpu = plan.gpuType(cluster.gpu());
        return new ClusterModel(cluster.id(), words.clusterTitle(cluster, gpu), words.nodes(cluster, on.arriving()), new Use(on.reserved(), on.shared(), on.free()),
                words.use(cluster.gpus(), on.reserved(), on.shared(), on.free()), new LazyList<>(on.blocks().size(), i -> block(on, i)), on.blocks(),
                new LazyList<>(on.blocks().size(), i -> glance(on, i)));
    }

    private Block block(ClusterShape on, int number) {
        if (number >= on.partitions().size()) {
            return rest(on, on.blocks().get(number));
        }
        Partition partition = on.partitions().get(number);
        Holding holding = holding(on, partition, on.blocks().get(number));
        return partition.reserved() ? new BoardModel.Cabin(holding, owner(partition)) : new BoardModel.Lane(holding);
    }

    private @Nullable String owner(Partition partition) {
        return partition.owner() == null ? null : plan.tenant(partition.owner()).name();
    }

    private Glance glance(ClusterShape on, int number) {
        if (number >= on.partitions().size()) {
            return new Glance("", 0, 0, 0, State.NONE, false);
        }
        Partition partition = on.partitions().get(number);
        List<Tenant> tenants = shape.in(partition.id());
        boolean used = !tenants.isEmpty() && !on.arriving();
        int replicas = Math.max(1, plan.replicas(partition));
        boolean chosen = selection.equals(new Selection.OfPartition(partition.id())) || tenants.stream().anyMatch(tenant -> selection.has(tenant.id()));
        return new Glance(Objects.requireNonNullElse(owner(partition), ""), used ? figures.load(partition.id()) : 0, used ? figures.kv(partition.id()) : 0,
                (double) absent(partition).size() / replicas, figures.worst(tenants), chosen);
    }

    private Block rest(ClusterShape on, BlockShape block) {
        Cluster cluster = on.cluster();
        ClusterId id = cluster.id();
        int free = block.gpus();
        if (cluster.availableFrom() != null && on.arriving()) {
            String from = words.from(cluster.availableFrom());
            return new BoardModel.Arriving(id, free, from, freeNodes(on, block, CellState.ARRIVING), words.gpusArriving(free, from));
        }
        String title = words.gpusFree(free);
        return new BoardModel.Free(id, free, title, words.freeHint(), freeNodes(on, block, CellState.FREE), title + ". " + words.freeHint());
    }

    private List<NodeModel> freeNodes(ClusterShape on, BlockShape block, CellState state) {
        return nodes(on, block, _ -> List.of(), (node, gpu) -> on.placement().cell(node, gpu) == null ? new Cell(gpu, -1, state, 0, 0) : null);
    }

    private Holding holding(ClusterShape on, Partition partition, BlockShape block) {
        Deployment deployment = plan.deploymentOf(partition);
        PartitionId id = partition.id();
        List<Tenant> tenants = shape.in(id);
        CellState state = on.arriving() ? CellState.ARRIVING : tenants.isEmpty() ? CellState.VACANT : CellState.USED;
        Set<Integer> absent = absent(partition);
        NodePlacement placement = on.placement();
        List<NodeModel> nodes = nodes(on, block, held -> words.replicasOnNode(partition, deployment, replicas(held, deployment)), (node, gpu) -> {
            List<NodePlacement.Cell> there = placement.cells(node, gpu);
            return there.stream().noneMatch(cell -> cell.partition().equals(id)) ? null : partition.slice() == null
                    ? cell(partition, there.getFirst().replica(), gpu, absent.contains(there.getFirst().replica()) ? CellState.FAILED : state) : cut(partition, there, gpu, absent, state);
        });
        int replicas = partition.gpus() / deployment.gpusPerReplica();
        int placed = placement.placed(id);
        List<Mark> marks = new ArrayList<>(starved(partition));
        marks.addAll(words.marks(plan, partition));
        return new Holding(id, partition.name(), words.captions(partition, deployment, replicas), marks, partition.gpus(), deployment.gpusPerReplica(),
                on.roomFor(id), placed < replicas ? words.noNode(replicas - placed) : "",
                selection.equals(new Selection.OfPartition(id)), new LazyList<>(tenants.size(), i -> chip(tenants.get(i), partition)), figures.longestQueue(tenants), nodes,
                words.spoken(partition, deployment, replicas, tenants.size(), marks));
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
        PartitionResult result = figures.result(partition.id());
        Fairness fairness = result == null ? null : result.fairness();
        if (fairness == null || fairness.starved().isEmpty()) {
            return List.of();
        }
        // Results may be those of the plan before an edit.
        List<String> names = shape.in(partition.id()).stream().filter(tenant -> fairness.starved().contains(tenant.id())).map(Tenant::name).toList();
        return names.isEmpty() ? List.of() : List.of(words.starved(names, fairness.jainOfFairShare()));
    }

    /// Replicas that are not there at the moment shown. The verdict is about the whole run, in which they come and go.
    private Set<Integer> absent(Partition partition) {
        if (moment == null || (plan.incidents().isEmpty() && plan.cluster(partition.cluster()).availableUntil() == null)) {
            return Set.of();
        }
        double now = moment.clockSeconds();
        return shape.outages(partition).stream().filter(outage -> outage.fromSeconds() <= now && now < outage.untilSeconds()).map(Outage::replica).collect(Collectors.toSet());
    }

    private Cell cell(Partition partition, int replica, int gpu, CellState state) {
        return state == CellState.USED ? new Cell(gpu, replica, state, figures.load(partition.id(), replica), figures.kv(partition.id(), replica)) : new Cell(gpu, replica, state, 0, 0);
    }

    /// Gives the cell of a block at a GPU of a node, or null where the block does not hold it.
    private interface CellAt {
        @Nullable Cell of(int node, int gpu);
    }

    private List<NodeModel> nodes(ClusterShape on, BlockShape block, Function<List<Cell>, List<String>> notes, CellAt cells) {
        return new LazyList<>(block.nodes().size(), i -> {
            int node = block.nodes().get(i);
            List<Cell> held = new ArrayList<>();
            for (int gpu = 0; gpu < on.placement().gpusPerNode(); gpu++) {
                Cell cell = cells.of(node, gpu);
                if (cell != null) {
                    held.add(cell);
                }
            }
            return new NodeModel(node, words.node(on.cluster(), node), notes.apply(held), block.perRow(), held);
        });
    }

    private Chip chip(Tenant tenant, @Nullable Partition partition) {
        io.headroom.plan.Tier tier = shape.tier(tenant);
        Moment.TenantMoment now = figures.moment(tenant.id());
        String load = moment != null && now != null && moment.windowSeconds() > 0 ? words.rate(now.offeredPerSecond(moment.windowSeconds()))
                : words.givenRate(LoadEstimate.requestsPerSecond(plan, tenant));
        State state = figures.state(tenant);
        String stateWord = tenant.objectives().isEmpty() ? words.noObjective() : figures.judged() ? state.word() : words.updating();
        return new Chip(tenant.id(), tenant.name(), Tier.valueOf(tier.level().name()), tier.name(), state, stateWord, load, recent.apply(tenant.id()),
                now == null ? 0 : now.waiting(), partition == null ? shape.size(tenant, this::size) : "", selection.has(tenant.id()),
                words.spoken(tenant.name(), tier.name(), load, partition == null ? null : partition.name(), stateWord));
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
