package io.headroom.compare;

import io.headroom.engine.Difference;
import io.headroom.plan.TenantId;

/// A tenant on both sides of a comparison.
///
/// @param name as it is called after, or before where it is gone
/// @param difference of the measure that was asked for
/// @param servedShare of the share of its requests that was served
/// @param change what becomes of it
public record TenantChange(TenantId id, String name, TenantSide before, TenantSide after, Difference difference, Difference servedShare, Change change) {
    /// A share of requests that differs by less may be down to those that were still under way when the run ended.
    static final double LEAST_SHARE = 0.001;

    /// How bad it is, for an order: the larger part of what it had that it loses, of the measure or of the requests served. Below 0 for a gain.
    ///
    /// @param measure what the difference is of
    double loss(Measure measure) {
        double change = difference.relative();
        double worse = Double.isNaN(change) ? 0 : measure.lessIsBetter() ? change : -change;
        double refused = servedShare.interval().hi() < -LEAST_SHARE ? -servedShare.relative() : Double.NEGATIVE_INFINITY;
        return Math.max(worse, refused);
    }

    static Change of(TenantSide before, TenantSide after, Difference difference, Difference servedShare, Measure measure) {
        if (!before.placed() || !after.placed()) {
            return before.placed() ? Change.LEAVES : after.placed() ? Change.ENTERS : Change.IDLE;
        }
        // Whoever is refused more often may well be faster with the rest.
        if (servedShare.interval().hi() < -LEAST_SHARE) {
            return Change.LOSES;
        }
        if (difference.same() && servedShare.same()) {
            return Change.UNCHANGED;
        }
        boolean better = measure.lessIsBetter() ? difference.falls() : difference.rises();
        boolean worse = measure.lessIsBetter() ? difference.rises() : difference.falls();
        return better ? Change.GAINS : worse ? Change.LOSES : Change.UNCLEAR;
    }
}
