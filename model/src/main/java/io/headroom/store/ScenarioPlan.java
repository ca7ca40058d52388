package io.headroom.store;

import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /// @param scenario the scenario's plan
    /// @param base the plan itself
    static ObjectNode of(PlanWriter.Tree scenario, PlanWriter.Tree base) {
        ObjectNode whole = scenario.root();
        ObjectNode plan = base.root();
        ObjectNode shortened = PlanWriter.object();
        whole.properties().forEach(member -> {
            JsonNode same = plan.get(member.getKey());
            if (member.getKey().equals(PlanWriter.TENANTS)) {
                if (!sameTenants(scenario, base)) {
                    shortened.set(member.getKey(), tenants(scenario, base));
                }
            } else if (!member.getValue().equals(same)) {
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

    private static boolean sameTenants(PlanWriter.Tree scenario, PlanWriter.Tree base) {
        int count = scenario.tenants().size();
        return count == base.tenants().size() && IntStream.range(0, count).allMatch(i -> same(scenario, scenario.tenants().get(i), base, base.tenants().get(i)));
    }

    /// The trees say it: what this version does not know of two tenants that are equal may differ.
    private static boolean same(PlanWriter.Tree scenario, Tenant tenant, PlanWriter.Tree base, Tenant other) {
        return scenario.of(tenant).equals(base.of(other));
    }

    private static ArrayNode tenants(PlanWriter.Tree scenario, PlanWriter.Tree base) {
        Map<TenantId, Tenant> byId = new HashMap<>();
        base.tenants().forEach(tenant -> byId.put(tenant.id(), tenant));
        ArrayNode list = PlanWriter.list();
        scenario.tenants().forEach(tenant -> {
            Tenant other = byId.get(tenant.id());
            if (other != null && same(scenario, tenant, base, other)) {
                list.add(tenant.id().value());
            } else {
                list.add(scenario.of(tenant));
            }
        });
        return list;
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
