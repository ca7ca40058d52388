package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// How requests wait for a partition.
///
/// @param discipline who is served next
/// @param length most requests that wait at a time, 0 or more: one that would have to wait beyond them is rejected; null for no bound
public record Queueing(Discipline discipline, @Nullable Integer length) {
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

    /// @throws InvalidPlan if the length is negative
    public Queueing {
        Require.atLeast("Length of a queue", length == null ? 0 : length, 0, "Enter a number of requests, or nothing for no bound.");
    }

    /// The same queue with another discipline.
    public Queueing withDiscipline(Discipline other) {
        return new Queueing(other, length);
    }

    /// The same queue with another length, or without a bound.
    public Queueing withLength(@Nullable Integer other) {
        return new Queueing(discipline, other);
    }
}
