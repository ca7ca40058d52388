package io.headroom.shell;

import io.headroom.board.BoardSight;
import io.headroom.board.CellFigure;
import io.headroom.session.Settings;
import java.util.Optional;

/// The look at the board that commands change and the settings remember. Without a window there is none, and nothing happens.
final class BoardLens {
    private static final String ZOOM = "board.zoom";
    private static final String CELLS = "board.cells";

    private final Settings settings;
    private Optional<BoardSight> sight = Optional.empty();
    private Runnable search = () -> {};

    BoardLens(Settings settings) {
        this.settings = settings;
    }

    /// Looks at a board from now on, as the last one was looked at.
    void attach(BoardSight board) {
        settings.choice(CELLS, CellFigure.class).ifPresent(board::cells);
        settings.number(ZOOM).ifPresent(board::zoomTo);
        sight = Optional.of(board);
    }

    /// Where one searches.
    void search(Runnable focus) {
        search = focus;
    }

    void find() {
        search.run();
    }

    /// Keeps how the board is looked at.
    void remember() {
        sight.ifPresent(board -> {
            settings.put(ZOOM, board.zoom());
            settings.put(CELLS, board.cells());
        });
    }

    void zoomBy(int steps) {
        sight.ifPresent(board -> board.zoomBy(steps));
    }

    void usual() {
        sight.ifPresent(board -> board.zoomTo(1));
    }

    void fit() {
        sight.ifPresent(BoardSight::zoomToFit);
    }

    void cells(CellFigure figure) {
        sight.ifPresent(board -> board.cells(figure));
        remember();
    }

    CellFigure cells() {
        return sight.map(BoardSight::cells).orElse(CellFigure.LOAD);
    }
}
