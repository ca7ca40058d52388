package io.headroom.serving;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// Something that takes requests and finishes them: a replica, or a set of servers. It keeps its own clock, which only [#fire] moves.
public sealed interface Station permits BatchingReplica, SlotServers {
    /// Where a station reports what happens to requests. A request's row may be reused after [#finished].
    interface Progress {
        /// Service has begun; [Requests#start] holds the time.
        void started(int request);

        /// The first token is there; [Requests#firstToken] holds the time.
        void firstToken(int request);

        /// The last token is there.
        void finished(int request, double seconds);
    }

    /// Takes a request.
    ///
    /// @param seconds when it comes, after the last event fired and not after the next one
    void offer(int request, double seconds);

    /// When the station does something next, in simulated seconds; infinity while it is idle.
    double nextEvent();

    /// Does what is due at [#nextEvent].
    void fire();

    /// Requests here, waiting or in service.
    int outstanding();

    /// Requests here that wait for service.
    int waiting();

    /// Whether a request of these lengths is too long to be served here, however empty it is.
    boolean tooLong(int inputTokens, int outputTokens);

    /// Whether a request that comes now does not have to wait for others.
    boolean takesAtOnce();

    /// Takes out requests whose service has not begun, in order.
    ///
    /// @param seconds the time at which they leave, after the last event fired and not after the next one
    void withdraw(IntPredicate which, IntConsumer taken, double seconds);

    /// Takes out a request whose service has not begun.
    ///
    /// @param seconds the time at which it leaves, after the last event fired and not after the next one
    /// @return whether it was there
    boolean drop(int request, double seconds);

    /// Loses all that it does: every request leaves, those in service first, in the order in which it began. The station is empty afterwards and may be used again.
    ///
    /// @param seconds the time, after the last event fired and not after the next one
    void fail(double seconds, IntConsumer taken);

    /// Calls back for each request that waits and whose service has not begun.
    void forEachWaiting(IntConsumer each);

    /// Seconds of work up to a time: for servers the mean over them.
    double busySeconds(double now);

    /// Integral over time of the share of the KV cache in use, in seconds: for servers the same as [#busySeconds].
    double kvSeconds(double now);

    /// Share of its KV cache in use, 0 to 1; for servers the share of them at work.
    double kvFill();

    /// State changes so far.
    long events();
}
