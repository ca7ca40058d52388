package io.headroom.store;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// What a first pass finds in the list of tenants: how many there are, their ids, which other parts refer to, and what is wrong with the list as such.
final class TenantScan {
    /// Most tenants of a plan.
    static final int MOST = 500_000;

    private final Set<String> ids = new HashSet<>();
    private int count;
    private @Nullable Problem repeated;
    private @Nullable Problem stray;

    /// Looks at an entry of the list.
    ///
    /// @param parser stands at its start, then at its end
    void entry(JsonParser parser) {
        if (count == MOST) {
            throw JsonInput.beyond("it holds more than %d tenants".formatted(MOST));
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            String id = id(parser);
            if (id != null && !ids.add(id)) {
                repeats(id, ".id");
            }
        } else {
            JsonNode other = JsonInput.tree(parser);
            if (other.isString() && !ids.add(other.stringValue())) {
                repeats(other.stringValue(), "");
            }
            if (stray == null) {
                stray = new Problem("$.tenants[%d]".formatted(count), "is %s: it must be an object.".formatted(JsonValue.describe(other)));
            }
        }
        count++;
    }

    private static @Nullable String id(JsonParser parser) {
        String id = null;
        int depth = 1;
        boolean here = false;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING && here) {
                id = parser.getString();
            }
            here = depth == 1 && token == JsonToken.PROPERTY_NAME && parser.currentName().equals("id");
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return id;
    }

    private void repeats(String id, String key) {
        if (repeated == null) {
            repeated = Reading.taken("$.tenants[%d]%s".formatted(count, key), id);
        }
    }

    int count() {
        return count;
    }

    /// The ids of the tenants.
    ///
    /// @throws Problem if two have the same
    Set<String> ids() {
        if (repeated != null) {
            throw repeated;
        }
        return ids;
    }

    /// @throws Problem if one of them is no object
    void checkObjects() {
        if (stray != null) {
            throw stray;
        }
    }
}
