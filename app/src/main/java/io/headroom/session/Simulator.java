package io.headroom.session;

import io.headroom.engine.Contention;
import io.headroom.engine.ContentionStudy;
import io.headroom.engine.Evaluation;
import io.headroom.engine.LiveRun;
import io.headroom.engine.Moment;
import io.headroom.engine.PairedRuns;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The engine as the session sees it, so that a test can put a slow or a failing one in its place.
public interface Simulator {
    /// Prepares the verdict on a plan; nothing runs yet.
    ///
    /// @param threads threads to use, at least one
    Verdict evaluate(Plan plan, int threads);

    /// Starts a run at time 0.
    Run start(Plan plan);

    /// Prepares two plans under the same run, to be compared; nothing runs yet.
    ///
    /// @param threads threads to use, at least one
    default PairedRuns pair(Plan before, Plan after, int threads) {
        return new PairedRuns(before, after, threads);
    }

    /// Prepares to find out who makes whom wait in a plan; nothing runs yet. Unless a simulator says otherwise, it takes for ever.
    ///
    /// @param threads threads to use, at least one
    default Study study(Plan plan, int threads) {
        return new Study() {
            @Override
            public double requests() {
                return Double.POSITIVE_INFINITY;
            }

            @Override
            public @Nullable Contention run(BooleanSupplier cancelled) {
                return null;
            }
        };
    }

    /// See [ContentionStudy].
    interface Study {
        /// About how many requests it takes.
        double requests();

        /// Finds it out.
        ///
        /// @return null if it was cancelled
        @Nullable Contention run(BooleanSupplier cancelled);
    }

    /// See [Evaluation].
    interface Verdict {
        /// Whether a replication is still to run.
        boolean hasNext();

        /// Runs the next replication.
        ///
        /// @return whether it ran to its end
        boolean runNext(BooleanSupplier cancelled);

        /// Share done, 0 to 1; may be asked from another thread.
        double progress();

        /// Requests simulated for this verdict; what was known from an earlier one is not simulated again.
        long simulatedRequests();

        /// Results so far.
        Results results();
    }

    /// See [LiveRun]. One thread at a time.
    interface Run {
        /// Simulated seconds since the start.
        double clockSeconds();

        /// Whether the end is reached.
        boolean finished();

        /// Simulates up to a time in simulated seconds, not before the clock.
        void advance(double toSeconds);

        /// Goes on under an edited plan.
        void adopt(Plan plan);

        /// A trailing window at the clock.
        Moment moment(double windowSeconds);
    }

    /// The engine itself.
    static Simulator engine() {
        return new EngineSimulator();
    }
}
