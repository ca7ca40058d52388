package io.headroom.allocate.explain;

import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.TenantId;
import java.util.Optional;
import java.util.function.Predicate;

/// The objective that has the least room left, or lacks most.
///
/// @param tenant whose it is
/// @param result how it came out
public record Tightest(TenantId tenant, ObjectiveResult result) {
    /// The tightest among those of some tenants; the first of several alike. Empty where none was observed.
    ///
    /// @param counts whose objectives count
    public static Optional<Tightest> of(Results results, Predicate<TenantId> counts) {
        Tightest tightest = null;
        for (TenantResult tenant : results.tenants()) {
            if (counts.test(tenant.id())) {
                for (ObjectiveResult result : tenant.objectives()) {
                    Tightest one = new Tightest(tenant.id(), result);
                    if (!Double.isNaN(result.value()) && (tightest == null || one.use() > tightest.use())) {
                        tightest = one;
                    }
                }
            }
        }
        return Optional.ofNullable(tightest);
    }

    /// What is observed as a share of the target: more than 1 where it is beyond.
    public double use() {
        return result.value() / result.objective().targetSeconds();
    }
}
