package io.headroom.serving;

/// The steps at which decoding sequences end: a binary heap of longs, the step in the upper bits and the request's row in the lower ones.
final class StepEnds {
    private static final int ROW_BITS = 29;
    private static final long ROW = (1L << ROW_BITS) - 1;

    private final long[] heap;
    private int size;

    StepEnds(int most) {
        heap = new long[most + 1];
    }

    /// The earliest step at which a sequence ends; later than any step if there is none.
    long earliest() {
        return size == 0 ? Long.MAX_VALUE : heap[0] >>> ROW_BITS;
    }

    void add(long step, int request) {
        rise(size++, step << ROW_BITS | request);
    }

    /// Takes out a request that ends at the earliest step.
    int removeFirst() {
        int request = (int) (heap[0] & ROW);
        size--;
        if (size > 0) {
            sink(0, heap[size]);
        }
        return request;
    }

    /// Takes out a request wherever it is: evictions are rare enough for a search.
    void remove(int request) {
        int at = 0;
        while ((int) (heap[at] & ROW) != request) {
            at++;
        }
        long last = heap[--size];
        if (at < size) {
            sink(at, last);
            if (heap[at] == last) {
                rise(at, last);
            }
        }
    }

    private void rise(int from, long end) {
        int at = from;
        while (at > 0 && heap[(at - 1) / 2] > end) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = end;
    }

    private void sink(int from, long end) {
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= end) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = end;
    }
}
