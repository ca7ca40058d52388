package io.headroom.engine;

import io.headroom.plan.LimitKind;
import io.headroom.plan.Partition;
import io.headroom.plan.Queueing;
import org.jspecify.annotations.Nullable;

/// Whom a partition lets in, and what the limits of its tenants have to say about it. Limits are of lanes alone: a cabin, which is reserved, neither asks about them nor
/// uses them.
final class Admission {
    private final Census census;
    private boolean limited;
    private int longestQueue;
    private double retryAfter;

    /// @param census that of the partition
    Admission(Census census) {
        this.census = census;
    }

    /// Takes the partition as an edited plan has it.
    void adopt(Partition partition) {
        Queueing queueing = partition.queueing();
        limited = !partition.reserved();
        longestQueue = queueing.length() == null ? Integer.MAX_VALUE : queueing.length();
    }

    /// What refuses a request at a time, or null if it may come in.
    ///
    /// @param replicas those that it would come to: one that takes it at once spares it the queue, however long that may be
    @Nullable LimitKind refusal(Replicas replicas, Source source, int input, int output, double now) {
        retryAfter = 0;
        if (replicas.typical().tooLong(input, output)) {
            retryAfter = Double.POSITIVE_INFINITY;
            return LimitKind.LENGTH;
        }
        TenantRun tenant = source.tenant;
        if (limited && tenant.mayLimit) {
            LimitKind kind = tenant.limits.refusal(source, input, source.mostOutput(output), now);
            if (kind != null) {
                retryAfter = tenant.limits.retryAfter();
                return kind;
            }
            if (tenant.waiting >= tenant.limits.mostWaiting() && !replicas.takesAtOnce()) {
                return LimitKind.TENANT_QUEUE;
            }
        }
        return census.waiting() >= longestQueue && !replicas.takesAtOnce() ? LimitKind.LANE_QUEUE : null;
    }

    /// Seconds that the last refusal asks to wait before another attempt; infinite if none can succeed.
    double retryAfter() {
        return retryAfter;
    }

    /// Longest that a tenant's limits let its requests wait, in seconds; infinite without a bound.
    double longestWait(TenantRun tenant) {
        return limited ? tenant.limits.longestWait() : Double.POSITIVE_INFINITY;
    }

    /// Charges a request that is let in.
    void charge(Source source, int input, int output, double now) {
        if (limited && source.tenant.mayLimit) {
            source.tenant.limits.charge(source, input, source.mostOutput(output), now);
        }
    }

    /// Gives back what a request was charged that leaves unserved.
    void refund(Source source, int input, int output, double now) {
        if (limited) {
            source.tenant.limits.settle(source, input, source.mostOutput(output), 0, now);
        }
    }

    /// Whether anything is to be settled with a tenant whose request is served.
    boolean settles(TenantRun tenant) {
        return limited && tenant.maySettle;
    }

    /// Settles what a request was charged that has been served.
    void settle(Source source, int output, int cached, double now) {
        source.tenant.limits.settle(source, 0, source.mostOutput(output) - output, cached, now);
    }
}
