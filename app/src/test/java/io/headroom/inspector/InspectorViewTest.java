package io.headroom.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.look.Theme;
import io.headroom.look.Toolkit;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.words.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class InspectorViewTest {
    private final Plan plan = TestPlans.plan();
    private InspectorView view;
    private Scene scene;

    private final List<Edit> edits = new ArrayList<>();

    private final class Actions implements InspectorActions {
        @Override
        public void apply(Edit edit) {
            edits.add(edit);
        }

        @Override
        public void select(Selection selection) {}

        @Override
        public void moveTo(List<TenantId> tenants, Node anchor) {}
    }

    @BeforeEach
    void open() {
        Toolkit.require();
        Toolkit.call(() -> {
            view = new InspectorView(new Actions());
            scene = new Scene(view, 256, 500);
            new Theme(Theme.Choice.LIGHT).dress(scene);
            view.show(before());
            scene.snapshot(null);
            return true;
        });
    }

    private InspectorModel before() {
        return InspectorModel.of(plan, new Selection.OfTenant(TestPlans.LAUNCH), null, true, Format.of(Locale.ROOT));
    }

    private InspectorModel desk() {
        return InspectorModel.of(plan, new Selection.OfTenant(TestPlans.DESK), null, true, Format.of(Locale.ROOT));
    }

    private InspectorModel after() {
        return InspectorModel.of(plan, new Selection.OfTenant(TestPlans.LAUNCH), TestResults.of(plan, Map.of(TestPlans.LAUNCH, 1.9), 38), false, Format.of(Locale.ROOT));
    }

    /// The model with so many more lines in its section of outcomes.
    private static InspectorModel grown(InspectorModel model, int lines) {
        List<Section> sections = model.sections().stream().map(section -> {
            List<Row> rows = new ArrayList<>(section.rows());
            if (section.title().equals("Outcomes")) {
                rows.addAll(0, IntStream.range(0, lines).mapToObj(i -> new Fact("new." + i, "New", "1")).toList());
            }
            return new Section(section.title(), section.note(), section.kind(), section.margin(), section.help(), rows);
        }).toList();
        return new InspectorModel(model.subject(), model.title(), model.state(), model.stateWord(), model.where(), model.shortWhere(), sections);
    }

    private ScrollPane scroll() {
        return (ScrollPane) view.lookup(".inspector-scroll");
    }

    private TextField limit() {
        return (TextField) view.lookupAll(".text-field").stream().filter(field -> "field-limit.requests".equals(field.getId())).findFirst().orElseThrow();
    }

    private static double top(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    /// With a field below the outcomes in focus, in the middle of what is seen.
    private TextField reached() {
        TextField field = limit();
        double hidden = scroll().getContent().getLayoutBounds().getHeight() - scroll().getViewportBounds().getHeight();
        double down = scroll().getContent().sceneToLocal(field.localToScene(0, 0)).getY();
        scroll().setVvalue((down - scroll().getViewportBounds().getHeight() / 2) / hidden);
        scene.snapshot(null);
        field.requestFocus();
        assertThat(top(field)).isBetween(100.0, 450.0);
        return field;
    }

    @Test
    void thePageDoesNotGrowWhenResultsCome() {
        double[] heights = Toolkit.call(() -> {
            double waiting = scroll().getContent().getLayoutBounds().getHeight();
            view.show(after());
            scene.snapshot(null);
            return new double[] {waiting, scroll().getContent().getLayoutBounds().getHeight()};
        });
        assertThat(heights[1]).isEqualTo(heights[0]);
    }

    @Test
    void whatIsInFocusStaysWhereItIsWhenRowsAboveItComeAndGo() {
        for (Callable<InspectorModel> newer : Stream.<Callable<InspectorModel>>of(() -> grown(before(), 6), () -> grown(after(), 3), this::after).toList()) {
            Toolkit.call(() -> {
                TextField field = reached();
                double at = top(field);
                view.show(newer.call());
                scene.snapshot(null);
                assertThat(top(field)).isCloseTo(at, Offset.offset(1.0));
                return true;
            });
        }
    }

    @Test
    void whatIsBeingTypedOutlivesRowsThatComeAndGo() {
        Toolkit.call(() -> {
            TextField field = reached();
            field.setText("9 s");
            view.show(grown(after(), 5));
            view.show(after());
            scene.snapshot(null);
            assertThat(limit()).isSameAs(field);
            assertThat(field.getText()).isEqualTo("9 s");
            assertThat(scene.getFocusOwner()).isSameAs(field);
            return true;
        });
    }

    @Test
    void anotherSubjectIsReadFromItsTop() {
        double place = Toolkit.call(() -> {
            reached();
            view.show(desk());
            return scroll().getVvalue();
        });
        assertThat(place).isZero();
    }

    private TextField name() {
        return (TextField) view.lookupAll(".text-field").stream().filter(field -> "field-name".equals(field.getId())).findFirst().orElseThrow();
    }

    @Test
    void anotherTenantIsShownByTheNodesOfTheOneBefore() {
        Toolkit.call(() -> {
            TextField field = name();
            assertThat(field.getText()).isEqualTo(plan.tenant(TestPlans.LAUNCH).name());
            view.show(desk());
            assertThat(name()).isSameAs(field);
            assertThat(field.getText()).isEqualTo(plan.tenant(TestPlans.DESK).name());
            assertThat(edits).isEmpty();
            return true;
        });
    }

    @Test
    void whatIsBeingTypedIsEnteredForTheTenantItWasTypedFor() {
        Toolkit.call(() -> {
            name().requestFocus();
            name().setText("Rocket shop");
            view.show(desk());
            assertThat(name().getText()).isEqualTo(plan.tenant(TestPlans.DESK).name());
            assertThat(edits).hasSize(1);
            Plan changed = edits.getFirst().applyTo(plan);
            assertThat(changed.tenant(TestPlans.LAUNCH).name()).isEqualTo("Rocket shop");
            assertThat(changed.tenant(TestPlans.DESK)).isEqualTo(plan.tenant(TestPlans.DESK));
            return true;
        });
    }

    @Test
    void whatCannotBeWaitsForItsTenant() {
        Toolkit.call(() -> {
            limit().requestFocus();
            limit().setText("many");
            view.show(desk());
            assertThat(limit().getText()).isNotEqualTo("many");
            assertThat(limit().getStyleClass()).doesNotContain("invalid");
            view.show(before());
            assertThat(limit().getText()).isEqualTo("many");
            assertThat(limit().getStyleClass()).contains("invalid");
            assertThat(edits).isEmpty();
            return true;
        });
    }
}
