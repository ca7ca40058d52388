package io.headroom.serving;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// The least rank first, among equals the one that came first: a binary heap. Requests that were preempted stand before it, the last one first.
final class RankedQueue extends RequestQueue {
    private final Requests requests;
    private int[] heap = new int[16];
    private long[] turns = new long[16];
    private int inHeap;
    private long came;
    private long cameBack;
    private int[] back = new int[4];
    private int inBack;

    RankedQueue(Requests requests) {
        this.requests = requests;
    }

    /// An empty queue. It is returned as what it extends, so that this class is not loaded, and calls of a queue need no dispatch, until one is ranked.
    static RequestQueue empty(Requests requests) {
        return new RankedQueue(requests);
    }

    @Override
    int size() {
        return inHeap + inBack;
    }

    @Override
    boolean isEmpty() {
        return size() == 0;
    }

    @Override
    int first() {
        return inBack > 0 ? back[inBack - 1] : heap[0];
    }

    @Override
    void add(int request) {
        put(request, came++);
    }

    private void put(int request, long turn) {
        if (inHeap == heap.length) {
            heap = Arrays.copyOf(heap, 2 * inHeap);
            turns = Arrays.copyOf(turns, 2 * inHeap);
        }
        int at = inHeap++;
        while (at > 0 && before(request, turn, (at - 1) / 2)) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        heap[at] = request;
        turns[at] = turn;
    }

    private boolean before(int request, long turn, int place) {
        double rank = requests.rank[request];
        double other = requests.rank[heap[place]];
        return rank < other || (rank == other && turn < turns[place]);
    }

    private void move(int from, int to) {
        heap[to] = heap[from];
        turns[to] = turns[from];
    }

    @Override
    void addFirst(int request) {
        if (inBack == back.length) {
            back = Arrays.copyOf(back, 2 * inBack);
        }
        back[inBack++] = request;
    }

    @Override
    int removeFirst() {
        if (inBack > 0) {
            return back[--inBack];
        }
        int first = heap[0];
        take(0);
        return first;
    }

    @Override
    void putBack(int request) {
        put(request, --cameBack);
    }

    @Override
    boolean remove(int request) {
        for (int i = 0; i < inHeap; i++) {
            if (heap[i] == request) {
                take(i);
                return true;
            }
        }
        return false;
    }

    private void take(int hole) {
        int last = heap[--inHeap];
        long turn = turns[inHeap];
        if (hole == inHeap) {
            return;
        }
        int at = hole;
        for (int child = 2 * at + 1; child < inHeap; child = 2 * at + 1) {
            if (child + 1 < inHeap && before(heap[child + 1], turns[child + 1], child)) {
                child++;
            }
            if (before(last, turn, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        while (at > 0 && before(last, turn, (at - 1) / 2)) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        heap[at] = last;
        turns[at] = turn;
    }

    @Override
    void removeIf(IntPredicate matches, IntConsumer taken) {
        int[] stay = Arrays.copyOf(heap, inHeap);
        long[] theirs = Arrays.copyOf(turns, inHeap);
        inHeap = 0;
        for (int i = 0; i < stay.length; i++) {
            if (matches.test(stay[i])) {
                taken.accept(stay[i]);
            } else {
                put(stay[i], theirs[i]);
            }
        }
        int kept = 0;
        for (int i = 0; i < inBack; i++) {
            if (matches.test(back[i])) {
                taken.accept(back[i]);
            } else {
                back[kept++] = back[i];
            }
        }
        inBack = kept;
    }

    @Override
    void forEach(IntConsumer each) {
        for (int i = 0; i < inHeap; i++) {
            each.accept(heap[i]);
        }
        for (int i = 0; i < inBack; i++) {
            each.accept(back[i]);
        }
    }
}
