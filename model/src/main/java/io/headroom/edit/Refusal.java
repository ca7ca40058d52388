package io.headroom.edit;

import java.util.ArrayList;
import java.util.List;

/// Why something cannot be done, as a key of the resource bundles and what it names.
///
/// @param key e.g. `refusal.reservedFor`, or empty where nothing stands in the way
/// @param arguments what the reason names
public record Refusal(String key, List<String> arguments) {
    /// Key of a reason that names whom of several it is about; its arguments are the name, then the key and the arguments of the reason.
    public static final String ABOUT = "refusal.about";
    /// Nothing stands in the way.
    public static final Refusal NONE = new Refusal("", List.of());

    /// Keeps its own copy of the arguments.
    public Refusal {
        arguments = List.copyOf(arguments);
    }

    /// A reason.
    public static Refusal of(String key, String... arguments) {
        return new Refusal(key, List.of(arguments));
    }

    /// The same reason, naming whom of several it is about.
    public Refusal about(String name) {
        List<String> named = new ArrayList<>(List.of(name, key));
        named.addAll(arguments);
        return new Refusal(ABOUT, named);
    }

    /// Whether there is no reason.
    public boolean none() {
        return equals(NONE);
    }
}
