package io.headroom.session;

import io.headroom.engine.Contention;
import io.headroom.engine.ContentionStudy;
import io.headroom.engine.Evaluation;
import io.headroom.engine.KnownTallies;
import io.headroom.engine.LiveRun;
import io.headroom.engine.Moment;
import io.headroom.engine.PairedRuns;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Hands everything to the engine, which remembers what it has simulated.
final class EngineSimulator implements Simulator {
    private final KnownTallies known = new KnownTallies();

    @Override
    public Verdict evaluate(Plan plan, int threads) {
        Evaluation evaluation = new Evaluation(plan, threads, known);
        return new Verdict() {
            @Override
            public boolean hasNext() {
                return evaluation.hasNext();
            }

            @Override
            public boolean runNext(BooleanSupplier cancelled) {
                return evaluation.runNext(cancelled);
            }

            @Override
            public double progress() {
                return evaluation.progress();
            }

            @Override
            public long simulatedRequests() {
                return evaluation.simulatedRequests();
            }

            @Override
            public Results results() {
                return evaluation.results();
            }
        };
    }

    @Override
    public PairedRuns pair(Plan before, Plan after, int threads) {
        return new PairedRuns(before, after, threads, known);
    }

    @Override
    public Study study(Plan plan, int threads) {
        ContentionStudy study = new ContentionStudy(plan, threads, known);
        return new Study() {
            @Override
            public double requests() {
                return study.requests();
            }

            @Override
            public @Nullable Contention run(BooleanSupplier cancelled) {
                return study.run(cancelled);
            }
        };
    }

    @Override
    public Run start(Plan plan) {
        LiveRun run = new LiveRun(plan);
        return new Run() {
            @Override
            public double clockSeconds() {
                return run.clockSeconds();
            }

            @Override
            public boolean finished() {
                return run.finished();
            }

            @Override
            public void advance(double toSeconds) {
                run.advance(toSeconds);
            }

            @Override
            public void adopt(Plan edited) {
                run.adopt(edited);
            }

            @Override
            public Moment moment(double windowSeconds) {
                return run.moment(windowSeconds);
            }
        };
    }
}
