package io.headroom.board;

/// How the board is set into the minimap: whole, in its own shape, in the middle. No scene graph.
///
/// @param scale px of the minimap for one of the board
/// @param left where the board begins in the minimap
/// @param top where it begins
record MiniScale(double scale, double left, double top) {
    /// A board in a minimap of a size.
    static MiniScale of(double boardWidth, double boardHeight, double width, double height) {
        double scale = Math.min(width / boardWidth, height / boardHeight);
        return new MiniScale(scale, (width - boardWidth * scale) / 2, (height - boardHeight * scale) / 2);
    }

    Box mini(Box box) {
        return new Box(left + box.x() * scale, top + box.y() * scale, box.width() * scale, box.height() * scale);
    }

    double boardX(double x) {
        return (x - left) / scale;
    }

    double boardY(double y) {
        return (y - top) / scale;
    }
}
