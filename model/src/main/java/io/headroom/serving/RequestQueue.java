package io.headroom.serving;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// Requests that wait, in the order in which they are served: in at their place, out at the front, and back in at the front after a preemption.
abstract sealed class RequestQueue permits ArrivalQueue, RankedQueue {
    /// A queue.
    ///
    /// @param ranked whether requests are served by [Requests#rank]; else in the order in which they came
    static RequestQueue of(Requests requests, boolean ranked) {
        return ranked ? RankedQueue.empty(requests) : new ArrivalQueue();
    }

    abstract int size();

    abstract boolean isEmpty();

    abstract int first();

    /// Puts in a request that comes.
    abstract void add(int request);

    /// Puts a request back before all others.
    abstract void addFirst(int request);

    abstract int removeFirst();

    /// Puts back a request that gave up its place to others: before those of its rank.
    abstract void putBack(int request);

    /// Takes out a request.
    ///
    /// @return whether it was there
    abstract boolean remove(int request);

    /// Takes out the requests that match, and hands them on.
    abstract void removeIf(IntPredicate matches, IntConsumer taken);

    /// Calls back for each request, in any order.
    abstract void forEach(IntConsumer each);
}
