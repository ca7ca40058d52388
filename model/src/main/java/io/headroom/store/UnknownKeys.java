package io.headroom.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Keys of a plan file that this version does not know, kept so that saving loses nothing of what another version wrote.
///
/// Each is kept under the address of the object it stood in: the scenario, the section and the id of the part, then the keys below, e.g. `Base`, `tenants`,
/// `robotics`, `workloads`, `chat`. So a key follows its tenant when others are removed or reordered, and is dropped when its own part is gone. What a scenario takes
/// from the plan itself brings the plan's keys along; so they stay with their parts when another scenario becomes the plan.
public final class UnknownKeys {
    /// Stands in place of the scenario for what belongs to the file as a whole.
    static final String FILE = "";
    /// None at all.
    public static final UnknownKeys NONE = new UnknownKeys(FILE, Map.of(), Map.of());

    private final String plan;
    private final Map<List<String>, Map<String, JsonNode>> byAddress;
    private final Map<String, Set<List<String>>> taken;

    /// @param plan the scenario that the file's plan itself shows
    /// @param taken the sections and parts that each other scenario takes from it
    private UnknownKeys(String plan, Map<List<String>, Map<String, JsonNode>> byAddress, Map<String, Set<List<String>>> taken) {
        this.plan = plan;
        this.byAddress = byAddress;
        this.taken = taken;
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return byAddress.isEmpty();
    }

    /// Adds the keys that stood in the object with an address, unless this version has written a key of that name.
    ///
    /// @param scenario what the scenario it stands in was called in the file; one that the file did not have has come of its plan
    void addTo(ObjectNode object, String scenario, List<String> address) {
        String from = scenario.equals(FILE) || taken.containsKey(scenario) ? scenario : plan;
        Set<List<String>> takes = taken.getOrDefault(from, Set.of());
        boolean inPlan = takes.contains(address.subList(0, Math.min(1, address.size()))) || takes.contains(address.subList(0, Math.min(2, address.size())));
        if (address.isEmpty() && !from.equals(FILE)) {
            addAtTop(object, from);
        } else {
            add(object, inPlan ? plan : from, address);
        }
    }

    /// What a scenario does not have at its top it takes from the plan, unless a null says that it has none.
    private void addAtTop(ObjectNode object, String from) {
        Map<String, JsonNode> ofPlan = byAddress.getOrDefault(List.of(plan), Map.of());
        Map<String, JsonNode> all = new LinkedHashMap<>(byAddress.getOrDefault(List.of(from), Map.of()));
        ofPlan.forEach(all::putIfAbsent);
        all.forEach((key, value) -> {
            boolean none = value.isNull() && ofPlan.containsKey(key) && !from.equals(plan);
            if (!none && !object.has(key)) {
                object.set(key, value);
            }
        });
    }

    private void add(ObjectNode object, String scenario, List<String> address) {
        byAddress.getOrDefault(in(scenario, address), Map.of()).forEach((key, value) -> {
            if (!object.has(key)) {
                object.set(key, value);
            }
        });
    }

    private static List<String> in(String scenario, List<String> address) {
        List<String> whole = new ArrayList<>(List.of(scenario));
        whole.addAll(address);
        return whole;
    }

    /// Addresses for the parts of a list that have names which may repeat: the second "chat" is another part than the first.
    static List<String> steps(List<String> names) {
        Map<String, Integer> copies = new HashMap<>();
        return names.stream().map(name -> {
            int copy = copies.merge(name, 1, Integer::sum);
            return copy == 1 ? name : name + '\n' + copy;
        }).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnknownKeys that && plan.equals(that.plan) && byAddress.equals(that.byAddress) && taken.equals(that.taken);
    }

    @Override
    public int hashCode() {
        return byAddress.hashCode();
    }

    @Override
    public String toString() {
        return "UnknownKeys" + byAddress;
    }

    /// Collects the keys while a file is read.
    static final class Collector {
        private final Map<List<String>, Map<String, JsonNode>> byAddress = new LinkedHashMap<>();
        private final Map<String, Set<List<String>>> taken = new HashMap<>();

        void add(List<String> address, String key, JsonNode value) {
            byAddress.computeIfAbsent(List.copyOf(address), place -> new LinkedHashMap<>()).put(key, value);
        }

        /// Notes a scenario, which so far takes nothing.
        void scenario(String scenario) {
            taken.putIfAbsent(scenario, new HashSet<>());
        }

        /// Notes that a scenario takes a section, or a part of one, from the plan.
        void takes(String scenario, String... address) {
            taken.computeIfAbsent(scenario, each -> new HashSet<>()).add(List.of(address));
        }

        UnknownKeys done(String plan) {
            return byAddress.isEmpty() ? NONE : new UnknownKeys(plan, byAddress, taken);
        }
    }
}
