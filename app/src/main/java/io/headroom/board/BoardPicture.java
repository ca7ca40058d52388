package io.headroom.board;

import io.headroom.board.BoardMap.Place;
import io.headroom.board.BoardMap.Stretch;
import io.headroom.board.BoardModel.Cell;
import io.headroom.board.BoardModel.CellState;
import io.headroom.board.BoardModel.Chip;
import io.headroom.board.BoardModel.ClusterModel;
import io.headroom.board.BoardModel.Use;
import io.headroom.drawing.Drawing;
import io.headroom.drawing.Drawing.Anchor;
import io.headroom.drawing.Drawing.Lettering;
import io.headroom.drawing.Raster;
import io.headroom.drawing.Svg;
import io.headroom.drawing.Typeface;
import io.headroom.look.Tokens;
import io.headroom.words.Language;
import java.util.List;
import java.util.stream.Collectors;

/// The whole board as a picture: the same map, lengths and colours as the board of the window, drawn without a toolkit. What is selected is not shown: a picture has no hand.
public final class BoardPicture {
    private static final double EM = 12;
    private static final double SHAPE = 0.62; // of a view, height to width

    private final BoardModel model;
    private final Tokens tokens;
    private final CellFigure figure;
    private final Sizes sizes;
    private final BoardMap map;
    private final BoardWords words = BoardWords.here();

    /// @param model what is drawn; read where the picture is made
    /// @param figure what cells show
    /// @param width width of a column of the board, px; a large fleet has several
    public BoardPicture(BoardModel model, Tokens tokens, CellFigure figure, double width) {
        this.model = model;
        this.tokens = tokens;
        this.figure = figure;
        sizes = new Sizes(EM, width < Sizes.COMPACT_BELOW * EM);
        map = new BoardMap(model.clusters().stream().map(ClusterModel::shapes).toList(), sizes, width, width * SHAPE);
    }

    /// A file that any program opens, its words as words.
    public byte[] svg() {
        return Svg.of(new Svg.Frame(width(), height(), Language.tag(), words.text("picture.title", model.plan().name()), spoken()), this::draw);
    }

    /// What it shows, in a line for each cluster.
    public String spoken() {
        return model.clusters().stream().map(cluster -> cluster.title() + ": " + cluster.useWords()).collect(Collectors.joining("\n"));
    }

    /// A bitmap.
    ///
    /// @param scale px for each px of the board
    public byte[] png(double scale) {
        return Raster.png(width(), height(), scale, this::draw);
    }

    /// Its width in px.
    public double width() {
        return map.width();
    }

    /// Its height in px.
    public double height() {
        return head() + Math.max(map.height(), sizes.padding()) + tray();
    }

    private double head() {
        return sizes.px(60);
    }

    private double cardPitch() {
        return sizes.cardChip() + sizes.px(6);
    }

    private int cardsAcross() {
        return Math.max(1, (int) ((map.width() - 2 * sizes.padding() + sizes.gap()) / (sizes.cardWidth() + sizes.gap())));
    }

    private double tray() {
        return model.tray().isEmpty() ? 0 : sizes.px(30) + Math.ceilDiv(model.tray().size(), cardsAcross()) * cardPitch() + sizes.padding();
    }

    /// Draws it.
    public void draw(Drawing on) {
        BoardPen pen = new BoardPen(on, 0, 0, tokens, sizes, words, figure);
        pen.fill(BoardPen.box(0, 0, width(), height()), tokens.canvas());
        heading(pen);
        for (Stretch stretch : map.stretches()) {
            ClusterModel cluster = model.clusters().get(stretch.cluster());
            String title = stretch.goesOn() ? words.text("cluster.goesOn", cluster.title()) : cluster.title();
            on.group(title, () -> {
                line(pen.at(stretch.box().x(), head() + stretch.box().y()), stretch, cluster, title);
                for (Place place : stretch.places()) {
                    new BlockDrawing(pen.at(place.box().x(), head() + place.box().y()), place).draw(cluster.blocks().get(place.number()));
                }
            });
        }
        if (!model.tray().isEmpty()) {
            tray(pen.at(sizes.padding(), head() + Math.max(map.height(), sizes.padding())));
        }
    }

    /// The name of the plan, and what the shapes of the cells mean.
    private void heading(BoardPen pen) {
        double room = width() - 2 * sizes.padding();
        pen.write(model.plan().name(), sizes.padding(), sizes.px(22), room, new Lettering(Typeface.STRONG, sizes.px(18), BoardPen.colour(tokens.text())));
        Sizes small = new Sizes(EM * 0.55, false);
        CellDrawing cells = new CellDrawing(pen.in(small), OwnerPattern.NONE);
        Lettering legend = new Lettering(Typeface.WORDS, sizes.em() * 11 / 12, BoardPen.colour(tokens.text2()));
        double left = sizes.padding();
        for (String key : figure == CellFigure.OWNER ? List.of("vacant", "free", "arriving", "failed") : List.of("used", "vacant", "free", "arriving", "failed")) {
            Cell cell = switch (key) {
                case "used" -> new Cell(0, 0, CellState.USED, 0.6, 0.35);
                case "vacant" -> new Cell(0, 0, CellState.VACANT, 0, 0);
                case "free" -> new Cell(0, 0, CellState.FREE, 0, 0);
                case "arriving" -> new Cell(0, 0, CellState.ARRIVING, 0, 0);
                default -> new Cell(0, 0, CellState.FAILED, 0, 0);
            };
            String meaning = figure == CellFigure.KV && key.equals("used") ? words.text("cells.KV") : words.text("legend." + key);
            double wide = small.cellWidth() + sizes.px(5) + legend.width(meaning);
            if (left + wide > width() - sizes.padding()) {
                break;
            }
            cells.cell(cell, left, sizes.px(36));
            pen.write(meaning, left + small.cellWidth() + sizes.px(5), sizes.px(36) + small.cellHeight() / 2, room, legend);
            left += wide + sizes.px(16);
        }
    }

    /// The line over the blocks of a cluster.
    private void line(BoardPen pen, Stretch stretch, ClusterModel cluster, String title) {
        double width = stretch.box().width();
        double middle = (sizes.clusterLine() - sizes.px(4)) / 2;
        double left = pen.write(title, 0, middle, width, new Lettering(Typeface.STRONG, sizes.px(13), BoardPen.colour(tokens.text()))) + sizes.px(12);
        if (stretch.goesOn()) {
            return;
        }
        Lettering second = pen.plain(tokens.text2());
        left += pen.write(cluster.nodes(), left, middle, width - left, second) + sizes.px(12);
        double use = second.width(cluster.useWords());
        if (left + use > width) {
            return;
        }
        pen.write(cluster.useWords(), width, middle, use, second, Anchor.END);
        double bar = sizes.px(124);
        if (left + use + sizes.px(12) + bar <= width) {
            use(pen.at(Math.rint(width - use - sizes.px(12) - bar), Math.rint(middle - sizes.px(4))), cluster.use(), bar, sizes.px(8));
        }
    }

    /// The use of a cluster: solid for cabins, striped for lanes, dashed for what is free.
    private void use(BoardPen pen, Use use, double width, double height) {
        double all = Math.max(1, use.reserved() + use.shared() + use.free());
        double reserved = Math.rint(width * use.reserved() / all);
        double shared = Math.rint(width * use.shared() / all);
        if (reserved > 2) {
            pen.fill(BoardPen.box(0, 0, reserved - 2, height), tokens.wall());
        }
        for (double x = 0; x + 2 <= shared - 2; x += 4) {
            pen.fill(BoardPen.box(reserved + x, 0, 2, height), tokens.text3());
        }
        double free = width - reserved - shared;
        if (free > 2) {
            pen.stroke(BoardPen.box(reserved + shared + 0.5, 0.5, free - 3, height - 1), tokens.line2(), 1, 3, 2);
        }
    }

    private void tray(BoardPen pen) {
        double count = pen.write(words.text("tray.title"), 0, sizes.px(8), width(), pen.strong(tokens.text()));
        pen.write(words.waiting(model.tray().size()), count + sizes.px(8), sizes.px(8), width(), pen.figures(tokens.text2()));
        ChipDrawing chips = new ChipDrawing(pen);
        int across = cardsAcross();
        for (int i = 0; i < model.tray().size(); i++) {
            Chip chip = model.tray().get(i);
            chips.card(chip, new Box(i % across * (sizes.cardWidth() + sizes.gap()), sizes.px(26) + Math.floorDiv(i, across) * cardPitch(), sizes.cardWidth(), sizes.cardChip()));
        }
    }
}
