package io.headroom.gauges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.gauges.Reading.Ghost;
import io.headroom.gauges.Reading.Unit;
import io.headroom.look.Gallery;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.look.Theme;
import io.headroom.look.Toolkit;
import io.headroom.words.Format;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaugeWallTest {
    @BeforeEach
    void toolkit() {
        Toolkit.require();
    }

    @Test
    void updatesCreateNoNodes() {
        Toolkit.call(() -> {
            GaugeWall wall = shown(1600, Gallery.readings());
            List<Node> before = everyNode(wall);
            List<Reading> changed = new ArrayList<>();
            for (Reading reading : Gallery.readings()) {
                changed.add(reading.becoming(new Ghost(reading.value() / 2, State.MET, "met", "−50 %", "±20 %")));
            }
            Collections.reverse(changed);
            for (List<Reading> next : List.of(changed, Gallery.readings(), List.of(nothing()), Gallery.readings())) {
                wall.show(next);
                wall.applyCss();
                wall.layout();
                assertThat(everyNode(wall)).containsExactlyInAnyOrderElementsOf(before);
            }
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {1280, 1400, 1600, 2560})
    void noFigureIsCut(double width) {
        Toolkit.call(() -> {
            GaugeWall wall = shown(width, Gallery.readings());
            for (GaugeTile tile : wall.tiles()) {
                assertNothingCut(tile);
            }
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {1280, 1600})
    void norIsOneOfTwelve(double width) {
        Toolkit.call(() -> {
            List<Reading> twelve = new ArrayList<>(Gallery.readings());
            twelve.addAll(List.of(Reading.of("Cost per million tokens", "whole plan", new Unit.Money("$/M"), 0.537, 1, NumberKind.ESTIMATED).shortly("Per million"),
                    Reading.of("GPUs free", "whole plan", new Unit.FactOf(72), 24, 72, NumberKind.ESTIMATED), Reading.of("KV fill", "Lane 1", new Unit.Share(), 0.0123, 1,
                            NumberKind.SIMULATED), Reading.of("p50 TTFT", "Launch operator", new Unit.Seconds(), 0.00041, 1, NumberKind.SIMULATED)));
            GaugeWall wall = shown(width, twelve);
            assertThat(wall.tiles()).hasSize(12);
            // A long figure is made smaller by one pass and placed by the next.
            wall.getScene().snapshot(null);
            for (GaugeTile tile : wall.tiles()) {
                assertNothingCut(tile);
            }
            return true;
        });
    }

    @Test
    void tilesAreEquallyWideOverTheFullWidth() {
        Toolkit.call(() -> {
            GaugeWall wall = shown(1600, Gallery.readings());
            List<GaugeTile> tiles = wall.tiles();
            assertThat(tiles.getFirst().getLayoutX()).isEqualTo(8);
            assertThat(tiles.getLast().getLayoutX() + tiles.getLast().getWidth()).isEqualTo(1592);
            assertThat(tiles).allSatisfy(tile -> assertThat(tile.getWidth()).isBetween(190.0, 192.0));
            return true;
        });
    }

    @Test
    void aTileSaysAllThatItShows() {
        Toolkit.call(() -> {
            GaugeTile tile = new GaugeTile(Gallery.readings().getFirst(), Format.of(Locale.ENGLISH));
            assertThat(tile.getAccessibleText()).isEqualTo("p99 TTFT, Launch operator: 1.90 s, simulated, target at most 500 ms, state: missed, "
                    + "95 % interval from 1.77 s to 2.03 s, change: ↑ 31 %");
            tile.show(Gallery.readings().getFirst().trending("whole run"));
            assertThat(tile.getAccessibleText()).endsWith("2.03 s, whole run");
            tile.show(nothing());
            assertThat(tile.getAccessibleText()).isEqualTo("Backlog age, Lane 1, oldest: no value, not simulated yet");
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {1280, 1600})
    void theErrorOfTheModelStandsBesideTheInterval(double width) {
        Toolkit.call(() -> {
            List<Reading> readings = new ArrayList<>(Gallery.readings());
            readings.set(0, readings.getFirst().trusted(new Reading.ModelError("model ±5.2 %", "model error against measurements: TTFT 5.2 % median")));
            GaugeTile tile = shown(width, readings).tiles().getFirst();
            assertThat(tile.getAccessibleText()).contains("95 % interval from 1.77 s to 2.03 s, model error against measurements: TTFT 5.2 % median");
            assertThat(everyNode(tile)).filteredOn(node -> node instanceof Label label && visible(label)).extracting(node -> ((Label) node).getText())
                    .contains("model ±5.2 %", "±6.8 %").doesNotContain("↑ 31 %");
            return true;
        });
    }

    @Test
    void aThirteenthGaugeIsRefused() {
        Toolkit.call(() -> {
            GaugeWall wall = new GaugeWall(Format.of(Locale.ENGLISH));
            assertThatThrownBy(() -> wall.show(Collections.nCopies(13, nothing()))).hasMessageContaining("13 gauges").hasMessageContaining("12");
            return true;
        });
    }

    private static void assertNothingCut(GaugeTile tile) {
        for (Node node : everyNode(tile)) {
            if (node instanceof Label label && visible(label) && !label.getStyleClass().contains("gauge-scope")) {
                Text text = (Text) label.lookup(".text");
                assertThat(text == null ? label.getText() : text.getText()).isEqualTo(label.getText());
                assertThat(label.localToScene(label.getLayoutBounds()).getMaxX()).as(label.getText()).isLessThanOrEqualTo(tile.localToScene(tile.getLayoutBounds()).getMaxX());
                // The dashed rule under an estimate, too, keeps clear of the tile's edge.
                assertThat(label.getParent().localToScene(label.getParent().getLayoutBounds()).getMaxY()).isLessThanOrEqualTo(tile.localToScene(tile.getLayoutBounds()).getMaxY());
            }
        }
        Node kind = tile.lookup(".kind-mark");
        if (visible(kind)) {
            assertThat(kind.localToScene(kind.getLayoutBounds()).getMaxY()).isLessThanOrEqualTo(tile.localToScene(tile.getLayoutBounds()).getMaxY() - 3);
        }
    }

    private static Reading nothing() {
        return Reading.noData("Backlog age", "Lane 1, oldest", new Unit.Seconds(), "not simulated yet");
    }

    private static GaugeWall shown(double width, List<Reading> readings) {
        GaugeWall wall = new GaugeWall(Format.of(Locale.ENGLISH));
        wall.show(readings);
        Scene scene = new Scene(new VBox(wall), width, 200);
        new Theme(Theme.Choice.DARK).dress(scene);
        scene.snapshot(null);
        return wall;
    }

    private static boolean visible(Node node) {
        return node.isVisible() && (node.getParent() == null || visible(node.getParent()));
    }

    private static List<Node> everyNode(Parent root) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(root);
        for (Node child : root.getChildrenUnmodifiable()) {
            if (child instanceof Parent parent) {
                nodes.addAll(everyNode(parent));
            } else {
                nodes.add(child);
            }
        }
        return nodes;
    }
}
