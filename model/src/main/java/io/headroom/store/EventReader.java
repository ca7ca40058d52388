package io.headroom.store;

import io.headroom.plan.ClusterId;
import io.headroom.plan.Distribution;
import io.headroom.plan.Incident;
import io.headroom.plan.Provider;
import io.headroom.plan.ProviderId;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Reads what is outside the fleet, or comes from there: providers and incidents.
final class EventReader {
    /// The keys that may name whom an incident concerns.
    private static final List<String> CONCERNED = List.of("tenant", "cluster", "provider");

    private EventReader() {}

    static Provider provider(Part part) {
        ProviderId id = part.id("id", ProviderId::new);
        String name = part.name("name", "Public API");
        Distribution first = DistributionReader.seconds(part.object("firstToken", "{\"kind\": \"lognormal\", \"p50\": \"400ms\", \"p99\": \"2s\"}"));
        double each = part.seconds("perToken", "20ms");
        return part.make(() -> new Provider(id, name, first, each));
    }

    /// What kind of incident it is and whom it concerns, since incidents have no ids.
    static String name(ObjectNode incident) {
        return String.join(" ", Stream.concat(Stream.of("kind"), CONCERNED.stream()).map(key -> Part.textIn(incident, key)).filter(text -> !text.isEmpty()).toList());
    }

    static Incident incident(Part part) {
        String kind = part.text("kind", "burst");
        Incident.What what = switch (kind) {
            case "burst" -> {
                TenantId tenant = tenant(part);
                double factor = part.number("factor", "10");
                yield part.at("factor", () -> new Incident.What.Burst(tenant, factor));
            }
            case "launch" -> {
                TenantId tenant = tenant(part);
                double factor = part.number("factor", "10");
                yield part.at("factor", () -> new Incident.What.Launch(tenant, factor));
            }
            case "nodes-lost" -> {
                ClusterId cluster = cluster(part);
                int nodes = part.whole("nodes", 1);
                yield part.at("nodes", () -> new Incident.What.NodesLost(cluster, nodes));
            }
            case "cluster-lost" -> new Incident.What.ClusterLost(cluster(part));
            case "provider-down" -> new Incident.What.ProviderDown(part.reference("provider", ProviderId::new, "provider", part.reading().ids("providers")));
            case "delayed" -> new Incident.What.Delayed(cluster(part));
            default -> throw part.notOneOf("kind", kind, List.of("burst", "launch", "nodes-lost", "cluster-lost", "provider-down", "delayed"));
        };
        double at = what instanceof Incident.What.Delayed ? part.secondsOr("at", 0) : part.seconds("at", "20min");
        double lasts = part.seconds("lasts", "10min");
        return part.make(() -> new Incident(what, at, lasts));
    }

    private static TenantId tenant(Part part) {
        return part.reference("tenant", TenantId::new, "tenant", part.reading().ids("tenants"));
    }

    private static ClusterId cluster(Part part) {
        return part.reference("cluster", ClusterId::new, "cluster", part.reading().ids("fleet"));
    }
}
