package io.headroom.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.calibration.CalibrationModel.Entry;
import io.headroom.look.Theme;
import io.headroom.look.Toolkit;
import io.headroom.plan.Plan;
import io.headroom.session.TestPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.ScatterChart;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CalibrationViewTest {
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void toolkit() {
        Toolkit.require();
    }

    private final class Asked implements CalibrationActions {
        @Override
        public void use() {
            asked.add("use");
        }

        @Override
        public void save() {
            asked.add("save");
        }

        @Override
        public void close() {
            asked.add("close");
        }
    }

    private CalibrationView view(Plan plan) {
        CalibrationView view = new CalibrationView(Found.model(), plan, new Asked());
        Scene scene = new Scene(view, 1080, 720);
        new Theme(Theme.Choice.DARK).dress(scene);
        scene.snapshot(null);
        return view;
    }

    private static <T> T find(CalibrationView view, String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(view.lookup(selector), selector));
    }

    @SuppressWarnings("unchecked")
    private static void choose(CalibrationView view, int index) {
        ((ListView<Entry>) find(view, "#calibration-list", ListView.class)).getSelectionModel().select(index);
        view.getScene().snapshot(null);
    }

    private static int rows(CalibrationView view, String table) {
        TableView<?> shown = find(view, table, TableView.class);
        return shown.getItems().size();
    }

    @Test
    void aPointIsDrawnTwiceAndAnOutlierAsAnotherSeries() {
        Toolkit.call(() -> {
            CalibrationView view = view(TestPlans.plan());
            choose(view, 1);
            ScatterChart<?, ?> chart = find(view, ".chart", ScatterChart.class);
            assertThat(chart.getData().stream().map(series -> series.getData().size())).containsExactly(7, 6, 1);
            find(view, "#plot-metric-1", ToggleButton.class).fire();
            find(view, "#plot-axis-1", ToggleButton.class).fire();
            assertThat(find(view, ".chart", ScatterChart.class).getAccessibleText()).isEqualTo("TPOT over Measured value: 6 points, before and after");
            return true;
        });
    }

    @Test
    void everythingElseIsOneStepAway() {
        Toolkit.call(() -> {
            CalibrationView view = view(TestPlans.plan());
            choose(view, 2);
            assertThat(rows(view, "#too-few")).isEqualTo(1);
            choose(view, 3);
            assertThat(rows(view, "#left-out")).isEqualTo(1);
            return true;
        });
    }

    @Test
    void theButtonsAskAndTheAnswerIsShown() {
        Toolkit.call(() -> {
            CalibrationView view = view(TestPlans.plan());
            for (String id : List.of("#calibration-use", "#calibration-save", "#calibration-close")) {
                find(view, id, Button.class).fire();
            }
            view.say("done");
            assertThat(find(view, "#calibration-message", Labeled.class).getText()).isEqualTo("done");
            return true;
        });
        assertThat(asked).containsExactly("use", "save", "close");
    }

    @Test
    void whatAPlanCannotUseIsSaidUntilItCan() {
        Toolkit.call(() -> {
            Plan plan = TestPlans.plan();
            Plan empty = new Plan("Empty", "", List.of(), List.of(), List.of(), List.of(), List.of(), plan.tiers(), List.of(), List.of(), plan.run());
            CalibrationView view = view(empty);
            assertThat(find(view, "#calibration-use", Button.class).isDisabled()).isTrue();
            assertThat(find(view, "#calibration-message", Labeled.class).getText()).contains("No GPU type and model");
            view.show(plan);
            assertThat(find(view, "#calibration-use", Button.class).isDisabled()).isFalse();
            assertThat(find(view, "#calibration-message", Labeled.class).getText()).isEmpty();
            return true;
        });
    }

    @Test
    void noWordOfAPageIsCutAtTheLeastWidth() {
        Toolkit.call(() -> {
            CalibrationView view = new CalibrationView(Found.model(), TestPlans.plan(), new Asked());
            Scene scene = new Scene(view, 760, 480);
            new Theme(Theme.Choice.LIGHT).dress(scene);
            scene.getStylesheets().add(Objects.requireNonNull(getClass().getResource("/io/headroom/assets/theme/shell.css")).toExternalForm());
            scene.snapshot(null);
            for (Node node : view.lookupAll(".plain-table .label")) {
                assertThat(((Labeled) node).getWidth()).isGreaterThanOrEqualTo(Math.floor(node.prefWidth(-1)));
            }
            return true;
        });
    }
}
