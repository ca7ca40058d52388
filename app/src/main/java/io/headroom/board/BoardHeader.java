package io.headroom.board;

import io.headroom.board.BoardModel.Cell;
import io.headroom.board.BoardModel.CellState;
import io.headroom.look.Icon;
import io.headroom.look.Tokens;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line over the board: what it shows, and what the shapes of its cells mean.
final class BoardHeader extends HBox {
    /// Size of a cell here against one on the board.
    private static final double SCALE = 0.55;

    private record Sign(Cell cell, Label label, String text, String brief) {}

    private final Label title = new Label();
    private final List<Sign> signs = new ArrayList<>();

    private final Label cellsTitle = new Label();
    private final List<ToggleButton> figures = new ArrayList<>();
    private final Button percent = new Button();
    private final Region gap = new Region();
    private final BoardWords words;
    private boolean legend = true;

    BoardHeader(BoardWords words, BoardView board) {
        this.words = words;
        getStyleClass().addAll("board-header", "dense");
        title.setText(words.text("board.title"));
        title.getStyleClass().add("strong");
        getChildren().add(title);
        sign(words, new Cell(0, 0, CellState.USED, 0.6, 0.35), "used");
        sign(words, new Cell(0, 0, CellState.VACANT, 0, 0), "vacant");
        sign(words, new Cell(0, 0, CellState.FREE, 0, 0), "free");
        sign(words, new Cell(0, 0, CellState.ARRIVING, 0, 0), "arriving");
        sign(words, new Cell(0, 0, CellState.FAILED, 0, 0), "failed");
        HBox.setHgrow(gap, Priority.ALWAYS);
        cellsTitle.setText(words.text("cells.title"));
        cellsTitle.getStyleClass().add("second");
        getChildren().addAll(gap, cellsTitle, figures(board), zoom(board));
        getChildren().forEach(child -> {
            if (child instanceof Region region && !region.equals(gap)) {
                region.setMinWidth(USE_PREF_SIZE);
            }
        });
        board.cellsProperty().subscribe(shown -> figures.forEach(button -> button.setSelected(button.getUserData() == shown)));
        board.onCamera(() -> show(board.zoom()));
        widthProperty().subscribe(_ -> room());
        setMinWidth(0);
    }

    private HBox figures(BoardView board) {
        HBox box = new HBox();
        box.getStyleClass().add("segmented");
        box.setAccessibleText(words.text("cells.title"));
        for (CellFigure figure : CellFigure.values()) {
            ToggleButton button = new ToggleButton(words.text("cells." + figure));
            button.setUserData(figure);
            button.setId("cells-" + figure);
            button.setOnAction(_ -> {
                board.cells(figure);
                button.setSelected(true);
            });
            figures.add(button);
            box.getChildren().add(button);
        }
        figures.getFirst().getStyleClass().add("first");
        figures.getLast().getStyleClass().add("last");
        return box;
    }

    private HBox zoom(BoardView board) {
        percent.setOnAction(_ -> board.zoomTo(1));
        percent.getStyleClass().addAll("flat", "figure", "zoom-value");
        percent.setTooltip(new Tooltip(words.text("zoom.usual")));
        percent.setId("zoom-usual");
        HBox box = new HBox(button(Icon.MINUS, "zoom.out", () -> board.zoomBy(-1)), percent, button(Icon.PLUS, "zoom.in", () -> board.zoomBy(1)),
                button(Icon.FIT, "zoom.fit", board::zoomToFit));
        box.getStyleClass().add("zoom");
        show(1);
        return box;
    }

    private Button button(Icon icon, String key, Runnable action) {
        Button button = new Button("", icon.view());
        button.getStyleClass().addAll("flat", "icon-only");
        button.setTooltip(new Tooltip(words.text(key)));
        button.setAccessibleText(words.text(key));
        button.setId(key.replace('.', '-'));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void show(double zoom) {
        String share = words.percent(zoom);
        percent.setText(share);
        percent.setAccessibleText(words.text("zoom.spoken", share));
    }

    /// Leaves out of the legend what there is no room for.
    private void room() {
        sign(true);
        for (int i = signs.size() - 1; i >= 0 && prefWidth(-1) > getWidth(); i--) {
            signs.get(i).label().setManaged(false);
            signs.get(i).label().setVisible(false);
        }
        cellsTitle.setManaged(true);
        cellsTitle.setManaged(prefWidth(-1) <= getWidth());
        cellsTitle.setVisible(cellsTitle.isManaged());
    }

    private void sign(boolean shown) {
        signs.forEach(sign -> {
            sign.label().setManaged(shown && legend);
            sign.label().setVisible(shown && legend);
        });
    }

    private void sign(BoardWords words, Cell cell, String key) {
        Label label = new Label();
        label.getStyleClass().add("legend");
        label.setGraphic(new Canvas());
        signs.add(new Sign(cell, label, words.text("legend." + key), words.text("legend." + key + ".short")));
        getChildren().add(label);
    }

    void legendVisible(boolean visible) {
        legend = visible;
        room();
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
        room();
    }
}
