package io.headroom.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.BlockShape.Kind;
import io.headroom.board.BoardMap.Place;
import io.headroom.board.BoardModel.ClusterModel;
import io.headroom.drawing.Drawn;
import io.headroom.look.Tokens;
import io.headroom.plan.Cluster;
import io.headroom.plan.Incident;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class BoardPictureTest {
    private static final double HEAD = 60;
    private static final Sizes SIZES = new Sizes(12, false);

    private static BoardPicture picture(BoardModel model) {
        return new BoardPicture(model, Tokens.PAPER, CellFigure.LOAD, 1_000);
    }

    private static Drawn drawn(BoardModel model) {
        Drawn drawn = new Drawn();
        picture(model).draw(drawn);
        return drawn;
    }

    private static Drawn drawn(Plan plan) {
        return drawn(BoardFixture.model(plan, Selection.none()));
    }

    @Test
    void blocksAreWhereTheBoardHasThem() {
        BoardModel model = BoardFixture.model();
        BoardMap map = new BoardMap(model.clusters().stream().map(ClusterModel::shapes).toList(), SIZES, 1_000, 620);
        List<Shape> walls = drawn(model).fills;
        List<Place> cabins = map.places().stream().filter(place -> place.shape().kind() == Kind.CABIN).toList();

        assertThat(cabins).hasSize(3).allSatisfy(place -> assertThat(walls).contains(
                new RoundRectangle2D.Double(place.box().x(), HEAD + place.box().y(), place.box().width(), place.box().height(), 12, 12)));
    }

    @Test
    void aLaneHasRailsToItsGateAndNoWallWhereRequestsArrive() {
        BoardModel model = BoardFixture.model();
        Place lane = new BoardMap(model.clusters().stream().map(ClusterModel::shapes).toList(), SIZES, 1_000, 620).places().getFirst();
        double gate = lane.box().x() + new BlockSizes(SIZES, lane.shape()).gateX(lane.box().width());

        assertThat(drawn(model).strokes).filteredOn(shape -> shape instanceof Line2D line && line.getX1() == lane.box().x() && line.getX2() == gate).hasSize(2);
    }

    @Test
    void everyPartitionAndTenantIsNamed() throws Exception {
        Plan plan = BoardFixture.plan();
        String hostile = "<b>&\"Фабрика 中国\"</b>";
        Plan renamed = plan.withTenant(plan.tenant(BoardFixture.SPEECH).withName(hostile));
        byte[] svg = picture(BoardFixture.model(renamed, Selection.none())).svg();
        Document read = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));

        assertThat(read.getDocumentElement().getTextContent()).contains(renamed.tenants().stream().map(Tenant::name).toList())
                .contains(renamed.partitions().stream().map(Partition::name).toList()).contains(hostile);
        assertThat(new String(svg, StandardCharsets.UTF_8)).doesNotContain("<b>");
    }

    @Test
    void everyGpuHasASeat() {
        Drawn drawn = drawn(BoardFixture.plan());
        long seats = drawn.strokes.stream().filter(shape -> shape.getBounds2D().getWidth() == 25 && shape.getBounds2D().getHeight() == 31).count();

        assertThat(seats).isEqualTo(BoardFixture.plan().fleet().stream().mapToInt(Cluster::gpus).sum());
    }

    @Test
    void whatIsDownIsCrossed() {
        Plan plan = BoardFixture.plan();
        Plan down = plan.withIncidents(List.of(new Incident(new Incident.What.ClusterLost(plan.fleet().getFirst().id()), 40_000, 10_000)));

        assertThat(crosses(drawn(plan))).isEqualTo(2); // the one of the legend
        assertThat(crosses(drawn(down))).isEqualTo(2 + 2 * (24 + 8 + 8));
    }

    private static long crosses(Drawn drawn) {
        var bad = BoardPen.colour(Tokens.PAPER.bad());
        long crosses = 0;
        for (int i = 0; i < drawn.strokes.size(); i++) {
            crosses += drawn.strokes.get(i) instanceof Line2D && drawn.strokeColours.get(i).equals(bad) ? 1 : 0;
        }
        return crosses;
    }

    @Test
    void noWordsLeaveThePicture() {
        BoardPicture narrow = new BoardPicture(BoardFixture.model(), Tokens.GRAPHITE, CellFigure.OWNER, 620);
        Drawn drawn = new Drawn();
        narrow.draw(drawn);

        assertThat(drawn.words).isNotEmpty().allSatisfy(words -> {
            assertThat(words.left()).isGreaterThanOrEqualTo(0);
            assertThat(words.right()).isLessThanOrEqualTo(narrow.width());
        });
    }

    @Test
    void aBitmapHasSoManyPixelsForEach() throws Exception {
        BoardPicture picture = picture(BoardFixture.model());
        var image = ImageIO.read(new ByteArrayInputStream(picture.png(2)));

        assertThat(image.getWidth()).isEqualTo(2_000);
        assertThat(image.getHeight()).isEqualTo((int) Math.rint(2 * picture.height()));
        assertThat(image.getRGB(1_999, image.getHeight() - 1)).isEqualTo(0xFF000000 | BoardPen.colour(Tokens.PAPER.canvas()).rgb());
    }
}
