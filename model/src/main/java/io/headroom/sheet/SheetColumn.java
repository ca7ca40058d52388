package io.headroom.sheet;

/// A column of our own sheets: one thing about a tenant, a cluster or a price.
public sealed interface SheetColumn permits TenantColumn, ClusterColumn, PriceColumn {
    /// The constant's name, by which its field is kept.
    String name();

    /// The title in the header line, the same in every language.
    String title();
}
