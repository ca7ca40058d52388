package io.headroom.shell;

import io.headroom.gauges.Reading;

/// The readings that differ between verdict and moment.
interface GaugeReadings {
    Reading latency(LatencyGauge gauge);

    Reading tokensOut();

    Reading utilisation();

    Reading throttled();

    Reading waiting();
}
