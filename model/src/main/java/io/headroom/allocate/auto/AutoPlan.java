package io.headroom.allocate.auto;

import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.plan.InvalidPlan;
import java.util.Optional;
import java.util.function.Consumer;

/// The cheapest plan that meets every objective, or which objectives make that impossible. The same question comes to the same answer on any number of threads.
///
/// ```java
/// Answer answer = AutoPlan.of(Ask.of(plan).keeping(List.of("cabin-1")), 2, Watcher.NOBODY, soFar -> {});
/// ```
public final class AutoPlan {
    private static final double SOLVED = 0.7;

    private AutoPlan() {}

    /// Answers.
    ///
    /// @param threads threads to use, at least one
    /// @param watcher hears how far it is, and may end it
    /// @param soFar hears of each plan that is better than the ones before; from the calling thread
    /// @return the best plan found until it was ended, or why there is none
    /// @throws SearchCancelled if it was ended before any plan was found
    /// @throws InvalidPlan if the plan cannot be simulated
    public static Answer of(Ask ask, int threads, Watcher watcher, Consumer<Answer.Found> soFar) {
        Crew crew = new Crew(Math.max(1, threads), Pulse.of(watcher));
        Trials trials = new Trials(Math.max(1, threads), watcher);
        LoadTables.Memory memory = new LoadTables.Memory();
        Ground ground = Ground.of(ask);
        Conflicts conflicts = new Conflicts(ask, trials, crew, watcher.part(SOLVED, 1), memory);
        Optional<Answer> unserved = conflicts.unserved(ground);
        if (unserved.isPresent()) {
            return unserved.get();
        }
        Optional<Answer> kept = conflicts.kept(ground);
        if (kept.isPresent()) {
            return kept.get();
        }
        Solver solver = new Solver(ground, trials, crew, watcher.part(0, SOLVED), soFar, memory);
        Optional<Answer.Found> found = solver.solve();
        return found.isPresent() ? found.get() : conflicts.explained(ground, solver);
    }
}
