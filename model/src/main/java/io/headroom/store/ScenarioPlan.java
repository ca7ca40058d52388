package io.headroom.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The plan of a scenario as its file holds it: what is as in the plan itself is left out, and in a section that is not, a part that is stands by its id. So a
/// scenario is as long as its differences, and no trace is written twice. A key at the top that this version does not know is treated alike, and null stands for one that
/// the plan has and the scenario has not, as in a merge patch (RFC 7396).
final class ScenarioPlan {
    /// What a plan's tree has only where there is some, so that a scenario without has to say so.
    private static final List<String> OPTIONAL = List.of("providers", "incidents", "offers");

    private ScenarioPlan() {}

    /// @param whole the tree of the scenario's plan
    /// @param plan the tree of the plan itself
    static ObjectNode of(ObjectNode whole, ObjectNode plan) {
        ObjectNode shortened = PlanWriter.object();
        whole.properties().forEach(member -> {
            JsonNode same = plan.get(member.getKey());
            if (!member.getValue().equals(same)) {
                boolean parts = Reading.SECTIONS.contains(member.getKey()) && same != null;
                shortened.set(member.getKey(), parts ? section(member.getValue(), same) : member.getValue());
            }
        });
        plan.propertyNames().stream().filter(key -> !whole.has(key)).forEach(key -> {
            if (OPTIONAL.contains(key)) {
                shortened.putArray(key);
            } else {
                shortened.putNull(key);
            }
        });
        return shortened;
    }

    private static ArrayNode section(JsonNode whole, JsonNode plan) {
        Map<String, JsonNode> byId = new HashMap<>();
        plan.values().forEach(part -> byId.put(part.get("id").stringValue(), part));
        ArrayNode list = PlanWriter.list();
        whole.values().forEach(part -> {
            String id = part.get("id").stringValue();
            if (part.equals(byId.get(id))) {
                list.add(id);
            } else {
                list.add(part);
            }
        });
        return list;
    }
}
