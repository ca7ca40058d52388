package io.headroom.board;

import io.headroom.board.BlockShape.Kind;
import io.headroom.board.BoardMap.Place;
import io.headroom.board.BoardMap.Stretch;
import io.headroom.board.BoardModel.Chip;
import io.headroom.board.BoardModel.ClusterModel;
import io.headroom.board.BoardModel.Glance;
import io.headroom.board.BoardModel.Holding;
import io.headroom.look.Fonts;
import io.headroom.look.State;
import io.headroom.look.Tokens;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws blocks at a zoom at which they are no nodes: a cabin has four solid walls, a lane none at the left and dashed rails, what is free is dashed. Words only where they can be read.
final class MapPainter {
    /// Words are never smaller, px at 12 px to the em.
    private static final double WORDS = 11;

    private final GraphicsContext on;
    private final BoardHost host;
    private final Tokens tokens;
    private final BoardCamera camera;
    private final BoardModel model;
    private final double zoom;
    private final double em;
    private final CellMap cells;

    MapPainter(GraphicsContext on, BoardHost host, BoardCamera camera, BoardModel model) {
        this.on = on;
        this.host = host;
        this.tokens = host.tokens();
        this.camera = camera;
        this.model = model;
        this.zoom = camera.zoom();
        this.em = host.sizes().em();
        this.cells = new CellMap(on, host, camera);
        on.setFontSmoothingType(FontSmoothingType.GRAY);
        on.setTextBaseline(VPos.CENTER);
    }

    /// Draws a block.
    ///
    /// @param ringed whether it is the one under the keys
    void block(Place place, boolean ringed) {
        ClusterModel cluster = model.clusters().get(place.cluster());
        Glance glance = cluster.glances().get(place.number());
        double x = Math.rint(camera.screenX(place.box().x()));
        double y = Math.rint(camera.screenY(place.box().y()));
        double width = Math.max(2, Math.rint(place.box().width() * zoom));
        double height = Math.max(2, Math.rint(place.box().height() * zoom));
        BlockSizes sizes = new BlockSizes(host.sizes(), place.shape());
        switch (place.shape().kind()) {
            case CABIN -> cabin(place, glance, x, y, width, height);
            case LANE -> lane(sizes, place, glance, x, y, width, height);
            case FREE -> dashed(x, y, width, height, 3 * Math.max(0.6, zoom), 3 * Math.max(0.6, zoom));
            case ARRIVING -> dashed(x, y, width, height, 1, 3 * Math.max(0.6, zoom));
        }
        cells.draw(place, sizes, cluster, glance);
        if (place.shape().tenants() > 0) {
            chips(sizes, place, cluster, glance);
        }
        if (ringed) {
            ring(x - 3, y - 3, width + 6, height + 6);
        }
    }

    private void ring(double x, double y, double width, double height) {
        on.setStroke(tokens.accent());
        on.setLineWidth(2);
        on.setLineDashes();
        on.strokeRect(x, y, width, height);
    }

    private Color wall(Glance glance, Color usual) {
        return glance.selected() ? tokens.accent() : usual;
    }

    private void cabin(Place place, Glance glance, double x, double y, double width, double height) {
        boolean vacant = glance.owner().isEmpty();
        double line = Math.max(1, Math.rint(2 * zoom));
        double arc = 12 * zoom;
        on.setFill(tokens.cabin());
        on.fillRoundRect(x, y, width, height, arc, arc);
        on.setStroke(wall(glance, vacant ? tokens.line2() : tokens.wall()));
        on.setLineWidth(line);
        on.setLineDashes();
        on.strokeRoundRect(x + line / 2, y + line / 2, width - line, height - line, arc, arc);
        double plate = host.sizes().plate() * zoom;
        if (plate < 2) {
            return;
        }
        String name = vacant ? host.words().text("cabin.vacant") : glance.owner();
        boolean worded = plate >= words();
        double wide = Math.min(width - line, worded ? name.length() * words() * 0.6 + 8 : Math.max(6, width * 0.4));
        if (vacant) {
            on.setLineWidth(1);
            on.strokeRect(x + 0.5, y + 0.5, wide, plate);
        } else {
            on.setFill(wall(glance, tokens.wall()));
            on.fillRect(x, y, wide, plate);
        }
        if (worded) {
            write(name, x + 5, y + plate / 2, wide - 6, true, vacant ? tokens.text() : glance.selected() ? tokens.onAccent() : tokens.onWall());
            write(place.shape().title(), x + wide + 6, y + plate / 2, width - wide - 10, false, tokens.text2());
        }
    }

    private void lane(BlockSizes sizes, Place place, Glance glance, double x, double y, double width, double height) {
        double header = host.sizes().laneHeader() * zoom;
        double top = y + Math.rint(header);
        double tall = Math.max(2, height - Math.rint(header));
        double gate = x + Math.rint(sizes.gateX(place.box().width()) * zoom);
        double line = Math.max(1, Math.rint(2 * zoom));
        on.setStroke(wall(glance, tokens.ink()));
        on.setLineWidth(line);
        double dash = Math.max(2, 6 * zoom);
        on.setLineDashes(dash, dash * 0.66);
        on.strokeLine(x, top + line / 2, gate, top + line / 2);
        on.strokeLine(x, top + tall - line / 2, gate, top + tall - line / 2);
        on.setLineDashes();
        on.setLineWidth(1);
        on.setStroke(wall(glance, tokens.line2()));
        on.strokeRect(gate + 0.5, top + 0.5, x + width - gate - 1, tall - 1);
        double post = Math.max(1, Math.rint(5 * zoom));
        on.setFill(wall(glance, tokens.wall()));
        on.fillRect(gate - Math.floor(post / 2), top, post, tall);
        if (header >= words()) {
            write(place.shape().title(), x + 2, y + header / 2, width - 4, true, tokens.text());
        }
    }

    private void dashed(double x, double y, double width, double height, double dash, double gap) {
        on.setStroke(tokens.line2());
        on.setLineWidth(1);
        on.setLineDashes(dash, gap);
        on.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
        on.setLineDashes();
    }

    /// The chips as bars with their state, with their names where there is room; where not even bars fit, one sign for the worst.
    private void chips(BlockSizes sizes, Place place, ClusterModel cluster, Glance glance) {
        Box box = place.box();
        boolean lane = place.shape().kind() == Kind.LANE;
        double pitch = lane ? sizes.chipPitch() * zoom : Double.MAX_VALUE;
        Box field = sizes.cells(box.width(), box.height());
        double inset = lane ? 0 : host.sizes().inset();
        double left = camera.screenX(box.x() + inset);
        double wide = lane ? (sizes.gateX(box.width()) - host.sizes().queueWidth()) * zoom : (field.x() - 2 * inset) * zoom;
        double tall = sizes.chipHeight() * zoom;
        double first = lane ? sizes.chipsTop(box.height()) : (box.height() + host.sizes().header() - sizes.chipHeight()) / 2;
        double top = camera.screenY(box.y() + first);
        if (wide < 4) {
            return;
        }
        Holding holding = pitch >= 4 && tall >= 4 ? holding(cluster, place.number()) : null;
        if (holding == null) {
            sign(glance.worst(), left + Math.min(8, wide / 2), camera.screenY(box.y() + box.height() / 2), Math.min(5, Math.min(wide, box.height() * zoom) / 3));
            return;
        }
        int from = lane ? Math.max(0, (int) Math.floor(-top / pitch)) : 0;
        int to = lane ? Math.min(holding.chips().size(), (int) Math.ceil((camera.viewHeight() - top) / pitch)) : holding.chips().size();
        for (int i = from; i < to; i++) {
            chip(holding.chips().get(i), left, top + i * pitch, wide, tall);
        }
    }

    private static @Nullable Holding holding(ClusterModel cluster, int number) {
        return switch (cluster.blocks().get(number)) {
            case BoardModel.Cabin cabin -> cabin.holding();
            case BoardModel.Lane lane -> lane.holding();
            default -> null;
        };
    }

    private void chip(Chip chip, double left, double top, double wide, double tall) {
        double x = Math.rint(left) + 0.5;
        double y = Math.rint(top) + 0.5;
        double height = Math.max(2, Math.rint(tall) - 1);
        on.setFill(tokens.raised());
        on.fillRect(x, y, Math.rint(wide), height);
        on.setStroke(chip.selected() ? tokens.accent() : tokens.line2());
        on.setLineWidth(chip.selected() ? 2 : 1);
        on.setLineDashes();
        on.strokeRect(x, y, Math.rint(wide), height);
        double mark = Math.min(5, height / 2 - 1);
        sign(chip.state(), x + 4 + mark, y + height / 2, mark);
        if (height >= words()) {
            double at = x + 2 * mark + 9;
            write(chip.name(), at, y + height / 2, x + wide - at - 4, false, tokens.text());
        }
    }

    /// The state by shape: a disc for met, a triangle for at risk, an eight-sided block for missed.
    private void sign(State state, double x, double y, double reach) {
        if (reach < 1.5 || state == State.NONE) {
            return;
        }
        on.setFill(tokens.of(state));
        switch (state) {
            case MET -> on.fillOval(x - reach * 0.6, y - reach * 0.6, reach * 1.2, reach * 1.2);
            case AT_RISK -> on.fillPolygon(new double[] {x - reach, x, x + reach}, new double[] {y + reach * 0.8, y - reach, y + reach * 0.8}, 3);
            case MISSED -> {
                double corner = reach * 0.45;
                on.fillPolygon(new double[] {x - corner, x + corner, x + reach, x + reach, x + corner, x - corner, x - reach, x - reach},
                        new double[] {y - reach, y - reach, y - corner, y + corner, y + reach, y + reach, y + corner, y - corner}, 8);
                if (reach >= 4) {
                    cross(x, y, reach * 0.45);
                }
            }
            case NONE -> { }
        }
    }

    private void cross(double x, double y, double reach) {
        on.setStroke(tokens.canvas());
        on.setLineWidth(1.2);
        on.strokeLine(x - reach, y - reach, x + reach, y + reach);
        on.strokeLine(x - reach, y + reach, x + reach, y - reach);
    }

    /// Names a cluster: in its line where that is tall enough, else over its blocks on a ground of its own.
    void stretch(Stretch stretch) {
        ClusterModel cluster = model.clusters().get(stretch.cluster());
        double line = host.sizes().clusterLine() * zoom;
        double x = camera.screenX(stretch.box().x());
        double y = camera.screenY(stretch.box().y());
        double width = stretch.box().width() * zoom;
        String name = model.plan().fleet().get(stretch.cluster()).name();
        String title = stretch.goesOn() ? host.words().text("cluster.goesOn", cluster.title()) : cluster.title();
        if (line >= words()) {
            write(title, x, y + line / 2 - 2, width, true, tokens.text());
            return;
        }
        double size = em * 13 / 12;
        double letters = title.length() * size * 0.55 + 10;
        double tall = size * 1.5;
        if (!stretch.goesOn() && width >= em * 4 && stretch.box().height() * zoom >= tall * 2) {
            if (letters > width) {
                title = name;
                letters = title.length() * size * 0.55 + 10;
            }
            double wide = Math.min(width, letters);
            on.setFill(tokens.chrome());
            on.fillRect(x, y, wide, tall);
            on.setStroke(tokens.line2());
            on.setLineWidth(1);
            on.setLineDashes();
            on.strokeRect(Math.rint(x) + 0.5, Math.rint(y) + 0.5, wide, tall);
            on.setFont(Font.font(Fonts.WORDS, size));
            text(title, x + 5, y + tall / 2, wide - 8, size, tokens.text());
        }
    }

    private double words() {
        return em * WORDS / 12;
    }

    private void write(String words, double x, double y, double room, boolean strong, Color colour) {
        double size = Math.max(words(), Math.min(em, em * zoom * (strong ? 1.05 : 1)));
        on.setFont(Font.font(Fonts.WORDS, size));
        text(words, x, y, room, size, colour);
    }

    /// Cuts a name where there is no room for it; leaves it out where only a letter or two would remain.
    private void text(String words, double x, double y, double room, double size, Color colour) {
        int letters = (int) (room / (size * 0.5));
        if (letters < 3 && letters < words.length()) {
            return;
        }
        on.setTextAlign(TextAlignment.LEFT);
        on.setFill(colour);
        on.fillText(words.length() <= letters ? words : words.substring(0, Math.max(1, letters - 1)) + "…", Math.rint(x), Math.rint(y));
    }
}
