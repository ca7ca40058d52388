package io.headroom.board;

/// A rectangle of the board, px at 100 %.
record Box(double x, double y, double width, double height) {
    boolean meets(Box other) {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }

    boolean contains(double pointX, double pointY) {
        return pointX >= x && pointX < x + width && pointY >= y && pointY < y + height;
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }
}
