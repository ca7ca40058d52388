package io.headroom.allocate;

import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Normal;
import io.headroom.plan.Objective;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/*
 * Latencies are those of requests that were served, so a plan that serves few of them may look quick: a search that judged by latencies alone would learn to refuse.
 * Requests still in flight as the run ends are left out of the share: with a backlog that grows they are not lost, and the latencies of those before them tell of it.
 */
/// How sure a search wants to be that objectives hold.
///
/// @param confidence level of the interval that must lie within the target, 0.5 to 0.9999; with 0.95 an objective holds exactly where the verdict says *met*
/// @param servedShare least share of the requests that ended which were served, 0 to 1
public record Assurance(double confidence, double servedShare) {
    /// As the verdict judges, with no more than one request in a hundred lost.
    public static final Assurance USUAL = new Assurance(0.95, 0.99);

    /// Level of the intervals in results.
    private static final double RESULTS_LEVEL = 0.95;

    /// @throws InvalidPlan if a share is out of range
    public Assurance {
        if (!(confidence >= 0.5 && confidence <= 0.9999)) {
            throw new InvalidPlan("Confidence is %s: use 0.5 to 0.9999, e.g. 0.95.".formatted(Require.plain(confidence)));
        }
        if (!(servedShare >= 0 && servedShare <= 1)) {
            throw new InvalidPlan("Least share of requests that are served is %s: use 0 to 1, e.g. 0.99.".formatted(Require.plain(servedShare)));
        }
    }

    /// Something that does not hold.
    ///
    /// @param tenant whose it is
    /// @param objective the objective, or null where too few requests are served
    /// @param value what was found, in seconds, or the share served
    /// @param bound the end of the interval that lies beyond the target, in seconds; NaN where none is known. For the share served, the value
    /// @param target what it must keep to
    public record Breach(TenantId tenant, @Nullable Objective objective, double value, double bound, double target) {}

    /// What does not hold of the tenants that count, the tenants in the order of the results.
    ///
    /// @param counts whose objectives count
    public List<Breach> breaches(Results results, Predicate<TenantId> counts) {
        List<Breach> breaches = new ArrayList<>();
        for (TenantResult tenant : results.tenants()) {
            if (counts.test(tenant.id())) {
                tenant.objectives().forEach(objective -> breach(tenant.id(), objective).ifPresent(breaches::add));
                lost(tenant).ifPresent(breaches::add);
            }
        }
        return breaches;
    }

    /// What does not hold, of all tenants.
    public List<Breach> breaches(Results results) {
        return breaches(results, _ -> true);
    }

    /// Whether everything holds of all tenants.
    public boolean holds(Results results) {
        return breaches(results).isEmpty();
    }

    /// Whether everything holds of one tenant; of one that is not placed, nothing does.
    public boolean holds(Results results, TenantId tenant) {
        return results.tenant(tenant).isPresent() && breaches(results, tenant::equals).isEmpty();
    }

    private Optional<Breach> breach(TenantId tenant, ObjectiveResult result) {
        if (Double.isNaN(result.value())) {
            return Optional.empty();
        }
        double bound = bound(result);
        // An interval that is not known is no assurance.
        return bound <= result.objective().targetSeconds() ? Optional.empty()
                : Optional.of(new Breach(tenant, result.objective(), result.value(), bound, result.objective().targetSeconds()));
    }

    /// The upper end of the interval of this level around an objective's value, in seconds; NaN where it is not known.
    public double bound(ObjectiveResult result) {
        double ratio = confidence == RESULTS_LEVEL ? 1 : Normal.quantile((1 + confidence) / 2) / Normal.quantile((1 + RESULTS_LEVEL) / 2);
        return ratio == 1 ? result.interval().hi() : result.value() + (result.interval().hi() - result.value()) * ratio;
    }

    private Optional<Breach> lost(TenantResult tenant) {
        long ended = tenant.offered() - tenant.inFlight();
        if (ended == 0) {
            // Nothing ended: where requests came, none was served in time.
            return tenant.offered() == 0 || servedShare == 0 ? Optional.empty() : Optional.of(new Breach(tenant.id(), null, 0, 0, servedShare));
        }
        double served = (double) tenant.served() / ended;
        return served >= servedShare ? Optional.empty() : Optional.of(new Breach(tenant.id(), null, served, served, servedShare));
    }
}
