package io.headroom.engine;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// What is due in a partition at some time beside arrivals and the work of replicas: a binary heap by time, among equals by when it was put in.
final class Agenda {
    /// A request has waited as long as it may.
    static final int WAITED = 0;
    /// A refused request tries again, or arrives from elsewhere.
    static final int KNOCK = 1;
    /// A provider has answered.
    static final int ANSWER = 2;
    /// Replicas come or go.
    static final int SUPPLY = 3;

    private double[] time = new double[16];
    private long[] turn = new long[16];
    private int[] kind = new int[16];
    private int[] subject = new int[16];
    private long[] stamp = new long[16];
    private int size;
    private double next = Double.POSITIVE_INFINITY;
    private long turns;

    /// When something is due next; infinity if nothing is.
    double next() {
        return next;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int kind() {
        return kind[0];
    }

    int subject() {
        return subject[0];
    }

    long stamp() {
        return stamp[0];
    }

    /// Puts something in.
    ///
    /// @param of the request or ticket that it is about
    /// @param mark tells the request from others that have its row later
    void add(double at, int what, int of, long mark) {
        if (size == time.length) {
            grow(2 * size);
        }
        put(size++, at, turns++, what, of, mark);
        rise(size - 1);
        next = time[0];
    }

    private void grow(int length) {
        time = Arrays.copyOf(time, length);
        turn = Arrays.copyOf(turn, length);
        kind = Arrays.copyOf(kind, length);
        subject = Arrays.copyOf(subject, length);
        stamp = Arrays.copyOf(stamp, length);
    }

    private void put(int place, double at, long inTurn, int what, int of, long mark) {
        time[place] = at;
        turn[place] = inTurn;
        kind[place] = what;
        subject[place] = of;
        stamp[place] = mark;
    }

    private boolean before(int one, int other) {
        return time[one] < time[other] || (time[one] == time[other] && turn[one] < turn[other]);
    }

    private void swap(int one, int other) {
        double at = time[one];
        long inTurn = turn[one];
        int what = kind[one];
        int of = subject[one];
        long mark = stamp[one];
        put(one, time[other], turn[other], kind[other], subject[other], stamp[other]);
        put(other, at, inTurn, what, of, mark);
    }

    private void rise(int from) {
        int at = from;
        while (at > 0 && before(at, (at - 1) / 2)) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void sink(int from) {
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && before(child + 1, child)) {
                child++;
            }
            if (before(at, child)) {
                break;
            }
            swap(at, child);
            at = child;
        }
    }

    /// Takes out what is due first.
    void removeFirst() {
        swap(0, --size);
        sink(0);
        next = size == 0 ? Double.POSITIVE_INFINITY : time[0];
    }

    /// Takes out all of a kind whose subject matches, in the order in which they are due, and hands their places to look at before they go.
    void removeIf(int what, IntPredicate matches, IntConsumer taken) {
        Agenda all = new Agenda();
        all.grow(Math.max(16, size));
        while (size > 0) {
            if (kind[0] == what && matches.test(subject[0])) {
                taken.accept(subject[0]);
            } else {
                all.put(all.size++, time[0], turn[0], kind[0], subject[0], stamp[0]);
            }
            removeFirst();
        }
        time = all.time;
        turn = all.turn;
        kind = all.kind;
        subject = all.subject;
        stamp = all.stamp;
        size = all.size;
        next = size == 0 ? Double.POSITIVE_INFINITY : time[0];
    }

    /// Calls back for each subject of a kind, in no order.
    void forEach(int what, IntConsumer each) {
        for (int i = 0; i < size; i++) {
            if (kind[i] == what) {
                each.accept(subject[i]);
            }
        }
    }
}
