package io.headroom.engine;

import io.headroom.plan.Objective;

/// How an objective came out.
///
/// @param value the statistic observed, in seconds, NaN where nothing was
/// @param interval its 95 % interval
/// @param attainment share of the observed requests within the target, 0 to 1, NaN where there were none
public record ObjectiveResult(Objective objective, double value, Interval interval, ObjectiveState state, double attainment) {}
