package io.headroom.engine;

import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.serving.Sampler;

/// The requests of one workload, one after another. It looks one arrival ahead and draws lengths when the request is taken.
final class Source {
    private static final int ARRIVALS = 0;
    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int SERVICE = 3;

    final TenantRun tenant;
    final double deadlineSeconds;
    private final Feed feed;
    private final RandomStream serviceRandom;
    private double next;

    /// What the requests look like.
    private sealed interface Feed {
        double after(double seconds);

        int input();

        int output();
    }

    Source(TenantRun tenant, Plan plan, Tenant owner, int workloadIndex, RunSettings run, int replication) {
        Workload workload = owner.workloads().get(workloadIndex);
        this.tenant = tenant;
        deadlineSeconds = workload.deadlineSeconds() == null ? Double.POSITIVE_INFINITY : workload.deadlineSeconds();
        String name = owner.id().value() + "/" + workloadIndex;
        serviceRandom = new RandomStream(run.seed(), replication, name, SERVICE);
        feed = switch (workload.traffic()) {
            case Traffic.Generated generated -> new Drawn(generated, run.seed(), replication, name);
            case Traffic.Replayed replayed -> new Recorded(plan.trace(replayed.trace()), replayed.repeat());
        };
    }

    /// Starts, or goes on after a pause, at a time; what a trace holds for the pause is skipped.
    void startAt(double seconds) {
        do {
            next = feed.after(seconds);
        } while (next < seconds);
    }

    /// Sends no more requests.
    void stop() {
        next = Double.POSITIVE_INFINITY;
    }

    /// When the next request comes.
    double next() {
        return next;
    }

    /// Goes on to the request after the next one.
    void advance() {
        next = feed.after(next);
    }

    /// Prompt tokens of the request that comes next.
    int input() {
        return feed.input();
    }

    /// Output tokens of the request that comes next.
    int output() {
        return feed.output();
    }

    /// Where the service time of the request that comes next lies in its distribution.
    double share() {
        return serviceRandom.uniform();
    }

    private static final class Drawn implements Feed {
        private final Gaps gaps;
        private final Sampler inputs;
        private final Sampler outputs;
        private final RandomStream arrivalRandom;
        private final RandomStream inputRandom;
        private final RandomStream outputRandom;

        Drawn(Traffic.Generated traffic, long seed, int replication, String name) {
            gaps = Gaps.of(traffic.arrivals());
            inputs = Sampler.of(traffic.inputTokens());
            outputs = Sampler.of(traffic.outputTokens());
            arrivalRandom = new RandomStream(seed, replication, name, ARRIVALS);
            inputRandom = new RandomStream(seed, replication, name, INPUT);
            outputRandom = new RandomStream(seed, replication, name, OUTPUT);
        }

        @Override
        public double after(double seconds) {
            return seconds + gaps.next(arrivalRandom);
        }

        @Override
        public int input() {
            return tokens(inputs.at(inputRandom.uniform()));
        }

        @Override
        public int output() {
            return tokens(outputs.at(outputRandom.uniform()));
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
    }
}
