package io.headroom.engine;

import io.headroom.plan.Client;
import io.headroom.plan.Envelope;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.serving.Requests;
import io.headroom.serving.Sampler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The requests of one workload, one after another. It looks one arrival ahead and draws lengths when the request is taken. Where the workload sends sessions,
/// it must hear what becomes of each turn: an answer makes the next turn come after a pause, a refusal ends the session.
final class Source {
    final TenantRun tenant;
    final double deadlineSeconds;
    final double missUsd;
    final Envelope envelope;
    /// Whether nobody waits for its requests.
    final boolean deferrable;
    /// Whether there may be a limit on how many of its requests are under way at once.
    final boolean counted;
    /// Whether there is anything to say of its requests in a table of requests.
    final boolean describes;
    /// Where its requests go.
    final Whereabouts whereabouts = new Whereabouts();
    private final Workload.Kind kind;
    private final int mostOutput;
    private @Nullable Sampler patience;
    private final RandomStream patienceRandom;
    private final long key;
    private final Feed feed;
    /// The feed where it is sessions, else null.
    private final @Nullable Sessions sessions;
    private final RandomStream serviceRandom;
    private boolean stopped;
    private double next;

    Source(TenantRun tenant, Plan plan, Tenant owner, int workloadIndex, RunSettings run, int replication) {
        this(tenant, plan, owner, workloadIndex, run, replication, null, new Samplers());
    }

    /// @param extra which more of its traffic this is, or null for the usual traffic
    /// @param samplers those of its run
    Source(TenantRun tenant, Plan plan, Tenant owner, int workloadIndex, RunSettings run, int replication, @Nullable Extra extra, Samplers samplers) {
        Workload workload = owner.workloads().get(workloadIndex);
        this.tenant = tenant;
        deadlineSeconds = workload.deadlineSeconds() == null ? Double.POSITIVE_INFINITY : workload.deadlineSeconds();
        missUsd = workload.missUsd();
        envelope = workload.envelope();
        kind = workload.kind();
        deferrable = kind.deferrable();
        counted = deferrable || envelope.multimodal();
        tenant.mayLimit |= counted;
        tenant.maySettle |= counted;
        mostOutput = envelope.maxOutputTokens() == null ? Integer.MAX_VALUE : envelope.maxOutputTokens();
        String name = owner.id().value() + "/" + workloadIndex + (extra == null ? "" : "/" + extra.name());
        Streams streams = new Streams(run.seed(), replication, name);
        serviceRandom = streams.service();
        patienceRandom = streams.patience();
        adopt(owner.client());
        key = streams.chance().bits();
        feed = switch (workload.traffic()) {
            case Traffic.Generated generated -> new DrawnFeed(generated, run.start(), streams, extra, samplers);
            case Traffic.Replayed replayed -> new RecordedFeed(plan.trace(replayed.trace()), replayed, streams, extra);
            case Traffic.Sessions made -> new Sessions(made, run.start(), streams, extra);
        };
        sessions = feed instanceof Sessions made ? made : null;
        describes = feed.describes();
    }

    /// Takes how long clients wait as an edited plan has it.
    void adopt(Client client) {
        patience = client.patienceSeconds() == null ? null : Sampler.of(client.patienceSeconds());
    }

    /// Whether its requests count as batch jobs.
    boolean batchJob() {
        return kind == Workload.Kind.BATCH;
    }

    /// Whether its requests count as fine-tuning jobs.
    boolean sandboxJob() {
        return kind == Workload.Kind.SANDBOX;
    }

    /// Most output tokens that a request may make which is to make some.
    int mostOutput(int outputTokens) {
        return mostOutput == Integer.MAX_VALUE ? outputTokens : mostOutput;
    }

    /// Any of its state.
    int read() {
        return mostOutput;
    }

    /// Whether its clients give up what they wait for too long.
    boolean impatient() {
        return patience != null;
    }

    /// How long the client of the request taken last waits for it, in seconds; infinite if it has no end.
    double patience() {
        return patience == null ? Double.POSITIVE_INFINITY : patience.at(patienceRandom.uniform());
    }

    /// A share, 0 to 1, drawn for one attempt of a request: the same whatever happens to others.
    double chance(double arrival, int attempt) {
        return (RandomStream.mix(key ^ RandomStream.mix(Double.doubleToRawLongBits(arrival) + attempt)) >>> 11) * 0x1.0p-53;
    }

    private Sessions sessions() {
        return Objects.requireNonNull(sessions);
    }

    /// Starts, or goes on after a pause, at a time.
    void startAt(double seconds) {
        next = feed.from(seconds);
    }

    /// Sends no more requests.
    void stop() {
        next = Double.POSITIVE_INFINITY;
        stopped = true;
    }

    /// Sends no more requests, and tells the partition that counts on them.
    void end() {
        stop();
        whereabouts.expect(next);
    }

    /// Sends its requests nowhere, until it settles again.
    void leave() {
        whereabouts.leave();
        if (sessions != null) {
            sessions.forgetReplicas();
        }
    }

    /// Whether what becomes of its requests changes when others come.
    boolean reacts() {
        return sessions != null;
    }

    /// When the next request comes.
    double next() {
        return next;
    }

    /// Takes the request that comes next.
    ///
    /// @return the session it is a turn of, or NONE
    int take() {
        return sessions == null ? Requests.NONE : sessions.take();
    }

    /// Prompt tokens of the request taken last.
    int input() {
        return feed.input();
    }

    /// Output tokens of the request taken last.
    int output() {
        return Math.min(feed.output(), mostOutput);
    }

    /// Where the service time of the request taken last lies in its distribution.
    double share() {
        return sessions == null ? serviceRandom.uniform() : sessions.share();
    }

    /// The row of a trace whose prompts are known that the request taken last has, else NONE.
    int takenRow() {
        return describes ? feed.takenRow() : Requests.NONE;
    }

    /// Goes on to the request after the next one.
    void advance() {
        next = feed.after(next);
    }

    /// Says in a table of requests which session one is a turn of, if any, or else what its prompt has in common with others.
    ///
    /// @param row its row in a trace whose prompts are known, else NONE
    void describe(Requests requests, int request, int session, int row) {
        feed.describe(requests, request, session, row);
    }

    /// The replica that served a session's last turn, or NONE.
    int replica(int session) {
        return session == Requests.NONE ? Requests.NONE : sessions().replica(session);
    }

    /// Remembers the replica that serves a session, if there is one.
    void servedBy(int session, int station) {
        if (session != Requests.NONE) {
            sessions().servedBy(session, station);
        }
    }

    /// A turn was answered: the next one comes after a pause, wherever the tenant is then.
    void answered(int session, int inputTokens, int outputTokens, double now) {
        boolean over = sessions().answered(session, inputTokens, outputTokens, now);
        if (over) {
            double began = sessions().beganAt(session);
            tenant.meter.sessionOver(began, now - began);
            sessions().end(session);
        } else if (!stopped) {
            next = sessions().next();
            whereabouts.expect(next);
        }
    }

    /// A request was given up: if it was a turn of a session, that is over.
    void refused(int session) {
        if (session != Requests.NONE) {
            sessions().end(session);
        }
    }

    /// Sessions under way, those that pause included.
    int sessionsUnderWay() {
        return sessions == null ? 0 : sessions.underWay();
    }

    /// Sessions that pause between two turns.
    int sessionsPausing() {
        return sessions == null ? 0 : sessions.pausing();
    }
}
