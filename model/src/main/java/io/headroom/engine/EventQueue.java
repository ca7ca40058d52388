package io.headroom.engine;

import java.util.Arrays;

/// Who does something next: a binary heap over a growing set of numbered participants, each with the time of its next event. Equal times go by number, so that the order never depends on history.
final class EventQueue {
    private double[] times = new double[4];
    private int[] heap = new int[4];
    private int[] places = new int[4];
    private int size;

    /// Adds a participant.
    ///
    /// @return its number, one more than the last
    int add(double time) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            heap = Arrays.copyOf(heap, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        int id = size++;
        times[id] = time;
        heap[id] = id;
        places[id] = id;
        rise(id, id);
        return id;
    }

    /// Time of the earliest event; infinity without participants.
    double earliest() {
        return size == 0 ? Double.POSITIVE_INFINITY : times[heap[0]];
    }

    /// Whose event is the earliest.
    int first() {
        return heap[0];
    }

    /// Changes the time of a participant's next event.
    void set(int id, double time) {
        double before = times[id];
        times[id] = time;
        if (time < before) {
            rise(places[id], id);
        } else if (time > before) {
            sink(places[id], id);
        }
    }

    private void rise(int from, int id) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!sooner(id, heap[parent])) {
                break;
            }
            put(at, heap[parent]);
            at = parent;
        }
        put(at, id);
    }

    private void sink(int from, int id) {
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && sooner(heap[child + 1], heap[child])) {
                child++;
            }
            if (!sooner(heap[child], id)) {
                break;
            }
            put(at, heap[child]);
            at = child;
        }
        put(at, id);
    }

    private boolean sooner(int id, int other) {
        return times[id] < times[other] || (times[id] == times[other] && id < other);
    }

    private void put(int at, int id) {
        heap[at] = id;
        places[id] = at;
    }
}
