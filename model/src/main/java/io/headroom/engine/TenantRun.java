package io.headroom.engine;

import io.headroom.plan.Limits;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tenant during a run: its limits, its counters and what records its latencies.
final class TenantRun {
    final TenantId id;
    final Meter meter;
    final List<Source> sources = new ArrayList<>();
    int waiting;
    int running;
    /// Rank of its tier: 0 is served first.
    int level;
    /// Its share under contention.
    double weight = 1;
    /// Where fair queueing has it: tokens over weight up to its last request.
    double fairTag;
    private Limits limits = Limits.NONE;
    private @Nullable TokenBucket requests;
    private @Nullable TokenBucket tokens;

    TenantRun(TenantId id, Meter meter) {
        this.id = id;
        this.meter = meter;
    }

    /// Takes what its tier says; buckets of limits that stay as they are keep their level.
    void adopt(Tier tier) {
        level = tier.level().rank();
        weight = tier.weight();
        limit(tier.limits());
    }

    private void limit(Limits changed) {
        if (!changed.equals(limits)) {
            limits = changed;
            requests = TokenBucket.of(changed.requests());
            tokens = TokenBucket.of(changed.tokens());
        }
    }

    /// Whether the limits let a request in; if so, they are charged.
    boolean admits(double tokenCount, double seconds) {
        if ((requests != null && !requests.holds(1, seconds)) || (tokens != null && !tokens.holds(tokenCount, seconds))) {
            return false;
        }
        if (requests != null) {
            requests.take(1);
        }
        if (tokens != null) {
            tokens.take(tokenCount);
        }
        return true;
    }
}
