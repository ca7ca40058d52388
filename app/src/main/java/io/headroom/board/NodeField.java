package io.headroom.board;

import io.headroom.board.BoardModel.Cell;
import io.headroom.board.BoardModel.CellState;
import io.headroom.board.BoardModel.NodeModel;
import io.headroom.look.Fonts;
import io.headroom.look.Tokens;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// The nodes of a block with their GPUs, wrapped in rows. Each row is a canvas of its own: one for all would outgrow what a GPU can hold as a
/// texture, and a change of figures redraws only the rows it touches.
final class NodeField extends Region {
    /// A GPU of a cluster.
    record Place(int node, int gpu) {}

    /// What a drop would change, drawn over what is.
    ///
    /// @param estimated places that would be in use
    /// @param lost places that would be given up
    /// @param load estimated load of the places in use, 0 where it is not known
    record Preview(Set<Place> estimated, Set<Place> lost, double load) {
        static final Preview NONE = new Preview(Set.of(), Set.of(), 0);
    }

    /// Fewer rows than this are all kept.
    private static final int FEW = 12;

    /// The canvases of the rows that are near enough to be seen, by row.
    private final Map<Integer, Canvas> rows = new TreeMap<>();
    private final Deque<Canvas> spare = new ArrayDeque<>();
    private List<NodeModel> nodes = List.of();
    private int rowsOfCells = 1;
    private int perRow = 4;
    private double windowTop;
    private double windowBottom;
    private double scale = 1;
    private CellFigure figure;
    private int pattern = OwnerPattern.NONE;
    private Preview preview = Preview.NONE;
    private Sizes sizes;
    private Tokens tokens;
    private int columns = 1;

    NodeField(Sizes sizes, Tokens tokens, CellFigure figure) {
        this.sizes = sizes;
        this.figure = figure;
        this.tokens = tokens;
        setMouseTransparent(true);
    }

    void show(List<NodeModel> shown, BlockShape shape) {
        List<NodeModel> before = nodes;
        nodes = shown;
        rowsOfCells = shape.rows();
        perRow = shape.perRow();
        if (before.size() != shown.size()) {
            requestLayout();
            return;
        }
        repaint(row -> !part(before, row).equals(part(shown, row)));
    }

    /// Lets cells show something else.
    void repaint(CellFigure chosen) {
        figure = chosen;
        repaint(_ -> true);
    }

    /// The pattern of whose these GPUs are.
    void pattern(int number) {
        pattern = number;
    }

    /// Says which part can be seen, in its own coordinates.
    void window(double top, double bottom) {
        if (top != windowTop || bottom != windowBottom) {
            windowTop = top;
            windowBottom = bottom;
            provide();
        }
    }

    double scale() {
        return scale;
    }

    /// Draws as finely as a zoom of the board shows it.
    void scale(double zoom) {
        if (zoom != scale) {
            scale = zoom;
            requestLayout();
        }
    }

    void fit(Sizes fitting, Tokens colours) {
        if (!sizes.equals(fitting) || !tokens.equals(colours)) {
            sizes = fitting;
            tokens = colours;
            requestLayout();
            repaint(_ -> true);
        }
    }

    void preview(Preview shown) {
        if (!preview.equals(shown)) {
            preview = shown;
            repaint(_ -> true);
        }
    }

    @Override
    protected void layoutChildren() {
        columns = sizes.nodesAcross(perRow, getWidth());
        rows.values().forEach(this::giveUp);
        rows.clear();
        provide();
    }

    private void giveUp(Canvas canvas) {
        canvas.setVisible(false);
        spare.add(canvas);
    }

    /// Provides the rows in the window, and gives up those that are not.
    private void provide() {
        int lines = Math.ceilDiv(nodes.size(), columns);
        double tall = sizes.nodesHeight(rowsOfCells);
        double pitch = tall + sizes.nodeRowGap();
        int first = lines <= FEW ? 0 : Math.clamp((long) (windowTop / pitch), 0, lines);
        int end = lines <= FEW ? lines : Math.clamp((long) Math.ceil(windowBottom / pitch), first, lines);
        rows.entrySet().removeIf(entry -> {
            boolean gone = entry.getKey() < first || entry.getKey() >= end;
            if (gone) {
                giveUp(entry.getValue());
            }
            return gone;
        });
        for (int row = first; row < end; row++) {
            if (!rows.containsKey(row)) {
                Canvas canvas = spare.isEmpty() ? canvas() : spare.removeFirst();
                canvas.setVisible(true);
                canvas.setWidth(Math.ceil(sizes.nodesWidth(perRow, Math.min(columns, nodes.size())) * scale));
                canvas.setHeight(Math.ceil(tall * scale));
                canvas.getTransforms().setAll(new Scale(1 / scale, 1 / scale));
                canvas.relocate(0, Math.rint(row * pitch));
                rows.put(row, canvas);
                paint(canvas, part(nodes, row));
            }
        }
    }

    private Canvas canvas() {
        Canvas canvas = new Canvas();
        getChildren().add(canvas);
        return canvas;
    }

    private List<NodeModel> part(List<NodeModel> all, int row) {
        return all.subList(Math.min(all.size(), row * columns), Math.min(all.size(), (row + 1) * columns));
    }

    private void repaint(Predicate<Integer> which) {
        rows.forEach((row, canvas) -> {
            if (which.test(row)) {
                paint(canvas, part(nodes, row));
            }
        });
    }

    private void paint(Canvas canvas, List<NodeModel> part) {
        GraphicsContext on = canvas.getGraphicsContext2D();
        on.setTransform(1, 0, 0, 1, 0, 0);
        on.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        on.setTransform(scale, 0, 0, scale, 0, 0);
        CellPainter painter = new CellPainter(on, tokens, sizes, figure, pattern);
        double x = 0;
        for (NodeModel node : part) {
            label(on, node, x);
            cells(painter, node, x);
            x += sizes.nodeWidth(node.perRow()) + sizes.nodeGap();
        }
    }

    private void label(GraphicsContext on, NodeModel node, double x) {
        Font font = Font.font(Fonts.FIGURES, sizes.em() * (sizes.compact() ? 11.0 / 12 : 1));
        on.setFontSmoothingType(FontSmoothingType.GRAY);
        on.setFont(font);
        on.setTextBaseline(VPos.BASELINE);
        double baseline = Math.rint(sizes.nodeLabel() - sizes.px(5));
        on.setTextAlign(TextAlignment.LEFT);
        on.setFill(tokens.text2());
        on.fillText(node.id(), x, baseline);
        String note = note(node, sizes.nodeWidth(node.perRow()) - sizes.px(8));
        if (note != null) {
            on.setFont(Font.font(Fonts.WORDS, sizes.em()));
            on.setTextAlign(TextAlignment.RIGHT);
            on.setFill(tokens.text3());
            on.fillText(note, x + sizes.nodeWidth(node.perRow()), baseline);
        }
    }

    /// The longest note there is room for beside the id, at about half an em a letter.
    private @Nullable String note(NodeModel node, double room) {
        double letter = sizes.em() * 0.6;
        return node.notes().stream().filter(note -> (note.length() + node.id().length()) * letter <= room).findFirst().orElse(null);
    }

    private void cells(CellPainter painter, NodeModel node, double left) {
        List<Cell> cells = node.cells();
        double pitch = sizes.cellWidth() + sizes.cellGap();
        for (int i = 0; i < cells.size(); i++) {
            double x = left + i % node.perRow() * pitch;
            int row = i / node.perRow();
            double y = sizes.nodeLabel() + row * sizes.cellRow();
            painter.paint(seen(node, cells.get(i)), x, y);
            bracket(painter, node, i, x, y + sizes.cellHeight());
        }
    }

    /// Draws the bracket of the run of cells that ends at `i`.
    private void bracket(CellPainter painter, NodeModel node, int i, double x, double y) {
        List<Cell> cells = node.cells();
        boolean lastInRow = i % node.perRow() == node.perRow() - 1 || i == cells.size() - 1;
        if (cells.get(i).replica() < 0 || cells.get(i).state() == CellState.ARRIVING
                || (!lastInRow && CellPainter.joined(cells.get(i), cells.get(i + 1)))) {
            return;
        }
        int from = i;
        while (from % node.perRow() > 0 && CellPainter.joined(cells.get(from - 1), cells.get(i))) {
            from--;
        }
        double start = x - (i - from) * (sizes.cellWidth() + sizes.cellGap());
        boolean opens = from == 0 || !CellPainter.joined(cells.get(from - 1), cells.get(i));
        boolean closes = i == cells.size() - 1 || !CellPainter.joined(cells.get(i), cells.get(i + 1));
        boolean alone = opens && closes && from == i;
        painter.bracket(start, y, x + sizes.cellWidth() - start, opens && !alone, closes && !alone);
    }

    private Cell seen(NodeModel node, Cell cell) {
        Place place = new Place(node.node(), cell.gpu());
        if (preview.estimated().contains(place)) {
            return new Cell(cell.gpu(), cell.replica(), CellState.ESTIMATED, preview.load(), 0);
        }
        return preview.lost().contains(place) ? new Cell(cell.gpu(), cell.replica(), CellState.LOST, 0, 0) : cell;
    }
}
