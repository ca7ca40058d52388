package io.headroom.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Keys of a plan file that this version does not know, kept so that saving loses nothing of what another version wrote.
///
/// Each is kept under the address of the object it stood in: the section and the id of the part, then the keys below, e.g. `tenants`, `robotics`,
/// `workloads`, `chat`. So a key follows its tenant when others are removed or reordered, and is dropped when its own part is gone.
public final class UnknownKeys {
    /// None at all.
    public static final UnknownKeys NONE = new UnknownKeys(Map.of());

    private final Map<List<String>, Map<String, JsonNode>> byAddress;

    private UnknownKeys(Map<List<String>, Map<String, JsonNode>> byAddress) {
        this.byAddress = byAddress;
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return byAddress.isEmpty();
    }

    /// Adds the keys that stood in the object with an address, unless this version has written a key of that name.
    void addTo(ObjectNode object, List<String> address) {
        byAddress.getOrDefault(address, Map.of()).forEach((key, value) -> {
            if (!object.has(key)) {
                object.set(key, value);
            }
        });
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
        return other instanceof UnknownKeys that && byAddress.equals(that.byAddress);
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

        void add(List<String> address, String key, JsonNode value) {
            byAddress.computeIfAbsent(List.copyOf(address), place -> new LinkedHashMap<>()).put(key, value);
        }

        UnknownKeys done() {
            return byAddress.isEmpty() ? NONE : new UnknownKeys(byAddress);
        }
    }
}
