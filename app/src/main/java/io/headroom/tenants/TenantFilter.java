package io.headroom.tenants;

import io.headroom.engine.ObjectiveState;
import io.headroom.plan.Partition;
import io.headroom.plan.TierId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which tenants are listed.
///
/// @param text words that all must be found in the name, tier, place or models
/// @param only of these states of a tenant one must hold, where there are any
/// @param tier the tier they must be in, or null for any
public record TenantFilter(String text, Set<Only> only, @Nullable TierId tier) {
    /// Lists all of them.
    public static final TenantFilter ALL = new TenantFilter("", Set.of(), null);

    /// What a quick filter looks for.
    public enum Only {
        /// An objective is missed.
        MISSED,
        /// An objective is at risk.
        AT_RISK,
        /// It is in the tray.
        UNPLACED
    }

    /// Keeps its own copy.
    public TenantFilter {
        only = Set.copyOf(only);
    }

    boolean takes(TenantRow row) {
        return (tier == null || tier.equals(row.tier().id())) && (only.isEmpty() || only.stream().anyMatch(each -> holds(each, row))) && found(row);
    }

    private static boolean holds(Only only, TenantRow row) {
        return switch (only) {
            case MISSED -> row.state() == ObjectiveState.MISSED;
            case AT_RISK -> row.state() == ObjectiveState.AT_RISK;
            case UNPLACED -> row.partition() == null;
        };
    }

    private boolean found(TenantRow row) {
        if (text.isBlank()) {
            return true;
        }
        Partition partition = row.partition();
        StringBuilder all = new StringBuilder(row.tenant().name()).append(' ').append(row.tier().name()).append(' ').append(partition == null ? "" : partition.name());
        row.tenant().workloads().forEach(workload -> workload.models().forEach(model -> all.append(' ').append(model.value())));
        String where = all.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)).allMatch(where::contains);
    }
}
