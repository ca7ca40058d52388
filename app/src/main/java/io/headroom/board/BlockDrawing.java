package io.headroom.board;

import io.headroom.board.BoardMap.Place;
import io.headroom.board.BoardModel.Arriving;
import io.headroom.board.BoardModel.Block;
import io.headroom.board.BoardModel.Cabin;
import io.headroom.board.BoardModel.Chip;
import io.headroom.board.BoardModel.Free;
import io.headroom.board.BoardModel.Holding;
import io.headroom.board.BoardModel.Lane;
import io.headroom.board.BoardModel.Mark;
import io.headroom.drawing.Drawing.Anchor;
import io.headroom.drawing.Drawing.Lettering;
import io.headroom.drawing.Typeface;
import java.awt.geom.Path2D;
import java.util.List;
import javafx.scene.paint.Color;

/// A block in a picture of the board, as its view lays it out: a cabin has four solid walls, a lane none where requests arrive and dashed rails, what is free is dashed.
final class BlockDrawing {
    private final BoardPen pen;
    private final Sizes sizes;
    private final Place place;
    private final BlockSizes lengths;
    private final double width;
    private final double height;

    /// @param pen with its corner where the block's is
    BlockDrawing(BoardPen pen, Place place) {
        this.pen = pen;
        this.sizes = pen.sizes();
        this.place = place;
        this.lengths = new BlockSizes(sizes, place.shape());
        this.width = place.box().width();
        this.height = place.box().height();
    }

    void draw(Block block) {
        pen.on().group(block.spoken(), () -> {
            switch (block) {
                case Cabin cabin -> cabin(cabin);
                case Lane lane -> lane(lane);
                case Free free -> free(free);
                case Arriving arriving -> arriving(arriving);
            }
            Box cells = lengths.cells(width, height);
            new CellDrawing(pen.at(cells.x(), cells.y()), OwnerPattern.of(place.shape(), place.number())).nodes(block.nodes(), place.shape(), lengths.across(width));
        });
    }

    private void cabin(Cabin cabin) {
        boolean vacant = cabin.owner() == null;
        Color wall = vacant ? pen.tokens().line2() : pen.tokens().wall();
        pen.fill(BoardPen.round(0, 0, width, height, 6), wall);
        pen.fill(BoardPen.round(2, 2, width - 4, height - 4, 4), pen.tokens().cabin());
        double inset = sizes.inset();
        String owner = cabin.owner() == null ? pen.words().text("cabin.vacant") : cabin.owner();
        Color ink = vacant ? pen.tokens().text() : pen.tokens().onWall();
        Lettering strong = pen.strong(ink);
        double icon = sizes.px(14);
        double plate = Math.min(Math.ceil(sizes.px(6) + icon + sizes.px(4) + strong.width(owner) + sizes.px(8)), width - 2 * inset);
        plate(plate, wall, vacant);
        double middle = sizes.plate() / 2;
        new Signs(pen, icon).lock(vacant, sizes.px(6), middle, ink);
        pen.write(owner, sizes.px(10) + icon, middle, plate - sizes.px(18) - icon, strong);
        double gap = sizes.px(8, 6);
        double marks = marks(cabin.holding().marks(), plate + gap, sizes.px(2) + middle, width - inset - plate - gap);
        caption(cabin.holding(), width - inset, sizes.px(2) + middle, width - plate - 2 * inset - (marks == 0 ? 0 : marks + gap), Anchor.END);
        double room = height - sizes.header() - sizes.px(8, 6);
        double chipTop = Math.rint(sizes.header() + (room - sizes.cardChip()) / 2);
        Box card = new Box(inset, chipTop, Math.max(sizes.px(60), width - lengths.cells(width, height).width() - 3 * inset), sizes.cardChip());
        List<Chip> chips = cabin.holding().chips();
        if (chips.isEmpty()) {
            slot(pen.words().text("cabin.empty"), card);
        } else {
            new ChipDrawing(pen).card(chips.getFirst(), card);
        }
    }

    private void plate(double wide, Color wall, boolean vacant) {
        double tall = sizes.plate();
        Path2D plate = new Path2D.Double();
        plate.moveTo(6, 0);
        plate.lineTo(wide, 0);
        plate.lineTo(wide, tall - 6);
        plate.quadTo(wide, tall, wide - 6, tall);
        plate.lineTo(0, tall);
        plate.lineTo(0, 6);
        plate.quadTo(0, 0, 6, 0);
        plate.closePath();
        if (vacant) {
            pen.stroke(plate, wall, 1);
        } else {
            pen.fill(plate, wall);
        }
    }

    private void lane(Lane lane) {
        double top = sizes.laneHeader();
        double gate = lengths.gateX(width);
        double tall = height - top;
        laneHeader(lane);
        pen.line(0, top + 1, gate, top + 1, pen.tokens().ink(), 2, 6, 4);
        pen.line(0, height - 1, gate, height - 1, pen.tokens().ink(), 2, 6, 4);
        Path2D box = new Path2D.Double();
        box.moveTo(gate, top + 0.5);
        box.lineTo(width - 6.5, top + 0.5);
        box.quadTo(width - 0.5, top + 0.5, width - 0.5, top + 6.5);
        box.lineTo(width - 0.5, height - 6.5);
        box.quadTo(width - 0.5, height - 0.5, width - 6.5, height - 0.5);
        box.lineTo(gate, height - 0.5);
        pen.stroke(box, pen.tokens().line2(), 1);
        laneRows(lane, gate, top, tall);
    }

    private void laneHeader(Lane lane) {
        double middle = (sizes.laneHeader() - sizes.px(3)) / 2;
        new Signs(pen, sizes.px(16)).lane(0, middle, pen.tokens().text());
        double left = sizes.px(24);
        left += pen.write(lane.holding().name(), left, middle, width - left, pen.strong(pen.tokens().text())) + sizes.px(8);
        double marks = marks(lane.holding().marks(), left, middle, width - left);
        left += marks == 0 ? 0 : marks + sizes.px(8);
        caption(lane.holding(), left, middle, width - left, Anchor.START);
    }

    private void laneRows(Lane lane, double gate, double top, double tall) {
        List<Chip> chips = lane.holding().chips();
        boolean wide = place.shape().wide();
        double queue = wide ? sizes.longQueueWidth() : sizes.queueWidth();
        double chipWidth = Math.max(sizes.px(60), gate - queue);
        double first = lengths.chipsTop(top + tall);
        double opening = sizes.px(9);
        double post = top;
        int perDot = lane.requestsPerDot(sizes.queueDots(queue, lengths.chipHeight()));
        ChipDrawing drawing = new ChipDrawing(pen);
        for (int i = 0; i < chips.size(); i++) {
            double y = first + i * lengths.chipPitch();
            double middle = y + lengths.chipHeight() / 2;
            Box box = new Box(0, y, chipWidth, lengths.chipHeight());
            if (wide) {
                drawing.row(chips.get(i), box);
            } else {
                drawing.card(chips.get(i), box);
            }
            if (i > 0) {
                double guide = Math.rint(y - sizes.chipGap() / 2) + 0.5;
                pen.line(chipWidth, guide, gate, guide, pen.tokens().line(), 1);
            }
            queue(chips.get(i).waiting(), perDot, new Box(chipWidth, y, queue, lengths.chipHeight()));
            post(gate, post, middle - opening);
            post = middle + opening;
        }
        post(gate, post, top + tall);
        if (chips.isEmpty()) {
            slot(pen.words().text("lane.empty"), new Box(0, first, chipWidth, lengths.chipHeight()));
        }
    }

    /// Who waits, as dots that fill backwards from the gate, with their number before them.
    private void queue(int waiting, int perDot, Box box) {
        if (waiting == 0) {
            return;
        }
        int rows = sizes.queueRows(box.height());
        int dots = Math.min(Math.ceilDiv(waiting, perDot), sizes.queueDots(box.width(), box.height()));
        double pitch = sizes.px(6);
        double size = sizes.px(4);
        double right = box.right() - sizes.px(6) - size;
        double top = Math.rint(box.y() + (box.height() - (rows - 1) * pitch - size) / 2);
        for (int dot = 0; dot < dots; dot++) {
            int column = dot / rows;
            int row = dot % rows;
            pen.fill(BoardPen.disc(right - column * pitch + size / 2, top + row * pitch + size / 2, size / 2), pen.tokens().text2());
        }
        double left = right - (Math.ceilDiv(dots, rows) - 1) * pitch;
        pen.write(pen.words().waiting(waiting), left - sizes.px(6), box.y() + box.height() / 2, box.width(),
                new Lettering(Typeface.FIGURES, sizes.em() * 11 / 12, BoardPen.colour(pen.tokens().text2())), Anchor.END);
    }

    private void post(double gate, double from, double to) {
        double wide = lengths.gate();
        if (to > from) {
            pen.fill(BoardPen.round(Math.rint(gate - wide / 2), Math.rint(from), wide, Math.rint(to) - Math.rint(from), wide / 2), pen.tokens().wall());
        }
    }

    private void free(Free free) {
        pen.stroke(BoardPen.round(0.5, 0.5, width - 1, height - 1, 6), pen.tokens().line2(), 1, 3, 3);
        double room = width - lengths.cells(width, height).width() - 3 * sizes.inset();
        pen.write(free.title(), sizes.inset(), height / 2, room, pen.strong(pen.tokens().text()));
    }

    private void arriving(Arriving arriving) {
        pen.stroke(BoardPen.round(0.5, 0.5, width - 1, height - 1, 6), pen.tokens().line2(), 1, 1, 3);
        Lettering second = pen.plain(pen.tokens().text2());
        double room = width - sizes.px(28);
        double left = (width - Math.min(room, second.width(arriving.title())) - sizes.px(20)) / 2;
        double middle = sizes.px(4) + sizes.plate() / 2;
        new Signs(pen, sizes.px(16)).truck(left, middle, pen.tokens().text2());
        pen.write(arriving.title(), left + sizes.px(20), middle, room, second);
    }

    /// Whom it starves, what is unusual about its queue and what it shares: as many as there is room for. Returns how wide they are.
    private double marks(List<Mark> marks, double x, double middle, double room) {
        double size = sizes.em() * 11 / 12;
        double left = 0;
        for (Mark mark : marks) {
            Color colour = mark.alarm() ? pen.tokens().warn() : pen.tokens().text2();
            Lettering small = new Lettering(Typeface.WORDS, size, BoardPen.colour(colour));
            double wide = small.width(mark.text()) + sizes.px(10);
            double from = left == 0 ? 0 : left + sizes.px(4);
            if (from + wide > room) {
                break;
            }
            double tall = sizes.px(16);
            pen.stroke(BoardPen.round(x + from + 0.5, middle - tall / 2, wide - 1, tall, 4), mark.alarm() ? colour : pen.tokens().line2(), 1);
            pen.write(mark.text(), x + from + sizes.px(5), middle, wide, small);
            left = from + wide;
        }
        return left;
    }

    /// What a partition serves, in the longest form there is room for; what is wrong with it goes first.
    private void caption(Holding holding, double x, double middle, double room, Anchor anchor) {
        if (!holding.note().isEmpty()) {
            pen.write(holding.note(), x, middle, room, pen.strong(pen.tokens().bad()), anchor);
            return;
        }
        Lettering second = pen.plain(pen.tokens().text2());
        String fitting = holding.captions().stream().filter(caption -> second.width(caption) <= room).findFirst().orElse(holding.captions().getLast());
        pen.write(fitting, x, middle, room, second, anchor);
    }

    private void slot(String words, Box box) {
        pen.stroke(BoardPen.round(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, 8), pen.tokens().line2(), 1, 3, 3);
        pen.write(words, box.x() + box.width() / 2, box.y() + box.height() / 2, box.width() - sizes.px(16), pen.plain(pen.tokens().text2()), Anchor.MIDDLE);
    }
}
