package io.headroom.allocate.explain;

import io.headroom.engine.NumberKind;
import io.headroom.plan.Plan;
import java.util.Comparator;

/// What an action is worth.
///
/// Worth is counted in lack: for each objective that does not hold of anybody in the plan, the logarithm of how many times its target it is, and for each tenant that
/// loses more requests than it may, the logarithm of how many times more. So whoever is hurt by an action counts as much as whoever is helped.
///
/// @param plan the plan with the action done
/// @param gpus GPUs more, or fewer where negative
/// @param usdPerHour what it costs more, in US dollars per hour
/// @param lackBefore what lacks without it
/// @param lackAfter what lacks with it; 0 where everything holds
/// @param kind whether the two are simulated or estimated
public record Advice(Action action, Plan plan, int gpus, double usdPerHour, double lackBefore, double lackAfter, NumberKind kind) {
    private static final double LEAST_USD = 1e-9;

    /// What it takes away of what lacks.
    public double gain() {
        return lackBefore - lackAfter;
    }

    /// The gain for each dollar per hour; infinite for what costs nothing.
    public double gainPerUsd() {
        return usdPerHour > LEAST_USD ? gain() / usdPerHour : Double.POSITIVE_INFINITY;
    }

    /// The gain for each GPU; infinite for what takes none.
    public double gainPerGpu() {
        return gpus > 0 ? gain() / gpus : Double.POSITIVE_INFINITY;
    }

    /// By gain per dollar, what costs nothing first; among those by gain.
    public static final Comparator<Advice> BY_VALUE = Comparator.comparingDouble(Advice::gainPerUsd).thenComparingDouble(Advice::gain).reversed();
}
