package io.headroom.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.BoardModel.Arriving;
import io.headroom.board.BoardModel.Block;
import io.headroom.board.BoardModel.Cabin;
import io.headroom.board.BoardModel.Cell;
import io.headroom.board.BoardModel.CellState;
import io.headroom.board.BoardModel.Chip;
import io.headroom.board.BoardModel.ClusterModel;
import io.headroom.board.BoardModel.Free;
import io.headroom.board.BoardModel.Holding;
import io.headroom.board.BoardModel.Lane;
import io.headroom.board.BoardModel.NodeModel;
import io.headroom.engine.Fairness;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.look.State;
import io.headroom.look.Tier;
import io.headroom.plan.Incident;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Sharing;
import io.headroom.plan.TenantId;
import io.headroom.session.TestResults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardModelTest {
    private final Plan plan = BoardFixture.plan();
    private final BoardModel board = BoardFixture.model(plan, new Selection.OfTenant(BoardFixture.LAUNCH));

    private ClusterModel cluster(int number) {
        return board.clusters().get(number);
    }

    private <T extends Block> T block(int cluster, int number, Class<T> kind) {
        return kind.cast(cluster(cluster).blocks().get(number));
    }

    @Test
    void aClusterSaysWhatItIsAndHowItIsUsed() {
        assertThat(cluster(0).title()).isEqualTo("A · H100 80 GB");
        assertThat(cluster(0).nodes()).isEqualTo("6 nodes of 8");
        assertThat(cluster(0).useWords()).isEqualTo("48 GPUs: 16 reserved, 24 shared, 8 free");
        assertThat(cluster(0).use()).isEqualTo(new BoardModel.Use(16, 24, 8));
    }

    @Test
    void blocksStandInPlanOrderThenWhatIsFree() {
        assertThat(cluster(0).blocks()).extracting(Object::getClass).containsExactly(Lane.class, Cabin.class, Cabin.class, Free.class);
    }

    @Test
    void aLaneShowsEachReplicaOnItsNode() {
        Lane lane = block(0, 0, Lane.class);

        assertThat(lane.nodes()).extracting(NodeModel::id).containsExactly("a1", "a2", "a3");
        assertThat(lane.nodes().getFirst().notes().getFirst()).isEqualTo("TP4 × 2");
        assertThat(lane.nodes().getFirst().cells()).extracting(Cell::replica).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(lane.nodes().getFirst().cells()).extracting(Cell::state).containsOnly(CellState.USED);
        assertThat(lane.holding().captions().getFirst()).isEqualTo("shared · chat-70b fp8 · 6 replicas");
    }

    @Test
    void theMomentGivesLoadsAndQueues() {
        Lane lane = block(0, 0, Lane.class);
        double firstReplica = BoardFixture.moment(plan, 0).partition(BoardFixture.LANE_1).orElseThrow().replicaLoad().getFirst();

        assertThat(lane.nodes().getFirst().cells().getFirst().load()).isEqualTo(firstReplica);
        assertThat(lane.holding().chips()).extracting(Chip::waiting).containsExactly(21, 4, 15, 6);
        assertThat(lane.holding().chips().getFirst().load()).isEqualTo("4.20/s");
    }

    @Test
    void withoutAMomentTheVerdictGivesUtilisation() {
        BoardModel judged = BoardModel.of(plan, Selection.none(), BoardFixture.results(plan), null);
        Cell cell = judged.clusters().getFirst().blocks().getFirst().nodes().getFirst().cells().getFirst();

        assertThat(cell.load()).isEqualTo(0.5);
        assertThat(cell.kv()).isEqualTo(0.25);
    }

    @Test
    void withoutAnyResultAChipShowsThePlannedRateAndNoState() {
        Chip chip = BoardModel.of(plan, Selection.none(), null, null).clusters().getFirst().blocks().getFirst() instanceof Lane lane
                ? lane.holding().chips().getFirst() : board.tray().getFirst();

        assertThat(chip.load()).isEqualTo("4.2/s");
        assertThat(chip.state()).isEqualTo(State.NONE);
        assertThat(chip.stateWord()).isEqualTo("updating");
    }

    @Test
    void aChipReadsItselfOut() {
        Chip chip = block(0, 0, Lane.class).holding().chips().getFirst();

        assertThat(chip.spoken()).isEqualTo("Launch operator, Gold, 4.20 per second, in Lane 1, objective missed");
        assertThat(chip.tier()).isEqualTo(Tier.GOLD);
        assertThat(chip.selected()).isTrue();
    }

    @Test
    void whatAPartitionSharesAndHowItQueuesIsMarked() {
        Partition lane = plan.partition(BoardFixture.LANE_1).withQueueing(Queueing.USUAL.withDiscipline(Queueing.Discipline.FAIR)).withSharing(new Sharing(8, 0, new Sharing.Spill(BoardFixture.LANE_2, 2)));
        Plan sharing = plan.withTenants(plan.tenants().stream().map(tenant -> BoardFixture.LANE_1.equals(tenant.partition()) ? tenant.in(null) : tenant).toList()).withPartition(lane);
        Holding holding = ((Lane) BoardModel.of(sharing, Selection.none(), null, null).clusters().getFirst().blocks().getFirst()).holding();

        assertThat(holding.marks()).extracting(BoardModel.Mark::text).containsExactly("fair", "lends 8", "spills to Lane 2");
        assertThat(holding.marks().getLast().tip()).isEqualTo("Requests that wait 2 s in Lane 1 go on to Lane 2.");
        assertThat(holding.spoken()).endsWith(", fair, lends 8, spills to Lane 2");
        assertThat(block(0, 0, Lane.class).holding().marks()).as("nothing shared, first come, first served").isEmpty();
    }

    @Test
    void aLaneThatStarvesTenantsSaysSoFirst() {
        TenantId small = plan.tenantsIn(BoardFixture.LANE_1).getFirst().id();
        Results even = TestResults.of(plan, Map.of(), 0);
        Results uneven = new Results(even.engine(), even.tenants(), even.partitions().stream().map(one -> one.id().equals(BoardFixture.LANE_1)
                ? new PartitionResult(one.id(), one.name(), false, one.gpus(), one.replicas(), 1, 1, 0, 0, 0, 0, new Fairness(0.5, 0.62, List.of(small))) : one).toList());
        Plan fair = plan.withPartition(plan.partition(BoardFixture.LANE_1).withQueueing(Queueing.USUAL.withDiscipline(Queueing.Discipline.PRIORITY)));
        Holding holding = ((Lane) BoardModel.of(fair, Selection.none(), uneven, null).clusters().getFirst().blocks().getFirst()).holding();

        assertThat(holding.marks()).extracting(BoardModel.Mark::text).containsExactly("starves 1 tenant", "by tier");
        assertThat(holding.marks().getFirst().alarm()).isTrue();
        assertThat(holding.marks().getFirst().tip()).startsWith(plan.tenant(small).name() + ": asked for no more").contains("0.62");
        assertThat(holding.spoken()).contains("starves 1 tenant");
        assertThat(((Lane) BoardModel.of(plan, Selection.none(), even, null).clusters().getFirst().blocks().getFirst()).holding().marks()).isEmpty();
    }

    @Test
    void aLostNodeIsNotThereWhileTheClockIsInTheIncident() {
        Plan losing = plan.withIncidents(List.of(new Incident(new Incident.What.NodesLost(plan.fleet().getFirst().id(), 1), 45_700, 60)));
        List<NodeModel> nodes = BoardModel.of(losing, Selection.none(), null, BoardFixture.moment(losing, 0)).clusters().getFirst().blocks().getFirst().nodes();

        assertThat(nodes.getFirst().cells()).extracting(Cell::state).containsOnly(CellState.FAILED);
        assertThat(nodes.get(1).cells()).extracting(Cell::state).containsOnly(CellState.USED);
        Plan over = plan.withIncidents(List.of(new Incident(new Incident.What.NodesLost(plan.fleet().getFirst().id(), 1), 45_600, 60)));
        assertThat(BoardModel.of(over, Selection.none(), null, BoardFixture.moment(over, 0)).clusters().getFirst().blocks().getFirst().nodes().getFirst().cells()).extracting(Cell::state)
                .containsOnly(CellState.USED);
    }

    @Test
    void aVacantCabinHasNoOwnerAndVacantCells() {
        Cabin cabin = block(0, 2, Cabin.class);

        assertThat(cabin.owner()).isNull();
        assertThat(cabin.nodes().getFirst().cells()).extracting(Cell::state).containsOnly(CellState.VACANT);
    }

    @Test
    void freeGpusSayWhatADropWouldDo() {
        Free free = block(0, 3, Free.class);

        assertThat(free.title()).isEqualTo("8 GPUs free");
        assertThat(free.hint()).isEqualTo("Drop a tenant here to make a cabin");
        assertThat(free.nodes()).hasSize(1);
    }

    @Test
    void aClusterThatIsNotThereYetSaysFromWhen() {
        Arriving arriving = block(2, 0, Arriving.class);

        assertThat(arriving.title()).isEqualTo("from 3 Dec");
        assertThat(cluster(2).nodes()).isEqualTo("1 node of 8, here from 3 Dec");
        assertThat(arriving.nodes().getFirst().cells()).extracting(Cell::state).containsOnly(CellState.ARRIVING);
    }

    @Test
    void theTrayHoldsTheUnplacedWithTheirEstimatedSize() {
        assertThat(board.tray()).extracting(Chip::name).containsExactly("Robotics", "Claims intake");
        assertThat(board.tray().getFirst().size()).startsWith("≈ ").endsWith(" GPUs");
    }

    @Test
    void aDotStandsForAsManyRequestsAsTheLongestQueueNeeds() {
        Lane lane = block(0, 0, Lane.class);

        assertThat(List.of(lane.requestsPerDot(21), lane.requestsPerDot(20), lane.requestsPerDot(2))).containsExactly(1, 10, 100);
    }

    @Test
    void onlyAnEditChangesTheShape() {
        BoardModel later = BoardModel.of(plan, Selection.none(), null, BoardFixture.moment(plan, 3));

        assertThat(board.sameShape(later)).isTrue();
        assertThat(board.sameShape(BoardFixture.model(plan.withTitle("other", ""), Selection.none()))).isFalse();
    }
}
