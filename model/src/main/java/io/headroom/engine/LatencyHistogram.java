package io.headroom.engine;

import java.util.Arrays;

/// Counts latencies in buckets of equal relative width: the exponent of the double and eight bits of its fraction name the bucket, so recording is a shift
/// and an increment, and memory grows with the octaves seen (1 KiB each), not with the number of requests. A bucket is at most 1/256 of its value wide, and
/// a percentile is read within the bucket it lies in, so it is off by less than that, even where all latencies are the same.
public final class LatencyHistogram {
    /// Largest relative error of a percentile.
    public static final double RELATIVE_ERROR = 0.004;

    private static final int BUCKETS = 256;
    private static final int FRACTION_SHIFT = 44;
    /// Exponent of about a nanosecond, below which a latency counts as none.
    private static final int FIRST_EXPONENT = 1023 - 30;
    /// Up to 2^26 seconds, longer than any run.
    private static final int OCTAVES = 57;

    private final int[][] octaves = new int[OCTAVES][];
    private long none;
    private long count;
    private double sum;
    private double sumOfSquares;

    /// An empty histogram.
    public LatencyHistogram() {}

    /// Counts a latency.
    ///
    /// @param seconds 0 or more, below 2^26
    public void record(double seconds) {
        count++;
        sum += seconds;
        sumOfSquares += seconds * seconds;
        long bits = Double.doubleToRawLongBits(seconds);
        int octave = (int) (bits >>> 52) - FIRST_EXPONENT;
        if (octave < 0) {
            none++;
            return;
        }
        int[] buckets = octaves[octave];
        if (buckets == null) {
            buckets = new int[BUCKETS];
            octaves[octave] = buckets;
        }
        buckets[(int) (bits >>> FRACTION_SHIFT) & (BUCKETS - 1)]++;
    }

    /// Counts what another histogram has counted.
    public void add(LatencyHistogram other) {
        count += other.count;
        sum += other.sum;
        sumOfSquares += other.sumOfSquares;
        none += other.none;
        for (int octave = 0; octave < OCTAVES; octave++) {
            int[] theirs = other.octaves[octave];
            if (theirs == null) {
                continue;
            }
            int[] ours = octaves[octave];
            if (ours == null) {
                octaves[octave] = theirs.clone();
            } else {
                for (int i = 0; i < BUCKETS; i++) {
                    ours[i] += theirs[i];
                }
            }
        }
    }

    /// Forgets everything.
    void clear() {
        Arrays.fill(octaves, null);
        none = 0;
        count = 0;
        sum = 0;
        sumOfSquares = 0;
    }

    /// Latencies counted.
    public long count() {
        return count;
    }

    /// Their sum in seconds, exact but for rounding.
    public double sum() {
        return sum;
    }

    /// The sum of their squares in square seconds, exact but for rounding.
    public double sumOfSquares() {
        return sumOfSquares;
    }

    /// Their mean in seconds, NaN if there are none.
    public double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }

    /// The latency that a share of all does not exceed.
    ///
    /// @param share 0 to 1
    /// @return seconds, NaN if nothing was counted
    public double quantile(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        double rank = Math.max(share * count, Double.MIN_NORMAL) - none;
        if (rank <= 0) {
            return 0;
        }
        double last = 0;
        for (int octave = 0; octave < OCTAVES; octave++) {
            int[] buckets = octaves[octave];
            for (int i = 0; buckets != null && i < BUCKETS; i++) {
                if (buckets[i] > 0) {
                    double low = lowerEdge(octave, i);
                    double width = width(octave);
                    if (rank <= buckets[i]) {
                        return low + width * (rank / buckets[i]);
                    }
                    rank -= buckets[i];
                    last = low + width;
                }
            }
        }
        return last;
    }

    /// Share of the latencies at or below a bound, NaN if nothing was counted.
    ///
    /// @param seconds the bound
    public double shareWithin(double seconds) {
        if (count == 0) {
            return Double.NaN;
        }
        double beyond = 0;
        for (int octave = Math.clamp(Math.getExponent(seconds) + 1023 - FIRST_EXPONENT, 0, OCTAVES); octave < OCTAVES; octave++) {
            int[] buckets = octaves[octave];
            for (int i = 0; buckets != null && i < BUCKETS; i++) {
                double part = (seconds - lowerEdge(octave, i)) / width(octave);
                beyond += buckets[i] * (1 - Math.clamp(part, 0.0, 1.0));
            }
        }
        return 1 - beyond / count;
    }

    private static double lowerEdge(int octave, int bucket) {
        return Double.longBitsToDouble(((long) (octave + FIRST_EXPONENT) << 52) | ((long) bucket << FRACTION_SHIFT));
    }

    private static double width(int octave) {
        return lowerEdge(octave, 1) - lowerEdge(octave, 0);
    }
}
