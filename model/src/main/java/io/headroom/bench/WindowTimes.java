package io.headroom.bench;

import java.util.Arrays;
import java.util.List;

/// How a window kept up with whoever used it.
///
/// @param tenants tenants of the plan shown
/// @param gpus its GPUs
/// @param seconds how long it was used
/// @param load processes that wanted to run on the machine meanwhile, a mean; NaN where the system does not say
/// @param gestures what was done, in order, then all of it
/// @param pauses the longest times for which the window heard nothing, the longest first
/// @param drops from a drop to gauges that show its confirmed verdict
public record WindowTimes(int tenants, int gpus, double seconds, double load, List<Gesture> gestures, List<Pause> pauses, List<Drop> drops) {
    /// Keeps its own copies.
    public WindowTimes {
        gestures = List.copyOf(gestures);
        pauses = List.copyOf(pauses);
        drops = List.copyOf(drops);
    }

    /// The frames of a gesture. All times in seconds.
    ///
    /// @param name what was done
    /// @param work processor time that the thread of the window spent from one frame to the next
    /// @param apart time on the wall from one frame to the next
    /// @param silence how long the window took to hear something, asked every few milliseconds
    public record Gesture(String name, int frames, Spread work, Spread apart, Spread silence) {}

    /// Percentiles of some times, in seconds.
    public record Spread(double p50, double p95, double p99, double p999, double most) {
        /// Of times in nanoseconds; zeros where there are none.
        public static Spread of(long[] nanos) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Spread(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
        }

        private static double at(long[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)] / 1e9;
        }
    }

    /// A time for which the window heard nothing.
    ///
    /// @param gesture what was done meanwhile
    /// @param seconds how long it was
    /// @param cpuSeconds processor time that the thread of the window had in it: the rest it waited, for the machine or for others
    /// @param doing what its thread was seen doing most, from the innermost call of ours outwards; empty where nothing was seen
    public record Pause(String gesture, double seconds, double cpuSeconds, String doing) {}

    /// Drops on a plan.
    ///
    /// @param plan what was open
    /// @param count how many
    /// @param middleSeconds the middle one
    /// @param mostSeconds the longest
    public record Drop(String plan, int count, double middleSeconds, double mostSeconds) {}
}
