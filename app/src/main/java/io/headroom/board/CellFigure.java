package io.headroom.board;

/// What the cells of the board show.
public enum CellFigure {
    /// How busy each GPU is, by height, with its KV fill beside.
    LOAD,
    /// How full its KV cache is, by height.
    KV,
    /// Whose it is, by pattern.
    OWNER
}
