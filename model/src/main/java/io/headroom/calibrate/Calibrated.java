package io.headroom.calibrate;

import io.headroom.plan.Coefficient;
import io.headroom.plan.Profile;
import io.headroom.plan.Profile.Accuracy;
import java.util.List;
import java.util.Map;

/// What a calibration found for one profile.
///
/// @param profile the profile; its accuracy is that of rows it was not fitted to
/// @param points the points it was fitted to
/// @param before errors of the shipped coefficients on these points
/// @param fitted errors of the profile on these points
/// @param uncertainty relative standard error of each fitted coefficient, 0.1 for 10 %; NaN where the points do not tell it
public record Calibrated(Profile profile, List<Residual> points, Accuracy before, Accuracy fitted, Map<Coefficient, Double> uncertainty) {
    private static final double UNTOLD = 0.8;

    /// Keeps its own copies.
    public Calibrated {
        points = List.copyOf(points);
        uncertainty = Map.copyOf(uncertainty);
    }

    /// Whether the points tell a coefficient: its uncertainty is clearly less than what the fit assumes before it sees any.
    public boolean told(Coefficient coefficient) {
        return uncertainty.getOrDefault(coefficient, Double.NaN) < UNTOLD;
    }

    /// One point of a calibration: simulated over measured, before and after.
    ///
    /// @param id the row's name
    /// @param before with the shipped coefficients
    /// @param heldOut with coefficients fitted without it
    /// @param after with the profile
    public record Residual(String id, Replay.Simulated before, Replay.Simulated heldOut, Replay.Simulated after) {
        /// Whether the profile misses the point by so much that the fit gave it little say.
        public boolean outlier() {
            return beyond(after.ttftRatio(), Fit.TTFT_SPREAD) || beyond(after.tpotRatio(), Fit.TPOT_SPREAD);
        }

        private static boolean beyond(double ratio, double spread) {
            return Math.abs(Math.log(ratio)) > 2 * Fit.TOLERANCE * spread;
        }
    }
}
