package io.headroom.trace;

import java.util.Arrays;

/// Numbers the different values that come by, from 0 on: a hash table with open addressing, since millions of boxed ones would not fit.
final class LongNumbers {
    private static final int NONE = -1;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[1_024];
    private int[] numbers = new int[1_024];
    private int size;

    LongNumbers() {
        Arrays.fill(numbers, NONE);
    }

    /// How many different values came by.
    int size() {
        return size;
    }

    /// The number of a value, a new one if it has none.
    int numberOf(long key) {
        int at = slot(key);
        if (numbers[at] == NONE) {
            if (size * 2 >= keys.length) {
                grow();
                at = slot(key);
            }
            keys[at] = key;
            numbers[at] = size++;
        }
        return numbers[at];
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int at = (int) (((key ^ (key >>> 32)) * GOLDEN) >>> 32) & mask;
        while (numbers[at] != NONE && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[oldKeys.length * 2];
        Arrays.fill(numbers, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != NONE) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                numbers[at] = oldNumbers[i];
            }
        }
    }
}
