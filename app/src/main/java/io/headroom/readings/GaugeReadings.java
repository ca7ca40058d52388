package io.headroom.readings;

import io.headroom.gauges.Reading;
import io.headroom.plan.Gauge;

/// The readings that differ between verdict and moment.
interface GaugeReadings {
    Reading latency(LatencyGauge gauge);

    Reading tokensOut();

    Reading utilisation();

    Reading throttled();

    Reading waiting();

    /// What only some walls show.
    ///
    /// @param quantity none of those that have a method of their own, and none that is the same for verdict and moment
    Reading other(Gauge.Quantity quantity);
}
