package io.headroom.report;

import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.words.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where links within the workbook lead: to the row of a tenant, to that of a partition, or to a sheet.
final class Places {
    /// Rows of a table from which on its cells have no links: unlike rows, links cannot be streamed, so that all of them would be in memory at once.
    static final int MOST_LINKED = 2000;

    private static final Words WORDS = Words.of(Places.class);

    private final Map<TenantId, Integer> tenants = new HashMap<>();
    private final Map<PartitionId, Integer> partitions = new HashMap<>();

    private Places() {}

    /// Of a workbook without a plan: sheets alone.
    static Places none() {
        return new Places();
    }

    static Places of(Plan plan) {
        Places places = new Places();
        int row = Table.HEADER_ROW + 1;
        if (plan.tenants().size() <= MOST_LINKED) {
            for (Tenant tenant : plan.tenants()) {
                places.tenants.put(tenant.id(), row);
                row += tenant.workloads().size();
            }
        }
        if (plan.partitions().size() <= MOST_LINKED) {
            for (int i = 0; i < plan.partitions().size(); i++) {
                places.partitions.put(plan.partitions().get(i).id(), Table.HEADER_ROW + 1 + i);
            }
        }
        return places;
    }

    /// The cell that something stands in.
    ///
    /// @param what the id of a tenant or a partition, or the name of a sheet
    Optional<String> find(@Nullable Object what) {
        return switch (what) {
            case TenantId tenant -> cell("tenants", tenants.get(tenant));
            case PartitionId partition -> cell("partitions", partitions.get(partition));
            case String sheet -> Optional.of(cell(sheet, 0));
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> cell(String sheet, @Nullable Integer row) {
        return row == null ? Optional.empty() : Optional.of(cell(WORDS.text("sheet." + sheet), row.intValue()));
    }

    private static String cell(String sheet, int row) {
        return "'" + sheet.replace("'", "''") + "'!" + Page.at(row, 0);
    }
}
