/// The window that shows what a calibration found: profiles with their errors, residuals, coefficients and outliers, and what the table could not tell.
/// It may know calibrations, plans and the look, and nothing of windows or history: what to do with the profiles, it hands out.
/// Start reading at [CalibrationModel][io.headroom.calibration.CalibrationModel] for what is shown and at [CalibrationView][io.headroom.calibration.CalibrationView] for how.
@NullMarked
package io.headroom.calibration;

import org.jspecify.annotations.NullMarked;
