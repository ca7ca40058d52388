package io.headroom.allocate.auto;

import io.headroom.allocate.Assurance;
import io.headroom.engine.Results;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an auto-plan comes to.
public sealed interface Answer {
    /// The plan that was asked about, as it was.
    Plan before();

    /// A plan in which every objective holds, by simulation.
    ///
    /// @param plan the plan, with the tenants and objectives that went in
    /// @param results its simulation under its run settings
    /// @param boundUsdPerHour estimated: no plan costs less by the load tables, in US dollars per hour
    /// @param tenants who was to be placed, in plan order
    /// @param partitions those of the plan that may change, in plan order
    /// @param trials plans that were simulated on the way
    /// @param cutShort whether the search was ended before its end
    record Found(Plan before, Plan plan, Results results, double boundUsdPerHour, List<Placed> tenants, List<Sized> partitions,
            int trials, boolean cutShort) implements Answer {
        /// Keeps its own copies.
        public Found {
            tenants = List.copyOf(tenants);
            partitions = List.copyOf(partitions);
        }

        /// By how much the plan may be dearer than the cheapest, as a share of its cost: 0 where it is the cheapest by the tables.
        public double gap() {
            double usd = plan.usdPerHour();
            return usd == 0 ? 0 : Math.max(0, (usd - boundUsdPerHour) / usd);
        }

        /// Tenants that are elsewhere than before; those that come from the tray do not count.
        public long moves() {
            return tenants.stream().filter(Placed::moved).count();
        }

        /// Partitions of the plan before that are gone.
        public List<PartitionId> removed() {
            return before.partitions().stream().map(Partition::id)
                    .filter(id -> plan.partitions().stream().noneMatch(partition -> partition.id().equals(id))).toList();
        }

        Found cut() {
            return new Found(before, plan, results, boundUsdPerHour, tenants, partitions, trials, true);
        }
    }

    /// Where a tenant is, and why.
    ///
    /// @param from where it was, or null for the tray
    /// @param aloneUsdPerHour estimated cost of the cheapest partition of its own; NaN where none is enough
    /// @param shareUsdPerHour its part of what its partition costs, by load
    record Placed(TenantId tenant, @Nullable PartitionId from, PartitionId to, double aloneUsdPerHour, double shareUsdPerHour) {
        /// Whether it leaves a partition for another.
        public boolean moved() {
            return from != null && !from.equals(to);
        }
    }

    /// How large a partition is, and why.
    ///
    /// @param gpusBefore GPUs that it had, 0 if it is new
    /// @param tightest the objective that is closest to its target with these GPUs, or null where there is none
    /// @param fewer what breaks with one replica fewer, or null where one fewer is none, or its load alone asks for them all
    record Sized(PartitionId partition, int gpusBefore, int gpus, int replicas, @Nullable Reached tightest, Assurance.@Nullable Breach fewer) {}

    /// What an objective came to.
    ///
    /// @param value simulated, in seconds
    record Reached(TenantId tenant, Objective objective, double value) {}

    /// A tenant's objective.
    record Promise(TenantId tenant, Objective objective) {}

    /// Why there is no plan.
    enum Cause {
        /// A tenant is served by no deployment of the plan on any cluster, whatever its objectives.
        UNSERVED,
        /// A partition that must stay as it is misses objectives.
        KEPT,
        /// No number of GPUs is enough for an objective.
        OBJECTIVE,
        /// The fleet is too small.
        FLEET,
        /// The budget is too small.
        BUDGET
    }

    /// Objectives that cannot be met together.
    ///
    /// @param tenants who cannot be served at all; empty unless the cause is `UNSERVED`
    /// @param conflict objectives that cannot be met together, while any fewer of them could; empty where the load alone is too much
    /// @param smallest whether no objective of the conflict can be left out, by the tables
    /// @param relaxed objectives without which there is a plan, the fewest found
    /// @param gpusShort GPUs that the cheapest plan found lacks, where the fleet is too small
    /// @param usdPerHourShort dollars per hour by which the cheapest plan found exceeds the budget
    /// @param without a plan in which all but the relaxed objectives hold, simulated; null where none was found
    record Impossible(Plan before, Cause cause, List<TenantId> tenants, List<Promise> conflict, boolean smallest, List<Promise> relaxed, int gpusShort, double usdPerHourShort,
            @Nullable Found without) implements Answer {
        /// Keeps its own copies.
        public Impossible {
            tenants = List.copyOf(tenants);
            conflict = List.copyOf(conflict);
            relaxed = List.copyOf(relaxed);
        }

        /// What a relaxed objective comes to in the plan without it, in seconds; NaN where there is no such plan.
        public double reached(Promise promise) {
            return without == null ? Double.NaN : without.results().tenant(promise.tenant())
                    .map(tenant -> tenant.latency(promise.objective().metric()).value(promise.objective().statistic())).orElse(Double.NaN);
        }
    }
}
