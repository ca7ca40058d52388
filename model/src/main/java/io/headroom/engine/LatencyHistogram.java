package io.headroom.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * The exponent of a double and eight bits of its fraction name its bucket, so recording is a shift and an increment. A percentile is read within the bucket
 * it lies in, so it is off by less than a bucket's width, 1/256 of its value, even where all latencies are the same.
 *
 * A run keeps a histogram for each latency, tenant and section of the horizon, most of which see few requests: up to 512 latencies are kept as a list of their
 * buckets, two bytes each. After that every octave seen has its 256 counters, which shrink to a byte each when the run is over and none has counted further.
 * Memory grows with neither the number of requests nor the width of the range.
 */
/// Counts latencies in buckets of equal relative width.
public final class LatencyHistogram {
    /// Largest relative error of a percentile.
    public static final double RELATIVE_ERROR = 0.004;

    private static final int BUCKETS = 256;
    private static final int BUCKET_BITS = 8;
    private static final int FRACTION_SHIFT = 52 - BUCKET_BITS;
    /// Exponent of about a nanosecond, below which a latency counts as none.
    private static final int FIRST_EXPONENT = 1023 - 30;
    private static final int FIRST_BUCKET = FIRST_EXPONENT << BUCKET_BITS;
    /// Up to 2^26 seconds, longer than any run.
    private static final int OCTAVES = 57;
    private static final int FEW = 512;
    private static final char[] NO_LIST = {};
    private static final int NARROWEST = 255;
    private static final int[][] NO_OCTAVES = {};
    private static final byte[][] NOT_SEALED = {};

    /// The buckets of the first latencies, none of them below a nanosecond; of no length once there are octaves.
    private char[] list = NO_LIST;
    private int listed;
    private int[][] octaves = NO_OCTAVES;
    private byte[][] sealed = NOT_SEALED;
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
        int bucket = bucket(seconds);
        if (bucket < 0) {
            none++;
        } else if (octaves.length == 0) {
            list(bucket);
        } else {
            count(bucket);
        }
    }

    private static int bucket(double seconds) {
        return (int) (Double.doubleToRawLongBits(seconds) >>> FRACTION_SHIFT) - FIRST_BUCKET;
    }

    private void list(int bucket) {
        if (sealed.length > 0) {
            unseal();
            count(bucket);
            return;
        }
        if (listed == list.length) {
            if (listed == FEW) {
                spread();
                count(bucket);
                return;
            }
            list = Arrays.copyOf(list, Math.max(8, listed * 2));
        }
        list[listed++] = (char) bucket;
    }

    private void spread() {
        octaves = new int[OCTAVES][];
        for (int i = 0; i < listed; i++) {
            count(list[i]);
        }
        list = NO_LIST;
        listed = 0;
    }

    private void count(int bucket) {
        int[] buckets = octaves[bucket >> BUCKET_BITS];
        if (buckets == null) {
            buckets = new int[BUCKETS];
            octaves[bucket >> BUCKET_BITS] = buckets;
        }
        buckets[bucket & (BUCKETS - 1)]++;
    }

    /// Takes no more memory than it must: nothing is likely to be counted any more.
    void seal() {
        list = listed == list.length ? list : Arrays.copyOf(list, listed);
        for (int[] buckets : octaves) {
            for (int i = 0; buckets != null && i < BUCKETS; i++) {
                if (buckets[i] > NARROWEST) {
                    return;
                }
            }
        }
        if (octaves.length == 0) {
            return;
        }
        sealed = new byte[OCTAVES][];
        for (int octave = 0; octave < octaves.length; octave++) {
            int[] buckets = octaves[octave];
            if (buckets != null) {
                sealed[octave] = new byte[BUCKETS];
                for (int i = 0; i < BUCKETS; i++) {
                    sealed[octave][i] = (byte) buckets[i];
                }
            }
        }
        octaves = NO_OCTAVES;
    }

    private void unseal() {
        int[][] wide = new int[OCTAVES][];
        for (int octave = 0; octave < OCTAVES; octave++) {
            int[] buckets = counters(octave);
            if (buckets != null) {
                wide[octave] = buckets;
            }
        }
        octaves = wide;
        sealed = NOT_SEALED;
    }

    /// Whether it has counters and no list.
    private boolean counting() {
        return octaves.length + sealed.length > 0;
    }

    /// The counters of an octave, null if it has none; they are copies while sealed.
    private int @Nullable [] counters(int octave) {
        if (sealed.length == 0) {
            return octaves[octave];
        }
        byte[] bytes = sealed[octave];
        if (bytes == null) {
            return null;
        }
        int[] buckets = new int[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            buckets[i] = bytes[i] & NARROWEST;
        }
        return buckets;
    }

    /// Counts what another histogram has counted.
    ///
    /// @throws ArithmeticException if more than two billion latencies fall into one bucket
    public void add(LatencyHistogram other) {
        count += other.count;
        sum += other.sum;
        sumOfSquares += other.sumOfSquares;
        none += other.none;
        for (int i = 0; i < other.listed; i++) {
            if (octaves.length == 0) {
                list(other.list[i]);
            } else {
                count(other.list[i]);
            }
        }
        if (other.counting()) {
            addCounters(other);
        }
    }

    private void addCounters(LatencyHistogram other) {
        if (sealed.length > 0) {
            unseal();
        } else if (octaves.length == 0) {
            spread();
        }
        for (int octave = 0; octave < OCTAVES; octave++) {
            int[] theirs = other.counters(octave);
            int[] ours = octaves[octave];
            if (theirs != null && ours == null) {
                octaves[octave] = theirs.clone();
            } else if (theirs != null) {
                for (int i = 0; i < BUCKETS; i++) {
                    ours[i] = Math.addExact(ours[i], theirs[i]);
                }
            }
        }
    }

    /// Forgets everything.
    void clear() {
        list = NO_LIST;
        listed = 0;
        octaves = NO_OCTAVES;
        sealed = NOT_SEALED;
        none = 0;
        count = 0;
        sum = 0;
        sumOfSquares = 0;
    }

    /// Memory it takes, in bytes, about.
    long bytes() {
        long bytes = 104 + 2L * list.length + 4L * (octaves.length + sealed.length);
        for (int[] buckets : octaves) {
            bytes += buckets == null ? 0 : 16 + 4 * BUCKETS;
        }
        for (byte[] buckets : sealed) {
            bytes += buckets == null ? 0 : 16 + BUCKETS;
        }
        return bytes;
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
        double rank = Math.min(Math.max(share * count, Double.MIN_NORMAL), (double) count) - none;
        if (rank <= 0) {
            return 0;
        }
        return counting() ? countedQuantile(rank) : listedQuantile(rank);
    }

    private double listedQuantile(double rank) {
        Arrays.sort(list, 0, listed);
        int at = Math.min((int) Math.ceil(rank), listed) - 1;
        if (at < 0) {
            return 0;
        }
        int first = at;
        while (first > 0 && list[first - 1] == list[at]) {
            first--;
        }
        int last = at;
        while (last + 1 < listed && list[last + 1] == list[at]) {
            last++;
        }
        return lowerEdge(list[at]) + width(list[at]) * Math.min(1, (rank - first) / (last + 1 - first));
    }

    /// Octaves before the one that the rank lies in are passed over whole.
    private double countedQuantile(double asked) {
        double rank = asked;
        int octave = 0;
        int[] buckets = counters(0);
        long within = total(buckets);
        while (rank > within) {
            rank -= within;
            buckets = counters(++octave);
            within = total(buckets);
        }
        return buckets == null ? 0 : quantile(octave, buckets, rank);
    }

    private static long total(int @Nullable [] buckets) {
        long total = 0;
        for (int i = 0; buckets != null && i < BUCKETS; i++) {
            total += buckets[i];
        }
        return total;
    }

    private static double quantile(int octave, int[] buckets, double asked) {
        double rank = asked;
        int i = 0;
        while (rank > buckets[i]) {
            rank -= buckets[i++];
        }
        int bucket = octave << BUCKET_BITS | i;
        return lowerEdge(bucket) + width(bucket) * (rank / buckets[i]);
    }

    /// Share of the latencies at or below a bound, NaN if nothing was counted.
    ///
    /// @param seconds the bound
    public double shareWithin(double seconds) {
        if (count == 0) {
            return Double.NaN;
        }
        double beyond = 0;
        // A bound cuts one bucket at most; the others are beyond it or not.
        int cut = bucket(Math.max(0, seconds));
        for (int i = 0; i < listed; i++) {
            int bucket = list[i];
            beyond += bucket > cut ? 1 : bucket < cut ? 0 : shareBeyond(seconds, bucket);
        }
        for (int octave = Math.clamp(Math.getExponent(seconds) + 1023 - FIRST_EXPONENT, 0, OCTAVES); counting() && octave < OCTAVES; octave++) {
            int[] buckets = counters(octave);
            for (int i = 0; buckets != null && i < BUCKETS; i++) {
                int bucket = octave << BUCKET_BITS | i;
                if (buckets[i] > 0 && bucket >= cut) {
                    beyond += bucket > cut ? buckets[i] : buckets[i] * shareBeyond(seconds, bucket);
                }
            }
        }
        return 1 - beyond / count;
    }

    private static double shareBeyond(double seconds, int bucket) {
        return 1 - Math.clamp((seconds - lowerEdge(bucket)) / width(bucket), 0.0, 1.0);
    }

    private static double lowerEdge(int bucket) {
        return Double.longBitsToDouble((long) (bucket + FIRST_BUCKET) << FRACTION_SHIFT);
    }

    private static double width(int bucket) {
        return lowerEdge((bucket | (BUCKETS - 1)) + 1) / (2 * BUCKETS);
    }
}
