package io.headroom.engine;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How busy the stations of a partition were lately. At the end of each slot of the moment it is marked how long each has worked until then, so that one can look back
/// from any time to the slot at which a window began.
final class RecentWork {
    private final NavigableMap<Double, double[]> marks = new TreeMap<>();
    private final double began;

    /// @param began when there was no work yet, in simulated seconds
    RecentWork(double began) {
        this.began = began;
    }

    /// The end of the slot that a time is in: the first mark to be made after it.
    static double slotEnd(double seconds) {
        return (Math.floor(seconds / MomentMeter.SLOT_SECONDS) + 1) * MomentMeter.SLOT_SECONDS;
    }

    /// Marks the end of a slot.
    ///
    /// @param busySeconds how long each station has worked
    void mark(double slotEnd, double[] busySeconds) {
        marks.put(slotEnd, busySeconds);
    }

    /// Forgets what no window reaches that ends at a time or later.
    void forget(double seconds) {
        marks.headMap(seconds - MomentMeter.LONGEST_SECONDS - MomentMeter.SLOT_SECONDS).clear();
    }

    /// Share of a trailing window in which each station was busy, 0 to 1, to the nearest slot.
    ///
    /// @param busySeconds how long each has worked by now; stations that came since the window began had not worked then
    double[] shares(double now, double windowSeconds, double[] busySeconds) {
        Map.@Nullable Entry<Double, double[]> mark = marks.floorEntry(now - windowSeconds);
        double since = mark == null ? began : mark.getKey();
        double[] before = mark == null ? new double[0] : mark.getValue();
        double[] shares = new double[busySeconds.length];
        for (int i = 0; i < shares.length && now > since; i++) {
            double busy = busySeconds[i] - (i < before.length ? before[i] : 0);
            shares[i] = Math.clamp(busy / (now - since), 0, 1);
        }
        return shares;
    }
}
