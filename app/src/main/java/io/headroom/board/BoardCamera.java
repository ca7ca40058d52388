package io.headroom.board;

/// Which part of the board is seen and how large: a zoom and the point of the board at the top left of the view. No scene graph.
///
/// Lengths of the board are in px at 100 %, those of the view in px of the screen. Where the board is smaller than the view it stands at the top, in the middle.
///
/// @param viewWidth width of the view, px
/// @param viewHeight height of the view, px
/// @param boardWidth width of the board at 100 %, px
/// @param boardHeight height of the board at 100 %, px
/// @param zoom px of the screen for one of the board
/// @param x the point of the board at the left of the view
/// @param y the point of the board at the top of the view
record BoardCamera(double viewWidth, double viewHeight, double boardWidth, double boardHeight, double zoom, double x, double y) {
    /// The largest zoom.
    static final double LARGEST = 2;

    /// Below this zoom words would be too small, and the board is drawn as a picture.
    static final double NEAR = 0.7;

    /// One turn of the wheel or press of a key.
    static final double STEP = 1.2;

    /// A view of nothing.
    static final BoardCamera START = new BoardCamera(1, 1, 1, 1, 1, 0, 0);

    /// Whether words can be read, and the board is made of nodes.
    boolean near() {
        return zoom >= NEAR;
    }

    /// The zoom at which the whole board is seen, at most 1.
    double fitZoom() {
        return Math.min(1, Math.min(viewWidth / boardWidth, viewHeight / boardHeight));
    }

    /// The smallest zoom: the whole board, or half size where it is smaller than that.
    double smallest() {
        return Math.min(0.5, fitZoom());
    }

    /// Keeps the view on the board.
    private BoardCamera held() {
        double size = Math.clamp(zoom, smallest(), LARGEST);
        return new BoardCamera(viewWidth, viewHeight, boardWidth, boardHeight, size, hold(x, viewWidth / size, boardWidth, true), hold(y, viewHeight / size, boardHeight, false));
    }

    private static double hold(double at, double seen, double all, boolean middle) {
        return seen >= all ? middle ? (all - seen) / 2 : 0 : Math.clamp(at, 0, all - seen);
    }

    /// The same look at a view of another size.
    BoardCamera viewing(double width, double height) {
        return new BoardCamera(Math.max(1, width), Math.max(1, height), boardWidth, boardHeight, zoom, x, y).held();
    }

    /// The same look at a board of another size.
    BoardCamera over(double width, double height) {
        return new BoardCamera(viewWidth, viewHeight, Math.max(1, width), Math.max(1, height), zoom, x, y).held();
    }

    /// Another zoom, while the point of the board at (`atX`, `atY`) of the view stays there as far as the board reaches.
    BoardCamera zoomed(double to, double atX, double atY) {
        double size = Math.clamp(to, smallest(), LARGEST);
        double pointX = x + atX / zoom;
        double pointY = y + atY / zoom;
        return new BoardCamera(viewWidth, viewHeight, boardWidth, boardHeight, size, pointX - atX / size, pointY - atY / size).held();
    }

    /// So many steps larger, or with a negative number smaller, about a point of the view. A step that would pass 100 % stops there.
    BoardCamera stepped(double steps, double atX, double atY) {
        double to = zoom * Math.pow(STEP, steps);
        boolean passes = (zoom < 1 - 1e-6 && to > 1) || (zoom > 1 + 1e-6 && to < 1);
        return zoomed(passes ? 1 : to, atX, atY);
    }

    /// All of the board.
    BoardCamera fitted() {
        return zoomed(fitZoom(), viewWidth / 2, viewHeight / 2);
    }

    /// Moved by so many px of the screen.
    BoardCamera panned(double right, double down) {
        return new BoardCamera(viewWidth, viewHeight, boardWidth, boardHeight, zoom, x + right / zoom, y + down / zoom).held();
    }

    /// With its top left at a point of the board.
    BoardCamera at(double left, double top) {
        return new BoardCamera(viewWidth, viewHeight, boardWidth, boardHeight, zoom, left, top).held();
    }

    /// With a point of the board in the middle.
    BoardCamera centred(double pointX, double pointY) {
        return at(pointX - seenWidth() / 2, pointY - seenHeight() / 2);
    }

    /// Moved as little as shows a box of the board with a margin; the top left of a box that is larger than the view.
    BoardCamera showing(Box box, double margin) {
        return at(least(x, seenWidth(), box.x() - margin, box.x() + box.width() + margin), least(y, seenHeight(), box.y() - margin, box.y() + box.height() + margin));
    }

    private static double least(double from, double seen, double low, double high) {
        return low < from || high - low > seen ? low : high > from + seen ? high - seen : from;
    }

    /// Width of the board that is seen.
    double seenWidth() {
        return viewWidth / zoom;
    }

    /// Height of the board that is seen.
    double seenHeight() {
        return viewHeight / zoom;
    }

    /// What is seen, with so much of the view's size more on every side.
    Box seen(double more) {
        return new Box(x - more * seenWidth(), y - more * seenHeight(), seenWidth() * (1 + 2 * more), seenHeight() * (1 + 2 * more));
    }

    /// Where a point of the board is on the screen, whole px so that lines stay sharp.
    double screenX(double pointX) {
        return pointX * zoom + Math.rint(-x * zoom);
    }

    /// Where a point of the board is on the screen.
    double screenY(double pointY) {
        return pointY * zoom + Math.rint(-y * zoom);
    }

    /// The point of the board at a point of the view.
    double boardX(double viewX) {
        return x + viewX / zoom;
    }

    /// The point of the board at a point of the view.
    double boardY(double viewY) {
        return y + viewY / zoom;
    }
}
