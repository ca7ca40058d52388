package io.headroom.board;

/// Lengths of the board in px, from the size of the font and whether the board is compact. Whole pixels, so that lines stay sharp.
///
/// @param em size of the font in px
/// @param compact whether the board has less room than it wants
record Sizes(double em, boolean compact) {
    /// Below this many em the board is compact: 1400 px of window less the two panels, at 12 px.
    static final double COMPACT_BELOW = 72;

    /// One of two lengths given at 12 px.
    double px(double regular, double small) {
        return Math.rint((compact ? small : regular) / 12 * em);
    }

    /// A length given at 12 px.
    double px(double at12) {
        return px(at12, at12);
    }

    double padding() {
        return px(16, 12);
    }

    /// Between blocks.
    double gap() {
        return px(12, 6);
    }

    double inset() {
        return px(12, 9);
    }

    double cellWidth() {
        return px(26, 19);
    }

    double cellHeight() {
        return px(32, 23);
    }

    double cellGap() {
        return px(4, 4);
    }

    /// From one row of cells to the next, with the bracket between them.
    double cellRow() {
        return cellHeight() + px(8, 8);
    }

    double nodeLabel() {
        return px(16, 15);
    }

    double nodeGap() {
        return px(16, 9);
    }

    /// Between rows of nodes.
    double nodeRowGap() {
        return px(6, 4);
    }

    double nodeWidth(int perRow) {
        return perRow * cellWidth() + (perRow - 1) * cellGap();
    }

    /// Width of so many nodes side by side.
    double nodesWidth(int perRow, int nodesAcross) {
        return nodesAcross * nodeWidth(perRow) + (nodesAcross - 1) * nodeGap();
    }

    /// Nodes that fit side by side, at least one.
    int nodesAcross(int perRow, double room) {
        return Math.max(1, (int) ((room + nodeGap()) / (nodeWidth(perRow) + nodeGap())));
    }

    /// Height of a row of nodes.
    ///
    /// @param rows rows of cells of the fullest node
    double nodesHeight(int rows) {
        return nodeLabel() + cellRow() * rows;
    }

    /// Dots of a queue that there is room for, at a width and height.
    int queueDots(double width, double height) {
        // The count takes 32 px: three figures and a gap.
        return Math.max(1, (int) ((width - px(32)) / px(6))) * queueRows(height);
    }

    /// Rows of dots: two beside a row chip, three beside a card.
    int queueRows(double height) {
        return height > px(38) ? 3 : 2;
    }

    double clusterLine() {
        return px(24, 22);
    }

    double plate() {
        return px(20, 20);
    }

    double header() {
        return px(25, 22);
    }

    double laneHeader() {
        return px(24, 23);
    }

    double rowChip() {
        return px(28, 26);
    }

    double cardChip() {
        return px(48, 42);
    }

    double chipGap() {
        return px(4, 4);
    }

    double cardWidth() {
        return px(190, 156);
    }

    /// Between chips and gate, where requests queue, beside card chips.
    double queueWidth() {
        return px(60, 58);
    }

    /// The same beside row chips.
    double longQueueWidth() {
        return px(172, 118);
    }
}
