package io.headroom.engine;

import io.headroom.plan.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How well a tenant is insulated from its neighbours: what becomes of its end-to-end p99 when each of them in turn sends ten times its load.
///
/// @param p99Seconds its p99 as things are, in seconds
/// @param neighbours for each neighbour what it does to the tenant; none in a cabin
public record Isolation(double p99Seconds, List<Neighbour> neighbours) {
    /// What a neighbour's load does.
    ///
    /// @param p99Seconds the tenant's p99 while the neighbour sends ten times its load, in seconds
    public record Neighbour(TenantId id, double p99Seconds) {}

    /// Keeps its own copy.
    public Isolation {
        neighbours = List.copyOf(neighbours);
    }

    /// The worst change of the p99 that a neighbour makes, as a share of it: 0 where nobody is felt. NaN where it is not known.
    public double score() {
        return worst().map(neighbour -> neighbour.p99Seconds() / p99Seconds - 1).orElse(0.0);
    }

    /// The neighbour that is felt most.
    public Optional<Neighbour> worst() {
        return neighbours.stream().max(Comparator.comparingDouble(Neighbour::p99Seconds));
    }
}
