package io.headroom.serving;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// First come, first served: a ring.
final class ArrivalQueue extends RequestQueue {
    private int[] ring = new int[16];
    private int front;
    private int size;

    @Override
    int size() {
        return size;
    }

    @Override
    boolean isEmpty() {
        return size == 0;
    }

    @Override
    int first() {
        return ring[front];
    }

    private int get(int index) {
        return ring[(front + index) & (ring.length - 1)];
    }

    @Override
    void add(int request) {
        room();
        ring[(front + size++) & (ring.length - 1)] = request;
    }

    @Override
    void addFirst(int request) {
        room();
        front = (front - 1) & (ring.length - 1);
        ring[front] = request;
        size++;
    }

    @Override
    int removeFirst() {
        int request = ring[front];
        front = (front + 1) & (ring.length - 1);
        size--;
        return request;
    }

    @Override
    void putBack(int request) {
        addFirst(request);
    }

    /// Whoever leaves early has mostly waited longest, so the search begins at the front.
    @Override
    boolean remove(int request) {
        int at = 0;
        while (at < size && get(at) != request) {
            at++;
        }
        if (at == size) {
            return false;
        }
        for (; at > 0; at--) {
            ring[(front + at) & (ring.length - 1)] = get(at - 1);
        }
        removeFirst();
        return true;
    }

    @Override
    void removeIf(IntPredicate matches, IntConsumer taken) {
        int kept = 0;
        int count = size;
        for (int i = 0; i < count; i++) {
            int request = get(i);
            if (matches.test(request)) {
                taken.accept(request);
            } else {
                ring[(front + kept++) & (ring.length - 1)] = request;
            }
        }
        size = kept;
    }

    @Override
    void forEach(IntConsumer each) {
        for (int i = 0; i < size; i++) {
            each.accept(get(i));
        }
    }

    private void room() {
        if (size == ring.length) {
            int[] larger = new int[ring.length * 2];
            for (int i = 0; i < size; i++) {
                larger[i] = get(i);
            }
            ring = larger;
            front = 0;
        }
    }
}
