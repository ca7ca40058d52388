/// Measured points, their replay in closed loop, and the fit of a profile's coefficients to them. It knows plans, the physics of serving and the catalogue,
/// reads tables of measurements, and writes nothing. Start reading at [io.headroom.calibrate.ClosedLoop].
@NullMarked
package io.headroom.calibrate;

import org.jspecify.annotations.NullMarked;
