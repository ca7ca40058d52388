package io.headroom.engine;

import io.headroom.plan.Client;
import io.headroom.plan.Distribution;
import io.headroom.plan.Envelope;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.serving.Requests;
import io.headroom.serving.Sampler;
import java.util.Arrays;
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
    private static final int PATIENCE = 6;
    private static final int PLACE = 7;

    final TenantRun tenant;
    final double deadlineSeconds;
    final double missUsd;
    final Envelope envelope;
    /// Whether nobody waits for its requests.
    final boolean deferrable;
    /// Whether there may be a limit on how many of its requests are under way at once.
    final boolean counted;
    private final Workload.Kind kind;
    private final int mostOutput;
    private @Nullable Sampler patience;
    private final RandomStream patienceRandom;
    private final long key;
    /// Whether there is anything to say of its requests in a table of requests.
    final boolean describes;
    private final Feed feed;
    private final @Nullable Sessions sessions;
    private final @Nullable RecordedPrompts prompts;
    private final RandomStream serviceRandom;
    private @Nullable PartitionRun home;
    private int place;
    private @Nullable PartitionRun @Nullable [] knownAt;
    private int[] numbers = {};
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
        serviceRandom = new RandomStream(run.seed(), replication, name, SERVICE);
        patienceRandom = new RandomStream(run.seed(), replication, name, PATIENCE);
        adopt(owner.client());
        key = new RandomStream(run.seed(), replication, name, PLACE).bits();
        sessions = !(workload.traffic() instanceof Traffic.Sessions traffic) ? null : new Sessions(traffic, run.start(),
                new RandomStream(run.seed(), replication, name, ARRIVALS), new RandomStream(run.seed(), replication, name, SESSIONS), extra);
        prompts = !(workload.traffic() instanceof Traffic.Replayed traffic) ? null : RecordedPrompts.of(plan.trace(traffic.trace()),
                new RandomStream(run.seed(), replication, name, PROMPTS), PROMPTS);
        describes = sessions != null || prompts != null;
        feed = switch (workload.traffic()) {
            case Traffic.Generated generated -> new Drawn(generated, run, replication, name, extra, samplers);
            case Traffic.Replayed replayed -> new Recorded(plan.trace(replayed.trace()), replayed.repeat(), extra, new RandomStream(run.seed(), replication, name, ARRIVALS));
            case Traffic.Sessions _ -> new Turns(sessions());
        };
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
        if (home != null) {
            home.reschedule(place, next);
        }
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

    /// Where it sends its requests, or null while it is in the tray.
    @Nullable PartitionRun home() {
        return home;
    }

    /// Its number in a partition that knows it, or NONE.
    int numberAt(PartitionRun partition) {
        for (int i = 0; i < numbers.length; i++) {
            if (Objects.requireNonNull(knownAt)[i] == partition) {
                return numbers[i];
            }
        }
        return Requests.NONE;
    }

    /// Remembers its number in a partition.
    void numbered(PartitionRun partition, int number) {
        knownAt = knownAt == null ? new PartitionRun[1] : Arrays.copyOf(knownAt, numbers.length + 1);
        numbers = Arrays.copyOf(numbers, numbers.length + 1);
        knownAt[numbers.length - 1] = partition;
        numbers[numbers.length - 1] = number;
    }

    /// Whether its requests go to a partition.
    boolean isAt(PartitionRun partition) {
        return home == partition;
    }

    /// Whether what becomes of its requests changes when others come.
    boolean reacts() {
        return sessions != null;
    }

    /// Takes the request that comes next.
    ///
    /// @return the session it is a turn of, or NONE
    int take() {
        return sessions == null ? Requests.NONE : sessions.take();
    }

    /// The row of a trace whose prompts are known that the request taken last has, else NONE.
    int takenRow() {
        return prompts == null ? Requests.NONE : feed.takenRow();
    }

    /// Says in a table of requests which session one is a turn of, if any, or else what its prompt has in common with others.
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
        return Math.min(feed.output(), mostOutput);
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

        Drawn(Traffic.Generated traffic, RunSettings run, int replication, String name, @Nullable Extra extra, Samplers samplers) {
            Gaps all = Gaps.of(traffic.arrivals(), run.start());
            gaps = extra == null ? all : new Gaps.Spell(all, extra.until(), extra.share());
            inputs = samplers.of(traffic.inputTokens());
            outputs = samplers.of(traffic.outputTokens());
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
        private final @Nullable Extra extra;
        private final RandomStream random;

        /// @param extra which more of the traffic this is, or null; it begins anywhere in the trace and goes round
        Recorded(Trace trace, boolean repeat, @Nullable Extra extra, RandomStream random) {
            this.trace = trace;
            this.repeat = repeat || extra != null;
            this.extra = extra;
            this.random = random;
            periodSeconds = trace.spanSeconds() + 1 / trace.ratePerSecond();
        }

        @Override
        public double after(double seconds) {
            if (extra == null) {
                return following(seconds);
            }
            if (row < 0) {
                double into = random.uniform() * periodSeconds;
                origin = seconds - into;
                while (row + 1 < trace.size() && trace.arrivalSeconds(row + 1) < into) {
                    row++;
                }
            }
            int before = row;
            double at = following(seconds);
            while (at <= extra.until() && extra.share() < 1 && random.uniform() >= extra.share()) {
                at = following(at);
            }
            taken = before;
            return at <= extra.until() ? at : Double.POSITIVE_INFINITY;
        }

        private double following(double seconds) {
            if (row < 0 && extra == null) {
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
