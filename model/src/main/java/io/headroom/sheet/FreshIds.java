package io.headroom.sheet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Ids made of names: what is not a letter or a digit becomes a dash, and one that is taken gets a number.
final class FreshIds {
    private static final int LONGEST = 48;

    private final String otherwise;
    private final Set<String> taken;
    /// Where to go on counting: a hundred thousand rows may have the same name.
    private final Map<String, Integer> next = new HashMap<>();

    /// @param otherwise what to call something without letters
    /// @param taken ids that others have
    FreshIds(String otherwise, Collection<String> taken) {
        this.otherwise = otherwise;
        this.taken = new HashSet<>(taken);
    }

    /// An id is taken by someone.
    void take(String id) {
        taken.add(id);
    }

    /// An id for a name, taken from now on.
    String of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? otherwise : plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("-$", "");
        String id = base;
        int copy = next.getOrDefault(base, 2);
        while (!taken.add(id)) {
            id = base + "-" + copy++;
        }
        next.put(base, copy);
        return id;
    }
}
