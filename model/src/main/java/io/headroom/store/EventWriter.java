package io.headroom.store;

import io.headroom.plan.Incident;
import io.headroom.plan.Provider;
import io.headroom.plan.Units;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what is outside the fleet, or comes from there: providers and incidents.
final class EventWriter {
    private final PlanWriter plan;

    EventWriter(PlanWriter plan) {
        this.plan = plan;
    }

    ObjectNode provider(Provider provider) {
        String id = provider.id().value();
        ObjectNode object = PlanWriter.object().put("id", id).put("name", provider.name());
        object.set("firstToken", plan.finish(DistributionWriter.seconds(provider.firstTokenSeconds()), "providers", id, "firstToken"));
        object.put("perToken", Units.formatSeconds(provider.secondsPerToken()));
        return plan.finish(object, "providers", id);
    }

    ArrayNode incidents(List<Incident> incidents) {
        List<ObjectNode> known = incidents.stream().map(EventWriter::incident).toList();
        List<String> steps = UnknownKeys.steps(known.stream().map(EventReader::name).toList());
        ArrayNode list = PlanWriter.list();
        for (int i = 0; i < known.size(); i++) {
            list.add(plan.finish(known.get(i), "incidents", steps.get(i)));
        }
        return list;
    }

    private static ObjectNode incident(Incident incident) {
        ObjectNode object = PlanWriter.object();
        switch (incident.what()) {
            case Incident.What.Burst burst -> PlanWriter.number(object.put("kind", "burst").put("tenant", burst.tenant().value()), "factor", burst.factor());
            case Incident.What.Launch launch -> PlanWriter.number(object.put("kind", "launch").put("tenant", launch.tenant().value()), "factor", launch.factor());
            case Incident.What.NodesLost lost -> object.put("kind", "nodes-lost").put("cluster", lost.cluster().value()).put("nodes", lost.nodes());
            case Incident.What.ClusterLost lost -> object.put("kind", "cluster-lost").put("cluster", lost.cluster().value());
            case Incident.What.ProviderDown down -> object.put("kind", "provider-down").put("provider", down.provider().value());
            case Incident.What.Delayed late -> object.put("kind", "delayed").put("cluster", late.cluster().value());
        }
        return object.put("at", Units.formatSeconds(incident.atSeconds())).put("lasts", Units.formatSeconds(incident.lastsSeconds()));
    }
}
