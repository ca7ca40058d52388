package io.headroom.plan;

import static io.headroom.plan.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.store.SamplePlans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodePlacementTest {
    /// Any partitions that the sums allow.
    ///
    /// @param fill share of the GPUs that they hold at least
    private static Plan random(Random random, int mostNodes, int mostGpus, int mostPartitions, int mostReplicas, double fill) {
        while (true) {
            int nodes = 1 + random.nextInt(mostNodes);
            int gpus = 1 + random.nextInt(mostGpus);
            Hall hall = new Hall(nodes, gpus);
            for (int i = 1 + random.nextInt(mostPartitions); i > 0; i--) {
                int replicas = 1 + random.nextInt(mostReplicas);
                Integer[] kept = random.nextInt(4) > 0 ? new Integer[0] : random.ints(1 + random.nextInt(replicas), 0, nodes).boxed().toArray(Integer[]::new);
                Spread spread = random.nextInt(4) > 0 ? null
                        : new Spread(random.nextBoolean() ? 1 + random.nextInt(2) : null, 1 + random.nextInt(Math.min(nodes, replicas)));
                if (random.nextInt(3) == 0) {
                    hall.slices(random.nextInt(Hall.SLICES.size()), replicas, spread, kept);
                } else {
                    hall.with(1 + random.nextInt(gpus), replicas, spread, kept);
                }
            }
            try {
                Plan plan = hall.plan();
                if (plan.partitions().stream().mapToDouble(Partition::gpuShare).sum() >= fill * nodes * gpus) {
                    return plan;
                }
            } catch (InvalidPlan tooMuch) {
                // Draw again.
            }
        }
    }

    /// Replicas of whole GPUs that leave hardly any free.
    private static Plan tight(Random random) {
        while (true) {
            int nodes = 2 + random.nextInt(2);
            int gpus = 6 + random.nextInt(7);
            Hall hall = new Hall(nodes, gpus);
            int held = 0;
            for (int i = 0; i < 7; i++) {
                int width = 2 + random.nextInt(gpus / 2);
                int replicas = Math.min(1 + random.nextInt(3), (nodes * gpus - held) / width);
                if (replicas > 0) {
                    hall.with(width, replicas);
                    held += width * replicas;
                }
            }
            if (held >= nodes * gpus - 1) {
                return hall.plan();
            }
        }
    }

    @Test
    void noGroupIsSplitNoCellBookedTwiceAndSlicesKeepToTheirGpu() {
        int left = 0;
        for (int seed = 0; seed < 500; seed++) {
            Plan plan = random(new Random(seed), 12, 16, 10, 8, 0);
            NodePlacement placement = Hall.placement(plan);
            check("seed " + seed, plan, placement);
            left += placement.unplaced().isEmpty() ? 0 : 1;
        }
        assertThat(left).as("clusters on which someone found no place").isBetween(20, 400);
    }

    /// Everything a placement promises, from its cells alone.
    private static void check(String what, Plan plan, NodePlacement placement) {
        Map<NodePlacement.Cell, Set<Integer>> nodesOf = new HashMap<>();
        Map<NodePlacement.Cell, Integer> gpusOf = new HashMap<>();
        int free = 0;
        for (int node = 0; node < placement.nodes(); node++) {
            int freeHere = 0;
            for (int gpu = 0; gpu < placement.gpusPerNode(); gpu++) {
                List<NodePlacement.Cell> cells = placement.cells(node, gpu);
                assertThat(placement.cell(node, gpu)).as(what).isEqualTo(cells.isEmpty() ? null : cells.getFirst());
                freeHere += cells.isEmpty() ? 1 : 0;
                for (NodePlacement.Cell cell : cells) {
                    nodesOf.computeIfAbsent(cell, _ -> new HashSet<>()).add(node);
                    gpusOf.merge(cell, 1, Integer::sum);
                }
                checkGpu(what, plan, cells);
            }
            assertThat(placement.free(node)).as(what).isEqualTo(freeHere);
            free += freeHere;
        }
        assertThat(placement.freeGpus()).as(what).isEqualTo(free);
        if (placement.unplaced().isEmpty()) {
            assertThat(plan.freeGpus(plan.cluster(Hall.ID))).as(what).isEqualTo(free);
        }
        for (Partition partition : plan.partitions()) {
            checkPartition(what, plan, placement, partition, nodesOf, gpusOf);
        }
    }

    private static void checkGpu(String what, Plan plan, List<NodePlacement.Cell> cells) {
        List<SliceProfile> together = new ArrayList<>();
        for (NodePlacement.Cell cell : cells) {
            SliceProfile slice = plan.partition(cell.partition()).slice();
            if (slice == null) {
                assertThat(cells).as(what).hasSize(1);
            } else {
                assertThat(EveryWay.fits(together, slice)).as("%s: %s beside %s", what, slice, together).isTrue();
                together.add(slice);
            }
        }
    }

    private static void checkPartition(String what, Plan plan, NodePlacement placement, Partition partition, Map<NodePlacement.Cell, Set<Integer>> nodesOf,
            Map<NodePlacement.Cell, Integer> gpusOf) {
        Map<Integer, Integer> perNode = new HashMap<>();
        boolean all = true;
        for (int replica = 0; replica < plan.replicas(partition); replica++) {
            NodePlacement.Cell cell = new NodePlacement.Cell(partition.id(), replica);
            Set<Integer> nodes = nodesOf.getOrDefault(cell, Set.of());
            all &= !nodes.isEmpty();
            if (!nodes.isEmpty()) {
                assertThat(nodes).as("%s: nodes of %s", what, cell).hasSize(1);
                assertThat(gpusOf.get(cell)).as("%s: GPUs of %s", what, cell).isEqualTo(plan.deploymentOf(partition).gpusPerReplica());
                int node = nodes.iterator().next();
                perNode.merge(node, 1, Integer::sum);
                if (replica < partition.siting().nodes().size()) {
                    assertThat(node).as("%s: kept place of %s", what, cell).isEqualTo(partition.siting().nodes().get(replica));
                }
            }
        }
        assertThat(placement.unplaced().contains(partition.id())).as("%s: %s", what, partition.id()).isEqualTo(!all);
        Spread spread = partition.siting().spread();
        if (spread != null && spread.mostPerNode() != null) {
            int most = spread.mostPerNode();
            assertThat(perNode.values()).as(what).allMatch(count -> count <= most);
        }
        if (spread != null && spread.leastNodes() != null && all) {
            assertThat(perNode.keySet()).as(what).hasSizeGreaterThanOrEqualTo(spread.leastNodes());
        }
    }

    @Test
    void whatCanBePlacedAtAllIsPlaced() {
        int placed = 0;
        int impossible = 0;
        int beyondFirstFit = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(10_000 + seed);
            Plan plan = seed % 2 == 0 ? tight(random) : random(random, 3, 5, 7, 2, seed % 3 == 0 ? 0.85 : 0);
            boolean exists = EveryWay.exists(plan);
            NodePlacement placement = Hall.placement(plan);
            assertThat(placement.unplaced().isEmpty()).as("seed %d: %s", seed, plan.partitions()).isEqualTo(exists);
            placed += exists ? 1 : 0;
            impossible += exists ? 0 : 1;
            beyondFirstFit += exists && !firstFits(plan) ? 1 : 0;
        }
        assertThat(placed).isGreaterThan(100);
        assertThat(impossible).isGreaterThan(30);
        assertThat(beyondFirstFit).as("sets that only the search places").isGreaterThan(5);
    }

    private static boolean firstFits(Plan plan) {
        return firstFits(plan, plan.cluster(Hall.ID));
    }

    private static boolean firstFits(Plan plan, Cluster cluster) {
        List<Claim> claims = Claim.of(plan, cluster);
        return List.of(claims, claims.stream().sorted(Claim.WIDEST_FIRST).toList()).stream().anyMatch(order -> {
            Standing standing = new Standing(cluster, claims);
            FirstFit fit = new FirstFit(standing);
            fit.keep();
            fit.place(order);
            return standing.complete();
        });
    }

    /// Nodes of 8 for 4, 3, 3, 2, 2, 2: widest first puts 4 and 3 together and wastes a GPU; 4, 2, 2 and 3, 3, 2 waste none.
    @Test
    void theSearchPacksWhatFirstFitCannot() {
        Plan plan = new Hall(2, 8).with(4, 1).with(3, 2).with(2, 3).plan();
        assertThat(firstFits(plan)).isFalse();
        NodePlacement placement = Hall.placement(plan);
        assertThat(placement.unplaced()).isEmpty();
        assertThat(placement.freeGpus()).isZero();
        check("4, 3, 3, 2, 2, 2", plan, placement);
    }

    @Test
    void aLostNodeTakesEverySliceOnIt() {
        Plan plan = new Hall(2, 1).slices(2, 4).slices(0, 1).plan().withIncidents(List.of(new Incident(new Incident.What.NodesLost(Hall.ID, 1), 1200, 600)));
        assertThat(Hall.placement(plan).nodesOf(Hall.id(0))).containsExactly(0, 0, 0, 1);
        assertThat(Supply.outages(plan, plan.partition(Hall.id(0)))).extracting(Outage::replica).containsExactly(0, 1, 2);
        assertThat(Supply.outages(plan, plan.partition(Hall.id(1)))).extracting(Outage::replica).containsExactly(0);
    }

    @Test
    void theShippedSampleNeedsTheSearch() {
        Plan plan = SamplePlans.tightFit();
        Cluster tight = plan.cluster(new ClusterId("a"));
        assertThat(firstFits(plan, tight)).isFalse();
        NodePlacement placement = NodePlacement.of(plan, tight);
        assertThat(placement.unplaced()).isEmpty();
        assertThat(placement.freeGpus()).isZero();
        Cluster cut = plan.cluster(new ClusterId("b"));
        assertThat(NodePlacement.of(plan, cut).unplaced()).isEmpty();
        Compaction compaction = Compaction.most(plan, cut, 8).orElseThrow();
        assertThat(compaction.roomBefore()).isZero();
        assertThat(compaction.roomAfter()).isPositive();
    }

    /// In plan order nodes of 8 hold 4, 3 | 3, 2, 2 | 2, 5, and there is no room for 3 more. The only way is 4, 2, 2 and 3, 3, 2 and 5, 3, and whichever node holds which, three
    /// replicas at least stand elsewhere than in plan order.
    @Test
    void thoseWhoNeedNotMoveStayWhereTheyAre() {
        Plan plan = new Hall(3, 8).with(4, 1).with(3, 2).with(2, 3).with(5, 1).with(3, 1).plan();
        List<Claim> claims = Claim.of(plan, plan.cluster(Hall.ID));
        Standing inOrder = new Standing(plan.cluster(Hall.ID), claims);
        new FirstFit(inOrder).place(claims);
        assertThat(inOrder.complete()).isFalse();
        NodePlacement placement = Hall.placement(plan);
        assertThat(placement.unplaced()).isEmpty();
        int elsewhere = 0;
        for (Claim claim : claims) {
            for (int replica = 0; replica < claim.replicas(); replica++) {
                int usual = inOrder.nodeOf(claim, replica);
                elsewhere += usual != Standing.NOWHERE && placement.nodesOf(claim.partition().id()).get(replica) != usual ? 1 : 0;
            }
        }
        assertThat(elsewhere).isEqualTo(3);
    }

    /// First fit in plan order, then widest first, as it was before there was anything else.
    private static NodePlacement.@Nullable Cell[][] plain(Plan plan, boolean widestFirst) {
        Cluster cluster = plan.cluster(Hall.ID);
        NodePlacement.@Nullable Cell[][] cells = new NodePlacement.Cell[cluster.nodes()][cluster.gpusPerNode()];
        Comparator<Partition> order = Comparator.comparingInt(partition -> widestFirst ? -plan.deploymentOf(partition).gpusPerReplica() : 0);
        for (Partition partition : plan.partitions().stream().sorted(order).toList()) {
            int width = plan.deploymentOf(partition).gpusPerReplica();
            for (int replica = 0; replica < plan.replicas(partition); replica++) {
                int node = 0;
                while (node < cells.length && Arrays.stream(cells[node]).filter(Objects::isNull).count() < width) {
                    node++;
                }
                for (int gpu = 0, left = width; node < cells.length && left > 0; gpu++) {
                    if (cells[node][gpu] == null) {
                        cells[node][gpu] = new NodePlacement.Cell(partition.id(), replica);
                        left--;
                    }
                }
            }
        }
        return cells;
    }

    private static long held(NodePlacement.@Nullable Cell[][] cells) {
        return Arrays.stream(cells).flatMap(Arrays::stream).filter(Objects::nonNull).count();
    }

    @Test
    void plansThatAskForNothingNewStandAsTheyDid() {
        int compacted = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Hall hall = new Hall(1 + random.nextInt(6), 8 + random.nextInt(5));
            Plan plan = hall.plan();
            for (int i = 0; i < 12; i++) {
                hall.with(1 << random.nextInt(4), 1 + random.nextInt(3));
                try {
                    plan = hall.plan();
                } catch (InvalidPlan tooMuch) {
                    hall.partitions().removeLast();
                }
            }
            NodePlacement.@Nullable Cell[][] inOrder = plain(plan, false);
            int needed = plan.partitions().stream().mapToInt(Partition::gpus).sum();
            NodePlacement.@Nullable Cell[][] expected = held(inOrder) == needed ? inOrder : plain(plan, true);
            compacted += held(inOrder) == needed ? 0 : 1;
            NodePlacement placement = Hall.placement(plan);
            for (int node = 0; node < placement.nodes(); node++) {
                for (int gpu = 0; gpu < placement.gpusPerNode(); gpu++) {
                    assertThat(placement.cell(node, gpu)).as("seed %d", seed).isEqualTo(expected[node][gpu]);
                }
            }
        }
        assertThat(compacted).isGreaterThan(10);
    }

    @Test
    void slicesShareGpusThatAreCutBeforeCuttingAnother() {
        Plan plan = new Hall(2, 4).with(2, 1).slices(0, 7).slices(3, 2).slices(4, 1).plan();
        NodePlacement placement = Hall.placement(plan);
        assertThat(placement.unplaced()).isEmpty();
        assertThat(placement.freeGpus()).isEqualTo(3);
        assertThat(placement.cells(0, 3)).hasSize(7).allMatch(cell -> cell.partition().equals(Hall.id(1)));
        assertThat(placement.roomFor(Hall.id(3))).as("more 4g.40gb on three free GPUs").isEqualTo(3);
        assertThat(placement.roomFor(Hall.id(1))).as("more 1g.10gb, three beside the 4g.40gb").isEqualTo(3 * 7 + 3);
    }

    @Test
    void aSpreadKeepsReplicasApart() {
        Plan plan = new Hall(3, 8).with(2, 3, new Spread(1, null)).with(2, 4, new Spread(null, 3)).plan();
        NodePlacement placement = Hall.placement(plan);
        assertThat(placement.nodesOf(Hall.id(0))).containsExactly(0, 1, 2);
        assertThat(placement.nodesOf(Hall.id(1))).containsExactly(0, 0, 1, 2);
    }

    @Test
    void aSpreadThatCannotBeIsRefused() {
        refuses(() -> new Hall(2, 8).with(1, 5, new Spread(2, null)).plan(),
                "Partition P0 has 5 replicas that need 3 nodes to be spread as asked, but cluster Hall has 2. Ask for less spread, or add nodes.");
        refuses(() -> new Hall(4, 8).with(1, 2, new Spread(null, 3)).plan(),
                "Partition P0 is to stand on at least 3 nodes, but has 2: give it as many replicas, or spread it over 2 nodes.");
        refuses(() -> new Spread(null, null), "A spread says neither how many replicas may share a node nor over how many nodes they stand: give one of the two, or leave it out.");
        refuses(() -> new Spread(0, null), "Replicas per node is 0: it must be at least 1. Enter how many may share a node, e.g. 1.");
    }

    @Test
    void keptPlacesAreThoseOfReplicasAndNodesThatThereAre() {
        refuses(() -> new Hall(2, 8).with(4, 2, null, 0, 2).plan(),
                "Partition P0 keeps a replica on node 3, but cluster Hall has 2 nodes. Keep it elsewhere, or let its places follow from the plan.");
        refuses(() -> new Hall(2, 8).with(4, 1, null, 0, 1).plan(), "Partition P0 keeps 2 replicas on their nodes, but has 1: name a node for those only.");
        Plan twice = new Hall(2, 8).with(8, 1, null, 1).with(4, 2, null, 0, 1).plan();
        assertThat(Hall.placement(twice).unplaced()).containsExactly(Hall.id(1));
    }

    @Test
    void slicesThatCannotBeAreRefused() {
        refuses(() -> new Hall(1, 1).slices(5, 2).plan(), "The partitions on cluster Hall hold 2 GPUs, but it has 1. Make one 1 GPUs smaller, or add nodes.");
        Plan plan = new Hall(1, 8).with(2, 1).with(1, 1).plan();
        Partition narrow = plan.partition(Hall.id(1));
        refuses(() -> plan.withPartition(plan.partition(Hall.id(0)).withSlices(Hall.SLICES.getFirst(), 1)),
                "Partition P0 holds slices, but one replica of w2 takes 2 GPUs: a slice is part of one GPU. Choose a deployment with one GPU per replica, or whole GPUs.");
        refuses(() -> plan.withPartition(narrow.withSlices(new SliceProfile(2, 30, 2), 1)),
                "Partition P1 holds slices 2g.30gb, but a GPU of cluster Hall is cut into 1g.10gb, 1g.20gb, 2g.20gb, 3g.40gb, 4g.40gb, 7g.80gb: choose one of these.");
        refuses(() -> plan.withPartition(narrow.withSlices(Hall.SLICES.getFirst(), 2).withSharing(Sharing.NONE.withLends(1))),
                "Partition P1 holds slices and lends or borrows GPUs: only whole GPUs are lent. Set both to 0, or let it hold whole GPUs.");
    }

    @Test
    void aSliceIsAGpuOfItsOwnInProportion() {
        Plan plan = new Hall(1, 8).slices(2, 3).with(1, 2).plan();
        GpuType slice = plan.gpuTypeOf(plan.partition(Hall.id(0)));
        assertThat(slice.memoryGib()).isEqualTo(20);
        assertThat(slice.bandwidthGbps()).isEqualTo(750);
        assertThat(slice.bf16Tflops()).isCloseTo(900 * 2 / 7.0, within(1e-9));
        assertThat(plan.gpuTypeOf(plan.partition(Hall.id(1)))).isEqualTo(plan.gpuTypes().getFirst());
        assertThat(plan.usdPerHour(plan.partition(Hall.id(0)))).isCloseTo(4 * 3 * 2 / 7.0, within(1e-9));
        assertThat(plan.freeGpus(plan.cluster(Hall.ID))).isEqualTo(5);
    }
}
