package io.headroom.engine;

import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import java.util.Comparator;
import java.util.List;

/// What a tenant got. Counts are summed over replications and cover the requests that arrive after the warm-up, each once:
/// `offered = served + throttled + rejected + expired + inFlight`, always.
///
/// @param partition where it was served
/// @param reserved whether that is a cabin
/// @param offered requests that arrived
/// @param served requests answered in full, those that fell back included
/// @param throttled requests refused by a rate limit (429)
/// @param rejected requests that met a full queue or a cap, e.g. longer than the model's context or the KV cache
/// @param expired requests that ran out of patience
/// @param inFlight requests not finished at the end of the run
/// @param fellBack requests served by a fallback
/// @param attempts times a request knocked, retries included
/// @param deadlineMisses requests served after their deadline
/// @param ttft time to first token
/// @param tpot time per output token after the first, of requests with more than one
/// @param e2e end to end
/// @param waitTime time from arrival to the start of service
/// @param tokensInPerSecond prompt tokens of served requests, per second
/// @param tokensOutPerSecond output tokens of served requests, per second
/// @param cachedShare share of the prompt tokens of served requests that was found in a prefix cache, NaN where none were served
/// @param session time of whole sessions, from the first turn's arrival to the last answer; those that begin after the warm-up and end in the run
/// @param pushback how it was refused and what that cost
/// @param backlog what of it waits at the end of the first replication
public record TenantResult(TenantId id, String name, PartitionId partition, boolean reserved, long offered, long served, long throttled, long rejected,
        long expired, long inFlight, long fellBack, long attempts, long deadlineMisses, NumberKind kind, LatencySummary ttft, LatencySummary tpot,
        LatencySummary e2e, LatencySummary waitTime, double tokensInPerSecond, double tokensOutPerSecond, double cachedShare, LatencySummary session,
        List<ObjectiveResult> objectives, Pushback pushback, Backlog backlog) {
    /// Keeps its own copy of the objectives.
    public TenantResult {
        objectives = List.copyOf(objectives);
    }

    /// A result of a tenant that was never pushed back and leaves no backlog.
    public TenantResult(TenantId id, String name, PartitionId partition, boolean reserved, long offered, long served, long throttled, long rejected,
            long expired, long inFlight, long fellBack, long attempts, long deadlineMisses, NumberKind kind, LatencySummary ttft, LatencySummary tpot,
            LatencySummary e2e, LatencySummary waitTime, double tokensInPerSecond, double tokensOutPerSecond, double cachedShare, LatencySummary session,
            List<ObjectiveResult> objectives) {
        this(id, name, partition, reserved, offered, served, throttled, rejected, expired, inFlight, fellBack, attempts, deadlineMisses, kind, ttft, tpot, e2e,
                waitTime, tokensInPerSecond, tokensOutPerSecond, cachedShare, session, objectives, Pushback.NONE, Backlog.NONE);
    }

    /// The latency that a metric names.
    public LatencySummary latency(Objective.Metric metric) {
        return switch (metric) {
            case TTFT -> ttft;
            case TPOT -> tpot;
            case E2E -> e2e;
            case WAIT -> waitTime;
        };
    }

    /// How fast its answers come.
    public AnswerSpeed speed() {
        return AnswerSpeed.of(tpot);
    }

    /// Share of the offered requests that were throttled, NaN where none were offered.
    public double throttledShare() {
        return offered == 0 ? Double.NaN : (double) throttled / offered;
    }

    /// The worst state of its objectives, or `NO_DATA` without any.
    public ObjectiveState state() {
        return objectives.stream().map(ObjectiveResult::state).max(Comparator.comparingInt(ObjectiveState::gravity)).orElse(ObjectiveState.NO_DATA);
    }
}
