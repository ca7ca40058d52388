package io.headroom.plan;

/// Something that happens to a fleet or its load at a time of the run.
///
/// @param what what happens
/// @param atSeconds when, in seconds since the start of the run, warm-up included, 0 or more
/// @param lastsSeconds for how long, above 0
public record Incident(What what, double atSeconds, double lastsSeconds) {
    private static final double MOST_FACTOR = 1000;

    /// What happens.
    public sealed interface What {
        /// A tenant sends several times its load: as many more of the same, independent of what it sends anyway.
        ///
        /// @param factor the load over the usual one, 1 to 1,000
        record Burst(TenantId tenant, double factor) implements What {
            /// @throws InvalidPlan if the factor is out of range
            public Burst {
                checkFactor(tenant, factor);
            }
        }

        /// A launch window: a tenant's load climbs evenly to several times the usual one at half time, and falls back.
        ///
        /// @param factor the load at its height over the usual one, 1 to 1,000
        record Launch(TenantId tenant, double factor) implements What {
            /// @throws InvalidPlan if the factor is out of range
            public Launch {
                checkFactor(tenant, factor);
            }
        }

        /// Nodes of a cluster fail, the first of it first; replicas on them with them. What they were doing starts again elsewhere.
        ///
        /// @param nodes how many, 1 or more
        record NodesLost(ClusterId cluster, int nodes) implements What {
            /// @throws InvalidPlan if no node fails
            public NodesLost {
                Require.atLeast("Nodes lost by cluster " + cluster, nodes, 1, "Enter a number of nodes.");
            }
        }

        /// A whole cluster fails.
        record ClusterLost(ClusterId cluster) implements What {}

        /// An outside provider refuses everything.
        record ProviderDown(ProviderId provider) implements What {}

        /// A cluster is delivered later than planned, by as long as the incident lasts; when it happens does not matter.
        record Delayed(ClusterId cluster) implements What {}

        private static void checkFactor(TenantId tenant, double factor) {
            if (!(factor >= 1 && factor <= MOST_FACTOR)) {
                throw new InvalidPlan("The load of tenant %s goes x%s: use 1 to 1000, e.g. 10.".formatted(tenant, Require.plain(factor)));
            }
        }
    }

    /// @throws InvalidPlan if it comes before the run starts, or does not last
    public Incident {
        Require.atLeast("Start of an incident", atSeconds, 0, "Enter the time since the start of the run, e.g. 20min.");
        Require.above("Length of an incident", lastsSeconds, 0, "Enter a duration, e.g. 10min.");
    }

    /// When it is over, in seconds since the start of the run.
    public double endSeconds() {
        return atSeconds + lastsSeconds;
    }
}
