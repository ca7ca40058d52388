package io.headroom.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.inspector.InspectorModel.Action;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Stepper;
import io.headroom.plan.ClusterId;
import io.headroom.plan.KeptPlaces;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Spread;
import io.headroom.store.PlanFile;
import io.headroom.words.EditWords;
import io.headroom.words.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Placement in the inspector, on the sample whose nodes are full to the last GPU.
class PlacementRowsTest {
    private static final ClusterId CUT = new ClusterId("b");
    private static final PartitionId NOTES = new PartitionId("lane-notes");
    private static final PartitionId ARCHIVE = new PartitionId("lane-archive");

    private Plan plan;

    @BeforeEach
    void open() throws IOException {
        plan = PlanFile.read(Path.of("..", "samples", "tight-fit.headroom")).plan();
    }

    private Stream<Row> rows(Selection selection) {
        return InspectorModel.of(plan, selection, null, false, Format.of(Locale.ROOT)).sections().stream().flatMap(section -> section.rows().stream()).flatMap(PlacementRowsTest::within);
    }

    private static Stream<Row> within(Row row) {
        return row instanceof Details details ? Stream.concat(Stream.of(row), details.rows().stream().flatMap(PlacementRowsTest::within)) : Stream.of(row);
    }

    private <T extends Row> T row(Selection selection, String id, Class<T> kind) {
        return kind.cast(rows(selection).filter(row -> row.id().equals(id)).findFirst().orElseThrow(() -> new AssertionError(id)));
    }

    private String fact(Selection selection, String id) {
        return row(selection, id, Fact.class).value();
    }

    private Action action(String id) {
        return rows(new Selection.None()).flatMap(row -> row instanceof InspectorModel.Actions actions ? actions.actions().stream() : Stream.<Action>empty())
                .filter(action -> action.id().equals(id)).findFirst().orElseThrow(() -> new AssertionError(id));
    }

    private Field field(Selection selection, String id) {
        return rows(selection).flatMap(row -> row instanceof InspectorModel.Fields fields ? fields.fields().stream() : Stream.empty()).filter(field -> field.id().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError(id));
    }

    @Test
    void aClusterSaysHowFarItsFreeGpusLieApart() {
        Selection none = new Selection.None();
        assertThat(fact(none, "cluster.a.free")).isEqualTo("0");
        assertThat(fact(none, "cluster.b.free")).isEqualTo("15");
        assertThat(fact(none, "cluster.b.widest")).isEqualTo("6 GPUs");
        assertThat(fact(none, "cluster.b.unusable8")).isEqualTo("100 %");
    }

    @Test
    void aCompactionNamesItsMovesAndMakesThemInOneEdit() {
        Details offer = row(new Selection.None(), "cluster.b.compact8", Details.class);
        assertThat(offer.label()).isEqualTo("Room for 8 GPUs: 0 → 1 replicas, 1 move");
        assertThat(row(new Selection.None(), "cluster.b.compact8.moves", InspectorModel.Prose.class).text()).isEqualTo("Archive lane, replica 3: b3 → b1");
        Edit edit = action("cluster.b.compact8.apply").edit();
        assertThat(EditWords.of(Locale.ROOT).label(edit)).isEqualTo("Compact cluster B (1 moves)");
        plan = edit.applyTo(plan);
        assertThat(NodePlacement.of(plan, plan.cluster(CUT)).roomAsItStands(8)).isEqualTo(1);
        assertThat(rows(new Selection.None()).map(Row::id)).doesNotContain("cluster.b.compact8");
        assertThat(KeptPlaces.on(plan, CUT)).isTrue();
        plan = action("cluster.b.release").edit().applyTo(plan);
        assertThat(plan.partition(ARCHIVE).siting().nodes()).isEmpty();
        plan = action("cluster.b.keep").edit().applyTo(plan);
        assertThat(KeptPlaces.on(plan, CUT)).isTrue();
    }

    @Test
    void aPartitionShowsItsNodesAndTakesASpread() {
        Selection archive = new Selection.OfPartition(ARCHIVE);
        assertThat(fact(archive, "nodes")).isEqualTo("b1, b2, b3");
        assertThat(field(archive, "spread.most").change().attempt("1").problem()).isEmpty();
        plan = Objects.requireNonNull(field(archive, "spread.nodes").change().attempt("3").edit()).applyTo(plan);
        assertThat(plan.partition(ARCHIVE).siting().spread()).isEqualTo(new Spread(null, 3));
        assertThat(field(archive, "spread.nodes").change().attempt("4").problem()).contains("at least 4 nodes, but has 3");
        plan = Objects.requireNonNull(field(archive, "spread.nodes").change().attempt("").edit()).applyTo(plan);
        assertThat(plan.partition(ARCHIVE).siting().spread()).isNull();
    }

    @Test
    void replicasTakeSlicesOrWholeGpus() {
        Selection notes = new Selection.OfPartition(NOTES);
        Choice slice = row(notes, "slice", Choice.class);
        assertThat(slice.options()).containsExactly("whole GPUs", "1g.10gb", "1g.20gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb");
        assertThat(slice.options().get(slice.chosen())).isEqualTo("3g.40gb");
        Stepper count = row(notes, "gpus", Stepper.class);
        assertThat(count.label() + " " + count.value() + " " + count.note()).isEqualTo("Slices 4 3g.40gb each");
        plan = Objects.requireNonNull(slice.change().attempt(0).edit()).applyTo(plan);
        assertThat(plan.partition(NOTES).slice()).isNull();
        assertThat(plan.partition(NOTES).gpus()).isEqualTo(4);
        Choice whole = row(notes, "slice", Choice.class);
        assertThat(whole.options().get(whole.chosen())).as("GPUs that are whole, and could be cut").isEqualTo("whole GPUs");
        assertThat(rows(new Selection.OfPartition(ARCHIVE)).map(Row::id)).as("two GPUs per replica").doesNotContain("slice");
    }
}
