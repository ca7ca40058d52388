package io.headroom.session;

import io.headroom.engine.Moment;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// An engine that says who asked what. A verdict's results carry the number of replications done and, as their seed, the plan's number of GPUs.
final class FakeSimulator implements Simulator {
    final List<String> calls = new ArrayList<>();
    int replications = 3;
    double horizon = 3600;
    @Nullable RuntimeException fault;
    Runnable duringReplication = () -> {};
    Runnable duringAdvance = () -> {};

    @Override
    public Verdict evaluate(Plan plan, int threads) {
        calls.add("evaluate " + plan.tenants().getFirst().name() + " on " + threads);
        if (fault != null) {
            throw fault;
        }
        return new Verdict() {
            private int done;

            @Override
            public boolean hasNext() {
                return done < replications;
            }

            @Override
            public boolean runNext(BooleanSupplier cancelled) {
                duringReplication.run();
                if (cancelled.getAsBoolean()) {
                    return false;
                }
                done++;
                return true;
            }

            @Override
            public double progress() {
                return (double) done / replications;
            }

            @Override
            public long simulatedRequests() {
                return 0;
            }

            @Override
            public Results results() {
                return new Results(new Results.EngineFacts("test", plan.run().seed(), 600, 60, done, 0, 0, 0, threads), List.of(), List.of());
            }
        };
    }

    @Override
    public Run start(Plan plan) {
        calls.add("start " + plan.tenants().getFirst().name());
        return new Run() {
            private double clock;

            @Override
            public double clockSeconds() {
                return clock;
            }

            @Override
            public boolean finished() {
                return clock >= horizon;
            }

            @Override
            public void advance(double toSeconds) {
                clock = Math.min(horizon, toSeconds);
                duringAdvance.run();
            }

            @Override
            public void adopt(Plan edited) {
                calls.add("adopt " + edited.tenants().getFirst().name() + " at " + Math.round(clock));
                if (fault != null) {
                    throw fault;
                }
            }

            @Override
            public Moment moment(double windowSeconds) {
                return new Moment(clock, windowSeconds, finished(), List.of(), List.of());
            }
        };
    }
}
