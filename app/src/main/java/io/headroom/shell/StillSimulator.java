package io.headroom.shell;

import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.session.Simulator;
import java.util.function.BooleanSupplier;

/// Hands out results that are there already, for a picture.
record StillSimulator(Results known) implements Simulator {
    private static final long MOST_REQUESTS = 3_000_000;

    @Override
    public Verdict evaluate(Plan plan, int threads) {
        return new Verdict() {
            @Override
            public boolean hasNext() {
                return false;
            }

            @Override
            public boolean runNext(BooleanSupplier cancelled) {
                return false;
            }

            @Override
            public double progress() {
                return 1;
            }

            @Override
            public long simulatedRequests() {
                return 0;
            }

            @Override
            public Results results() {
                return known;
            }
        };
    }

    /// The run over time is simulated for the picture, unless that takes long.
    @Override
    public Run start(Plan plan) {
        if (known.engine().requests() / Math.max(1, known.engine().replications()) > MOST_REQUESTS) {
            throw new IllegalStateException("The run is too long to be simulated for a picture.");
        }
        return Simulator.engine().start(plan);
    }
}
