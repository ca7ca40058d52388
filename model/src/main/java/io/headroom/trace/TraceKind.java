package io.headroom.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The kinds of file that are understood, each told by the names of its columns. Names are the same whatever their case and whatever stands between their words.
enum TraceKind {
    /// The Azure LLM inference traces of 2023 and 2024.
    AZURE("Azure (%s)"),
    /// BurstGPT.
    BURST_GPT("BurstGPT (%s)"),
    /// Mooncake's JSON lines; `hash_ids` may be missing.
    MOONCAKE("Mooncake JSON lines (%s, hash_ids)"),
    /// ServeGen's rates of clients, a row for each client and window.
    CLIENT_RATES("ServeGen client rates (%s)"),
    /// Token quantiles that go with client rates.
    TOKEN_QUANTILES("%s");

    private final String description;

    TraceKind(String description) {
        this.description = description;
    }

    /// The columns it cannot do without.
    List<String> columns() {
        return switch (this) {
            case AZURE -> List.of("TIMESTAMP", "ContextTokens", "GeneratedTokens");
            case BURST_GPT -> List.of("Timestamp", "Request tokens", "Response tokens");
            case MOONCAKE -> List.of("timestamp", "input_length", "output_length");
            case CLIENT_RATES -> List.of("client", "t_s", "rate_rps", "pattern", "param1");
            case TOKEN_QUANTILES -> List.of("client", "window_start_s", "field", "mean", "p50", "p90", "p99", "max", "mean_rate_rps_in_window");
        };
    }

    String describe() {
        return description.formatted(String.join(", ", columns()));
    }

    /// A name without case and separators.
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private List<String> missing(Set<String> plainNames) {
        return columns().stream().filter(column -> !plainNames.contains(plain(column))).toList();
    }

    /// The table with these columns, or null if there is none such.
    static @Nullable TraceKind ofTable(Set<String> plainNames) {
        return Arrays.stream(values()).filter(kind -> kind != MOONCAKE && kind.missing(plainNames).isEmpty()).findFirst().orElse(null);
    }

    /// All kinds in one sentence, with what is missing of the one that comes nearest.
    static String understood(Set<String> plainNames) {
        String near = "";
        for (TraceKind kind : values()) {
            List<String> missing = kind.missing(plainNames);
            if (near.isEmpty() && !missing.isEmpty() && missing.size() * 2 <= kind.columns().size()) {
                near = "For %s it lacks %s. ".formatted(kind.describe(), String.join(" and ", missing));
            }
        }
        return near + "Understood are " + Arrays.stream(values()).filter(kind -> kind != TOKEN_QUANTILES).map(TraceKind::describe).collect(Collectors.joining("; ")) + ".";
    }
}
