package io.headroom.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;

class CardPlaceTest {
    private static final Bounds PANE = new BoundingBox(0, 200, 1600, 800);
    private static final Edit EDIT = Edit.of("edit.move", List.of("x", "y"), plan -> plan);

    @Test
    void besideTheLastTargetItPointsFromTheRight() {
        Bounds target = new BoundingBox(900, 300, 380, 130);
        CardPlace.Spot spot = CardPlace.best(new Aim(EDIT, target, List.of(), List.of(new BoundingBox(250, 450, 1030, 500))), PANE, 246, 300, 8);
        assertThat(spot.side()).isEqualTo(CardPlace.Side.RIGHT);
        assertThat(spot.covered()).isZero();
        assertThat(spot.read()).isZero();
    }

    /// Wherever there is room for the card beside all targets along an edge of the window, it covers none.
    @Test
    void itCoversNoTargetWhileThereIsRoomElsewhere() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            List<Bounds> targets = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                targets.add(new BoundingBox(240 + random.nextInt(700), 220 + random.nextInt(650), 100 + random.nextInt(300), 60 + random.nextInt(80)));
            }
            CardPlace.Spot spot = CardPlace.best(new Aim(EDIT, targets.getFirst(), targets.subList(1, targets.size()), List.of()), PANE, 246, 330, 8);
            assertThat(spot.covered()).isZero();
            assertThat(PANE.contains(spot.box())).isTrue();
        }
    }

    @Test
    void inASmallWindowItStaysInside() {
        Bounds tiny = new BoundingBox(0, 0, 300, 200);
        CardPlace.Spot spot = CardPlace.best(new Aim(EDIT, new BoundingBox(20, 20, 200, 100), List.of(), List.of()), tiny, 246, 330, 8);
        assertThat(spot.box().getMinX()).isNotNegative();
        assertThat(spot.box().getMinY()).isZero();
    }
}
