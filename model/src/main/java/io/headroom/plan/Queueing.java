package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// How requests wait for a partition.
///
/// @param discipline who is served next
/// @param length most requests that wait at a time, 0 or more: one that would have to wait beyond them is rejected; null for no bound
/// @param waitSeconds longest that a request waits, above 0: then it is refused; null for no bound
/// @param gaps whether batch and sandbox jobs run only where no other request waits, and give up their places to others that come
public record Queueing(Discipline discipline, @Nullable Integer length, @Nullable Double waitSeconds, boolean gaps) {
    /// First come, first served, without a bound.
    public static final Queueing USUAL = new Queueing(Discipline.FIFO, null);

    /// Who is served next when a place is free. Service that has begun goes on, and a request that lost its place in a batch comes before all that wait.
    public enum Discipline {
        /// Who came first.
        FIFO,
        /// The tenant with the highest tier level (gold, silver, bronze, batch); within a level who came first.
        PRIORITY,
        /// The tenant that has had the fewest tokens for its tier's weight. By start tags (Goyal, Vin and Cheng, Start-time Fair Queueing, 1996): a request's tag is
        /// that of the tenant's last request plus its tokens over the weight, or what the lane serves now, whichever is later.
        FAIR,
        /// Whose deadline is earliest; requests of workloads without a deadline come after all that have one.
        DEADLINE
    }

    /// @throws InvalidPlan if the length is negative, or nothing may wait at all
    public Queueing {
        Require.atLeast("Length of a queue", length == null ? 0 : length, 0, "Enter a number of requests, or nothing for no bound.");
        Require.above("Longest wait in a queue", waitSeconds == null ? 1 : waitSeconds, 0, "Enter a duration, e.g. 30s, or nothing for no bound.");
    }

    /// A queue without a bound on the wait, where batch jobs wait like others.
    ///
    /// @throws InvalidPlan if the length is negative
    public Queueing(Discipline discipline, @Nullable Integer length) {
        this(discipline, length, null, false);
    }

    /// The same queue with another discipline.
    public Queueing withDiscipline(Discipline other) {
        return new Queueing(other, length, waitSeconds, gaps);
    }

    /// The same queue with another length, or without a bound.
    public Queueing withLength(@Nullable Integer other) {
        return new Queueing(discipline, other, waitSeconds, gaps);
    }

    /// The same queue with another longest wait in seconds, or without a bound.
    public Queueing withWaitSeconds(@Nullable Double other) {
        return new Queueing(discipline, length, other, gaps);
    }

    /// The same queue with batch jobs in the gaps or in line.
    public Queueing withGaps(boolean on) {
        return new Queueing(discipline, length, waitSeconds, on);
    }

    /// Whether requests may be served in another order than they come.
    public boolean ranked() {
        return discipline != Discipline.FIFO || gaps;
    }
}
