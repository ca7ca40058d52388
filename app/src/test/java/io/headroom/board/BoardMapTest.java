package io.headroom.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.bench.FleetPlan;
import io.headroom.board.BoardMap.Place;
import io.headroom.board.BoardModel.ClusterModel;
import io.headroom.plan.Plan;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BoardMapTest {
    private static final Sizes SIZES = new Sizes(12, false);

    private final Plan fleet = FleetPlan.of(400, 4_000);
    private final BoardModel model = BoardModel.of(fleet, Selection.none(), null, null);
    private final BoardMap map = map(model);

    private static BoardMap map(BoardModel model) {
        return new BoardMap(model.clusters().stream().map(ClusterModel::shapes).toList(), SIZES, 1_000, 600);
    }

    @Test
    void aSmallBoardIsOneColumnAsWideAsTheView() {
        assertThat(map(BoardFixture.model()).width()).isEqualTo(1_000);
    }

    @Test
    void aLargeBoardHasAboutTheShapeOfTheView() {
        assertThat(map.width() / map.height()).isBetween(0.8, 3.0);
    }

    @Test
    void everyBlockHasAPlaceAndNoTwoOverlap() {
        int blocks = model.clusters().stream().mapToInt(cluster -> cluster.shapes().size()).sum();
        List<Place> places = map.places();

        assertThat(places).hasSize(blocks);
        for (Place place : places) {
            assertThat(places).filteredOn(other -> other.box().meets(place.box())).containsExactly(place);
            assertThat(new Box(0, 0, map.width(), map.height()).contains(place.box().right() - 1, place.box().bottom() - 1)).isTrue();
        }
    }

    @Test
    void whatIsFoundIsWhereItIsDrawn() {
        Place place = map.places().get(40);

        assertThat(map.at(place.box().x() + 5, place.box().y() + 5)).contains(place);
        assertThat(map.place(place.cluster(), place.number())).isEqualTo(place);
        assertThat(BoardFinder.find(model, map, SIZES, new Selection.OfPartition(Objects.requireNonNull(place.shape().partition())))).contains(place.box());
    }

    @Test
    void aTenantOfALaneIsFoundAtItsChip() {
        var lane = fleet.partitions().getFirst();
        var third = fleet.tenantsIn(lane.id()).get(2);
        Box box = BoardFinder.find(model, map, SIZES, new Selection.OfTenant(third.id())).orElseThrow();
        BlockSizes sizes = new BlockSizes(SIZES, map.places().getFirst().shape());

        assertThat(box.y() - map.places().getFirst().box().y()).isEqualTo(sizes.chipsTop(map.places().getFirst().box().height()) + 2 * sizes.chipPitch(), within(1e-9));
    }

    @Test
    void onlyWhatIsSeenIsRead() {
        BoardModel.Lane lane = (BoardModel.Lane) model.clusters().getFirst().blocks().getFirst();
        lane.holding().chips().get(3);

        assertThat(asked(model.clusters().getFirst().blocks())).isEqualTo(1);
        assertThat(asked(lane.holding().chips())).isEqualTo(1);
        assertThat(asked(lane.nodes())).isZero();
        assertThat(asked(model.tray())).isZero();
    }

    private static int asked(List<?> list) {
        return ((LazyList<?>) list).asked();
    }

    @Test
    void anEditWalksOnlyTheClusterItTouches() {
        FleetShape before = FleetShape.of(fleet, null);
        var tenant = fleet.tenantsIn(fleet.partitions().getFirst().id()).getFirst();
        FleetShape after = FleetShape.of(fleet.withTenant(tenant.in(null)), before);

        assertThat(after.clusters().getFirst()).isNotSameAs(before.clusters().getFirst());
        assertThat(after.clusters().getFirst().placement()).isSameAs(before.clusters().getFirst().placement());
        assertThat(after.clusters().get(1)).isSameAs(before.clusters().get(1));
        assertThat(after.unplaced()).contains(tenant.in(null));
    }
}
