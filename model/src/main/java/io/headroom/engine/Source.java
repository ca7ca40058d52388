package io.headroom.engine;

import io.headroom.plan.Distribution;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.serving.Requests;
import io.headroom.serving.Sampler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The requests of one workload, one after another. It looks one arrival ahead and draws lengths when the request is taken. Where the workload sends sessions,
/// it must hear what becomes of each turn: an answer makes the next turn come after a pause, a refusal ends the session.
final class Source {
    private static final int ARRIVALS = 0;
    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int SERVICE = 3;
    private static final int SESSIONS = 4;
    private static final int PROMPTS = 5;

    final TenantRun tenant;
    final double deadlineSeconds;
    /// Whether there is anything to say of its requests in a table of requests.
    final boolean describes;
    private final Feed feed;
    private final @Nullable Sessions sessions;
    private final @Nullable RecordedPrompts prompts;
    private final RandomStream serviceRandom;
    private @Nullable PartitionRun home;
    private int place;
    private boolean stopped;
    private double next;

    /// What the requests look like.
    private sealed interface Feed {
        /// When the first request at or after a time comes, at a start or after a pause; what a trace holds for the pause is skipped.
        default double from(double seconds) {
            double first;
            do {
                first = after(seconds);
            } while (first < seconds);
            return first;
        }

        /// When the request after the one at a time comes.
        double after(double seconds);

        int input();

        int output();

        /// The row of a trace that the request before the next one has.
        default int takenRow() {
            return Requests.NONE;
        }
    }

    Source(TenantRun tenant, Plan plan, Tenant owner, int workloadIndex, RunSettings run, int replication) {
        Workload workload = owner.workloads().get(workloadIndex);
        this.tenant = tenant;
        deadlineSeconds = workload.deadlineSeconds() == null ? Double.POSITIVE_INFINITY : workload.deadlineSeconds();
        String name = owner.id().value() + "/" + workloadIndex;
        serviceRandom = new RandomStream(run.seed(), replication, name, SERVICE);
        sessions = !(workload.traffic() instanceof Traffic.Sessions traffic) ? null : new Sessions(traffic, run.start(),
                new RandomStream(run.seed(), replication, name, ARRIVALS), new RandomStream(run.seed(), replication, name, SESSIONS));
        prompts = !(workload.traffic() instanceof Traffic.Replayed traffic) ? null : RecordedPrompts.of(plan.trace(traffic.trace()),
                new RandomStream(run.seed(), replication, name, PROMPTS), PROMPTS);
        describes = sessions != null || prompts != null;
        feed = switch (workload.traffic()) {
            case Traffic.Generated generated -> new Drawn(generated, run, replication, name);
            case Traffic.Replayed replayed -> new Recorded(plan.trace(replayed.trace()), replayed.repeat());
            case Traffic.Sessions _ -> new Turns(sessions());
        };
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

    /// Sends its requests to a partition from now on.
    ///
    /// @param at its number there
    void settle(PartitionRun partition, int at) {
        home = partition;
        place = at;
    }

    /// Sends its requests nowhere, until it settles again.
    void leave() {
        home = null;
        if (sessions != null) {
            sessions.forgetReplicas();
        }
    }

    /// Whether its requests go to a partition.
    boolean isAt(PartitionRun partition) {
        return home == partition;
    }

    /// Takes the request that comes next.
    ///
    /// @return the session it is a turn of, or NONE
    int take() {
        return sessions == null ? Requests.NONE : sessions.take();
    }

    /// Says in a table of requests which session one is a turn of, if any, or else what the prompt of the one taken last has in common with others.
    void describe(Requests requests, int request, int session) {
        describe(requests, request, session, prompts == null ? Requests.NONE : feed.takenRow());
    }

    /// Says the same of a request taken earlier.
    ///
    /// @param row its row in a trace whose prompts are known, else NONE
    void describe(Requests requests, int request, int session, int row) {
        if (session != Requests.NONE) {
            sessions().describe(requests, request, session);
        } else if (prompts != null) {
            prompts.describe(requests, request, row);
        }
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
            if (home != null) {
                home.reschedule(place, next);
            }
        }
    }

    /// A request was throttled or rejected: if it was a turn of a session, that is over.
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

    /// When the next request comes.
    double next() {
        return next;
    }

    /// Goes on to the request after the next one.
    void advance() {
        next = feed.after(next);
    }

    /// Prompt tokens of the request taken last.
    int input() {
        return feed.input();
    }

    /// Output tokens of the request taken last.
    int output() {
        return feed.output();
    }

    /// Where the service time of the request taken last lies in its distribution.
    double share() {
        return sessions == null ? serviceRandom.uniform() : sessions.share();
    }

    private record Turns(Sessions sessions) implements Feed {
        @Override
        public double from(double seconds) {
            sessions.startAt(seconds);
            return sessions.next();
        }

        @Override
        public double after(double seconds) {
            return sessions.next();
        }

        @Override
        public int input() {
            return sessions.input();
        }

        @Override
        public int output() {
            return sessions.output();
        }
    }

    private static final class Drawn implements Feed {
        private final Gaps gaps;
        private final Sampler inputs;
        private final Sampler outputs;
        /// Lengths that all requests have, 0 where they are drawn.
        private final int everyInput;
        private final int everyOutput;
        private final RandomStream arrivalRandom;
        private final RandomStream inputRandom;
        private final RandomStream outputRandom;

        Drawn(Traffic.Generated traffic, RunSettings run, int replication, String name) {
            gaps = Gaps.of(traffic.arrivals(), run.start());
            inputs = Sampler.of(traffic.inputTokens());
            outputs = Sampler.of(traffic.outputTokens());
            everyInput = every(traffic.inputTokens());
            everyOutput = every(traffic.outputTokens());
            arrivalRandom = new RandomStream(run.seed(), replication, name, ARRIVALS);
            inputRandom = new RandomStream(run.seed(), replication, name, INPUT);
            outputRandom = new RandomStream(run.seed(), replication, name, OUTPUT);
        }

        @Override
        public double from(double seconds) {
            return gaps.from(seconds, arrivalRandom);
        }

        @Override
        public double after(double seconds) {
            return gaps.after(seconds, arrivalRandom);
        }

        @Override
        public int input() {
            return everyInput > 0 ? everyInput : tokens(inputs.at(inputRandom.uniform()));
        }

        @Override
        public int output() {
            return everyOutput > 0 ? everyOutput : tokens(outputs.at(outputRandom.uniform()));
        }

        private static int every(Distribution lengths) {
            return lengths instanceof Distribution.Fixed fixed ? tokens(fixed.value()) : 0;
        }

        private static int tokens(double length) {
            return (int) Math.min(Math.max(Math.ceil(length), 1), 1 << 30);
        }
    }

    private static final class Recorded implements Feed {
        private final Trace trace;
        private final boolean repeat;
        private final double periodSeconds;
        private double origin;
        private int row = -1;
        private int taken = Requests.NONE;

        Recorded(Trace trace, boolean repeat) {
            this.trace = trace;
            this.repeat = repeat;
            periodSeconds = trace.spanSeconds() + 1 / trace.ratePerSecond();
        }

        @Override
        public double after(double seconds) {
            if (row < 0) {
                origin = seconds;
            }
            taken = row;
            row++;
            if (row == trace.size()) {
                if (!repeat) {
                    row--;
                    return Double.POSITIVE_INFINITY;
                }
                row = 0;
                origin += periodSeconds;
            }
            return origin + trace.arrivalSeconds(row);
        }

        @Override
        public int input() {
            return trace.inputTokens(row);
        }

        @Override
        public int output() {
            return trace.outputTokens(row);
        }

        @Override
        public int takenRow() {
            return taken;
        }
    }
}
