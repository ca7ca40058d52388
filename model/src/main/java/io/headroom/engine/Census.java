package io.headroom.engine;

import org.jspecify.annotations.Nullable;

/// How many requests are in a partition, how many of them wait for their service to begin, and how that was over time.
final class Census {
    private int here;
    private int waiting;
    private double waitingSeconds;
    private double since;
    private @Nullable Occupancy occupancy;

    /// Nobody is there.
    ///
    /// @param began the time, in simulated seconds
    Census(double began) {
        since = began;
    }

    /// A request is let in, and waits.
    void came(double now) {
        wait(1, now);
        be(1, now);
    }

    /// Service of one that waits begins.
    void began(double now) {
        wait(-1, now);
    }

    /// One that waits goes elsewhere or is given up.
    void wentAway(double now) {
        wait(-1, now);
        be(-1, now);
    }

    /// One that was in service is answered.
    void answered(double now) {
        be(-1, now);
    }

    private void wait(int change, double now) {
        waitingSeconds += waiting * (now - since);
        since = now;
        waiting += change;
    }

    private void be(int change, double now) {
        here += change;
        if (occupancy != null) {
            occupancy.change(change, now);
        }
    }

    /// Requests that wait right now.
    int waiting() {
        return waiting;
    }

    /// Integral over time of the number of requests that wait, up to a time.
    double waitingSeconds(double now) {
        return waitingSeconds + waiting * (now - since);
    }

    /// Keeps from now on how long each number of requests is here.
    Occupancy watch(double now) {
        Occupancy meter = new Occupancy(now);
        for (int i = 0; i < here; i++) {
            meter.change(1, now);
        }
        occupancy = meter;
        return meter;
    }
}
