package io.headroom.board;

import io.headroom.plan.ClusterId;

/// How the board is looked at: what commands, the minimap and the search ask of it.
public interface BoardSight {
    /// So many steps larger, or with a negative number smaller.
    void zoomBy(int steps);

    /// To a zoom, 1 for 100 %.
    void zoomTo(double zoom);

    /// All of the fleet.
    void zoomToFit();

    /// The zoom, 1 for 100 %.
    double zoom();

    /// Lets cells show something.
    void cells(CellFigure chosen);

    /// What cells show.
    CellFigure cells();

    /// Brings a tenant or partition into view, near enough to read, and gives it the focus.
    void reveal(Selection selection);

    /// Brings a cluster into view.
    void reveal(ClusterId cluster);
}
