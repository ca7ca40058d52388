package io.headroom.edit;

import java.util.List;

/// Why something cannot be done, as a key of the resource bundles and what it names.
///
/// @param key e.g. `refusal.reservedFor`, or empty where nothing stands in the way
/// @param arguments what the reason names
public record Refusal(String key, List<String> arguments) {
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
}
