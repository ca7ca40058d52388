package io.headroom.shell;

import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.session.Simulator;
import java.util.function.BooleanSupplier;

/// Hands out results that are there already, for a picture.
record StillSimulator(Results known) implements Simulator {
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

    @Override
    public Run start(Plan plan) {
        throw new IllegalStateException("A picture does not move: no run is started in it.");
    }
}
