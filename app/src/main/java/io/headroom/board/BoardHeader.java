package io.headroom.board;

import io.headroom.board.BoardModel.Cell;
import io.headroom.board.BoardModel.CellState;
import io.headroom.look.Tokens;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The line over the board: what it shows, and what the shapes of its cells mean.
final class BoardHeader extends HBox {
    /// Size of a cell here against one on the board.
    private static final double SCALE = 0.55;

    private record Sign(Cell cell, Label label, String text, String brief) {}

    private final Label title = new Label();
    private final List<Sign> signs = new ArrayList<>();

    BoardHeader(BoardWords words) {
        getStyleClass().add("board-header");
        title.setText(words.text("board.title"));
        title.getStyleClass().add("strong");
        getChildren().add(title);
        sign(words, new Cell(0, 0, CellState.USED, 0.6, 0.35), "used");
        sign(words, new Cell(0, 0, CellState.VACANT, 0, 0), "vacant");
        sign(words, new Cell(0, 0, CellState.FREE, 0, 0), "free");
        sign(words, new Cell(0, 0, CellState.ARRIVING, 0, 0), "arriving");
        sign(words, new Cell(0, 0, CellState.FAILED, 0, 0), "failed");
    }

    private void sign(BoardWords words, Cell cell, String key) {
        Label label = new Label();
        label.getStyleClass().add("legend");
        label.setGraphic(new Canvas());
        signs.add(new Sign(cell, label, words.text("legend." + key), words.text("legend." + key + ".short")));
        getChildren().add(label);
    }

    void legendVisible(boolean visible) {
        signs.forEach(sign -> sign.label().setVisible(visible));
    }

    void fit(Sizes sizes, Tokens tokens) {
        double tall = sizes.px(36, 32);
        setMinHeight(tall);
        setMaxHeight(tall);
        setPadding(new Insets(0, sizes.padding(), 0, sizes.padding()));
        Sizes small = new Sizes(sizes.em() * SCALE, false);
        for (Sign sign : signs) {
            sign.label().setText(sizes.compact() ? sign.brief() : sign.text());
            if (sign.label().getGraphic() instanceof Canvas canvas) {
                canvas.setWidth(small.cellWidth());
                canvas.setHeight(small.cellHeight());
                canvas.getGraphicsContext2D().clearRect(0, 0, small.cellWidth(), small.cellHeight());
                new CellPainter(canvas.getGraphicsContext2D(), tokens, small).paint(sign.cell(), 0, 0);
            }
        }
    }
}
