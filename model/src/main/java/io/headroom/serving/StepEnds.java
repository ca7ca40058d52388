package io.headroom.serving;

import java.util.Arrays;

/*
 * A timing wheel (Varghese and Lauck, 1987): a sequence that ends within the next 2,048 steps is in the list of its step, modulo 2,048, and a bit says of each list
 * whether it is empty, so the next end is found 64 steps at a time. Steps only go on, so lists of different steps never meet. Sequences that end later wait in a
 * binary heap, whose longs have the step in the upper bits and the request's row in the lower ones; they stay there, since a heap serves them as well.
 */
/// The steps at which decoding sequences end.
final class StepEnds {
    private static final int SPAN = 2_048;
    private static final int ROW_BITS = 29;
    private static final long ROW = (1L << ROW_BITS) - 1;
    private static final long NEVER = Long.MAX_VALUE;

    private final Requests requests;
    private final int[] lists = new int[SPAN];
    private final long[] filled = new long[SPAN / Long.SIZE];
    private int onWheel;
    private long earliestOnWheel = NEVER;
    private long[] heap = new long[16];
    private int inHeap;
    private long earliest = NEVER;

    /// @param requests the table of the requests, one of whose columns links those that end at the same step
    StepEnds(Requests requests) {
        this.requests = requests;
        Arrays.fill(lists, Requests.NONE);
    }

    /// The earliest step at which a sequence ends; later than any step if there is none.
    long earliest() {
        return earliest;
    }

    /// Adds the end of a sequence.
    ///
    /// @param now the current step, never before an earlier one
    void add(long step, int request, long now) {
        if (step - now >= SPAN) {
            push(step << ROW_BITS | request);
        } else {
            int place = (int) step & SPAN - 1;
            requests.endsToo[request] = lists[place];
            lists[place] = request;
            filled[place >> 6] |= 1L << place;
            onWheel++;
            earliestOnWheel = Math.min(earliestOnWheel, step);
        }
        earliest = Math.min(earliest, step);
    }

    /// Takes out a request that ends at the earliest step.
    int removeFirst() {
        int request;
        if (earliest == earliestOnWheel) {
            int place = (int) earliest & SPAN - 1;
            request = lists[place];
            drop(place, requests.endsToo[request]);
        } else {
            request = (int) (heap[0] & ROW);
            pull(0);
        }
        settle();
        return request;
    }

    /// Takes out a request wherever it is: evictions are rare enough for a search.
    ///
    /// @param step the step at which it would have ended
    void remove(long step, int request) {
        int place = (int) step & SPAN - 1;
        int before = Requests.NONE;
        int at = lists[place];
        while (at != Requests.NONE && at != request) {
            before = at;
            at = requests.endsToo[at];
        }
        if (at == Requests.NONE) {
            pull(find(request));
        } else if (before == Requests.NONE) {
            drop(place, requests.endsToo[request]);
        } else {
            requests.endsToo[before] = requests.endsToo[request];
            onWheel--;
        }
        settle();
    }

    private int find(int request) {
        int at = 0;
        while ((int) (heap[at] & ROW) != request) {
            at++;
        }
        return at;
    }

    /// Takes out the first of a list.
    private void drop(int place, int rest) {
        lists[place] = rest;
        onWheel--;
        if (rest == Requests.NONE) {
            filled[place >> 6] &= ~(1L << place);
            if (((int) earliestOnWheel & SPAN - 1) == place) {
                earliestOnWheel = onWheel == 0 ? NEVER : earliestOnWheel + stepsToNext(place);
            }
        }
    }

    /// Steps from an empty list to the next one that is not.
    private int stepsToNext(int place) {
        int word = place >> 6;
        long bits = filled[word] & -1L << place;
        while (bits == 0) {
            word = word + 1 & filled.length - 1;
            bits = filled[word];
        }
        return (word << 6 | Long.numberOfTrailingZeros(bits)) - place & SPAN - 1;
    }

    private void settle() {
        earliest = Math.min(earliestOnWheel, inHeap == 0 ? NEVER : heap[0] >>> ROW_BITS);
    }

    private void push(long end) {
        if (inHeap == heap.length) {
            heap = Arrays.copyOf(heap, 2 * inHeap);
        }
        rise(inHeap++, end);
    }

    private void pull(int at) {
        long last = heap[--inHeap];
        if (at < inHeap) {
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
        for (int child = 2 * at + 1; child < inHeap; child = 2 * at + 1) {
            if (child + 1 < inHeap && heap[child + 1] < heap[child]) {
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
