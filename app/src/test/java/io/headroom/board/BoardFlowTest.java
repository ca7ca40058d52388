package io.headroom.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoardFlowTest {
    private static BoardFlow.Wish block(double natural) {
        return new BoardFlow.Wish(natural, 1.5 * natural, false);
    }

    @Test
    void blocksShareARowAndEndFlush() {
        List<BoardFlow.Slot> slots = BoardFlow.flow(1032, 12, List.of(block(340), block(300), block(340)));

        assertThat(slots).extracting(BoardFlow.Slot::row).containsOnly(0);
        assertThat(slots.getLast().x() + slots.getLast().width()).isEqualTo(1032);
    }

    @Test
    void whatDoesNotFitGoesToTheNextRow() {
        assertThat(BoardFlow.flow(700, 12, List.of(block(340), block(340), block(340)))).extracting(BoardFlow.Slot::row).containsExactly(0, 0, 1);
    }

    @Test
    void aWholeRowIsSharedWithNobody() {
        List<BoardFlow.Wish> wishes = List.of(block(100), new BoardFlow.Wish(900, 900, true), block(100));

        assertThat(BoardFlow.flow(900, 12, wishes)).extracting(BoardFlow.Slot::row).containsExactly(0, 1, 2);
    }

    @Test
    void aLoneBlockDoesNotGrowWithoutEnd() {
        assertThat(BoardFlow.flow(1000, 12, List.of(block(200)))).containsExactly(new BoardFlow.Slot(0, 0, 300));
    }

    @Test
    void aBlockWiderThanTheBoardIsCutToIt() {
        assertThat(BoardFlow.flow(500, 12, List.of(block(800)))).containsExactly(new BoardFlow.Slot(0, 0, 500));
    }
}
