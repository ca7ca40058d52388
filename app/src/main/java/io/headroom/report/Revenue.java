package io.headroom.report;

import io.headroom.cost.CostBasis;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Plan;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What served tokens sell for, tier by tier: a tier without prices of tokens brings nothing until someone enters them.
///
/// @param lines one for each tier with a placed tenant, in plan order
public record Revenue(List<Line> lines) {
    private static final double SECONDS_PER_HOUR = 3600;

    /// What the tenants of a tier bring.
    ///
    /// @param prices its prices, or null where it has none
    /// @param tokensInPerSecond prompt tokens of served requests, per second
    /// @param tokensOutPerSecond output tokens of served requests, per second
    public record Line(Tier tier, @Nullable TokenPrices prices, double tokensInPerSecond, double tokensOutPerSecond) {
        /// US dollars a month, were every hour like the run.
        double usdPerMonth(CostBasis basis) {
            return prices == null ? 0 : prices.usd(tokensInPerSecond, tokensOutPerSecond) * SECONDS_PER_HOUR * basis.hoursPerMonth();
        }
    }

    /// Keeps its own copy.
    public Revenue {
        lines = List.copyOf(lines);
    }

    /// What the tenants of a plan bring.
    ///
    /// @param results results of this very plan
    public static Revenue of(Plan plan, Results results) {
        return new Revenue(plan.tiers().stream().filter(tier -> plan.tenants().stream().anyMatch(tenant -> tenant.tier().equals(tier.id()) && tenant.partition() != null))
                .map(tier -> line(plan, results, tier)).toList());
    }

    private static Line line(Plan plan, Results results, Tier tier) {
        List<TenantResult> tenants = results.tenants().stream().filter(one -> plan.tenant(one.id()).tier().equals(tier.id())).toList();
        return new Line(tier, tier.prices(), tenants.stream().mapToDouble(one -> known(one.tokensInPerSecond())).sum(), tenants.stream().mapToDouble(one -> known(one.tokensOutPerSecond())).sum());
    }

    private static double known(double tokens) {
        return Double.isFinite(tokens) ? tokens : 0;
    }

    /// US dollars a month, were every hour like the run.
    public double usdPerMonth(CostBasis basis) {
        return lines.stream().mapToDouble(line -> line.usdPerMonth(basis)).sum();
    }

    /// Whether some tier has no prices.
    public boolean partial() {
        return lines.stream().anyMatch(line -> line.prices() == null);
    }
}
