package io.headroom.engine;

/// A stream of random numbers that depends on the seed and the stream's own name alone: xoroshiro128++ (Blackman and Vigna, 2019), started from SplitMix64.
/// Each tenant has streams of its own for arrivals, lengths and service, so what one draws never shifts what another gets.
final class RandomStream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long low;
    private long high;

    /// @param seed the plan's seed
    /// @param replication number of the replication, from 0
    /// @param name whose stream this is
    /// @param purpose what it is for
    RandomStream(long seed, int replication, String name, int purpose) {
        long state = mix(seed + GOLDEN) ^ mix(replication * GOLDEN + purpose);
        for (int i = 0; i < name.length(); i++) {
            state = mix(state + GOLDEN) ^ name.charAt(i);
        }
        restart(state);
    }

    /// A stream that is to be restarted before it is used.
    RandomStream() {}

    /// Goes on with the numbers that belong to a key.
    void restart(long key) {
        low = mix(key + GOLDEN);
        high = mix(key + 2 * GOLDEN) | 1;
    }

    /// A one-to-one scrambling of 64 bits: SplitMix64's.
    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// Sixty-four random bits.
    long bits() {
        long s0 = low;
        long s1 = high;
        long result = Long.rotateLeft(s0 + s1, 17) + s0;
        s1 ^= s0;
        low = Long.rotateLeft(s0, 49) ^ s1 ^ (s1 << 21);
        high = Long.rotateLeft(s1, 28);
        return result;
    }

    /// Uniform on [0, 1), in steps of 2^-53.
    double uniform() {
        return (bits() >>> 11) * UNIT;
    }

    /// Uniform on (0, 1).
    double inside() {
        return ((bits() >>> 12) + 0.5) * 0x1.0p-52;
    }
}
