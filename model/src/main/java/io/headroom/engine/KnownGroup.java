package io.headroom.engine;

import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is known of a portion: the tallies of its replications, and what its tenants came to. Threads that simulate different replications may share it.
final class KnownGroup {
    private final List<@Nullable GroupTally> tallies = new ArrayList<>();
    private int first;
    private long bytes;
    private int judgedReplications;
    private final Map<Tenant, TenantResult> judged = new HashMap<>();

    /// Replications known from the first on.
    synchronized int replications() {
        return first;
    }

    /// The first replications known, no more than asked for.
    synchronized List<GroupTally> tallies(int most) {
        return tallies.subList(0, Math.min(most, first)).stream().map(Objects::requireNonNull).toList();
    }

    /// A replication that is known.
    synchronized GroupTally tally(int replication) {
        return Objects.requireNonNull(tallies.get(replication));
    }

    synchronized void keep(int replication, GroupTally tally) {
        while (tallies.size() <= replication) {
            tallies.add(null);
        }
        if (tallies.set(replication, tally) == null) {
            bytes += tally.bytes();
        }
        while (first < tallies.size() && tallies.get(first) != null) {
            first++;
        }
    }

    /// What a tenant came to over the first replications; worked out once for each number of them.
    ///
    /// @param tenant the tenant as the plan has it now: its name and objectives are no part of the portion
    synchronized TenantResult judged(Tenant tenant, int replications, Function<Tenant, TenantResult> judge) {
        if (judgedReplications != replications) {
            judgedReplications = replications;
            judged.clear();
        }
        return judged.computeIfAbsent(tenant, judge);
    }

    /// Lets go of the tallies: whoever wants them again simulates them again.
    synchronized void forget() {
        tallies.clear();
        first = 0;
        bytes = 0;
    }

    /// Memory that the tallies take, in bytes, about.
    synchronized long bytes() {
        return bytes;
    }
}
