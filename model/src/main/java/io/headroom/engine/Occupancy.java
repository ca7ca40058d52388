package io.headroom.engine;

import java.util.Arrays;
import java.util.List;

/// How long each number of requests was in a partition.
final class Occupancy {
    private double[] seconds = new double[16];
    private int count;
    private double since;

    Occupancy(double began) {
        since = began;
    }

    void change(int by, double now) {
        settle(now);
        count += by;
        if (count == seconds.length) {
            seconds = Arrays.copyOf(seconds, count * 2);
        }
    }

    private void settle(double now) {
        seconds[count] += now - since;
        since = now;
    }

    /// Seconds at each number since the last time this was asked.
    List<Double> take(double now) {
        settle(now);
        List<Double> taken = Arrays.stream(seconds).boxed().toList();
        Arrays.fill(seconds, 0);
        return taken;
    }
}
