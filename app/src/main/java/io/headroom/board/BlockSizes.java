package io.headroom.board;

import io.headroom.board.BlockShape.Kind;

/// How large a block wants to be: the same lengths whether it is laid out as nodes or drawn from afar. No scene graph.
///
/// @param sizes the lengths of the board
/// @param shape the block
record BlockSizes(Sizes sizes, BlockShape shape) {
    /// What the block would like of a row of this width.
    BoardFlow.Wish wish(double boardWidth) {
        return switch (shape.kind()) {
            case CABIN -> {
                double natural = Math.min(boardWidth, cabinFixed() + fieldWidth(across(boardWidth)));
                yield new BoardFlow.Wish(natural, natural * 1.6, false);
            }
            case LANE -> shape.wide() ? new BoardFlow.Wish(boardWidth, boardWidth, true)
                    : new BoardFlow.Wish(Math.min(boardWidth, sizes.cardWidth() + sizes.queueWidth() + gate() + 2 * sizes.inset() + fieldWidth(Math.max(1, nodes()))), boardWidth, false);
            case FREE, ARRIVING -> {
                double natural = Math.min(boardWidth, textWidth() + 2 * sizes.inset() + fieldWidth(across(boardWidth)));
                yield new BoardFlow.Wish(natural, natural * (shape.kind() == Kind.ARRIVING ? 1.2 : 1.4), false);
            }
        };
    }

    /// How tall it is at a width.
    double heightAt(double width) {
        double cells = fieldHeight(across(width));
        return switch (shape.kind()) {
            case CABIN -> sizes.header() + Math.max(cells, sizes.cardChip() + 2 * sizes.px(9)) + sizes.px(8, 6);
            case LANE -> sizes.laneHeader() + Math.max(cells + sizes.px(8, 6), chipsHeight() + 2 * sizes.px(6, 4));
            case FREE -> sizes.px(16) + cells + sizes.px(8, 6);
            case ARRIVING -> sizes.header() + cells + sizes.px(8, 6);
        };
    }

    /// Nodes side by side at a width. A wide lane leaves half of it to the chips and their queues.
    int across(double width) {
        double room = switch (shape.kind()) {
            case CABIN -> width - cabinFixed();
            case LANE -> shape.wide() ? width / 2 - 2 * sizes.inset() : width - sizes.cardWidth() - sizes.queueWidth() - gate() - 2 * sizes.inset();
            case FREE, ARRIVING -> width - textWidth() - 2 * sizes.inset();
        };
        return Math.clamp(nodes(), 1, sizes.nodesAcross(shape.perRow(), room));
    }

    private int nodes() {
        return shape.nodes().size();
    }

    /// Width of the cells of so many nodes side by side.
    double fieldWidth(int across) {
        return sizes.nodesWidth(shape.perRow(), across);
    }

    /// Height of all cells with so many nodes side by side.
    double fieldHeight(int across) {
        int lines = Math.ceilDiv(nodes(), across);
        return lines * sizes.nodesHeight(shape.rows()) + Math.max(0, lines - 1) * sizes.nodeRowGap();
    }

    /// Where its cells are in a block of this size.
    Box cells(double width, double height) {
        int across = across(width);
        double wide = fieldWidth(across);
        double tall = fieldHeight(across);
        return switch (shape.kind()) {
            case CABIN -> new Box(Math.rint(width - sizes.inset() - wide), Math.rint(sizes.header() + (height - sizes.header() - sizes.px(8, 6) - tall) / 2), wide, tall);
            case LANE -> new Box(gateX(width) + sizes.inset(), Math.rint(sizes.laneHeader() + (height - sizes.laneHeader() - tall) / 2), wide, tall);
            case FREE -> new Box(Math.rint(width - sizes.inset() - wide), Math.rint((height - tall) / 2), wide, tall);
            case ARRIVING -> new Box(Math.rint((width - wide) / 2), sizes.header() + Math.max(0, Math.rint((height - sizes.header() - tall) / 2)), wide, tall);
        };
    }

    private double cabinFixed() {
        return sizes.cardWidth() + 3 * sizes.inset() + sizes.px(2);
    }

    double textWidth() {
        return shape.kind() == Kind.ARRIVING ? 0 : sizes.px(150, 128) + sizes.inset();
    }

    double gate() {
        return sizes.px(5);
    }

    double chipHeight() {
        return shape.wide() ? sizes.rowChip() : sizes.cardChip();
    }

    double chipsHeight() {
        int rows = Math.max(1, shape.tenants());
        return rows * chipHeight() + (rows - 1) * sizes.chipGap();
    }

    /// Where the first chip of a lane is, from its top. Beside a tall block of nodes the chips stay near the header, where they are looked for.
    double chipsTop(double height) {
        double top = sizes.laneHeader();
        return Math.rint(top + Math.min((height - top - chipsHeight()) / 2, sizes.px(20)));
    }

    /// From one chip of a lane to the next.
    double chipPitch() {
        return chipHeight() + sizes.chipGap();
    }

    /// Where the gate of a lane is, from its left.
    double gateX(double width) {
        return width - fieldWidth(across(width)) - 2 * sizes.inset();
    }
}
