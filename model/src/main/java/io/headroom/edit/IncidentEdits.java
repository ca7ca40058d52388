package io.headroom.edit;

import io.headroom.plan.ClusterId;
import io.headroom.plan.Incident;
import io.headroom.plan.Incident.What;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.ProviderId;
import io.headroom.plan.TenantId;
import io.headroom.plan.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What happens during the run: the edits that script it, and those that let something happen at one click.
///
/// The clicks take the time of the run at which it happens, in seconds since its start with the warm-up, and how much of it is usual.
public final class IncidentEdits {
    /// How much more a tenant sends in a burst.
    public static final double BURST_FACTOR = 10;
    /// How long a burst lasts, in seconds.
    public static final double BURST_SECONDS = 300;
    /// How much more a tenant sends at the height of a launch window.
    public static final double LAUNCH_FACTOR = 5;
    /// How long a launch window lasts, in seconds.
    public static final double LAUNCH_SECONDS = 1800;
    /// How long nodes, clusters and providers are away, in seconds.
    public static final double OUTAGE_SECONDS = 600;
    /// How much later a delivery comes, in seconds: a week.
    public static final double DELAY_SECONDS = 7 * 86_400;

    private IncidentEdits() {}

    /// A tenant sends ten times its load for five minutes.
    public static Edit burst(Plan plan, TenantId tenant, double atSeconds) {
        return add(plan, new Incident(new What.Burst(tenant, BURST_FACTOR), atSeconds, BURST_SECONDS));
    }

    /// A tenant's load climbs to five times the usual one and falls back within half an hour.
    public static Edit launch(Plan plan, TenantId tenant, double atSeconds) {
        return add(plan, new Incident(new What.Launch(tenant, LAUNCH_FACTOR), atSeconds, LAUNCH_SECONDS));
    }

    /// A cluster loses a node for ten minutes: the first one, or the next where some are lost already.
    ///
    /// @throws InvalidPlan on applying, if no node is left
    public static Edit loseNode(Plan plan, ClusterId cluster, double atSeconds) {
        int lost = plan.incidents().stream().filter(incident -> incident.atSeconds() <= atSeconds && atSeconds < incident.endSeconds())
                .mapToInt(incident -> incident.what() instanceof What.NodesLost nodes && nodes.cluster().equals(cluster) ? nodes.nodes() : 0).max().orElse(0);
        return add(plan, new Incident(new What.NodesLost(cluster, lost + 1), atSeconds, OUTAGE_SECONDS));
    }

    /// A cluster fails for ten minutes.
    public static Edit loseCluster(Plan plan, ClusterId cluster, double atSeconds) {
        return add(plan, new Incident(new What.ClusterLost(cluster), atSeconds, OUTAGE_SECONDS));
    }

    /// An outside provider refuses everything for ten minutes.
    public static Edit providerDown(Plan plan, ProviderId provider, double atSeconds) {
        return add(plan, new Incident(new What.ProviderDown(provider), atSeconds, OUTAGE_SECONDS));
    }

    /// A cluster comes a week later than planned, and another week with each such edit.
    ///
    /// @throws InvalidPlan on applying, if it is there already
    public static Edit delay(Plan plan, ClusterId cluster, double atSeconds) {
        return add(plan, new Incident(new What.Delayed(cluster), atSeconds, DELAY_SECONDS));
    }

    /// Adds an incident.
    ///
    /// @throws InvalidPlan on applying, if it is about something that the plan does not have
    public static Edit add(Plan plan, Incident incident) {
        return edit(label(incident.what()), names(plan, incident.what()), incidents -> {
            List<Incident> more = new ArrayList<>(incidents);
            more.add(incident);
            return more;
        });
    }

    /// Puts an incident in place of another.
    ///
    /// @param number place of the other in the plan's list, from 0
    /// @throws InvalidPlan on applying, if there is none, or it is about something that the plan does not have
    public static Edit change(Plan plan, int number, Incident incident) {
        return edit("edit.incidentChange", List.of(), incidents -> {
            List<Incident> changed = new ArrayList<>(incidents);
            changed.set(checked(number, incidents), incident);
            return changed;
        });
    }

    /// Removes an incident.
    ///
    /// @param number its place in the plan's list, from 0
    /// @throws InvalidPlan on applying, if there is none
    public static Edit remove(int number) {
        return edit("edit.incidentRemove", List.of(), incidents -> {
            List<Incident> rest = new ArrayList<>(incidents);
            rest.remove(checked(number, incidents));
            return rest;
        });
    }

    private static Edit edit(String label, List<String> names, UnaryOperator<List<Incident>> change) {
        return Edit.of(label, names, before -> before.withIncidents(change.apply(before.incidents())));
    }

    private static int checked(int number, List<Incident> incidents) {
        if (number < 0 || number >= incidents.size()) {
            throw new InvalidPlan("There is no incident %d in the plan, which has %d. Maybe it was removed?".formatted(number + 1, incidents.size()));
        }
        return number;
    }

    private static String label(What what) {
        return switch (what) {
            case What.Burst _ -> "edit.incident.burst";
            case What.Launch _ -> "edit.incident.launch";
            case What.NodesLost lost -> lost.nodes() == 1 ? "edit.incident.node" : "edit.incident.nodes";
            case What.ClusterLost _ -> "edit.incident.cluster";
            case What.ProviderDown _ -> "edit.incident.provider";
            case What.Delayed _ -> "edit.incident.delay";
        };
    }

    private static List<String> names(Plan plan, What what) {
        return switch (what) {
            case What.Burst(var tenant, double factor) -> List.of(plan.tenant(tenant).name(), Units.formatCount(factor));
            case What.Launch(var tenant, double factor) -> List.of(plan.tenant(tenant).name(), Units.formatCount(factor));
            case What.NodesLost(var cluster, int nodes) -> List.of(plan.cluster(cluster).name(), Integer.toString(nodes));
            case What.ClusterLost(var cluster) -> List.of(plan.cluster(cluster).name());
            case What.ProviderDown(var provider) -> List.of(plan.provider(provider).name());
            case What.Delayed(var cluster) -> List.of(plan.cluster(cluster).name());
        };
    }
}
