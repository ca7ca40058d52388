package io.headroom.store;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.PrefixBlocks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What one reading of a file gathers along the way: ids that may be referred to, unknown keys, warnings, and how much the traces may still unpack.
final class Reading {
    /// Most requests that the traces of one file hold together: 16 bytes each, 80 MB unpacked.
    static final int MOST_REQUESTS = 5_000_000;
    private static final int MOST_WARNINGS = 20;
    /// Values of a class that are kept to be found again.
    private static final int MOST_ALIKE = 2_000;
    /// The sections whose parts have ids.
    static final List<String> SECTIONS = List.of("fleet", "deployments", "partitions", "tiers", "tenants", "providers", "traces", "gpuTypes", "models", "profiles",
            "offers");

    private final Catalogue catalogue = Catalogue.shipped();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Gathered gathered;
    /// Whether what is read is forgotten once it is read, but for its unknown keys.
    private final boolean passing;

    /// Looks up every id of a file, so that a reference can be checked where it stands.
    ///
    /// @throws Problem if two parts of a section have the same id
    Reading(ObjectNode root) {
        this(root, null);
    }

    /// Looks up every id of a file whose tenants are read one by one.
    ///
    /// @param tenants what is known of them, or null if the file has no list of them
    /// @throws Problem if two parts of a section have the same id
    Reading(ObjectNode root, @Nullable TenantScan tenants) {
        gathered = new Gathered();
        passing = false;
        SECTIONS.forEach(section -> ids.put(section, tenants != null && section.equals("tenants") ? tenants.ids() : idsOf(root.get(section), "$." + section)));
    }

    private Reading(Reading file) {
        gathered = file.gathered;
        passing = true;
        ids.putAll(file.ids);
    }

    private Reading(ObjectNode scenario, String path, Reading file) {
        gathered = file.gathered;
        passing = false;
        SECTIONS.forEach(section -> ids.put(section, scenario.has(section) ? idsOf(scenario.get(section), path + '.' + section) : file.ids(section)));
    }

    /// The reading of a scenario in the same file, with the ids that its parts have.
    ///
    /// @throws Problem if two parts of a section have the same id
    Reading ofScenario(ObjectNode scenario, String path) {
        return new Reading(scenario, path, this);
    }

    /// The reading of the parts of a list of the same file, of which only one is there at any time.
    Reading oneByOne() {
        return new Reading(this);
    }

    private static Set<String> idsOf(@Nullable JsonNode list, String path) {
        Set<String> found = new HashSet<>();
        if (list != null && list.isArray()) {
            for (int i = 0; i < list.size(); i++) {
                JsonNode id = list.get(i).isString() ? list.get(i) : list.get(i).get("id");
                if (id != null && id.isString() && !found.add(id.stringValue())) {
                    throw taken("%s[%d]%s".formatted(path, i, list.get(i).isString() ? "" : ".id"), id.stringValue());
                }
            }
        }
        return found;
    }

    static Problem taken(String path, String id) {
        return new Problem(path, "the id %s is taken by an earlier entry: give one of them another id.".formatted(OneLine.quote(id)));
    }

    /// A value in place of another that equals it, so that a hundred thousand tenants who are alike do not hold a hundred thousand copies. What is asked of it must not depend on
    /// which tenant has it.
    <T> T alike(T value) {
        return gathered.alike(value);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /// The ids of a section of the file.
    Set<String> ids(String section) {
        return ids.getOrDefault(section, Set.of());
    }

    /// Takes requests of a trace out of what the file may unpack.
    ///
    /// @param path where the trace states its number of requests
    void unpack(String path, int requests) {
        if (requests > gathered.requestsLeft) {
            throw new Problem(path, "the traces of this file hold more than %d requests together: shorten or remove some.".formatted(MOST_REQUESTS));
        }
        gathered.requestsLeft -= requests;
    }

    /// Takes prefix blocks of a trace out of what the file may unpack.
    ///
    /// @param path where the trace states how many it has
    void unpackIds(String path, long ids) {
        if (ids > gathered.idsLeft) {
            throw new Problem(path, "the traces of this file hold more than %d prefix blocks together: shorten or remove some.".formatted(PrefixBlocks.MOST_IDS));
        }
        gathered.idsLeft -= ids;
    }

    void unknown(List<String> address, String key, String path, JsonNode value) {
        if (passing) {
            gathered.keep(path, value);
        }
        gathered.unknown.add(address, key, value);
        gathered.unknownCount++;
        if (gathered.unknownCount <= MOST_WARNINGS) {
            gathered.warnings.add(OneLine.of(path + " is not known to this version: it has no effect, and is kept when the file is saved."));
        }
    }

    /// Where unknown keys are gathered.
    UnknownKeys.Collector unknown() {
        return gathered.unknown;
    }

    List<String> warnings() {
        List<String> all = new ArrayList<>(gathered.warnings);
        if (gathered.unknownCount > MOST_WARNINGS) {
            all.add("%d more keys are not known to this version: they have no effect, and are kept when the file is saved."
                    .formatted(gathered.unknownCount - MOST_WARNINGS));
        }
        return all;
    }

    /// What a file and its scenarios gather together.
    private static final class Gathered {
        private final UnknownKeys.Collector unknown = new UnknownKeys.Collector();
        private final List<String> warnings = new ArrayList<>();
        private int unknownCount;
        private int requestsLeft = MOST_REQUESTS;
        private long idsLeft = PrefixBlocks.MOST_IDS;
        private long kept;
        private final Map<Class<?>, Map<Object, Object>> alike = new HashMap<>();

        /// Counts unknown keys that stay in memory while all that stood around them is gone.
        void keep(String path, JsonNode value) {
            kept += 1 + size(value);
            if (kept > JsonInput.MOST_TOKENS) {
                throw new Problem(path, "the keys of tenants that this version does not know hold more than %d values: remove some, or open the file with the version that wrote it."
                        .formatted(JsonInput.MOST_TOKENS));
            }
        }

        private static long size(JsonNode value) {
            long size = 1;
            for (JsonNode below : value.values()) {
                size += 1 + size(below);
            }
            return size;
        }

        /// Where all differ, those that are kept only take room; so they are forgotten now and then.
        private <T> T alike(T value) {
            Map<Object, Object> known = alike.computeIfAbsent(value.getClass(), _ -> new HashMap<>());
            if (known.size() == MOST_ALIKE) {
                known.clear();
            }
            @SuppressWarnings("unchecked") // it equals the value and is of its class
            T first = (T) known.computeIfAbsent(value, Function.identity());
            return first;
        }
    }
}
