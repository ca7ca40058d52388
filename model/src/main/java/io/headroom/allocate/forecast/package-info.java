/// Forecasts: from how traffic grows, the dates on which objectives break, by when to order GPUs and how many; and whether more is guaranteed than the GPUs can carry at once.
/// It may know plans, estimates and the engine, and what all searches stand on, never a file or the date of the machine.
/// Start reading at [Forecaster][io.headroom.allocate.forecast.Forecaster], at [Trend][io.headroom.allocate.forecast.Trend] for what recorded traffic tells, and at
/// [Oversubscription][io.headroom.allocate.forecast.Oversubscription] for guarantees.
@NullMarked
package io.headroom.allocate.forecast;

import org.jspecify.annotations.NullMarked;
