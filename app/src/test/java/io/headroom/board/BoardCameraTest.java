package io.headroom.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoardCameraTest {
    private final BoardCamera camera = BoardCamera.START.viewing(1_000, 500).over(4_000, 3_000);

    @Test
    void whatIsUnderThePointerStaysThere() {
        BoardCamera before = camera.at(800, 600);
        BoardCamera after = before.stepped(2, 300, 200);

        assertThat(after.zoom()).isGreaterThan(1.4);
        assertThat(after.boardX(300)).isCloseTo(before.boardX(300), within(1e-9));
        assertThat(after.boardY(200)).isCloseTo(before.boardY(200), within(1e-9));
    }

    @Test
    void aStepThatWouldPassHundredPercentStopsThere() {
        assertThat(camera.zoomed(0.95, 0, 0).stepped(1, 0, 0).zoom()).isEqualTo(1);
        assertThat(camera.zoomed(1.1, 0, 0).stepped(-1, 0, 0).zoom()).isEqualTo(1);
        assertThat(camera.stepped(1, 0, 0).zoom()).isEqualTo(BoardCamera.STEP);
    }

    @Test
    void theViewNeverLeavesTheBoard() {
        assertThat(camera.panned(-50, -50)).extracting(BoardCamera::x, BoardCamera::y).containsExactly(0.0, 0.0);
        assertThat(camera.panned(99_999, 99_999)).extracting(BoardCamera::x, BoardCamera::y).containsExactly(3_000.0, 2_500.0);
    }

    @Test
    void aSmallBoardStandsAtTheTopInTheMiddle() {
        BoardCamera small = camera.over(600, 300);

        assertThat(small.screenX(0)).isEqualTo(200);
        assertThat(small.screenY(0)).isZero();
    }

    @Test
    void toFitShowsAllOfTheBoardAndNothingIsSmaller() {
        BoardCamera all = camera.at(2_000, 2_000).fitted();

        assertThat(all.zoom()).isEqualTo(500 / 3_000.0, within(1e-9));
        assertThat(all.seenHeight()).isEqualTo(3_000, within(1e-6));
        assertThat(all.stepped(-5, 0, 0).zoom()).isEqualTo(all.zoom());
        assertThat(camera.stepped(50, 0, 0).zoom()).isEqualTo(BoardCamera.LARGEST);
    }

    @Test
    void showingMovesAsLittleAsItMust() {
        assertThat(camera.at(100, 100).showing(new Box(200, 200, 100, 100), 10)).isEqualTo(camera.at(100, 100));
        assertThat(camera.showing(new Box(1_500, 700, 100, 100), 10)).extracting(BoardCamera::x, BoardCamera::y).containsExactly(610.0, 310.0);
        assertThat(camera.at(2_000, 2_000).showing(new Box(500, 400, 100, 100), 10)).extracting(BoardCamera::x, BoardCamera::y).containsExactly(490.0, 390.0);
    }

    @Test
    void wordsAreNodesOnlyWhereTheyCanBeRead() {
        assertThat(camera.near()).isTrue();
        assertThat(camera.zoomed(0.7, 0, 0).near()).isTrue();
        assertThat(camera.zoomed(0.69, 0, 0).near()).isFalse();
    }
}
