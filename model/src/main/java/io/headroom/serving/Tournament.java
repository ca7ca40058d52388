package io.headroom.serving;

import java.util.Arrays;

/*
 * A winner tree (Knuth, The Art of Computer Programming 3, 5.4.1): the leaves are participants, every inner node holds the lesser of its two children. A change
 * replays the path from its leaf to the root. The rivals on that path are known before the replay starts, so their loads overlap, and the lesser of
 * two is found without a branch, which would be guessed wrong half of the time. Times are compared as the bits of their doubles, whose order is theirs from 0 up.
 */
/// Who comes first among numbered participants: the one with the least key, among equals the one with the lowest number.
public final class Tournament {
    /// The key of a participant that does not take part, that of a time without end; no key may be larger.
    public static final long NEVER = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    private long[] keys;
    private int[] winners;
    private int leaves;
    private int size;

    /// No participants.
    public Tournament() {
        this(0);
    }

    /// Participants 0 to `size - 1`, none of whom takes part.
    public Tournament(int size) {
        this.size = size;
        leaves = 1;
        while (leaves < size) {
            leaves *= 2;
        }
        keys = new long[2 * leaves];
        winners = new int[2 * leaves];
        Arrays.fill(keys, NEVER);
        rebuild();
    }

    /// The key of a time, 0 seconds or later, infinity included.
    public static long key(double seconds) {
        return Double.doubleToRawLongBits(seconds);
    }

    /// Adds a participant.
    ///
    /// @return its number, one more than the last
    public int add(long key) {
        if (size == leaves) {
            grow();
        }
        set(size, key);
        return size++;
    }

    private void grow() {
        long[] before = Arrays.copyOfRange(keys, leaves, 2 * leaves);
        leaves *= 2;
        keys = new long[2 * leaves];
        winners = new int[2 * leaves];
        Arrays.fill(keys, NEVER);
        System.arraycopy(before, 0, keys, leaves, before.length);
        rebuild();
    }

    private void rebuild() {
        for (int i = 0; i < leaves; i++) {
            winners[leaves + i] = i;
        }
        for (int node = leaves - 1; node > 0; node--) {
            int winner = keys[2 * node] <= keys[2 * node + 1] ? 2 * node : 2 * node + 1;
            keys[node] = keys[winner];
            winners[node] = winners[winner];
        }
    }

    /// Changes the key of a participant.
    public void set(int participant, long key) {
        long[] all = keys;
        int[] who = winners;
        int node = leaves + participant;
        long least = key;
        int first = participant;
        all[node] = key;
        while (node > 1) {
            long rival = all[node ^ 1];
            int other = who[node ^ 1];
            // The left of two has the lower number, so a node on the right loses to an equal on the left. All ones if it loses, else 0.
            long loses = (rival - least - (node & 1)) >> 63;
            least += (rival - least) & loses;
            first += (other - first) & (int) loses;
            node >>= 1;
            all[node] = least;
            who[node] = first;
        }
    }

    /// The least key; [#NEVER] without participants.
    public long leastKey() {
        return keys[1];
    }

    /// The least key as a time in seconds, where keys are times; infinity if nobody takes part.
    public double earliest() {
        return Double.longBitsToDouble(keys[1]);
    }

    /// Who has the least key; any number if nobody takes part.
    public int first() {
        return winners[1];
    }

    /// The key of a participant.
    public long key(int participant) {
        return keys[leaves + participant];
    }
}
