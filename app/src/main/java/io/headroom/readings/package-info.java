/// What the gauges say: of the verdict, of the moment and of the estimate of an edit, each value with its scope, target, interval and model error, and the words beside it.
/// It may know the plan, the session and what the views are given to show, and neither draws nor waits; the shell asks it, and no view knows it.
/// Start reading at [GaugeModel][io.headroom.readings.GaugeModel], then [WallReadings][io.headroom.readings.WallReadings].
@NullMarked
package io.headroom.readings;

import org.jspecify.annotations.NullMarked;
