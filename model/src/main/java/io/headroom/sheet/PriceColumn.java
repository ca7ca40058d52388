package io.headroom.sheet;

/// One thing about a price in one cell.
public enum PriceColumn implements SheetColumn {
    /// What it is the price of: a GPU type, or one cluster.
    OF("GPU type or cluster"),
    /// What a shared GPU costs.
    ON_DEMAND("On-demand $/GPU h"),
    /// What a reserved GPU costs.
    RESERVED("Reserved $/GPU h"),
    /// The day it was read.
    AS_OF("Price date"),
    /// Who said so.
    SOURCE("Price source");

    private final String title;

    PriceColumn(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
