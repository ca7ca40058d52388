package io.headroom.board;

import io.headroom.engine.Moment;
import io.headroom.engine.Results;
import io.headroom.look.State;
import io.headroom.look.Tier;
import io.headroom.plan.ClusterId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the board and the tray show, in words and figures: no scene graph, so a test reads it without a toolkit.
///
/// The plan alone decides which clusters, blocks, chips and cells there are; results, moment and selection only fill in figures. Two models of
/// the same plan (the same instance) therefore have the same shape, and a view that shows one can take the other without a new node.
///
/// Blocks, chips and cells are read when they are asked for: of a board with thousands of chips only those that are seen cost words. A model belongs to one thread.
///
/// @param plan the plan shown
/// @param clusters the clusters in plan order
/// @param tray the unplaced tenants in plan order
public record BoardModel(Plan plan, List<ClusterModel> clusters, List<Chip> tray) {
    /// Keeps its own copies.
    public BoardModel {
        clusters = kept(clusters);
        tray = kept(tray);
    }

    /// A copy, but of what is made when it is asked for, which cannot change either.
    private static <E> List<E> kept(List<E> list) {
        return list instanceof LazyList<E> ? list : List.copyOf(list);
    }

    /// Whether the other model differs in figures only: it reads the same instance of the plan.
    @SuppressWarnings("ReferenceEquality") // By identity: an edit makes a new instance, and comparing plans in depth would cost more than drawing them.
    public boolean sameShape(BoardModel other) {
        return plan == other.plan;
    }

    /// A cluster.
    ///
    /// @param title e.g. "A · H100 80 GB"
    /// @param nodes e.g. "6 nodes of 8"
    /// @param useWords the use in words
    /// @param blocks partitions in plan order, then what is free or arriving
    /// @param shapes what the blocks are, before any figure
    /// @param glances the blocks as they look from afar
    public record ClusterModel(ClusterId id, String title, String nodes, Use use, String useWords, List<Block> blocks, List<BlockShape> shapes, List<Glance> glances) {
        /// Keeps its own copies.
        public ClusterModel {
            blocks = kept(blocks);
            shapes = List.copyOf(shapes);
            glances = kept(glances);
        }
    }

    /// A block from afar: what is left of it where there is no room for words. Reading it makes no text.
    ///
    /// @param owner name of the tenant a cabin is reserved for; empty for any other block
    /// @param load mean share of its replicas in use, 0 to 1
    /// @param kv mean share of their KV caches in use, 0 to 1
    /// @param gone share of its replicas that are not there, 0 to 1
    /// @param worst the worst state of its tenants
    /// @param selected whether it or one of its tenants is selected
    record Glance(String owner, double load, double kv, double gone, State worst, boolean selected) {}

    /// How many GPUs of a cluster are in cabins, in lanes, and in neither.
    public record Use(int reserved, int shared, int free) {}

    /// One box on the board.
    public sealed interface Block {
        /// Its nodes, each with the cells that belong to the block.
        List<NodeModel> nodes();

        /// What a screen reader says of it.
        String spoken();
    }

    /// Something about a partition that must not be overlooked.
    ///
    /// @param text e.g. "lends 8"
    /// @param tip what that means
    /// @param alarm whether something is wrong
    public record Mark(String text, String tip, boolean alarm) {
        Mark(String text, String tip) {
            this(text, tip, false);
        }
    }

    /// What cabins and lanes have in common.
    ///
    /// @param captions what it serves, longest form first, for as much room as there is
    /// @param marks whom it starves, what is unusual about its queue, and what it shares
    /// @param room replicas it could grow by
    /// @param note what is wrong with it, e.g. that a replica fits no node; empty when all is well
    /// @param longestQueue requests of the tenant of whom most wait
    public record Holding(PartitionId id, String name, List<String> captions, List<Mark> marks, int gpus, int gpusPerReplica, int room, String note, boolean selected,
            List<Chip> chips, int longestQueue, List<NodeModel> nodes, String spoken) {
        /// Keeps its own copies.
        public Holding {
            captions = List.copyOf(captions);
            marks = List.copyOf(marks);
            chips = kept(chips);
            nodes = kept(nodes);
        }

        /// Replicas it holds.
        public int replicas() {
            return gpus / gpusPerReplica;
        }
    }

    /// A reserved partition.
    ///
    /// @param owner name of the tenant it is reserved for, or null if it is vacant
    public record Cabin(Holding holding, @Nullable String owner) implements Block {
        @Override
        public List<NodeModel> nodes() {
            return holding.nodes();
        }

        @Override
        public String spoken() {
            return holding.spoken();
        }
    }

    /// A shared partition.
    public record Lane(Holding holding) implements Block {
        @Override
        public List<NodeModel> nodes() {
            return holding.nodes();
        }

        @Override
        public String spoken() {
            return holding.spoken();
        }

        /// How many requests one dot of the queues stands for: the smallest of 1, 10, 100 ... at which the longest queue fits.
        ///
        /// @param dots dots there is room for, at least one
        public int requestsPerDot(int dots) {
            int longest = holding.longestQueue();
            int scale = 1;
            while (longest > (long) dots * scale && scale < 1_000_000_000) {
                scale *= 10;
            }
            return scale;
        }
    }

    /// GPUs that no partition holds.
    ///
    /// @param title e.g. "8 GPUs free"
    /// @param hint what a drop would do
    public record Free(ClusterId cluster, int gpus, String title, String hint, List<NodeModel> nodes, String spoken) implements Block {
        /// Keeps its own copy.
        public Free {
            nodes = kept(nodes);
        }
    }

    /// GPUs that are not there yet.
    ///
    /// @param title from when, e.g. "from 3 Dec"
    public record Arriving(ClusterId cluster, int gpus, String title, List<NodeModel> nodes, String spoken) implements Block {
        /// Keeps its own copy.
        public Arriving {
            nodes = kept(nodes);
        }
    }

    /// The part of a node that belongs to a block.
    ///
    /// @param node number of the node in its cluster, from 0
    /// @param id e.g. "a1"
    /// @param notes what runs on it, e.g. "TP4 × 2", longest form first; empty where nothing does
    /// @param perRow cells in one row
    public record NodeModel(int node, String id, List<String> notes, int perRow, List<Cell> cells) {
        /// Keeps its own copies.
        public NodeModel {
            notes = List.copyOf(notes);
            cells = List.copyOf(cells);
        }

        /// Rows of cells.
        public int rows() {
            return Math.ceilDiv(cells.size(), perRow);
        }
    }

    /// What a cell says by its shape.
    public enum CellState {
        /// No partition holds it: dashed.
        FREE,
        /// Held and without a tenant: plain outline.
        VACANT,
        /// Held and in use: bars for load and KV cache.
        USED,
        /// Not there yet: dotted, with a clock.
        ARRIVING,
        /// Held, and not there at the moment shown: its node or cluster failed, has not come or has left. Outline and cross.
        FAILED,
        /// Would be in use after a drop: accent.
        ESTIMATED,
        /// Would be given up after a drop: hatched.
        LOST
    }

    /// One GPU.
    ///
    /// @param gpu number of the GPU in its node, from 0
    /// @param replica number of the replica in its partition, or -1 where there is none
    /// @param load share of the replica in use, 0 to 1
    /// @param kv share of its KV cache in use, 0 to 1
    /// @param slices where the GPU is cut, what is on it from left to right; else none
    public record Cell(int gpu, int replica, CellState state, double load, double kv, List<Slice> slices) {
        /// Keeps its own copy.
        public Cell {
            slices = List.copyOf(slices);
        }

        /// A whole GPU.
        public Cell(int gpu, int replica, CellState state, double load, double kv) {
            this(gpu, replica, state, load, kv, List.of());
        }
    }

    /// Part of a GPU that is cut.
    ///
    /// @param compute parts of its compute, of seven
    /// @param replica number of the replica in the block's partition, or -1 where it is another's
    /// @param state of a slice of the block's
    /// @param load share of the replica in use, 0 to 1
    /// @param kv share of its KV cache in use, 0 to 1
    public record Slice(int compute, int replica, CellState state, double load, double kv) {}

    /// A tenant.
    ///
    /// @param tier its mark
    /// @param tierName its name in the plan
    /// @param stateWord whether its objectives hold, in a word
    /// @param load requests per second, e.g. "4.20/s"
    /// @param recent its load over the last while, oldest first, any scale; empty where it is not known
    /// @param waiting requests waiting now
    /// @param size estimated GPUs it would need, e.g. "≈ 8 GPUs", for the tray; else empty
    /// @param spoken what a screen reader says of it
    public record Chip(TenantId id, String name, Tier tier, String tierName, State state, String stateWord, String load, List<Double> recent, int waiting,
            String size, boolean selected, String spoken) {
        /// Keeps its own copy.
        public Chip {
            recent = List.copyOf(recent);
        }
    }

    /// Reads a plan.
    ///
    /// @param results the verdict, or null before there is one: gives states, and utilisation where there is no moment
    /// @param moment the run being watched, or null: gives loads, KV fill and queues
    public static BoardModel of(Plan plan, Selection selection, @Nullable Results results, @Nullable Moment moment) {
        return of(plan, selection, results, moment, _ -> List.of());
    }

    /// Reads a plan, with what is known of each tenant's recent load.
    ///
    /// @param recent a tenant's load over the last while, oldest first; empty where it is not known
    public static BoardModel of(Plan plan, Selection selection, @Nullable Results results, @Nullable Moment moment,
            Function<TenantId, List<Double>> recent) {
        return new BoardReader().read(plan, selection, results, moment, recent);
    }
}
