package io.headroom.estimate;

/// Replicas that nobody sends anything to.
record IdleEstimate() implements StationEstimate {
    @Override
    public double load() {
        return 0;
    }

    @Override
    public double utilisation() {
        return 0;
    }

    @Override
    public double kvUtilisation() {
        return 0;
    }

    @Override
    public double queueMean() {
        return 0;
    }

    @Override
    public double startedShare() {
        return 1;
    }

    @Override
    public Latencies latencies(Demand demand) {
        return new Latencies(Latency.NONE, Latency.NONE, Latency.NONE, Latency.NONE);
    }
}
