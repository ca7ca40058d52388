package io.headroom.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MiniScaleTest {
    private final MiniScale scale = MiniScale.of(4_000, 1_000, 200, 100);

    @Test
    void theBoardStandsWholeInTheMiddle() {
        assertThat(scale.mini(new Box(0, 0, 4_000, 1_000))).isEqualTo(new Box(0, 25, 200, 50));
    }

    @Test
    void aPointOfTheMapLeadsToTheSamePointOfTheBoard() {
        Box box = scale.mini(new Box(1_200, 300, 10, 10));

        assertThat(scale.boardX(box.x())).isEqualTo(1_200, within(1e-9));
        assertThat(scale.boardY(box.y())).isEqualTo(300, within(1e-9));
    }
}
