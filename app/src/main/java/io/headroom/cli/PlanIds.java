package io.headroom.cli;

import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Finds what an option names by its id, or by its name where just one is called that.
final class PlanIds {
    private static final Words WORDS = Words.of(PlanIds.class);

    private PlanIds() {}

    /// A shared lane.
    ///
    /// @param file of the plan, to be named
    static PartitionId lane(Plan plan, Path file, String given) throws BadInput {
        List<Partition> lanes = plan.partitions().stream().filter(partition -> !partition.reserved()).toList();
        return one("ids.lane", file, given, lanes, partition -> partition.id().value(), Partition::name).id();
    }

    /// A tenant.
    ///
    /// @param file of the plan, to be named
    static TenantId tenant(Plan plan, Path file, String given) throws BadInput {
        return one("ids.tenant", file, given, plan.tenants(), tenant -> tenant.id().value(), Tenant::name).id();
    }

    private static <T> T one(String key, Path file, String given, List<T> all, Function<T, String> id, Function<T, String> name) throws BadInput {
        List<T> found = all.stream().filter(each -> id.apply(each).equals(given)).toList();
        List<T> called = found.isEmpty() ? all.stream().filter(each -> name.apply(each).equals(given)).toList() : found;
        if (called.size() != 1) {
            throw new BadInput(WORDS.text(key, file, given, String.join(", ", all.stream().map(id).toList())));
        }
        return called.getFirst();
    }
}
