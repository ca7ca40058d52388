package io.headroom.allocate.size;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.engine.NumberKind;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/*
 * Most sizes are far too small or plainly large enough, which two replications tell. Only where an interval straddles its target are there more, twice as many each
 * time, until it does not, or all intervals are narrow, or there have been enough: what is still open then is no assurance. Trials keeps what has been simulated, so
 * that more replications take no more than those that are added.
 */
/// Decides by simulation whether a number of steps does.
final class Judge {
    private static final int FIRST = 2;
    private static final int MOST = 16;
    private static final double NARROW = 0.02;

    private final SizeQuestion question;
    private final Trials trials;
    private final Map<Stage, Map<Integer, Judged>> known = new HashMap<>();

    /// What was found of a size.
    ///
    /// @param steps so many steps of an option
    /// @param does whether it keeps all objectives with the confidence asked for
    /// @param results what it came to
    record Judged(int steps, Size size, boolean does, Results results) {}

    /// The steps are used up.
    static final class OutOfSteps extends Exception {
        private static final long serialVersionUID = 1;

        OutOfSteps() {
            super("The search has used up its steps.", null, false, false);
        }
    }

    Judge(SizeQuestion question, Trials trials) {
        this.question = question;
        this.trials = trials;
    }

    /// Judges a number of steps, once.
    Judged of(Stage stage, int steps) throws OutOfSteps {
        Map<Integer, Judged> sizes = known.computeIfAbsent(stage, _ -> new HashMap<>());
        Judged judged = sizes.get(steps);
        if (judged == null) {
            judged = simulate(stage, steps);
            sizes.put(steps, judged);
        }
        return judged;
    }

    /// What was found of a number of steps, or null if it was not asked for.
    @Nullable Judged known(Stage stage, int steps) {
        return known.getOrDefault(stage, Map.of()).get(steps);
    }

    private Judged simulate(Stage stage, int steps) throws OutOfSteps {
        Plan plan = stage.plan(steps);
        RunSettings run = plan.run();
        int most = Math.max(MOST, run.replications());
        double narrow = run.halfWidth() == null ? NARROW : run.halfWidth();
        for (int replications = FIRST;; replications = Math.min(most, 2 * replications)) {
            if (trials.requests() >= question.mostRequests()) {
                throw new OutOfSteps();
            }
            Results results = trials.of(plan.withRun(run.withReplications(replications).withHalfWidth(narrow)));
            List<Assurance.Breach> breaches = question.assurance().breaches(results);
            List<Outcome> outcomes = Outcome.of(results, question.assurance());
            boolean surelyNot = outcomes.stream().anyMatch(Outcome::surelyBeyond);
            if (breaches.isEmpty() || surelyNot || replications == most || results.engine().replications() < replications) {
                return new Judged(steps, new Size(stage.at(steps), stage.replicas(steps), stage.usdPerHour(steps), NumberKind.SIMULATED, outcomes, servedShare(results),
                        results.engine().replications()), breaches.isEmpty(), results);
            }
        }
    }

    /// The least share that is served of the requests of a tenant that end.
    static double servedShare(Results results) {
        return results.tenants().stream().mapToDouble(Judge::servedShare).min().orElse(1);
    }

    private static double servedShare(TenantResult tenant) {
        long ended = tenant.offered() - tenant.inFlight();
        return ended == 0 ? 1 : (double) tenant.served() / ended;
    }
}
