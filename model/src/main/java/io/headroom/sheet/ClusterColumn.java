package io.headroom.sheet;

import io.headroom.plan.Cluster;
import org.jspecify.annotations.Nullable;

/// One thing about a cluster in one cell.
public enum ClusterColumn implements SheetColumn {
    /// Its name.
    NAME("Name"),
    /// Its GPU type, by id.
    GPU("GPU type"),
    /// Number of nodes.
    NODES("Nodes"),
    /// GPUs in each node.
    GPUS_PER_NODE("GPUs per node"),
    /// First day on which it can be used; empty where it is there already.
    FROM("Available from"),
    /// First day on which it cannot be used any more; empty where it stays.
    UNTIL("Available until"),
    /// What its shared GPUs cost.
    ON_DEMAND("On-demand $/GPU h"),
    /// What its reserved GPUs cost.
    RESERVED("Reserved $/GPU h"),
    /// The day its prices were read.
    AS_OF("Price date"),
    /// Who said so.
    SOURCE("Price source");

    private final String title;

    ClusterColumn(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    /// What the cell of a cluster holds: words, an [Integer], a [Double] or a [java.time.LocalDate]; null where there is nothing to say.
    public @Nullable Object value(Cluster cluster) {
        return switch (this) {
            case NAME -> cluster.name();
            case GPU -> cluster.gpu().value();
            case NODES -> cluster.nodes();
            case GPUS_PER_NODE -> cluster.gpusPerNode();
            case FROM -> cluster.availableFrom();
            case UNTIL -> cluster.availableUntil();
            case ON_DEMAND -> cluster.prices().onDemandUsdPerGpuHour();
            case RESERVED -> cluster.prices().reservedUsdPerGpuHour();
            case AS_OF -> cluster.prices().asOf();
            case SOURCE -> cluster.prices().source();
        };
    }
}
