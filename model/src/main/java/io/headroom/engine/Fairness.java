package io.headroom.engine;

import io.headroom.plan.TenantId;
import java.util.List;

/// How evenly a lane served its tenants.
///
/// @param jain Jain's index over the tokens served to each tenant for its weight: 1 where all got the same, 1/n where one got everything; NaN where none were served
/// @param jainOfFairShare the same index over what each tenant got of its fair share: the max-min share by weight of what was served, no more than it asked for. Low demand
///     does not lower it (Jain, Chiu and Hawe, A Quantitative Measure of Fairness, 1984)
/// @param starved tenants that asked for no more than their fair share, and were served less than nine tenths of what they asked for
public record Fairness(double jain, double jainOfFairShare, List<TenantId> starved) {
    /// Keeps its own copy.
    public Fairness {
        starved = List.copyOf(starved);
    }
}
