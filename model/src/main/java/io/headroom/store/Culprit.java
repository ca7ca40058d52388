package io.headroom.store;

import io.headroom.plan.Incident;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds which part of a file does not fit the others.
///
/// The rules hold or fail for the parts together. Whatever holds without a part and fails with it is that part's doing. So parts are added one after another:
/// first each partition and tenant for itself, then what partitions lend, then what they borrow of it, where they spill, where tenants fall back, and what happens
/// in the run. In that order more never mends what fails with less, and the first that fails is found by bisection.
final class Culprit {
    private final PlanParts parts;
    private final List<Partition> alone;
    private final List<Tenant> still;

    Culprit(PlanParts parts) {
        this.parts = parts;
        alone = parts.partitions().stream().map(partition -> partition.withSharing(Sharing.NONE)).toList();
        still = parts.tenants().stream().map(tenant -> tenant.withClient(tenant.client().withFallback(List.of()))).toList();
    }

    /// Where the first part that does not fit those before it stands below them all; empty if they fail without any.
    String below() {
        List<Partition> all = parts.partitions();
        List<Partition> lending = all.stream().map(partition -> partition.withSharing(new Sharing(partition.sharing().lends(), 0, null))).toList();
        List<Partition> borrowing = all.stream().map(partition -> partition.withSharing(partition.sharing().withSpill(null))).toList();
        List<Tenant> tenants = parts.tenants();
        List<Incident> none = List.of();
        if (fails(List.of(), List.of(), none)) {
            return "";
        }
        return Stream.<Supplier<Optional<String>>>of(
                () -> first(".partitions[%d]", all.size(), count -> fails(alone.subList(0, count), List.of(), none)),
                () -> first(".tenants[%d]", tenants.size(), count -> fails(alone, still.subList(0, count), none)),
                () -> first(".partitions[%d].sharing", all.size(), count -> fails(mixed(lending, alone, count), still, none)),
                () -> first(".partitions[%d].sharing", all.size(), count -> fails(mixed(borrowing, lending, count), still, none)),
                () -> first(".partitions[%d].sharing", all.size(), count -> fails(mixed(all, borrowing, count), still, none)),
                () -> first(".tenants[%d].client.fallback", tenants.size(), count -> fails(all, mixed(tenants, still, count), none)),
                () -> first(".incidents[%d]", parts.incidents().size(), count -> fails(all, tenants, parts.incidents().subList(0, count))))
                .map(Supplier::get).flatMap(Optional::stream).findFirst().orElse("");
    }

    /// The first of one list, the others of another.
    private static <T> List<T> mixed(List<T> begin, List<T> rest, int count) {
        List<T> mixed = new ArrayList<>(begin.subList(0, count));
        mixed.addAll(rest.subList(count, rest.size()));
        return mixed;
    }

    /// The place of the smallest count from 1 on that fails, if any does.
    private static Optional<String> first(String path, int size, IntPredicate fails) {
        if (size == 0 || !fails.test(size)) {
            return Optional.empty();
        }
        int holds = 0;
        int broken = size;
        while (broken - holds > 1) {
            int middle = (holds + broken) >>> 1;
            if (fails.test(middle)) {
                broken = middle;
            } else {
                holds = middle;
            }
        }
        return Optional.of(path.formatted(broken - 1));
    }

    private boolean fails(List<Partition> some, List<Tenant> placed, List<Incident> happening) {
        Set<TenantId> here = placed.stream().map(Tenant::id).collect(Collectors.toSet());
        List<Partition> owned = some.stream().map(partition -> here.contains(partition.owner()) ? partition : partition.withOwner(null)).toList();
        try {
            parts.plan(owned, placed, happening);
            return false;
        } catch (InvalidPlan bad) {
            return true;
        }
    }
}
