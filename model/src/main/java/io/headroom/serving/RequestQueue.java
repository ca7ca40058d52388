package io.headroom.serving;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// Requests in order, as a ring: in at the back, out at the front, and back in at the front after a preemption.
final class RequestQueue {
    private int[] ring = new int[16];
    private int front;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int first() {
        return ring[front];
    }

    int get(int index) {
        return ring[(front + index) & (ring.length - 1)];
    }

    void addLast(int request) {
        room();
        ring[(front + size++) & (ring.length - 1)] = request;
    }

    void addFirst(int request) {
        room();
        front = (front - 1) & (ring.length - 1);
        ring[front] = request;
        size++;
    }

    int removeFirst() {
        int request = ring[front];
        front = (front + 1) & (ring.length - 1);
        size--;
        return request;
    }

    /// Takes out the requests that match, in order, and hands them on.
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
