package io.headroom.engine;

import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.serving.Requests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a tenant sends in the measured time of all replications, minute by minute: the very requests that a run of the plan simulates, incidents included, before anybody
/// refuses or answers one. Turns of a session come as if the one before were answered at once, since who answers is not known here; what a prefix cache would find is
/// not taken off.
///
/// @param minutes whole minutes, replication after replication; what a replication has beyond its last whole minute is in no minute, and one shorter than a minute
/// counts as one
/// @param seconds measured time of all replications
/// @param requests requests in that time
/// @param inputTokens their prompt tokens
/// @param outputTokens their output tokens
/// @param outputs how many requests have each number of output tokens
public record SentLoad(List<Minute> minutes, double seconds, long requests, double inputTokens, double outputTokens, SortedMap<Integer, Long> outputs) {
    private static final double MINUTE_SECONDS = 60;
    /// A power of two: a few milliseconds of drawing.
    private static final int REQUESTS_BETWEEN_QUESTIONS = 1 << 14;

    /// What came in a minute.
    public record Minute(long requests, double inputTokens, double outputTokens) {}

    /// Keeps its own copies.
    public SentLoad {
        minutes = List.copyOf(minutes);
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }

    /// Draws what a tenant sends, wherever it is placed.
    ///
    /// @param cancelled asked every few milliseconds
    /// @return null if it was cancelled
    /// @throws io.headroom.plan.InvalidPlan if the plan has no such tenant
    public static @Nullable SentLoad of(Plan plan, TenantId id, BooleanSupplier cancelled) {
        Tenant tenant = plan.tenant(id);
        Counted counted = new Counted(plan.run());
        for (int replication = 0; replication < plan.run().replications(); replication++) {
            counted.begin();
            for (Source source : sources(plan, tenant, replication)) {
                if (!counted.take(source, cancelled)) {
                    return null;
                }
            }
        }
        return counted.done();
    }

    private static List<Source> sources(Plan plan, Tenant tenant, int replication) {
        RunSettings run = plan.run();
        TenantRun sender = new TenantRun(tenant.id(), new VerdictMeter(run.warmupSeconds(), run.durationSeconds(), Watch.plain(1), true));
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < tenant.workloads().size(); i++) {
            sources.add(started(new Source(sender, plan, tenant, i, run, replication), 0));
            for (Extra extra : Extra.of(plan, tenant.id())) {
                sources.add(started(new Source(sender, plan, tenant, i, run, replication, extra, new Samplers()), extra.from()));
            }
        }
        return sources;
    }

    private static Source started(Source source, double seconds) {
        source.startAt(seconds);
        return source;
    }

    private static final class Counted {
        private final RunSettings run;
        private final int minutesEach;
        private final List<Minute> minutes = new ArrayList<>();
        private final SortedMap<Integer, Long> outputs = new TreeMap<>();
        private long[] requestsOf = {};
        private double[] inputOf = {};
        private double[] outputOf = {};
        private long requests;
        private double input;
        private double output;
        private int asked;

        Counted(RunSettings run) {
            this.run = run;
            minutesEach = (int) Math.max(1, Math.floor(run.durationSeconds() / MINUTE_SECONDS));
        }

        /// Begins a replication.
        void begin() {
            keep();
            requestsOf = new long[minutesEach];
            inputOf = new double[minutesEach];
            outputOf = new double[minutesEach];
        }

        private void keep() {
            for (int i = 0; i < requestsOf.length; i++) {
                minutes.add(new Minute(requestsOf[i], inputOf[i], outputOf[i]));
            }
        }

        /// Takes all that a source sends in the replication.
        ///
        /// @return whether it was not cancelled
        boolean take(Source source, BooleanSupplier cancelled) {
            double end = run.warmupSeconds() + run.durationSeconds();
            while (source.next() < end) {
                if ((asked++ & REQUESTS_BETWEEN_QUESTIONS - 1) == 0 && cancelled.getAsBoolean()) {
                    return false;
                }
                double now = source.next();
                int session = source.take();
                int in = source.input();
                int out = source.output();
                source.advance();
                if (session != Requests.NONE) {
                    source.answered(session, in, out, now);
                }
                if (now >= run.warmupSeconds()) {
                    count(now - run.warmupSeconds(), in, out);
                }
            }
            return true;
        }

        private void count(double seconds, int in, int out) {
            requests++;
            input += in;
            output += out;
            outputs.merge(out, 1L, Long::sum);
            int minute = (int) (seconds / MINUTE_SECONDS);
            if (minute < minutesEach) {
                requestsOf[minute]++;
                inputOf[minute] += in;
                outputOf[minute] += out;
            }
        }

        SentLoad done() {
            keep();
            return new SentLoad(minutes, run.durationSeconds() * run.replications(), requests, input, output, outputs);
        }
    }
}
