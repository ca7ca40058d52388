package io.headroom.allocate.explain;

import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Watcher;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.LimitKind;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What keeps a partition from serving more, and when it does so most: the time at which most requests wait in the first replication, where none wait that at which
/// most are served. Simulated.
///
/// @param partition where
/// @param cause what binds
/// @param at when, on the clock of the plan
/// @param tightest the objective that has the least room, over the whole run, or null where nobody has one
/// @param peak how the partition stands at that time
/// @param refusal what refuses, and whom, where [Cause#LIMIT] binds; else null
public record Binding(PartitionId partition, Cause cause, LocalDateTime at, @Nullable Tightest tightest, Peak peak, @Nullable Refusal refusal) {
    /// A partition around a time, means over about a fiftieth of the run.
    ///
    /// @param waiting requests that wait
    /// @param running requests in service
    /// @param seats requests that could be in service at once by their number: sequences, or servers
    /// @param kvShare share of the KV cache in use, 0 to 1; for slots the share of servers at work
    /// @param busyShare share of the time in which replicas were busy, 0 to 1
    /// @param replicas replicas it has
    /// @param absent those of them that were not there at some time while the queue grew
    public record Peak(double waiting, double running, long seats, double kvShare, double busyShare, int replicas, int absent) {}

    /// Who is refused by what.
    ///
    /// @param kind the limit that refuses most
    /// @param share share of the tenant's requests that gave up at a limit of its tier, 0 to 1
    /// @param heldBackSeconds mean time that its served requests lost to refusals, in seconds
    public record Refusal(TenantId tenant, LimitKind kind, double share, double heldBackSeconds) {}

    /// Share of a tenant's requests lost to limits from which on they bind, and share of its wait that is due to them.
    private static final double LOST = 0.005;
    private static final double HELD_BACK = 0.5;

    /// What binds in a partition for all of its tenants.
    ///
    /// @param results what the plan came to under the same run settings
    /// @throws SearchCancelled if the watcher ended it
    /// @throws io.headroom.plan.InvalidPlan if there is no such partition, or it cannot run
    public static Binding of(Plan plan, PartitionId partition, Results results, Watcher watcher) {
        return of(plan, partition, results, _ -> true, watcher);
    }

    /// What binds in a partition for some of its tenants.
    ///
    /// @param results what the plan came to under the same run settings
    /// @param counts whose objectives and refusals count
    /// @throws SearchCancelled if the watcher ended it
    /// @throws io.headroom.plan.InvalidPlan if there is no such partition, or it cannot run
    public static Binding of(Plan plan, PartitionId partition, Results results, Predicate<TenantId> counts, Watcher watcher) {
        Predicate<TenantId> here = tenant -> counts.test(tenant) && partition.equals(plan.tenant(tenant).partition());
        Tightest tightest = Tightest.of(results, here).orElse(null);
        Course course = Course.of(plan, partition, watcher);
        Refusal refusal = refusal(results, here);
        if (refusal != null) {
            int at = course.mostRefused();
            return new Binding(partition, Cause.LIMIT, course.clock(at), tightest, course.peak(at), refusal);
        }
        int at = course.busiest();
        return new Binding(partition, course.cause(at, tightest == null ? null : tightest.result().objective()), course.clock(at), tightest, course.peak(at), null);
    }

    /// The tenant that loses most to the limits of its tier; null where a queue matters more than they do.
    ///
    /// @param counts whose refusals count
    public static @Nullable Refusal refusal(Results results, Predicate<TenantId> counts) {
        Refusal worst = null;
        for (TenantResult tenant : results.tenants()) {
            if (counts.test(tenant.id())) {
                Refusal one = refusal(tenant);
                if (one != null && (worst == null || one.share() > worst.share())) {
                    worst = one;
                }
            }
        }
        return worst;
    }

    private static @Nullable Refusal refusal(TenantResult tenant) {
        LimitKind most = null;
        long lost = 0;
        long refusals = 0;
        for (Map.Entry<LimitKind, Long> entry : tenant.pushback().refusals().entrySet()) {
            if (ofTier(entry.getKey())) {
                lost += tenant.pushback().gaveUp().getOrDefault(entry.getKey(), 0L);
                if (entry.getValue() > refusals) {
                    refusals = entry.getValue();
                    most = entry.getKey();
                }
            }
        }
        if (most == null) {
            return null;
        }
        double share = tenant.offered() == 0 ? 0 : (double) lost / tenant.offered();
        double held = tenant.pushback().heldBackSeconds();
        return share > LOST || held > HELD_BACK * tenant.waitTime().mean() ? new Refusal(tenant.id(), most, share, held) : null;
    }

    /// Whether a kind of refusal has its cause in what a tier allows, and not in a queue that is too long.
    private static boolean ofTier(LimitKind kind) {
        return switch (kind) {
            case REQUESTS, INPUT_TOKENS, OUTPUT_TOKENS, TOKENS, TOKENS_PER_DAY, SPEND_PER_MONTH, PROVISIONED, BATCH_JOBS, MULTIMODAL, SANDBOX_JOBS, PAYLOAD -> true;
            case TENANT_QUEUE, LANE_QUEUE, LENGTH, PROVIDER, WAIT, PATIENCE -> false;
        };
    }
}
