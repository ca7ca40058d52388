package io.headroom.board;

import io.headroom.board.BoardModel.Chip;
import io.headroom.drawing.Drawing.Anchor;
import io.headroom.drawing.Drawing.Lettering;
import io.headroom.look.State;
import java.awt.geom.Path2D;
import java.util.List;

/// Tenants in a picture of the board: in one row or as a card of two, as [ChipView] lays them out.
final class ChipDrawing {
    private final BoardPen pen;
    private final Sizes sizes;

    ChipDrawing(BoardPen pen) {
        this.pen = pen;
        this.sizes = pen.sizes();
    }

    /// A chip in its box.
    void row(Chip chip, Box box) {
        chip(chip, box, this::row);
    }

    /// A card in its box.
    void card(Chip chip, Box box) {
        chip(chip, box, this::card);
    }

    @FunctionalInterface
    private interface Inside {
        void draw(BoardPen from, Chip chip, double width, double height);
    }

    private void chip(Chip chip, Box box, Inside inside) {
        pen.on().group(chip.spoken(), () -> {
            BoardPen from = pen.at(box.x(), box.y());
            from.fill(BoardPen.round(0, 0, box.width(), box.height(), 8), pen.tokens().line2());
            from.fill(BoardPen.round(1, 1, box.width() - 2, box.height() - 2, 7), pen.tokens().raised());
            inside.draw(from, chip, box.width(), box.height());
        });
    }

    private void row(BoardPen from, Chip chip, double width, double height) {
        double middle = height / 2;
        Signs signs = new Signs(from, sizes.px(16));
        signs.draw(chip.state(), sizes.px(9), middle);
        Lettering second = from.plain(pen.tokens().text2());
        double right = width - sizes.px(10);
        boolean named = width > sizes.px(400) && !sizes.compact();
        double tier = named ? Math.max(sizes.px(64), sizes.px(20) + second.width(chip.tierName())) : sizes.px(16);
        tier(from, chip, right - tier, middle, named ? tier - sizes.px(20) : 0);
        Lettering state = state(from, chip.state());
        double word = Math.max(sizes.px(50), state.width(chip.stateWord()));
        right -= tier + sizes.px(4) + word;
        from.write(chip.stateWord(), right, middle, word, state);
        Lettering figures = from.figures(pen.tokens().text2());
        double load = Math.max(sizes.px(46), figures.width(chip.load()));
        right -= sizes.px(8);
        from.write(chip.load(), right, middle, load, figures, Anchor.END);
        right -= load;
        double left = sizes.px(33);
        Lettering strong = from.strong(pen.tokens().text());
        double curve = sizes.px(64, 46);
        if (chip.recent().size() > 1 && left + strong.width(chip.name()) + sizes.px(18) + curve <= right) {
            right -= sizes.px(10) + curve;
            curve(from, chip.recent(), new Box(right, Math.rint(middle - sizes.px(6)), curve, sizes.px(12)));
        }
        from.write(chip.name(), left, middle, right - sizes.px(8) - left, strong);
    }

    private void card(BoardPen from, Chip chip, double width, double height) {
        double pad = sizes.px(9);
        double line = sizes.px(18);
        double top = Math.rint((height - 2 * line) / 2);
        boolean inTray = !chip.size().isEmpty();
        Lettering second = from.plain(pen.tokens().text2());
        double tier = !sizes.compact() || inTray ? sizes.px(20) + second.width(chip.tierName()) : sizes.px(16);
        tier = Math.min(tier, width / 2 - pad);
        tier(from, chip, width - pad - tier, top + line / 2, tier - sizes.px(20));
        from.write(chip.name(), pad, top + line / 2, width - 2 * pad - tier - sizes.px(6), from.strong(pen.tokens().text()));
        double middle = top + line * 1.5;
        double end = inTray ? from.write(chip.size(), width - pad, middle, width / 2, from.strong(pen.tokens().text2()), Anchor.END)
                : stateAtEnd(from, chip, width - pad, middle);
        Lettering figures = from.figures(pen.tokens().text2());
        double curve = sizes.compact() ? sizes.px(34) : sizes.px(56);
        double left = pad;
        if (chip.recent().size() > 1 && width - 2 * pad - end - figures.width(chip.load()) - sizes.px(12) > curve) {
            curve(from, chip.recent(), new Box(left, Math.rint(middle - sizes.px(6)), curve, sizes.px(12)));
            left += curve + sizes.px(6);
        }
        from.write(chip.load(), left, middle, width - pad - end - left, figures);
    }

    private double stateAtEnd(BoardPen from, Chip chip, double right, double middle) {
        double word = from.write(chip.stateWord(), right, middle, right, state(from, chip.state()), Anchor.END);
        double icon = sizes.px(14);
        new Signs(from, icon).draw(chip.state(), right - word - sizes.px(4) - icon, middle);
        return word + sizes.px(4) + icon;
    }

    private Lettering state(BoardPen from, State state) {
        return state == State.NONE ? from.plain(pen.tokens().text2()) : from.strong(pen.tokens().of(state));
    }

    private void tier(BoardPen from, Chip chip, double x, double middle, double room) {
        new Signs(from, sizes.px(14)).draw(chip.tier(), x, middle, pen.tokens().text2());
        if (room > 0) {
            from.write(chip.tierName(), x + sizes.px(18), middle, room + sizes.px(2), from.plain(pen.tokens().text2()));
        }
    }

    private void curve(BoardPen from, List<Double> values, Box box) {
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double[] points = new double[2 * values.size()];
        for (int i = 0; i < values.size(); i++) {
            points[2 * i] = box.x() + box.width() * i / (values.size() - 1);
            points[2 * i + 1] = box.bottom() - 0.5 - (most > 0 ? (box.height() - 1) * values.get(i) / most : 0);
        }
        Path2D area = BoardPen.through(points);
        area.lineTo(box.right(), box.bottom());
        area.lineTo(box.x(), box.bottom());
        area.closePath();
        from.fill(area, pen.tokens().weak());
        from.stroke(BoardPen.through(points), pen.tokens().text2(), 1);
    }
}
