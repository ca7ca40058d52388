package io.headroom.plan;

import static io.headroom.plan.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompactionTest {
    private static Cluster hall(Plan plan) {
        return plan.cluster(Hall.ID);
    }

    /// Partitions of which each replica stands on some node with room, as edits over months leave them.
    private static Plan scattered(Random random, int nodes, int gpus, int partitions, boolean slices) {
        while (true) {
            Hall hall = new Hall(nodes, gpus);
            int[] free = new int[nodes];
            for (int node = 0; node < nodes; node++) {
                free[node] = gpus;
            }
            for (int i = 0; i < partitions; i++) {
                int width = 1 + random.nextInt(Math.max(1, gpus / 2));
                List<Integer> at = new ArrayList<>();
                for (int replica = 1 + random.nextInt(3); replica > 0; replica--) {
                    int node = random.nextInt(nodes);
                    if (free[node] >= width) {
                        free[node] -= width;
                        at.add(node);
                    }
                }
                if (!at.isEmpty()) {
                    boolean cut = slices && random.nextInt(3) == 0;
                    if (cut) {
                        hall.slices(random.nextInt(4), at.size(), null, at.toArray(Integer[]::new));
                    } else {
                        hall.with(width, at.size(), random.nextInt(5) == 0 ? new Spread(at.size(), null) : null, at.toArray(Integer[]::new));
                    }
                }
            }
            Plan plan = hall.plan();
            if (!plan.partitions().isEmpty() && Hall.placement(plan).unplaced().isEmpty()) {
                return plan;
            }
        }
    }

    @Test
    void theMovesGiveTheRoomThatWasPromisedAndNoOther() {
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Plan plan = scattered(random, 2 + random.nextInt(6), 8, 4 + random.nextInt(8), true);
            int width = 1 << (1 + random.nextInt(3));
            Optional<Compaction> compaction = Compaction.most(plan, hall(plan), width);
            if (compaction.isPresent()) {
                found++;
                check("seed " + seed, plan, compaction.get());
            }
        }
        assertThat(found).isGreaterThan(60);
    }

    private static void check(String what, Plan plan, Compaction compaction) {
        NodePlacement before = Hall.placement(plan);
        Plan after = compaction.applyTo(plan);
        NodePlacement then = Hall.placement(after);
        assertThat(then.unplaced()).as(what).isEmpty();
        assertThat(before.roomAsItStands(compaction.width())).as(what).isEqualTo(compaction.roomBefore());
        assertThat(then.roomAsItStands(compaction.width())).as(what).isEqualTo(compaction.roomAfter()).isGreaterThan(compaction.roomBefore());
        for (Partition partition : plan.partitions()) {
            List<Integer> expected = new ArrayList<>(before.nodesOf(partition.id()));
            compaction.moves().stream().filter(move -> move.partition().equals(partition.id())).forEach(move -> {
                assertThat(expected.get(move.replica())).as(what).isEqualTo(move.from()).isNotEqualTo(move.to());
                expected.set(move.replica(), move.to());
            });
            assertThat(then.nodesOf(partition.id())).as("%s: %s", what, partition.id()).isEqualTo(expected);
        }
        assertThat(new HashSet<>(compaction.moves())).as(what).hasSameSizeAs(compaction.moves());
        checkOrder(what, plan, compaction);
    }

    /// Carries the moves of whole replicas out one after another.
    private static void checkOrder(String what, Plan plan, Compaction compaction) {
        Plan now = KeptPlaces.keep(plan, Hall.ID);
        for (Compaction.Move move : compaction.moves()) {
            Partition partition = now.partition(move.partition());
            List<Integer> nodes = new ArrayList<>(partition.siting().nodes());
            nodes.set(move.replica(), move.to());
            now = now.withPartition(partition.withSiting(partition.siting().withNodes(nodes)));
            assertThat(Hall.placement(now).unplaced()).as("%s after %s", what, move).isEmpty();
        }
    }

    /// Breadth first over every move of every replica, the reference for how few there can be.
    private static int fewest(Plan plan, int width, int room) {
        Deque<Plan> queue = new ArrayDeque<>(List.of(KeptPlaces.keep(plan, Hall.ID)));
        Map<List<List<Integer>>, Integer> moves = new HashMap<>(Map.of(nodes(queue.getFirst()), 0));
        while (true) {
            Plan now = queue.removeFirst();
            int steps = Objects.requireNonNull(moves.get(nodes(now)));
            if (Hall.placement(now).roomAsItStands(width) >= room) {
                return steps;
            }
            for (Partition partition : now.partitions()) {
                for (int replica = 0; replica < partition.siting().nodes().size(); replica++) {
                    for (int node = 0; node < hall(now).nodes(); node++) {
                        List<Integer> nodes = new ArrayList<>(partition.siting().nodes());
                        nodes.set(replica, node);
                        Plan next = now.withPartition(partition.withSiting(partition.siting().withNodes(nodes)));
                        if (Hall.placement(next).unplaced().isEmpty() && moves.putIfAbsent(nodes(next), steps + 1) == null) {
                            queue.add(next);
                        }
                    }
                }
            }
        }
    }

    private static List<List<Integer>> nodes(Plan plan) {
        return plan.partitions().stream().map(partition -> partition.siting().nodes()).toList();
    }

    @Test
    void noFewerMovesDo() {
        Set<Integer> counts = new HashSet<>();
        int compared = 0;
        for (int seed = 0; seed < 80; seed++) {
            Random random = new Random(7_000 + seed);
            Plan plan = scattered(random, 3, 4, 3, seed % 3 == 0);
            int width = 2 + random.nextInt(3);
            Optional<Compaction> compaction = Compaction.most(plan, hall(plan), width);
            if (compaction.isPresent() && compaction.get().fewest()) {
                assertThat(compaction.get().moves()).as("seed %d", seed).hasSize(fewest(plan, width, compaction.get().roomAfter()));
                counts.add(compaction.get().moves().size());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
        assertThat(counts).contains(1, 2);
    }

    /// Two nodes of 8 with 4 and 2 on each: the second pair joins the first, and a node has 6 free... only moving the 2 beside the first 4 and 2 leaves 4 there alone.
    @Test
    void aHoleIsClosedByMovingWhatIsSmallest() {
        Plan plan = new Hall(2, 8).with(4, 2, null, 0, 1).with(2, 2, null, 0, 1).plan();
        assertThat(Fragmentation.of(plan, hall(plan)).unusableShare(4)).isEqualTo(1);
        Compaction compaction = Compaction.towards(plan, hall(plan), 4, 1).orElseThrow();
        assertThat(compaction).isEqualTo(new Compaction(Hall.ID, 4, 0, 1, compaction.moves(), true));
        assertThat(compaction.moves()).hasSize(1).allMatch(move -> move.partition().equals(Hall.id(1)));
        assertThat(Compaction.towards(plan, hall(plan), 2, 2)).as("two of 2 fit already").isEmpty();
        assertThat(Compaction.most(plan, hall(plan), 8)).as("8 free GPUs on one node cannot be").isEmpty();
    }

    @Test
    void slicesAreGatheredToFreeTheirGpus() {
        Plan plan = new Hall(2, 2).slices(0, 2, null, 0, 1).slices(2, 1, null, 1).with(1, 1, null, 0).plan();
        assertThat(Hall.placement(plan).freeGpus()).isEqualTo(1);
        Compaction compaction = Compaction.most(plan, hall(plan), 1).orElseThrow();
        assertThat(compaction.moves()).containsExactly(new Compaction.Move(Hall.id(0), 0, 0, 1));
        assertThat(compaction.roomAfter()).isEqualTo(2);
    }

    @Test
    void aSpreadIsKeptWhileMoving() {
        Plan plan = new Hall(2, 4).with(1, 2, new Spread(1, null), 0, 1).plan();
        assertThat(Compaction.most(plan, hall(plan), 4)).isEmpty();
        assertThat(Compaction.most(new Hall(2, 4).with(1, 2, null, 0, 1).plan(), hall(plan), 4)).isPresent();
    }

    @Test
    void fragmentationIsWhatNoReplicaOfAWidthCanUse() {
        Plan plan = new Hall(3, 8).with(5, 2, null, 0, 1).with(1, 1, null, 2).plan();
        Fragmentation now = Fragmentation.of(plan, hall(plan));
        assertThat(now.free()).isEqualTo(13);
        assertThat(now.widest()).isEqualTo(7);
        assertThat(now.unusableShare(1)).isZero();
        assertThat(now.unusableShare(2)).isEqualTo(1 - 10.0 / 13);
        assertThat(now.unusableShare(4)).isEqualTo(1 - 4.0 / 13);
        assertThat(now.unusableShare(8)).isEqualTo(1);
    }

    @Test
    void movesOfAnotherPlanAreRefused() {
        Plan plan = new Hall(2, 8).with(4, 2, null, 0, 1).with(2, 2, null, 0, 1).plan();
        Compaction stale = new Compaction(Hall.ID, 4, 0, 1, List.of(new Compaction.Move(Hall.id(1), 0, 1, 0)), true);
        refuses(() -> stale.applyTo(plan), "Replica 1 of partition P1 is not on node 2 any more: look for moves again.");
    }

    @Test
    void keptPlacesStayThroughEditsUntilTheyAreLetGo() {
        Plan kept = KeptPlaces.keep(new Hall(3, 8).with(4, 1).with(4, 2).with(8, 1).plan(), Hall.ID);
        assertThat(KeptPlaces.on(kept, Hall.ID)).isTrue();
        Plan without = kept.withPartitions(kept.partitions().stream().filter(partition -> !partition.id().equals(Hall.id(0))).toList(), List.of());
        assertThat(Hall.placement(KeptPlaces.after(kept, without)).nodesOf(Hall.id(1))).containsExactly(0, 1);
        Plan grown = KeptPlaces.after(kept, without.withPartition(without.partition(Hall.id(1)).withGpus(16)));
        assertThat(grown.partition(Hall.id(1)).siting().nodes()).containsExactly(0, 1, 0, 1);
        Plan shrunk = KeptPlaces.after(grown, grown.withPartition(grown.partition(Hall.id(1)).withGpus(8)));
        assertThat(shrunk.partition(Hall.id(1)).siting().nodes()).containsExactly(0, 1);
        Plan free = KeptPlaces.after(shrunk, KeptPlaces.release(shrunk, Hall.ID));
        assertThat(free.partitions()).allMatch(partition -> partition.siting().equals(Siting.FREE));
    }
}
